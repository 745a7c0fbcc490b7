//! Databases that must not be opened: newer, foreign, damaged. None of them is touched.

use crate::support::{Database, Engine, edit, first, on_both_engines, person};
use domain::Change;
use handover::{
    backend::{CatchUpError, Tracker},
    cli::check_journal,
    journal::{Journal, OpenError},
};
use std::fs;

on_both_engines![
    a_newer_migration_is_refused,
    a_newer_format_is_refused,
    a_gap_is_refused,
    a_body_that_is_none_is_refused,
    a_changeset_that_cannot_stand_there_is_refused_by_its_number,
];

async fn a_newer_migration_is_refused(database: Database) {
    database.journal().await.close().await;
    match database.engine {
        Engine::Sqlite => {
            database
                .run("INSERT INTO _sqlx_migrations VALUES (9999, 'later', '2030-01-01', TRUE, x'00', 0)")
                .await;
        }
        Engine::Postgres => {
            database
                .run("INSERT INTO _sqlx_migrations VALUES (9999, 'later', now(), TRUE, '\\x00', 0)")
                .await;
        }
    }
    let error = database.refusal().await;
    assert!(matches!(error, OpenError::Newer(_)), "{error:?}");
    assert!(
        error.to_string().contains("written by a newer version"),
        "{error}"
    );
    assert!(error.to_string().contains("9999"), "{error}");
}

async fn a_newer_format_is_refused(database: Database) {
    database.journal().await.close().await;
    database.run("UPDATE meta SET format = 4").await;
    let error = database.refusal().await;
    assert!(
        error.to_string().contains("newer version of Handover (format 4)"),
        "{error}"
    );
}

async fn a_gap_is_refused(database: Database) {
    let error = start_after(&database, "DELETE FROM journal WHERE seq = 2").await;
    assert!(
        error
            .to_string()
            .contains("changeset 2 is missing, 3 stands in its place"),
        "{error}"
    );
    assert!(error.to_string().contains("restore the latest backup"), "{error}");
}

async fn a_body_that_is_none_is_refused(database: Database) {
    let error = start_after(
        &database,
        "UPDATE journal SET body = '{\"author\": 1}' WHERE seq = 2",
    )
    .await;
    assert!(
        error.to_string().contains("changeset 2 cannot be read"),
        "{error}"
    );
}

async fn a_changeset_that_cannot_stand_there_is_refused_by_its_number(database: Database) {
    let damage = "UPDATE journal SET body = (SELECT body FROM journal WHERE seq = 1) WHERE seq = 2";
    let error = start_after(&database, damage).await;
    assert!(
        error.to_string().contains("changeset 2 cannot stand where it is"),
        "{error}"
    );
    let error = check_journal(&database.journal().await, crate::support::today())
        .await
        .expect_err("the check fails");
    assert!(error.to_string().contains("changeset 2"), "{error}");
}

/// Writes three changesets, does damage, and starts again.
async fn start_after(database: &Database, damage: &'static str) -> CatchUpError {
    let tracker = database.tracker().await;
    let add = |id: &str| edit("editor", vec![Change::add(person(id, id))]);
    tracker
        .commit_all(vec![first(), add("a"), add("b")])
        .await
        .expect("three commits");
    tracker.journal().close().await;
    database.run(damage).await;
    database.count_hashes().await;
    Tracker::start(database.journal().await)
        .await
        .err()
        .expect("the journal is refused")
}

#[tokio::test]
async fn sqlite_is_in_wal_mode_and_waits_for_the_disk() {
    let database = Database::new(Engine::Sqlite).await;
    let journal = database.journal().await;
    let settings = journal.settings().await.expect("the settings");
    assert_eq!(
        settings,
        [
            ("journal_mode", "wal".to_owned()),
            ("synchronous", "2".to_owned())
        ]
    );
}

#[tokio::test]
async fn a_file_that_is_no_database_is_refused_and_left_alone() {
    let database = Database::new(Engine::Sqlite).await;
    let text = "Dear diary, ".repeat(1000);
    fs::write(database.file(), &text).expect("a file");
    let error = database.refusal().await;
    assert!(matches!(error, OpenError::Foreign(_)), "{error:?}");
    assert!(
        error.to_string().contains("not a database of Handover"),
        "{error}"
    );
    assert_eq!(fs::read_to_string(database.file()).expect("the file"), text);
}

#[tokio::test]
async fn the_database_of_another_program_is_refused_and_left_alone() {
    let database = Database::new(Engine::Sqlite).await;
    fs::write(database.file(), "").expect("a file");
    database.run("CREATE TABLE bookmarks (url TEXT)").await;
    let before = fs::read(database.file()).expect("the file");
    let error = database.refusal().await;
    assert!(
        error.to_string().contains("it holds the tables bookmarks"),
        "{error}"
    );
    assert_eq!(fs::read(database.file()).expect("the file"), before);
}

#[tokio::test]
async fn a_damaged_file_is_refused() {
    let database = Database::new(Engine::Sqlite).await;
    let tracker = database.tracker().await;
    let add = |number| {
        edit(
            "editor",
            vec![Change::add(person(&format!("p-{number}"), &"x".repeat(2000)))],
        )
    };
    let changesets = std::iter::once(first()).chain((0..40).map(add)).collect();
    tracker.commit_all(changesets).await.expect("commits");
    tracker.journal().close().await;
    let mut bytes = fs::read(database.file()).expect("the file");
    let middle = bytes.len() / 2;
    bytes[middle..middle + 8192].fill(0xA5);
    fs::write(database.file(), bytes).expect("the file");
    let error = database.refusal().await;
    assert!(matches!(error, OpenError::Damaged(_)), "{error:?}");
    assert!(error.to_string().contains("restore the latest backup"), "{error}");
}

#[tokio::test]
async fn an_address_that_is_none_is_explained_without_its_password() {
    let error = Journal::open("mysql://me:secret@host/db")
        .await
        .expect_err("it is refused");
    assert!(error.to_string().contains("sqlite://handover.db"), "{error}");
    assert!(!error.to_string().contains("secret"), "{error}");
    let error = Journal::open("sqlite::memory:").await.expect_err("it is refused");
    assert!(matches!(error, OpenError::InMemory), "{error:?}");
}

#[tokio::test]
async fn a_check_makes_no_file() {
    let database = Database::new(Engine::Sqlite).await;
    let error = Journal::open_to_read(&database.url)
        .await
        .expect_err("there is none");
    assert!(error.to_string().contains("there is no file"), "{error}");
    assert!(!database.file().exists());
}
