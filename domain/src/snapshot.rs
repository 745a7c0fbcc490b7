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
    Edtf,
    changeset::Seq,
    entity::{Country, EntityRef, Event, Office, Party, Person, Source, Tenure, Transition},
    id::{CountryId, EventId, OfficeId, PartyId, PersonId, SourceId, TenureId, TransitionId},
    stage::event_state,
    status::LastDay,
    world::World,
};
use jiff::civil::Date;
use std::{
    collections::{BTreeMap, BTreeSet, HashMap, HashSet},
    hash::Hash,
    sync::Arc,
};

type Map<Id, T> = BTreeMap<Id, Arc<T>>;
/// Entities by what they belong to, each list in an order of its own.
type Index<Id, T> = HashMap<Id, Vec<Arc<T>>>;

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
    offices_of_country: Index<CountryId, Office>,
    tenures_of_office: Index<OfficeId, Tenure>,
    tenures_of_person: Index<PersonId, Tenure>,
    events_of_country: Index<CountryId, Event>,
    events_of_person: Index<PersonId, Event>,
    events_of_office: Index<OfficeId, Event>,
    /// The events still ahead, in the order of their dates.
    ahead: Vec<Arc<Event>>,
    rounds_of_event: Index<EventId, Event>,
    steps_of_transition: Index<TransitionId, Event>,
    transitions_of_office: Index<OfficeId, Transition>,
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
            list(&mut self.offices_of_country, &office.country, office);
        }
        let mut tenures: Vec<_> = self.tenures.values().collect();
        tenures.sort_by_key(|tenure| (tenure.start.is_none(), &tenure.start, &tenure.designated));
        for tenure in tenures {
            list(&mut self.tenures_of_office, &tenure.office, tenure);
            list(&mut self.tenures_of_person, &tenure.person, tenure);
        }
        let mut events: Vec<_> = self.events.values().collect();
        events.sort_by(|a, b| a.date.on.cmp(&b.date.on).then_with(|| a.id.cmp(&b.id)));
        for event in events {
            if event_state(event, self.on).is_ahead() {
                self.ahead.push(Arc::clone(event));
            }
            for country in &event.countries {
                list(&mut self.events_of_country, country, event);
            }
            for person in projection::persons_of_event(event).collect::<BTreeSet<_>>() {
                list(&mut self.events_of_person, person, event);
            }
            for office in &event.decides {
                list(&mut self.events_of_office, office, event);
            }
            if let Some(whole) = &event.round_of {
                list(&mut self.rounds_of_event, whole, event);
            }
            for transition in &event.transitions {
                list(&mut self.steps_of_transition, transition, event);
            }
        }
        for transition in self.transitions.values() {
            list(&mut self.transitions_of_office, &transition.office, transition);
        }
        self.handed_over = self.find_handed_over();
    }

    /// Tenures whose last day is also the first day of a successor in the same office.
    fn find_handed_over(&self) -> HashSet<TenureId> {
        let mut found = HashSet::new();
        for line in self.tenures_of_office.values() {
            let day = |date: &Option<Edtf>| date.as_ref().and_then(Edtf::exact_day);
            let mut starting: HashMap<Date, usize> = HashMap::new();
            for start in line.iter().filter_map(|tenure| day(&tenure.start)) {
                *starting.entry(start).or_default() += 1;
            }
            for tenure in line {
                let Some(end) = day(&tenure.end) else { continue };
                let own = usize::from(day(&tenure.start) == Some(end));
                if starting.get(&end).is_some_and(|starts| *starts > own) {
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
        let mut offices: Vec<&Office> = each(&self.offices_of_country, country).collect();
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
        each(&self.events_of_country, country)
    }

    /// The events that a person takes part in, stands in or won, in the order of their dates.
    pub fn events_of_person(&self, person: &PersonId) -> impl Iterator<Item = &Event> {
        each(&self.events_of_person, person)
    }

    /// The rounds of an election, in the order of their dates.
    pub fn rounds_of(&self, event: &EventId) -> impl Iterator<Item = &Event> {
        each(&self.rounds_of_event, event)
    }
}

fn list<Id, T>(index: &mut Index<Id, T>, id: &Id, entity: &Arc<T>)
where
    Id: Clone + Eq + Hash,
{
    index.entry(id.clone()).or_default().push(Arc::clone(entity));
}

fn each<'s, Id, T>(index: &'s Index<Id, T>, id: &Id) -> impl Iterator<Item = &'s T>
where
    Id: Eq + Hash,
{
    index.get(id).into_iter().flatten().map(|entity| &**entity)
}

#[cfg(test)]
mod tests;
