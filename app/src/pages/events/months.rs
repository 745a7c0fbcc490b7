//! Under which heading a date stands: never under a month or a day that nobody has named.

use crate::{visit::Visit, words::say};
use domain::{Edtf, edtf::Precision};

/// The heading that a date stands under, in the order of the agenda.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Heading {
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

impl Heading {
    pub fn of(date: &Edtf) -> Self {
        let Some(last) = date.latest() else {
            return Heading::Open;
        };
        let end = (last.year(), last.month());
        match (date.precision(), date.month()) {
            (Precision::Month, _) => Heading::SomeDayOf(end.0, end.1),
            (_, Some((year, month))) => Heading::InMonth(year, month),
            (Precision::Year, None) => Heading::SomeDayOfYear(end.0),
            // A deadline is a window without a beginning: it stands where it ends.
            _ => Heading::EndingIn(end.0, end.1),
        }
    }

    /// Places in the order of the agenda: what is less exact stands after what ends with it.
    pub fn rank(self) -> (i16, i8, u8) {
        match self {
            Heading::InMonth(year, month) => (year, month, 0),
            Heading::SomeDayOf(year, month) => (year, month, 1),
            Heading::EndingIn(year, month) => (year, month, 2),
            Heading::SomeDayOfYear(year) => (year, 12, 3),
            Heading::Open => (i16::MAX, 12, 4),
            Heading::Waiting => (i16::MAX, 12, 5),
        }
    }

    /// The heading in words.
    pub fn heading(self, visit: &Visit<'_>) -> String {
        let month = |year: i16, month: i8| spoken(visit, &format!("{year:04}-{month:02}"));
        match self {
            Heading::InMonth(year, number) => month(year, number),
            Heading::SomeDayOf(year, number) => say!(visit, "month-some-day", month = month(year, number)),
            Heading::EndingIn(year, number) => say!(visit, "month-ending", month = month(year, number)),
            Heading::SomeDayOfYear(year) => {
                say!(
                    visit,
                    "year-some-day",
                    year = spoken(visit, &format!("{year:04}"))
                )
            }
            Heading::Open => say!(visit, "date-open"),
            Heading::Waiting => say!(visit, "date-waiting"),
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

    fn place(date: &str) -> Heading {
        Heading::of(&Edtf::parse(date).expect("a date"))
    }

    #[test]
    fn a_date_stands_under_no_more_than_what_is_known() {
        assert_eq!(place("2024-09-27"), Heading::InMonth(2024, 9));
        assert_eq!(place("2024-09-07/2024-09-27"), Heading::InMonth(2024, 9));
        assert_eq!(place("2026-11"), Heading::SomeDayOf(2026, 11));
        assert_eq!(place("2026-11~"), Heading::SomeDayOf(2026, 11));
        assert_eq!(place("2027-04/2027-05"), Heading::EndingIn(2027, 5));
        assert_eq!(place("../2029-08-15"), Heading::EndingIn(2029, 8));
        assert_eq!(place("2027"), Heading::SomeDayOfYear(2027));
        assert_eq!(place("2027/.."), Heading::Open);
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
