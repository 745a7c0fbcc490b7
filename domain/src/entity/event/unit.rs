//! The units of the numbers of a result.

use serde::{Deserialize, Serialize};

/// What the number of a result counts.
///
/// Those that we know have a word of their own; what the journal holds of others is kept as it was written.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum Unit {
    Votes,
    Seats,
    Percent,
    ElectoralVotes,
    Other(String),
}

impl Unit {
    /// Those that have a word of their own.
    pub const KNOWN: [Self; 4] = [Self::Votes, Self::Seats, Self::Percent, Self::ElectoralVotes];

    /// The word used in data and translation keys.
    pub fn word(&self) -> &str {
        match self {
            Self::Votes => "votes",
            Self::Seats => "seats",
            Self::Percent => "percent",
            Self::ElectoralVotes => "electoral_votes",
            Self::Other(word) => word,
        }
    }
}

impl From<String> for Unit {
    fn from(word: String) -> Self {
        let known = Self::KNOWN.into_iter().find(|unit| unit.word() == word);
        known.unwrap_or(Self::Other(word))
    }
}

impl From<Unit> for String {
    fn from(unit: Unit) -> Self {
        unit.word().to_owned()
    }
}

#[cfg(feature = "openapi")]
impl utoipa::PartialSchema for Unit {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
        <String as utoipa::PartialSchema>::schema()
    }
}

#[cfg(feature = "openapi")]
impl utoipa::ToSchema for Unit {}
