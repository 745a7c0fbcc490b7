//! The journal there and back: the same world and the same bytes, or nothing and a reason.

use super::{exported, handover, text};
use crate::support::{Database, Engine, edit, first, on_both_engines, person};
use domain::{Change, Changeset, Citation, EntityRef, id::PersonId};
use jiff::{Timestamp, ToSpan};
use std::process::Stdio;
use tokio::{io::AsyncWriteExt, process::Command};

on_both_engines![
    a_journal_comes_back_byte_for_byte,
    a_database_that_holds_something_is_left_as_it_is,
    an_import_that_is_killed_leaves_nothing_and_can_be_done_again,
];

/// The starter world, an edit, and one that takes something out again, each an hour after the other.
async fn world_with_a_history(database: &Database) {
    database.fill().await;
    let tracker = database.tracker().await;
    let now = Timestamp::now();
    let sources = tracker.world().journal()[0].changeset.sources.clone();
    let mut added = person("ada-lovelace", "Ada “=1+1” Lovelace\n\"quoted\", 岸田文雄");
    added.provenance.sources = sources.iter().map(Citation::from).collect();
    let changeset = |hours: i64, change| Changeset {
        at: now + hours.hours(),
        sources: sources.clone(),
        ..edit("Aiko", vec![change])
    };
    let seq = tracker
        .commit(changeset(1, Change::add(added)))
        .await
        .expect("a commit");
    let gone = EntityRef::Person(PersonId::parse("ada-lovelace").expect("an id"));
    tracker
        .commit(changeset(2, Change::remove(seq, gone)))
        .await
        .expect("a commit");
    tracker.journal().close().await;
}

async fn import(database: &Database, file: &[u8]) -> std::process::Output {
    handover(&["import", "journal", "-", "--database", &database.url], file).await
}

async fn a_journal_comes_back_byte_for_byte(database: Database) {
    world_with_a_history(&database).await;
    let file = exported(&database, &["--format", "jsonl"]).await;
    let world = database.tracker().await.world();
    assert!(world.seq() > 10);
    assert_eq!(
        file.iter().filter(|byte| **byte == b'\n').count() as u64,
        world.seq() + 1
    );
    for engine in [Engine::Sqlite, database.engine] {
        let copy = Database::new(engine).await;
        let output = import(&copy, &file).await;
        assert!(output.status.success(), "{}", text(&output.stderr));
        assert_eq!(*copy.tracker().await.world(), *world);
        let again = exported(&copy, &["--format", "jsonl"]).await;
        assert!(again == file, "the export of the copy is another file");
    }

    // The journal up to a moment is a journal, too.
    let before = world.journal().last().expect("a commit").changeset.at - 30.minutes();
    let known = exported(
        &database,
        &["--format", "jsonl", "--known-at", &before.to_string()],
    )
    .await;
    let copy = Database::new(database.engine).await;
    assert!(import(&copy, &known).await.status.success());
    assert_eq!(*copy.tracker().await.world(), world.known_at(before));
    assert_eq!(copy.tracker().await.world().seq(), world.seq() - 1);
}

async fn a_database_that_holds_something_is_left_as_it_is(database: Database) {
    let tracker = database.tracker().await;
    tracker.commit(first()).await.expect("a commit");
    let file = exported(&database, &["--format", "jsonl"]).await;
    let refused = import(&database, &file).await;
    assert!(!refused.status.success());
    let reason = text(&refused.stderr);
    assert!(
        reason.contains("this one holds 1 changesets, the last of 2024-09-06T12:00:00Z and 3 entities"),
        "{reason}"
    );
    assert_eq!(exported(&database, &["--format", "jsonl"]).await, file);
}

async fn an_import_that_is_killed_leaves_nothing_and_can_be_done_again(database: Database) {
    world_with_a_history(&database).await;
    let file = exported(&database, &["--format", "jsonl"]).await;
    let copy = Database::new(database.engine).await;
    let mut child = Command::new(env!("CARGO_BIN_EXE_handover"))
        .args(["import", "journal", "-", "--database", &copy.url])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("its standard input");
    stdin
        .write_all(&file[..file.len() / 2])
        .await
        .expect("half of it");
    child.kill().await.expect("it is killed");
    drop(stdin);
    assert_eq!(copy.changesets_after(0).await, []);
    let output = import(&copy, &file).await;
    assert!(output.status.success(), "{}", text(&output.stderr));
    let checked = handover(&["check", "--database", &copy.url], b"").await;
    assert!(checked.status.success(), "{}", text(&checked.stdout));
}

/// The lines of a journal of three changesets, as the version of the format before hashes has them.
async fn small_journal() -> Vec<String> {
    let lines = hashed_journal().await;
    let plain = |line: &String| match line.split_once(",\"hash\":\"") {
        Some((seq, rest)) => format!("{seq}{}", &rest[65..]),
        None => line.replace("\"version\":4", "\"version\":1"),
    };
    lines.iter().map(plain).collect()
}

/// The lines of a journal of three changesets.
async fn hashed_journal() -> Vec<String> {
    let database = Database::new(Engine::Sqlite).await;
    let tracker = database.tracker().await;
    tracker.commit(first()).await.expect("a commit");
    for name in ["ada", "bea"] {
        let change = Change::add(person(name, "Somebody"));
        tracker
            .commit(edit("editor", vec![change]))
            .await
            .expect("a commit");
    }
    let file = text(&exported(&database, &["--format", "jsonl"]).await);
    file.split_inclusive('\n').map(str::to_owned).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_damaged_file_is_refused_with_its_line_and_the_reason_and_nothing_is_written() {
    let lines = small_journal().await;
    assert_eq!(lines.len(), 4);
    let [header, one, two, three] = &lines[..] else {
        panic!("four lines")
    };
    let whole = lines.concat();
    for (file, reason) in [
        (String::new(), "line 1: this is no journal of Handover"),
        (
            "{\"format\":\"geojson\"}\n".to_owned(),
            "line 1: this is no journal of Handover",
        ),
        (
            header.replace("\"version\":1", "\"version\":9"),
            "line 1: the journal has version 9",
        ),
        (
            whole.replacen("\"licence\":\"CC0-1.0\"", "\"licence\":\"CC-BY-4.0\"", 1),
            "line 1: the journal is under the licence “CC-BY-4.0”, and what is recorded here is under CC0-1.0",
        ),
        (
            whole.replacen("\"recorded\":\"2024-09-06T12:01:00Z\"", "\"recorded\":null", 1),
            "line 1: it tells that the last changeset was recorded at no time, and that was at 2024-09-06T12:01:00Z",
        ),
        (
            format!(
                "{header}{one}{two}{}",
                three.replace("2024-09-06T12:01", "2024-09-06T12:02")
            ),
            "line 1: it tells that the last changeset was recorded at 2024-09-06T12:01:00Z, and that was at 2024-09-06T12:02:00Z",
        ),
        (
            format!("{header}{one}{}", &two[..two.len() / 2]),
            "line 3: the file ends in the middle",
        ),
        (
            format!("{header}{one}{two}"),
            "line 3: the file ends here, with changeset 2 of 3",
        ),
        (
            header.clone(),
            "line 1: the file ends here, with changeset 0 of 3",
        ),
        (
            format!("{header}{one}{three}"),
            "line 3: changeset 2 is missing, 3 stands in its place",
        ),
        (
            format!("{header}{two}{one}{three}"),
            "line 2: changeset 1 is missing, 2 stands in its place",
        ),
        (
            format!("{whole}{three}"),
            "line 5: the first line tells of 3 changesets",
        ),
        (
            format!("{header}{one}\n{two}{three}"),
            "line 3: the file ends in the middle",
        ),
        (
            whole.replacen("\"author\":", "\"auhtor\":", 1),
            "line 2: it is no changeset (unknown field `auhtor`",
        ),
        (
            whole.replacen("{\"id\":\"bea\",", "{\"id\":\"bea\",\"height\":180,", 1),
            "line 4: “height” is no field of it",
        ),
        (
            whole.replacen("{\"id\":\"bea\",", "{\"id\":\"Bea!\",", 1),
            "line 4: it is no changeset (“Bea!” is not an id",
        ),
        (
            format!(
                "{header}{one}{}{three}",
                two.replace("\"expects\":0", "\"expects\":1")
            ),
            "line 3: changeset 2 cannot stand here: ",
        ),
        (
            format!(
                "{header}{one}{}{three}",
                two.replace("2024-09-06T12:01", "2024-09-05T12:01")
            ),
            "line 3: changeset 2 cannot stand here: the changeset is dated",
        ),
    ] {
        let database = Database::new(Engine::Sqlite).await;
        let path = database.file().with_extension("jsonl");
        std::fs::write(&path, &file).expect("a file");
        let path = path.to_str().expect("a path");
        let refused = handover(&["import", "journal", path, "--database", &database.url], b"").await;
        let said = text(&refused.stderr);
        assert!(
            !refused.status.success() && said.contains(reason),
            "{reason}\n{said}"
        );
        assert!(said.starts_with("handover: nothing was imported"), "{said}");
        assert!(!database.file().exists(), "{reason}: a database was made");
    }
    // The last line end is no part of the journal, and a null is as good as nothing.
    let spoken = whole
        .trim_end()
        .replacen("{\"id\":\"bea\",", "{\"id\":\"bea\",\"died\":null,", 1);
    let database = Database::new(Engine::Sqlite).await;
    assert!(import(&database, spoken.as_bytes()).await.status.success());
    let hashed = hashed_journal().await.concat();
    assert_eq!(text(&exported(&database, &["--format", "jsonl"]).await), hashed);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_that_was_altered_is_refused_with_the_first_changeset_that_does_not_fit() {
    let lines = hashed_journal().await;
    let [header, one, two, three] = &lines[..] else {
        panic!("four lines")
    };
    let hash = |line: &str| line.split('"').nth(5).expect("a hash").to_owned();
    for (file, line) in [
        (
            format!("{header}{one}{}{three}", two.replace("Somebody", "Nobody")),
            3,
        ),
        (
            format!("{header}{}{two}{three}", one.replace("12:00:00Z", "12:00:01Z")),
            2,
        ),
        (
            format!("{header}{one}{two}{}", three.replace(&hash(three), &hash(two))),
            4,
        ),
        (
            format!(
                "{header}{one}{}{three}",
                two.replace(&format!("\"hash\":\"{}\",", hash(two)), "")
            ),
            3,
        ),
        (
            format!(
                "{header}{one}{}{}",
                three.replace("\"seq\":3", "\"seq\":2"),
                two.replace("\"seq\":2", "\"seq\":3")
            ),
            3,
        ),
    ] {
        let database = Database::new(Engine::Sqlite).await;
        let refused = import(&database, file.as_bytes()).await;
        let said = text(&refused.stderr);
        let reason = format!(
            "line {line}: the file was altered: the hash of changeset {}",
            line - 1
        );
        assert!(
            !refused.status.success() && said.contains(&reason),
            "{reason}\n{said}"
        );
        assert!(!database.file().exists(), "{reason}: a database was made");
    }
    // The file has the chain of the database.
    let database = Database::new(Engine::Sqlite).await;
    assert!(
        import(&database, lines.concat().as_bytes())
            .await
            .status
            .success()
    );
    let checked = handover(&["check", "--database", &database.url], b"").await;
    let end = format!(
        "the chain of 3 changesets is whole and ends with {}\n",
        hash(three)
    );
    assert!(text(&checked.stdout).contains(&end), "{}", text(&checked.stdout));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn bytes_that_are_no_text_are_refused_with_their_line() {
    let mut file = small_journal().await.concat().into_bytes();
    let place = file
        .windows(8)
        .rposition(|bytes| bytes == b"Somebody")
        .expect("a name");
    file[place] = 0xff;
    let database = Database::new(Engine::Sqlite).await;
    let refused = import(&database, &file).await;
    let said = text(&refused.stderr);
    assert!(
        !refused.status.success() && said.contains("line 4: it is no changeset"),
        "{said}"
    );
    let missing = handover(
        &["import", "journal", "/nowhere.jsonl", "--database", &database.url],
        b"",
    )
    .await;
    assert!(
        text(&missing.stderr).contains("/nowhere.jsonl"),
        "{}",
        text(&missing.stderr)
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_first_line_says_what_the_file_is_and_a_day_has_no_meaning_for_it() {
    let database = Database::new(Engine::Sqlite).await;
    database.tracker().await.commit(first()).await.expect("a commit");
    let arguments = ["--format", "jsonl", "--public-url", "https://handover.example"];
    let file = text(&exported(&database, &arguments).await);
    let header: serde_json::Value = serde_json::from_str(file.lines().next().expect("a line")).expect("JSON");
    assert_eq!(header["format"], "handover-journal");
    assert_eq!(header["version"], 4);
    assert_eq!(header["licence"], "CC0-1.0");
    assert_eq!(header["changesets"], 1);
    assert_eq!(header["recorded"], "2024-09-06T12:00:00Z");
    assert_eq!(header["url"], "https://handover.example");
    // A place in a source stands with it.
    let mut cited = person("ada-lovelace", "Ada Lovelace");
    cited.provenance.sources = vec![Citation::parse("gazette#p. 3").expect("a citation")];
    let tracker = database.tracker().await;
    let added = edit("Aiko", vec![Change::add(cited)]);
    tracker.commit(added).await.expect("a commit");
    let file = text(&exported(&database, &arguments).await);
    let located = "\"sources\":[{\"source\":\"gazette\",\"place\":\"p. 3\"}]";
    let last = file.lines().last().expect("a line");
    assert!(last.contains(located), "{last}");
    let refused = handover(
        &[
            "export",
            "--format",
            "jsonl",
            "--as-of",
            "2024-09-06",
            "--database",
            &database.url,
        ],
        b"",
    )
    .await;
    assert!(!refused.status.success());
    assert!(text(&refused.stderr).contains("a journal is all days at once"));
    let missing = handover(
        &[
            "export",
            "--format",
            "jsonl",
            "--database",
            "sqlite:///nowhere.db",
        ],
        b"",
    )
    .await;
    assert!(!missing.status.success());
}
