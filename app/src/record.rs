//! What the journal says of an entity: since when it is recorded, when it last changed, and how often.

use crate::visit::Visit;
use domain::EntityRef;
use jiff::{Timestamp, civil::Time, tz::TimeZone};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Record {
    pub created: Timestamp,
    pub modified: Timestamp,
    /// How many changesets touched it; at least one.
    pub changes: usize,
}

impl Record {
    /// The record of an entity as the visit may see it: on a past day the times and the number of later edits
    /// would themselves tell of what came later, so only those up to that day count.
    pub fn of(visit: &Visit<'_>, reference: &EntityRef) -> Self {
        let past = visit.as_of.filter(|day| *day < visit.today);
        let times: Vec<_> = visit
            .world
            .whole_history_of(reference)
            .into_iter()
            .map(|commit| commit.changeset.at)
            .filter(|at| past.is_none_or(|day| at.to_zoned_datetime(TimeZone::UTC).date() <= day))
            .collect();
        // Of a day before this tracker began, the day itself is all that can be said, and it never changes.
        let midnight = visit.day().to_datetime(Time::midnight());
        let begin = midnight
            .to_zoned_datetime(TimeZone::UTC)
            .map_or(Timestamp::UNIX_EPOCH, |begin| begin.timestamp());
        Self {
            created: times.last().copied().unwrap_or(begin),
            modified: times.first().copied().unwrap_or(begin),
            changes: times.len().max(1),
        }
    }
}
