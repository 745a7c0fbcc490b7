//! The power fails again and again: what was written and not yet synced is lost, torn, or there before what was written earlier. What was
//! acknowledged is there all the same, and nothing that is there is broken.
//!
//! The program runs with `server/tests/power/trace.c` preloaded, which writes down every change of the database files and every sync. From the
//! trace each state is made again in which a disk may be left: of every file all that was synced, and any part of the rest.

use crate::support::{Database, Engine, first, person};
use handover::{
    accounts::{AccountName, Accounts, Password, Role, personal::TokenName},
    backend::Tracker,
    citation::CitationReader,
    journal::Journal,
};
use reqwest::{Client, StatusCode};
use serde_json::json;
use sqlx::{Connection, SqliteConnection};
use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::Stdio,
};
use tokio::{
    io::{AsyncBufReadExt, BufReader},
    process::{Child, Command},
};

/// How many edits are made; enough for the log to be brought into the database and begun anew.
const EDITS: u64 = 700;
/// How often the power fails.
const CUTS: usize = 1_000;
/// One cut in so many is opened as the program opens a database, which verifies the whole chain and replays it.
const WHOLE: usize = 25;
/// What a disk writes at once.
const SECTOR: usize = 512;

/// A line of the trace.
enum Step {
    Write {
        file: usize,
        offset: usize,
        bytes: Vec<u8>,
    },
    Sync {
        file: usize,
    },
    Truncate {
        file: usize,
        length: usize,
    },
    Remove {
        file: usize,
    },
    /// Somebody was told that the changeset of this number is recorded.
    Acknowledged(u64),
}

/// The database, its log, and its rollback journal.
const SUFFIXES: [&str; 3] = ["", "-wal", "-journal"];

type Disk = [Option<Vec<u8>>; 3];

fn read(trace: &[u8]) -> Vec<Step> {
    const HEAD: usize = 16;
    let mut steps = Vec::new();
    let mut rest = trace;
    while let Some((head, behind)) = rest.split_at_checked(HEAD) {
        let length = u32::from_le_bytes(head[4..8].try_into().expect("four bytes")) as usize;
        let number = u64::from_le_bytes(head[8..].try_into().expect("eight bytes"));
        let (bytes, behind) = behind.split_at(length);
        let file = usize::from(head[1]).wrapping_sub(1);
        let offset = usize::try_from(number).expect("an offset");
        steps.push(match head[0] {
            1 => Step::Write {
                file,
                offset,
                bytes: bytes.to_vec(),
            },
            2 => Step::Sync { file },
            3 => Step::Truncate { file, length: offset },
            4 => Step::Remove { file },
            9 => Step::Acknowledged(number),
            other => panic!("{other} is no step"),
        });
        rest = behind;
    }
    steps
}

/// Appends to the trace that a changeset was acknowledged.
fn acknowledge(trace: &mut fs::File, seq: u64) {
    let mut line = [0; 16];
    line[0] = 9;
    line[8..].copy_from_slice(&seq.to_le_bytes());
    trace.write_all(&line).expect("the trace is written");
}

/// A generator that gives the same each time, so that a cut that fails can be looked at again.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % most.max(1)
    }
}

fn write(disk: &mut Disk, file: usize, offset: usize, bytes: &[u8]) {
    let content = disk[file].get_or_insert_default();
    if content.len() < offset + bytes.len() {
        content.resize(offset + bytes.len(), 0);
    }
    content[offset..offset + bytes.len()].copy_from_slice(bytes);
}

/// The disk after the power failed behind so many steps.
fn cut(before: &Disk, steps: &[Step], chance: &mut Chance) -> Disk {
    let mut synced = [0; 3];
    for (number, step) in steps.iter().enumerate() {
        if let Step::Sync { file } = step {
            synced[*file] = number;
        }
    }
    let mut disk = before.clone();
    for (number, step) in steps.iter().enumerate() {
        match step {
            Step::Write { file, offset, bytes } => {
                if number < synced[*file] {
                    write(&mut disk, *file, *offset, bytes);
                    continue;
                }
                match chance.below(4) {
                    0 => {}
                    1 => {
                        // Torn: some sectors are there, and others are not.
                        for (place, sector) in bytes.chunks(SECTOR).enumerate() {
                            if chance.below(2) == 0 {
                                write(&mut disk, *file, offset + place * SECTOR, sector);
                            }
                        }
                    }
                    _ => write(&mut disk, *file, *offset, bytes),
                }
            }
            Step::Truncate { file, length } => {
                if (number < synced[*file] || chance.below(2) == 0)
                    && let Some(content) = &mut disk[*file]
                {
                    content.resize(*length, 0);
                }
            }
            Step::Remove { file } => disk[*file] = None,
            Step::Sync { .. } | Step::Acknowledged(_) => {}
        }
    }
    disk
}

/// The preloaded library, compiled by the compiler that SQLite was compiled by.
fn library(folder: &Path) -> PathBuf {
    let library = folder.join("trace.so");
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/power/trace.c");
    let compiled = std::process::Command::new("cc")
        .args(["-shared", "-fPIC", "-O1", "-o"])
        .arg(&library)
        .arg(source)
        .args(["-ldl", "-lpthread"])
        .output()
        .expect("a C compiler");
    assert!(
        compiled.status.success(),
        "{}",
        String::from_utf8_lossy(&compiled.stderr)
    );
    library
}

async fn start(database: &str, library: &Path, trace: &Path) -> (Child, String) {
    let mut server = Command::new(env!("CARGO_BIN_EXE_handover"))
        .args([
            "serve",
            "--listen",
            "127.0.0.1:0",
            "--api-requests-per-minute",
            "1000000",
        ])
        .args(["--database", database])
        .env("LD_PRELOAD", library)
        .env("HANDOVER_TRACE", trace)
        .env("RUST_LOG", "error")
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()
        .expect("the server starts");
    let stdout = server.stdout.take().expect("its output");
    let mut lines = BufReader::new(stdout).lines();
    let address = lines.next_line().await.expect("a line").expect("its address");
    (server, address)
}

fn files(database: &Path) -> Disk {
    SUFFIXES.map(|suffix| fs::read(format!("{}{suffix}", database.display())).ok())
}

/// What was recorded of edits until the power failed, in a folder of its own.
async fn recorded(folder: &Path, disk: &Disk) -> Vec<i64> {
    let database = folder.join("handover.db");
    drop(fs::remove_file(format!("{}-shm", database.display())));
    for (suffix, content) in SUFFIXES.iter().zip(disk) {
        let path = format!("{}{suffix}", database.display());
        match content {
            Some(content) => fs::write(path, content).expect("it is written"),
            None => drop(fs::remove_file(path)),
        }
    }
    let url = format!("sqlite://{}", database.display());
    let mut connection = SqliteConnection::connect(&url).await.expect("it opens");
    let verdict: String = sqlx::query_scalar("PRAGMA integrity_check")
        .fetch_one(&mut connection)
        .await
        .expect("it is looked at");
    assert_eq!(verdict, "ok");
    let numbers = sqlx::query_scalar("SELECT seq FROM journal ORDER BY seq")
        .fetch_all(&mut connection)
        .await;
    connection.close().await.expect("it closes");
    numbers.expect("it is read")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_acknowledged_survives_the_loss_of_power() {
    let database = Database::new(Engine::Sqlite).await;
    let tracker = database.tracker().await;
    tracker.commit(first()).await.expect("a commit");
    let accounts = Accounts::beside(tracker.journal());
    let password = Password::parse(crate::support::PASSWORD).expect("a password");
    let name = AccountName::parse("Aiko").expect("a name");
    let account = accounts
        .add(name, &password, Role::Editor)
        .await
        .expect("an account");
    let name = TokenName::parse("a test").expect("a name");
    let token = accounts
        .make_token(&account.id, name, app::accounts::Scope::Write, 30)
        .await;
    let token = token.expect("a token").shown();
    tracker.journal().close().await;
    drop(tracker);
    let before = files(&database.file());

    let folder = tempfile::tempdir().expect("a folder");
    let trace = folder.path().join("trace");
    let library = library(folder.path());
    let (mut server, address) = start(&database.url, &library, &trace).await;
    let mut appended = fs::OpenOptions::new()
        .append(true)
        .open(&trace)
        .expect("the trace");
    CitationReader::new(Vec::new()).expect("a reader");
    let client = Client::builder().no_proxy().build().expect("a client");
    for number in 0..EDITS {
        let person = person(&format!("person-{number}"), &format!("Person {number}"));
        let changeset = json!({
            "comment": format!("Edit {number}"), "sources": ["gazette"],
            "changes": [{ "expects": 0, "to": { "is": { "person": person } } }],
        });
        let sent = client
            .post(format!("{address}/api/v1/changesets"))
            .bearer_auth(&token)
            .header("content-type", "application/json")
            .body(changeset.to_string())
            .send()
            .await
            .expect("an answer");
        let status = sent.status();
        let text = sent.text().await.expect("text");
        assert_eq!(status, StatusCode::CREATED, "{text}");
        let told: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        acknowledge(&mut appended, told["seq"].as_u64().expect("a number"));
    }
    server.kill().await.expect("it is killed");

    let steps = read(&fs::read(&trace).expect("the trace"));
    let syncs = steps
        .iter()
        .filter(|step| matches!(step, Step::Sync { .. }))
        .count();
    assert!(syncs as u64 >= EDITS, "each edit is synced: {syncs}");
    let is_brought_in = steps.iter().any(|step| matches!(step, Step::Sync { file: 0 }));
    assert!(is_brought_in, "the log was brought into the database meanwhile");
    let mut chance = Chance(20_240_906);
    let place = folder.path().join("after");
    fs::create_dir(&place).expect("a folder");
    for number in 0..CUTS {
        let until = chance.below(steps.len());
        let steps = &steps[..until];
        let disk = cut(&before, steps, &mut chance);
        let acknowledged = steps.iter().rev().find_map(|step| match step {
            Step::Acknowledged(seq) => Some(*seq),
            _ => None,
        });
        let found = recorded(&place, &disk).await;
        let last = i64::try_from(acknowledged.unwrap_or(1)).expect("a number");
        let there = i64::try_from(found.len()).expect("a number");
        assert!(
            found.iter().copied().eq(1..=there),
            "cut {number} after {until} steps: {found:?}"
        );
        assert!(
            there >= last,
            "cut {number} after {until} steps: {there} of {last} are there"
        );
        // One that was written may not have been acknowledged yet.
        assert!(there <= last + 1, "cut {number}: {there} are there, of {last}");
        if number % WHOLE == 0 {
            let url = format!("sqlite://{}", place.join("handover.db").display());
            let journal = Journal::open(&url).await.expect("it opens");
            let tracker = Tracker::start(journal)
                .await
                .expect("the chain holds, and it replays");
            assert_eq!(i64::try_from(tracker.world().seq()), Ok(there));
            tracker.journal().close().await;
        }
    }
}
