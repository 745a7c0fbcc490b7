//! Two records of the same become one, and a record that nothing names goes: in forms, on pages, in the API and in the exports.

use crate::{edit::Desk, support::TestApp};
use domain::{
    Change, Changeset, Edtf, Entity, Event, Name, Office, Person, Tenure,
    changeset::Seq,
    id::{EventId, OfficeId, PersonId, SourceId, TenureId},
};
use handover::accounts::Role;
use jiff::{Timestamp, tz::TimeZone};
use reqwest::StatusCode;
use serde_json::Value;

const STAYS: &str = "fumio-kishida";
const GOES: &str = "kishida-fumio";

fn date(text: &str) -> Option<Edtf> {
    Some(Edtf::parse(text).expect("a date"))
}

async fn recorded(desk: &Desk, entities: Vec<Entity>) -> Seq {
    committed(desk, entities.into_iter().map(Change::add).collect()).await
}

async fn committed(desk: &Desk, changes: Vec<Change>) -> Seq {
    let world = desk.app.context.backend.world();
    let changeset = Changeset {
        author: "importer".to_owned(),
        at: world.time_of_next(Timestamp::now()),
        comment: "From another source".to_owned(),
        sources: vec![SourceId::parse("cia-world-factbook").expect("an id")],
        changes,
    };
    desk.app.commit(changeset).await
}

/// Another record of Fumio Kishida, who is there as the chair of something.
async fn second_kishida(desk: &Desk, born: &str, wikidata: Option<&str>) -> Seq {
    let world = desk.app.context.backend.world();
    let person = world.persons.get(STAYS).expect("Kishida");
    let second = Person {
        id: PersonId::parse(GOES).expect("an id"),
        name: Name {
            en: "Kishida Fumio".to_owned(),
            aliases: vec!["Kishida of the other source".to_owned()],
            ..Name::default()
        },
        born: date(born),
        died: None,
        wikidata: wikidata.map(str::to_owned),
        ..person.clone()
    };
    let office = world.offices.get("jp-prime-minister").expect("the office");
    let chair = Office {
        id: OfficeId::parse("jp-chair").expect("an id"),
        name: domain::Text::english("Chair of the test"),
        title: domain::Text::english("Chair"),
        roles: Vec::new(),
        recorded: Vec::new(),
        former_names: Vec::new(),
        wikidata: None,
        ..office.clone()
    };
    let tenures = world.indices().tenures_of_person.of(&person.id);
    let tenure = tenures.first().expect("a tenure");
    let held = Tenure {
        id: TenureId::parse("jp-chair-kishida-fumio").expect("an id"),
        office: chair.id.clone(),
        person: second.id.clone(),
        party: None,
        designated: None,
        start: date("2010-01-01"),
        end: date("2012-01-01"),
        end_reason: None,
        end_note: None,
        entry_note: None,
        terms: Vec::new(),
        capacity: Vec::new(),
        powers: Vec::new(),
        outlook: Vec::new(),
        ..(**tenure).clone()
    };
    let known = Person {
        born: date("1957-07-29"),
        ..person.clone()
    };
    let version = world.persons.version(STAYS).expect("a version");
    let changes = vec![
        Change::replace(version, known),
        Change::add(second),
        Change::add(chair),
        Change::add(held),
    ];
    committed(desk, changes).await
}

/// An editor on the day on which what is saved here is recorded: a redirect is told from that day on.
async fn desk_of_this_day() -> Desk {
    let app = TestApp::start_on(Timestamp::now().to_zoned_datetime(TimeZone::UTC).date()).await;
    let editor = app.sign_in_as("Aiko", Role::Editor).await;
    Desk { app, editor }
}

async fn location(desk: &Desk, path: &str) -> String {
    let answer = desk.app.get(path).await;
    assert_eq!(answer.status(), StatusCode::PERMANENT_REDIRECT, "{path}");
    answer.headers()["location"].to_str().expect("a path").to_owned()
}

async fn json(desk: &Desk, path: &str) -> Value {
    let answer = desk.app.get(path).await;
    assert_eq!(answer.status(), StatusCode::OK, "{path}");
    serde_json::from_str(&answer.text().await.expect("text")).expect("JSON")
}

async fn status(desk: &Desk, path: &str) -> u16 {
    desk.app.get(path).await.status().as_u16()
}

fn at(desk: &Desk, seq: Seq) -> Timestamp {
    let world = desk.app.context.backend.world();
    world.commit(seq).expect("a commit").changeset.at
}

const MERGE: &str = "/edit/people/kishida-fumio/merge";

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_records_of_a_person_become_one_and_are_taken_apart_again() {
    let desk = desk_of_this_day().await;
    let added = second_kishida(&desk, "1957", None).await;
    let form = format!("{MERGE}?into={STAYS}");
    for path in [
        "/people/fumio-kishida",
        "/people/kishida-fumio",
        "/desk?kind=double",
    ] {
        let page = desk.app.get_as(&desk.editor, path).await;
        assert!(
            page.text().await.expect("text").contains(&form),
            "{path} offers the merge"
        );
    }
    assert!(
        !desk.text("/people/fumio-kishida").await.contains("/merge"),
        "to editors alone"
    );
    let opened = desk.app.get_as(&desk.editor, &form).await;
    assert_eq!(opened.status(), StatusCode::OK);
    assert!(
        opened.text().await.expect("text").contains("(fumio-kishida)"),
        "the other is filled in"
    );
    let preview = desk.send(MERGE, "preview", &[("into", STAYS)]).await;
    let preview = preview.text().await.expect("text");
    assert!(preview.contains("merged into Fumio Kishida"), "{preview}");

    let page = desk
        .save(
            MERGE,
            &[("into", "https://handover.example/people/fumio-kishida")],
        )
        .await;
    let merged = desk.seq();
    for words in ["/offices/jp-chair", "Kishida of the other source"] {
        assert!(page.contains(words), "{words}: {page}");
    }

    // Pages, in each language and with both clocks.
    for language in ["", "/ja", "/ko"] {
        assert_eq!(
            location(&desk, &format!("{language}/people/{GOES}?as_of=2024-09-06")).await,
            format!("{language}/people/{STAYS}?as_of=2024-09-06")
        );
    }
    let change = desk.text(&format!("/changes/{merged}")).await;
    assert!(change.contains("merged into Fumio Kishida"));
    // What was recorded before stands as it did.
    let before = at(&desk, added);
    let old = desk.text(&format!("/people/{GOES}?known_at={before}")).await;
    assert!(old.contains("Kishida Fumio") && old.contains("/offices/jp-chair"));

    // The API.
    assert_eq!(
        location(&desk, &format!("/api/v1/people/{GOES}?fields=id")).await,
        format!("/api/v1/people/{STAYS}?fields=id")
    );
    let redirects = json(&desk, "/api/v1/redirects?kind=person").await;
    let redirect = &redirects["data"][0];
    assert_eq!(redirect["kind"], "person");
    assert_eq!(
        (&redirect["id"], &redirect["merged_into"]),
        (&GOES.into(), &STAYS.into())
    );
    assert_eq!(redirect["seq"], merged);
    let since = at(&desk, merged);
    let changed = json(&desk, &format!("/api/v1/people?modified_since={since}")).await;
    let tombstones = changed["data"].as_array().expect("a list").iter();
    let tombstone = tombstones.filter(|it| it["gone"] == true).collect::<Vec<_>>();
    assert_eq!(
        (&tombstone[0]["id"], &tombstone[0]["merged_into"]),
        (&GOES.into(), &STAYS.into())
    );
    let history = json(&desk, &format!("/api/v1/changes/{merged}")).await;
    let touched = history["data"]["changes"].as_array().expect("a list");
    assert!(
        touched
            .iter()
            .any(|it| it["action"] == "merged" && it["into"] == STAYS)
    );

    // The exports.
    let table = desk.text("/export/redirects.csv").await;
    assert!(
        table.contains(&format!("person,{GOES},{STAYS},{merged},")),
        "{table}"
    );
    assert!(
        desk.text("/export/popolo.json")
            .await
            .contains(&format!("\"merged_into\":\"{STAYS}\""))
    );
    assert!(
        desk.text("/export/journal.jsonl")
            .await
            .starts_with("{\"format\":\"handover-journal\",\"version\":4,")
    );

    // And back.
    desk.save(&format!("/edit/changes/{merged}/undo"), &[]).await;
    assert!(
        desk.text(&format!("/people/{GOES}"))
            .await
            .contains("/offices/jp-chair")
    );
    assert!(
        !desk
            .text("/people/fumio-kishida")
            .await
            .contains("/offices/jp-chair")
    );
    assert_eq!(
        json(&desk, "/api/v1/redirects").await["data"],
        Value::Array(Vec::new())
    );
    let then = at(&desk, merged);
    assert_eq!(
        location(&desk, &format!("/people/{GOES}?known_at={then}")).await,
        format!("/people/{STAYS}?known_at={then}")
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn records_that_contradict_each_other_are_merged_only_by_a_choice() {
    let desk = Desk::open().await;
    second_kishida(&desk, "1931-05-05", Some("Q1")).await;
    let html = desk.refused(MERGE, &[("into", STAYS)]).await;
    assert!(
        html.contains("which is right?") && html.contains("name=\"keep.born\""),
        "{html}"
    );
    let half = [("into", STAYS), ("keep.born", "kept")];
    let html = desk.refused(MERGE, &half).await;
    assert!(html.contains("name=\"keep.wikidata\""));
    let wrong = [("into", STAYS), ("keep.born", "both"), ("keep.wikidata", "kept")];
    desk.refused(MERGE, &wrong).await;
    desk.save(
        MERGE,
        &[("into", STAYS), ("keep.born", "kept"), ("keep.wikidata", "lost")],
    )
    .await;
    let world = desk.app.context.backend.world();
    let person = world.persons.get(STAYS).expect("Kishida");
    assert_eq!(person.born, date("1957-07-29"));
    assert_eq!(person.wikidata.as_deref(), Some("Q1"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_is_no_double_is_not_merged() {
    let desk = Desk::open().await;
    second_kishida(&desk, "1957", None).await;
    for (into, words) in [
        (GOES, "This is the record itself"),
        ("nobody-at-all-of-this-name", "There is no other record like this"),
        ("", "missing"),
    ] {
        let html = desk.refused(MERGE, &[("into", into)]).await;
        assert!(into.is_empty() || html.contains(words), "{into}: {html}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_merged_event_keeps_its_calendar_and_its_address() {
    let desk = Desk::open().await;
    let world = desk.app.context.backend.world();
    let vote = world
        .events
        .get("fr-presidential-election-after-2022")
        .expect("the vote");
    let double = Event {
        id: EventId::parse("fr-double").expect("an id"),
        transitions: Vec::new(),
        wikidata: None,
        ..vote.clone()
    };
    recorded(&desk, vec![double.into()]).await;
    desk.save(
        "/edit/events/fr-double/merge",
        &[("into", "fr-presidential-election-after-2022")],
    )
    .await;
    let stays = "/events/fr-presidential-election-after-2022";
    assert_eq!(
        location(&desk, "/ko/events/fr-double").await,
        format!("/ko{stays}")
    );
    assert_eq!(
        location(&desk, "/events/fr-double.json").await,
        format!("{stays}.json")
    );
    let calendar = desk.text("/events/fr-double.ics").await.replace("\r\n ", "");
    assert!(calendar.contains("UID:event-fr-double@handover"), "{calendar}");
    assert!(
        calendar.contains(&format!("URL:{}{stays}", desk.app.context.site.public_url)),
        "{calendar}"
    );
    let own = desk.text(&format!("{stays}.ics")).await;
    assert!(
        own.replace("\r\n ", "")
            .contains("UID:event-fr-presidential-election-after-2022@handover")
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_record_that_nothing_names_is_removed_and_its_address_says_why() {
    let desk = Desk::open().await;
    let named = desk.refused("/edit/people/fumio-kishida/take-out", &[]).await;
    assert!(named.contains("still refer to it"), "{named}");

    let world = desk.app.context.backend.world();
    let somebody = Person {
        id: PersonId::parse("some-body").expect("an id"),
        wikidata: None,
        ..world.persons.get(STAYS).expect("Kishida").clone()
    };
    let added = recorded(&desk, vec![somebody.into()]).await;
    let page = desk.app.get_as(&desk.editor, "/people/some-body").await;
    let page = page.text().await.expect("text");
    assert!(page.contains("/edit/people/some-body/take-out"), "{page}");
    let other = desk.app.get_as(&desk.editor, "/people/fumio-kishida").await;
    assert!(!other.text().await.expect("text").contains("/take-out"));

    desk.save("/edit/people/some-body/take-out", &[]).await;
    let removed = desk.seq();
    for (language, title) in [("", "Removed"), ("/ja", "削除された記録"), ("/ko", "삭제된 기록")]
    {
        let answer = desk.app.get(&format!("{language}/people/some-body")).await;
        assert_eq!(answer.status(), StatusCode::GONE);
        let html = answer.text().await.expect("text");
        assert!(
            html.contains(title) && html.contains("Because the source says so"),
            "{html}"
        );
        assert!(html.contains(&format!("{language}/changes/{removed}")));
    }
    // On a past day the reason may tell of what came later.
    let past = desk.app.get("/people/some-body?as_of=2024-09-06").await;
    assert_eq!(past.status(), StatusCode::GONE);
    assert!(
        !past
            .text()
            .await
            .expect("text")
            .contains("Because the source says so")
    );

    let answer = desk.app.get("/api/v1/people/some-body").await;
    assert_eq!(answer.status(), StatusCode::GONE);
    let problem: Value = serde_json::from_str(&answer.text().await.expect("text")).expect("JSON");
    let tombstone = &problem["tombstone"];
    assert_eq!(tombstone["id"], "some-body");
    assert_eq!(tombstone["seq"], removed);
    assert_eq!(tombstone["reason"], "Because the source says so");

    let before = at(&desk, added);
    assert_eq!(
        status(&desk, &format!("/people/some-body?known_at={before}")).await,
        200
    );
    desk.save(&format!("/edit/changes/{removed}/undo"), &[]).await;
    assert_eq!(status(&desk, "/people/some-body").await, 200);
    assert_eq!(status(&desk, "/people/never-was").await, 404);
}
