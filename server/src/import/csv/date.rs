//! Dates in the shapes that a mapping allows, and in no other: a cell is never read as what it might be.

use super::{Fault, mapping::DateCell};
use domain::Edtf;
use serde::Deserialize;

/// How a column writes its dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Shape {
    #[serde(rename = "YYYY")]
    Year,
    #[serde(rename = "YYYY-MM")]
    Month,
    #[serde(rename = "YYYY-MM-DD")]
    Day,
    #[serde(rename = "D Month YYYY")]
    DayMonthName,
    /// As in the United States; only where a mapping says so.
    #[serde(rename = "M/D/YYYY")]
    MonthDaySlash,
    #[serde(rename = "D/M/YYYY")]
    DayMonthSlash,
    /// Any EDTF, levels 0 and 1.
    #[serde(rename = "EDTF")]
    Edtf,
}

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

impl Shape {
    fn written(self) -> &'static str {
        match self {
            Self::Year => "YYYY",
            Self::Month => "YYYY-MM",
            Self::Day => "YYYY-MM-DD",
            Self::DayMonthName => "D Month YYYY",
            Self::MonthDaySlash => "M/D/YYYY",
            Self::DayMonthSlash => "D/M/YYYY",
            Self::Edtf => "EDTF",
        }
    }

    /// The EDTF that a text of this shape stands for.
    fn edtf(self, text: &str) -> Option<String> {
        let of_lengths = |separator: char, lengths: &[usize]| {
            let parts: Vec<&str> = text.split(separator).collect();
            let fits = parts.len() == lengths.len()
                && parts.iter().zip(lengths).all(|(part, length)| {
                    part.bytes().all(|byte| byte.is_ascii_digit())
                        && (part.len() == *length || (*length == 2 && part.len() == 1 && separator == '/'))
                });
            fits.then_some(parts)
        };
        match self {
            Self::Year => of_lengths('-', &[4]).map(|_| text.to_owned()),
            Self::Month => of_lengths('-', &[4, 2]).map(|_| text.to_owned()),
            Self::Day => of_lengths('-', &[4, 2, 2]).map(|_| text.to_owned()),
            Self::MonthDaySlash => {
                let parts = of_lengths('/', &[2, 2, 4])?;
                Some(format!("{}-{:0>2}-{:0>2}", parts[2], parts[0], parts[1]))
            }
            Self::DayMonthSlash => {
                let parts = of_lengths('/', &[2, 2, 4])?;
                Some(format!("{}-{:0>2}-{:0>2}", parts[2], parts[1], parts[0]))
            }
            Self::DayMonthName => {
                let parts: Vec<&str> = text.split_whitespace().collect();
                let [day, month, year] = parts.as_slice() else {
                    return None;
                };
                let month = month.trim_end_matches(['.', ',']).to_lowercase();
                let number = (1..)
                    .zip(MONTHS)
                    .find(|(_, name)| month.len() >= 3 && name.starts_with(&month))
                    .map(|(number, _)| number)?;
                let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
                (is_number(day) && day.len() <= 2 && is_number(year) && year.len() == 4)
                    .then(|| format!("{year}-{number:02}-{day:0>2}"))
            }
            Self::Edtf => Some(text.to_owned()),
        }
    }
}

/// Reads a date as the mapping has it: the first of the columns that has one.
pub(super) fn read<'c>(
    cells: &[DateCell],
    value: impl Fn(&str) -> Option<&'c str>,
) -> Result<Option<Edtf>, Fault> {
    for cell in cells {
        if let Some(unless) = &cell.unless
            && value(&unless.column).is_some_and(|it| unless.is.iter().any(|word| word == it))
        {
            return Ok(None);
        }
        if let Some(parts) = &cell.parts {
            let Some(year) = value(&parts.year) else { continue };
            let mut text = format!("{year:0>4}");
            for column in parts.month.iter().chain(&parts.day) {
                let Some(number) = value(column) else { break };
                text.push_str(&format!("-{number:0>2}"));
            }
            return Edtf::parse(&text)
                .map(Some)
                .map_err(|_| Fault::new(&parts.year, format!("“{text}” is no date")));
        }
        let Some(column) = &cell.column else { continue };
        let Some(text) = value(column) else { continue };
        let found = cell
            .shapes
            .iter()
            .filter_map(|shape| shape.edtf(text))
            .find_map(|edtf| Edtf::parse(&edtf).ok());
        return match found {
            Some(date) => Ok(Some(date)),
            None => {
                let shapes: Vec<_> = cell.shapes.iter().map(|shape| shape.written()).collect();
                let reason = format!("“{text}” is no date of the shape {}", shapes.join(" or "));
                Err(Fault::new(column, reason))
            }
        };
    }
    Ok(None)
}
