//! A chamber that votes are for.

use super::{ElectionRule, FormerName, Provenance, exact::exact, words};
use crate::{
    Name,
    id::{BodyId, CountryId},
};
use serde::{Deserialize, Serialize};

words! {
    /// Which chamber of a parliament it is.
    Chamber {
        Lower = "lower",
        Upper = "upper",
        /// The only one.
        Single = "single",
    }
}

/// A chamber of a parliament, whoever sits in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Body {
    pub id: BodyId,
    pub country: CountryId,
    pub name: Name,
    /// What it was called before, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "exact")]
    pub former_names: Vec<FormerName>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chamber: Option<Chamber>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seats: Option<u16>,
    /// How many years lie between two of its elections at most: the length of a term, or of a part of it where the members are not
    /// all elected at once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub term_years: Option<u8>,
    /// When it is voted for, by law.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<Box<ElectionRule>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wikidata: Option<String>,
    #[serde(flatten)]
    pub provenance: Provenance,
}
