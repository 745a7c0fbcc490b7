//! `handover check`: what is wrong with the data, one line for each finding.

mod clocks;

use crate::{
    backend::{CatchUpError, replay},
    config::Check,
    http::Clock,
    journal::{Head, Journal},
    starter::{self, DataFile, Location, Starter},
};
use domain::{EntityRef, World, check::Severity};
use jiff::{Timestamp, civil::Date};
use std::{collections::BTreeMap, fmt, process::ExitCode};

/// What a check found.
#[derive(Debug, Default)]
pub struct Report {
    /// One line each, with the place where it is wrong.
    pub errors: Vec<String>,
    pub warnings: Vec<String>,
    entities: usize,
    /// Where the journal ends; none for files, and for a database of before the chain.
    head: Option<Head>,
}

pub async fn run(config: Check) -> anyhow::Result<ExitCode> {
    let today = Clock::new(config.today).today();
    let report = match (config.database, config.data) {
        (Some(url), _) => check_journal(&Journal::open_to_read(&url).await?, today).await?,
        (None, Some(folder)) => check_files(&starter::in_folder(&folder)?, today),
        (None, None) => check_files(&starter::embedded(), today),
    };
    print!("{report}");
    Ok(if report.errors.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Checks data files: whether they can be read, and whether the world they make is sound.
pub fn check_files(files: &[DataFile], today: Date) -> Report {
    let starter = Starter::read(files);
    let places = starter.places();
    let problem = |it: &starter::FileError| format!("{}: error: {}", it.place, it.message);
    let mut report = Report {
        errors: starter.problems.iter().map(problem).collect(),
        ..Report::default()
    };
    let epoch = Timestamp::UNIX_EPOCH;
    match World::replay(starter.changesets(epoch)) {
        Ok(world) => report.add(&world, today, &places),
        // With a problem above, this only says the same again.
        Err(_) if !report.errors.is_empty() => {}
        Err((seq, refusal)) => report
            .errors
            .push(format!("error: changeset {seq} of the starter world: {refusal}")),
    }
    report
}

/// Checks the world of a journal as it is now.
///
/// # Errors
/// When the journal cannot be read, or is damaged.
pub async fn check_journal(journal: &Journal, today: Date) -> Result<Report, CatchUpError> {
    let (world, hash) = replay(journal).await?;
    let mut report = Report {
        head: journal.has_chain().then_some(Head {
            seq: world.seq(),
            hash,
        }),
        ..Report::default()
    };
    if world.seq() == 0 {
        let nothing = "error: the database holds no changesets: if it was copied, copy the file that ends in -wal with it, or restore a backup";
        report.errors.push(nothing.to_owned());
    } else if report.head.is_none() {
        let unproven = "warning: the database is of a version before the chain, so nobody can tell whether it was altered; `handover serve` makes the chain";
        report.warnings.push(unproven.to_owned());
    }
    report.warnings.extend(clocks::jumps(&world, Timestamp::now()));
    report.add(&world, today, &BTreeMap::new());
    Ok(report)
}

impl Report {
    fn add(&mut self, world: &World, today: Date, places: &BTreeMap<EntityRef, Location>) {
        self.entities = world.len();
        for finding in domain::check::check(world, today) {
            let place = match places.get(&finding.entity) {
                Some(place) => format!("{place}: "),
                None => String::new(),
            };
            let what = format!("[{}] {}: {}", finding.rule, finding.entity.id(), finding.message);
            match finding.severity {
                Severity::Error => self.errors.push(format!("{place}error{what}")),
                Severity::Warning => self.warnings.push(format!("{place}warning{what}")),
            }
        }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for line in self.warnings.iter().chain(&self.errors) {
            writeln!(formatter, "{line}")?;
        }
        if let Some(head) = self.head {
            writeln!(
                formatter,
                "the chain of {} changesets is whole and ends with {}",
                head.seq, head.hash
            )?;
        }
        let (errors, warnings) = (self.errors.len(), self.warnings.len());
        writeln!(
            formatter,
            "{} entities checked: {errors} errors, {warnings} warnings",
            self.entities
        )
    }
}
