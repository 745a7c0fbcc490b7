//! The world as it stood on one day, and the questions that pages ask of it.
//!
//! A snapshot is a view: the world, and a day. [`projection`] takes away what came later, record by record, when somebody
//! looks at one, so that no query and no page can show it; every look goes through it. So a day costs what is asked of it, and
//! nothing for being there. The queries stand in the modules beside; [`memory`] keeps what pages ask again and again.

mod agenda;
mod body;
mod carried_on;
mod changing;
mod comparison;
mod counted;
mod coverage;
mod desk;
mod doubts;
mod due;
mod events;
mod gaps;
mod holders;
mod leader_table;
mod leaders;
mod leading;
mod memory;
mod moved;
mod projection;
mod relation;
mod rule;
mod spell;
mod task;
mod term;
mod transition;
mod view;
mod votes;

pub use agenda::{Agenda, EventFilter};
pub use body::Series;
pub use changing::ChangingOffice;
pub use comparison::{Comparison, MovedDate, OfficeDifference};
pub use counted::Counted;
pub use coverage::Coverage;
pub use doubts::InDoubt;
pub use due::{Basis, Due, DueFor};
pub use gaps::Gap;
pub use leader_table::{Leader, LeaderOrder, LeaderTable, Sorting, Urgency};
pub use leaders::LeaderFilter;
pub use leading::{Leading, LeadingReason};
pub use moved::KEPT_DAYS;
pub use relation::{ExposedOffice, Exposure, Relation};
pub use rule::RuleDate;
pub use spell::Spell;
pub use task::{Task, TaskKind};
pub use transition::{Step, TransitionView};
pub use view::Snapshot;
pub use votes::Presumed;
pub(crate) use votes::VoteResult;

use crate::{
    Edtf,
    changeset::Seq,
    doubt::Freshness,
    entity::{Body, Country, EntityRef, Event, Office, Party, Person, Source, Tenure, Transition},
    id::{BodyId, CountryId, EventId, OfficeId, PartyId, PersonId, SourceId, TenureId, TransitionId},
    status::LastDay,
    world::{Table, World, ordering_day, tenure_order},
};
use jiff::civil::Date;
use memory::Memory;
use projection::{Known, Project};
use std::{borrow::Borrow, hash::Hash, sync::Arc};
use view::Parts;

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
    /// The view of a world on the present day, on which a holder who was not checked for long is in doubt.
    pub fn of_today(world: &World, today: Date, freshness: Freshness) -> Self {
        Self {
            freshness: Some(freshness),
            ..Self::of(world, today)
        }
    }

    /// The view of a world on a day, in which no check is too old; see [`doubt`](crate::doubt).
    pub fn of(world: &World, on: Date) -> Self {
        Self {
            on,
            seq: world.seq(),
            freshness: None,
            world: world.clone(),
            is_every_source_out: world.indices().are_sources_out_by(on),
            recorded_by: world.seq_by(on),
            countries: Parts::default(),
            offices: Parts::default(),
            parties: Parts::default(),
            bodies: Parts::default(),
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
        body shared_body bodies Body,
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

    /// Whether a tenure still fills the day it ends on: not where a successor in the same office began on it.
    pub fn last_day(&self, tenure: &Tenure) -> LastDay {
        let Some(end) = tenure.end.as_ref().and_then(Edtf::exact_day) else {
            return LastDay::Filled;
        };
        // Whoever began on a day that has come was known on it, so what is recorded can be asked.
        let line = self.world.indices().tenures_of_office.of(&tenure.office);
        let before = line.partition_point(|it| ordering_day(it).is_some_and(|day| day < end));
        let mut began = line[before..]
            .iter()
            .take_while(|it| ordering_day(it).is_some_and(|day| day <= end));
        let is_exact = |it: &Tenure| it.start.as_ref().and_then(Edtf::exact_day).is_some();
        if began.any(|it| it.id != tenure.id && is_exact(it)) {
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
            EntityRef::Body(id) => self.body(id.as_str()).is_some(),
            EntityRef::Person(id) => self.person(id.as_str()).is_some(),
            EntityRef::Tenure(id) => self.tenure(id.as_str()).is_some(),
            EntityRef::Event(id) => self.event(id.as_str()).is_some(),
            EntityRef::Transition(id) => self.transition(id.as_str()).is_some(),
            EntityRef::Source(id) => self.source(id.as_str()).is_some(),
        }
    }

    /// What was merged by the day: each record, the one that stands for it, where that was known, and the changeset that merged it.
    pub fn redirects(&self) -> impl Iterator<Item = (&EntityRef, &EntityRef, Seq)> {
        let known = self.world.redirects().all().map(|(from, redirect)| {
            let into = self.world.standing(from);
            (from, into, redirect.seq)
        });
        known.filter(|(_, into, seq)| *seq <= self.recorded_by && self.knows(into))
    }

    /// The world that this is a view of, with what came later.
    pub fn world(&self) -> &World {
        &self.world
    }

    /// The countries that there were on the day, in the order of their ids; [`Snapshot::countries`] has those of other days as well.
    pub fn standing_countries(&self) -> impl Iterator<Item = &Arc<Country>> {
        // Of one that is still to come the view does not tell when.
        let stands = |it: &&Arc<Country>| {
            let recorded = self.world.countries.get(it.id.as_str());
            recorded.is_some_and(|country| country.stands_on(self.on))
        };
        self.countries().filter(stands)
    }

    /// Whether an office is one of the day: see [`Office::while_held`].
    pub fn is_standing(&self, office: &Office) -> bool {
        !office.while_held || !self.holders(&office.id).is_empty()
    }

    /// The offices of a country that there were on the day: heads of state and of government first, then by id.
    pub fn offices_of(&self, country: &CountryId) -> Vec<&Office> {
        let mut offices = self.every_office_of(country);
        offices.retain(|office| self.is_standing(office));
        offices
    }

    /// The offices of a country, with those of other days, in the same order.
    pub fn every_office_of(&self, country: &CountryId) -> Vec<&Office> {
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
    Body BodyId,
    Person PersonId,
    Tenure TenureId,
    Event EventId,
    Transition TransitionId,
    Source SourceId,
}

#[cfg(test)]
mod tests;
