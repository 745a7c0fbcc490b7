//! What stands in one record about another: enough to read it, with the id to ask for the rest.

use super::reading::Reading;
use domain::{
    Country, Edtf, Event, Name, Text,
    entity::{EventKind, Firmness},
    id::{CountryId, EventId, OfficeId, PersonId, TenureId},
    snapshot::Spell,
    stage::EventState,
    status::{Headline, Phase},
};
use serde::Serialize;
use utoipa::ToSchema;

/// One person's spell in one office, with its status on the day.
#[derive(Serialize, ToSchema)]
pub struct SpellBrief {
    pub tenure: TenureId,
    pub person: PersonId,
    pub person_name: Name,
    pub office: OfficeId,
    pub office_name: Text,
    pub start: Option<Edtf>,
    pub end: Option<Edtf>,
    pub phase: Phase,
    pub headline: Headline,
}

impl SpellBrief {
    pub fn of(spell: &Spell<'_>) -> Self {
        Self {
            tenure: spell.tenure.id.clone(),
            person: spell.person.id.clone(),
            person_name: spell.person.name.clone(),
            office: spell.office.id.clone(),
            office_name: spell.office.name.clone(),
            start: spell.tenure.start.clone(),
            end: spell.tenure.end.clone(),
            phase: spell.status.phase,
            headline: spell.status.headline,
        }
    }

    pub fn all(spells: &[Spell<'_>]) -> Vec<Self> {
        spells.iter().map(Self::of).collect()
    }
}

/// An event with its date and where it stands on the day.
#[derive(Serialize, ToSchema)]
pub struct EventBrief {
    pub id: EventId,
    pub kind: EventKind,
    /// The name in English, with country and year where it needs them.
    pub title: String,
    pub countries: Vec<CountryId>,
    pub on: Edtf,
    pub firmness: Firmness,
    pub state: EventState,
}

impl EventBrief {
    pub fn of(reading: &Reading<'_>, event: &Event) -> Self {
        Self {
            id: event.id.clone(),
            kind: event.kind,
            title: app::sharing::full_name(&reading.visit, event),
            countries: event.countries.clone(),
            on: event.date.on.clone(),
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

/// Whether a text is asked for, in any of these forms.
pub fn takes_text<'f>(typed: Option<&str>, mut forms: impl Iterator<Item = &'f str>) -> bool {
    let needle = typed.unwrap_or_default().trim().to_lowercase();
    needle.is_empty() || forms.any(|form| form.to_lowercase().contains(&needle))
}
