//! A clock that cannot be right: nothing gets a time of it, and whoever edits is told.

use crate::support::{Database, Engine, TestApp, edit, first, on_both_engines, person};
use domain::{Change, Changeset};
use handover::{
    accounts::Role,
    backend::{CommitError, Tracker},
    cli::check_journal,
    journal::AppendError,
};
use jiff::{SignedDuration, Timestamp};
use reqwest::{Method, StatusCode};
use serde_json::Value;

on_both_engines![nothing_is_committed_when_the_clock_is_far_behind_the_last_changeset];

fn added(id: &str, at: Timestamp) -> Changeset {
    Changeset {
        at,
        ..edit("editor", vec![Change::add(person(id, id))])
    }
}

/// A journal whose last changeset was made while the clock was wrong.
async fn ahead(database: &Database, by: SignedDuration) -> Timestamp {
    let tracker = database.tracker().await;
    tracker.commit(first()).await.expect("a commit");
    let at = Timestamp::now() + by;
    tracker.commit(added("ahead", at)).await.expect("a commit");
    tracker.journal().close().await;
    at
}

async fn nothing_is_committed_when_the_clock_is_far_behind_the_last_changeset(database: Database) {
    let last = ahead(&database, SignedDuration::from_hours(3)).await;
    let tracker = database.tracker().await;
    let error = tracker
        .commit(added("a", Timestamp::now()))
        .await
        .expect_err("it is refused");
    assert!(matches!(error, CommitError::Clock(_)), "{error:?}");
    let said = error.to_string();
    assert!(
        said.contains(&format!("the last changeset was recorded at {last}")),
        "{said}"
    );
    assert_eq!(database.changesets_after(0).await.len(), 2);
    let report = check_journal(tracker.journal(), crate::support::today())
        .await
        .expect("it is sound");
    let told = format!("changesets 2 to 2 are recorded at {last} and later, which lies ahead");
    assert!(report.warnings.iter().any(|it| it.contains(&told)), "{report}");
    tracker.journal().close().await;
    // An operator who knows that the clock is right has it go on.
    let tracker = Tracker::start(database.journal().await)
        .await
        .expect("it replays")
        .pinning_times(true);
    tracker
        .commit(added("a", Timestamp::now()))
        .await
        .expect("a commit");
    assert_eq!(tracker.world().journal()[2].changeset.at, last);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_clock_that_is_a_little_behind_keeps_nobody_out() {
    let database = Database::new(Engine::Sqlite).await;
    let last = ahead(&database, SignedDuration::from_mins(50)).await;
    let tracker = database.tracker().await;
    tracker
        .commit(added("a", Timestamp::now()))
        .await
        .expect("a commit");
    assert_eq!(tracker.world().journal()[2].changeset.at, last);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_committed_when_the_clock_of_the_database_is_behind() {
    if Engine::postgres_is_skipped() {
        return;
    }
    let database = Database::new(Engine::Postgres).await;
    database.tracker().await.commit(first()).await.expect("a commit");
    let name = database.url.rsplit('/').next().expect("a name");
    // The database tells another time to whoever connects from now on.
    let tells = |seconds: i32| {
        format!(
            "CREATE OR REPLACE FUNCTION public.clock_timestamp() RETURNS timestamptz LANGUAGE sql
                 AS $$ SELECT pg_catalog.clock_timestamp() + interval '{seconds} seconds' $$;
             ALTER DATABASE {name} SET search_path = public, pg_catalog"
        )
    };
    for (seconds, is_refused) in [(-90, true), (-30, false), (90, false)] {
        database.run(&tells(seconds)).await;
        let tracker = database.tracker().await;
        let before = tracker.world().seq();
        let id = format!("person-{before}");
        let result = tracker.commit(added(&id, Timestamp::now())).await;
        match result {
            Err(CommitError::Append(error @ AppendError::ClockAhead { .. })) if is_refused => {
                let said = error.to_string();
                assert!(said.contains("seconds ahead of that of the database"), "{said}");
                assert_eq!(database.changesets_after(0).await.len() as u64, before);
            }
            Ok(seq) if !is_refused => assert_eq!(seq, before + 1),
            other => panic!("{seconds} seconds: {other:?}"),
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn editors_and_programs_are_told_in_their_language_that_the_clock_is_wrong() {
    let database = Database::new(Engine::Sqlite).await;
    ahead(&database, SignedDuration::from_hours(3)).await;
    let app = TestApp::on(&database, "http://127.0.0.1").await;
    let editor = app.sign_in_as("Aiko", Role::Editor).await;
    let fields = [
        ("office.title", "Office"),
        ("person.en", "Person Example"),
        ("start", "2024"),
        ("source[]", "gazette"),
        ("comment", "A test of the clock"),
        ("go", "save"),
    ];
    for (prefix, words) in [
        ("", "The clock of the server is wrong"),
        ("/ja", "サーバーの時計が正しく"),
        ("/ko", "서버의 시계가 맞지 않"),
    ] {
        let path = format!("{prefix}/edit/countries/jp/start-tenure");
        let answer = app.send_form(&path, &editor, &fields).await;
        assert_eq!(answer.status(), StatusCode::SERVICE_UNAVAILABLE, "{prefix}");
        let html = answer.text().await.expect("text");
        assert!(html.contains(words), "{prefix}: {html}");
        assert!(html.contains("A test of the clock"), "what was typed is lost");
    }
    let fields = [("name", "notebook"), ("scope", "write"), ("days", "30")];
    let page = app
        .post("/rpc/make_token", &editor, &fields)
        .await
        .text()
        .await
        .expect("text");
    let start = page.find("hnd_").expect("a token");
    let token: String = page[start..]
        .chars()
        .take_while(|it| it.is_ascii_alphanumeric() || *it == '_')
        .collect();
    let changeset = serde_json::json!({
        "comment": "A test",
        "sources": ["gazette"],
        "changes": [Change::add(person("somebody", "Somebody"))],
    });
    let answer = app
        .request(Method::POST, "/api/v1/changesets")
        .header("authorization", format!("Bearer {token}"))
        .header("content-type", "application/json")
        .body(changeset.to_string())
        .send()
        .await
        .expect("an answer");
    assert_eq!(answer.status(), StatusCode::SERVICE_UNAVAILABLE);
    assert!(answer.headers().contains_key("retry-after"));
    assert_eq!(answer.headers()["content-type"], "application/problem+json");
    let problem: Value = serde_json::from_str(&answer.text().await.expect("text")).expect("JSON");
    let detail = problem["detail"].as_str().expect("a detail");
    assert!(detail.contains("the clock of the server is wrong"), "{detail}");
    assert_eq!(app.tracker().world().seq(), 2);
}
