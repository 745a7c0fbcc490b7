//! One run of an import: parts are compared with the world and proposed; what is new may be accepted at once.
//!
//! Each part is kept whole before the next is begun, so a run that is stopped anywhere can be begun again: what it kept
//! is not proposed twice, and parts that are done are not read again.

mod left_out;
mod report;

pub use left_out::LeftOut;
pub use report::{Counts, Phase, Report};

use super::{Part, Rejected};
use crate::{
    backend::Tracker,
    proposals::{
        Body, Comparison, Decided, NewProposal, State,
        accept::Acceptance,
        store::{RunRow, Store, StoreError},
        take_in::{TakeInError, take_in},
        title,
    },
};
use domain::{
    Citation, EntityRef, Source, World,
    claim::{Claim, Matcher, Verdict},
    edit::Word,
    entity::Review,
    id::CountryId,
};
use jiff::{SignedDuration, Timestamp, civil::Date};
use std::{
    collections::{BTreeMap, BTreeSet, HashSet},
    time::{Duration, Instant},
};

/// How often a run says how far it is.
const NOTED_EVERY: Duration = Duration::from_millis(500);
/// Until when a run that was stopped may be gone on with.
const RESUMED_WITHIN: SignedDuration = SignedDuration::from_hours(24);

/// Why a run came to no end.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    TakeIn(#[from] TakeInError),
    #[error("the report could not be written as JSON ({0})")]
    Json(#[from] serde_json::Error),
    #[error("the rows that were left out could not be written ({0})")]
    LeftOut(#[from] csv::Error),
}

/// What stands behind the name of a file in the place of a citation.
const BEHIND_FILE: &str = ": ";

/// How many earlier runs are looked at for one to go on with.
const LOOKED_BACK: i64 = 50;

/// Whether what is new is taken in without a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Accept {
    Nothing,
    New,
}

/// Is told how far a run is.
pub trait Progress: Send {
    fn tell(&mut self, report: &Report);
}

/// A run that is going on.
pub struct Run<'t> {
    tracker: &'t Tracker,
    store: Store,
    source: Source,
    accept: Accept,
    today: Date,
    id: String,
    began: Timestamp,
    report: Report,
    progress: Box<dyn Progress>,
    noted: Option<Instant>,
    /// What the source has told of, to see what it tells of no more.
    told: BTreeSet<EntityRef>,
    /// Whether a part was left out, because a run that was stopped had done it or because nothing of it had changed; this one
    /// then has not heard all that the source tells of.
    is_partial: bool,
    /// When the last run of the same source and subject that came to its end had begun.
    last_whole: Option<Timestamp>,
    /// The keys of all claims so far.
    keys: HashSet<String>,
    /// Where every rejected row is written.
    left_out: Option<LeftOut>,
    /// Whether the source may have several files, and this run reads the one that its subject names.
    is_of_file: bool,
}

impl<'t> Run<'t> {
    /// Begins a run, or goes on with one of the same source and subject that was stopped.
    ///
    /// # Errors
    /// When the database cannot be read or written.
    pub async fn begin(
        tracker: &'t Tracker,
        source: Source,
        subject: &str,
        accept: Accept,
        today: Date,
        progress: Box<dyn Progress>,
    ) -> Result<Self, RunError> {
        let store = Store::beside(tracker.journal());
        let now = Timestamp::now();
        let mut report = Report::new(&source.title, subject);
        // Of those that were stopped, only the last of the same subject is gone on with: it has gone on with the ones before.
        let mut is_newest = true;
        let mut last_whole = None;
        for last in store.runs_of(source.id.as_str(), LOOKED_BACK).await? {
            let stopped = Report::of(&last)?;
            if stopped.subject != subject {
                continue;
            }
            let (began, _) = last.times()?;
            if stopped.phase == Phase::Done {
                last_whole = Some(began);
                break;
            }
            if is_newest && now.duration_since(began) < RESUMED_WITHIN {
                report.done_parts = stopped.done_parts;
            }
            is_newest = false;
        }
        let id = format!("{}-{}", source.id, now.as_millisecond());
        let mut run = Self {
            tracker,
            store,
            source,
            accept,
            today,
            id,
            began: now,
            report,
            progress,
            noted: None,
            told: BTreeSet::new(),
            is_partial: false,
            last_whole,
            keys: HashSet::new(),
            left_out: None,
            is_of_file: false,
        };
        run.note().await?;
        Ok(run)
    }

    /// Says that the run reads one file, its subject, of a source that may have others: citations name the file, and what another file told of
    /// is not missed in this one.
    pub fn read_one_file(&mut self) {
        self.is_of_file = true;
    }

    /// Has every rejected row written there, beside what is summed.
    pub fn write_left_out(&mut self, left_out: LeftOut) {
        self.left_out = Some(left_out);
    }

    /// The id under which the run is shown.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Whether a part was done by a run that was stopped, and is left out here.
    pub fn leaves_out(&mut self, part: &str) -> bool {
        let is_done = self.report.done_parts.iter().any(|done| done == part);
        self.is_partial |= is_done;
        is_done
    }

    /// When the last run of the same source and subject had begun that came to its end with all of its parts.
    pub fn last_whole(&self) -> Option<Timestamp> {
        self.last_whole
    }

    /// Says that nothing of a part has changed since the last whole run.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn leave_unchanged(&mut self, part: &str) -> Result<(), RunError> {
        self.is_partial = true;
        self.report.counts.unchanged += 1;
        self.report.done_parts.push(part.to_owned());
        self.note().await
    }

    /// Says that the run goes on, while nothing else can be said.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn goes_on(&mut self) -> Result<(), RunError> {
        self.note().await
    }

    /// Says how many statements there are to be.
    pub fn expect(&mut self, total: u64) {
        self.report.total = Some(total);
    }

    /// Says how many parts there are to be, where their statements cannot be counted beforehand.
    pub fn expect_parts(&mut self, total: u64) {
        self.report.total = Some(total);
        self.report.total_is_parts = true;
    }

    /// Compares a part with the world and keeps what it proposes.
    ///
    /// # Errors
    /// When the database cannot be read or written; what was kept before stays.
    pub async fn take(&mut self, part: Part) -> Result<(), RunError> {
        self.report.phase = Phase::Comparing;
        let world = self.tracker.world();
        let open: BTreeMap<String, String> = self
            .store
            .open_keys(self.source.id.as_str())
            .await?
            .into_iter()
            .collect();
        let word = Word {
            sources: vec![world.standing_source(&self.source.id).into()],
            today: self.today,
        };
        let mut matcher = Matcher::new(&world, word, Review::Unreviewed);
        let mut proposals = Vec::new();
        let mut known = Vec::new();
        for rejected in part.rejected {
            self.reject(rejected)?;
        }
        let mut claims = part.claims;
        claims.iter_mut().for_each(Claim::tidy);
        if self.is_of_file {
            for claim in &mut claims {
                claim.reference = format!("{}{BEHIND_FILE}{}", self.report.subject, claim.reference);
            }
        }
        claims.sort_by_key(Claim::order);
        for claim in claims {
            if !self.keys.insert(claim.key.clone()) {
                let reason = "an earlier statement has the same key".to_owned();
                self.reject(refused(&claim, reason))?;
                continue;
            }
            let kind = match matcher.take(&claim) {
                Verdict::Same(entity) => {
                    self.told.insert(entity);
                    self.report.counts.same += 1;
                    known.extend(open.get(&claim.key).cloned());
                    None
                }
                Verdict::New(_) => {
                    self.report.counts.new += 1;
                    Some(Comparison::New)
                }
                Verdict::Differs(entity, _) => {
                    self.told.insert(entity);
                    self.report.counts.differs += 1;
                    Some(Comparison::Differs)
                }
                Verdict::Question { persons, .. } => {
                    // It may tell of any of these.
                    let theirs = world.tenures.values().filter(|it| persons.contains(&it.person));
                    self.told
                        .extend(theirs.map(|it| EntityRef::Tenure(it.id.clone())));
                    self.report.counts.questions += 1;
                    Some(Comparison::Question)
                }
                Verdict::Refused(reason) => {
                    self.reject(refused(&claim, reason))?;
                    continue;
                }
            };
            self.report.counts.read += 1;
            if let Some(kind) = kind {
                proposals.push(NewProposal {
                    origin: self.source.id.to_string(),
                    key: claim.key.clone(),
                    country: claim.country().cloned(),
                    kind,
                    title: title(&claim),
                    body: Body::Claim {
                        source: self.source.clone(),
                        claim,
                    },
                });
            }
            if self.report.counts.read.is_multiple_of(100) {
                self.note_now_and_then().await?;
            }
        }
        self.report.phase = Phase::Proposing;
        self.note_now_and_then().await?;
        let now = Timestamp::now();
        self.report.counts.proposed += self
            .store
            .keep(&proposals, self.source.title.as_str(), now)
            .await?;
        let decided = Decided {
            by: self.source.title.clone(),
            at: now,
            reason: None,
            seq: None,
        };
        self.store.decide(&known, State::Accepted, &decided).await?;
        self.report.done_parts.push(part.name);
        self.note().await
    }

    /// Says that a part could not be read; it is left for the next run, and nothing of it is missing.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn fail(&mut self, part: &str, why: &str) -> Result<(), RunError> {
        self.reject(Rejected {
            line: None,
            column: None,
            at: part.to_owned(),
            reason: why.to_owned(),
        })?;
        self.report.failed_parts.push(part.to_owned());
        self.note().await
    }

    /// Accepts what is new, if the run is to, and closes it.
    ///
    /// # Errors
    /// When the journal does not take what is accepted; then nothing of it is in the world, and the proposals stay open.
    pub async fn finish(mut self, countries: Option<&BTreeSet<CountryId>>) -> Result<Report, RunError> {
        if self.report.failed_parts.is_empty() && !self.is_partial {
            let world = self.tracker.world();
            self.report.gone = self.gone(&world, countries);
        }
        if self.accept == Accept::New {
            self.report.phase = Phase::Accepting;
            self.note().await?;
            self.accept_new().await?;
        }
        self.report.phase = if self.report.failed_parts.is_empty() {
            Phase::Done
        } else {
            Phase::Stopped
        };
        if let Some(left_out) = self.left_out.take() {
            left_out.finish()?;
        }
        self.note().await?;
        Ok(self.report)
    }

    /// What is recorded on the word of this source alone and it tells of no more. It stays as it is.
    fn gone(&self, world: &World, countries: Option<&BTreeSet<CountryId>>) -> Vec<String> {
        let is_of_another_file = |citation: &Citation| {
            let file = citation.place().and_then(|place| place.split_once(BEHIND_FILE));
            self.is_of_file && file.is_some_and(|(file, _)| file != self.report.subject)
        };
        let is_ours = |sources: &[Citation]| {
            let is_ours = |it: &Citation| it.source() == self.source.id.as_str() && !is_of_another_file(it);
            !sources.is_empty() && sources.iter().all(is_ours)
        };
        let is_asked = |country: Option<&CountryId>| match (countries, country) {
            (None, _) => true,
            (Some(asked), Some(country)) => asked.contains(country),
            (Some(_), None) => false,
        };
        let tenures = world.tenures.values().filter(|tenure| {
            let country = world.offices.get(&tenure.office).map(|office| &office.country);
            is_ours(&tenure.provenance.sources) && is_asked(country)
        });
        let events = world
            .events
            .values()
            .filter(|event| is_ours(&event.provenance.sources) && is_asked(event.countries.first()));
        tenures
            .map(|tenure| EntityRef::Tenure(tenure.id.clone()))
            .chain(events.map(|event| EntityRef::Event(event.id.clone())))
            .filter(|entity| !self.told.contains(entity))
            .map(|entity| format!("{} {}", entity.kind().word(), entity.id()))
            .collect()
    }

    fn reject(&mut self, rejected: Rejected) -> Result<(), RunError> {
        if let Some(left_out) = &mut self.left_out {
            left_out.write(&rejected)?;
        }
        self.report.reject(rejected);
        Ok(())
    }

    async fn accept_new(&mut self) -> Result<(), RunError> {
        let open = self.store.open_of(self.source.id.as_str()).await?;
        let new: Vec<_> = open
            .into_iter()
            .filter(|proposal| proposal.made.kind == Comparison::New)
            .collect();
        let acceptance = Acceptance {
            by: self.source.title.clone(),
            at: Timestamp::now(),
            today: self.today,
            review: Review::Unreviewed,
            only_new: true,
        };
        let taken = take_in(self.tracker, &self.store, &new, &acceptance).await?;
        self.report.counts.accepted += taken.accepted;
        for (id, reason) in taken.left {
            self.report.leave(&id, reason);
        }
        Ok(())
    }

    async fn note_now_and_then(&mut self) -> Result<(), RunError> {
        if self.noted.is_none_or(|noted| noted.elapsed() >= NOTED_EVERY) {
            self.note().await?;
        }
        Ok(())
    }

    async fn note(&mut self) -> Result<(), RunError> {
        self.noted = Some(Instant::now());
        self.progress.tell(&self.report);
        let row = RunRow {
            id: self.id.clone(),
            origin: self.source.id.to_string(),
            began: self.began.as_second(),
            seen: Timestamp::now().as_second(),
            state: self.report.phase.word().to_owned(),
            report: serde_json::to_string(&self.report)?,
        };
        self.store.note_run(&row).await?;
        Ok(())
    }
}

/// A claim that cannot be recorded; its line, where it has one, is part of its reference.
fn refused(claim: &Claim, reason: String) -> Rejected {
    Rejected {
        line: None,
        column: None,
        at: claim.reference.clone(),
        reason,
    }
}
