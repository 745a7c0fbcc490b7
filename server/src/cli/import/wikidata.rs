//! `handover import wikidata`: country by country, each whole or not at all.

use super::target::{accept, tracker};
use crate::{
    config::HowToImport,
    http::Clock,
    import::{
        progress,
        run::Run,
        wikidata::{Settings, Wikidata, source},
    },
};
use anyhow::{Context, ensure};
use domain::id::CountryId;
use std::{collections::BTreeSet, process::ExitCode, time::Duration};

/// How often a run says that it goes on while one country is read, which may take long.
const HEARTBEAT: Duration = Duration::from_secs(20);

pub async fn run(
    asked: Vec<CountryId>,
    contact: Option<String>,
    (sparql_url, api_url): (Option<String>, Option<String>),
    how: &HowToImport,
) -> anyhow::Result<ExitCode> {
    let today = Clock::new(how.today).today();
    let mut settings = Settings::new(contact.unwrap_or_default(), today);
    if let Some(url) = sparql_url {
        settings.sparql_url = url;
    }
    if let Some(url) = api_url {
        settings.api_url = url;
    }
    // Before anything else: without a contact nothing is asked.
    let mut wikidata = Wikidata::new(settings)?;
    let tracker = tracker(how).await?;
    let world = tracker.world();
    for id in &asked {
        ensure!(
            world.countries.get(id).is_some(),
            "there is no country “{id}” here"
        );
    }
    let countries: Vec<_> = world
        .countries
        .values()
        .filter(|country| asked.is_empty() || asked.contains(&country.id))
        .collect();
    let subject = if asked.is_empty() {
        "all countries".to_owned()
    } else {
        let codes: Vec<_> = asked.iter().map(|id| id.as_str().to_uppercase()).collect();
        codes.join(", ")
    };
    let progress = progress::for_terminal_or_log();
    let mut run = Run::begin(&tracker, source(today)?, &subject, accept(how), today, progress)
        .await
        .context("could not begin the import")?;
    run.expect_parts(countries.len() as u64);
    for country in countries {
        if run.leaves_out(country.id.as_str()) {
            continue;
        }
        let read = {
            let mut reading = std::pin::pin!(wikidata.read(country));
            loop {
                tokio::select! {
                    read = &mut reading => break read,
                    () = tokio::time::sleep(HEARTBEAT) => {
                        run.goes_on().await.context("could not write down that the import goes on")?;
                    }
                }
            }
        };
        match read {
            Ok(part) => run
                .take(part)
                .await
                .context("could not keep what Wikidata proposes")?,
            // The others may be readable; what is missing is told and tried again next time.
            Err(error) => run
                .fail(country.id.as_str(), &error.to_string())
                .await
                .context("could not write down what failed")?,
        }
    }
    let scope = (!asked.is_empty()).then(|| asked.into_iter().collect::<BTreeSet<_>>());
    let report = run
        .finish(scope.as_ref())
        .await
        .context("could not close the import")?;
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
