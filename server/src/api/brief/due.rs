//! What is computed of a vote that nobody has recorded.

use domain::{
    Edtf,
    id::EventId,
    snapshot::{Due, RuleDate},
};
use jiff::civil::Date;
use serde::Serialize;
use utoipa::ToSchema;

/// By when the next vote is due, where nobody has recorded it: computed, and never announced.
#[derive(Serialize, ToSchema)]
pub struct DueBrief {
    /// A day, a day to hold it by, or the first and the last of a window; as exact as what it is computed from.
    pub by: Edtf,
    /// From what it is computed: the `rule` of the record, the length of the `term` that runs, or that length and the `last_election`.
    #[schema(pattern = "^(rule|term|last_election)$")]
    pub basis: &'static str,
}

impl DueBrief {
    pub fn of(due: &Due<'_>) -> Self {
        Self {
            by: due.by.clone(),
            basis: due.basis.word(),
        }
    }
}

/// A day on which the law wants a vote: computed from the rule.
#[derive(Serialize, ToSchema)]
pub struct RuleDay<'s> {
    #[schema(value_type = String, format = Date)]
    pub on: Date,
    /// The vote that is recorded in its place; null where there is none.
    pub event: Option<&'s EventId>,
}

impl<'s> RuleDay<'s> {
    pub fn all(dates: &[RuleDate<'s>]) -> Vec<Self> {
        let day = |date: &RuleDate<'s>| Self {
            on: date.on,
            event: date.recorded.map(|event| &event.id),
        };
        dates.iter().map(day).collect()
    }
}
