//! The line of tools of each page, and where it leads.

use crate::support::{TestApp, html::Page};
use reqwest::StatusCode;
use std::io::Write as _;

const HOST: &str = "https://handover.example";

const PAGES: [&str; 12] = [
    "/",
    "/leaders?group=g7",
    "/countries",
    "/countries/jp",
    "/people/fumio-kishida",
    "/offices/jp-prime-minister",
    "/events?country=jp&kind=parliamentary_election",
    "/events/jp-ldp-leadership-2024",
    "/transitions?region=asia",
    "/transitions/jp-prime-minister-after-fumio-kishida",
    "/relations/jp-kr",
    "/changes?country=jp",
];

/// How many bytes a text takes in Brotli.
fn in_brotli(text: &str) -> usize {
    let mut encoder = brotlic::CompressorWriter::new(Vec::new());
    encoder.write_all(text.as_bytes()).expect("memory lasts");
    encoder.into_inner().expect("memory lasts").len()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_page_leads_to_its_calendar_feed_table_and_data_in_every_language() {
    let app = TestApp::start().await;
    for page in PAGES {
        for prefix in ["", "/ja", "/ko"] {
            let address = match page {
                "/" if !prefix.is_empty() => prefix.to_owned(),
                page => format!("{prefix}{page}"),
            };
            let html = app.text(&address).await;
            let parsed = Page::of(&html);
            let tools = parsed.one(".toolbar");
            let links = tools.all("a");
            let links = links.iter().filter_map(|link| link.attribute("href"));
            let own: Vec<_> = links.filter(|href| href.starts_with('/')).collect();
            assert!(
                own.iter()
                    .any(|href| href.starts_with(&format!("{prefix}/feed.atom"))),
                "{address}"
            );
            let discovered = parsed.all("link[rel='alternate'][type]");
            let discovered: Vec<_> = discovered
                .iter()
                .filter_map(|link| link.attribute("href"))
                .collect();
            assert!(!discovered.is_empty(), "{address}");
            for href in own.iter().chain(&discovered) {
                let path = href.trim_start_matches(HOST);
                let answer = app.get(path).await;
                assert_eq!(answer.status(), StatusCode::OK, "{address}: {href}");
            }
            // What a page carries to be taken along, as it is transferred when nothing else on the page helps to compress it.
            let cards = parsed.all("meta[property^='og:image']");
            let cards = cards.iter().filter_map(|meta| meta.attribute("content"));
            let data = parsed.all("script[type='application/ld+json']");
            let grown: String = [tools.inner()]
                .into_iter()
                .chain(
                    discovered
                        .iter()
                        .map(|href| format!("<link rel=alternate type=x href={href}>")),
                )
                .chain(cards.map(|content| format!("<meta property=og:image content={content}>")))
                .chain(data.iter().map(|script| script.text()))
                .collect();
            let grown = in_brotli(&grown);
            assert!(grown < 1500, "{address} grows by {grown} bytes");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_calendar_of_a_page_can_be_followed_and_that_of_a_past_day_only_taken() {
    let app = TestApp::start().await;
    let hrefs = |html: &str| -> Vec<String> {
        let page = Page::of(html);
        let links = page.all(".toolbar a");
        links
            .iter()
            .filter_map(|link| link.attribute("href"))
            .map(str::to_owned)
            .collect()
    };
    let today = hrefs(&app.text("/ja/events?region=asia").await);
    assert!(
        today.contains(&"webcal://handover.example/ja/calendar.ics?region=asia".to_owned()),
        "{today:?}"
    );
    let encoded = "webcal%3A%2F%2Fhandover.example%2Fja%2Fcalendar.ics%3Fregion%3Dasia";
    for service in ["https://calendar.google.com/", "https://outlook.live.com/"] {
        let found = today.iter().find(|href| href.starts_with(service));
        assert!(
            found.is_some_and(|href| href.ends_with(encoded)),
            "{service}: {today:?}"
        );
    }
    let fixed = hrefs(&app.text("/countries/jp?as_of=2026-11-24").await);
    assert!(
        fixed.contains(&"webcal://handover.example/countries/jp.ics".to_owned()),
        "{fixed:?}"
    );
    let past = hrefs(&app.text("/countries/jp?as_of=2024-09-06").await);
    assert!(
        past.contains(&"/countries/jp.ics?as_of=2024-09-06".to_owned()),
        "{past:?}"
    );
    assert!(past.iter().all(|href| href.starts_with('/')), "{past:?}");
}

/// The rows of a CSV file, the head first. No text of the starter world breaks a line.
fn rows(text: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(text.as_bytes());
    let records = reader.records().map(|record| record.expect("a row"));
    records
        .map(|record| record.iter().map(str::to_owned).collect())
        .collect()
}

/// The texts that a selector finds on all pages of a list.
async fn on_screen(app: &TestApp, list: &str, selector: &str) -> Vec<String> {
    let mut next = Some(list.to_owned());
    let mut texts = Vec::new();
    while let Some(address) = next {
        let html = app.text(&address).await;
        let page = Page::of(&html);
        texts.extend(
            page.all(selector)
                .iter()
                .map(|found| found.text().trim().to_owned()),
        );
        next = page
            .find("a[rel='next']")
            .and_then(|link| link.attribute("href"))
            .map(str::to_owned);
    }
    texts
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_table_has_the_rows_and_the_order_of_the_screen() {
    let app = TestApp::start().await;
    for (list, table, selector, column) in [
        ("/events", "/events.csv", ".events-name a", 2),
        (
            "/ja/events?status=held&sort=newest&country=jp",
            "/ja/events.csv?status=held&sort=newest&country=jp",
            ".events-name a",
            2,
        ),
        (
            "/leaders",
            "/leaders.csv",
            "table.leaders tbody tr td:nth-child(2)",
            1,
        ),
        (
            "/ko/leaders?group=g7&sort=country",
            "/ko/leaders.csv?group=g7&sort=country",
            "table.leaders tbody tr td:nth-child(2)",
            1,
        ),
        (
            "/transitions",
            "/transitions.csv",
            ".transitions-office a:last-child",
            1,
        ),
        (
            "/countries",
            "/countries.csv",
            ".countries-item > a:first-child",
            1,
        ),
        (
            "/changes?country=jp",
            "/changes.csv?country=jp",
            "table.changes .changes-what bdi",
            1,
        ),
    ] {
        let shown = on_screen(&app, list, selector).await;
        let answer = app.get(table).await;
        assert_eq!(answer.status(), StatusCode::OK, "{table}");
        assert_eq!(answer.headers()["content-type"], "text/csv; charset=utf-8");
        let rows = rows(&answer.text().await.expect("text"));
        let taken: Vec<_> = rows[1..].iter().map(|row| row[column].clone()).collect();
        assert!(!taken.is_empty(), "{table}");
        assert_eq!(taken.len(), shown.len(), "{table}");
        for (taken, shown) in taken.iter().zip(&shown) {
            assert!(
                shown.contains(taken.trim_start_matches('\'')),
                "{table}: {taken:?} is not {shown:?}"
            );
        }
    }
    let nothing = app.get("/search.csv").await;
    assert_eq!(nothing.status(), StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_data_of_the_list_of_events_are_the_events_that_it_shows() {
    let app = TestApp::start().await;
    for list in [
        "/events?country=jp",
        "/events?country=jp&sort=newest",
        "/events?country=jp&from=2024-01-01&to=2024-12-31",
    ] {
        let html = app.text(list).await;
        let page = Page::of(&html);
        let links = page.all(".toolbar a");
        let mut data = links.iter().filter_map(|link| link.attribute("href"));
        let data = data.find(|href| href.starts_with("/api/")).expect("data");
        let json: serde_json::Value =
            serde_json::from_str(&app.text(&format!("{data}&limit=200")).await).expect("JSON");
        let titles = json["data"].as_array().expect("rows").len();
        assert_eq!(
            titles,
            on_screen(&app, list, ".events-name a").await.len(),
            "{list}: {data}"
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn spans_of_days_keep_the_other_filters() {
    let app = TestApp::start().await;
    let html = app.text("/events?country=jp&from=1990-01-01").await;
    let page = Page::of(&html);
    let spans: Vec<_> = page
        .all(".presets a")
        .iter()
        .filter_map(|link| link.attribute("href"))
        .map(str::to_owned)
        .collect();
    assert_eq!(
        spans,
        [
            "/events?country=jp&from=2026-11-24&to=2026-12-24",
            "/events?country=jp&from=2026-11-24&to=2027-02-22",
            "/events?country=jp&from=2026-01-01&to=2026-12-31",
            "/events?country=jp&from=2026-01-01&to=2026-12-31&status=held&sort=newest",
            "/events?country=jp&view=month",
        ]
    );
    let chosen = app.text(&spans[2]).await;
    let chosen = Page::of(&chosen);
    assert_eq!(
        chosen.one(".presets a[aria-current]").attribute("href"),
        Some(spans[2].as_str())
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_address_loses_the_parameters_that_say_nothing() {
    let app = TestApp::start().await;
    for (sent, clean) in [
        ("/events?q=&country=jp&kind=&from=", "/events?country=jp"),
        ("/ja/leaders?q=&region=", "/ja/leaders"),
        ("/leaders?group=g7&as_of=", "/leaders?group=g7"),
    ] {
        let answer = app.get(sent).await;
        assert_eq!(answer.status(), StatusCode::PERMANENT_REDIRECT, "{sent}");
        assert_eq!(answer.headers()["location"], clean, "{sent}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_foot_of_each_page_leads_to_the_marks_the_exports_and_the_api() {
    let app = TestApp::start().await;
    for prefix in ["", "/ja", "/ko"] {
        let html = app.text(&format!("{prefix}/leaders")).await;
        let page = Page::of(&html);
        let links = page.all(".footer a");
        let links: Vec<_> = links.iter().filter_map(|link| link.attribute("href")).collect();
        let about = format!("{prefix}/about");
        assert_eq!(
            links,
            [
                format!("{prefix}/map"),
                format!("{prefix}/compare"),
                format!("{prefix}/timelines"),
                format!("{prefix}/brief"),
                about.clone(),
                format!("{about}#marks"),
                format!("{about}#exports"),
                "/api/docs".to_owned()
            ]
        );
        let about = app.text(&about).await;
        let about = Page::of(&about);
        assert_eq!(about.all("#marks, #exports").len(), 2);
        assert_eq!(about.all(".status-mark").len(), 10);
        for link in about.all("main a") {
            let href = link.attribute("href").expect("an address");
            assert_eq!(app.get(href).await.status(), StatusCode::OK, "{href}");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn crawlers_are_told_when_a_page_changed_and_index_no_other_days() {
    let app = TestApp::start().await;
    let part = app.text("/sitemaps/1.xml").await;
    let country = part
        .split("<url>")
        .find(|url| url.contains("<loc>https://handover.example/ja/countries/jp</loc>"));
    let recorded = app
        .tracker()
        .world()
        .journal()
        .last()
        .expect("a commit")
        .changeset
        .at;
    let day = recorded.to_string();
    let (day, _) = day.split_once('T').expect("a moment");
    assert!(
        country.is_some_and(|url| url.contains(&format!("<lastmod>{day}"))),
        "{country:?}"
    );
    for (address, is_listed) in [
        ("/countries/jp", true),
        ("/countries/jp?as_of=2024-09-06", false),
        ("/countries/jp?known_at=2026-11-24T00:00:00Z", false),
    ] {
        let html = app.text(address).await;
        let page = Page::of(&html);
        assert_eq!(
            page.find("meta[name='robots'][content='noindex']").is_none(),
            is_listed,
            "{address}"
        );
    }
}
