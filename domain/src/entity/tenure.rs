//! One person's spell in one office, with its four axes of status.

use super::{Citation, Provenance, exact, words};
use crate::{
    Edtf, Text,
    id::{OfficeId, PartyId, PersonId, TenureId},
};
use serde::{Deserialize, Serialize};

words! {
    /// In what capacity the office is held.
    Capacity {
        Substantive = "substantive",
        Acting = "acting",
        Interim = "interim",
        Caretaker = "caretaker",
        Transitional = "transitional",
        Collective = "collective",
        Disputed = "disputed",
    }
}

words! {
    /// What of the office's powers the holder can use.
    Powers {
        Full = "full",
        Limited = "limited",
        Suspended = "suspended",
        OnLeave = "on_leave",
        Incapacitated = "incapacitated",
        Transferred = "transferred",
    }
}

words! {
    /// What is known of how and whether the tenure goes on.
    Outlook {
        None = "none",
        SeekingReelection = "seeking_reelection",
        NotSeekingReelection = "not_seeking_reelection",
        AnnouncedDeparture = "announced_departure",
        ResignationTendered = "resignation_tendered",
        TermLimited = "term_limited",
        LostElection = "lost_election",
        RemovalPending = "removal_pending",
        HoldingOver = "holding_over",
    }
}

words! {
    /// How the tenure began.
    Entry {
        Elected = "elected",
        IndirectlyElected = "indirectly_elected",
        Designated = "designated",
        Appointed = "appointed",
        PartyElection = "party_election",
        Succession = "succession",
        Acting = "acting",
        Coup = "coup",
        Other = "other",
        Unknown = "unknown",
    }
}

words! {
    /// Why the tenure ended.
    EndReason {
        TermEnded = "term_ended",
        Resigned = "resigned",
        LostElection = "lost_election",
        LostConfidence = "lost_confidence",
        Removed = "removed",
        Impeached = "impeached",
        Died = "died",
        Incapacitated = "incapacitated",
        Coup = "coup",
        OfficeAbolished = "office_abolished",
        Succeeded = "succeeded",
        Unknown = "unknown",
    }
}

/// A value of one axis, from a date to a date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Span<Value> {
    pub value: Value,
    pub from: Edtf,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Edtf>,
    /// Why, in words that were true when the span began.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "exact")]
    pub sources: Vec<Citation>,
    /// In a view of a day: whether it stands on sources that came out later as well. Never recorded.
    #[serde(skip)]
    pub has_later_sources: bool,
}

/// One term within a tenure: the first, a re-election, a re-designation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Term {
    pub from: Edtf,
    /// When the term is due to end. A scheduled end is not an end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Edtf>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "exact")]
    pub sources: Vec<Citation>,
}

/// One person's spell in one office.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Tenure {
    pub id: TenureId,
    pub office: OfficeId,
    pub person: PersonId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub party: Option<PartyId>,
    /// When it became settled that the person would take the office.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub designated: Option<Edtf>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<Edtf>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<Edtf>,
    #[serde(default = "Entry::unknown")]
    pub entry: Entry,
    /// How the tenure began, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entry_note: Option<Text>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end_reason: Option<EndReason>,
    /// How the tenure ended, in words; hidden until it has.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end_note: Option<Text>,
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "exact")]
    pub terms: Vec<Term>,
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "exact")]
    pub capacity: Vec<Span<Capacity>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "exact")]
    pub powers: Vec<Span<Powers>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "exact")]
    pub outlook: Vec<Span<Outlook>>,
    #[serde(flatten)]
    pub provenance: Provenance,
}

impl Entry {
    fn unknown() -> Self {
        Entry::Unknown
    }
}

impl Tenure {
    /// Whether the holder only stands in until the office is filled or its holder is back. Such a tenure completes no transition.
    pub fn is_acting(&self) -> bool {
        let lasts = |to: &Edtf| self.end.as_ref().is_some_and(|end| to.latest() >= end.earliest());
        self.capacity
            .last()
            .is_some_and(|span| span.value.is_acting() && span.to.as_ref().is_none_or(lasts))
    }

    /// Whether the whole of the tenure was in somebody's stead, or until somebody came.
    pub fn is_stand_in(&self) -> bool {
        if self.capacity.is_empty() {
            return self.entry == Entry::Acting;
        }
        let starts = self.start.as_ref().and_then(Edtf::earliest);
        self.capacity
            .iter()
            .filter(|span| span.value.is_stand_in())
            .any(|span| {
                let is_to_the_end = match (&span.to, &self.end) {
                    (None, _) => true,
                    (Some(to), Some(end)) => to.latest() >= end.latest(),
                    (Some(_), None) => false,
                };
                span.from.earliest() <= starts && is_to_the_end
            })
    }

    /// The suspension that is recorded and not over.
    pub fn open_suspension(&self) -> Option<&Span<Powers>> {
        let mut open = self.powers.iter().filter(|span| span.to.is_none());
        open.find(|span| span.value == Powers::Suspended)
    }

    /// Whether an outlook is recorded and not over.
    pub fn has_open_outlook(&self, outlook: Outlook) -> bool {
        let mut open = self.outlook.iter().filter(|span| span.to.is_none());
        open.any(|span| span.value == outlook)
    }
}

impl Capacity {
    /// Whether it only stands in for somebody, or until somebody comes.
    pub const fn is_acting(self) -> bool {
        match self {
            Self::Acting | Self::Interim => true,
            Self::Substantive | Self::Caretaker | Self::Transitional | Self::Collective | Self::Disputed => {
                false
            }
        }
    }

    /// Whether it is not meant to last: it stands in, or leads what is only there until another government is.
    pub const fn is_stand_in(self) -> bool {
        match self {
            Self::Acting | Self::Interim | Self::Caretaker | Self::Transitional => true,
            Self::Substantive | Self::Collective | Self::Disputed => false,
        }
    }
}

impl Powers {
    /// Whether the holder can use none of them.
    pub const fn are_out_of_hand(self) -> bool {
        match self {
            Self::Suspended | Self::Incapacitated | Self::Transferred | Self::OnLeave => true,
            Self::Full | Self::Limited => false,
        }
    }
}
