//! Dates as people type them, in the three languages: "27 Sep 2024", "by Aug 2029", "yesterday", "令和8年9月27日", "2027년 말".
//!
//! What was typed is turned into an EDTF text and read as such, so nothing more exact than what was typed can come
//! of it. A date that could be read in two ways is refused. [`relative`] has the words that need a day to start from, [`period`]
//! the parts of months and years, [`era`] the eras of Japan.

mod era;
mod error;
mod part;
mod period;
mod relative;
#[cfg(test)]
mod tests;

pub use error::TypedError;

use super::{Edtf, EdtfError, MAX_LENGTH};
use jiff::civil::Date;
use part::Part;

impl Edtf {
    /// Reads a date as people type it, where it is not known on which day; every EDTF text is read as what it is.
    ///
    /// # Errors
    /// Why it is no date, or that it could be two.
    pub fn parse_typed(typed: &str) -> Result<Edtf, TypedError> {
        read(typed, None)
    }

    /// Reads a date as people type it on the day `today`: also "yesterday", "last Friday", and "27 Nov" as the nearest one.
    ///
    /// # Errors
    /// Why it is no date, or that it could be two.
    pub fn parse_typed_on(typed: &str, today: Date) -> Result<Edtf, TypedError> {
        read(typed, Some(today))
    }
}

fn read(typed: &str, today: Option<Date>) -> Result<Edtf, TypedError> {
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
    let text = era::in_western_years(&text)?;
    let text = match today {
        Some(today) => relative::with_years_and_months(&text, today),
        None => text,
    };
    let text = within(&text).to_owned();
    let edtf = if let Some(last) = deadline(&text) {
        let last = match period::end_of(last) {
            Some(whole) => moment(&whole, today)?.last_month(),
            None => match period::read(last, |text| moment(text, today))? {
                Some(period) => period.last,
                None => moment(last, today)?,
            },
        };
        format!("../{}", last.edtf())
    } else if let Some(period) = period::read(&text, |text| moment(text, today))? {
        period.edtf()
    } else if let Some((start, end)) = range(&text) {
        let (start, end) = (part(start, today)?, part(end, today)?);
        let start_whole = start.completed_by(end)?.whole(today)?;
        let end_whole = end.completed_by(start)?.whole(today)?;
        format!("{}/{}", start_whole.edtf(), end_whole.edtf())
    } else if let Some(middle) = approximate(&text) {
        format!("{}~", moment(middle, today)?.edtf())
    } else {
        moment(&text, today)?.edtf()
    };
    Edtf::parse(&edtf).map_err(explain)
}

fn explain(error: EdtfError) -> TypedError {
    match error.problem {
        super::EdtfProblem::Day | super::EdtfProblem::Month => TypedError::NoSuchDay,
        super::EdtfProblem::EndBeforeStart => TypedError::EndBeforeStart,
        _ => TypedError::NotADate,
    }
}

/// Digits, letters and spaces in their plain forms, lower case, no commas, one space between words.
fn plain(typed: &str) -> String {
    let letters = typed.chars().map(|letter| match letter {
        '\u{3000}' | ',' | '，' | '、' => ' ',
        // The wide forms of what ASCII has, in the same order; the wide tilde stands between two dates.
        '！'..='｝' => char::from_u32(u32::from(letter) - 0xFEE0).unwrap_or(letter),
        _ => letter,
    });
    let text: String = letters.flat_map(char::to_lowercase).collect();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    without_weekday(&text).to_owned()
}

/// 2026年9月27日(日), 9월 27일(일): the day of the week in brackets says nothing new.
fn without_weekday(text: &str) -> &str {
    let inner = text
        .strip_suffix(')')
        .and_then(|text| text.rsplit_once('('))
        .filter(|(_, day)| relative::weekday(day).is_some());
    inner.map_or(text, |(date, _)| date.trim_end())
}

/// "Sometime in 2027", 2027年中, 2027년 중: some day within it, which is what a year or a month says by itself.
fn within(text: &str) -> &str {
    const BEFORE: [&str; 5] = [
        "sometime in ",
        "some time in ",
        "during ",
        "within ",
        "in the course of ",
    ];
    const AFTER: [&str; 7] = ["年中に", "年中", "年内に", "年内", "月中に", "月中", "년 중"];
    if let Some(inner) = BEFORE.iter().find_map(|word| text.strip_prefix(word)) {
        return inner;
    }
    let ending = AFTER.iter().find(|word| text.ends_with(**word));
    ending.map_or(text, |word| {
        let unit = word.chars().next().map_or(0, char::len_utf8);
        &text[..text.len() - word.len() + unit]
    })
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

impl Part {
    /// With its year, which is the nearest one where none was typed and a day is known to start from.
    fn whole(self, today: Option<Date>) -> Result<Part, TypedError> {
        if self.year.is_none() {
            let today = today.ok_or(TypedError::NoYear)?;
            return relative::in_nearest_year(self, today);
        }
        if self.day.is_some() && self.month.is_none() {
            return Err(TypedError::NotADate);
        }
        Ok(self)
    }
}

/// A date with its year.
fn moment(text: &str, today: Option<Date>) -> Result<Part, TypedError> {
    part(text, today)?.whole(today)
}

fn part(text: &str, today: Option<Date>) -> Result<Part, TypedError> {
    if let Some(today) = today
        && let Some(day) = relative::day(text, today)?
    {
        return Ok(Part::of_day(day));
    }
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
        [first, second, year] if year.len() == 4 => Ok(Part {
            year: Some(value(year)?),
            ..day_and_month(value(first)?, value(second)?)?
        }),
        [first, second] if first.len() <= 2 && second.len() <= 2 => {
            day_and_month(value(first)?, value(second)?)
        }
        [_, _] | [_, _, _] => Err(TypedError::NoYear),
        _ => Err(TypedError::NotADate),
    }
}

/// Two numbers of which one can only be the day.
fn day_and_month(first: u32, second: u32) -> Result<Part, TypedError> {
    let (day, month) = match (first > 12, second > 12) {
        (true, false) => (first, second),
        (false, true) => (second, first),
        (false, false) if first == second => (first, second),
        (false, false) => return Err(TypedError::Ambiguous),
        (true, true) => return Err(TypedError::NoSuchDay),
    };
    Ok(Part {
        year: None,
        month: Some(month),
        day: Some(day),
    })
}

/// English words and numbers in any order: "27 Sep 2024", "September 27th 2024", "spring 2027".
fn worded(text: &str) -> Result<Part, TypedError> {
    let mut part = Part::default();
    let mut has_weekday = false;
    for word in text.split(' ') {
        let word = word.trim_end_matches('.');
        if word.is_empty() || matches!(word, "in" | "on" | "the" | "of") {
            continue;
        }
        if relative::weekday(word).is_some() {
            has_weekday = true;
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
    if has_weekday && part.day.is_none() {
        return Err(TypedError::WhichWeek);
    }
    Ok(part)
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
