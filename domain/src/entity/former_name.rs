//! What something was called before, and until when.

use super::{Citation, exact};
use crate::{Edtf, Name, Text};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A name that a country, an office or a party went by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FormerName {
    pub name: Name,
    /// Of an office, its title alone, where that was another one too.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    /// None where it is not recorded since when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Edtf>,
    /// From this date on it went by another name.
    pub until: Edtf,
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "exact")]
    pub sources: Vec<Citation>,
}

impl FormerName {
    /// Whether it was the name on a day: as long as another one is not certain.
    pub fn is_in_force(&self, on: Date) -> bool {
        self.from.as_ref().is_none_or(|from| from.may_have_begun(on)) && !self.until.is_reached(on)
    }

    /// Whether another name is certain on a day.
    pub fn is_over(&self, on: Date) -> bool {
        self.until.is_reached(on)
    }
}
