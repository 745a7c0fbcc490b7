//! A position that exists without a holder.

use super::{ElectionRule, EventKind, FormerName, Provenance, Recorded, exact, words};
use crate::{
    Text,
    id::{CountryId, OfficeId, PartyId},
};
use serde::{Deserialize, Serialize};

words! {
    /// What the holder of an office is, beside its title.
    Role {
        HeadOfState = "head_of_state",
        HeadOfGovernment = "head_of_government",
        PartyLeader = "party_leader",
        /// Stands in for the head of state of several realms, as a governor-general does.
        Representative = "representative_of_head_of_state",
        /// Second in the executive: a vice president, or a prime minister under a governing president.
        Deputy = "deputy",
        /// Leads an institution that is no state, as the President of the European Commission does.
        InstitutionPresident = "institution_president",
    }
}

words! {
    /// How an office is filled.
    Filling {
        DirectElection = "direct_election",
        IndirectElection = "indirect_election",
        Parliament = "parliament",
        Appointment = "appointment",
        PartyElection = "party_election",
        Hereditary = "hereditary",
        Other = "other",
    }
}

impl Filling {
    /// By what kind of vote an office is filled that is filled so.
    pub const fn vote(self) -> Option<EventKind> {
        match self {
            Self::DirectElection => Some(EventKind::PresidentialElection),
            Self::IndirectElection => Some(EventKind::IndirectElection),
            Self::Parliament => Some(EventKind::DesignationVote),
            Self::PartyElection => Some(EventKind::PartyLeadershipElection),
            Self::Appointment | Self::Hereditary | Self::Other => None,
        }
    }

    /// Whether an office that is filled so can be won.
    pub const fn can_be_won(self) -> bool {
        match self {
            Self::DirectElection
            | Self::IndirectElection
            | Self::Parliament
            | Self::PartyElection
            | Self::Other => true,
            Self::Appointment | Self::Hereditary => false,
        }
    }
}

/// A position: roles, how it is filled, term length and limit, legal basis.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Office {
    pub id: OfficeId,
    pub country: CountryId,
    /// With the country in it: "Prime Minister of Japan", 内閣総理大臣.
    pub name: Text,
    /// The title alone, for tables: "Prime Minister", 首相, 총리.
    pub title: Text,
    /// What it was called before, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "exact")]
    pub former_names: Vec<FormerName>,
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "exact")]
    pub roles: Vec<Role>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub party: Option<PartyId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub filled_by: Option<Filling>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub term_years: Option<u8>,
    /// How many terms one person may serve.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub term_limit: Option<u8>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub legal_basis: Option<Text>,
    /// When the next holder is voted for, by law.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<Box<ElectionRule>>,
    /// How many hold the office at once: 1, but 2 in San Marino and 3 in Bosnia and Herzegovina.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub seats: u8,
    /// It is listed on days on which somebody holds it, and on no other: an office that is no more, or that is there at times, such
    /// as that of a president who heads the government while there is no prime minister.
    #[serde(default, skip_serializing_if = "is_false")]
    pub while_held: bool,
    /// Within which dates every holder is recorded: there nobody means that it was vacant.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "exact")]
    pub recorded: Vec<Recorded>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wikidata: Option<String>,
    #[serde(flatten)]
    pub provenance: Provenance,
}

fn one() -> u8 {
    1
}

fn is_one(seats: &u8) -> bool {
    *seats == 1
}

fn is_false(flag: &bool) -> bool {
    !flag
}
