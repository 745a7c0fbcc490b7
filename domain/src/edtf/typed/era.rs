//! The eras of Japan: 令和8年9月27日 is 2026年9月27日.

use super::error::TypedError;

/// Each era with its first day as year, month and day.
const ERAS: [(&str, (u32, u32, u32)); 5] = [
    ("令和", (2019, 5, 1)),
    ("平成", (1989, 1, 8)),
    ("昭和", (1926, 12, 25)),
    ("大正", (1912, 7, 30)),
    ("明治", (1868, 1, 25)),
];

/// The letters by which forms and registers shorten the eras: R8.9.27.
const LETTERS: [(char, &str); 5] = [
    ('r', "令和"),
    ('h', "平成"),
    ('s', "昭和"),
    ('t', "大正"),
    ('m', "明治"),
];

/// The first year that Japan counted by the Gregorian calendar.
const GREGORIAN_SINCE: u32 = 1873;

/// The text with every year of an era in Western counting.
///
/// # Errors
/// Where the era had no such day, or counted it by the calendar of the moon.
pub fn in_western_years(text: &str) -> Result<String, TypedError> {
    let mut text = written_out(text).unwrap_or_else(|| text.to_owned());
    while let Some((at, place)) = find(&text) {
        let (era, begun) = ERAS[place];
        let behind = &text[at + era.len()..];
        let (counted, rest) = behind.split_once('年').ok_or(TypedError::NotADate)?;
        let year = match counted.trim() {
            "元" => 1,
            digits => digits.parse().map_err(|_| TypedError::NotADate)?,
        };
        if !(1..=99).contains(&year) {
            return Err(TypedError::NotInEra);
        }
        let year = begun.0 + year - 1;
        let month = number_before(rest, '月');
        let day = rest
            .split_once('月')
            .and_then(|(_, rest)| number_before(rest, '日'));
        check(place, year, month, day)?;
        text = format!("{}{year}年{rest}", &text[..at]);
    }
    Ok(text)
}

/// r8.9.27 as 令和8年9月27日; none where the text is no such date.
fn written_out(text: &str) -> Option<String> {
    let (_, era) = LETTERS.iter().find(|(letter, _)| {
        text.strip_prefix(*letter)
            .is_some_and(|rest| rest.starts_with(|it: char| it.is_ascii_digit()))
    })?;
    let numbers: Vec<&str> = text.get(1..)?.split(['.', '/', '-']).collect();
    let is_number =
        |number: &&str| (1..=2).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit());
    if !numbers.iter().all(is_number) {
        return None;
    }
    match numbers[..] {
        [year, month] => Some(format!("{era}{year}年{month}月")),
        [year, month, day] => Some(format!("{era}{year}年{month}月{day}日")),
        _ => None,
    }
}

fn find(text: &str) -> Option<(usize, usize)> {
    (0..)
        .zip(ERAS)
        .find_map(|(place, (era, _))| Some((text.find(era)?, place)))
}

fn number_before(text: &str, unit: char) -> Option<u32> {
    text.split_once(unit)?.0.trim().parse().ok()
}

/// The day an era ends is the first of the next; it may bear both names.
fn check(place: usize, year: u32, month: Option<u32>, day: Option<u32>) -> Result<(), TypedError> {
    let (_, begun) = ERAS[place];
    let first = (year, month.unwrap_or(1), day.unwrap_or(1));
    let last = (year, month.unwrap_or(12), day.unwrap_or(31));
    let is_over = place > 0 && first > ERAS[place - 1].1;
    if last < begun || is_over {
        return Err(TypedError::NotInEra);
    }
    if year < GREGORIAN_SINCE && month.is_some() {
        return Err(TypedError::OldCalendar);
    }
    Ok(())
}
