//! Why it is in doubt that somebody still holds an office, and since when.
//!
//! A doubt is computed for a view of a day ([`Snapshot::doubts`](crate::Snapshot::doubts)) and never stored. What makes one is worked out
//! from what was known on that day, so a past day has the doubts that its reader would have had.
//!
//! Only the age of the last check is different: it says how far today's readers may rely on a record, so it counts in a view of today
//! ([`Snapshot::of_today`](crate::Snapshot::of_today)) and in no other. Checks are made again and again, and the record has the day of
//! the last one alone, which a past day does not see: every past day would be in doubt, and would be so because somebody has
//! looked since.

use crate::{Office, entity::Role, words::words};
use jiff::civil::Date;
use serde::Serialize;

/// The word by which filters ask for whoever is in doubt, beside the words of the headlines.
pub const IN_DOUBT: &str = "in_doubt";

words! {
    /// Why it is in doubt that somebody still holds an office; the gravest reason first.
    DoubtKind {
        /// Somebody else won, the day of taking office has passed, and nobody is recorded as having taken it.
        SuccessorDue = "successor_due",
        /// The day on which the holder was to leave has passed.
        EndPassed = "end_passed",
        /// A fixed term is over, and nobody recorded a next one.
        TermOver = "term_over",
        /// A vote that decides the office has passed, and no outcome is recorded.
        VoteOverdue = "vote_overdue",
        /// The last check is older than its rule allows.
        CheckOld = "check_old",
    }
}

impl DoubtKind {
    /// Whether something should have happened meanwhile, and not only a check.
    pub const fn is_grave(self) -> bool {
        !matches!(self, Self::CheckOld)
    }
}

/// One reason to doubt that somebody still holds an office.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Doubt {
    pub kind: DoubtKind,
    /// The first day on which there was this doubt; null where nothing is dated that it could be counted from.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub since: Option<Date>,
}

/// After how many days without a check a holder is in doubt, or an event is to be looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Freshness {
    /// Of a head of state or of government, and the president of an institution.
    pub leader_days: u16,
    /// Of any other office.
    pub other_days: u16,
    /// Of an event that is near.
    pub event_days: u16,
    /// How many days ahead an event is near.
    pub near_days: u16,
}

impl Default for Freshness {
    fn default() -> Self {
        Self {
            leader_days: 30,
            other_days: 90,
            event_days: 10,
            near_days: 30,
        }
    }
}

impl Freshness {
    /// How many days a check of the holder of an office is good for.
    pub fn days(&self, office: &Office) -> u16 {
        let leads = |role: &Role| match role {
            Role::HeadOfState | Role::HeadOfGovernment | Role::InstitutionPresident => true,
            Role::PartyLeader | Role::Representative | Role::Deputy => false,
        };
        if office.roles.iter().any(leads) {
            self.leader_days
        } else {
            self.other_days
        }
    }
}

/// Whether something should have happened meanwhile by one of some doubts.
pub fn is_grave(doubts: &[Doubt]) -> bool {
    doubts.iter().any(|doubt| doubt.kind.is_grave())
}
