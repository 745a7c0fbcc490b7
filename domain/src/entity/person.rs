//! A human being.

use super::Provenance;
use crate::{Edtf, Name, id::PersonId};
use serde::{Deserialize, Serialize};

/// A human being; names, aliases, born, died.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Person {
    pub id: PersonId,
    pub name: Name,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub born: Option<Edtf>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub died: Option<Edtf>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wikidata: Option<String>,
    #[serde(flatten)]
    pub provenance: Provenance,
}
