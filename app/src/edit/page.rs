//! A form as its page shows it: data alone, which knows neither how it is filled in nor how it is rendered.

use super::{
    act::{Act, Subject},
    field::Field,
    not_fetched::NotFetched,
    outcome::Outcome,
};
use domain::changeset::Seq;

/// A form as a page shows it.
pub struct EditPage {
    pub subject: Subject,
    pub act: Act,
    pub fields: Vec<Field>,
    pub seen: Seq,
    pub outcome: Outcome,
    /// The titles of the sources that it cites.
    pub sources: Vec<String>,
    pub notice: Option<Notice>,
    /// Whether it was sent only to see what is said about it so far.
    pub is_being_typed: bool,
}

/// What is to be said above a form, whatever its fields say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The page behind the typed address was read.
    Fetched,
    /// It could not be read, and why.
    NotFetched(NotFetched),
    /// Others were faster too often.
    Busy,
    /// The clock of the server is wrong.
    Clock,
}

impl EditPage {
    /// Whether a field is missing or wrong, or the form as a whole cannot be saved.
    pub fn is_refused(&self) -> bool {
        self.outcome.is_stopped() || self.fields.iter().any(|field| field.problem.is_some())
    }
}
