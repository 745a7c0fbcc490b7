//! `handover measure`: how many edits a second a database takes, beside its own limit.

use crate::{
    backend::Tracker,
    config::Measure,
    journal::{Journal, OpenError},
};
use anyhow::{Context as _, bail};
use domain::{Change, Changeset, Source, id::SourceId};
use jiff::Timestamp;
use std::time::{Duration, Instant};

/// How long each of the two is measured.
const FOR: Duration = Duration::from_secs(2);

/// Prints durable edits and durable inserts a second, each one after the other.
///
/// # Errors
/// When the database holds a journal already, which would be written into, or cannot be used.
pub async fn run(config: Measure) -> anyhow::Result<()> {
    // Only read at first: a database that is there must stay as it is.
    match Journal::open_to_read(&config.database).await {
        Err(OpenError::Missing(_) | OpenError::Empty(_)) => {}
        Ok(journal) => {
            journal.close().await;
            bail!("this is a database of Handover: give a new one, such as sqlite:///tmp/measure.db");
        }
        Err(error) => return Err(error.into()),
    }
    let journal = Journal::open_or_make(&config.database).await?;
    let tracker = Tracker::start(journal).await?;
    let inserts = tracker
        .journal()
        .durable_inserts(FOR)
        .await
        .context("could not measure inserts")?;
    let begun = Instant::now();
    let mut commits = 0_u32;
    while begun.elapsed() < FOR {
        tracker
            .commit(edit(commits)?)
            .await
            .context("could not measure commits")?;
        commits += 1;
    }
    let commits = f64::from(commits) / begun.elapsed().as_secs_f64();
    println!("inserts: {inserts:.0} a second, one row each, durable");
    println!("commits: {commits:.0} a second, one edit each, durable and in the world");
    tracker.journal().close().await;
    Ok(())
}

/// An edit that adds one source.
fn edit(number: u32) -> anyhow::Result<Changeset> {
    let id = SourceId::parse(&format!("measure-{number}"))?;
    let source = Source {
        id: id.clone(),
        title: format!("Measurement {number}"),
        publisher: "handover measure".to_owned(),
        url: None,
        published: None,
        retrieved: None,
        archived_url: None,
        quote: None,
        licence: None,
        unconfirmed: true,
    };
    Ok(Changeset {
        author: "handover measure".to_owned(),
        at: Timestamp::now(),
        comment: "A measurement".to_owned(),
        sources: vec![id],
        changes: vec![Change::add(source)],
    })
}
