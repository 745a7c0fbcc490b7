//! What a commit can have put wrong: what it touched, and whatever a rule looks at together with it.

use super::{
    event::in_its_countries,
    finding::{Finding, Findings},
    line,
    rules::check_entity,
};
use crate::{Change, Entity, EntityRef, Event, World, id::OfficeId, world::references};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// The entities, and the offices whose holders have to be looked at together.
#[derive(Default)]
pub(super) struct Neighbourhood {
    entities: BTreeSet<EntityRef>,
    lines: BTreeSet<OfficeId>,
}

impl Neighbourhood {
    /// The neighbours, in both worlds, of everything that the commits of `after` beyond `before` touched.
    pub fn of_commits(before: &World, after: &World) -> Self {
        let mut near = Self::default();
        let commits = (before.seq() + 1..=after.seq()).filter_map(|seq| after.commit(seq));
        let touched: BTreeSet<_> = commits
            .flat_map(|commit| &commit.changeset.changes)
            .map(Change::reference)
            .collect();
        for reference in touched {
            let (former, present) = (before.get(&reference), after.get(&reference));
            if is_confirmed(former.as_ref()) != is_confirmed(present.as_ref()) {
                near.add_citing(&reference, before);
                near.add_citing(&reference, after);
            }
            near.entities.insert(reference);
            for (entity, world) in [(former, before), (present, after)] {
                if let Some(entity) = entity {
                    near.add_neighbours(&entity, world);
                }
            }
        }
        near
    }

    /// What is wrong with it in a world: errors first, then by entity and rule.
    pub fn check(&self, world: &World, today: Date) -> Vec<Finding> {
        let mut findings = Findings::default();
        for entity in self.entities.iter().filter_map(|reference| world.get(reference)) {
            check_entity(&entity, world, today, &mut findings);
        }
        for office in self.lines.iter().filter_map(|id| world.offices.get(id)) {
            line::check(office, world, &mut findings);
        }
        findings.sorted()
    }

    fn add_citing(&mut self, reference: &EntityRef, world: &World) {
        if let EntityRef::Source(id) = reference {
            self.entities.extend(world.indices().citing(id).cloned());
        }
    }

    fn add_neighbours(&mut self, entity: &Entity, world: &World) {
        let indices = world.indices();
        // Whether all that cites a source says where in it.
        let is_source = |to: &EntityRef| matches!(to, EntityRef::Source(_));
        self.entities
            .extend(references(entity).into_iter().filter(is_source));
        if let Some(wikidata) = entity.wikidata() {
            self.entities
                .extend(indices.with_wikidata(entity.kind(), wikidata).cloned());
        }
        match entity {
            Entity::Country(_)
            | Entity::Party(_)
            | Entity::Body(_)
            | Entity::Source(_)
            | Entity::Transition(_) => {}
            Entity::Person(person) => {
                let tenures = indices.tenures_of_person.of(&person.id).iter();
                self.entities
                    .extend(tenures.map(|tenure| EntityRef::Tenure(tenure.id.clone())));
                let events = indices.events_of_person.of(&person.id).iter();
                self.entities
                    .extend(events.map(|event| EntityRef::Event(event.id.clone())));
            }
            Entity::Office(office) => {
                self.lines.insert(office.id.clone());
                let tenures = indices.tenures_of_office.of(&office.id).iter();
                self.entities
                    .extend(tenures.map(|tenure| EntityRef::Tenure(tenure.id.clone())));
            }
            Entity::Tenure(tenure) => {
                self.lines.insert(tenure.office.clone());
                self.entities.insert(EntityRef::Person(tenure.person.clone()));
                let transitions = indices.transitions_of_tenure.of(&tenure.id).iter();
                self.entities
                    .extend(transitions.map(|transition| EntityRef::Transition(transition.id.clone())));
            }
            Entity::Event(event) => {
                self.entities
                    .extend(event.persons().cloned().map(EntityRef::Person));
                self.add_rounds(event, world);
                let on = event.date.on.exact_day();
                let announced_then = in_its_countries(event, world)
                    .filter(|other| other.announced.as_ref().is_some_and(|it| it.exact_day() == on));
                self.entities
                    .extend(announced_then.map(|other| EntityRef::Event(other.id.clone())));
            }
        }
    }

    /// Every event that is in the end a round of this one, and every one that this is a round of.
    fn add_rounds(&mut self, event: &Event, world: &World) {
        let mut seen = BTreeSet::from([&event.id]);
        let mut waiting: Vec<_> = vec![&event.id];
        while let Some(whole) = waiting.pop() {
            for round in world.indices().rounds_of_event.of(whole) {
                if seen.insert(&round.id) {
                    waiting.push(&round.id);
                }
            }
        }
        let mut whole = event.round_of.as_ref();
        while let Some(id) = whole.filter(|id| seen.insert(id)) {
            whole = world.events.get(id).and_then(|event| event.round_of.as_ref());
        }
        self.entities
            .extend(seen.into_iter().cloned().map(EntityRef::Event));
    }
}

/// Of a source, whether it is confirmed; nothing of anything else.
fn is_confirmed(entity: Option<&Entity>) -> Option<bool> {
    match entity {
        Some(Entity::Source(source)) => Some(!source.unconfirmed),
        _ => None,
    }
}
