//! `handover import wikidata`: country by country, each whole or not at all.

use super::target::{accept, left_out, tracker};
use crate::{
    config::{HowToImport, WikidataAddresses},
    http::Clock,
    import::{
        progress,
        sync::Sync,
        wikidata::{Settings, Wikidata},
    },
};
use anyhow::Context;
use domain::id::CountryId;
use std::process::ExitCode;

/// What is asked for beside what all imports are.
pub struct Asked {
    pub countries: Vec<CountryId>,
    pub is_whole: bool,
    pub contact: Option<String>,
    pub addresses: WikidataAddresses,
}

pub async fn run(asked: Asked, how: &HowToImport) -> anyhow::Result<ExitCode> {
    let today = Clock::new(how.today).today();
    let mut settings = Settings::new(asked.contact.unwrap_or_default(), today);
    asked.addresses.set(&mut settings);
    // Before the database is opened: without a contact nothing is asked.
    let wikidata = Wikidata::new(settings)?;
    let tracker = tracker(how).await?;
    let sync = Sync {
        wikidata,
        countries: asked.countries.into_iter().collect(),
        accept: accept(how),
        is_whole: asked.is_whole,
        left_out: left_out(how)?,
    };
    let report = sync
        .run(&tracker, progress::for_terminal_or_log())
        .await
        .context("Wikidata was not read")?;
    print!("{report}");
    tracker.journal().close().await;
    if report.failed_parts.is_empty() {
        Ok(ExitCode::SUCCESS)
    } else {
        eprintln!(
            "not all countries could be read: start the same import again and it goes on with the rest"
        );
        Ok(ExitCode::FAILURE)
    }
}
