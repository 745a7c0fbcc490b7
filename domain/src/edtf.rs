//! Dates that are as exact as what is known, and no more: EDTF (ISO 8601-2) levels 0 and 1.
//!
//! An [`Edtf`] is parsed once (`parse`) and printed as it was written (`print`). What it can mean lies
//! between two days (`bounds`); every question about time is answered from those, so that a month is never
//! taken for its first day. `spoken` says it in the three languages, `countdown` says how far off it is, and `later`
//! counts the years of a term.
//! Nothing here reads a clock: `today` is a parameter.

pub(crate) mod agreement;
mod bounds;
mod countdown;
mod iso;
mod later;
mod parse;
mod print;
mod shape;
mod spoken;
mod typed;

use std::{cmp::Ordering, fmt, str::FromStr};

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

pub use countdown::{Countdown, Distance};
pub use parse::{EdtfError, EdtfProblem, MAX_LENGTH};
pub use typed::TypedError;

use crate::Language;
use shape::{Moment, Qualifier, Shape, Value};

/// A date, a part of a calendar or an interval, each side as exact as what is known.
///
/// A qualifier (`~`, `?`, `%`) does not move the bounds: it is part of what is said, and takes the days out
/// of a countdown.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Edtf(Shape);

/// What an [`Edtf`] names at its coarsest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// One calendar day, perhaps qualified.
    Day,
    Month,
    Season,
    Year,
    Decade,
    Century,
    /// Two sides, at least one of them with a date.
    Interval,
    /// An interval with no date on either side.
    Unknown,
}

impl Edtf {
    /// Reads an EDTF string of at most [`MAX_LENGTH`] characters.
    ///
    /// The error says what is wrong and at which character. Times of day are refused: they belong to the
    /// fields of their own that an event has for them.
    pub fn parse(text: &str) -> Result<Edtf, EdtfError> {
        parse::parse(text).map(Edtf)
    }

    /// Exactly this calendar day.
    pub fn from_day(day: Date) -> Edtf {
        Edtf(Shape::Moment(Moment {
            qualifier: Qualifier::Exact,
            value: Value::Day(day),
        }))
    }

    /// The first day that it may denote; `None` when there is no limit or none is known on that side.
    pub fn earliest(&self) -> Option<Date> {
        match &self.0 {
            Shape::Moment(moment) => Some(moment.value.earliest()),
            Shape::Interval(start, _) => start.moment().map(|moment| moment.value.earliest()),
        }
    }

    /// The last day that it may denote; `None` when there is no limit or none is known on that side.
    pub fn latest(&self) -> Option<Date> {
        match &self.0 {
            Shape::Moment(moment) => Some(moment.value.latest()),
            Shape::Interval(_, end) => end.moment().map(|moment| moment.value.latest()),
        }
    }

    /// The day, if it is a single calendar day without any qualifier.
    pub fn exact_day(&self) -> Option<Date> {
        match &self.0 {
            Shape::Moment(moment) => moment.exact_day(),
            Shape::Interval(..) => None,
        }
    }

    /// The two days, if it is an interval whose sides are both single calendar days without any qualifier.
    pub fn exact_days(&self) -> Option<(Date, Date)> {
        match &self.0 {
            Shape::Moment(_) => None,
            Shape::Interval(start, end) => Some((start.moment()?.exact_day()?, end.moment()?.exact_day()?)),
        }
    }

    /// The last day that it may denote, if that is written as a single calendar day without any qualifier.
    pub fn exact_last_day(&self) -> Option<Date> {
        match &self.0 {
            Shape::Moment(moment) => moment.exact_day(),
            Shape::Interval(_, end) => end.moment()?.exact_day(),
        }
    }

    pub fn precision(&self) -> Precision {
        match &self.0 {
            Shape::Interval(start, end) if start.moment().is_none() && end.moment().is_none() => {
                Precision::Unknown
            }
            Shape::Interval(..) => Precision::Interval,
            Shape::Moment(moment) => moment.value.precision(),
        }
    }

    /// Whether either side is marked as approximate (`~` or `%`).
    pub fn is_approximate(&self) -> bool {
        self.moments().any(|moment| moment.qualifier.is_approximate())
    }

    /// Whether either side is marked as uncertain (`?` or `%`).
    pub fn is_uncertain(&self) -> bool {
        self.moments().any(|moment| moment.qualifier.is_uncertain())
    }

    pub fn is_interval(&self) -> bool {
        matches!(self.0, Shape::Interval(..))
    }

    /// Whether its first possible day has come. Without a known start it may always have begun.
    pub fn may_have_begun(&self, today: Date) -> bool {
        self.earliest().is_none_or(|earliest| earliest <= today)
    }

    /// Whether its last possible day has gone by. Without a known end it is never over.
    pub fn is_over(&self, today: Date) -> bool {
        self.latest().is_some_and(|latest| latest < today)
    }

    /// Whether it has certainly come: its last possible day is today or past.
    pub fn is_reached(&self, today: Date) -> bool {
        self.latest().is_some_and(|latest| latest <= today)
    }

    /// The calendar month, as year and month, that all of it falls into.
    pub fn month(&self) -> Option<(i16, i8)> {
        let (earliest, latest) = (self.earliest()?, self.latest()?);
        let month = (earliest.year(), earliest.month());
        (month == (latest.year(), latest.month())).then_some(month)
    }

    /// The calendar year that all of it falls into.
    pub fn year(&self) -> Option<i16> {
        let (earliest, latest) = (self.earliest()?, self.latest()?);
        (earliest.year() == latest.year()).then_some(earliest.year())
    }

    /// In full, as it stands in a sentence: "27 September 2024", "around November 2024".
    pub fn spoken(&self, language: Language) -> String {
        spoken::say(&self.0, language, spoken::Length::Full)
    }

    /// In brief, as it stands in a table: "27 Sep 2024", "c. Nov 2024", "10–24 Apr 2022".
    pub fn short(&self, language: Language) -> String {
        spoken::say(&self.0, language, spoken::Length::Short)
    }

    /// How far off it is, seen from `today`, and no more exactly than it is known.
    pub fn countdown(&self, today: Date) -> Countdown {
        countdown::count(&self.0, today)
    }

    fn moments(&self) -> impl Iterator<Item = &Moment> {
        let (first, second) = match &self.0 {
            Shape::Moment(moment) => (Some(moment), None),
            Shape::Interval(start, end) => (start.moment(), end.moment()),
        };
        first.into_iter().chain(second)
    }
}

/// For agendas: by the last possible day, and among those that end together the more exact first. So a month
/// stands after all of its days. What has no end comes last, by its start.
impl Ord for Edtf {
    fn cmp(&self, other: &Edtf) -> Ordering {
        let by_bounds = match (self.latest(), other.latest()) {
            (Some(mine), Some(theirs)) => mine
                .cmp(&theirs)
                .then_with(|| other.earliest().cmp(&self.earliest())),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => match (self.earliest(), other.earliest()) {
                (Some(mine), Some(theirs)) => mine.cmp(&theirs),
                (mine, theirs) => theirs.cmp(&mine),
            },
        };
        by_bounds.then_with(|| self.0.cmp(&other.0))
    }
}

impl PartialOrd for Edtf {
    fn partial_cmp(&self, other: &Edtf) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl FromStr for Edtf {
    type Err = EdtfError;

    fn from_str(text: &str) -> Result<Edtf, EdtfError> {
        Edtf::parse(text)
    }
}

impl From<Date> for Edtf {
    fn from(day: Date) -> Edtf {
        Edtf::from_day(day)
    }
}

impl fmt::Display for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        print::print(&self.0, f)
    }
}

impl Serialize for Edtf {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Edtf {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Edtf, D::Error> {
        let text = String::deserialize(deserializer)?;
        Edtf::parse(&text).map_err(|error| de::Error::custom(format_args!("the date {text:?}: {error}")))
    }
}

#[cfg(test)]
mod tests;
