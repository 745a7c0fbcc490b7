//! The same part of the calendar some years on, for terms; and a date taken no more exactly than its month.

use jiff::{ToSpan, civil::Date};

use super::{Edtf, Moment, Qualifier, Shape, Value};

impl Edtf {
    /// The same part of the calendar so many years later, as exact as it was and with its qualifier: a month
    /// stays a month. Of an interval it is the last side that counts. None where there is no last side, or
    /// where it is no day, month or year.
    pub fn years_later(&self, years: u8) -> Option<Edtf> {
        let Moment { qualifier, value } = self.last_moment()?;
        let years = i16::from(years);
        let value = match value {
            // 29 February becomes 28 February where there is no other.
            Value::Day(day) => Value::Day(day.checked_add(years.years()).ok()?),
            Value::SomeDayOfMonth(year, month) => Value::SomeDayOfMonth(later(year, years)?, month),
            Value::Month(year, month) => Value::Month(later(year, years)?, month),
            Value::SomeDayOfYear(year) => Value::SomeDayOfYear(later(year, years)?),
            Value::SomeMonthOfYear(year) => Value::SomeMonthOfYear(later(year, years)?),
            Value::Year(year) => Value::Year(later(year, years)?),
            Value::Season(..) | Value::Decade(_) | Value::Century(_) => return None,
        };
        Some(Edtf(Shape::Moment(Moment { qualifier, value })))
    }

    /// The month of its last side, or the year where no month is known, marked as approximate.
    pub fn around_its_month(&self) -> Option<Edtf> {
        let moment = self.last_moment()?;
        let value = match moment.value {
            Value::Day(day) => Value::Month(day.year(), day.month()),
            Value::SomeDayOfMonth(year, month) => Value::Month(year, month),
            other => other,
        };
        let qualifier = match moment.qualifier {
            Qualifier::Exact | Qualifier::Approximate => Qualifier::Approximate,
            Qualifier::Uncertain | Qualifier::Both => Qualifier::Both,
        };
        Some(Edtf(Shape::Moment(Moment { qualifier, value })))
    }

    fn last_moment(&self) -> Option<Moment> {
        match &self.0 {
            Shape::Moment(moment) => Some(*moment),
            Shape::Interval(_, end) => end.moment().copied(),
        }
    }
}

fn later(year: i16, years: i16) -> Option<i16> {
    year.checked_add(years).filter(|year| *year <= Date::MAX.year())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn years_later(text: &str, years: u8) -> Option<String> {
        Edtf::parse(text)
            .ok()?
            .years_later(years)
            .map(|date| date.to_string())
    }

    #[test]
    fn a_date_some_years_later_is_as_exact_as_it_was() {
        for (from, later) in [
            ("2024-05-20", "2029-05-20"),
            ("2024-05", "2029-05"),
            ("2024", "2029"),
            ("2024-05~", "2029-05~"),
            ("2024-02-29", "2029-02-28"),
            ("2022-04-10/2022-04-24", "2027-04-24"),
            ("../2024-05", "2029-05"),
        ] {
            assert_eq!(years_later(from, 5).as_deref(), Some(later), "{from}");
        }
    }

    #[test]
    fn what_has_no_last_side_or_no_year_has_nothing_later() {
        for text in ["2024-05/..", "202X", "2024-21", "9999"] {
            assert_eq!(years_later(text, 5), None, "{text}");
        }
    }

    #[test]
    fn a_day_is_taken_as_about_its_month_and_a_year_stays_a_year() {
        for (from, around) in [
            ("2024-11-05", "2024-11~"),
            ("2022-04-10/2022-05-02", "2022-05~"),
            ("2024", "2024~"),
            ("2024-11?", "2024-11%"),
        ] {
            let date = Edtf::parse(from).expect("a date");
            assert_eq!(
                date.around_its_month().map(|date| date.to_string()).as_deref(),
                Some(around)
            );
        }
    }
}
