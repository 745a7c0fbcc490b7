//! The first and the last day that a part of the calendar may denote.

use jiff::civil::Date;

use super::{
    Precision,
    shape::{Season, Value},
};

impl Value {
    pub(super) fn earliest(&self) -> Date {
        match *self {
            Value::Day(day) => day,
            Value::SomeDayOfMonth(year, month) | Value::Month(year, month) => date(year, month, 1),
            Value::Season(year, season) => date(year, season.first_month(), 1),
            Value::SomeDayOfYear(_)
            | Value::SomeMonthOfYear(_)
            | Value::Year(_)
            | Value::Decade(_)
            | Value::Century(_) => date(self.first_year(), 1, 1),
        }
    }

    pub(super) fn latest(&self) -> Date {
        match *self {
            Value::Day(day) => day,
            Value::SomeDayOfMonth(year, month) | Value::Month(year, month) => {
                date(year, month, 1).last_of_month()
            }
            // Wide enough for both the weather's and the sun's seasons of the north. Winter is the one that
            // begins in December. The south writes an interval of months instead.
            Value::Season(year, season) => match season {
                Season::Spring => date(year, 6, 21),
                Season::Summer => date(year, 9, 23),
                Season::Autumn => date(year, 12, 22),
                Season::Winter if year == Date::MAX.year() => Date::MAX,
                Season::Winter => date(year + 1, 3, 21),
            },
            Value::SomeDayOfYear(_)
            | Value::SomeMonthOfYear(_)
            | Value::Year(_)
            | Value::Decade(_)
            | Value::Century(_) => date(self.last_year(), 12, 31),
        }
    }

    pub(super) fn first_year(&self) -> i16 {
        match *self {
            Value::Day(day) => day.year(),
            Value::SomeDayOfMonth(year, _)
            | Value::Month(year, _)
            | Value::Season(year, _)
            | Value::SomeDayOfYear(year)
            | Value::SomeMonthOfYear(year)
            | Value::Year(year)
            | Value::Decade(year)
            | Value::Century(year) => year,
        }
    }

    /// The last year named. `-000X` ends with -0001, because the year 0 has no sign.
    pub(super) fn last_year(&self) -> i16 {
        let first = self.first_year();
        let last = match self {
            Value::Decade(_) => first + 9,
            Value::Century(_) => first + 99,
            _ => first,
        };
        if first < 0 { last.min(-1) } else { last }
    }

    pub(super) fn precision(&self) -> Precision {
        match self {
            Value::Day(_) => Precision::Day,
            Value::SomeDayOfMonth(..) | Value::Month(..) => Precision::Month,
            Value::Season(..) => Precision::Season,
            Value::SomeDayOfYear(_) | Value::SomeMonthOfYear(_) | Value::Year(_) => Precision::Year,
            Value::Decade(_) => Precision::Decade,
            Value::Century(_) => Precision::Century,
        }
    }
}

impl Season {
    pub(super) fn first_month(self) -> i8 {
        match self {
            Season::Spring => 3,
            Season::Summer => 6,
            Season::Autumn => 9,
            Season::Winter => 12,
        }
    }
}

/// A day that exists, because the parser lets no other year and month through.
fn date(year: i16, month: i8, day: i8) -> Date {
    Date::new(year, month, day).unwrap_or(Date::MAX)
}
