//! The view of the next world takes over what was worked out for the last one and is not touched by what lies between.

use super::{
    memory::Memory,
    view::{Snapshot, by_date},
};
use crate::{
    Entity, EntityRef, Event, Tenure, Transition, World,
    id::{EventId, OfficeId, PersonId},
};
use std::{
    collections::BTreeSet,
    sync::{Arc, OnceLock, PoisonError, RwLock},
};

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
            Entity::Country(_) | Entity::Party(_) | Entity::Body(_) | Entity::Source(_) => {}
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
