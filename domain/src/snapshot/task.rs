//! Something that an editor should see to, and why.

use crate::{EntityRef, check::Finding, doubt::DoubtKind, id::CountryId, words::words};
use jiff::civil::Date;

words! {
    /// Why there is something to do; the gravest reason first.
    TaskKind {
        SuccessorDue = "successor_due",
        EndPassed = "end_passed",
        TermOver = "term_over",
        VoteOverdue = "vote_overdue",
        /// An event is near, and its date is not certain.
        DateNear = "date_near",
        /// An event is near, and nobody has checked it for some time.
        EventUnchecked = "event_unchecked",
        /// Somebody is to leave, and who follows is not known.
        Leaving = "leaving",
        CheckOld = "check_old",
        /// Somebody is likely recorded twice.
        Double = "double",
        /// A rule of the data is broken.
        Warning = "warning",
    }
}

impl From<DoubtKind> for TaskKind {
    fn from(kind: DoubtKind) -> Self {
        match kind {
            DoubtKind::SuccessorDue => Self::SuccessorDue,
            DoubtKind::EndPassed => Self::EndPassed,
            DoubtKind::TermOver => Self::TermOver,
            DoubtKind::VoteOverdue => Self::VoteOverdue,
            DoubtKind::CheckOld => Self::CheckOld,
        }
    }
}

/// Something that an editor should see to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    pub kind: TaskKind,
    pub about: EntityRef,
    /// What the task can be settled by, where that is another record than it is about: the vote that is overdue.
    pub by: Option<EntityRef>,
    pub country: Option<CountryId>,
    /// Since when there has been a reason for it; of what is near, when it comes.
    pub since: Option<Date>,
    /// What one rule says of the record; empty of what is no matter of a rule.
    pub findings: Vec<Finding>,
}

impl Task {
    /// The name of the task, which stays while there is a reason for it.
    pub fn key(&self) -> String {
        let rule = self.findings.first().map(|finding| finding.rule);
        let (kind, about) = (self.kind.word(), &self.about);
        format!(
            "{kind}{}:{}/{}",
            rule.map(|rule| format!(".{rule}")).unwrap_or_default(),
            about.kind().word(),
            about.id()
        )
    }
}
