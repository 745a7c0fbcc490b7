//! Under which heading a date stands: never under a month or a day that nobody has named.

use crate::{visit::Visit, words::say};
use domain::{Edtf, edtf::Precision};

/// The heading that a date stands under, in the order of the agenda.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// A day, or a span of days, of one month.
    InMonth(i16, i8),
    /// The month is known, the day is not.
    SomeDayOf(i16, i8),
    /// It may fall into several months, of which this is the last.
    EndingIn(i16, i8),
    /// The year is known, the month is not.
    SomeDayOfYear(i16),
    /// It has no known end.
    Open,
    /// It was postponed, its old date has passed, and no other is known.
    Waiting,
}

impl Place {
    pub fn of(date: &Edtf) -> Self {
        let Some(last) = date.latest() else {
            return Place::Open;
        };
        let end = (last.year(), last.month());
        match (date.precision(), date.month()) {
            (Precision::Month, _) => Place::SomeDayOf(end.0, end.1),
            (_, Some((year, month))) => Place::InMonth(year, month),
            (Precision::Year, None) => Place::SomeDayOfYear(end.0),
            // A deadline is a window without a beginning: it stands where it ends.
            _ => Place::EndingIn(end.0, end.1),
        }
    }

    /// Places in the order of the agenda: what is less exact stands after what ends with it.
    pub fn rank(self) -> (i16, i8, u8) {
        match self {
            Place::InMonth(year, month) => (year, month, 0),
            Place::SomeDayOf(year, month) => (year, month, 1),
            Place::EndingIn(year, month) => (year, month, 2),
            Place::SomeDayOfYear(year) => (year, 12, 3),
            Place::Open => (i16::MAX, 12, 4),
            Place::Waiting => (i16::MAX, 12, 5),
        }
    }

    /// The heading in words.
    pub fn heading(self, visit: &Visit<'_>) -> String {
        let month = |year: i16, month: i8| spoken(visit, &format!("{year:04}-{month:02}"));
        match self {
            Place::InMonth(year, number) => month(year, number),
            Place::SomeDayOf(year, number) => say!(visit, "month-some-day", month = month(year, number)),
            Place::EndingIn(year, number) => say!(visit, "month-ending", month = month(year, number)),
            Place::SomeDayOfYear(year) => {
                say!(
                    visit,
                    "year-some-day",
                    year = spoken(visit, &format!("{year:04}"))
                )
            }
            Place::Open => say!(visit, "date-open"),
            Place::Waiting => say!(visit, "date-waiting"),
        }
    }
}

fn spoken(visit: &Visit<'_>, date: &str) -> String {
    // Years beyond four digits are written as they are: they have no month that one would name.
    Edtf::parse(date).map_or_else(|_| date.to_owned(), |date| date.spoken(visit.language))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(date: &str) -> Place {
        Place::of(&Edtf::parse(date).expect("a date"))
    }

    #[test]
    fn a_date_stands_under_no_more_than_what_is_known() {
        assert_eq!(place("2024-09-27"), Place::InMonth(2024, 9));
        assert_eq!(place("2024-09-07/2024-09-27"), Place::InMonth(2024, 9));
        assert_eq!(place("2026-11"), Place::SomeDayOf(2026, 11));
        assert_eq!(place("2026-11~"), Place::SomeDayOf(2026, 11));
        assert_eq!(place("2027-04/2027-05"), Place::EndingIn(2027, 5));
        assert_eq!(place("../2029-08-15"), Place::EndingIn(2029, 8));
        assert_eq!(place("2027"), Place::SomeDayOfYear(2027));
        assert_eq!(place("2027/.."), Place::Open);
    }

    #[test]
    fn a_month_stands_after_its_days_and_a_year_after_its_months() {
        let dates = [
            "2026-11-30",
            "2026-11",
            "2026-10/2026-11",
            "2026-12-31",
            "2026-12",
            "2026",
            "2027-01-01",
        ];
        let ranks: Vec<_> = dates.into_iter().map(|date| place(date).rank()).collect();
        assert!(ranks.is_sorted(), "{ranks:?}");
    }
}
