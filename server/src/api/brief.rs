//! What stands in one record about another: enough to read it, with the id to ask for the rest.

mod due;

pub use due::{DueBrief, RuleDay};

use super::reading::Reading;
use domain::{
    Country, Edtf, Event, Name, Snapshot, Text,
    doubt::Doubt,
    entity::{EventKind, Firmness},
    folding::Needle,
    id::{CountryId, EventId, OfficeId, PersonId, TenureId},
    snapshot::{Presumed, Spell},
    stage::EventState,
    status::{Headline, Phase},
};
use serde::Serialize;
use utoipa::ToSchema;

/// One person's spell in one office, with its status on the day.
#[derive(Serialize, ToSchema)]
pub struct SpellBrief<'s> {
    pub tenure: &'s TenureId,
    pub person: &'s PersonId,
    pub person_name: &'s Name,
    pub office: &'s OfficeId,
    pub office_name: &'s Text,
    pub start: Option<&'s Edtf>,
    pub end: Option<&'s Edtf>,
    pub phase: Phase,
    pub headline: Headline,
    /// Why it is in doubt on the day that the person still holds the office, the gravest reason first; empty where it is not.
    pub doubt: Vec<Doubt>,
}

impl<'s> SpellBrief<'s> {
    pub fn of(snapshot: &Snapshot, spell: &Spell<'s>) -> Self {
        Self {
            tenure: &spell.tenure.id,
            person: &spell.person.id,
            person_name: &spell.person.name,
            office: &spell.office.id,
            office_name: &spell.office.name,
            start: spell.tenure.start.as_ref(),
            end: spell.tenure.end.as_ref(),
            phase: spell.status.phase,
            headline: spell.status.headline,
            doubt: snapshot.doubts(spell).to_vec(),
        }
    }

    pub fn all(snapshot: &Snapshot, spells: &[Spell<'s>]) -> Vec<Self> {
        spells.iter().map(|spell| Self::of(snapshot, spell)).collect()
    }
}

/// Who is to come by the result of a direct election, where nobody has recorded that: computed.
#[derive(Serialize, ToSchema)]
pub struct PresumedBrief<'s> {
    pub person: &'s PersonId,
    pub person_name: &'s Name,
    pub office: &'s OfficeId,
    /// The election whose result it follows from.
    pub event: &'s EventId,
    /// When the result was known.
    pub since: &'s Edtf,
}

impl<'s> PresumedBrief<'s> {
    pub fn of(presumed: &Presumed<'s>) -> Self {
        Self {
            person: &presumed.person.id,
            person_name: &presumed.person.name,
            office: &presumed.office.id,
            event: &presumed.event.id,
            since: presumed.since,
        }
    }
}

/// An event with its date and where it stands on the day.
#[derive(Serialize, ToSchema)]
pub struct EventBrief<'e> {
    pub id: &'e EventId,
    pub kind: EventKind,
    /// The name in English, with country and year where it needs them.
    pub title: String,
    pub countries: &'e [CountryId],
    pub on: &'e Edtf,
    pub firmness: Firmness,
    pub state: EventState,
}

impl<'e> EventBrief<'e> {
    pub fn of(reading: &Reading<'_>, event: &'e Event) -> Self {
        Self {
            id: &event.id,
            kind: event.kind,
            title: app::sharing::full_name(&reading.visit, event),
            countries: &event.countries,
            on: &event.date.on,
            firmness: event.date.firmness,
            state: reading.visit.snapshot.state_of(event),
        }
    }
}

/// Which countries are asked for, by code, part of the world and grouping.
pub struct Places<'p> {
    reading: &'p Reading<'p>,
    countries: Vec<&'p str>,
    regions: Vec<domain::entity::Region>,
    groups: Vec<domain::entity::Group>,
}

impl<'p> Places<'p> {
    pub fn asked(reading: &'p Reading<'p>) -> Self {
        use super::parameters::{COUNTRY, GROUP, REGION};
        let parameters = &reading.parameters;
        Self {
            reading,
            countries: parameters.all(COUNTRY).collect(),
            regions: parameters.words(REGION, domain::entity::Region::from_word),
            groups: parameters.words(GROUP, domain::entity::Group::from_word),
        }
    }

    pub fn takes(&self, country: &Country) -> bool {
        (self.countries.is_empty() || self.countries.contains(&country.id.as_str()))
            && (self.regions.is_empty() || self.regions.contains(&country.region))
            && (self.groups.is_empty() || self.groups.iter().any(|group| country.groups.contains(group)))
    }

    pub fn takes_id(&self, id: &CountryId) -> bool {
        let all = self.countries.is_empty() && self.regions.is_empty() && self.groups.is_empty();
        all || self
            .reading
            .visit
            .snapshot
            .country(id.as_str())
            .is_some_and(|country| self.takes(country))
    }
}

/// The words that names are asked for with.
pub fn needle(reading: &Reading<'_>) -> Needle {
    Needle::of(
        reading
            .parameters
            .first(super::parameters::TEXT)
            .unwrap_or_default(),
    )
}
