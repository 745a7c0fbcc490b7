//! The chain over the journal: whatever is altered in whichever column is found, and told with the first row that does not fit.

use crate::support::{Database, Engine, edit, first, on_both_engines, person};
use domain::Change;
use handover::{
    backend::{CommitError, Tracker},
    cli::check_journal,
    journal::{AppendError, Head, Journal},
};
use std::sync::Arc;
use tokio::{process::Command, task::JoinSet};

on_both_engines![
    whatever_is_altered_in_any_column_is_found_and_named,
    a_server_that_runs_takes_nothing_that_does_not_fit,
    a_server_that_runs_writes_nothing_onto_another_journal,
    the_row_beside_tells_the_end_after_every_commit,
    a_program_that_writes_no_hashes_is_refused_by_the_database,
    a_journal_of_before_gets_its_chain_once_although_many_start,
    a_journal_of_before_that_lost_the_row_beside_gets_no_new_chain,
];

/// Commits a first changeset and so many more.
async fn journal_of(database: &Database, count: usize) -> Arc<Tracker> {
    let tracker = database.tracker().await;
    tracker.commit(first()).await.expect("a commit");
    for number in 1..count {
        let id = format!("person-{number}");
        let added = edit("editor", vec![Change::add(person(&id, &id))]);
        tracker.commit(added).await.expect("a commit");
    }
    tracker
}

/// What a start and a check say of the database: the same.
async fn complaint(database: &Database) -> String {
    let journal = database.journal().await;
    let started = Tracker::start(journal.clone())
        .await
        .err()
        .expect("the start is refused");
    journal.close().await;
    let reading = Journal::open_to_read(&database.url).await.expect("it opens");
    let checked = check_journal(&reading, crate::support::today())
        .await
        .expect_err("the check fails");
    reading.close().await;
    assert_eq!(started.to_string(), checked.to_string());
    started.to_string()
}

async fn whatever_is_altered_in_any_column_is_found_and_named(database: Database) {
    journal_of(&database, 5).await.journal().close().await;
    let hash = |digits: &str| match database.engine {
        Engine::Sqlite => format!("x'{}'", digits.repeat(32)),
        Engine::Postgres => format!("'\\x{}'", digits.repeat(32)),
    };
    let copy =
        "CREATE TABLE kept AS SELECT * FROM journal; CREATE TABLE kept_head AS SELECT * FROM journal_head";
    database.run(copy).await;
    let mut cases = Vec::new();
    for seq in 1..=5 {
        let altered = format!("the hash of changeset {seq} does not fit");
        for (column, value) in [
            ("at", "'2024-09-06T12:01:01Z'".to_owned()),
            ("body", "replace(body, 'editor', 'editör')".to_owned()),
            ("body", "body || ' '".to_owned()),
            ("hash", hash("ab")),
        ] {
            let sql = format!("UPDATE journal SET {column} = {value} WHERE seq = {seq}");
            cases.push((sql, altered.clone()));
        }
        let moved = format!("UPDATE journal SET seq = 60 WHERE seq = {seq}");
        let missing = match seq {
            5 => "changeset 5 is missing, 60 stands".to_owned(),
            _ => format!("changeset {seq} is missing"),
        };
        cases.push((moved, missing));
    }
    for (sql, complaint) in [
        (
            "DELETE FROM journal WHERE seq = 5",
            "it ends with changeset 4, and 5 had been written",
        ),
        (
            "DELETE FROM journal WHERE seq >= 3",
            "it ends with changeset 2, and 5 had been written",
        ),
        (
            "DELETE FROM journal",
            "it ends with changeset 0, and 5 had been written",
        ),
        (
            "UPDATE journal SET body = (SELECT body FROM kept WHERE seq = 3) WHERE seq = 2",
            "the hash of changeset 2",
        ),
        (
            "UPDATE journal_head SET seq = 4",
            "changeset 5 stands in it or was read from it",
        ),
        (
            "UPDATE journal_head SET seq = 6",
            "it ends with changeset 5, and 6 had been written",
        ),
        (
            "UPDATE journal_head SET hash = (SELECT hash FROM kept WHERE seq = 4)",
            "its last changeset, 5, has another hash",
        ),
        ("UPDATE journal_head SET seq = -1", "is missing or is none"),
        (
            "UPDATE journal_head SET seq = 4, hash = (SELECT hash FROM kept WHERE seq = 4)",
            "changeset 5 stands in it or was read from it",
        ),
    ] {
        cases.push((sql.to_owned(), complaint.to_owned()));
    }
    for (sql, expected) in cases {
        database.run(&sql).await;
        let said = complaint(&database).await;
        assert!(said.contains(&expected), "{sql}: {said}");
        let restore = "DELETE FROM journal; INSERT INTO journal SELECT * FROM kept;
             DELETE FROM journal_head; INSERT INTO journal_head SELECT * FROM kept_head";
        database.run(restore).await;
    }
    database.run("DELETE FROM journal_head").await;
    let refused = database.refusal().await.to_string();
    assert!(
        refused.contains("the row that tells where its journal ends is missing"),
        "{refused}"
    );
    let reading = Journal::open_to_read(&database.url).await.expect("it opens");
    let checked = check_journal(&reading, crate::support::today()).await;
    let said = checked.expect_err("the check fails").to_string();
    assert!(said.contains("is missing or is none"), "{said}");
}

async fn a_server_that_runs_takes_nothing_that_does_not_fit(database: Database) {
    let writer = journal_of(&database, 2).await;
    let other = database.tracker().await;
    let added = edit("editor", vec![Change::add(person("last", "Last"))]);
    writer.commit(added).await.expect("a commit");
    database
        .run("UPDATE journal SET body = replace(body, 'Last', 'Lost') WHERE seq = 3")
        .await;
    let error = other.catch_up().await.expect_err("it is refused");
    assert!(error.to_string().contains("the hash of changeset 3"), "{error}");
    assert_eq!(other.world().seq(), 2, "what did not fit was taken");
    let added = edit("editor", vec![Change::add(person("next", "Next"))]);
    let error = other.commit(added).await.expect_err("it is refused");
    assert!(matches!(error, CommitError::CatchUp(_)), "{error:?}");
}

async fn a_server_that_runs_writes_nothing_onto_another_journal(database: Database) {
    let tracker = journal_of(&database, 3).await;
    // The last changeset is another, with all hashes counted anew, as after a backup was put in its place.
    database
        .run("UPDATE journal SET body = replace(body, 'person-2', 'person-9') WHERE seq = 3")
        .await;
    database.count_hashes().await;
    let added = edit("editor", vec![Change::add(person("next", "Next"))]);
    let error = tracker.commit(added.clone()).await.expect_err("it is refused");
    assert!(
        matches!(error, CommitError::Append(AppendError::NotWhatItWas(_))),
        "{error:?}"
    );
    assert!(
        error
            .to_string()
            .contains("its last changeset, 3, has another hash"),
        "{error}"
    );
    // And so is a shorter one.
    database.run("DELETE FROM journal WHERE seq = 3").await;
    database.count_hashes().await;
    let error = tracker.commit(added).await.expect_err("it is refused");
    assert!(
        error
            .to_string()
            .contains("changeset 3 stands in it or was read from it"),
        "{error}"
    );
    let error = tracker.catch_up().await.expect_err("it is refused");
    assert!(
        error
            .to_string()
            .contains("changeset 3 stands in it or was read from it"),
        "{error}"
    );
    assert_eq!(tracker.world().seq(), 3, "what was read is read on");
    assert_eq!(database.changesets_after(0).await.len(), 2);
}

async fn the_row_beside_tells_the_end_after_every_commit(database: Database) {
    let tracker = journal_of(&database, 1).await;
    for number in 1..4 {
        let head = tracker.head().await;
        assert_eq!(head.seq, number);
        let beside = tracker.journal().head().await.expect("it is read");
        assert_eq!(beside, Some(head));
        let id = format!("person-{number}");
        let added = edit("editor", vec![Change::add(person(&id, &id))]);
        tracker.commit(added).await.expect("a commit");
    }
    let output = Command::new(env!("CARGO_BIN_EXE_handover"))
        .args(["check", "--database", &database.url])
        .output()
        .await
        .expect("check runs");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let end = format!(
        "the chain of 4 changesets is whole and ends with {}",
        tracker.head().await.hash
    );
    assert!(output.status.success() && said.contains(&end), "{said}");
}

async fn a_program_that_writes_no_hashes_is_refused_by_the_database(database: Database) {
    let tracker = journal_of(&database, 1).await;
    let sql = "INSERT INTO journal (seq, at, body) VALUES (2, '2024-09-06T12:01:00Z', '{}')";
    assert!(
        database.try_run(sql).await.is_err(),
        "a row without a hash was taken"
    );
    assert_eq!(tracker.catch_up().await.expect("it is sound"), 1);
}

/// As it was before the migration that brought the chain.
const BEFORE_SQLITE: &str = "DROP TRIGGER journal_row_has_hash; DROP TABLE journal_head;
     ALTER TABLE journal DROP COLUMN hash; DELETE FROM _sqlx_migrations WHERE version = 8";
const BEFORE_POSTGRES: &str = "DROP TABLE journal_head; ALTER TABLE journal DROP COLUMN hash;
     DELETE FROM _sqlx_migrations WHERE version = 8";

async fn a_journal_of_before_gets_its_chain_once_although_many_start(database: Database) {
    let tracker = journal_of(&database, 40).await;
    let head = tracker.head().await;
    tracker.journal().close().await;
    database
        .run(match database.engine {
            Engine::Sqlite => BEFORE_SQLITE,
            Engine::Postgres => BEFORE_POSTGRES,
        })
        .await;
    // It is read as it is, and nobody can prove anything.
    let reading = Journal::open_to_read(&database.url).await.expect("it opens");
    assert!(!reading.has_chain());
    let report = check_journal(&reading, crate::support::today())
        .await
        .expect("it is read");
    assert!(
        report.warnings.iter().any(|it| it.contains("before the chain")),
        "{report}"
    );
    reading.close().await;

    let mut starting = JoinSet::new();
    for _ in 0..4 {
        let url = database.url.clone();
        starting.spawn(async move { Journal::open(&url).await.expect("it opens") });
    }
    for journal in starting.join_all().await {
        assert_eq!(journal.head().await.expect("it is read"), Some(head));
    }
    assert_eq!(database.tracker().await.head().await, head);
}

async fn a_journal_of_before_that_lost_the_row_beside_gets_no_new_chain(database: Database) {
    journal_of(&database, 3).await.journal().close().await;
    database
        .run("DELETE FROM journal_head; UPDATE journal SET body = replace(body, 'person-2', 'person-9')")
        .await;
    let refused = database.refusal().await.to_string();
    assert!(refused.contains("is damaged and was left as it is"), "{refused}");
    assert_eq!(database.texts("SELECT body FROM journal").await.len(), 3);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_append_of_nothing_leaves_the_end_where_it_is() {
    let database = Database::new(Engine::Sqlite).await;
    let journal = database.journal().await;
    assert_eq!(
        journal.append(Head::START, &[]).await.expect("nothing"),
        Head::START
    );
    assert_eq!(journal.head().await.expect("it is read"), Some(Head::START));
}
