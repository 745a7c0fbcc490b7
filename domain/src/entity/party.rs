//! A party or coalition.

use super::{FormerName, Provenance, exact};
use crate::{
    Name,
    id::{CountryId, PartyId},
};
use serde::{Deserialize, Serialize};

/// A party or coalition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Party {
    pub id: PartyId,
    pub country: CountryId,
    pub name: Name,
    /// What it was called before, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "exact")]
    pub former_names: Vec<FormerName>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wikidata: Option<String>,
    #[serde(flatten)]
    pub provenance: Provenance,
}
