//! What stands in a date, as it is written.

use jiff::civil::Date;

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shape {
    Moment(Moment),
    Interval(Side, Side),
}

/// One end of an interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    Dated(Moment),
    /// `..`: there is no limit on this side.
    Open,
    /// Nothing written: there is a limit, but it is not known.
    Unknown,
}

/// A part of the calendar and how sure it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    pub qualifier: Qualifier,
    pub value: Value,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Qualifier {
    Exact,
    /// `~`
    Approximate,
    /// `?`
    Uncertain,
    /// `%`
    Both,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Value {
    Day(Date),
    /// `1985-04-XX`
    SomeDayOfMonth(i16, i8),
    Month(i16, i8),
    Season(i16, Season),
    /// `1985-XX-XX`
    SomeDayOfYear(i16),
    /// `1985-XX`
    SomeMonthOfYear(i16),
    Year(i16),
    /// `202X`, by its first year. Before the year 0 that is the one ending in 9.
    Decade(i16),
    /// `20XX`, by its first year. Before the year 0 that is the one ending in 99.
    Century(i16),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

impl Qualifier {
    pub fn is_approximate(self) -> bool {
        matches!(self, Qualifier::Approximate | Qualifier::Both)
    }

    pub fn is_uncertain(self) -> bool {
        matches!(self, Qualifier::Uncertain | Qualifier::Both)
    }
}

impl Moment {
    pub fn exact_day(&self) -> Option<Date> {
        match (self.qualifier, self.value) {
            (Qualifier::Exact, Value::Day(day)) => Some(day),
            _ => None,
        }
    }
}

impl Side {
    pub fn moment(&self) -> Option<&Moment> {
        match self {
            Side::Dated(moment) => Some(moment),
            Side::Open | Side::Unknown => None,
        }
    }
}
