//! Where one event stands in a calendar.

use domain::{Event, Placement, Snapshot};
use jiff::tz::TimeZoneDatabase;
use std::sync::LazyLock;

/// The zones that come with the program: what a calendar says must not depend on the machine it is made on.
pub static ZONES: LazyLock<TimeZoneDatabase> = LazyLock::new(TimeZoneDatabase::bundled);

/// Where an event stands in a calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CalendarEntry {
    pub placement: Placement,
    /// Whether these are its former days: it was moved to a month or a year.
    pub is_former: bool,
}

impl CalendarEntry {
    /// The place of an event in a calendar on a day. One that was just moved to a date less exact than a day stays where whoever
    /// wrote it down would look for it.
    pub fn of(snapshot: &Snapshot, event: &Event) -> Self {
        let placement = Placement::of(event, &ZONES);
        let former = match placement {
            Placement::Nowhere => snapshot.last_known_days(event),
            Placement::Moment(_) | Placement::Day(_) | Placement::Span { .. } | Placement::By(_) => None,
        };
        Self {
            placement: former.map_or(placement, |on| Placement::of_date(on, on.earliest().is_none())),
            is_former: former.is_some(),
        }
    }

    /// Whether it is no day of a calendar.
    pub fn is_nowhere(self) -> bool {
        self.placement == Placement::Nowhere
    }
}
