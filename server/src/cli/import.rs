//! `handover import`: other sources are read, compared and proposed.

use crate::{
    backend::Tracker,
    config::{HowToImport, Import},
    http::Clock,
    import::{
        csv::{self, mapping::Mapping},
        progress,
        run::{Accept, Run},
    },
    journal::Journal,
};
use anyhow::{Context, ensure};
use std::{path::Path, process::ExitCode};

pub async fn run(command: Import) -> anyhow::Result<ExitCode> {
    match command {
        Import::Csv { file, mapping, how } => spreadsheet(&file, &mapping, &how).await,
    }
}

/// The tracker of a database that has a world to compare with.
async fn tracker(how: &HowToImport) -> anyhow::Result<Tracker> {
    let journal = Journal::open(&how.place.database).await?;
    let tracker = Tracker::start(journal).await?;
    super::fill_if_empty(&tracker, None).await?;
    ensure!(
        tracker.world().seq() > 0,
        "the database has no world to compare with"
    );
    Ok(tracker)
}

fn accept(how: &HowToImport) -> Accept {
    match how.accept.as_deref() {
        Some(_) => Accept::New,
        None => Accept::Nothing,
    }
}

async fn spreadsheet(file: &Path, mapping: &str, how: &HowToImport) -> anyhow::Result<ExitCode> {
    let mapping = Mapping::open(mapping)?;
    let tracker = tracker(how).await?;
    let today = Clock::new(how.today).today();
    let part = csv::read(file, &mapping, &tracker.world())?;
    let mut run = Run::begin(
        &tracker,
        mapping.source(today),
        &part.name,
        accept(how),
        today,
        progress::for_terminal_or_log(),
    )
    .await
    .context("could not begin the import")?;
    run.expect((part.claims.len() + part.rejected.len()) as u64);
    run.take(part)
        .await
        .context("could not keep what the file proposes")?;
    let report = run.finish(None).await.context("could not close the import")?;
    print!("{report}");
    tracker.journal().close().await;
    Ok(ExitCode::SUCCESS)
}
