//! Pages as somebody reads them, after editors have worked: words that stand apart, and none of the code.

use crate::{
    edit::Desk,
    support::{
        TestApp,
        html::{Element, Page, Run},
    },
};
use handover::accounts::Role;
use reqwest::StatusCode;

/// Tags that do not begin a line of their own.
const INLINE: [&str; 16] = [
    "a",
    "abbr",
    "b",
    "bdi",
    "button",
    "code",
    "del",
    "em",
    "i",
    "ins",
    "leptos-island",
    "s",
    "small",
    "span",
    "strong",
    "time",
];

/// A desk where something of every kind was edited.
async fn busy_desk() -> (Desk, String) {
    let desk = Desk::open().await;
    let administrator = desk.app.sign_in_as("Minji", Role::Administrator).await;
    desk.save(
        "/edit/offices/kr-president/schedule",
        &[
            ("kind", "confidence_vote"),
            ("name", "Vote of the test"),
            ("name.ja", "試験の投票"),
            ("name.ko", "시험 투표"),
            ("date", "by Aug 2029"),
            ("decides[]", "kr-president"),
            ("announced", "1 Nov 2026"),
        ],
    )
    .await;
    let event = "/edit/events/kr-vote-of-the-test";
    desk.save(
        &format!("{event}/candidate"),
        &[("person", "홍길동"), ("person.pick", "new")],
    )
    .await;
    desk.save(
        &format!("{event}/move"),
        &[
            ("date", "2027년 말"),
            ("known", "20 Nov 2026"),
            ("why", "A quarrel"),
            ("why.ja", "対立"),
            ("why.ko", "다툼"),
        ],
    )
    .await;
    desk.save(
        &format!("{event}/cancel"),
        &[
            ("known", "22 Nov 2026"),
            ("why", "A reason"),
            ("why.ja", "事情"),
            ("why.ko", "사정"),
        ],
    )
    .await;
    desk.save(
        "/edit/events/jp-ldp-leadership-2024/outcome",
        &[
            ("person", "Shigeru Ishiba"),
            ("known", "27 Sep 2024"),
            ("figures", "Shigeru Ishiba: 215 votes\nTurnout: 65.9 %"),
        ],
    )
    .await;
    desk.save(
        "/edit/tenures/kr-president-lee-jae-myung/add-span",
        &[
            ("axis", "outlook.announced_departure"),
            ("from", "1 Nov 2026"),
            ("note", "A test"),
            ("note.ja", "試験"),
            ("note.ko", "시험"),
        ],
    )
    .await;
    desk.save(
        "/edit/offices/kr-president/hand-over",
        &[
            ("tenure", "kr-president-lee-jae-myung"),
            ("end", "yesterday"),
            ("reason", "resigned"),
            ("person", "견본이"),
            ("person.pick", "new"),
            ("person.en", "Gyeon Bon-i"),
            ("start", "today"),
            ("entry", "elected"),
            ("cause", "resignation"),
        ],
    )
    .await;
    (desk, administrator)
}

/// Every kind of page and of form, in the three languages, as an administrator gets it.
async fn pages() -> Vec<(String, String)> {
    let (desk, administrator) = busy_desk().await;
    let mut paths: Vec<String> = [
        "/",
        "/leaders",
        "/countries",
        "/countries/kr",
        "/countries/jp",
        "/people/fumio-kishida",
        "/people/gyeon-bon-i",
        "/offices/kr-president",
        "/offices/jp-prime-minister",
        "/events",
        "/events/jp-ldp-leadership-2024",
        "/events/kr-vote-of-the-test",
        "/transitions",
        "/transitions/jp-prime-minister-after-fumio-kishida",
        "/relations/jp-kr",
        "/relations/jp-kr-us",
        "/changes",
        "/changes?page=4",
        "/changes/1",
        "/changes/3",
        "/search?q=kishida",
        "/account",
        "/admin/accounts",
        "/review",
        "/edit/events/jp-ldp-leadership-2024/correct",
        "/edit/events/kr-vote-of-the-test/correct",
        "/edit/tenures/kr-president-lee-jae-myung/correct",
        "/edit/tenures/kr-president-lee-jae-myung/verify",
        "/edit/offices/kr-president/hand-over",
        "/edit/offices/kr-president/schedule",
        "/edit/events/jp-ldp-leadership-2024/outcome",
        "/edit/events/jp-ldp-leadership-2024/verify",
        "/edit/countries/kr/correct",
        "/edit/sources/cia-world-factbook/correct",
    ]
    .map(str::to_owned)
    .into();
    let seq = desk.seq();
    paths.extend((seq - 6..=seq).map(|seq| format!("/changes/{seq}")));
    paths.extend((seq - 6..=seq).map(|seq| format!("/edit/changes/{seq}/undo")));
    let mut pages = Vec::new();
    for path in paths {
        for prefix in ["", "/ja", "/ko"] {
            let path = match (prefix, path.as_str()) {
                ("", path) => path.to_owned(),
                (prefix, "/") => prefix.to_owned(),
                (prefix, path) => format!("{prefix}{path}"),
            };
            let answer = desk.app.get_as(&administrator, &path).await;
            assert_eq!(answer.status(), StatusCode::OK, "{path}");
            pages.push((path, answer.text().await.expect("text")));
        }
    }
    pages
}

fn is_inline(element: &str) -> bool {
    INLINE.contains(&element)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn words_stand_apart_and_are_none_of_the_code() {
    let mut faults = Vec::new();
    for (path, html) in pages().await {
        let page = Page::of(&html);
        let runs = page.runs();
        for pair in runs.windows(2) {
            let [Run { text: before, .. }, Run { between, text: after }] = pair else {
                continue;
            };
            let ends = before.ends_with(char::is_alphanumeric);
            let begins = after.starts_with(char::is_alphanumeric);
            // Japanese has no spaces between its words, nor beside those of others; what is wrong there is wrong in the other languages, too.
            let is_latin = before.ends_with(|last: char| last.is_ascii())
                && after.starts_with(|first: char| first.is_ascii());
            let is_japanese = path.starts_with("/ja") && !is_latin;
            if ends && begins && !is_japanese && between.iter().all(|element| is_inline(element)) {
                faults.push(format!("{path}: “{before}” runs into “{after}”"));
            }
        }
        let values = page.all("body [value]").into_iter();
        let values = values.filter_map(|element| element.attribute("value"));
        let texts = runs.iter().map(|run| run.text);
        // The place in a source is called as the source calls it, such as a table of a data set.
        let cited = page.find(".source-list").map(Element::text).unwrap_or_default();
        for text in texts.clone() {
            let is_snake = |word: &str| {
                let sides = word.split_once('_');
                sides.is_some_and(|(one, other)| !one.is_empty() && !other.is_empty())
                    && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
            };
            if (text.split_whitespace().any(is_snake) && !cited.contains(text.trim()))
                || text.to_lowercase().contains("starter world")
                || [": on", ": value", "date · on", "State: by order"]
                    .iter()
                    .any(|words| text.ends_with(words))
            {
                faults.push(format!("{path}: “{text}” is a word of the code"));
            }
        }
        for text in texts.chain(values) {
            if text.contains("../2") || text.contains("2027-12~") {
                faults.push(format!("{path}: “{text}” is a date of the code"));
            }
        }
    }
    faults.sort();
    faults.dedup();
    assert!(
        faults.is_empty(),
        "{} faults:\n{}",
        faults.len(),
        faults.join("\n")
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_cancelled_event_says_so_with_its_reason_and_strikes_its_date_alone() {
    let (desk, _) = busy_desk().await;
    for (prefix, reason, word) in [
        ("", "A reason", "cancelled"),
        ("/ja", "事情", "中止"),
        ("/ko", "사정", "취소"),
    ] {
        let html = desk.text(&format!("{prefix}/events/kr-vote-of-the-test")).await;
        let page = Page::of(&html);
        assert!(page.one(".event-notice").text().contains(reason));
        for struck in page.all("s").into_iter().map(Element::text) {
            assert!(!struck.contains(word), "{struck}");
        }
        let moves = page.one(".event-moves").inner();
        assert!(
            !moves.contains("in force now") && !moves.contains("現在の日程") && !moves.contains("현재 일정")
        );
        assert!(moves.contains(&format!("<strong>{word}")), "{moves}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn figures_are_told_in_the_language_of_the_page() {
    let desk = Desk::open().await;
    for (path, figures) in [
        ("", "Shigeru Ishiba: 215 votes\nTurnout: 65.9 %"),
        ("/ko", "이시바 시게루: 216표\n투표율: 65.9%"),
        ("/ja", "石破茂：217票\n投票率：65.9％"),
    ] {
        let path = format!("{path}/edit/events/jp-ldp-leadership-2024/outcome");
        let fields = [("person", "Shigeru Ishiba"), ("figures", figures)];
        let answer = desk.send(&path, "preview", &fields).await;
        assert_eq!(answer.status(), StatusCode::OK, "{path}");
        desk.save(&path, &[fields.as_slice(), &[("known", "27 Sep 2024")]].concat())
            .await;
        for (page, words) in [
            ("", ["Shigeru Ishiba", "Turnout", "votes"]),
            ("/ja", ["石破茂", "投票率", "票"]),
            ("/ko", ["이시바 시게루", "투표율", "표"]),
        ] {
            let html = desk.text(&format!("{page}/events/jp-ldp-leadership-2024")).await;
            let table = Page::of(&html).one("table.event-figures").text();
            for word in words {
                assert!(table.contains(word), "{path} on {page}: {word}");
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_has_no_day_is_not_offered_to_calendars_and_the_page_says_why() {
    let desk = Desk::open().await;
    let event = async |name: &str, date: &str| {
        let fields = [
            ("kind", "confidence_vote"),
            ("name", name),
            ("date", date),
            ("announced", "1 Nov 2026"),
        ];
        desk.save("/edit/offices/fr-president/schedule", &fields).await
    };
    let vague = event("Vague vote", "April 2027").await;
    assert!(!vague.contains("Add to calendar") && !vague.contains("text/calendar"));
    assert!(vague.contains("the event is not in the calendar yet"));
    let exact = event("Exact vote", "5 April 2027").await;
    assert!(exact.contains("Add to calendar") && exact.contains("text/calendar"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_forms_of_a_page_are_near_for_editors_and_readers_get_nothing_of_them() {
    let desk = Desk::open().await;
    for path in [
        "/offices/jp-prime-minister",
        "/ja/countries/jp",
        "/ko/people/fumio-kishida",
    ] {
        let html = desk
            .app
            .get_as(&desk.editor, path)
            .await
            .text()
            .await
            .expect("text");
        let skip = html.find("href=\"#edit-actions\"").expect("a way to the forms");
        assert!(skip < html.find("<header").expect("a header"), "{path}");
        assert_eq!(html.matches("id=\"edit-actions\"").count(), 1, "{path}");
        assert!(html.contains("<dialog id=\"keys\""), "{path}");
        let html = desk.text(path).await;
        for word in ["edit-actions", "<dialog", "/desk."] {
            assert!(!html.contains(word), "{path} has {word} for readers");
        }
    }
}

/// The figure goes by the same rule as the marks beside it: a holder whose removal is to be decided is on the way out.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_figure_of_an_office_shows_who_may_be_removed_as_leaving() {
    let app = TestApp::start().await;
    let legend = "amber strip: departure known";
    let page = |day: &'static str| app.text(day);
    assert!(
        !page("/offices/kr-president?as_of=2024-12-13")
            .await
            .contains(legend)
    );
    assert!(
        page("/offices/kr-president?as_of=2024-12-20")
            .await
            .contains(legend)
    );
}
