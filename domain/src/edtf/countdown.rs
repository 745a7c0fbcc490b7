//! How far off a date is, no more exactly than the date is known.

use jiff::civil::Date;

use super::shape::{Moment, Qualifier, Shape, Side, Value};
use crate::Language;

mod distance;
mod words;

pub use distance::{Countdown, Distance};

impl Countdown {
    /// In words: "tomorrow", "in 21 days", "in about 2 months", "next year".
    pub fn spoken(&self, language: Language) -> String {
        words::say(*self, language)
    }
}

/// What a moment may be counted in without claiming to know more than it says. The coarser is the greater.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Unit {
    Days,
    Months,
    Years,
}

impl Unit {
    fn of(moment: &Moment) -> Unit {
        match (moment.value, moment.qualifier) {
            (Value::Day(_), Qualifier::Exact) => Unit::Days,
            (Value::Day(_) | Value::SomeDayOfMonth(..) | Value::Month(..) | Value::Season(..), _) => {
                Unit::Months
            }
            _ => Unit::Years,
        }
    }

    /// From `today` to `day`; negative when it is past.
    fn between(self, today: Date, day: Date) -> i32 {
        let years = i32::from(day.year()) - i32::from(today.year());
        match self {
            Unit::Days => i32::try_from(today.duration_until(day).as_hours() / 24).unwrap_or_default(),
            Unit::Months => years * 12 + i32::from(day.month()) - i32::from(today.month()),
            Unit::Years => years,
        }
    }

    fn distance(self, today: Date, day: Date) -> Distance {
        let amount = self.between(today, day).abs();
        match self {
            Unit::Days => Distance::Days(amount),
            Unit::Months => Distance::Months(amount),
            Unit::Years => Distance::Years(amount),
        }
    }
}

pub(super) fn count(shape: &Shape, today: Date) -> Countdown {
    match shape {
        Shape::Moment(moment) => count_moment(moment, today),
        Shape::Interval(Side::Dated(start), Side::Dated(end)) if start == end => count_moment(start, today),
        Shape::Interval(Side::Dated(start), Side::Dated(end)) => {
            let unit = Unit::of(start).max(Unit::of(end));
            if start.value.earliest() <= today && today <= end.value.latest() {
                return Countdown::Ongoing;
            }
            count_span(unit, start.value.earliest(), end.value.latest(), today)
        }
        Shape::Interval(Side::Open | Side::Unknown, Side::Dated(end)) => {
            let latest = end.value.latest();
            let distance = Unit::of(end).distance(today, latest);
            if latest < today {
                Countdown::AtLeastAgo(distance)
            } else {
                Countdown::Within(distance)
            }
        }
        Shape::Interval(Side::Dated(start), end) => {
            let earliest = start.value.earliest();
            if today < earliest {
                Countdown::NotBefore(Unit::of(start).distance(today, earliest))
            } else if *end == Side::Open {
                Countdown::Ongoing
            } else {
                Countdown::Unknown
            }
        }
        Shape::Interval(Side::Open | Side::Unknown, Side::Open | Side::Unknown) => Countdown::Unknown,
    }
}

fn count_moment(moment: &Moment, today: Date) -> Countdown {
    let (earliest, latest) = (moment.value.earliest(), moment.value.latest());
    match moment.value {
        Value::Season(..) | Value::Decade(_) | Value::Century(_) if earliest <= today && today <= latest => {
            Countdown::Ongoing
        }
        // The last days of a season are there for the sun's sake; by the month it has three.
        Value::Season(..) if today < earliest => {
            let low = Unit::Months.between(today, earliest);
            Countdown::InAboutMonths { low, high: low + 2 }
        }
        _ => match (Unit::of(moment), Unit::of(moment).between(today, latest)) {
            (Unit::Days, 0) => Countdown::Today,
            (Unit::Days, days @ 1..) => Countdown::InDays(days),
            (Unit::Days, days) => Countdown::DaysAgo(-days),
            (unit, _) => count_span(unit, earliest, latest, today),
        },
    }
}

/// A span of which no day, or the whole month or year, is today's.
fn count_span(unit: Unit, earliest: Date, latest: Date, today: Date) -> Countdown {
    let (first, last) = (unit.between(today, earliest), unit.between(today, latest));
    let ahead = earliest > today || (first == 0 && last == 0);
    // A past span is nearest at its end.
    let (low, high) = if ahead { (first, last) } else { (-last, -first) };
    match unit {
        Unit::Days if ahead => Countdown::InDaysBetween { low, high },
        Unit::Days => Countdown::DaysAgoBetween { low, high },
        Unit::Months if ahead => Countdown::InAboutMonths { low, high },
        Unit::Months => Countdown::AboutMonthsAgo { low, high },
        Unit::Years if ahead => Countdown::InAboutYears { low, high },
        Unit::Years => Countdown::AboutYearsAgo { low, high },
    }
}
