//! A jurisdiction.

use super::{FormerName, Provenance, Recorded, RecordedMeetings, Renamed as _, exact, words};
use crate::{Edtf, Name, id::CountryId};
use jiff::civil::Date;
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

words! {
    /// How a country is governed, as far as it says whose powers are real.
    Government {
        Presidential = "presidential",
        SemiPresidential = "semi_presidential",
        Parliamentary = "parliamentary",
        ParliamentaryMonarchy = "parliamentary_monarchy",
        ConstitutionalMonarchy = "constitutional_monarchy",
        AbsoluteMonarchy = "absolute_monarchy",
        OneParty = "one_party",
        Theocratic = "theocratic",
        Military = "military",
        Transitional = "transitional",
    }
}

impl Government {
    /// Whether the head of state has powers of their own; none where the word alone does not say it.
    pub const fn head_of_state_governs(self) -> Option<bool> {
        match self {
            Self::Presidential
            | Self::SemiPresidential
            | Self::AbsoluteMonarchy
            | Self::OneParty
            | Self::Theocratic
            | Self::Military => Some(true),
            Self::Parliamentary | Self::ParliamentaryMonarchy => Some(false),
            Self::ConstitutionalMonarchy | Self::Transitional => None,
        }
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
    /// What it was called before, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "exact")]
    pub former_names: Vec<FormerName>,
    pub region: Region,
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "exact")]
    pub groups: Vec<Group>,
    #[serde(default)]
    pub un_member: bool,
    /// Since when it has been a country; none where that is not recorded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub established: Option<Edtf>,
    /// When it ceased to be one: the Soviet Union in 1991. It is listed on earlier days alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<Edtf>,
    /// The countries that came after it.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "exact")]
    pub successors: Vec<CountryId>,
    /// How it is governed today; what it was on an earlier day is not recorded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub government: Option<Government>,
    /// Within which dates every national election is recorded; referendums are not meant.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "exact")]
    pub recorded_elections: Vec<Recorded>,
    /// Within which dates every meeting of its leader with that of another country is recorded; said by one of the two.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "exact")]
    pub recorded_meetings: Vec<RecordedMeetings>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wikidata: Option<String>,
    #[serde(flatten)]
    pub provenance: Provenance,
}

impl Country {
    /// Under what it is found: all its names, and its codes of two and three letters.
    pub fn searched(&self) -> impl Iterator<Item = &str> {
        self.all_names()
            .chain([self.id.as_str()])
            .chain(self.iso3.as_deref())
    }

    /// Whether there was such a country on a day, as far as that is recorded.
    pub fn stands_on(&self, day: Date) -> bool {
        let has_begun = self
            .established
            .as_ref()
            .is_none_or(|date| date.may_have_begun(day));
        has_begun && self.ended.as_ref().is_none_or(|date| !date.is_reached(day))
    }
}
