//! A dated happening: an election, a vote, an inauguration, a meeting, an agreement.

use super::{Cause, Provenance, words};
use crate::{
    Edtf, Text,
    id::{CountryId, EventId, OfficeId, PartyId, PersonId, TransitionId},
};
use jiff::{Timestamp, civil::Time, tz::TimeZoneDatabase};
use serde::{Deserialize, Serialize};

words! {
    /// What sort of happening an event is.
    EventKind {
        PresidentialElection = "presidential_election",
        ParliamentaryElection = "parliamentary_election",
        LegislativeElection = "legislative_election",
        PartyLeadershipElection = "party_leadership_election",
        IndirectElection = "indirect_election",
        DesignationVote = "designation_vote",
        InvestitureVote = "investiture_vote",
        ConfidenceVote = "confidence_vote",
        ImpeachmentVote = "impeachment_vote",
        CourtRuling = "court_ruling",
        Referendum = "referendum",
        Dissolution = "dissolution",
        DepartureAnnounced = "departure_announced",
        Resignation = "resignation",
        Withdrawal = "withdrawal",
        Certification = "certification",
        Inauguration = "inauguration",
        Succession = "succession",
        Death = "death",
        Coup = "coup",
        Meeting = "meeting",
        Agreement = "agreement",
    }
}

words! {
    /// What sort of date it is.
    DateKind {
        Scheduled = "scheduled",
        Snap = "snap",
        Bounded = "bounded",
        Deadline = "deadline",
        Customary = "customary",
    }
}

words! {
    /// How firm the date is.
    Firmness {
        Confirmed = "confirmed",
        Tentative = "tentative",
        Changing = "changing",
        Postponed = "postponed",
        Cancelled = "cancelled",
        Held = "held",
    }
}

/// When an event is: the date, what sort of date, how firm.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct EventDate {
    pub on: Edtf,
    pub kind: DateKind,
    pub firmness: Firmness,
    /// Local time of day at the place, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, pattern = "^[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]+)?$", examples("12:00:00")))]
    pub time: Option<Time>,
    /// IANA time zone of `time`, such as `America/New_York`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zone: Option<String>,
}

/// A date that was in force earlier, and when it stopped being so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct EarlierDate {
    pub date: EventDate,
    /// The day on which the next date took its place.
    pub until: Edtf,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}

/// Who takes part in a meeting or signs an agreement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Participant {
    pub country: CountryId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<PersonId>,
    /// As what: "Minister of Defence". Left out for heads of state and of government.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Text>,
}

/// Who stands in an election.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Candidate {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<PersonId>,
    /// The name where there is no entity for the person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Text>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub party: Option<PartyId>,
    /// When the candidacy became known; without it, the day of the event.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<Edtf>,
}

/// One number of a result: who or what, and how many.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Figure {
    pub label: Text,
    /// The number as it is printed, such as `215` or `49.42`.
    pub value: String,
    /// The unit: `votes`, `seats`, `percent`, `electoral_votes`.
    pub unit: String,
    /// The round or ballot that the number belongs to, where there were several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub round: Option<u8>,
}

/// What came of an event.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    /// When the outcome was known; without it, the last day of the event.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub known: Option<Edtf>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub winners: Vec<PersonId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub summary: Option<Text>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub figures: Vec<Figure>,
}

/// An event that was held and then declared void.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Annulment {
    pub on: Edtf,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}

/// A dated happening. A moved or cancelled event keeps its id.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Event {
    pub id: EventId,
    pub kind: EventKind,
    /// The event's own name; without it, pages name it by kind, country and year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Text>,
    pub countries: Vec<CountryId>,
    pub date: EventDate,
    /// When the event became known; without it, see [`known_from`](crate::snapshot).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub announced: Option<Edtf>,
    /// Every earlier date, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub previous: Vec<EarlierDate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Text>,
    /// What votes or is voted for: "House of Commons", "one third of the Senate".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<Text>,
    /// The offices whose next holder the event decides.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub decides: Vec<OfficeId>,
    /// What is decided, in one clause: "decides the party's president, who will likely become Prime Minister".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub significance: Option<Text>,
    /// What the event is or was about, in words that were true on its day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<Text>,
    /// The transitions that this event is a step of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub transitions: Vec<TransitionId>,
    /// The event that this one is a round of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub round_of: Option<EventId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub round: Option<u8>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub participants: Vec<Participant>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub candidates: Vec<Candidate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Outcome>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub annulled: Option<Annulment>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wikidata: Option<String>,
    #[serde(flatten)]
    pub provenance: Provenance,
}

impl EventKind {
    /// Whether an event of this kind can be a step of a change of holder; meetings and agreements are none.
    pub const fn can_be_a_step(self) -> bool {
        !matches!(self, Self::Meeting | Self::Agreement)
    }

    /// What sets a transition off whose first step is an event of this kind.
    pub const fn cause(self) -> Cause {
        match self {
            Self::DepartureAnnounced | Self::Withdrawal => Cause::AnnouncedDeparture,
            Self::Resignation => Cause::Resignation,
            Self::ConfidenceVote | Self::Dissolution => Cause::LostConfidence,
            Self::ImpeachmentVote | Self::CourtRuling => Cause::Removal,
            Self::Succession => Cause::Succession,
            Self::Death => Cause::Death,
            Self::Coup => Cause::Coup,
            Self::Meeting | Self::Agreement => Cause::Other,
            _ => Cause::Election,
        }
    }

    /// Whether an event of this kind chooses somebody for an office.
    pub const fn is_a_vote(self) -> bool {
        matches!(
            self,
            Self::PresidentialElection
                | Self::ParliamentaryElection
                | Self::LegislativeElection
                | Self::PartyLeadershipElection
                | Self::IndirectElection
                | Self::DesignationVote
                | Self::InvestitureVote
        )
    }
}

impl Event {
    /// The persons that the event names: who takes part, who stands, who won. Possibly repeated.
    pub fn persons(&self) -> impl Iterator<Item = &PersonId> {
        let taking_part = self.participants.iter().filter_map(|it| it.person.as_ref());
        let standing = self.candidates.iter().filter_map(|it| it.person.as_ref());
        let winning = self.outcome.iter().flat_map(|outcome| &outcome.winners);
        taking_part.chain(standing).chain(winning)
    }

    /// The moment at which the event begins, where its day, its time and its zone are known.
    ///
    /// None also when the database does not know the zone. A time that the clocks skip or repeat on
    /// that day is read with the offset from before the change.
    pub fn instant(&self, zones: &TimeZoneDatabase) -> Option<Timestamp> {
        let day = self.date.on.exact_day()?;
        let zone = zones.get(self.date.zone.as_deref()?).ok()?;
        let moment = day.to_datetime(self.date.time?).to_zoned_datetime(zone).ok()?;
        Some(moment.timestamp())
    }
}
