//! The two clocks of an address: the day that is shown, and the moment whose record is shown.

use crate::query::Query;
use jiff::{Timestamp, civil::Date, tz::TimeZone};

/// The two clocks as the query sets them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Clocks {
    pub as_of: Option<Date>,
    pub known_at: Option<Timestamp>,
}

/// A clock that cannot be read: which parameter, and what was typed.
#[derive(Clone, Debug)]
pub struct ClockProblem {
    pub parameter: &'static str,
    pub typed: String,
}

impl Clocks {
    /// Reads the clocks of a query.
    ///
    /// # Errors
    /// When one of them is no day or no moment.
    pub fn read(query: &Query, today: Date) -> Result<Self, ClockProblem> {
        let problem = |parameter: &'static str, typed: &str| ClockProblem {
            parameter,
            typed: typed.to_owned(),
        };
        let as_of = query
            .first("as_of")
            .map(|typed| {
                typed
                    .parse::<Date>()
                    .ok()
                    .filter(is_plain_year)
                    // One day, one address: other spellings of it would be pages of their own.
                    .filter(|day| day.to_string() == typed)
                    .ok_or_else(|| problem("as_of", typed))
            })
            .transpose()?;
        let known_at = query
            .first("known_at")
            .map(|typed| typed.parse::<Timestamp>().map_err(|_| problem("known_at", typed)))
            .transpose()?;
        // Asking for today is asking for nothing: the page and its links stay plain.
        Ok(Self {
            as_of: as_of.filter(|day| *day != today || known_at.is_some()),
            known_at,
        })
    }

    /// A query with these clocks and no others.
    pub fn on(&self, query: &Query) -> Query {
        let as_of = self.as_of.map(|day| day.to_string());
        let known_at = self.known_at.map(|moment| moment.to_string());
        query
            .with("as_of", as_of.as_deref())
            .with("known_at", known_at.as_deref())
    }

    /// The day that they show.
    pub fn day(&self, today: Date) -> Date {
        day_shown(self.as_of, self.known_at, today)
    }
}

/// The day that two clocks show: the one asked for, else the last on which the record was known.
pub fn day_shown(as_of: Option<Date>, known_at: Option<Timestamp>, today: Date) -> Date {
    let known = known_at.map(|moment| moment.to_zoned_datetime(TimeZone::UTC).date().min(today));
    as_of.or(known).unwrap_or(today)
}

/// Years that people write with four digits.
fn is_plain_year(day: &Date) -> bool {
    (1..=9999).contains(&day.year())
}
