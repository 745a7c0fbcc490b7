//! What a run found: how the source compares with the world, and what could not be read.

use crate::{
    import::{
        Rejected,
        reasons::{self, Reason},
    },
    proposals::store::{RunRow, StoreError},
};
use serde::{Deserialize, Serialize};
use std::fmt;

/// The most rejected rows that are listed one by one; all are counted.
const LISTED: usize = 5_000;

/// How far a run is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    Reading,
    Comparing,
    Proposing,
    Accepting,
    /// It came to its end without all of its parts.
    Stopped,
    Done,
}

impl Phase {
    pub const fn word(self) -> &'static str {
        match self {
            Self::Reading => "reading",
            Self::Comparing => "comparing",
            Self::Proposing => "proposing",
            Self::Accepting => "accepting",
            Self::Stopped => "stopped",
            Self::Done => "done",
        }
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Counts {
    /// Statements that were read and understood.
    pub read: u64,
    pub same: u64,
    pub new: u64,
    pub differs: u64,
    pub questions: u64,
    pub rejected: u64,
    /// Proposals that were not there before.
    pub proposed: u64,
    pub accepted: u64,
    /// New ones that could not be accepted without a person.
    pub left: u64,
    /// Parts of which nothing has changed since the last run.
    pub unchanged: u64,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// The title of the source.
    pub source: String,
    /// What of it was read: a file, some countries.
    pub subject: String,
    pub phase: Phase,
    /// How many statements there are, or parts, where it is known.
    pub total: Option<u64>,
    pub total_is_parts: bool,
    pub counts: Counts,
    pub done_parts: Vec<String>,
    pub failed_parts: Vec<String>,
    pub rejected: Vec<Rejected>,
    /// Why rows were rejected, all of them summed.
    #[serde(default)]
    pub reasons: Vec<Reason>,
    /// What the world has on the word of this source and the source tells of no more.
    pub gone: Vec<String>,
    /// Proposals that could not be accepted, and why.
    pub left: Vec<(String, String)>,
}

impl Report {
    pub fn new(source: &str, subject: &str) -> Self {
        Self {
            source: source.to_owned(),
            subject: subject.to_owned(),
            phase: Phase::Reading,
            total: None,
            total_is_parts: false,
            counts: Counts::default(),
            done_parts: Vec::new(),
            failed_parts: Vec::new(),
            rejected: Vec::new(),
            reasons: Vec::new(),
            gone: Vec::new(),
            left: Vec::new(),
        }
    }

    /// The report of a run as it is kept.
    ///
    /// # Errors
    /// When it is none.
    pub fn of(run: &RunRow) -> Result<Self, StoreError> {
        let mut report: Self = serde_json::from_str(&run.report).map_err(|error| run.damaged(&error))?;
        if report.reasons.is_empty() {
            // An earlier program did not sum them.
            report.reasons = reasons::summed(&report.rejected);
        }
        Ok(report)
    }

    /// How much of the total is done.
    pub fn position(&self) -> u64 {
        if self.total_is_parts {
            (self.done_parts.len() + self.failed_parts.len()) as u64
        } else {
            self.counts.read + self.counts.rejected
        }
    }

    /// Why proposals could not be accepted, summed.
    fn left_by_reason(&self) -> Vec<Reason> {
        let left = self.left.iter().map(|(id, why)| Rejected {
            line: None,
            column: None,
            at: id.clone(),
            reason: why.clone(),
        });
        reasons::summed(&left.collect::<Vec<_>>())
    }

    pub(super) fn reject(&mut self, rejected: Rejected) {
        self.counts.rejected += 1;
        reasons::count(&mut self.reasons, &rejected);
        if self.rejected.len() < LISTED {
            self.rejected.push(rejected);
        }
    }

    pub(super) fn leave(&mut self, id: &str, why: String) {
        self.counts.left += 1;
        if self.left.len() < LISTED {
            self.left.push((id.to_owned(), why));
        }
    }
}

/// What an operator reads at the end.
impl fmt::Display for Report {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let counts = &self.counts;
        writeln!(formatter, "{}: {}", self.source, self.subject)?;
        writeln!(
            formatter,
            "read {}: same {}, new {}, differs {}, question {}; rejected {}; gone there {}",
            counts.read,
            counts.same,
            counts.new,
            counts.differs,
            counts.questions,
            counts.rejected,
            self.gone.len()
        )?;
        writeln!(
            formatter,
            "proposed {} (not there before), accepted {}, left for review {}",
            counts.proposed, counts.accepted, counts.left
        )?;
        if counts.unchanged > 0 {
            writeln!(formatter, "unchanged since the last import: {}", counts.unchanged)?;
        }
        let mut reasons = self.reasons.clone();
        reasons::sort(&mut reasons);
        for reason in &reasons {
            writeln!(formatter, "rejected {reason}")?;
        }
        for reason in self.left_by_reason() {
            writeln!(formatter, "left {reason}")?;
        }
        for gone in &self.gone {
            writeln!(formatter, "gone there: {gone}")?;
        }
        Ok(())
    }
}
