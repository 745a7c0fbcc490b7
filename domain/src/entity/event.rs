//! A dated happening: an election, a vote, an inauguration, a meeting, an agreement.

mod bodies;
mod kind;
mod unit;

pub use bodies::Bodies;
pub use kind::EventKind;
pub use unit::Unit;

use super::{Provenance, exact, words};
use crate::{
    Edtf, Text,
    id::{CountryId, EventId, OfficeId, PartyId, PersonId, TransitionId},
};
use jiff::{
    Timestamp,
    civil::{Date, Time},
    tz::TimeZoneDatabase,
};
use serde::{Deserialize, Serialize};

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
    pub unit: Unit,
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
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "exact")]
    pub winners: Vec<PersonId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub summary: Option<Text>,
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "exact")]
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
    #[serde(deserialize_with = "exact")]
    pub countries: Vec<CountryId>,
    pub date: EventDate,
    /// When the event became known; without it, see [`known_from`](crate::snapshot).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub announced: Option<Edtf>,
    /// From when on it was to be expected though nobody had announced it: a law fixes its day, or it follows from the vote before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expected: Option<Edtf>,
    /// Every earlier date, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "exact")]
    pub previous: Vec<EarlierDate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Text>,
    /// What votes or is voted for: "House of Commons", "one third of the Senate".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<Text>,
    /// The chambers that `body` names, where they are records.
    #[serde(default, skip_serializing_if = "Bodies::is_empty")]
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<crate::id::BodyId>))]
    pub bodies: Bodies,
    /// The offices whose next holder the event decides.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "exact")]
    pub decides: Vec<OfficeId>,
    /// What is decided, in one clause: "decides the party's president, who will likely become Prime Minister".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub significance: Option<Text>,
    /// What the event is or was about, in words that were true on its day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<Text>,
    /// The transitions that this event is a step of.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "exact")]
    pub transitions: Vec<TransitionId>,
    /// The event that this one is a round of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub round_of: Option<EventId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub round: Option<u8>,
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "exact")]
    pub participants: Vec<Participant>,
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "exact")]
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

/// Where an event takes place, as far as that is recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Venue<'e> {
    /// At a place, in a country where only one is concerned.
    Place(&'e Text, Option<&'e CountryId>),
    /// Somewhere in the one country that it is an event of.
    Country(&'e CountryId),
    Unknown,
}

impl Event {
    /// Where it takes place: at its place, else in the one country that it is an event of.
    pub fn venue(&self) -> Venue<'_> {
        let only = match &self.countries[..] {
            [only] => Some(only),
            [] | [_, _, ..] => None,
        };
        match (&self.place, only) {
            (Some(place), country) => Venue::Place(place, country),
            (None, Some(country)) => Venue::Country(country),
            (None, None) => Venue::Unknown,
        }
    }

    /// Whether it had another date before.
    pub fn is_moved(&self) -> bool {
        self.earlier_dates().next().is_some()
    }

    /// The dates that it had before and has not now, oldest first.
    pub fn earlier_dates(&self) -> impl DoubleEndedIterator<Item = &EventDate> {
        let earlier = self.previous.iter().map(|earlier| &earlier.date);
        earlier.filter(|date| date.on != self.date.on)
    }

    /// Whether its old date has passed and nobody has said when it will be instead.
    pub fn awaits_a_date(&self, on: Date) -> bool {
        self.date.firmness == Firmness::Postponed && self.date.on.is_over(on)
    }

    /// Whether nobody has fixed a day for it yet: an agreement that is only talked about.
    pub fn is_under_discussion(&self) -> bool {
        self.date.firmness == Firmness::Tentative || self.date.on.is_interval()
    }

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
