//! The whole database in a file and back, on both engines and from one to the other: the same by export, or nothing.

use crate::support::{Database, Engine, PASSWORD, edit, first, on_both_engines, person};
use domain::Change;
use flate2::{Compression, read::GzDecoder, write::GzEncoder};
use handover::{
    accounts::{AccountName, Accounts, Password, Role},
    backup::tables::{LEFT_OUT, TABLES},
    journal::Journal,
};
use std::{
    collections::BTreeSet,
    fs,
    io::{Read, Write},
    path::{Path, PathBuf},
    process::Output,
    sync::Arc,
};
use tokio::process::Command;

on_both_engines![
    a_backup_comes_back_whole_on_either_engine,
    a_database_is_copied_to_either_engine,
    a_backup_is_of_one_moment_while_others_write,
    a_backup_is_not_restored_over_anything,
    every_table_is_in_a_backup_or_left_out_for_a_reason,
    a_damaged_backup_is_refused_before_anything_is_written,
];

async fn handover(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_handover"));
    let run = command.args(arguments).kill_on_drop(true).output();
    run.await.expect("the program runs")
}

async fn succeeds(arguments: &[&str]) -> String {
    let output = handover(arguments).await;
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(
        output.status.success(),
        "{arguments:?}: {said}{}",
        String::from_utf8_lossy(&output.stderr)
    );
    said
}

async fn fails(arguments: &[&str]) -> String {
    let output = handover(arguments).await;
    assert!(!output.status.success(), "{arguments:?} succeeded");
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// A database with something in every table, awkward texts, and nothing where nothing may be.
async fn full(database: &Database) {
    let tracker = database.tracker().await;
    tracker.commit(first()).await.expect("a commit");
    for name in ["岸田 “文雄”", "back\\slash 'quoted'\ttab", "\u{1F5F3}\nline"] {
        let id = format!("person-{}", tracker.world().seq());
        let added = edit("Aiko", vec![Change::add(person(&id, name))]);
        tracker.commit(added).await.expect("a commit");
    }
    let accounts = Accounts::beside(tracker.journal());
    for (name, role) in [
        ("Aiko", Role::Administrator),
        ("zoë", Role::Editor),
        ("Bea", Role::Editor),
    ] {
        let (name, password) = (AccountName::parse(name), Password::parse(PASSWORD));
        let (name, password) = (name.expect("a name"), password.expect("a password"));
        accounts.add(name, &password, role).await.expect("an account");
    }
    accounts.sign_in("Aiko", PASSWORD).await.expect("a session");
    let bea = accounts.named("Bea").await.expect("an account");
    accounts.disable(&bea.id).await.expect("it is disabled");
    tracker.journal().close().await;
    database
        .run(
            "INSERT INTO tokens (id, hash, account, name, scope, made, expires, used)
                 SELECT 't-1', 'a hash', id, 'notebook', 'write', 1732400000, 1764000000, NULL FROM accounts WHERE name = 'Aiko';
             INSERT INTO proposals (id, origin, key, country, verdict, title, body, fingerprint, edited, state, proposed_by, proposed_at,
                 decided_by, decided_at, reason, seq)
                 VALUES ('p-1', 'sheet', '7', 'jp', 'new', 'Ichiro', '{\"a\": \"é\"}', 'f', 1, 'rejected', 'import', 5, 'Aiko', 6, 'No', NULL),
                        ('P-2', 'sheet', '8', 'jp', 'new', 'Jiro', '{}', 'f', 0, 'open', 'import', 5, NULL, NULL, NULL, NULL);
             INSERT INTO imports (id, origin, began, seen, state, report) VALUES ('i-1', 'sheet', 5, 6, 'done', '{}');
             INSERT INTO desk (task, taken_by, put_off_until) VALUES ('a/task', 'Aiko', NULL), ('A/task', NULL, '2026-12-24');
             INSERT INTO security (number, at, kind, account, network, subject)
                 VALUES (1, 5, 'signed-in', 'Aiko', '192.0.2.1', NULL), (2, 6, 'sign-in-failed', NULL, '2001:db8::/64', NULL);
             INSERT INTO settings (name, value) VALUES ('freshness', '{\"leader_days\":30,\"other_days\":90,\"event_days\":60,\"near_days\":7}')",
        )
        .await;
}

/// All that is to come back: the journal as it is exported, and every other table row by row.
async fn everything(database: &Database) -> Vec<String> {
    let mut found = vec![succeeds(&["export", "--format", "jsonl", "--database", &database.url]).await];
    for sql in [
        "SELECT body FROM journal ORDER BY seq",
        "SELECT id || name || folded || role || password || added_at || coalesce(disabled_at, -1) FROM accounts ORDER BY folded",
        "SELECT id || hash || account || name || scope || made || expires || coalesce(used, -1) FROM tokens ORDER BY id",
        "SELECT id || origin || key || country || verdict || title || body || fingerprint || edited || state || proposed_by || proposed_at
             || coalesce(decided_by, '-') || coalesce(decided_at, -1) || coalesce(reason, '-') || coalesce(seq, -1) FROM proposals ORDER BY key",
        "SELECT id || origin || began || seen || state || report FROM imports",
        "SELECT task || coalesce(taken_by, '-') || coalesce(put_off_until, '-') FROM desk ORDER BY coalesce(put_off_until, '-')",
        "SELECT number || '-' || at || kind || coalesce(account, '-') || network || coalesce(subject, '-') FROM security ORDER BY number",
        "SELECT name || value FROM settings",
    ] {
        let rows = database.texts(sql).await;
        assert!(!rows.is_empty(), "nothing to compare: {sql}");
        found.extend(rows);
    }
    found
}

fn file_of(database: &Database) -> PathBuf {
    database.file().with_extension("backup")
}

async fn backed_up(database: &Database) -> PathBuf {
    let file = file_of(database);
    succeeds(&["backup", text(&file), "--database", &database.url]).await;
    file
}

fn text(path: &Path) -> &str {
    path.to_str().expect("a path")
}

/// The engines that a database may come to.
fn engines(database: &Database) -> BTreeSet<bool> {
    let mut engines = BTreeSet::from([database.engine == Engine::Postgres, false]);
    if !Engine::postgres_is_skipped() {
        engines.insert(true);
    }
    engines
}

async fn empty(is_postgres: bool) -> Database {
    Database::new(if is_postgres {
        Engine::Postgres
    } else {
        Engine::Sqlite
    })
    .await
}

async fn a_backup_comes_back_whole_on_either_engine(database: Database) {
    full(&database).await;
    let before = everything(&database).await;
    let file = backed_up(&database).await;
    use std::os::unix::fs::PermissionsExt;
    let mode = fs::metadata(&file).expect("the file").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    for is_postgres in engines(&database) {
        let restored = empty(is_postgres).await;
        let said = succeeds(&["restore", text(&file), "--database", &restored.url]).await;
        assert!(said.contains("the journal of 4 changesets ends with "), "{said}");
        assert_eq!(everything(&restored).await, before);
        assert_eq!(restored.texts("SELECT token FROM sessions").await, [""; 0]);
        let tracker = restored.tracker().await;
        assert_eq!(tracker.head().await, database.tracker().await.head().await);
        // It goes on: whoever had an account signs in, and the journal grows.
        let accounts = Accounts::beside(tracker.journal());
        accounts.sign_in("zoë", PASSWORD).await.expect("a session");
        accounts
            .sign_in("Bea", PASSWORD)
            .await
            .expect_err("she is disabled");
        let added = edit("Aiko", vec![Change::add(person("later", "Later"))]);
        assert_eq!(tracker.commit(added).await.expect("a commit"), 5);
        if restored.engine == Engine::Sqlite {
            let mode = fs::metadata(restored.file())
                .expect("the file")
                .permissions()
                .mode();
            assert_eq!(mode & 0o777, 0o600);
        }
    }
    assert_eq!(everything(&database).await, before);
}

async fn a_database_is_copied_to_either_engine(database: Database) {
    full(&database).await;
    let before = everything(&database).await;
    for is_postgres in engines(&database) {
        let copy = empty(is_postgres).await;
        succeeds(&["copy", "--from", &database.url, "--to", &copy.url]).await;
        assert_eq!(everything(&copy).await, before);
        let said = fails(&["copy", "--from", &database.url, "--to", &copy.url]).await;
        assert!(said.contains("the database is not empty"), "{said}");
    }
    let said = fails(&["copy", "--from", &database.url, "--to", &database.url]).await;
    assert!(said.contains("name the same database"), "{said}");
}

async fn a_backup_is_of_one_moment_while_others_write(database: Database) {
    full(&database).await;
    let tracker = database.tracker().await;
    let writing = {
        let tracker = Arc::clone(&tracker);
        tokio::spawn(async move {
            for number in 0.. {
                let id = format!("storm-{number}");
                let added = edit("storm", vec![Change::add(person(&id, &id))]);
                if tracker.commit(added).await.is_err() {
                    return;
                }
            }
        })
    };
    for _ in 0..5 {
        let file = backed_up(&database).await;
        let restored = empty(false).await;
        succeeds(&["restore", text(&file), "--database", &restored.url]).await;
        let copy = restored.changesets_after(0).await;
        let known = database.changesets_after(0).await;
        assert!(copy.len() >= 4 && known.len() >= copy.len());
        assert_eq!(copy[..], known[..copy.len()]);
    }
    writing.abort();
}

async fn a_backup_is_not_restored_over_anything(database: Database) {
    full(&database).await;
    let file = backed_up(&database).await;
    let other = empty(database.engine == Engine::Postgres).await;
    let accounts = Accounts::beside(&other.journal().await);
    let (name, password) = (AccountName::parse("Cho"), Password::parse(PASSWORD));
    let (name, password) = (name.expect("a name"), password.expect("a password"));
    accounts
        .add(name, &password, Role::Editor)
        .await
        .expect("an account");
    let said = fails(&["restore", text(&file), "--database", &other.url]).await;
    assert!(said.contains("the table accounts has 1 rows"), "{said}");
    assert_eq!(other.texts("SELECT name FROM accounts").await, ["Cho"]);
    assert_eq!(other.changesets_after(0).await, []);
    let said = fails(&["restore", text(&file), "--database", &database.url]).await;
    assert!(said.contains("the table journal has 4 rows"), "{said}");
}

async fn every_table_is_in_a_backup_or_left_out_for_a_reason(database: Database) {
    database.journal().await.close().await;
    let sql = match database.engine {
        Engine::Sqlite => {
            "SELECT m.name || '.' || c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c
             WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' ORDER BY 1"
        }
        Engine::Postgres => {
            "SELECT table_name || '.' || column_name FROM information_schema.columns
             WHERE table_schema = 'public' ORDER BY 1"
        }
    };
    let left_out = |column: &String| {
        LEFT_OUT
            .iter()
            .any(|(table, _)| column.starts_with(&format!("{table}.")))
    };
    let there: BTreeSet<String> = database
        .texts(sql)
        .await
        .into_iter()
        .filter(|it| !left_out(it))
        .collect();
    let kept: BTreeSet<String> = TABLES
        .iter()
        .flat_map(|table| {
            table
                .column_names()
                .into_iter()
                .map(|column| format!("{}.{column}", table.name))
        })
        .collect();
    assert_eq!(there, kept, "backup/tables.rs has to say what becomes of it");
}

/// The lines of a backup.
fn lines(file: &Path) -> Vec<String> {
    let mut text = String::new();
    GzDecoder::new(fs::File::open(file).expect("the file"))
        .read_to_string(&mut text)
        .expect("its text");
    text.split_inclusive('\n').map(str::to_owned).collect()
}

fn compressed(text: &str) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(text.as_bytes()).expect("it is compressed");
    encoder.finish().expect("it is compressed")
}

async fn a_damaged_backup_is_refused_before_anything_is_written(database: Database) {
    full(&database).await;
    let file = backed_up(&database).await;
    let whole = fs::read(&file).expect("the file");
    let lines = lines(&file);
    let joined = lines.concat();
    let place = |start: &str| {
        lines
            .iter()
            .position(|line| line.starts_with(start))
            .expect("a line")
    };
    let without = |number: usize| [&lines[..number], &lines[number + 1..]].concat().concat();
    let mut turned = whole.clone();
    let middle = turned.len() / 2;
    turned[middle] ^= 0x10;
    let third = place("[3,");
    for (bytes, reason) in [
        (Vec::new(), "this is no backup of Handover"),
        (b"Dear diary".to_vec(), "this is no backup of Handover"),
        (
            compressed("{\"format\":\"handover-journal\",\"version\":4}\n"),
            "this is no backup of Handover",
        ),
        (
            compressed(&joined.replacen("\"version\":1", "\"version\":2", 1)),
            "made by a newer version of Handover",
        ),
        (whole[..whole.len() / 2].to_vec(), "the backup is"),
        (whole[..whole.len() - 1].to_vec(), "the backup is cut off"),
        (turned, "the backup is"),
        (
            compressed(&lines[..lines.len() - 1].concat()),
            "the backup is cut off after",
        ),
        (
            compressed(&lines[..third].concat()),
            "the backup is cut off after",
        ),
        (
            compressed(&joined.replacen("administrator", "editor", 1)),
            "its checksum is",
        ),
        (compressed(&joined.replacen("zoë", "zoe", 1)), "its checksum is"),
        (compressed(&without(place("[\"i-1\""))), "cannot be read"),
        (
            compressed(&without(third)),
            "changeset 3 of its journal is missing",
        ),
        (
            compressed(&joined.replacen("back\\\\\\\\slash", "slash", 1)),
            "changeset 3 of its journal does not fit to its hash",
        ),
        (
            compressed(&format!("{joined}{joined}")),
            "something stands after the last line",
        ),
        (
            compressed(&joined.replacen("\"table\":\"desk\"", "\"table\":\"disk\"", 1)),
            "it is of no table",
        ),
    ] {
        let damaged = file.with_extension("damaged");
        fs::write(&damaged, bytes).expect("a file");
        let target = empty(false).await;
        let said = fails(&["restore", text(&damaged), "--database", &target.url]).await;
        assert!(said.contains(reason), "{reason}: {said}");
        assert!(said.starts_with("handover: nothing was restored from"), "{said}");
        assert!(!target.file().exists(), "{reason}: a database was made");
    }
    let said = fails(&["restore", "/nowhere.backup", "--database", "sqlite:///nowhere.db"]).await;
    assert!(said.contains("/nowhere.backup"), "{said}");
    // A database that is not sound gives no backup, and the one of before stays.
    database
        .run("UPDATE journal SET body = replace(body, 'Aiko', 'Minji') WHERE seq = 2")
        .await;
    let said = fails(&["backup", text(&file), "--database", &database.url]).await;
    assert!(
        said.contains("changeset 2 of its journal does not fit to its hash"),
        "{said}"
    );
    assert_eq!(fs::read(&file).expect("the file"), whole);
    let reading = Journal::open_to_read(&database.url).await.expect("it opens");
    reading.close().await;
}
