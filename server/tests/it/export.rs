//! The exports: the journal there and back, the tables in both forms, Popolo, the downloads, and their documentation.

mod documentation;
mod downloads;
mod journal;
mod leaks;
mod popolo;
mod tables;

use crate::support::Database;
use domain::World;
use handover::export::{Pieces, Scope, csv};
use jiff::civil::Date;
use std::{
    collections::BTreeMap,
    process::{Output, Stdio},
    sync::{Arc, LazyLock},
};
use tokio::{io::AsyncWriteExt, process::Command};

/// The day of the worked example.
const STORY: Date = jiff::civil::date(2024, 9, 6);

/// The starter world, read once.
fn starter() -> Arc<World> {
    static WORLD: LazyLock<Arc<World>> = LazyLock::new(|| {
        let starter = handover::starter::Starter::read(&handover::starter::embedded());
        let at = "2026-11-24T09:00:00.5Z".parse().expect("a time");
        Arc::new(World::replay(starter.changesets(at)).expect("it replays"))
    });
    Arc::clone(&WORLD)
}

/// A world on a day.
fn scope(world: Arc<World>, day: Date) -> Arc<Scope> {
    Arc::new(Scope {
        snapshot: Arc::new(world.on(day)),
        world,
        known_at: None,
        public_url: Some("https://handover.example".to_owned()),
    })
}

fn bytes(pieces: Pieces) -> Vec<u8> {
    pieces
        .map(|piece| piece.expect("a piece"))
        .collect::<Vec<_>>()
        .concat()
}

/// A table as it was read back: the names of its columns, and its rows by them.
struct Read {
    header: Vec<String>,
    rows: Vec<BTreeMap<String, String>>,
}

/// Every table of a scope, read back from its CSV.
fn read_tables(scope: &Arc<Scope>) -> BTreeMap<String, Read> {
    csv::files(scope)
        .map(|(name, pieces)| {
            let name = name.strip_suffix(".csv").expect("a CSV").to_owned();
            (name, read(&bytes(pieces)))
        })
        .collect()
}

fn read(bytes: &[u8]) -> Read {
    let mut reader = ::csv::Reader::from_reader(bytes);
    let header: Vec<_> = reader
        .headers()
        .expect("a header")
        .iter()
        .map(str::to_owned)
        .collect();
    let rows = reader
        .records()
        .map(|record| {
            let record = record.expect("a record with as many fields as the header");
            header
                .iter()
                .cloned()
                .zip(record.iter().map(str::to_owned))
                .collect()
        })
        .collect();
    Read { header, rows }
}

/// Runs the program with something on its standard input.
async fn handover(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_handover"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("its standard input");
    let input = input.to_vec();
    // Written beside, since a program that is not read from would wait, and so would whoever writes to it.
    let writing = tokio::spawn(async move { drop(stdin.write_all(&input).await) });
    let output = child.wait_with_output().await.expect("the program ends");
    drop(writing.await);
    output
}

async fn exported(database: &Database, arguments: &[&str]) -> Vec<u8> {
    let all = [&["export", "--database", &database.url][..], arguments].concat();
    let output = handover(&all, b"").await;
    assert!(output.status.success(), "{}", text(&output.stderr));
    output.stdout
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
