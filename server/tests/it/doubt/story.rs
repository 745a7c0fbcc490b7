//! Chile in 2025 and 2026: a winner whom nobody recorded as president, on each day and in three languages.

use super::{all, as_json, view};
use crate::support::{TestApp, today};
use domain::{
    Change, Changeset, Citation, EntityKind, EntityRef, Event, Provenance, Transition, changeset::Revision,
    entity::Review, id::SourceId,
};
use handover::export::{Scope, csv, popolo};
use serde_json::{Value, json};
use std::sync::Arc;

const COUNTRY: &str = "/countries/cl";

/// The starter world before anybody had recorded who followed Boric.
async fn before_the_hand_over() -> TestApp {
    let app = TestApp::start().await;
    let world = app.context.backend.world();
    let boric = world
        .tenures
        .get("cl-president-gabriel-boric")
        .expect("the tenure");
    let mut open = boric.clone();
    (open.end, open.end_reason) = (None, None);
    open.provenance = Provenance {
        sources: vec![Citation::parse("cia-world-factbook").expect("a citation")],
        review: Review::Unreviewed,
        verified: Some(jiff::civil::date(2026, 1, 12)),
        has_later_sources: false,
    };
    let gone = [
        (EntityKind::Transition, "cl-president-after-gabriel-boric"),
        (EntityKind::Tenure, "cl-president-jose-antonio-kast"),
    ];
    let gone = gone.map(|(kind, id)| {
        let reference = EntityRef::parse(kind, id).expect("an id");
        Change::remove(world.version_of(&reference).expect("it is there"), reference)
    });
    let version = world
        .tenures
        .version("cl-president-gabriel-boric")
        .expect("a version");
    let reopened = Change {
        expects: version,
        to: Revision::Is(open.into()),
    };
    app.commit(Changeset {
        author: "desk".to_owned(),
        at: "2026-11-24T09:00:00Z".parse().expect("a time"),
        comment: "Nobody has recorded who followed Boric".to_owned(),
        sources: vec![SourceId::parse("cia-world-factbook").expect("an id")],
        changes: gone.into_iter().chain([reopened]).collect(),
    })
    .await;
    app
}

async fn json_of(app: &TestApp, path: &str) -> Value {
    let text = app.text(path).await;
    let whole: Value = serde_json::from_str(&text).expect(&text);
    whole["data"].clone()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_winner_is_presumed_from_the_result_on_and_due_from_the_end_of_the_term() {
    let app = before_the_hand_over().await;
    for (day, presumed, doubt) in [
        ("2025-12-13", false, false),
        ("2025-12-14", true, false),
        ("2026-03-11", true, false),
        ("2026-03-12", true, true),
    ] {
        for (prefix, designate, due, plain) in [
            (
                "",
                "presumed designate",
                "successor due since 12 Mar 2026",
                "in office",
            ),
            (
                "/ja",
                "就任予定（推定）",
                "後任の就任を確認できず（2026年3月12日〜）",
                "在任中",
            ),
            (
                "/ko",
                "취임 예정(추정)",
                "후임 취임 미확인(2026. 3. 12.~)",
                "재임 중",
            ),
        ] {
            let path = format!("{prefix}{COUNTRY}?as_of={day}");
            let html = app.text(&path).await;
            assert!(html.contains("gabriel-boric"), "{path}");
            assert_eq!(html.contains(designate), presumed, "{path}");
            assert_eq!(html.contains(due), doubt, "{path}");
            let is_plain = |mark: &str| {
                mark.split_once('>')
                    .is_some_and(|(_, text)| text.starts_with(plain))
            };
            assert_eq!(html.split("status-mark").skip(1).any(is_plain), !doubt, "{path}");
        }
        let office = json_of(&app, &format!("/api/v1/offices/cl-president?as_of={day}")).await;
        let list = office["presumed_designates"].as_array().expect("a list");
        assert_eq!(list.len(), usize::from(presumed), "{day}");
        if presumed {
            assert_eq!(list[0]["person"], "jose-antonio-kast");
            assert_eq!(list[0]["person_name"]["en"], "José Antonio Kast");
            assert_eq!(list[0]["event"], "cl-presidential-election-2025");
            assert_eq!(list[0]["since"], "2025-12-14");
        }
        let expected = if doubt {
            json!([
                { "kind": "successor_due", "since": "2026-03-12" },
                { "kind": "term_over", "since": "2026-03-12" },
            ])
        } else {
            json!([])
        };
        assert_eq!(office["doubt"], expected, "{day}");
    }
    let html = app.text("/people/jose-antonio-kast").await;
    assert!(html.contains("presumed designate"), "the page of the winner");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_change_of_hands_with_a_presumed_successor_is_decided_and_says_that_it_is_computed() {
    let app = before_the_hand_over().await;
    let id = "cl-president-after-boric";
    let provenance = json!({ "sources": ["cia-world-factbook"], "review": "unreviewed" });
    let record = |fields: Value| {
        let mut record = provenance.clone();
        let fields = fields.as_object().expect("fields").clone();
        record.as_object_mut().expect("an object").extend(fields);
        record
    };
    let change: Transition = serde_json::from_value(record(json!({
        "id": id,
        "office": "cl-president",
        "outgoing": "cl-president-gabriel-boric",
        "cause": "election",
    })))
    .expect("a transition");
    let step: Event = serde_json::from_value(record(json!({
        "id": "cl-inauguration-2026",
        "kind": "inauguration",
        "countries": ["cl"],
        "date": { "on": "2026-03-11", "kind": "scheduled", "firmness": "confirmed" },
        "announced": "2025-11-01",
        "transitions": [id],
    })))
    .expect("an event");
    app.commit(Changeset {
        author: "desk".to_owned(),
        at: "2026-11-24T10:00:00Z".parse().expect("a time"),
        comment: "Who follows Boric".to_owned(),
        sources: vec![SourceId::parse("cia-world-factbook").expect("an id")],
        changes: vec![Change::add(change), Change::add(step)],
    })
    .await;
    for (query, stage, presumed) in [
        // The election is no step of it, so until somebody is presumed nothing has happened.
        ("?as_of=2025-12-13", "anticipated", Value::Null),
        ("?as_of=2025-12-14", "decided", "jose-antonio-kast".into()),
        ("", "decided", "jose-antonio-kast".into()),
    ] {
        let data = json_of(&app, &format!("/api/v1/transitions/{id}{query}")).await;
        assert_eq!(data["stage"], stage, "{query}");
        assert_eq!(data["presumed_incoming"]["person"], presumed, "{query}");
        assert!(data["incoming_holder"].is_null());
    }
    for (prefix, stage) in [
        ("", "decided (presumed)"),
        ("/ja", "後任決定（推定）"),
        ("/ko", "후임 결정(추정)"),
    ] {
        let html = app.text(&format!("{prefix}/transitions/{id}")).await;
        assert!(
            html.contains(stage) && html.contains("/people/jose-antonio-kast\""),
            "{prefix}"
        );
    }
    // Whoever should have left is among the first of the offices that change hands.
    let home = app.text("/").await;
    let mut changes = home.split("class=\"changing-item\"").skip(1);
    assert!(changes.any(|change| change.contains(&format!("/transitions/{id}\""))));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn leaders_begin_with_who_should_have_left_and_can_be_filtered() {
    let app = before_the_hand_over().await;
    let html = app.text("/leaders").await;
    let first_row = html.split("<tbody>").nth(1).expect("rows");
    let first_row = first_row.split("</tr>").next().expect("a row");
    assert!(first_row.contains("class=\"doubt-note\""), "{first_row}");
    let rows = all(&app, "/api/v1/leaders").await;
    let is_grave = |row: &Value| {
        let doubts = row["doubt"].as_array().expect("a list");
        doubts.iter().any(|doubt| doubt["kind"] != "check_old")
    };
    let grave = rows.iter().filter(|row| is_grave(row)).count();
    assert!(grave > 10, "{grave}");
    assert!(rows[..grave].iter().all(is_grave));
    let day = "2026-03-20";
    let in_doubt = all(&app, &format!("/api/v1/leaders?status=in_doubt&as_of={day}")).await;
    assert!(in_doubt.iter().any(|row| row["country"] == "cl"));
    assert!(in_doubt.iter().all(is_grave));
    let html = app.text(&format!("/leaders?status=in_doubt&as_of={day}")).await;
    assert!(html.contains("gabriel-boric") && !html.contains("emmanuel-macron"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn exports_tell_doubts_and_presumed_successors() {
    let app = before_the_hand_over().await;
    let view = view(&app, today(), today());
    let boric = view.tenure("cl-president-gabriel-boric").expect("a tenure");
    let doubts = view.doubts(&view.spell(boric).expect("a spell"));
    let kinds: Vec<_> = doubts.iter().map(|doubt| doubt.kind.word()).collect();
    assert_eq!(kinds, ["successor_due", "term_over", "check_old"]);
    let expected = as_json(&doubts);
    let scope = Arc::new(Scope {
        world: app.context.backend.world(),
        snapshot: Arc::new(view),
        known_at: None,
        public_url: None,
    });
    let bytes = |pieces: handover::export::Pieces| -> Vec<u8> {
        pieces
            .flat_map(|piece| piece.expect("a piece").to_vec())
            .collect()
    };
    let files = csv::files(&scope).map(|(name, pieces)| (name, bytes(pieces)));
    for (name, bytes) in files {
        let mut reader = ::csv::Reader::from_reader(&bytes[..]);
        let header = reader.headers().expect("a header").clone();
        let cell = |row: &::csv::StringRecord, column: &str| {
            let place = header.iter().position(|it| it == column).expect(column);
            row[place].to_owned()
        };
        for row in reader.records().map(|row| row.expect("a row")) {
            if name == "tenures.csv" && &row[0] == "cl-president-gabriel-boric" {
                assert_eq!(cell(&row, "doubt"), "successor_due term_over check_old");
                assert_eq!(cell(&row, "doubt_since"), "2026-03-12 2026-03-12 2026-02-12");
            }
            if name == "offices.csv" && &row[0] == "cl-president" {
                assert_eq!(cell(&row, "presumed_designates"), "jose-antonio-kast");
            }
        }
    }
    let popolo: Value = serde_json::from_slice(&bytes(popolo::pieces(&scope))).expect("JSON");
    let memberships = popolo["memberships"].as_array().expect("a list");
    let boric = memberships
        .iter()
        .find(|it| it["id"] == "cl-president-gabriel-boric")
        .expect("a membership");
    assert_eq!(boric["doubt"], expected);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_sentence_to_share_tells_the_result_after_a_vote_and_who_says_so() {
    let app = TestApp::start().await;
    let sentence = async |path: &str| -> String {
        let text = app.text(path).await;
        let whole: Value = serde_json::from_str(&text).expect(&text);
        whole["sentence"].as_str().expect("a sentence").to_owned()
    };
    let event = "events/cl-presidential-election-2025.json";
    for (prefix, won) in [
        ("", "José Antonio Kast won (source: Central Intelligence Agency"),
        (
            "/ja",
            "ホセアントニオ・カストを選出（出典：Central Intelligence Agency",
        ),
        (
            "/ko",
            "호세 안토니오 카스트 선출(출처: Central Intelligence Agency",
        ),
    ] {
        let told = sentence(&format!("{prefix}/{event}")).await;
        assert!(told.contains(won), "{told}");
    }
    // On the day of the result its source had not come out, and before the vote there is none to tell.
    let told = sentence(&format!("/{event}?as_of=2025-12-14")).await;
    assert!(
        told.contains("José Antonio Kast won (source: Handover)"),
        "{told}"
    );
    let told = sentence("/events/jp-ldp-leadership-2024.json?as_of=2024-09-06").await;
    assert!(told.contains("decides"), "{told}");
    let told = sentence("/events/jp-ldp-leadership-2024.json?as_of=2024-09-28").await;
    assert!(
        told.contains("Shigeru Ishiba") || told.contains("Ishiba"),
        "{told}"
    );
    assert!(!told.contains("decides"), "{told}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_day_reads_otherwise_once_it_is_past_also_in_its_validator() {
    let app = TestApp::start().await;
    let tag = async |path: &str| {
        let answer = app.get(path).await;
        answer.headers()["etag"].to_str().expect("text").to_owned()
    };
    let now = tag("/export/tenures.csv").await;
    let tomorrow = TestApp::start_on(today().tomorrow().expect("a day")).await;
    let answer = tomorrow
        .get(&format!("/export/tenures.csv?as_of={}", today()))
        .await;
    assert_ne!(answer.headers()["etag"].to_str().expect("text"), now);
}
