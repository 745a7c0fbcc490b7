//! Why what was typed is no date.

/// Why a typed text is no date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TypedError {
    #[error("the date is empty")]
    Empty,
    #[error("the date is too long")]
    TooLong,
    #[error("day and month could be the other way round: write the month as a word")]
    Ambiguous,
    #[error("it could be the day of this week or of another: write the date")]
    WhichWeek,
    #[error("the year is missing: write all four digits")]
    NoYear,
    #[error("there is no such day in the calendar")]
    NoSuchDay,
    #[error("the era had no such day")]
    NotInEra,
    #[error("until 1872 Japan counted months by another calendar: write the Western date")]
    OldCalendar,
    #[error("the end lies before the start")]
    EndBeforeStart,
    #[error("this cannot be read as a date: write it as 27 Sep 2024, Nov 2026, by Aug 2029 or 2024-09-27")]
    NotADate,
}
