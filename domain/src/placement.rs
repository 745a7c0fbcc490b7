//! Where an event may stand in a calendar, which knows days and moments and nothing less exact.

use crate::{Edtf, Event, entity::DateKind};
use jiff::{Timestamp, civil::Date, tz::TimeZoneDatabase};

/// The longest window that is shown as one span; a longer one would only colour the calendar.
const LONGEST_SPAN: i32 = 31;

/// Where an event may stand in a calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Placement {
    /// At a moment: its day, its time and its zone are known.
    Moment(Timestamp),
    /// On one day.
    Day(Date),
    /// On all of these days, or on one of them that is not known.
    Span { first: Date, last: Date },
    /// On this day at the latest: a deadline, or a window that is too long to be shown as one span.
    By(Date),
    /// Nowhere: a month or a year must not become a day.
    Nowhere,
}

impl Placement {
    pub fn of(event: &Event, zones: &TimeZoneDatabase) -> Self {
        let on = &event.date.on;
        let is_deadline = event.date.kind == DateKind::Deadline || on.earliest().is_none();
        match event.instant(zones) {
            Some(moment) if !is_deadline => Self::Moment(moment),
            _ => Self::of_date(on, is_deadline),
        }
    }

    /// Where a date without a time may stand; of a deadline only the last day counts.
    pub fn of_date(on: &Edtf, is_deadline: bool) -> Self {
        if is_deadline {
            return on.exact_last_day().map_or(Self::Nowhere, Self::By);
        }
        if let Some(day) = on.exact_day() {
            return Self::Day(day);
        }
        match on.exact_days() {
            Some((first, last)) if days(first, last) <= LONGEST_SPAN => Self::Span { first, last },
            Some((_, last)) => Self::By(last),
            None => Self::Nowhere,
        }
    }
}

/// How many days there are from the first to the last, both of them counted.
fn days(first: Date, last: Date) -> i32 {
    first
        .until(last)
        .map_or(i32::MAX, |span| span.get_days().saturating_add(1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        entity::{EventKind, Firmness},
        fixture::{day, event, when},
    };

    fn placement(on: &str, kind: DateKind) -> Placement {
        let mut event = event("jp-vote", EventKind::ParliamentaryElection, on);
        event.date = when(on, kind, Firmness::Confirmed);
        Placement::of(&event, &TimeZoneDatabase::bundled())
    }

    #[test]
    fn a_day_is_a_day_and_a_short_window_a_span() {
        let scheduled = |on| placement(on, DateKind::Scheduled);
        assert_eq!(scheduled("2024-09-27"), Placement::Day(day("2024-09-27")));
        let (first, last) = (day("2022-04-01"), day("2022-05-01"));
        assert_eq!(
            scheduled("2022-04-01/2022-05-01"),
            Placement::Span { first, last }
        );
    }

    #[test]
    fn of_a_longer_window_only_the_last_day_is_told() {
        let by = Placement::By(day("2022-05-02"));
        assert_eq!(placement("2022-04-01/2022-05-02", DateKind::Bounded), by);
    }

    #[test]
    fn what_is_less_exact_than_a_day_stands_nowhere() {
        for on in [
            "2026-11",
            "2027",
            "2024-11-05~",
            "2024-11-05?",
            "2027-04/2027-05",
            "2026-11-XX",
        ] {
            assert_eq!(placement(on, DateKind::Customary), Placement::Nowhere, "{on}");
        }
    }

    #[test]
    fn a_deadline_stands_on_its_last_day_if_that_is_a_day() {
        let by = Placement::By(day("2029-08-15"));
        assert_eq!(placement("../2029-08-15", DateKind::Deadline), by);
        assert_eq!(placement("../2029-08-15", DateKind::Bounded), by);
        assert_eq!(placement("2029-08-15", DateKind::Deadline), by);
        assert_eq!(placement("../2029-08", DateKind::Deadline), Placement::Nowhere);
        assert_eq!(
            placement("2029-08-15/..", DateKind::Scheduled),
            Placement::Nowhere
        );
    }

    #[test]
    fn a_time_with_its_zone_is_a_moment_and_without_it_a_day() {
        let mut event = event("us-inauguration", EventKind::Inauguration, "2025-01-20");
        event.date.time = "12:00".parse().ok();
        let zones = TimeZoneDatabase::bundled();
        assert_eq!(Placement::of(&event, &zones), Placement::Day(day("2025-01-20")));
        event.date.zone = Some("America/New_York".to_owned());
        let moment = "2025-01-20T17:00:00Z".parse().unwrap();
        assert_eq!(Placement::of(&event, &zones), Placement::Moment(moment));
    }
}
