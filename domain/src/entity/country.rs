//! A jurisdiction.

use super::{Provenance, Recorded, RecordedMeetings, words};
use crate::{Name, id::CountryId};
use serde::{Deserialize, Serialize};

words! {
    /// A part of the world, for filters.
    Region {
        Africa = "africa",
        Americas = "americas",
        Asia = "asia",
        Europe = "europe",
        MiddleEast = "middle_east",
        Oceania = "oceania",
    }
}

words! {
    /// A grouping of countries, for filters.
    Group {
        G7 = "g7",
        G20 = "g20",
        Eu = "eu",
        Nato = "nato",
        Asean = "asean",
        Quad = "quad",
        Brics = "brics",
    }
}

/// A jurisdiction: ISO codes, names, region, groupings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Country {
    pub id: CountryId,
    /// ISO 3166-1 alpha-3, upper case; the EU has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub iso3: Option<String>,
    /// ISO 3166-1 numeric, three digits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub numeric: Option<String>,
    pub name: Name,
    pub region: Region,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<Group>,
    #[serde(default)]
    pub un_member: bool,
    /// Within which dates every national election is recorded; referendums are not meant.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub recorded_elections: Vec<Recorded>,
    /// Within which dates every meeting of its leader with that of another country is recorded; said by one of the two.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub recorded_meetings: Vec<RecordedMeetings>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wikidata: Option<String>,
    #[serde(flatten)]
    pub provenance: Provenance,
}

impl Country {
    /// Under what it is found: its names, and its codes of two and three letters.
    pub fn searched(&self) -> impl Iterator<Item = &str> {
        self.name
            .forms()
            .chain([self.id.as_str()])
            .chain(self.iso3.as_deref())
    }
}
