//! Dates for machines that know ISO 8601 and nothing of EDTF: a day, a month or a year, never more exact than known.

use super::{Edtf, Moment, Qualifier, Shape, Value};

impl Edtf {
    /// The date, or the first side of an interval, as `2024-09-27`, `2026-11` or `2027`.
    ///
    /// None where ISO 8601 cannot say it: what is approximate or uncertain, a season, a decade, an open side.
    pub fn iso_first(&self) -> Option<String> {
        match &self.0 {
            Shape::Moment(moment) => moment.iso(),
            Shape::Interval(start, _) => start.moment()?.iso(),
        }
    }

    /// The last side of an interval in the same way; none for a date that is not an interval.
    pub fn iso_last(&self) -> Option<String> {
        match &self.0 {
            Shape::Moment(_) => None,
            Shape::Interval(_, end) => end.moment()?.iso(),
        }
    }
}

impl Moment {
    fn iso(&self) -> Option<String> {
        if self.qualifier != Qualifier::Exact || self.value.first_year() < 0 {
            return None;
        }
        match self.value {
            Value::Day(day) => Some(day.to_string()),
            Value::SomeDayOfMonth(year, month) | Value::Month(year, month) => {
                Some(format!("{year:04}-{month:02}"))
            }
            Value::SomeDayOfYear(year) | Value::SomeMonthOfYear(year) | Value::Year(year) => {
                Some(format!("{year:04}"))
            }
            Value::Season(..) | Value::Decade(_) | Value::Century(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_written_as_exactly_as_it_is_known_or_not_at_all() {
        let iso = |text: &str| {
            let date = Edtf::parse(text).unwrap();
            (date.iso_first(), date.iso_last())
        };
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(iso("2024-09-27"), (some("2024-09-27"), None));
        assert_eq!(iso("2026-11"), (some("2026-11"), None));
        assert_eq!(iso("2027"), (some("2027"), None));
        assert_eq!(iso("2027-04/2027-05"), (some("2027-04"), some("2027-05")));
        assert_eq!(iso("../2029-08-15"), (None, some("2029-08-15")));
        for unsayable in ["2024-11~", "2024-11-05?", "202X", "2024-21"] {
            assert_eq!(iso(unsayable), (None, None), "{unsayable}");
        }
    }
}
