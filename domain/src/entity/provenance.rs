//! On whose word a fact stands, and when it was last checked.

use super::{Citation, words};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

words! {
    /// Whether a person of the desk has compared the fact with its sources.
    Review {
        Reviewed = "reviewed",
        Unreviewed = "unreviewed",
    }
}

/// Sources, review state and last check; flattened into every entity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Provenance {
    pub sources: Vec<Citation>,
    pub review: Review,
    /// The day up to which the sources confirm the fact.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub verified: Option<Date>,
    /// In a view of a day: whether the fact stands on sources that came out later as well. Never recorded.
    #[serde(skip)]
    pub has_later_sources: bool,
}
