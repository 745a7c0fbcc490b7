//! A date as far as it was typed.

use super::error::TypedError;
use jiff::civil::Date;

/// A date of which some parts may be missing, as the start of "18 April – 2 May 2027" is.
#[derive(Clone, Copy, Debug, Default)]
pub struct Part {
    pub year: Option<u32>,
    /// 1 to 12, or a season from 21 to 24.
    pub month: Option<u32>,
    pub day: Option<u32>,
}

impl Part {
    /// All of a day.
    pub fn of_day(day: Date) -> Self {
        let number = |number: i8| u32::try_from(number).ok();
        Self {
            year: u32::try_from(day.year()).ok(),
            month: number(day.month()),
            day: number(day.day()),
        }
    }

    /// One side of a range takes from the other what it does not say itself.
    pub fn completed_by(self, other: Part) -> Result<Part, TypedError> {
        if self.year.is_none() && self.month.is_none() && self.day.is_none() {
            return Err(TypedError::NotADate);
        }
        let is_day_alone = self.month.is_none() && self.day.is_some();
        Ok(Part {
            year: self.year.or(other.year),
            month: self.month.or(other.month.filter(|_| is_day_alone)),
            day: self.day,
        })
    }

    /// The month in which a year ends; whatever is more exact is that already.
    pub fn last_month(self) -> Part {
        Part {
            month: self.month.or(Some(12)),
            ..self
        }
    }

    /// As EDTF writes it.
    pub fn edtf(self) -> String {
        let mut text = format!("{:04}", self.year.unwrap_or_default());
        for number in [self.month, self.day].into_iter().map_while(|part| part) {
            text.push_str(&format!("-{number:02}"));
        }
        text
    }
}
