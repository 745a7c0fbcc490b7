//! The pages as a reader's browser gets them: every one of them, on any day, and what bad input gets.

use crate::support::{Broken, TestApp, html::Page, today};
use domain::{Language, Snapshot};
use jiff::civil::{Date, date};
use reqwest::{Method, StatusCode};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

const STORY: Date = date(2024, 9, 6);

/// The paths of the site map, without host, in English only.
async fn every_path(app: &TestApp) -> Vec<String> {
    let listed = |xml: &str| -> Vec<String> {
        xml.split("<loc>https://handover.example")
            .skip(1)
            .filter_map(|rest| Some(rest.split_once("</loc>")?.0.to_owned()))
            .collect()
    };
    let mut all = Vec::new();
    let parts = listed(&app.text("/sitemap.xml").await);
    for part in &parts {
        let xml = app.text(part).await;
        // Short enough for a cache entry, and for any crawler.
        assert!(xml.len() < 2 * 1024 * 1024, "{part} has {} bytes", xml.len());
        all.extend(listed(&xml));
    }
    for none in [
        "/sitemaps/0.xml",
        "/sitemaps/01.xml",
        "/sitemaps/x",
        &format!("/sitemaps/{}.xml", parts.len() + 1),
    ] {
        assert_eq!(app.get(none).await.status(), StatusCode::NOT_FOUND, "{none}");
    }
    let paths: Vec<_> = all
        .into_iter()
        .filter(|path| !path.starts_with("/ja") && !path.starts_with("/ko"))
        .map(|path| if path.is_empty() { "/".to_owned() } else { path })
        .collect();
    assert!(
        paths.len() > 1000,
        "the site map lists only {} pages",
        paths.len()
    );
    paths
}

fn in_language(language: Language, path: &str) -> String {
    match (language.prefix(), path) {
        ("", path) => path.to_owned(),
        (prefix, "/") => prefix.to_owned(),
        (prefix, path) => format!("{prefix}{path}"),
    }
}

fn snapshot(app: &TestApp, day: Date) -> Arc<Snapshot> {
    let world = app.context.backend.world();
    Arc::new(world.on(day))
}

/// Whether a text holds a name as a whole word: "Merz" stands not in "Merzig".
fn names(text: &str, name: &str) -> bool {
    let is_edge = |letter: Option<char>| !letter.is_some_and(char::is_alphanumeric);
    text.match_indices(name).any(|(place, _)| {
        is_edge(text[..place].chars().next_back()) && is_edge(text[place + name.len()..].chars().next())
    })
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_page_of_the_site_map_answers() {
    let app = TestApp::start().await;
    let mut titles: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    // Pages of people are the most, and the most alike.
    let is_read = |(place, path): &(usize, String)| !path.starts_with("/people/") || place % 8 == 0;
    for (place, path) in every_path(&app).await.into_iter().enumerate().filter(is_read) {
        // Each page in one language, each kind of page in all of them.
        let language = Language::ALL[place % Language::ALL.len()];
        let address = in_language(language, &path);
        let answer = app.get(&address).await;
        assert_eq!(answer.status(), StatusCode::OK, "{address}");
        let html = answer.text().await.expect("text");
        assert!(
            html.starts_with(&format!("<!doctype html><html lang=\"{}\"", language.tag())),
            "{address}"
        );
        assert_eq!(html.matches("<h1").count(), 1, "{address} has one heading");
        for unfinished in ["{ $", "{$", "\u{2068}", "Some(", "None<", "undefined"] {
            assert!(!html.contains(unfinished), "{address} shows {unfinished}");
        }
        let title = Page::of(&html).one("head > title").text();
        titles.entry(title).or_default().insert(address);
    }
    // Two elections of one kind, country and year may share a name; whole families may not.
    let crowded: Vec<_> = titles.iter().filter(|(_, pages)| pages.len() > 4).collect();
    assert!(crowded.is_empty(), "too many pages share a title: {crowded:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn on_a_past_day_no_page_names_anyone_who_came_later() {
    let app = TestApp::start().await;
    let (now, then) = (snapshot(&app, today()), snapshot(&app, STORY));
    let later: Vec<_> = now
        .persons()
        .filter(|person| then.person(person.id.as_str()).is_none())
        .map(|person| person.name.en.clone())
        .collect();
    assert!(later.iter().any(|name| name == "Friedrich Merz"), "{later:?}");
    assert!(later.len() > 10, "{later:?}");
    let (mut shown, mut hidden, mut found) = (0, 0, Vec::new());
    for path in every_path(&app).await {
        let address = format!("{path}?as_of={STORY}");
        let answer = app.get(&address).await;
        let status = answer.status();
        // What was not known on the day has no page on it.
        assert!(
            status == StatusCode::OK || status == StatusCode::NOT_FOUND,
            "{address}: {status}"
        );
        if status == StatusCode::NOT_FOUND {
            hidden += 1;
            continue;
        }
        shown += 1;
        let html = answer.text().await.expect("text");
        // Who led only later may have stood in an election before; its page alone may say so.
        let told = path
            .strip_prefix("/events/")
            .and_then(|id| then.event(id))
            .map(|event| format!("{event:?}"))
            .unwrap_or_default();
        let leaks = later
            .iter()
            .filter(|name| names(&html, name) && !told.contains(*name));
        found.extend(leaks.map(|name| format!("{address} names {name}")));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
    assert!(
        shown > 500 && hidden > 100,
        "{shown} pages shown, {hidden} hidden"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_past_day_says_so_leads_back_and_travels_with_every_link() {
    let app = TestApp::start().await;
    let html = app.text("/countries/jp?as_of=2024-09-06").await;
    assert!(html.contains("clock-banner"));
    assert!(html.contains("href=\"/countries/jp\""), "the way back to today");
    assert!(html.contains("/people/fumio-kishida?as_of=2024-09-06"));
    assert!(html.contains("/ja/countries/jp?as_of=2024-09-06"));
    assert!(!app.text("/countries/jp").await.contains("clock-banner"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn before_the_first_record_nothing_was_known_and_the_page_says_when_that_was() {
    let app = TestApp::start().await;
    let empty = app.get("/?known_at=2020-01-01T00:00:00Z").await;
    assert_eq!(empty.status(), StatusCode::OK);
    let html = empty.text().await.expect("text");
    assert!(html.contains("clock-banner") && html.contains("1 January 2020"));
    assert_eq!(
        app.get("/countries/jp?known_at=2020-01-01T00:00:00Z")
            .await
            .status(),
        StatusCode::NOT_FOUND
    );
    let later = app
        .get("/countries/jp?known_at=2099-01-01T00:00:00Z&as_of=2024-09-06")
        .await;
    assert_eq!(later.status(), StatusCode::OK);
    assert!(later.text().await.expect("text").contains("Fumio Kishida"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_does_not_exist_is_a_404_that_helps() {
    let app = TestApp::start().await;
    for (address, language, words) in [
        ("/countries/atlantis", "en", "Search"),
        ("/people/nobody-at-all", "en", "nobody at all"),
        ("/ja/offices/nothing", "ja", "検索"),
        ("/ko/nothing/of/this/kind", "ko", "검색"),
        ("/relations/jp", "en", "Search"),
        ("/relations/jp-jp", "en", "Search"),
        ("/relations/jp-zz", "en", "Search"),
        ("/changes/0", "en", "Search"),
        ("/changes/99999999999999999999", "en", "Search"),
        ("/countries/%FF", "en", "Search"),
        ("/countries/%00", "en", "Search"),
        ("/events/%3Cscript%3E", "en", "Search"),
    ] {
        let answer = app.get(address).await;
        assert_eq!(answer.status(), StatusCode::NOT_FOUND, "{address}");
        assert_eq!(answer.headers()["cache-control"], "no-store", "{address}");
        let html = answer.text().await.expect("text");
        assert!(html.contains(&format!("<html lang=\"{language}\">")), "{address}");
        assert!(html.contains("noindex"), "{address}");
        assert!(html.contains(words), "{address} helps on");
        assert!(!html.contains("<script>"), "{address} is escaped");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_clock_that_cannot_be_read_is_a_400_that_repeats_what_was_typed() {
    let app = TestApp::start().await;
    for typed in [
        "yesterday",
        "2024-02-30",
        "2024",
        "20240906",
        "-0001-01-01",
        "99999-01-01",
    ] {
        let answer = app.get(&format!("/leaders?as_of={typed}")).await;
        assert_eq!(answer.status(), StatusCode::BAD_REQUEST, "{typed}");
        assert!(answer.text().await.expect("text").contains(typed), "{typed}");
    }
    let answer = app.get("/ja/leaders?known_at=%3Cb%3E").await;
    assert_eq!(answer.status(), StatusCode::BAD_REQUEST);
    let html = answer.text().await.expect("text");
    assert!(html.contains("&lt;b&gt;") && !html.contains("<b>"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn odd_input_is_never_an_internal_error() {
    let app = TestApp::start().await;
    let long = "x".repeat(1900);
    let queries = [
        "q=%00%01%02",
        "q=%F0%9F%87%AF%F0%9F%87%B5",
        "q=%FF%FE",
        "q=<script>alert(1)</script>",
        "q='%20OR%201=1--",
        "page=0",
        "page=-1",
        "page=99999999999999999999",
        "page=2",
        "sort=sideways",
        "country=zz&country=JP&country=",
        "region=atlantis&group=g7&group=g9",
        "status=vacant&status=nonsense",
        "kind=meeting&firmness=held&firmness=never",
        "from=2024-09&to=nonsense",
        "from=9999-12-31&to=0001-01-01",
        "as_of=0001-01-01",
        "as_of=9999-12-31",
        "as_of=2024-09-06&known_at=1970-01-01T00:00:00Z",
        "unknown=1&&&===&%=%",
        long.as_str(),
    ];
    for path in [
        "/",
        "/leaders",
        "/countries",
        "/countries/jp",
        "/people/fumio-kishida",
        "/offices/jp-prime-minister",
        "/events",
        "/events/jp-ldp-leadership-2024",
        "/transitions",
        "/relations/jp-kr",
        "/changes",
        "/search",
    ] {
        for query in queries {
            let address = format!("{path}?{query}");
            let answer = app.get(&address).await;
            assert!(answer.status().as_u16() < 500, "{address}: {}", answer.status());
            let html = answer.text().await.expect("text");
            assert!(!html.contains("<script>alert"), "{address} is escaped");
        }
    }
    let too_long = app.get(&format!("/search?q={}", "x".repeat(4000))).await;
    assert_eq!(too_long.status(), StatusCode::URI_TOO_LONG);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn addresses_with_another_spelling_lead_to_the_one_that_counts() {
    let app = TestApp::start().await;
    for (from, to) in [
        ("/countries/JP", "/countries/jp"),
        (
            "/ja/countries/JP?as_of=2024-09-06",
            "/ja/countries/jp?as_of=2024-09-06",
        ),
        // Written so that no letter of the path itself is a capital.
        ("/countries/%4A%50", "/countries/jp"),
        ("/leaders/", "/leaders"),
        ("/ko/", "/ko"),
        ("/relations/KR-JP", "/relations/kr-jp"),
        ("//evil.example/", "/evil.example"),
    ] {
        let answer = app.get(from).await;
        assert_eq!(answer.status(), StatusCode::PERMANENT_REDIRECT, "{from}");
        assert_eq!(answer.headers()["location"], to, "{from}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn only_reading_is_answered() {
    let app = TestApp::start().await;
    let head = app
        .request(Method::HEAD, "/leaders")
        .send()
        .await
        .expect("an answer");
    assert_eq!(head.status(), StatusCode::OK);
    assert!(head.text().await.expect("text").is_empty());
    for method in [Method::POST, Method::PUT, Method::DELETE] {
        let answer = app
            .request(method.clone(), "/leaders")
            .send()
            .await
            .expect("an answer");
        assert_eq!(answer.status(), StatusCode::METHOD_NOT_ALLOWED, "{method}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_answer_carries_the_headers_that_keep_readers_safe() {
    let app = TestApp::start().await;
    for address in [
        "/",
        "/nothing",
        "/healthz",
        "/robots.txt",
        "/leaders?as_of=nonsense",
    ] {
        let answer = app.get(address).await;
        let headers = answer.headers();
        let policy = headers["content-security-policy"].to_str().expect("text");
        assert!(policy.contains("default-src 'none'"), "{address}");
        assert!(!policy.contains("'unsafe-inline'") && !policy.contains("'unsafe-eval'"));
        assert_eq!(headers["x-content-type-options"], "nosniff", "{address}");
        assert!(headers.contains_key("strict-transport-security"), "{address}");
        assert!(!headers.contains_key("set-cookie"), "{address}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_head_names_one_address_and_its_two_translations() {
    let app = TestApp::start().await;
    let html = app.text("/ko/countries/jp").await;
    for line in [
        "<link rel=\"canonical\" href=\"https://handover.example/ko/countries/jp\">",
        "<link rel=\"alternate\" hreflang=\"en\" href=\"https://handover.example/countries/jp\">",
        "<link rel=\"alternate\" hreflang=\"ja\" href=\"https://handover.example/ja/countries/jp\">",
        "<link rel=\"alternate\" hreflang=\"x-default\" href=\"https://handover.example/countries/jp\">",
    ] {
        assert!(html.contains(line), "{line}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_search_finds_a_person_in_every_script() {
    let app = TestApp::start().await;
    for text in ["Kishida", "kishida fumio", "岸田", "기시다", "KISHIDÁ"] {
        let html = app.text(&format!("/search?q={text}")).await;
        assert!(html.contains("/people/fumio-kishida"), "{text}");
    }
    let nothing = app.text("/search?q=qqqqqqqqqq").await;
    assert!(!nothing.contains("/people/"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn filters_narrow_the_leaders_and_the_events() {
    let app = TestApp::start().await;
    let leaders = app.text("/leaders?group=g7").await;
    assert!(leaders.contains("/countries/jp") && !leaders.contains("/countries/kr\""));
    let both = app.text("/leaders?country=jp&country=kr").await;
    assert!(both.contains("/countries/jp") && both.contains("/countries/kr"));
    let meetings = app
        .text("/events?kind=meeting&country=jp&from=2024-01-01&to=2024-12-31&as_of=2024-09-06")
        .await;
    assert!(meetings.contains("2024-07-10") && meetings.contains("2024-05-26"));
    assert!(!meetings.contains("/events/jp-ldp-leadership-2024"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_date_that_has_passed_without_a_result_says_so() {
    let app = TestApp::start().await;
    let html = app.text("/countries/us").await;
    assert!(
        html.contains("outcome not recorded"),
        "the midterms of 3 November 2026"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_breaks_inside_shows_an_incident_number_and_nothing_else() {
    let app = TestApp::with_backend(Arc::new(Broken), "http://127.0.0.1").await;
    let answer = app.get("/").await;
    assert_eq!(answer.status(), StatusCode::INTERNAL_SERVER_ERROR);
    assert_eq!(answer.headers()["cache-control"], "no-store");
    let html = answer.text().await.expect("text");
    assert!(html.contains("Incident <strong>"));
    assert!(!html.contains("secret"));
    // The server goes on.
    assert_eq!(app.get("/healthz").await.status(), StatusCode::OK);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn operators_and_crawlers_are_answered() {
    let app = TestApp::start().await;
    assert_eq!(app.text("/healthz").await, "ok\n");
    assert!(app.text("/readyz").await.starts_with("ready, changeset "));
    assert!(
        app.text("/robots.txt")
            .await
            .contains("Sitemap: https://handover.example/sitemap.xml")
    );
    let rules = app.get("/speculation-rules.json").await;
    assert_eq!(
        rules.headers()["content-type"],
        "application/speculationrules+json"
    );
    let rules: serde_json::Value = serde_json::from_str(&rules.text().await.expect("text")).expect("JSON");
    assert!(rules["prefetch"].is_array());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_election_that_nobody_announced_is_due_by_the_rule_and_marked_as_computed() {
    let app = TestApp::start().await;
    for (path, by, rule) in [
        (
            "/offices/ga-president",
            "due by 3 May 2032",
            "computed from the 7-year term running since 3 May 2025; not announced",
        ),
        (
            "/ja/countries/ga",
            "2032年5月3日までに実施",
            "2025年5月3日に始まった任期7年からの計算。発表された日程ではありません",
        ),
        (
            "/ko/countries/ga",
            "2032년 5월 3일까지 실시",
            "2025년 5월 3일에 시작된 7년 임기를 기준으로 계산한 것으로, 발표된 일정이 아닙니다",
        ),
    ] {
        let html = app.text(path).await;
        assert!(html.contains("class=\"due-election\""), "{path}");
        assert!(html.contains(by) && html.contains(rule), "{path}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_computed_date_gives_way_to_what_was_recorded_on_the_day_of_the_page() {
    let app = TestApp::start().await;
    let shows = async |as_of: &str, words: &str| {
        let html = app.text(&format!("/countries/br?as_of={as_of}")).await;
        html.contains(words)
    };
    // The law fixes the day, which is more than the end of a term tells.
    let by_law = "4 October 2026, by law";
    assert!(shows("2025-06-01", by_law).await, "nothing was announced yet");
    assert!(!shows("2025-06-01", "due by 1 January 2027").await);
    assert!(
        !shows("2026-02-01", by_law).await,
        "the election of October 2026 is known"
    );
}
