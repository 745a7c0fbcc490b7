//! Chambers as records: in the API, on the pages of their country and of their votes, in exports, and in the form that corrects them.

use super::{filled, with};
use crate::{
    edit::Desk,
    support::{TestApp, html::Page},
};
use serde_json::{Value, json};

async fn body(app: &TestApp, id: &str, as_of: &str) -> Value {
    let text = app.text(&format!("/api/v1/bodies/{id}?as_of={as_of}")).await;
    let record: Value = serde_json::from_str(&text).expect("JSON");
    record["data"].clone()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_api_has_each_chamber_with_its_votes_and_what_is_due() {
    let app = TestApp::start().await;
    let record = body(&app, "us-house-of-representatives", "2025-01-20").await;
    assert_eq!(record["chamber"], "lower");
    assert_eq!(record["last"]["on"], "2024-11-05");
    assert_eq!(record["rule_days"][0]["on"], "2026-11-03");
    let list = app.text("/api/v1/bodies?country=jp&as_of=2024-09-06").await;
    assert!(list.contains("jp-house-of-councillors") && list.contains("jp-house-of-representatives"));
    let event = app.text("/api/v1/events/us-presidential-election-2024").await;
    assert!(
        !event.contains("\"bodies\""),
        "an event that votes for no chamber names none"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_page_of_a_country_lists_its_chambers_and_that_of_a_vote_its_neighbours() {
    let app = TestApp::start().await;
    for (path, words) in [
        (
            "/countries/jp?as_of=2024-09-06",
            ["Parliament", "House of Councillors", "within 40 days"],
        ),
        (
            "/ja/countries/jp?as_of=2024-09-06",
            ["議会", "参議院", "解散の日から40日以内"],
        ),
        (
            "/ko/countries/jp?as_of=2024-09-06",
            ["의회", "참의원", "해산일로부터 40일 이내"],
        ),
    ] {
        let html = app.text(path).await;
        let page = Page::of(&html);
        let section = page.one("section[aria-labelledby='chambers-title']").text();
        for words in words {
            assert!(section.contains(words), "{path}: {section}");
        }
    }
    let world = app.context.backend.world();
    let id = domain::id::BodyId::parse("jp-house-of-representatives").expect("an id");
    let votes = world.indices().events_of_body.of(&id);
    assert!(
        votes.len() > 3,
        "the tables of elections name the chamber as well"
    );
    let middle = &votes[votes.len() / 2];
    let html = app.text(&format!("/events/{}", middle.id)).await;
    let facts = Page::of(&html).one(".event-facts").text();
    assert!(
        facts.contains("Previous vote") && facts.contains("Next vote"),
        "{facts}"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn search_exports_and_the_list_of_names_have_chambers() {
    let app = TestApp::start().await;
    let found = app.text("/search?q=Bundestag").await;
    assert!(found.contains("Chambers ("), "the search names the chamber");
    let table = app.text("/export/bodies.csv?as_of=2026-11-24").await;
    let row = table
        .lines()
        .find(|line| line.starts_with("ca-house-of-commons,"));
    assert!(
        row.expect("the chamber").contains("third Monday of October"),
        "{row:?}"
    );
    let citations = app.text("/export/citations.csv?as_of=2026-11-24").await;
    assert!(citations.contains("bodies,ca-house-of-commons,rule,0,1,canada-elections-act-56-1"));
    let events = app.text("/export/events.csv?as_of=2026-11-24").await;
    assert!(events.contains("us-house-of-representatives us-senate"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_editor_corrects_a_chamber_and_the_chambers_of_a_vote() {
    let desk = Desk::open().await;
    let path = "/edit/bodies/jp-house-of-representatives/correct";
    let stands = filled(&desk, path).await;
    desk.save(path, &with(&stands, &[("seats", "465")])).await;
    let record = body(&desk.app, "jp-house-of-representatives", "2026-11-24").await;
    assert_eq!(
        (&record["seats"], &record["term_years"]),
        (&json!(465), &json!(4))
    );
    let html = desk.refused(path, &with(&stands, &[("country", "xx")])).await;
    assert!(html.contains("xx"));
}
