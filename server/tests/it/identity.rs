//! A database that is not what it was: deleted, replaced or emptied under the program, or left empty before it starts. Nothing is written onto it,
//! and nothing empty is taken for a new world.

use crate::support::{Database, Engine, TestApp, edit, first, on_both_engines, person};
use domain::Change;
use handover::{
    accounts::Role,
    backend::{CommitError, Tracker},
    journal::{AppendError, Journal},
};
use reqwest::StatusCode;
use std::{
    fs,
    path::Path,
    process::{Output, Stdio},
    sync::Arc,
};
use tokio::{
    io::{AsyncBufReadExt, BufReader},
    process::Command,
};

on_both_engines![
    what_only_reads_changes_nothing,
    nothing_is_measured_in_a_database_that_is_there,
];

fn added(id: &str) -> domain::Changeset {
    edit("editor", vec![Change::add(person(id, id))])
}

async fn started(database: &Database) -> Arc<Tracker> {
    let tracker = database.tracker().await;
    tracker.commit(first()).await.expect("a commit");
    tracker
}

async fn handover(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_handover"));
    let run = command.args(arguments).kill_on_drop(true).output();
    run.await.expect("the program runs")
}

fn said(output: &Output) -> String {
    format!(
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    )
}

/// The first line that a server prints; it is stopped then.
async fn serves(arguments: &[&str]) -> bool {
    let mut server = Command::new(env!("CARGO_BIN_EXE_handover"))
        .args(["serve", "--listen", "127.0.0.1:0"])
        .args(arguments)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()
        .expect("the server starts");
    let stdout = server.stdout.take().expect("its output");
    let line = BufReader::new(stdout).lines().next_line().await;
    server.kill().await.expect("it is killed");
    line.expect("its output is read").is_some()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_that_is_deleted_takes_nothing_more_and_is_still_read() {
    let database = Database::new(Engine::Sqlite).await;
    let tracker = started(&database).await;
    fs::remove_file(database.file()).expect("it is deleted");
    let error = tracker.commit(added("a")).await.expect_err("it is refused");
    assert!(
        matches!(error, CommitError::Append(AppendError::NotWhatItWas(_))),
        "{error:?}"
    );
    let text = error.to_string();
    assert!(
        text.contains("handover.db was deleted or moved away: put the file back"),
        "{text}"
    );
    assert_eq!(tracker.world().seq(), 1);
    assert!(
        tracker.catch_up().await.is_err(),
        "who follows the journal hears nothing"
    );
    assert!(!database.file().exists(), "a new file was made");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_that_is_moved_away_and_put_back_goes_on() {
    let database = Database::new(Engine::Sqlite).await;
    let tracker = started(&database).await;
    let elsewhere = database.file().with_extension("away");
    fs::rename(database.file(), &elsewhere).expect("it is moved");
    tracker.commit(added("a")).await.expect_err("it is refused");
    fs::rename(&elsewhere, database.file()).expect("it is put back");
    assert_eq!(tracker.commit(added("a")).await.expect("a commit"), 2);
    assert_eq!(database.changesets_after(0).await.len(), 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_that_is_replaced_takes_nothing_and_pages_are_still_read() {
    let database = Database::new(Engine::Sqlite).await;
    started(&database).await.journal().close().await;
    let app = TestApp::on(&database, "http://127.0.0.1").await;
    let editor = app.sign_in_as("Aiko", Role::Editor).await;
    // The same journal, byte for byte, in a file of its own.
    let other = database.file().with_extension("copy");
    fs::copy(database.file(), &other).expect("it is copied");
    fs::rename(&other, database.file()).expect("it is replaced");
    let fields = [
        ("office.title", "Office"),
        ("person.en", "Person Example"),
        ("start", "2024"),
        ("source[]", "gazette"),
        ("comment", "A test"),
        ("go", "save"),
    ];
    let path = "/edit/countries/jp/start-tenure";
    let answer = app.send_form(path, &editor, &fields).await;
    assert!(answer.status().is_server_error(), "{}", answer.status());
    assert_eq!(app.get("/people/fumio-kishida").await.status(), StatusCode::OK);
    let error = app.tracker().commit(added("a")).await.expect_err("it is refused");
    assert!(error.to_string().contains("another file stands at"), "{error}");
    assert_eq!(database.changesets_after(0).await.len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_file_of_what_was_written_last_is_missed_too() {
    let database = Database::new(Engine::Sqlite).await;
    let tracker = started(&database).await;
    fs::remove_file(database.file().with_extension("db-wal")).expect("it is deleted");
    let error = tracker.commit(added("a")).await.expect_err("it is refused");
    assert!(error.to_string().contains("-wal was deleted"), "{error}");
}

/// Files as they are left by a copy without its log, a full disk or `touch`.
fn empty_files(folder: &Path) -> Vec<String> {
    let bare = folder.join("bare.db");
    fs::write(&bare, "").expect("a file");
    vec![format!("sqlite://{}", bare.display())]
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_empty_is_no_new_world_unless_that_is_said() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut urls = empty_files(folder.path());
    if !Engine::postgres_is_skipped() {
        urls.push(Database::new(Engine::Postgres).await.url);
    }
    // A server that runs keeps what was written last beside its file; a copy of the file alone has the tables and no journal.
    let database = Database::new(Engine::Sqlite).await;
    let tracker = started(&database).await;
    let copy = folder.path().join("copy.db");
    fs::copy(database.file(), &copy).expect("it is copied");
    tracker.journal().close().await;
    urls.push(format!("sqlite://{}", copy.display()));
    for url in urls {
        for command in [
            &["check"][..],
            &["export", "--format", "jsonl"],
            &["user", "list"],
        ] {
            let output = handover(&[command, &["--database", &url]].concat()).await;
            let words = said(&output);
            let is_list = command[0] == "user" && url.contains("copy.db");
            assert!(is_list || !output.status.success(), "{command:?} {url}: {words}");
            assert!(is_list || words.contains("-wal"), "{command:?} {url}: {words}");
        }
        let refused = handover(&["serve", "--listen", "127.0.0.1:0", "--database", &url]).await;
        let words = said(&refused);
        assert!(
            !refused.status.success() && words.contains("handover serve --new"),
            "{url}: {words}"
        );
        assert!(serves(&["--new", "--database", &url]).await, "{url}");
        let output = handover(&["check", "--database", &url]).await;
        assert!(output.status.success(), "{url}: {}", said(&output));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn where_there_is_no_file_one_is_made_for_its_owner_alone() {
    let database = Database::new(Engine::Sqlite).await;
    for command in [
        &["check"][..],
        &["export", "--format", "jsonl"],
        &["user", "list"],
    ] {
        let output = handover(&[command, &["--database", &database.url]].concat()).await;
        assert!(said(&output).contains("there is no file"), "{}", said(&output));
        assert!(
            !output.status.success() && !database.file().exists(),
            "{command:?}"
        );
    }
    // Accounts may come first.
    let mut add = Command::new(env!("CARGO_BIN_EXE_handover"))
        .args(["user", "add", "Aiko", "--database", &database.url])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .expect("it starts");
    let mut stdin = add.stdin.take().expect("its input");
    tokio::io::AsyncWriteExt::write_all(&mut stdin, b"correct horse battery\n")
        .await
        .expect("a password");
    drop(stdin);
    assert!(add.wait().await.expect("it ends").success());
    assert!(serves(&["--database", &format!("{}?mode=rwc", database.url)]).await);
    use std::os::unix::fs::PermissionsExt;
    let mode = fs::metadata(database.file())
        .expect("the file")
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o600);
    let rest: Vec<_> = fs::read_dir(database.file().parent().expect("a folder"))
        .expect("a folder")
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .into_string()
                .expect("a name")
        })
        .filter(|name| !name.starts_with("handover.db"))
        .collect();
    assert_eq!(rest, [""; 0], "something was left behind");
}

/// All that a database holds, as far as this program has a say in it.
async fn everything(database: &Database) -> Vec<String> {
    let mut found = Vec::new();
    if database.engine == Engine::Sqlite {
        found.push(format!("{:?}", fs::read(database.file()).expect("the file")));
    }
    for sql in [
        "SELECT CAST(count(*) AS TEXT) FROM journal",
        "SELECT CAST(max(version) AS TEXT) FROM _sqlx_migrations",
        "SELECT CAST(format AS TEXT) FROM meta",
    ] {
        found.extend(database.texts(sql).await);
    }
    found
}

async fn what_only_reads_changes_nothing(database: Database) {
    started(&database).await.journal().close().await;
    // As an older version left it.
    let before_chain = match database.engine {
        Engine::Sqlite => "DROP TRIGGER journal_row_has_hash;",
        Engine::Postgres => "",
    };
    let older = "DROP TABLE journal_head; ALTER TABLE journal DROP COLUMN hash;
         DELETE FROM _sqlx_migrations WHERE version >= 7; UPDATE meta SET format = 2";
    for fault in [String::new(), format!("{before_chain}{older}")] {
        database.run(&fault).await;
        let before = everything(&database).await;
        let file = database.file().with_extension("jsonl");
        let file = file.to_str().expect("a path");
        for command in [
            &["check"][..],
            &["export", "--format", "jsonl", "--output", file],
            &["export", "--format", "popolo", "--output", file],
        ] {
            let output = handover(&[command, &["--database", &database.url]].concat()).await;
            assert!(output.status.success(), "{command:?}: {}", said(&output));
        }
        assert_eq!(everything(&database).await, before);
    }
    // What a newer version wrote is refused.
    database.run("UPDATE meta SET format = 99").await;
    let before = everything(&database).await;
    let output = handover(&["check", "--database", &database.url]).await;
    assert!(!output.status.success());
    assert!(
        said(&output).contains("written by a newer version"),
        "{}",
        said(&output)
    );
    assert_eq!(everything(&database).await, before);
    let reading = Journal::open_to_read(&database.url).await;
    assert!(reading.is_err());
}

async fn nothing_is_measured_in_a_database_that_is_there(database: Database) {
    database.tracker().await.journal().close().await;
    let before = everything(&database).await;
    let output = handover(&["measure", "--database", &database.url]).await;
    assert!(!output.status.success());
    assert!(said(&output).contains("give a new one"), "{}", said(&output));
    assert_eq!(everything(&database).await, before);
}
