//! Imports that are killed, refused or stopped: what stands then, and how they go on.

use super::{MAPPING, Quiet, TODAY, assert_sound, filled, sheet};
use crate::support::{
    Database, on_both_engines,
    wikidata::{Facts, StandIn, Trouble, day},
};
use handover::{
    import::{
        Part,
        csv::mapping::Mapping,
        run::{Accept, Run},
    },
    proposals::store::Store,
};
use std::{process::Stdio, time::Duration};
use tokio::process::Command;

on_both_engines![
    an_import_that_is_killed_leaves_a_sound_world_and_goes_on,
    wikidata_is_asked_by_a_command_and_goes_on_with_what_failed,
    a_run_that_was_stopped_is_gone_on_with_once,
];

async fn an_import_that_is_killed_leaves_a_sound_world_and_goes_on(database: Database) {
    let folder = tempfile::tempdir().expect("a folder");
    let states = ["jp", "kr", "us", "gb", "de", "fr", "ca", "au", "in", "it"];
    let lines: Vec<String> = (0..400)
        .map(|row| {
            let state = states[row % states.len()];
            let year = 1000 + row;
            format!("{row},{state},Herald{row} Kamon{row},{year}-01-01,{year}-12-31")
        })
        .collect();
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let file = sheet(folder.path(), &lines);
    let mapping = folder.path().join("sheet.toml");
    std::fs::write(&mapping, MAPPING).expect("a file");
    filled(&database).await.journal().close().await;
    let start = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_handover"));
        command
            .args(["import", "csv"])
            .arg(&file)
            .arg("--mapping")
            .arg(&mapping)
            .args(["--accept", "new", "--database", &database.url])
            .env("HANDOVER_TODAY", TODAY.to_string())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .kill_on_drop(true);
        command.spawn().expect("the program starts")
    };
    for wait in (0..20).map(|step| Duration::from_millis(60 * step)) {
        let mut child = start();
        tokio::time::sleep(wait).await;
        // It may have come to its end by itself.
        child.kill().await.ok();
        let tracker = database.tracker().await;
        assert_sound(&tracker);
        tracker.journal().close().await;
    }
    let status = start().wait().await.expect("it ends");
    assert!(status.success());
    let tracker = database.tracker().await;
    assert_sound(&tracker);
    let heralds = tracker
        .world()
        .tenures
        .values()
        .filter(|tenure| tenure.office.as_str().ends_with("chief-herald"))
        .count();
    assert_eq!(heralds, lines.len());
    let store = Store::beside(tracker.journal());
    assert_eq!(store.open_of("sheet").await.expect("the open ones").len(), 0);
    tracker.journal().close().await;
}

async fn wikidata_is_asked_by_a_command_and_goes_on_with_what_failed(database: Database) {
    let facts = Facts::country("Q17", "JP", "Q900001", "Q900002")
        .human("Q900003", "Ichiro Kamon")
        .label("Q900002", "en", "Chief Herald of Japan")
        .held(
            "Q900003",
            "Q900002",
            &[("P580", day("1950-01-01")), ("P582", day("1960-01-01"))],
        );
    let stand_in = StandIn::with(facts).await;
    filled(&database).await.journal().close().await;
    let ask = async |contact: Option<&str>| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_handover"));
        command
            .args(["import", "wikidata", "--country", "JP", "--accept", "new"])
            .args(["--database", &database.url])
            .args([
                "--sparql-url",
                &stand_in.sparql_url(),
                "--api-url",
                &stand_in.api_url(),
            ])
            .env("HANDOVER_TODAY", TODAY.to_string())
            .kill_on_drop(true);
        if let Some(contact) = contact {
            command.args(["--contact", contact]);
        }
        command.output().await.expect("it ends")
    };
    // Without anybody to write to, nothing is asked.
    let refused = ask(None).await;
    assert!(!refused.status.success());
    assert!(stand_in.asked().is_empty());
    assert!(String::from_utf8_lossy(&refused.stderr).contains("contact"));
    // Shut out for good, it says so; nothing is missing, and the next try goes on.
    stand_in.spoil([Trouble::Status(403, None)]);
    let failed = ask(Some("desk@example.org")).await;
    assert!(
        !failed.status.success(),
        "{}",
        String::from_utf8_lossy(&failed.stdout)
    );
    let done = ask(Some("desk@example.org")).await;
    let said = String::from_utf8_lossy(&done.stdout).into_owned();
    assert!(
        done.status.success(),
        "{said} {}",
        String::from_utf8_lossy(&done.stderr)
    );
    assert!(said.contains("new 1") || said.contains("new 2"), "{said}");
    let tracker = database.tracker().await;
    let world = tracker.world();
    let tenure = world
        .tenures
        .values()
        .find(|tenure| tenure.person.as_str() == "ichiro-kamon");
    let tenure = tenure.unwrap_or_else(|| panic!("it is recorded: {said}"));
    assert_eq!(
        tenure.end.as_ref().map(ToString::to_string).as_deref(),
        Some("1960-01-01")
    );
    assert_eq!(tenure.provenance.sources[0].source(), "wikidata");
    // The statement is the place in it.
    let place = tenure.provenance.sources[0].place().expect("a place");
    assert!(place.contains(" P39 "), "{place}");
    assert_sound(&tracker);
    tracker.journal().close().await;
}

async fn a_run_that_was_stopped_is_gone_on_with_once(database: Database) {
    let mapping = Mapping::parse(MAPPING).expect("a mapping");
    let tracker = filled(&database).await;
    let begin = async |subject: &str| {
        let source = mapping.source(TODAY);
        Run::begin(&tracker, source, subject, Accept::Nothing, TODAY, Box::new(Quiet))
            .await
            .expect("a run")
    };
    let part = |name: &str| Part {
        name: name.to_owned(),
        ..Part::default()
    };
    let mut stopped = begin("all").await;
    stopped.take(part("jp")).await.expect("it is kept");
    drop(stopped);
    // Another subject has nothing to do with it.
    assert!(!begin("JP").await.leaves_out("jp"));
    let mut second = begin("all").await;
    assert!(second.leaves_out("jp"));
    assert!(!second.leaves_out("kr"));
    second.take(part("kr")).await.expect("it is kept");
    second.finish(None).await.expect("it ends");
    // What was stopped has come to its end, and the next run reads everything.
    assert!(!begin("all").await.leaves_out("jp"));
    tracker.journal().close().await;
}
