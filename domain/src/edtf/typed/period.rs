//! Parts of a year or a month: "mid-2027", "late November 2026", 2027年末, 2027년 상반기.

use super::{error::TypedError, part::Part};

/// A stretch of time, from the first part of it to the last.
pub struct Period {
    first: Part,
    pub last: Part,
    /// Whether it lies around that time rather than within it.
    is_around: bool,
}

#[derive(Clone, Copy)]
enum Piece {
    Beginning,
    Early,
    Middle,
    Late,
    End,
    FirstHalf,
    SecondHalf,
    /// One of the four quarters of a year, counted from 0.
    Quarter(u32),
}

const BEFORE: [(&str, Piece); 23] = [
    ("beginning of ", Piece::Beginning),
    ("start of ", Piece::Beginning),
    ("early ", Piece::Early),
    ("early-", Piece::Early),
    ("mid-", Piece::Middle),
    ("mid ", Piece::Middle),
    ("middle of ", Piece::Middle),
    ("late ", Piece::Late),
    ("late-", Piece::Late),
    ("end of ", Piece::End),
    ("end ", Piece::End),
    ("end-", Piece::End),
    ("first half of ", Piece::FirstHalf),
    ("second half of ", Piece::SecondHalf),
    ("latter half of ", Piece::SecondHalf),
    ("q1 ", Piece::Quarter(0)),
    ("q2 ", Piece::Quarter(1)),
    ("q3 ", Piece::Quarter(2)),
    ("q4 ", Piece::Quarter(3)),
    ("first quarter of ", Piece::Quarter(0)),
    ("second quarter of ", Piece::Quarter(1)),
    ("third quarter of ", Piece::Quarter(2)),
    ("fourth quarter of ", Piece::Quarter(3)),
];

const AFTER: [(&str, Piece); 31] = [
    ("年初め", Piece::Beginning),
    ("年初", Piece::Beginning),
    ("初め", Piece::Beginning),
    ("上旬", Piece::Early),
    ("초순", Piece::Early),
    ("초", Piece::Early),
    ("半ば", Piece::Middle),
    ("中旬", Piece::Middle),
    ("중순", Piece::Middle),
    ("중반", Piece::Middle),
    ("下旬", Piece::Late),
    ("하순", Piece::Late),
    ("年末", Piece::End),
    ("末", Piece::End),
    ("말", Piece::End),
    ("前半", Piece::FirstHalf),
    ("상반기", Piece::FirstHalf),
    ("後半", Piece::SecondHalf),
    ("하반기", Piece::SecondHalf),
    (" q1", Piece::Quarter(0)),
    (" q2", Piece::Quarter(1)),
    (" q3", Piece::Quarter(2)),
    (" q4", Piece::Quarter(3)),
    ("第1四半期", Piece::Quarter(0)),
    ("第2四半期", Piece::Quarter(1)),
    ("第3四半期", Piece::Quarter(2)),
    ("第4四半期", Piece::Quarter(3)),
    ("1분기", Piece::Quarter(0)),
    ("2분기", Piece::Quarter(1)),
    ("3분기", Piece::Quarter(2)),
    ("4분기", Piece::Quarter(3)),
];

/// What "the end of" something is the end of.
pub fn end_of(text: &str) -> Option<String> {
    match split(text)? {
        (Piece::End, whole) => Some(whole),
        _ => None,
    }
}

/// Reads a part of a year or a month; none where the text names none.
///
/// # Errors
/// Where what it is a part of is no year and no month.
pub fn read(
    text: &str,
    moment: impl FnOnce(&str) -> Result<Part, TypedError>,
) -> Result<Option<Period>, TypedError> {
    let Some((piece, whole)) = split(text) else {
        return Ok(None);
    };
    let whole = moment(&whole)?;
    let period = match whole {
        Part { day: Some(_), .. }
        | Part {
            month: Some(13..), ..
        } => return Err(TypedError::NotADate),
        Part { month: None, .. } => of_year(whole, piece),
        Part {
            month: Some(month), ..
        } => of_month(whole, month, piece)?,
    };
    Ok(Some(period))
}

fn split(text: &str) -> Option<(Piece, String)> {
    let text = text.strip_prefix("the ").unwrap_or(text);
    let before = BEFORE
        .iter()
        .find_map(|(word, piece)| Some((*piece, text.strip_prefix(word)?.to_owned())));
    before.or_else(|| {
        AFTER.iter().find_map(|(word, piece)| {
            let whole = text.strip_suffix(word)?.trim_end_matches(['の', ' ']);
            // 2027年末 has lost the word of its year.
            let unit = if word.starts_with('年') { "年" } else { "" };
            Some((*piece, format!("{whole}{unit}")))
        })
    })
}

fn of_year(year: Part, piece: Piece) -> Period {
    let month = |month| Part {
        month: Some(month),
        ..year
    };
    let (first, last) = match piece {
        Piece::Beginning => (1, 1),
        Piece::Early => (1, 4),
        Piece::Middle => (5, 8),
        Piece::Late => (9, 12),
        Piece::End => (12, 12),
        Piece::FirstHalf => (1, 6),
        Piece::SecondHalf => (7, 12),
        Piece::Quarter(quarter) => (quarter * 3 + 1, quarter * 3 + 3),
    };
    Period::new(month(first), month(last), piece)
}

/// The thirds of a month are those of a newspaper: ten days, ten days, and the rest.
fn of_month(whole: Part, month: u32, piece: Piece) -> Result<Period, TypedError> {
    let day = |day| Part {
        day: Some(day),
        ..whole
    };
    let length = length_of(whole.year.unwrap_or_default(), month);
    let (first, last) = match piece {
        Piece::Beginning => (1, 1),
        Piece::Early => (1, 10),
        Piece::Middle => (11, 20),
        Piece::Late => (21, length),
        Piece::End => (length, length),
        Piece::FirstHalf => (1, 15),
        Piece::SecondHalf => (16, length),
        Piece::Quarter(_) => return Err(TypedError::NotADate),
    };
    Ok(Period::new(day(first), day(last), piece))
}

fn length_of(year: u32, month: u32) -> u32 {
    let first = i16::try_from(year)
        .ok()
        .zip(i8::try_from(month).ok())
        .and_then(|(year, month)| jiff::civil::Date::new(year, month, 1).ok());
    first.map_or(28, |first| u32::from(first.days_in_month().unsigned_abs()))
}

impl Period {
    fn new(first: Part, last: Part, piece: Piece) -> Self {
        Self {
            first,
            last,
            is_around: matches!(piece, Piece::Beginning | Piece::End),
        }
    }

    pub fn edtf(&self) -> String {
        if self.is_around {
            format!("{}~", self.last.edtf())
        } else {
            format!("{}/{}", self.first.edtf(), self.last.edtf())
        }
    }
}
