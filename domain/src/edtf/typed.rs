//! Dates as people type them, in the three languages: "27 Sep 2024", "by Aug 2029", "2027年4月", "2024년 9월".
//!
//! What was typed is turned into an EDTF text and read as such, so nothing more exact than what was typed can come
//! of it. A date that could be read in two ways is refused.

use super::{Edtf, EdtfError, MAX_LENGTH};

/// Why a typed text is no date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TypedError {
    #[error("the date is empty")]
    Empty,
    #[error("the date is too long")]
    TooLong,
    #[error("day and month could be the other way round: write the month as a word")]
    Ambiguous,
    #[error("the year is missing: write all four digits")]
    NoYear,
    #[error("there is no such day in the calendar")]
    NoSuchDay,
    #[error("the end lies before the start")]
    EndBeforeStart,
    #[error("this cannot be read as a date: write it as 27 Sep 2024, Nov 2026, by Aug 2029 or 2024-09-27")]
    NotADate,
}

impl Edtf {
    /// Reads a date as people type it; every EDTF text is read as what it is.
    ///
    /// # Errors
    /// Why it is no date, or that it could be two.
    pub fn parse_typed(typed: &str) -> Result<Edtf, TypedError> {
        if typed.chars().count() > MAX_LENGTH {
            return Err(TypedError::TooLong);
        }
        let text = plain(typed);
        if text.is_empty() {
            return Err(TypedError::Empty);
        }
        if let Ok(edtf) = Edtf::parse(&text.to_uppercase()) {
            return Ok(edtf);
        }
        let edtf = if let Some(last) = deadline(&text) {
            format!("../{}", moment(last)?.edtf())
        } else if let Some((start, end)) = range(&text) {
            let (start, end) = (part(start)?, part(end)?);
            let (start, end) = (start.completed_by(end)?, end.completed_by(start)?);
            format!("{}/{}", start.edtf(), end.edtf())
        } else if let Some(middle) = approximate(&text) {
            format!("{}~", moment(middle)?.edtf())
        } else {
            moment(&text)?.edtf()
        };
        Edtf::parse(&edtf).map_err(explain)
    }
}

fn explain(error: EdtfError) -> TypedError {
    match error.problem {
        super::Problem::Day | super::Problem::Month => TypedError::NoSuchDay,
        super::Problem::EndBeforeStart => TypedError::EndBeforeStart,
        _ => TypedError::NotADate,
    }
}

/// Digits and spaces in their plain forms, lower case, no commas, one space between words.
fn plain(typed: &str) -> String {
    let letters = typed.chars().map(|letter| match letter {
        '０'..='９' => char::from_digit(u32::from(letter) - u32::from('０'), 10).unwrap_or(letter),
        '\u{3000}' | ',' | '、' => ' ',
        '／' => '/',
        '．' => '.',
        '－' => '-',
        _ => letter,
    });
    let text: String = letters.flat_map(char::to_lowercase).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn deadline(text: &str) -> Option<&str> {
    const BEFORE: [&str; 4] = ["by ", "not later than ", "no later than ", "until "];
    const AFTER: [&str; 3] = ["までに", "まで", "까지"];
    wrapped(text, &BEFORE, &AFTER)
}

fn approximate(text: &str) -> Option<&str> {
    const BEFORE: [&str; 7] = ["around ", "about ", "circa ", "c. ", "ca. ", "約", "약 "];
    const AFTER: [&str; 5] = ["頃", "ごろ", "경", "쯤", " or so"];
    wrapped(text, &BEFORE, &AFTER)
}

/// What stands behind one of some beginnings, or before one of some ends.
fn wrapped<'t>(text: &'t str, before: &[&str], after: &[&str]) -> Option<&'t str> {
    let inner = before.iter().find_map(|word| text.strip_prefix(word));
    let inner = inner.or_else(|| after.iter().find_map(|word| text.strip_suffix(word)));
    inner.map(str::trim)
}

fn range(text: &str) -> Option<(&str, &str)> {
    const BETWEEN: [&str; 9] = [" to ", " and ", " - ", "–", "—", "〜", "～", "から", "부터"];
    let text = text
        .strip_prefix("from ")
        .or_else(|| text.strip_prefix("between "))
        .unwrap_or(text);
    let (start, end) = BETWEEN.iter().find_map(|word| text.split_once(word))?;
    let (start, end) = (start.trim(), end.trim());
    (!start.is_empty() && !end.is_empty()).then_some((start, end))
}

/// A date of which some parts may be missing, as the start of "18 April – 2 May 2027" is.
#[derive(Clone, Copy, Debug, Default)]
struct Part {
    year: Option<u32>,
    /// 1 to 12, or a season from 21 to 24.
    month: Option<u32>,
    day: Option<u32>,
}

impl Part {
    /// One side of a range takes from the other what it does not say itself.
    fn completed_by(self, other: Part) -> Result<Part, TypedError> {
        if self.year.is_none() && self.month.is_none() && self.day.is_none() {
            return Err(TypedError::NotADate);
        }
        let is_day_alone = self.month.is_none() && self.day.is_some();
        Part {
            year: self.year.or(other.year),
            month: self.month.or(other.month.filter(|_| is_day_alone)),
            day: self.day,
        }
        .whole()
    }

    fn whole(self) -> Result<Part, TypedError> {
        if self.year.is_none() {
            return Err(TypedError::NoYear);
        }
        if self.day.is_some() && self.month.is_none() {
            return Err(TypedError::NotADate);
        }
        Ok(self)
    }

    fn edtf(self) -> String {
        let mut text = format!("{:04}", self.year.unwrap_or_default());
        for number in [self.month, self.day].into_iter().map_while(|part| part) {
            text.push_str(&format!("-{number:02}"));
        }
        text
    }
}

/// A date with its year.
fn moment(text: &str) -> Result<Part, TypedError> {
    part(text)?.whole()
}

fn part(text: &str) -> Result<Part, TypedError> {
    if text.contains(['年', '月', '日', '년', '월', '일']) {
        return counted(text);
    }
    let numbers: Vec<&str> = text
        .trim_end_matches('.')
        .split(['-', '/', '.'])
        .map(str::trim)
        .collect();
    let is_numeric =
        |part: &&str| !part.is_empty() && part.len() <= 4 && part.bytes().all(|byte| byte.is_ascii_digit());
    if numbers.len() > 1 && numbers.iter().all(is_numeric) {
        return numeric(&numbers);
    }
    worded(text)
}

/// Numbers, each before the word that says what it counts: 2027年4月, 2024년 9월 27일.
fn counted(text: &str) -> Result<Part, TypedError> {
    let mut part = Part::default();
    let mut digits = String::new();
    for letter in text.chars().filter(|letter| !letter.is_whitespace()) {
        let place = match letter {
            '0'..='9' => {
                digits.push(letter);
                continue;
            }
            '年' | '년' => &mut part.year,
            '月' | '월' => &mut part.month,
            '日' | '일' => &mut part.day,
            _ => return Err(TypedError::NotADate),
        };
        let number = digits.parse().map_err(|_| TypedError::NotADate)?;
        if place.replace(number).is_some() {
            return Err(TypedError::NotADate);
        }
        digits.clear();
    }
    if !digits.is_empty() || part.year.is_some_and(|year| !(1000..=9999).contains(&year)) {
        return Err(TypedError::NotADate);
    }
    Ok(part)
}

/// 2024/9/27, 2024.9, 27.9.2024 — and never 9/8/2024, which is two days.
fn numeric(numbers: &[&str]) -> Result<Part, TypedError> {
    let value = |text: &str| text.parse::<u32>().map_err(|_| TypedError::NotADate);
    match numbers {
        [year, month] if year.len() == 4 => Ok(Part {
            year: Some(value(year)?),
            month: Some(value(month)?),
            day: None,
        }),
        [month, year] if year.len() == 4 => Ok(Part {
            year: Some(value(year)?),
            month: Some(value(month)?),
            day: None,
        }),
        [year, month, day] if year.len() == 4 => Ok(Part {
            year: Some(value(year)?),
            month: Some(value(month)?),
            day: Some(value(day)?),
        }),
        [first, second, year] if year.len() == 4 => {
            let (first, second) = (value(first)?, value(second)?);
            let (day, month) = match (first > 12, second > 12) {
                (true, false) => (first, second),
                (false, true) => (second, first),
                (false, false) if first == second => (first, second),
                (false, false) => return Err(TypedError::Ambiguous),
                (true, true) => return Err(TypedError::NoSuchDay),
            };
            Ok(Part {
                year: Some(value(year)?),
                month: Some(month),
                day: Some(day),
            })
        }
        [_, _] | [_, _, _] => Err(TypedError::NoYear),
        _ => Err(TypedError::NotADate),
    }
}

/// English words and numbers in any order: "27 Sep 2024", "September 27th 2024", "spring 2027".
fn worded(text: &str) -> Result<Part, TypedError> {
    let mut part = Part::default();
    for word in text.split(' ') {
        let word = word.trim_end_matches('.');
        if word.is_empty() || is_weekday(word) || matches!(word, "in" | "on" | "the" | "of") {
            continue;
        }
        let (place, number) = if let Some(month) = month_or_season(word) {
            (&mut part.month, month)
        } else {
            let digits = ["st", "nd", "rd", "th"]
                .iter()
                .find_map(|end| word.strip_suffix(end))
                .unwrap_or(word);
            let number: u32 = digits.parse().map_err(|_| TypedError::NotADate)?;
            match digits.len() {
                1 | 2 => (&mut part.day, number),
                4 => (&mut part.year, number),
                _ => return Err(TypedError::NotADate),
            }
        };
        if place.replace(number).is_some() {
            return Err(TypedError::NotADate);
        }
    }
    Ok(part)
}

fn is_weekday(word: &str) -> bool {
    const WEEKDAYS: [&str; 7] = [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ];
    word.len() >= 3 && WEEKDAYS.iter().any(|day| day.starts_with(word))
}

/// The number of a month, or of a season as EDTF counts them from 21.
fn month_or_season(word: &str) -> Option<u32> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    const SEASONS: [(&str, u32); 5] = [
        ("spring", 21),
        ("summer", 22),
        ("autumn", 23),
        ("fall", 23),
        ("winter", 24),
    ];
    if word == "sept" {
        return Some(9);
    }
    let season = SEASONS
        .iter()
        .find(|(name, _)| *name == word)
        .map(|(_, number)| *number);
    let month = (1..)
        .zip(MONTHS)
        .find(|(_, month)| word.len() >= 3 && month.starts_with(word))
        .map(|(number, _)| number);
    season.or(month)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Language;
    use jiff::civil::Date;
    use proptest::prelude::*;

    fn read(typed: &str) -> String {
        Edtf::parse_typed(typed).map_or_else(|error| format!("{error:?}"), |edtf| edtf.to_string())
    }

    #[test]
    fn what_people_type_is_read_no_more_exactly_than_it_was_typed() {
        for (typed, edtf) in [
            ("27 Sep 2024", "2024-09-27"),
            ("27th of September, 2024", "2024-09-27"),
            ("Fri 27 Sept. 2024", "2024-09-27"),
            ("September 27, 2024", "2024-09-27"),
            ("2024-09-27", "2024-09-27"),
            ("2024-9-7", "2024-09-07"),
            ("2024/9/27", "2024-09-27"),
            ("2024.9.27.", "2024-09-27"),
            ("27.9.2024", "2024-09-27"),
            ("9/27/2024", "2024-09-27"),
            ("5/5/2024", "2024-05-05"),
            ("November 2026", "2026-11"),
            ("nov 2026", "2026-11"),
            ("11/2026", "2026-11"),
            ("2026", "2026"),
            ("in 2027", "2027"),
            ("spring 2027", "2027-21"),
            ("by Aug 2029", "../2029-08"),
            ("by 15 August 2029", "../2029-08-15"),
            ("no later than 2030", "../2030"),
            ("around November 2024", "2024-11~"),
            ("2024-11~", "2024-11~"),
            ("April – May 2027", "2027-04/2027-05"),
            ("18 April – 2 May 2027", "2027-04-18/2027-05-02"),
            ("6 to 9 June 2024", "2024-06-06/2024-06-09"),
            ("between April 2027 and May 2027", "2027-04/2027-05"),
            ("December 2026 – January 2027", "2026-12/2027-01"),
            ("2027年4月", "2027-04"),
            ("2024年9月27日", "2024-09-27"),
            ("２０２４年９月２７日", "2024-09-27"),
            ("2029年8月15日まで", "../2029-08-15"),
            ("2027年4月頃", "2027-04~"),
            ("2027年4月〜5月", "2027-04/2027-05"),
            ("2024年6月6日から9日", "2024-06-06/2024-06-09"),
            ("2024년 9월 27일", "2024-09-27"),
            ("2029년 8월까지", "../2029-08"),
            ("2027년 4월경", "2027-04~"),
        ] {
            assert_eq!(read(typed), edtf, "{typed}");
        }
    }

    #[test]
    fn what_could_be_two_days_or_none_is_refused_with_the_reason() {
        for (typed, error) in [
            ("", TypedError::Empty),
            ("   ", TypedError::Empty),
            ("9/8/2024", TypedError::Ambiguous),
            ("8.9.2024", TypedError::Ambiguous),
            ("27 September", TypedError::NoYear),
            ("September", TypedError::NoYear),
            ("9/27", TypedError::NoYear),
            ("30 February 2024", TypedError::NoSuchDay),
            ("2024年13月", TypedError::NoSuchDay),
            ("31/31/2024", TypedError::NoSuchDay),
            ("May 2027 – April 2027", TypedError::EndBeforeStart),
            ("soon", TypedError::NotADate),
            ("27 27 2024", TypedError::NotADate),
            ("27 2024", TypedError::NotADate),
            ("'; DROP TABLE journal", TypedError::NotADate),
            ("\u{0}", TypedError::NotADate),
        ] {
            assert_eq!(Edtf::parse_typed(typed), Err(error), "{typed:?}");
        }
        assert_eq!(Edtf::parse_typed(&"9".repeat(1000)), Err(TypedError::TooLong));
    }

    proptest! {
        #[test]
        fn any_day_that_is_spoken_can_be_typed(year in 1000i16..=9999, month in 1i8..=12, day in 1i8..=28) {
            let date = Date::new(year, month, day).expect("a day");
            let edtf = Edtf::from_day(date);
            for language in Language::ALL {
                prop_assert_eq!(Edtf::parse_typed(&edtf.spoken(language)), Ok(edtf.clone()));
                prop_assert_eq!(Edtf::parse_typed(&edtf.short(language)), Ok(edtf.clone()));
            }
        }

        #[test]
        fn nothing_that_is_typed_breaks_it(typed in "\\PC{0,80}") {
            let _ = Edtf::parse_typed(&typed);
        }
    }
}
