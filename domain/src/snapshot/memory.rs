//! What pages ask again and again of one day: who holds an office and what decides who comes next, the events ahead, and the
//! order of transitions and leaders. Each is worked out when it is first asked for.
//!
//! There is at most one standing for each office, and one list for each order and language that shares the records of the
//! day, so what is kept is bounded by them. After a commit the view of the next world takes over whatever the commit did not touch.

use super::{LeaderOrder, LeaderTable, Snapshot, Task, by_date};
use crate::{
    Entity, EntityRef, Event, Language, Tenure, Transition, World,
    doubt::Doubt,
    id::{CountryId, EventId, OfficeId, PersonId, TenureId, TransitionId},
};
use elsa::sync::FrozenMap;
use imbl::OrdMap;
use std::{
    collections::BTreeSet,
    sync::{Arc, OnceLock, PoisonError, RwLock},
};

#[derive(Default)]
pub(super) struct Memory {
    standings: RwLock<OrdMap<OfficeId, Arc<Standing>>>,
    /// The events still ahead, in the order of their dates.
    ahead: OnceLock<Arc<[Arc<Event>]>>,
    tasks: OnceLock<Vec<Task>>,
    warnings: OnceLock<Vec<Task>>,
    /// All transitions, in the order of pages.
    transitions: OnceLock<Arc<[TransitionId]>>,
    leaders: RwLock<Vec<SortedLeaders>>,
    /// The events of each country that was asked for, in the order of their dates.
    events_of: FrozenMap<CountryId, Box<[Arc<Event>]>>,
}

/// The table of leaders in one order and language.
type SortedLeaders = ((LeaderOrder, Language), Arc<LeaderTable>);

/// Who holds an office on the day, and what decides who comes next.
#[derive(Debug)]
pub(super) struct Standing {
    /// Full holders first, then who acts for them.
    pub holders: Vec<TenureId>,
    pub designates: Vec<TenureId>,
    /// Who is presumed to be designated, and by which election.
    pub presumed: Arc<[(PersonId, EventId)]>,
    /// Of each holder who is in doubt.
    pub doubts: Vec<(TenureId, Arc<[Doubt]>)>,
    pub open_transitions: Vec<TransitionId>,
    pub next_decision: Option<EventId>,
}

impl Memory {
    pub fn standing(&self, office: &OfficeId, work_out: impl FnOnce() -> Standing) -> Arc<Standing> {
        let kept = self.standings.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(standing) = kept.get(office) {
            return Arc::clone(standing);
        }
        drop(kept);
        let standing = Arc::new(work_out());
        let mut kept = self.standings.write().unwrap_or_else(PoisonError::into_inner);
        kept.insert(office.clone(), Arc::clone(&standing));
        standing
    }

    pub fn tasks(&self, work_out: impl FnOnce() -> Vec<Task>) -> &[Task] {
        self.tasks.get_or_init(work_out)
    }

    pub fn warnings(&self, work_out: impl FnOnce() -> Vec<Task>) -> &[Task] {
        self.warnings.get_or_init(work_out)
    }

    pub fn ahead(&self, work_out: impl FnOnce() -> Arc<[Arc<Event>]>) -> &[Arc<Event>] {
        self.ahead.get_or_init(work_out)
    }

    pub fn events_of(
        &self,
        country: &CountryId,
        work_out: impl FnOnce() -> Box<[Arc<Event>]>,
    ) -> &[Arc<Event>] {
        if let Some(events) = self.events_of.get(country) {
            return events;
        }
        self.events_of.insert(country.clone(), work_out())
    }

    pub fn transitions(&self, work_out: impl FnOnce() -> Arc<[TransitionId]>) -> &[TransitionId] {
        self.transitions.get_or_init(work_out)
    }

    pub fn leaders(
        &self,
        order: LeaderOrder,
        language: Language,
        work_out: impl FnOnce() -> Arc<LeaderTable>,
    ) -> Arc<LeaderTable> {
        let key = (order, language);
        let kept = self.leaders.read().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, table)) = kept.iter().find(|(known, _)| *known == key) {
            return Arc::clone(table);
        }
        drop(kept);
        let table = work_out();
        let mut kept = self.leaders.write().unwrap_or_else(PoisonError::into_inner);
        // Somebody else may have been faster; there is one list for each key.
        kept.retain(|(known, _)| *known != key);
        kept.push((key, Arc::clone(&table)));
        table
    }
}

impl Snapshot {
    /// The view of a later world on the same day, with what is already worked out and not touched by the commits in between.
    pub fn carried_on(&self, world: &World) -> Self {
        let next = Self {
            freshness: self.freshness,
            ..Self::of(world, self.on)
        };
        let Some(touched) = Touched::between(self, world) else {
            return next;
        };
        let mut standings = self
            .memory
            .standings
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        for office in &touched.offices {
            standings.remove(office);
        }
        let ahead = self.memory.ahead.get().map(|ahead| {
            let is_untouched = |event: &&Arc<Event>| !touched.events.contains(&event.id);
            let mut events: Vec<_> = ahead.iter().filter(is_untouched).map(Arc::clone).collect();
            for id in &touched.events {
                if let Some(event) = next.shared_event(id.as_str())
                    && next.state_of(event).is_ahead()
                {
                    let place = events.partition_point(|other| by_date(other, event).is_lt());
                    events.insert(place, Arc::clone(event));
                }
            }
            Arc::from(events)
        });
        let transitions = self
            .memory
            .transitions
            .get()
            .map(|ids| next.transitions_after(ids, &self.world, &touched.offices));
        let memory = Memory {
            standings: RwLock::new(standings),
            ahead: ahead.map(OnceLock::from).unwrap_or_default(),
            transitions: transitions.map(OnceLock::from).unwrap_or_default(),
            ..Memory::default()
        };
        Self { memory, ..next }
    }
}

/// Which offices and events may stand otherwise after some commits.
#[derive(Default)]
struct Touched {
    offices: BTreeSet<OfficeId>,
    events: BTreeSet<EventId>,
}

impl Touched {
    /// None where the worlds are not one after the other, or where a source changed: then anything may stand otherwise.
    fn between(before: &Snapshot, after: &World) -> Option<Self> {
        if !after.follows(&before.world) {
            return None;
        }
        let mut touched = Self::default();
        let commits = before.seq + 1..=after.seq();
        for commit in commits.filter_map(|seq| after.commit(seq)) {
            for change in &commit.changeset.changes {
                let reference = change.reference();
                for (world, version) in [
                    (&before.world, before.world.get(&reference)),
                    (after, after.get(&reference)),
                ] {
                    if let Some(entity) = version {
                        touched.add(&entity, world);
                    }
                }
                // When an event became known may follow from the day on which its source was published.
                if matches!(reference, EntityRef::Source(_)) && before.world.get(&reference).is_some() {
                    return None;
                }
            }
        }
        Some(touched)
    }

    fn add(&mut self, entity: &Entity, world: &World) {
        match entity {
            Entity::Country(_) | Entity::Party(_) | Entity::Source(_) => {}
            Entity::Office(office) => {
                self.offices.insert(office.id.clone());
                // Which of the offices of one election its winner wins follows from the roles of all.
                for event in world.indices().events_of_office.of(&office.id) {
                    self.offices.extend(event.decides.iter().cloned());
                }
            }
            Entity::Tenure(tenure) => self.add_tenure(tenure, world),
            Entity::Transition(transition) => self.add_transition(transition, world),
            // A death ends tenures, and whether a person is known at all decides whether theirs are shown. Who won an election is
            // designated as long as they live.
            Entity::Person(person) => {
                self.add_tenures_of(&person.id, world);
                for event in world.indices().events_of_person.of(&person.id) {
                    self.add_offices_of(event, world);
                }
            }
            Entity::Event(event) => {
                self.events.insert(event.id.clone());
                // Whether it is known at all decides whether its rounds name it.
                for round in world.indices().rounds_of_event.of(&event.id) {
                    self.events.insert(round.id.clone());
                    self.add_offices_of(round, world);
                }
                self.add_offices_of(event, world);
                // It may make a person known.
                for person in event.persons() {
                    self.add_tenures_of(person, world);
                }
            }
        }
    }

    /// The offices that an event decides, and those of the transitions that it is a step of. A round is a part of its election.
    fn add_offices_of(&mut self, event: &Event, world: &World) {
        let whole = event.round_of.as_ref().and_then(|id| world.events.get(id));
        for event in [Some(event), whole].into_iter().flatten() {
            self.offices.extend(event.decides.iter().cloned());
            let transitions = event
                .transitions
                .iter()
                .filter_map(|id| world.transitions.get(id));
            self.offices.extend(transitions.map(|it| it.office.clone()));
        }
    }

    fn add_tenures_of(&mut self, person: &PersonId, world: &World) {
        for tenure in world.indices().tenures_of_person.of(person) {
            self.add_tenure(tenure, world);
        }
    }

    /// The office of a tenure, and those of the transitions that it begins or ends in, which may be others.
    fn add_tenure(&mut self, tenure: &Tenure, world: &World) {
        self.offices.insert(tenure.office.clone());
        for transition in world.indices().transitions_of_tenure.of(&tenure.id) {
            self.add_transition(transition, world);
        }
    }

    /// The office of a transition, and its steps, which name it only where it is known.
    fn add_transition(&mut self, transition: &Transition, world: &World) {
        self.offices.insert(transition.office.clone());
        let steps = world.indices().steps_of_transition.of(&transition.id);
        self.events.extend(steps.iter().map(|step| step.id.clone()));
    }
}
