//! The shapes that dates are written in.

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
    /// The shape as a mapping names it.
    pub fn written(self) -> &'static str {
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
    pub fn edtf(self, text: &str) -> Option<String> {
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
