//! Wikidata, read again and again: only what has changed, by the command and while the program serves.

use super::{Quiet, TODAY, filled};
use crate::support::{
    Database, on_both_engines,
    wikidata::{Facts, StandIn, Trouble, day},
};
use domain::id::CountryId;
use handover::{
    backend::Tracker,
    http::Clock,
    import::{
        run::{Accept, Phase, Report},
        sync::{Sync, again_and_again, until_due},
        wikidata::{SOURCE, Wikidata},
    },
    proposals::store::Store,
};
use jiff::Timestamp;
use std::{process::Stdio, time::Duration};
use tokio::process::Command;

on_both_engines![
    what_has_not_changed_is_not_read_again,
    a_run_is_due_when_its_time_has_come_and_soon_after_trouble,
    a_server_that_is_told_to_fills_the_desk,
];

const SIX_HOURS: Duration = Duration::from_secs(6 * 60 * 60);

/// Japan with a herald, and when something of it was last changed.
fn facts(last_change: &str) -> Facts {
    Facts::country("Q17", "JP", "Q900001", "Q900002")
        .human("Q900003", "Ichiro Kamon")
        .label("Q900002", "en", "Chief Herald of Japan")
        .held(
            "Q900003",
            "Q900002",
            &[("P580", day("1950-01-01")), ("P582", day("1960-01-01"))],
        )
        .changed(last_change)
}

async fn read(tracker: &Tracker, stand_in: &StandIn, is_whole: bool) -> Report {
    let sync = Sync {
        wikidata: Wikidata::new(stand_in.settings(TODAY)).expect("settings"),
        countries: [CountryId::parse("jp").expect("an id")].into(),
        accept: Accept::Nothing,
        is_whole,
        left_out: None,
    };
    sync.run(tracker, Box::new(Quiet)).await.expect("it is read")
}

async fn what_has_not_changed_is_not_read_again(database: Database) {
    let tracker = filled(&database).await;
    let of_old = StandIn::with(facts("2020-01-01T00:00:00Z")).await;
    let first = read(&tracker, &of_old, false).await;
    assert!(first.counts.read > 0 && first.counts.unchanged == 0, "{first}");
    let questions = of_old.asked().len();

    let second = read(&tracker, &of_old, false).await;
    assert_eq!((second.counts.read, second.counts.unchanged), (0, 1), "{second}");
    assert_eq!(second.phase, Phase::Done);
    assert!(
        second.to_string().contains("unchanged since the last import: 1"),
        "{second}"
    );
    // Nothing is gone there because it was not read.
    assert_eq!(second.gone, [""; 0]);
    let for_second = of_old.asked().len() - questions;
    assert!(for_second < questions, "{for_second} questions after {questions}");

    // Asked for whole, it is read whole; and so is what was changed meanwhile.
    assert_eq!(read(&tracker, &of_old, true).await.counts.read, first.counts.read);
    let of_tomorrow = StandIn::with(facts("2999-01-01T00:00:00Z")).await;
    let changed = read(&tracker, &of_tomorrow, false).await;
    assert_eq!(
        (changed.counts.read, changed.counts.unchanged),
        (first.counts.read, 0),
        "{changed}"
    );
    tracker.journal().close().await;
}

async fn a_run_is_due_when_its_time_has_come_and_soon_after_trouble(database: Database) {
    let tracker = filled(&database).await;
    let store = Store::beside(tracker.journal());
    let due = async || {
        until_due(&store, SIX_HOURS, Timestamp::now())
            .await
            .expect("runs")
    };
    assert_eq!(due().await, Duration::ZERO);
    // Of one country it says nothing about the others.
    let stand_in = StandIn::with(facts("2020-01-01T00:00:00Z")).await;
    read(&tracker, &stand_in, false).await;
    assert_eq!(due().await, Duration::ZERO);

    let all = async |stand_in: &StandIn| {
        let sync = Sync {
            wikidata: Wikidata::new(stand_in.settings(TODAY)).expect("settings"),
            countries: [].into(),
            accept: Accept::Nothing,
            is_whole: false,
            left_out: None,
        };
        sync.run(&tracker, Box::new(Quiet)).await.expect("it is read")
    };
    stand_in.spoil([Trouble::Status(403, None)]);
    let failed = all(&stand_in).await;
    assert_eq!(failed.failed_parts.len(), 1, "{failed}");
    let after_trouble = due().await;
    assert!(
        after_trouble > Duration::from_secs(50 * 60) && after_trouble <= Duration::from_secs(60 * 60),
        "{after_trouble:?}"
    );
    assert_eq!(all(&stand_in).await.phase, Phase::Done);
    let after_whole = due().await;
    assert!(
        after_whole > SIX_HOURS - Duration::from_secs(30 * 60) && after_whole <= SIX_HOURS,
        "{after_whole:?}"
    );
    tracker.journal().close().await;
}

async fn a_server_that_is_told_to_fills_the_desk(database: Database) {
    let tracker = filled(&database).await;
    let stand_in = StandIn::with(facts("2020-01-01T00:00:00Z")).await;
    let clock = Clock::new(Some(TODAY));
    let syncing = again_and_again(tracker.clone(), SIX_HOURS, clock, stand_in.settings(TODAY));
    let store = Store::beside(tracker.journal());
    let proposed = async {
        loop {
            let open = store.open_of(SOURCE).await.expect("the open ones");
            let has_ended = until_due(&store, SIX_HOURS, Timestamp::now())
                .await
                .expect("runs")
                > Duration::from_secs(3600);
            if has_ended {
                return open;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    let open = tokio::select! {
        open = proposed => open,
        ended = syncing => panic!("it has ended: {ended:?}"),
    };
    assert!(
        open.iter().any(|it| it.made.title.contains("Kamon")),
        "{:?}",
        open.len()
    );
    tracker.journal().close().await;
    // Without anybody to write to, it does not even start.
    let refused = Command::new(env!("CARGO_BIN_EXE_handover"))
        .args([
            "serve",
            "--listen",
            "127.0.0.1:0",
            "--sync-hours",
            "6",
            "--database",
            &database.url,
        ])
        .env_remove("HANDOVER_CONTACT")
        .stdout(Stdio::null())
        .output()
        .await
        .expect("it ends");
    assert!(!refused.status.success());
    assert!(String::from_utf8_lossy(&refused.stderr).contains("--contact"));
}
