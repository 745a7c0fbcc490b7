//! `modified_since`: what was written, what is gone, and what a past day hears of it.

use super::{ids, json};
use crate::support::{Database, Engine, TestApp, edit, person};
use domain::{
    Change, Edtf, EntityRef, Event, Person,
    changeset::Seq,
    entity::Firmness,
    id::{EventId, PersonId},
};
use jiff::{SignedDuration, Timestamp, ToSpan, civil::Date, tz::TimeZone};
use std::time::Duration;

async fn commit(app: &TestApp, change: Change) -> Seq {
    let world = app.context.backend.world();
    let mut changeset = edit("editor", vec![change]);
    changeset.at = jiff::Timestamp::now();
    changeset.sources = vec![world.sources.values().next().expect("a source").id.clone()];
    app.commit(changeset).await
}

fn somebody(app: &TestApp, id: &str) -> Person {
    let mut person = person(id, "Somebody");
    let world = app.context.backend.world();
    let source = world.sources.values().next().expect("a source");
    person.provenance.sources = vec![(&source.id).into()];
    person
}

fn reference(id: &str) -> EntityRef {
    EntityRef::Person(PersonId::parse(id).expect("an id"))
}

/// What a list says of changes at a moment or later.
async fn since(app: &TestApp, path: &str, moment: &str) -> serde_json::Value {
    let joint = if path.contains('?') { '&' } else { '?' };
    json(app, &format!("{path}{joint}modified_since={moment}&limit=200")).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn only_what_was_written_since_comes_and_a_tombstone_for_what_is_gone() {
    let app = TestApp::start().await;
    let first = commit(&app, Change::add(somebody(&app, "to-be-removed"))).await;
    let moment = json(&app, "/api/v1/people?limit=1").await["modified"]
        .as_str()
        .expect("a moment")
        .to_owned();
    // What was recorded at the very moment comes again.
    assert_eq!(
        ids(since(&app, "/api/v1/people", &moment).await["data"]
            .as_array()
            .expect("a list")),
        ["to-be-removed"]
    );
    let later = (moment.parse::<jiff::Timestamp>().expect("a moment") + jiff::SignedDuration::from_nanos(1))
        .to_string();
    assert_eq!(
        since(&app, "/api/v1/people", &later).await["data"]
            .as_array()
            .map(Vec::len),
        Some(0)
    );

    commit(&app, Change::add(somebody(&app, "added"))).await;
    let gone = commit(&app, Change::remove(first, reference("to-be-removed"))).await;
    let fleeting = commit(&app, Change::add(somebody(&app, "fleeting"))).await;
    commit(&app, Change::remove(fleeting, reference("fleeting"))).await;
    let whole = since(&app, "/api/v1/people?fields=name", &later).await;
    let data = whole["data"].as_array().expect("a list");
    assert_eq!(ids(data), ["added", "to-be-removed"]);
    assert_eq!(data[0]["name"]["en"], "Somebody");
    assert_eq!((&data[1]["gone"], &data[1]["seq"]), (&true.into(), &gone.into()));
    assert!(
        data[1]["at"]
            .as_str()
            .is_some_and(|at| at.parse::<jiff::Timestamp>().is_ok())
    );
    // Of other kinds nothing has changed.
    assert_eq!(
        since(&app, "/api/v1/events", &later).await["data"]
            .as_array()
            .map(Vec::len),
        Some(0)
    );
    assert_eq!(
        since(&app, "/api/v1/changes", &later).await["data"]
            .as_array()
            .map(Vec::len),
        Some(4)
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_past_day_hears_only_of_corrections_to_itself() {
    let app = TestApp::start().await;
    let world = app.context.backend.world();
    let kishida = world.persons.get("fumio-kishida").expect("a person").clone();
    let version = world.version_of(&reference("fumio-kishida")).expect("a version");
    let moment = (jiff::Timestamp::now() + jiff::SignedDuration::from_micros(1)).to_string();
    tokio::time::sleep(std::time::Duration::from_millis(2)).await;
    let mut later_fact = kishida.clone();
    later_fact.died = Some(Edtf::parse("2026-01-01").expect("a date"));
    let version = commit(&app, Change::replace(version, later_fact)).await;
    let past = "/api/v1/people?as_of=2024-09-06";
    assert_eq!(
        since(&app, past, &moment).await["data"].as_array().map(Vec::len),
        Some(0)
    );
    assert_eq!(
        ids(since(&app, "/api/v1/people", &moment).await["data"]
            .as_array()
            .expect("a list")),
        ["fumio-kishida"]
    );
    let mut correction = kishida;
    correction.born = Some(Edtf::parse("1957").expect("a date"));
    commit(&app, Change::replace(version, correction)).await;
    assert_eq!(
        ids(since(&app, past, &moment).await["data"]
            .as_array()
            .expect("a list")),
        ["fumio-kishida"]
    );
}

/// A vote of Japan in five days, which is announced in two.
fn secret(app: &TestApp, today: Date) -> Event {
    let world = app.context.backend.world();
    let mut event = world
        .events
        .get("jp-ldp-leadership-2024")
        .expect("the vote")
        .clone();
    let day = |days: i64| Edtf::from_day(today.saturating_add(days.days()));
    event.id = EventId::parse("jp-secret-vote").expect("an id");
    event.announced = Some(day(2));
    event.date.on = day(5);
    event.date.firmness = Firmness::Confirmed;
    event.previous.clear();
    event.candidates.clear();
    event.outcome = None;
    event.transitions.clear();
    event
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_nobody_could_see_leaves_no_tombstone_and_comes_on_its_day() {
    let database = Database::filled(Engine::Sqlite).await;
    // The journal goes by the real clock.
    let today = Timestamp::now().to_zoned_datetime(TimeZone::UTC).date();
    let app = TestApp::on_day(&database, today).await;
    let now = || (Timestamp::now() + SignedDuration::from_micros(1)).to_string();
    let before = now();
    tokio::time::sleep(Duration::from_millis(2)).await;
    let version = commit(&app, Change::add(secret(&app, today))).await;
    let between = now();
    tokio::time::sleep(Duration::from_millis(2)).await;
    let other = Event {
        round: Some(1),
        ..secret(&app, today)
    };
    commit(&app, Change::replace(version, other)).await;
    for moment in [&before, &between] {
        let answer = since(&app, "/api/v1/events", moment).await;
        assert_eq!(answer["data"].as_array().map(Vec::len), Some(0), "{answer}");
    }
    let after = now();
    drop(app);
    // Two days later nobody has written anything, and it is new to every copy.
    let app = TestApp::on_day(&database, today.saturating_add(2.days())).await;
    let answer = since(&app, "/api/v1/events", &after).await;
    let found = ids(answer["data"].as_array().expect("a list"));
    assert!(found.iter().any(|id| id == "jp-secret-vote"), "{answer}");
    assert!(!found.iter().any(|id| id == "jp-ldp-leadership-2024"), "{answer}");
}
