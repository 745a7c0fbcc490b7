//! The world as it stood on one day, and the questions that pages ask of it.
//!
//! A snapshot is a view: the world, and a day. [`projection`] takes away what came later, record by record, when somebody
//! looks at one, so that no query and no page can show it; every look goes through it. So a day costs what is asked of it, and
//! nothing for being there. The queries stand in the modules beside; [`memory`] keeps what pages ask again and again.

mod agenda;
mod carried_on;
mod due;
mod holders;
mod leader_table;
mod leaders;
mod memory;
mod projection;
mod relation;
mod spell;
mod transition;
mod view;

pub use agenda::{Agenda, EventFilter};
pub use due::{Basis, Due};
pub use leader_table::{Leader, LeaderOrder, LeaderTable};
pub use leaders::LeaderFilter;
pub use projection::event_on;
pub use relation::{ExposedOffice, Exposure, Relation};
pub use spell::Spell;
pub use transition::{Step, TransitionView};
pub use view::Snapshot;

use crate::{
    Edtf,
    entity::{Country, EntityRef, Event, Office, Party, Person, Source, Tenure, Transition},
    id::{CountryId, EventId, OfficeId, PartyId, PersonId, SourceId, TenureId, TransitionId},
    status::LastDay,
    world::{Table, World, tenure_order},
};
use jiff::civil::Date;
use memory::Memory;
use projection::{Known, Project};
use std::{borrow::Borrow, hash::Hash, sync::Arc};
use view::{Parts, by_date};

impl World {
    /// The world as it stood on a day, with all that came later hidden.
    pub fn on(&self, day: Date) -> Snapshot {
        Snapshot::of(self, day)
    }
}

/// The lookup of one kind of entity: by its id, and all of them.
macro_rules! records {
    ($($(#[doc = $doc:literal])* $one:ident $shared:ident $all:ident $kind:ident),* $(,)?) => {$(
        pub fn $one(&self, id: &str) -> Option<&$kind> {
            self.$shared(id).map(|it| &**it)
        }

        /// The same, for whoever keeps it beyond the life of the snapshot.
        pub fn $shared(&self, id: &str) -> Option<&Arc<$kind>> {
            self.known(&self.$all, &self.world.$all, id)
        }

        /// All that were known on the day, in the order of their ids.
        pub fn $all(&self) -> impl Iterator<Item = &Arc<$kind>> {
            self.all_known(&self.$all, &self.world.$all)
        }
    )*};
}

impl Snapshot {
    /// The view of a world on a day.
    pub fn of(world: &World, on: Date) -> Self {
        Self {
            on,
            seq: world.seq(),
            world: world.clone(),
            countries: Parts::default(),
            offices: Parts::default(),
            parties: Parts::default(),
            persons: Parts::default(),
            tenures: Parts::default(),
            events: Parts::default(),
            transitions: Parts::default(),
            sources: Parts::default(),
            memory: Memory::default(),
        }
    }

    records! {
        country shared_country countries Country,
        office shared_office offices Office,
        party shared_party parties Party,
        person shared_person persons Person,
        tenure shared_tenure tenures Tenure,
        event shared_event events Event,
        transition shared_transition transitions Transition,
        source shared_source sources Source,
    }

    /// A record as it was known on the day, by its id.
    fn known<'s, Id, T>(
        &'s self,
        parts: &'s Parts<Id, T>,
        table: &'s Table<Id, T>,
        id: &str,
    ) -> Option<&'s Arc<T>>
    where
        Id: Ord + Eq + Hash + Borrow<str> + Clone,
        T: Project + Identified<Id>,
    {
        self.look(parts, table.shared(id)?)
    }

    fn all_known<'s, Id, T>(
        &'s self,
        parts: &'s Parts<Id, T>,
        table: &'s Table<Id, T>,
    ) -> impl Iterator<Item = &'s Arc<T>>
    where
        Id: Ord + Eq + Hash + Clone,
        T: Project + Identified<Id> + 's,
    {
        table.all_shared().filter_map(|it| self.look(parts, it))
    }

    /// A record of the world as it was known on the day. Every look at a record goes through here.
    fn look<'s, Id, T>(&'s self, parts: &'s Parts<Id, T>, recorded: &'s Arc<T>) -> Option<&'s Arc<T>>
    where
        Id: Eq + Hash + Clone,
        T: Project + Identified<Id>,
    {
        if let Some(part) = parts.0.get(recorded.identity()) {
            return Some(part);
        }
        match recorded.known(self) {
            Known::Nothing => None,
            Known::Whole => Some(recorded),
            Known::Part(part) => Some(
                parts
                    .0
                    .insert(recorded.identity().clone(), Box::new(Arc::new(part))),
            ),
        }
    }

    /// The tenures of a list of the world that were known on the day, in the order in which they began.
    fn tenures_in<'s>(&'s self, list: impl IntoIterator<Item = &'s Arc<Tenure>>) -> Vec<&'s Arc<Tenure>> {
        let mut known: Vec<_> = list
            .into_iter()
            .filter_map(|it| self.look(&self.tenures, it))
            .collect();
        // Nearly in order: only where a start was not known yet does it differ from the list's.
        known.sort_by(|one, other| tenure_order(one, other).then_with(|| one.id.cmp(&other.id)));
        known
    }

    /// The events of a list of the world that were known on the day, in the order of their dates on it.
    fn events_in<'s>(
        &'s self,
        list: impl IntoIterator<Item = &'s Arc<Event>>,
    ) -> impl Iterator<Item = &'s Arc<Event>> {
        let mut known: Vec<_> = list
            .into_iter()
            .filter_map(|it| self.look(&self.events, it))
            .collect();
        known.sort_by(|one, other| by_date(one, other));
        known.into_iter()
    }

    /// Whether a tenure still fills the day it ends on: not where a successor in the same office began on it.
    pub fn last_day(&self, tenure: &Tenure) -> LastDay {
        let day = |date: &Option<Edtf>| date.as_ref().and_then(Edtf::exact_day);
        let Some(end) = day(&tenure.end) else {
            return LastDay::Filled;
        };
        // Whoever began on a day that has come was known on it, so what is recorded can be asked.
        let line = self.world.indices().tenures_of_office.of(&tenure.office);
        let is_successor = |it: &Arc<Tenure>| it.id != tenure.id && day(&it.start) == Some(end);
        if line.iter().any(is_successor) {
            LastDay::HandedOver
        } else {
            LastDay::Filled
        }
    }

    /// Whether an entity was known on the day.
    pub fn knows(&self, reference: &EntityRef) -> bool {
        match reference {
            EntityRef::Country(id) => self.country(id.as_str()).is_some(),
            EntityRef::Office(id) => self.office(id.as_str()).is_some(),
            EntityRef::Party(id) => self.party(id.as_str()).is_some(),
            EntityRef::Person(id) => self.person(id.as_str()).is_some(),
            EntityRef::Tenure(id) => self.tenure(id.as_str()).is_some(),
            EntityRef::Event(id) => self.event(id.as_str()).is_some(),
            EntityRef::Transition(id) => self.transition(id.as_str()).is_some(),
            EntityRef::Source(id) => self.source(id.as_str()).is_some(),
        }
    }

    /// The world that this is a view of, with what came later.
    pub fn world(&self) -> &World {
        &self.world
    }

    /// The offices of a country: heads of state and of government first, then by id.
    pub fn offices_of(&self, country: &CountryId) -> Vec<&Office> {
        let list = self.world.indices().offices_of_country.of(country);
        let mut offices: Vec<&Office> = list
            .iter()
            .filter_map(|it| self.look(&self.offices, it))
            .map(|office| &**office)
            .collect();
        offices.sort_by_key(|office| {
            (
                office.roles.iter().min().map_or(u8::MAX, |role| *role as u8),
                &office.id,
            )
        });
        offices
    }

    /// The parties of a country, in the order of their ids.
    pub fn parties_of(&self, country: &CountryId) -> impl Iterator<Item = &Party> {
        let ids = self.world.indices().parties_of_country(country);
        ids.filter_map(|id| self.party(id.as_str()))
    }

    /// The events of a country, in the order of their dates.
    pub fn events_of(&self, country: &CountryId) -> impl DoubleEndedIterator<Item = &Event> {
        let events = self.memory.events_of(country, || {
            let events = self.events_in(self.world.indices().events_of_country.of(country));
            events
                .filter(|event| event.countries.contains(country))
                .map(Arc::clone)
                .collect()
        });
        events.iter().map(|event| &**event)
    }

    /// The events that a person takes part in, stands in or won, in the order of their dates.
    pub fn events_of_person(&self, person: &PersonId) -> impl Iterator<Item = &Event> {
        self.events_in(self.world.indices().events_of_person.of(person))
            .map(|event| &**event)
            .filter(move |event| event.persons().any(|named| named == person))
    }

    /// The rounds of an election, in the order of their dates.
    pub fn rounds_of(&self, event: &EventId) -> impl Iterator<Item = &Event> {
        self.events_in(self.world.indices().rounds_of_event.of(event))
            .map(|event| &**event)
    }

    /// The events that decide who holds an office, in the order of their dates.
    fn events_of_office(&self, office: &OfficeId) -> impl Iterator<Item = &Event> {
        self.events_in(self.world.indices().events_of_office.of(office))
            .map(|event| &**event)
    }

    /// The events that decide who holds an office and may still be ahead, in the order of their dates.
    fn events_ahead_of_office(&self, office: &OfficeId) -> impl Iterator<Item = &Event> {
        let list = self.world.indices().events_of_office.of(office);
        let may_be_ahead = |event: &&Arc<Event>| !projection::was_held_before(event, self.on);
        self.events_in(list.iter().filter(may_be_ahead))
            .map(|event| &**event)
    }
}

/// A record with its id.
trait Identified<Id> {
    fn identity(&self) -> &Id;
}

macro_rules! identified {
    ($($kind:ident $id:ident),* $(,)?) => {$(
        impl Identified<$id> for $kind {
            fn identity(&self) -> &$id {
                &self.id
            }
        }
    )*};
}

identified! {
    Country CountryId,
    Office OfficeId,
    Party PartyId,
    Person PersonId,
    Tenure TenureId,
    Event EventId,
    Transition TransitionId,
    Source SourceId,
}

#[cfg(test)]
mod tests;
