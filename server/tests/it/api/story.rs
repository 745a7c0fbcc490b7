//! The worked example of 6 September 2024, and that nothing later stands in any answer of that day.

use super::{all_pages, json};
use crate::support::TestApp;
use serde_json::Value;
use std::collections::BTreeSet;

const LISTS: [&str; 10] = [
    "leaders",
    "countries",
    "offices",
    "people",
    "parties",
    "tenures",
    "events",
    "transitions",
    "changes",
    "sources",
];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn on_6_september_2024_the_leaders_stand_as_they_stood() {
    let app = TestApp::start().await;
    let path = "/api/v1/leaders?country=jp&country=kr&country=us&kind=head_of_government&sort=country&as_of=2024-09-06";
    let whole = json(&app, path).await;
    assert_eq!(whole["as_of"], "2024-09-06");
    let row = |country: &str| {
        let rows = whole["data"].as_array().expect("a list");
        rows.iter()
            .find(|row| row["country"] == country)
            .expect("a row")
            .clone()
    };
    let japan = row("jp");
    assert_eq!(japan["holder"]["person"], "fumio-kishida");
    assert_eq!(japan["holder"]["start"], "2021-10-04");
    assert_eq!(japan["status"], "announced_departure");
    assert_eq!(japan["next"]["id"], "jp-ldp-leadership-2024");
    assert_eq!(japan["next"]["on"], "2024-09-27");
    assert_eq!(row("kr")["holder"]["start"], "2022-05-10");
    let states = row("us");
    assert_eq!(states["status"], "not_seeking_reelection");
    assert_eq!(states["next"]["on"], "2024-11-05");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_transition_goes_from_announced_to_completed() {
    let app = TestApp::start().await;
    let path = "/api/v1/transitions/jp-prime-minister-after-fumio-kishida?as_of=";
    for (day, stage, incoming, next) in [
        ("2024-09-06", "announced", Value::Null, "2024-09-27"),
        ("2024-09-28", "decided", "shigeru-ishiba".into(), "2024-10-01"),
        ("2024-10-02", "completed", "shigeru-ishiba".into(), ""),
    ] {
        let data = json(&app, &format!("{path}{day}")).await["data"].clone();
        assert_eq!(data["stage"], stage, "{day}");
        assert_eq!(data["incoming_holder"]["person"], incoming, "{day}");
        assert_eq!(data["next"]["on"].as_str().unwrap_or_default(), next, "{day}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_relations_count_their_meetings_and_their_exposure() {
    let app = TestApp::start().await;
    let two = json(&app, "/api/v1/relations/jp-kr?as_of=2024-09-06").await["data"].clone();
    assert_eq!(two["meetings_of_present"], 12);
    let last = two["meetings"]
        .as_array()
        .and_then(|meetings| meetings.last())
        .expect("a meeting");
    assert_eq!(last["number"], 12);
    assert_eq!(last["event"]["on"], "2024-09-06");
    let three = json(&app, "/api/v1/relations/jp-kr-us?as_of=2024-09-06").await["data"].clone();
    let changing = three["exposure"]["changing"].as_array().expect("a list");
    assert_eq!(
        (three["exposure"]["offices"].as_u64(), changing.len()),
        (Some(3), 2)
    );
    assert!(changing.iter().all(|office| office["is_dated"] == true));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_list_and_no_record_names_what_was_not_known_on_the_day() {
    let app = TestApp::start().await;
    let day = jiff::civil::date(2024, 9, 6);
    let world = app.context.backend.world();
    let snapshot = world.on(day);
    let references: Vec<_> = world.entities().map(|entity| entity.reference()).collect();
    let (known, later): (Vec<_>, Vec<_>) = references.iter().partition(|it| snapshot.knows(it));
    let known: BTreeSet<_> = known.iter().map(|it| it.id()).collect();
    let later: BTreeSet<_> = later
        .iter()
        .map(|it| it.id())
        .filter(|id| !known.contains(id))
        .collect();
    assert!(later.len() > 100, "only {} records came later", later.len());
    let mut seen = 0;
    for list in LISTS {
        let (records, _) = all_pages(&app, &format!("/api/v1/{list}?as_of=2024-09-06&limit=200")).await;
        assert!(!records.is_empty(), "{list} is empty");
        for record in &records {
            for text in texts(record) {
                assert!(!later.contains(text.as_str()), "{list} names {text}: {record}");
            }
        }
        seen += records.len();
        if list == "leaders" || list == "changes" {
            continue;
        }
        let first = &records[records.len() / 2];
        let id = first["id"].as_str().expect("an id");
        let one = json(&app, &format!("/api/v1/{list}/{id}?as_of=2024-09-06")).await;
        assert_eq!(
            &one["data"], first,
            "{list}/{id} is another record than in the list"
        );
    }
    assert!(seen > 1000, "only {seen} records were looked at");
    for id in &later {
        for list in ["people", "events", "tenures", "transitions", "sources"] {
            let path = format!("/api/v1/{list}/{id}?as_of=2024-09-06");
            assert_eq!(app.get(&path).await.status(), 404, "{path}");
        }
    }
}

/// Every text in a value.
fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => vec![text.clone()],
        Value::Array(items) => items.iter().flat_map(texts).collect(),
        Value::Object(fields) => fields.values().flat_map(texts).collect(),
        _ => Vec::new(),
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn filters_are_those_of_the_pages() {
    let app = TestApp::start().await;
    let whole = json(&app, "/api/v1/transitions?country=jp&limit=200").await;
    let transitions_of_japan = whole["data"].as_array().map_or(0, Vec::len);
    assert!(transitions_of_japan > 5);
    for (path, count) in [
        ("/api/v1/countries?country=jp", 1),
        ("/api/v1/countries?group=g7&group=quad&region=asia", 2),
        ("/api/v1/countries?q=%E6%97%A5%E6%9C%AC", 1),
        ("/api/v1/leaders?country=jp&kind=head_of_government", 1),
        ("/api/v1/tenures?person=fumio-kishida&office=jp-prime-minister", 1),
        (
            "/api/v1/events?kind=party_leadership_election&country=jp&from=2024-09-27&to=2024-09-27",
            1,
        ),
        ("/api/v1/events?country=zz", 0),
        ("/api/v1/transitions?q=japan&limit=200", transitions_of_japan),
    ] {
        let whole = json(&app, path).await;
        assert_eq!(whole["data"].as_array().map(Vec::len), Some(count), "{path}");
    }
    let held = json(&app, "/api/v1/events?status=held&firmness=held&limit=200").await;
    let states = held["data"].as_array().expect("a list");
    assert!(states.len() == 200 && states.iter().all(|event| event["state"] == "held"));
    let found = json(&app, "/api/v1/search?q=%E5%B2%B8%E7%94%B0&kind=person").await;
    assert_eq!(found["data"][0]["id"], "fumio-kishida");
    assert_eq!(found["data"][0]["href"], "/api/v1/people/fumio-kishida");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_changeset_shows_its_differences_and_on_a_past_day_tells_nothing() {
    let app = TestApp::start().await;
    let one = json(&app, "/api/v1/changes/1").await["data"].clone();
    assert_eq!(one["seq"], 1);
    assert_eq!(one["changes"][0]["action"], "added");
    assert!(
        one["changes"][0]["differences"]
            .as_array()
            .is_some_and(|fields| !fields.is_empty())
    );
    let past = json(&app, "/api/v1/changes/1?as_of=2024-09-06").await["data"].clone();
    assert_eq!((&past["comment"], &past["sources"]), (&Value::Null, &Value::Null));
    assert!(past["changes"][0].get("differences").is_none());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_record_clock_shows_what_was_recorded() {
    let app = TestApp::start().await;
    let nothing = json(&app, "/api/v1/people?known_at=2020-01-01T00:00:00Z").await;
    assert_eq!(nothing["data"].as_array().map(Vec::len), Some(0));
    assert_eq!(
        (&nothing["seq"], &nothing["as_of"]),
        (&0.into(), &"2020-01-01".into())
    );
}
