//! From a time in Wikidata to a date that is as exact as the time is.
//!
//! A value alone would be wrong: the year 2024 is written `2024-01-01T00:00:00Z`, and only the precision beside it says
//! that the rest is filling. The query service gives days of the Julian calendar in the Gregorian one already; months and
//! years it leaves as they are, because without a day nothing can be converted.

use domain::Edtf;

const JULIAN: &str = "Q1985786";

/// A time as the query service gives it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Time {
    /// Such as `2024-01-01T00:00:00Z`.
    pub value: String,
    /// 9 is a year, 10 a month, 11 a day.
    pub precision: u8,
    /// The number of the calendar, such as `Q1985727`.
    pub calendar: String,
}

/// Why a time is no date that could be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TimeError {
    #[error("“{0}” is not a time")]
    Malformed(String),
    #[error("it is known by the century or less exactly, which says too little")]
    TooCoarse,
    #[error("it lies outside of the years that can be told")]
    OutOfRange,
}

impl Time {
    /// # Errors
    /// When it is too coarse or too far away to be used.
    pub fn date(&self) -> Result<Edtf, TimeError> {
        let malformed = || TimeError::Malformed(self.value.chars().take(40).collect());
        let (sign, digits) = match self.value.strip_prefix('-') {
            Some(rest) => ("-", rest),
            None => ("", self.value.strip_prefix('+').unwrap_or(&self.value)),
        };
        let day = digits.split('T').next().unwrap_or_default();
        let mut parts = day.split('-');
        let mut number = || {
            let part = parts
                .next()
                .filter(|part| part.bytes().all(|it| it.is_ascii_digit()));
            part.and_then(|part| part.parse::<u64>().ok())
                .ok_or_else(malformed)
        };
        let (year, month, day) = (number()?, number()?, number()?);
        if year > 9999 {
            return Err(TimeError::OutOfRange);
        }
        // A year 0 has no sign.
        let sign = if year == 0 { "" } else { sign };
        let text = match self.precision {
            0..=7 => return Err(TimeError::TooCoarse),
            8 => format!("{sign}{:03}X", year / 10),
            9 => format!("{sign}{year:04}"),
            10 if self.calendar == JULIAN => julian_month(sign, year, month),
            10 => format!("{sign}{year:04}-{month:02}"),
            _ => format!("{sign}{year:04}-{month:02}-{day:02}"),
        };
        Edtf::parse(&text).map_err(|_| malformed())
    }
}

/// A Julian month ends in the Gregorian month after the one of its name; long ago the two were the other way round, and a
/// year is all that can be said.
fn julian_month(sign: &str, year: u64, month: u64) -> String {
    match month {
        _ if !sign.is_empty() || year < 300 => format!("{sign}{year:04}"),
        12 => format!("{year:04}-12/{:04}-01", year + 1),
        _ => format!("{year:04}-{month:02}/{year:04}-{:02}", month + 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(value: &str, precision: u8) -> Result<String, TimeError> {
        date_in("Q1985727", value, precision)
    }

    fn date_in(calendar: &str, value: &str, precision: u8) -> Result<String, TimeError> {
        let time = Time {
            value: value.to_owned(),
            precision,
            calendar: calendar.to_owned(),
        };
        time.date().map(|date| date.to_string())
    }

    #[test]
    fn a_year_is_not_its_first_day() {
        assert_eq!(date("2024-01-01T00:00:00Z", 9).unwrap(), "2024");
        assert_eq!(date("2024-09-01T00:00:00Z", 10).unwrap(), "2024-09");
        assert_eq!(date("2024-01-01T00:00:00Z", 11).unwrap(), "2024-01-01");
        assert_eq!(date("2024-01-01T12:00:00Z", 14).unwrap(), "2024-01-01");
        assert_eq!(date("+1939-11-08T00:00:00Z", 11).unwrap(), "1939-11-08");
        assert_eq!(date("2024-00-00T00:00:00Z", 9).unwrap(), "2024");
    }

    #[test]
    fn what_is_coarser_than_a_decade_is_not_used() {
        assert_eq!(date("1310-01-01T00:00:00Z", 8).unwrap(), "131X");
        assert_eq!(date("1901-01-01T00:00:00Z", 7), Err(TimeError::TooCoarse));
        assert_eq!(date("1901-01-01T00:00:00Z", 0), Err(TimeError::TooCoarse));
        assert_eq!(
            date("-13798000000-01-01T00:00:00Z", 9),
            Err(TimeError::OutOfRange)
        );
    }

    #[test]
    fn a_month_of_the_julian_calendar_ends_in_the_next_one() {
        assert_eq!(
            date_in(JULIAN, "1640-03-01T00:00:00Z", 10).unwrap(),
            "1640-03/1640-04"
        );
        assert_eq!(date_in(JULIAN, "1640-03-12T00:00:00Z", 11).unwrap(), "1640-03-12");
        assert_eq!(
            date_in(JULIAN, "1640-12-01T00:00:00Z", 10).unwrap(),
            "1640-12/1641-01"
        );
        assert_eq!(date_in(JULIAN, "0680-01-01T00:00:00Z", 9).unwrap(), "0680");
    }

    #[test]
    fn what_is_no_time_is_refused() {
        for wrong in [
            "",
            "2024",
            "2024-13-01T00:00:00Z",
            "2023-02-29T00:00:00Z",
            "t123",
            "2024--1-01T",
        ] {
            assert!(date(wrong, 11).is_err(), "{wrong}");
        }
    }
}
