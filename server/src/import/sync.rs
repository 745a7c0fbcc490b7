//! Wikidata, country by country, into one run: once by the command, and again and again while the program serves.

use super::{
    progress,
    run::{Accept, LeftOut, Phase, Progress, Report, Run, RunError},
    wikidata::{SOURCE, Settings, Wikidata, WikidataError, source},
};
use crate::{
    backend::Tracker,
    http::Clock,
    proposals::store::{Store, StoreError},
};
use domain::{
    Country,
    id::{CountryId, IdError},
};
use jiff::{SignedDuration, Timestamp};
use std::{collections::BTreeSet, convert::Infallible, sync::Arc, time::Duration};

/// How often a run says that it goes on while one country is read, which may take long.
const HEARTBEAT: Duration = Duration::from_secs(20);
/// Somebody else's run that has not said for so long that it goes on has been stopped.
const SILENT: SignedDuration = SignedDuration::from_mins(2);
/// A run of which a part failed is gone on with so much later.
const AFTER_TROUBLE: SignedDuration = SignedDuration::from_hours(1);
/// How many earlier runs are looked at for the last of all countries.
const LOOKED_BACK: i64 = 50;
/// What a run of all countries is called.
const ALL: &str = "all countries";

/// Why Wikidata was not read to the end.
#[derive(Debug, thiserror::Error)]
pub enum SyncError {
    #[error("there is no country “{0}” here")]
    NoCountry(CountryId),
    #[error("could not keep what Wikidata proposes ({0})")]
    Run(#[from] RunError),
    #[error(transparent)]
    Id(#[from] IdError),
}

/// What is read, and how.
pub struct Sync {
    pub wikidata: Wikidata,
    /// The countries to read; all where it is empty.
    pub countries: BTreeSet<CountryId>,
    pub accept: Accept,
    /// Whether countries are read of which nothing has changed since the last whole run.
    pub is_whole: bool,
    /// Where every statement that is left out is written.
    pub left_out: Option<LeftOut>,
}

impl Sync {
    /// Reads the countries, each whole or not at all, and proposes what is new or differs.
    ///
    /// A country that could not be read is told in the report and tried again by the next run.
    ///
    /// # Errors
    /// When there is no such country, or the database fails.
    pub async fn run(mut self, tracker: &Tracker, progress: Box<dyn Progress>) -> Result<Report, SyncError> {
        let world = tracker.world();
        if let Some(id) = self
            .countries
            .iter()
            .find(|id| world.countries.get(*id).is_none())
        {
            return Err(SyncError::NoCountry(id.clone()));
        }
        let countries: Vec<_> = world
            .countries
            .values()
            .filter(|country| self.countries.is_empty() || self.countries.contains(&country.id))
            .collect();
        let today = self.wikidata.today();
        let subject = self.subject();
        let mut run = Run::begin(tracker, source(today)?, &subject, self.accept, today, progress).await?;
        if let Some(left_out) = self.left_out.take() {
            run.write_left_out(left_out);
        }
        let since = run.last_whole().filter(|_| !self.is_whole);
        run.expect_parts(countries.len() as u64);
        for country in countries {
            if !run.leaves_out(country.id.as_str()) {
                read(&mut self.wikidata, country, since, &mut run).await?;
            }
        }
        let asked = (!self.countries.is_empty()).then_some(&self.countries);
        Ok(run.finish(asked).await?)
    }

    /// What the run is called, by which the next one finds it.
    fn subject(&self) -> String {
        if self.countries.is_empty() {
            return ALL.to_owned();
        }
        let codes: Vec<_> = self
            .countries
            .iter()
            .map(|id| id.as_str().to_uppercase())
            .collect();
        codes.join(", ")
    }
}

async fn read(
    wikidata: &mut Wikidata,
    country: &Country,
    since: Option<Timestamp>,
    run: &mut Run<'_>,
) -> Result<(), RunError> {
    let read = {
        let mut reading = std::pin::pin!(wikidata.read_since(country, since));
        loop {
            tokio::select! {
                read = &mut reading => break read,
                () = tokio::time::sleep(HEARTBEAT) => run.goes_on().await?,
            }
        }
    };
    match read {
        Ok(Some(part)) => run.take(part).await,
        Ok(None) => run.leave_unchanged(country.id.as_str()).await,
        // The others may be readable; what is missing is told and tried again next time.
        Err(error) => run.fail(country.id.as_str(), &error.to_string()).await,
    }
}

/// Reads all of Wikidata again whenever so much time has passed since the last run began, for as long as the future is polled.
///
/// Several programs on one database take turns: whoever finds a run of another one going on waits for it. Nothing is
/// taken in without an editor.
///
/// # Errors
/// Before anything is read, when nobody is named whom the operators could write to, or an address is none.
pub async fn again_and_again(
    tracker: Arc<Tracker>,
    every: Duration,
    clock: Clock,
    settings: Settings,
) -> Result<Infallible, WikidataError> {
    loop {
        let wait = match until_due(&Store::beside(tracker.journal()), every, Timestamp::now()).await {
            Ok(wait) => wait,
            Err(error) => {
                tracing::warn!(%error, "could not look when Wikidata was last read");
                AFTER_TROUBLE.unsigned_abs()
            }
        };
        if !wait.is_zero() {
            // Somebody may read it by the command meanwhile.
            tokio::time::sleep(wait).await;
            continue;
        }
        let sync = Sync {
            wikidata: Wikidata::new(Settings {
                today: clock.today(),
                ..settings.clone()
            })?,
            countries: BTreeSet::new(),
            accept: Accept::Nothing,
            is_whole: false,
            left_out: None,
        };
        match sync.run(&tracker, progress::silent()).await {
            Ok(report) => tracing::info!(
                proposed = report.counts.proposed,
                unchanged = report.counts.unchanged,
                failed = report.failed_parts.len(),
                "Wikidata was read"
            ),
            Err(error) => {
                tracing::warn!(%error, "Wikidata could not be read");
                tokio::time::sleep(AFTER_TROUBLE.unsigned_abs()).await;
            }
        }
    }
}

/// How long it is until all countries are to be read again; nothing where it is time.
///
/// # Errors
/// When the runs cannot be read.
pub async fn until_due(store: &Store, every: Duration, now: Timestamp) -> Result<Duration, StoreError> {
    for row in store.runs_of(SOURCE, LOOKED_BACK).await? {
        let last = Report::of(&row)?;
        if last.subject != ALL {
            continue;
        }
        let (began, seen) = row.times()?;
        let due = match last.phase {
            Phase::Done => began.saturating_add(every),
            Phase::Stopped => seen.saturating_add(AFTER_TROUBLE),
            // It is going on somewhere, or was killed and is gone on with.
            Phase::Reading | Phase::Comparing | Phase::Proposing | Phase::Accepting => {
                seen.saturating_add(SILENT)
            }
        };
        let wait = due.map_or(SignedDuration::MAX, |due| due.duration_since(now));
        return Ok(Duration::try_from(wait).unwrap_or_default());
    }
    Ok(Duration::ZERO)
}
