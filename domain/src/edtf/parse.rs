//! From text to what stands in an [`Edtf`](super::Edtf). A hand-written reader: the grammar is small, and a regex would be most of the wasm.

use jiff::civil::Date;

use super::shape::{Moment, Qualifier, Season, Shape, Side, Value};

/// No date of levels 0 and 1 is longer than this, so nothing longer is read.
pub const MAX_LENGTH: usize = 64;

/// Why a text is not a date, and at which character (counted from 1) it stops being one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{problem} (at character {position})")]
pub struct EdtfError {
    pub problem: EdtfProblem,
    pub position: usize,
}

/// What is wrong with a text that should be a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EdtfProblem {
    #[error("the date is empty")]
    Empty,
    #[error("a date has at most {MAX_LENGTH} characters")]
    TooLong,
    #[error("a time does not belong here: an event has fields of its own for the time and its zone")]
    Time,
    #[error("a year has four digits, as in 2024; the last one or two may be X, as in 202X or 20XX")]
    Year,
    #[error("the year is out of range: from -9999 to 9999 can be told")]
    YearOutOfRange,
    #[error("the year 0000 has no sign")]
    NegativeZero,
    #[error("a month has two digits from 01 to 12, a season is 21 to 24, and an unknown month is XX")]
    Month,
    #[error("a year that ends in X is not followed by a month")]
    MonthOfUnknownYear,
    #[error("a season is not followed by a day")]
    DayOfSeason,
    #[error("in a month that is XX the day is XX too")]
    DayOfUnknownMonth,
    #[error("a day has two digits and must exist in its month; an unknown day is XX")]
    Day,
    #[error("a qualifier is one of ?, ~ and %, once, at the end of a date")]
    Qualifier,
    #[error("an interval has one / between its two sides")]
    Slashes,
    #[error("the interval ends before it begins")]
    EndBeforeStart,
    #[error("nothing is expected here: a date is written as 2024, 2024-09 or 2024-09-27")]
    Unexpected,
}

pub(super) fn parse(text: &str) -> Result<Shape, EdtfError> {
    if text.is_empty() {
        return fail(EdtfProblem::Empty, 0);
    }
    // The byte length bounds the number of characters, so that a huge text is not even counted.
    if text.len() > MAX_LENGTH * 4 || text.chars().count() > MAX_LENGTH {
        return fail(EdtfProblem::TooLong, MAX_LENGTH);
    }
    // Outside ASCII nothing is valid. Refusing it here makes every byte offset below a character offset.
    if let Some(at) = text.chars().position(|character| !character.is_ascii()) {
        return fail(EdtfProblem::Unexpected, at);
    }
    let Some((start, end)) = text.split_once('/') else {
        return Ok(Shape::Moment(Reader::new(text, 0).moment()?));
    };
    let end_at = start.len() + 1;
    if let Some(second) = end.find('/') {
        return fail(EdtfProblem::Slashes, end_at + second);
    }
    let (start, end) = (side(start, 0)?, side(end, end_at)?);
    if let (Side::Dated(start), Side::Dated(end)) = (&start, &end)
        && end.value.latest() < start.value.earliest()
    {
        return fail(EdtfProblem::EndBeforeStart, end_at);
    }
    Ok(Shape::Interval(start, end))
}

fn fail<T>(problem: EdtfProblem, at: usize) -> Result<T, EdtfError> {
    Err(EdtfError {
        problem,
        position: at + 1,
    })
}

fn side(text: &str, at: usize) -> Result<Side, EdtfError> {
    match text {
        "" => Ok(Side::Unknown),
        ".." => Ok(Side::Open),
        _ => Reader::new(text, at).moment().map(Side::Dated),
    }
}

/// Reads one side from left to right.
struct Reader<'a> {
    rest: &'a [u8],
    /// Where the rest begins in the whole text.
    at: usize,
}

/// Two places of a month or a day.
enum Pair {
    Number(i8),
    Unspecified,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str, at: usize) -> Reader<'a> {
        Reader {
            rest: text.as_bytes(),
            at,
        }
    }

    fn moment(mut self) -> Result<Moment, EdtfError> {
        // Only the T of a date-time can stand here, so it is named for what it is.
        if let Some(time) = self.rest.iter().position(|byte| *byte == b'T') {
            return fail(EdtfProblem::Time, self.at + time);
        }
        let value = if self.skip(b'Y') {
            Value::Year(self.long_year()?)
        } else {
            self.calendar()?
        };
        let qualifier = match self.rest {
            [] => Qualifier::Exact,
            [b'?'] => Qualifier::Uncertain,
            [b'~'] => Qualifier::Approximate,
            [b'%'] => Qualifier::Both,
            [b'?' | b'~' | b'%', ..] => return fail(EdtfProblem::Qualifier, self.at + 1),
            _ => return fail(EdtfProblem::Unexpected, self.at),
        };
        Ok(Moment { qualifier, value })
    }

    fn calendar(&mut self) -> Result<Value, EdtfError> {
        let value = self.year()?;
        let month_at = self.at;
        if !self.skip(b'-') {
            return Ok(value);
        }
        let Value::Year(year) = value else {
            return fail(EdtfProblem::MonthOfUnknownYear, month_at);
        };
        match self.pair(EdtfProblem::Month)? {
            Pair::Unspecified => self.rest_of_unknown_month(year),
            Pair::Number(month @ 1..=12) => self.day(year, month),
            Pair::Number(code @ 21..=24) => {
                let season = match code {
                    21 => Season::Spring,
                    22 => Season::Summer,
                    23 => Season::Autumn,
                    _ => Season::Winter,
                };
                if self.rest.first() == Some(&b'-') {
                    return fail(EdtfProblem::DayOfSeason, self.at);
                }
                Ok(Value::Season(year, season))
            }
            Pair::Number(_) => fail(EdtfProblem::Month, month_at + 1),
        }
    }

    fn rest_of_unknown_month(&mut self, year: i16) -> Result<Value, EdtfError> {
        if !self.skip(b'-') {
            return Ok(Value::SomeMonthOfYear(year));
        }
        let at = self.at;
        match self.pair(EdtfProblem::Day)? {
            Pair::Unspecified => Ok(Value::SomeDayOfYear(year)),
            Pair::Number(_) => fail(EdtfProblem::DayOfUnknownMonth, at),
        }
    }

    fn day(&mut self, year: i16, month: i8) -> Result<Value, EdtfError> {
        if !self.skip(b'-') {
            return Ok(Value::Month(year, month));
        }
        let at = self.at;
        match self.pair(EdtfProblem::Day)? {
            Pair::Unspecified => Ok(Value::SomeDayOfMonth(year, month)),
            Pair::Number(day) => match Date::new(year, month, day) {
                Ok(date) => Ok(Value::Day(date)),
                Err(_) => fail(EdtfProblem::Day, at),
            },
        }
    }

    /// Four places, of which the last one or two may be X.
    fn year(&mut self) -> Result<Value, EdtfError> {
        let start = self.at;
        let negative = self.skip(b'-');
        if matches!(self.rest.first(), Some(b'?' | b'~' | b'%')) {
            return fail(EdtfProblem::Qualifier, self.at);
        }
        let mut number = 0_i16;
        let mut unspecified = 0_u32;
        for place in 0..4 {
            let digit = match self.rest.first() {
                Some(digit @ b'0'..=b'9') if unspecified == 0 => i16::from(digit - b'0'),
                Some(b'X') if place >= 2 => {
                    unspecified += 1;
                    0
                }
                _ => return fail(EdtfProblem::Year, self.at),
            };
            number = number * 10 + digit;
            self.advance();
        }
        if matches!(self.rest.first(), Some(b'0'..=b'9' | b'X')) {
            return fail(EdtfProblem::Year, self.at);
        }
        // The farthest place of a negative decade or century is its first year.
        let first = |width: i16| if negative { -number - (width - 1) } else { number };
        match unspecified {
            0 if negative && number == 0 => fail(EdtfProblem::NegativeZero, start),
            0 => Ok(Value::Year(first(1))),
            1 => Ok(Value::Decade(first(10))),
            _ => Ok(Value::Century(first(100))),
        }
    }

    /// What follows a Y: a year with as many digits as one likes, as long as it can be told.
    fn long_year(&mut self) -> Result<i16, EdtfError> {
        let start = self.at;
        let negative = self.skip(b'-');
        let mut number = None::<i16>;
        while let Some(digit @ b'0'..=b'9') = self.rest.first() {
            let next = number
                .unwrap_or(0)
                .saturating_mul(10)
                .saturating_add(i16::from(digit - b'0'));
            if next > 9999 {
                return fail(EdtfProblem::YearOutOfRange, start);
            }
            number = Some(next);
            self.advance();
        }
        match number {
            None => fail(EdtfProblem::Year, self.at),
            Some(0) if negative => fail(EdtfProblem::NegativeZero, start),
            Some(year) => Ok(if negative { -year } else { year }),
        }
    }

    fn pair(&mut self, problem: EdtfProblem) -> Result<Pair, EdtfError> {
        let pair = match self.rest {
            [b'X', b'X', ..] => Pair::Unspecified,
            [tens @ b'0'..=b'9', ones @ b'0'..=b'9', ..] => {
                // Two digits make at most 99, which fits.
                Pair::Number(((tens - b'0') * 10 + (ones - b'0')) as i8)
            }
            _ => return fail(problem, self.at),
        };
        self.advance();
        self.advance();
        Ok(pair)
    }

    fn skip(&mut self, byte: u8) -> bool {
        let found = self.rest.first() == Some(&byte);
        if found {
            self.advance();
        }
        found
    }

    fn advance(&mut self) {
        if let Some(rest) = self.rest.get(1..) {
            self.rest = rest;
            self.at += 1;
        }
    }
}
