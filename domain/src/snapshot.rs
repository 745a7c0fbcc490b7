//! The world as it stood on one day, and the questions that pages ask of it.
//!
//! A snapshot holds every entity as it was known on its day: [`projection`] takes away what came
//! later, once, so that no query and no page can show it. The queries stand in the modules beside.

mod agenda;
mod due;
mod holders;
mod projection;
mod relation;
mod transition;

pub use agenda::{Agenda, EventFilter};
pub use due::{Basis, Due};
pub use holders::{Leader, LeaderFilter, LeaderOrder, Spell};
pub use projection::event_on;
pub use relation::{ExposedOffice, Exposure, Relation};
pub use transition::{Step, TransitionView};

use crate::{
    changeset::Seq,
    entity::{Country, EntityRef, Event, Office, Party, Person, Source, Tenure, Transition},
    id::{CountryId, EventId, OfficeId, PartyId, PersonId, SourceId, TenureId, TransitionId},
    stage::event_state,
    status::LastDay,
    world::World,
};
use jiff::civil::Date;
use std::{
    collections::{BTreeMap, HashMap, HashSet},
    sync::Arc,
};

type Map<Id, T> = BTreeMap<Id, Arc<T>>;

/// Every entity as it was known on one day, with the indices that the queries need.
#[derive(Debug)]
pub struct Snapshot {
    pub on: Date,
    /// The number of the last changeset in the world it was taken from.
    pub seq: Seq,
    pub countries: Map<CountryId, Country>,
    pub offices: Map<OfficeId, Office>,
    pub parties: Map<PartyId, Party>,
    pub persons: Map<PersonId, Person>,
    pub tenures: Map<TenureId, Tenure>,
    pub events: Map<EventId, Event>,
    pub transitions: Map<TransitionId, Transition>,
    pub sources: Map<SourceId, Source>,
    offices_of_country: HashMap<CountryId, Vec<OfficeId>>,
    tenures_of_office: HashMap<OfficeId, Vec<TenureId>>,
    tenures_of_person: HashMap<PersonId, Vec<TenureId>>,
    events_of_country: HashMap<CountryId, Vec<EventId>>,
    events_of_person: HashMap<PersonId, Vec<EventId>>,
    events_of_office: HashMap<OfficeId, Vec<EventId>>,
    /// The events still ahead, in the order of their dates.
    ahead: Vec<EventId>,
    rounds_of_event: HashMap<EventId, Vec<EventId>>,
    steps_of_transition: HashMap<TransitionId, Vec<EventId>>,
    transitions_of_office: HashMap<OfficeId, Vec<TransitionId>>,
    handed_over: HashSet<TenureId>,
}

impl Snapshot {
    /// Takes the snapshot of a world for a day.
    pub fn of(world: &World, on: Date) -> Self {
        let tenures = projection::tenures(world, on);
        let events = projection::events(world, on);
        let transitions = projection::transitions(world, &tenures, &events, on);
        let persons = projection::persons(world, &tenures, &events, on);
        let mut snapshot = Self {
            on,
            seq: world.seq(),
            countries: projection::timeless(&world.countries, on, |it| &mut it.provenance),
            offices: projection::timeless(&world.offices, on, |it| &mut it.provenance),
            parties: projection::timeless(&world.parties, on, |it| &mut it.provenance),
            sources: projection::sources(world, on),
            persons,
            tenures,
            events,
            transitions,
            offices_of_country: HashMap::new(),
            tenures_of_office: HashMap::new(),
            tenures_of_person: HashMap::new(),
            events_of_country: HashMap::new(),
            events_of_person: HashMap::new(),
            events_of_office: HashMap::new(),
            ahead: Vec::new(),
            rounds_of_event: HashMap::new(),
            steps_of_transition: HashMap::new(),
            transitions_of_office: HashMap::new(),
            handed_over: HashSet::new(),
        };
        snapshot.build_indices();
        snapshot
    }

    fn build_indices(&mut self) {
        for office in self.offices.values() {
            self.offices_of_country
                .entry(office.country.clone())
                .or_default()
                .push(office.id.clone());
        }
        let mut tenures: Vec<_> = self.tenures.values().collect();
        tenures.sort_by_key(|tenure| {
            (
                tenure.start.is_none(),
                tenure.start.clone(),
                tenure.designated.clone(),
            )
        });
        for tenure in tenures {
            self.tenures_of_office
                .entry(tenure.office.clone())
                .or_default()
                .push(tenure.id.clone());
            self.tenures_of_person
                .entry(tenure.person.clone())
                .or_default()
                .push(tenure.id.clone());
        }
        let mut events: Vec<_> = self.events.values().collect();
        events.sort_by(|a, b| a.date.on.cmp(&b.date.on).then_with(|| a.id.cmp(&b.id)));
        for event in events {
            let id = &event.id;
            if event_state(event, self.on).is_ahead() {
                self.ahead.push(id.clone());
            }
            for country in &event.countries {
                self.events_of_country
                    .entry(country.clone())
                    .or_default()
                    .push(id.clone());
            }
            for person in projection::persons_of_event(event) {
                let known = self.events_of_person.entry(person.clone()).or_default();
                if !known.contains(id) {
                    known.push(id.clone());
                }
            }
            for office in &event.decides {
                self.events_of_office
                    .entry(office.clone())
                    .or_default()
                    .push(id.clone());
            }
            if let Some(whole) = &event.round_of {
                self.rounds_of_event
                    .entry(whole.clone())
                    .or_default()
                    .push(id.clone());
            }
            for transition in &event.transitions {
                self.steps_of_transition
                    .entry(transition.clone())
                    .or_default()
                    .push(id.clone());
            }
        }
        for transition in self.transitions.values() {
            self.transitions_of_office
                .entry(transition.office.clone())
                .or_default()
                .push(transition.id.clone());
        }
        self.handed_over = self.find_handed_over();
    }

    /// Tenures whose last day is also the first day of a successor in the same office.
    fn find_handed_over(&self) -> HashSet<TenureId> {
        let mut found = HashSet::new();
        for ids in self.tenures_of_office.values() {
            let line: Vec<_> = ids.iter().filter_map(|id| self.tenures.get(id)).collect();
            for tenure in &line {
                let Some(end) = tenure.end.as_ref().and_then(|end| end.exact_day()) else {
                    continue;
                };
                let relieved = line.iter().any(|other| {
                    other.id != tenure.id
                        && other.start.as_ref().and_then(|start| start.exact_day()) == Some(end)
                });
                if relieved {
                    found.insert(tenure.id.clone());
                }
            }
        }
        found
    }

    /// Whether a tenure still fills the day it ends on.
    pub fn last_day(&self, tenure: &Tenure) -> LastDay {
        if self.handed_over.contains(&tenure.id) {
            LastDay::HandedOver
        } else {
            LastDay::Filled
        }
    }

    /// Whether an entity was known on the day.
    pub fn knows(&self, reference: &EntityRef) -> bool {
        match reference {
            EntityRef::Country(id) => self.countries.contains_key(id),
            EntityRef::Office(id) => self.offices.contains_key(id),
            EntityRef::Party(id) => self.parties.contains_key(id),
            EntityRef::Person(id) => self.persons.contains_key(id),
            EntityRef::Tenure(id) => self.tenures.contains_key(id),
            EntityRef::Event(id) => self.events.contains_key(id),
            EntityRef::Transition(id) => self.transitions.contains_key(id),
            EntityRef::Source(id) => self.sources.contains_key(id),
        }
    }

    pub fn country(&self, id: &str) -> Option<&Country> {
        self.countries.get(id).map(|it| &**it)
    }

    pub fn office(&self, id: &str) -> Option<&Office> {
        self.offices.get(id).map(|it| &**it)
    }

    pub fn party(&self, id: &str) -> Option<&Party> {
        self.parties.get(id).map(|it| &**it)
    }

    pub fn person(&self, id: &str) -> Option<&Person> {
        self.persons.get(id).map(|it| &**it)
    }

    pub fn tenure(&self, id: &str) -> Option<&Tenure> {
        self.tenures.get(id).map(|it| &**it)
    }

    pub fn event(&self, id: &str) -> Option<&Event> {
        self.events.get(id).map(|it| &**it)
    }

    pub fn transition(&self, id: &str) -> Option<&Transition> {
        self.transitions.get(id).map(|it| &**it)
    }

    pub fn source(&self, id: &str) -> Option<&Source> {
        self.sources.get(id).map(|it| &**it)
    }

    /// The offices of a country: heads of state and of government first, then by id.
    pub fn offices_of(&self, country: &CountryId) -> Vec<&Office> {
        let mut offices: Vec<&Office> =
            Self::each(&self.offices_of_country, &self.offices, country).collect();
        offices.sort_by_key(|office| {
            (
                office.roles.iter().min().map_or(u8::MAX, |role| *role as u8),
                &office.id,
            )
        });
        offices
    }

    /// The events that a country takes part in, in the order of their dates.
    pub fn events_of(&self, country: &CountryId) -> impl Iterator<Item = &Event> {
        Self::each(&self.events_of_country, &self.events, country)
    }

    /// The events that a person takes part in, stands in or won, in the order of their dates.
    pub fn events_of_person(&self, person: &PersonId) -> impl Iterator<Item = &Event> {
        Self::each(&self.events_of_person, &self.events, person)
    }

    /// The rounds of an election, in the order of their dates.
    pub fn rounds_of(&self, event: &EventId) -> impl Iterator<Item = &Event> {
        Self::each(&self.rounds_of_event, &self.events, event)
    }

    fn each<'s, Key, Id, T>(
        index: &'s HashMap<Key, Vec<Id>>,
        values: &'s Map<Id, T>,
        key: &Key,
    ) -> impl Iterator<Item = &'s T>
    where
        Key: std::hash::Hash + Eq,
        Id: Ord,
    {
        index
            .get(key)
            .into_iter()
            .flatten()
            .filter_map(|id| values.get(id).map(|it| &**it))
    }
}

#[cfg(test)]
mod tests;
