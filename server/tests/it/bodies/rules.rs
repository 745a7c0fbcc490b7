//! The rule of an office: its text with the source, the days that follow from it, and the votes that take their place.

use super::{filled, with};
use crate::{
    edit::Desk,
    support::{TestApp, html::Page},
};
use serde_json::{Value, json};

async fn office(app: &TestApp, id: &str, as_of: &str) -> Value {
    let text = app.text(&format!("/api/v1/offices/{id}?as_of={as_of}")).await;
    let record: Value = serde_json::from_str(&text).expect("JSON");
    record["data"].clone()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_fixed_day_leads_to_the_recorded_vote_and_to_days_that_are_computed() {
    let app = TestApp::start().await;
    let record = office(&app, "us-president", "2026-11-24").await;
    assert_eq!(
        record["rule"]["text"]["en"],
        "the Tuesday after the first Monday in November, in every fourth year"
    );
    assert_eq!(
        record["rule_days"],
        json!([
            { "on": "2028-11-07", "event": "us-presidential-election-after-2024" },
            { "on": "2032-11-02", "event": null },
            { "on": "2036-11-04", "event": null },
        ])
    );
    assert_eq!(record["due"], Value::Null, "the next vote is recorded");
    for (path, words) in [
        (
            "/offices/us-president?as_of=2026-11-24",
            "2 November 2032 (computed)",
        ),
        (
            "/ja/offices/us-president?as_of=2026-11-24",
            "2032年11月2日（計算）",
        ),
        (
            "/ko/offices/us-president?as_of=2026-11-24",
            "2032년 11월 2일(계산)",
        ),
    ] {
        let html = app.text(path).await;
        assert!(html.contains(words), "{path}");
        let page = Page::of(&html);
        let dates = page.one(".rule-dates");
        assert!(
            dates
                .find("a[href*='/events/us-presidential-election-after-2024']")
                .is_some(),
            "{path} leads to the vote"
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_vacancy_has_a_day_by_which_the_law_wants_a_vote() {
    let app = TestApp::start().await;
    // The President died on 11 February, and somebody acted. When the vote was called is not recorded.
    let record = office(&app, "in-president", "1977-03-01").await;
    assert_eq!(record["due"], json!({ "by": "../1977-08-11", "basis": "rule" }));
    for path in ["/offices/in-president", "/countries/in"] {
        let html = app.text(&format!("{path}?as_of=1977-03-01")).await;
        let due = Page::of(&html).one(".due-election").text();
        for words in [
            "by 11 August 1977",
            "within six months of a vacancy",
            "not announced",
        ] {
            assert!(due.contains(words), "{path}: {due}");
        }
    }
    assert_eq!(
        office(&app, "in-president", "1977-02-10").await["due"],
        Value::Null
    );
    // Where the day was set, the record has it.
    assert_eq!(
        office(&app, "kr-president", "2025-04-05").await["due"],
        Value::Null
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_page_of_a_vote_says_by_which_rule_it_is_held() {
    let app = TestApp::start().await;
    let html = app.text("/events/us-presidential-election-2024").await;
    let facts = Page::of(&html).one(".event-facts").text();
    assert!(facts.contains("By which rule"), "{facts}");
    assert!(facts.contains("the Tuesday after the first Monday in November"));
    // The vote of 1987 was held before the rule was the law.
    let before = office(&app, "kr-president", "1988-02-24").await;
    assert_eq!(before["rule"], Value::Null);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn exports_tell_the_rule_with_its_citations_and_the_computed_date() {
    let app = TestApp::start().await;
    let offices = app.text("/export/offices.csv?as_of=1977-03-01").await;
    let row = offices
        .lines()
        .find(|line| line.starts_with("in-president,"))
        .expect("the office");
    assert!(row.contains("within six months of a vacancy"), "{row}");
    assert!(row.contains("../1977-08-11,,1977-08-11,rule"), "{row}");
    let citations = app.text("/export/citations.csv").await;
    assert!(citations.contains("offices,kr-president,rule,0,1,korea-constitution-article-68"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_editor_sets_a_rule_and_takes_it_out_again() {
    let desk = Desk::open().await;
    let path = "/edit/offices/ng-president/correct";
    let office = || {
        let world = desk.app.context.backend.world();
        world.offices.get("ng-president").cloned().expect("the office")
    };
    let before = office();
    let stands = filled(&desk, path).await;
    let rule = [
        ("rule.text", "7 December of every fourth year"),
        ("rule.since", "1992"),
        ("rule.day.month", "12"),
        ("rule.day.on_or_after", "7"),
        ("rule.day.every_years", "4"),
        ("rule.day.first_year", "2024"),
        ("rule.windows.0.basis", "after_vacancy"),
        ("rule.windows.0.at_most", "3"),
        ("rule.windows.0.counted_in", "months"),
        ("rule.sources", "cia-world-factbook#Nigeria"),
    ];
    desk.save(path, &with(&stands, &rule)).await;
    let recorded = serde_json::to_value(office().rule.as_deref()).expect("JSON");
    assert_eq!(
        recorded,
        json!({
            "text": { "en": "7 December of every fourth year" },
            "since": "1992",
            "day": { "month": 12, "on_or_after": 7, "every_years": 4, "first_year": 2024 },
            "windows": [{ "basis": "after_vacancy", "at_most": 3, "counted_in": "months" }],
            "sources": [{ "source": "cia-world-factbook", "place": "Nigeria" }],
        })
    );
    let stands = filled(&desk, path).await;
    let html = desk
        .refused(path, &with(&stands, &[("rule.day.month", "13")]))
        .await;
    assert!(html.contains("The rule gives no day that every year has"));

    let of_rule = stands.iter().filter(|(name, _)| name.starts_with("rule."));
    let mut emptied: Vec<_> = of_rule.map(|(name, _)| (name.as_str(), "")).collect();
    emptied.push(("rule.windows.0.remove", "on"));
    desk.save(path, &with(&stands, &emptied)).await;
    assert_eq!(office().rule, None);
    assert_eq!(office().title, before.title, "all else stays");
}
