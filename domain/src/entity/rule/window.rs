//! Within how many days or months of something a vote has to be.

use crate::{Edtf, words::words};
use jiff::{Span, ToSpan, civil::Date};
use serde::{Deserialize, Serialize};

words! {
    /// What a window is counted from, and to which side.
    Reckoning {
        AfterVacancy = "after_vacancy",
        BeforeEndOfTerm = "before_end_of_term",
        AfterEndOfTerm = "after_end_of_term",
        AfterDissolution = "after_dissolution",
    }
}

words! {
    /// In what a window is counted.
    TimeUnit {
        Days = "days",
        Months = "months",
    }
}

/// A window in which the law wants a vote: "within 60 days of a vacancy", "between 35 and 20 days before the term ends".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Window {
    /// What it is counted from.
    pub basis: Reckoning,
    /// How far from it the vote is at least; 0 where the law says nothing of that.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub at_least: u8,
    /// How far from it the vote is at most.
    pub at_most: u8,
    pub counted_in: TimeUnit,
}

fn is_zero(count: &u8) -> bool {
    *count == 0
}

impl Window {
    pub const fn is_sound(&self) -> bool {
        self.at_least <= self.at_most && self.at_most > 0
    }

    /// The window about the day of what it is counted from; only its end, where it may begin at once.
    ///
    /// The day itself is not counted: sixty days after 4 April are over with 3 June. None where the window is not sound.
    pub fn about(&self, day: Date) -> Option<Edtf> {
        self.window(day, "")
    }

    /// The same about a day that is itself only counted, and may be the one before: both sides are approximate.
    pub fn around(&self, day: Date) -> Option<Edtf> {
        self.window(day, "~")
    }

    fn window(&self, day: Date, mark: &str) -> Option<Edtf> {
        if !self.is_sound() {
            return None;
        }
        let apart = |count: u8| {
            let span = match self.counted_in {
                TimeUnit::Days => i64::from(count).days(),
                TimeUnit::Months => i64::from(count).months(),
            };
            let day = self.apart(day, span)?;
            Some(format!("{day}{mark}"))
        };
        let (near, far) = (apart(self.at_least)?, apart(self.at_most)?);
        let text = match self.basis {
            Reckoning::BeforeEndOfTerm => format!("{far}/{near}"),
            _ if self.at_least == 0 => format!("../{far}"),
            Reckoning::AfterVacancy | Reckoning::AfterEndOfTerm | Reckoning::AfterDissolution => {
                format!("{near}/{far}")
            }
        };
        Edtf::parse(&text).ok()
    }

    fn apart(&self, day: Date, span: Span) -> Option<Date> {
        match self.basis {
            Reckoning::BeforeEndOfTerm => day.checked_sub(span).ok(),
            Reckoning::AfterVacancy | Reckoning::AfterEndOfTerm | Reckoning::AfterDissolution => {
                day.checked_add(span).ok()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::day;

    const DAYS: Window = Window {
        basis: Reckoning::AfterVacancy,
        at_least: 0,
        at_most: 60,
        counted_in: TimeUnit::Days,
    };

    fn about(window: Window, on: &str) -> Option<String> {
        window.about(day(on)).map(|window| window.to_string())
    }

    #[test]
    fn sixty_days_after_a_vacancy() {
        assert_eq!(about(DAYS, "2025-04-04").as_deref(), Some("../2025-06-03"));
    }

    #[test]
    fn between_so_many_days_before_a_term_ends() {
        let france = Window {
            basis: Reckoning::BeforeEndOfTerm,
            at_least: 20,
            at_most: 35,
            ..DAYS
        };
        assert_eq!(
            about(france, "2027-05-13").as_deref(),
            Some("2027-04-08/2027-04-23")
        );
        let any_time_before = Window {
            at_least: 0,
            ..france
        };
        assert_eq!(
            about(any_time_before, "2027-05-13").as_deref(),
            Some("2027-04-08/2027-05-13")
        );
    }

    #[test]
    fn about_a_day_that_is_counted_itself_the_window_is_approximate() {
        let window = DAYS.around(day("2025-04-04"));
        assert_eq!(window.map(|it| it.to_string()).as_deref(), Some("../2025-06-03~"));
    }

    #[test]
    fn months_end_within_the_month_that_they_lead_to() {
        let months = Window {
            basis: Reckoning::AfterEndOfTerm,
            at_least: 1,
            at_most: 3,
            counted_in: TimeUnit::Months,
        };
        assert_eq!(
            about(months, "2027-11-30").as_deref(),
            Some("2027-12-30/2028-02-29")
        );
    }

    #[test]
    fn a_window_that_ends_before_it_begins_is_none() {
        for (at_least, at_most) in [(61, 60), (0, 0)] {
            let window = Window {
                at_least,
                at_most,
                ..DAYS
            };
            assert_eq!(about(window, "2025-04-04"), None);
        }
    }
}
