//! A record that names other records instead of those that it names.

use crate::{
    Body, Country, Event, Office, Party, Tenure, Transition, World,
    entity::{Candidate, Citation, Entity, EntityRef, Recorded, citation::cite},
    id::{BodyId, CountryId, EventId, OfficeId, PartyId, PersonId, SourceId, TenureId, TransitionId},
    world::references,
};
use std::sync::Arc;

/// The entity with other references: to what `to` gives for each, where it gives something. What is then named twice in a list stands
/// there once; the entity keeps its own id.
pub fn redirected(mut entity: Entity, to: &dyn Fn(&EntityRef) -> Option<EntityRef>) -> Entity {
    if references(&entity)
        .iter()
        .all(|reference| to(reference).is_none())
    {
        return entity;
    }
    let to = Redirecting(to);
    if let Some(provenance) = entity.provenance_mut() {
        to.citations(&mut provenance.sources);
    }
    match &mut entity {
        Entity::Country(it) => to.country(Arc::make_mut(it)),
        Entity::Office(it) => to.office(Arc::make_mut(it)),
        Entity::Party(it) => to.party(Arc::make_mut(it)),
        Entity::Body(it) => to.body(Arc::make_mut(it)),
        Entity::Tenure(it) => to.tenure(Arc::make_mut(it)),
        Entity::Transition(it) => to.transition(Arc::make_mut(it)),
        Entity::Event(it) => to.event(Arc::make_mut(it)),
        Entity::Person(_) | Entity::Source(_) => {}
    }
    entity
}

impl World {
    /// An entity of an earlier record as it would be written now: what was merged since, itself included, goes by the name of what it is
    /// now.
    pub fn renamed(&self, entity: Entity) -> Entity {
        let reference = entity.reference();
        let survivor = |it: &EntityRef| {
            Some(self.standing(it))
                .filter(|standing| *standing != it)
                .cloned()
        };
        redirected(entity, &survivor).under(self.standing(&reference))
    }
}

struct Redirecting<'f>(&'f dyn Fn(&EntityRef) -> Option<EntityRef>);

macro_rules! ids {
    ($($method:ident $kind:ident $id:ident),* $(,)?) => {$(
        fn $method(&self, id: &mut $id) {
            if let Some(EntityRef::$kind(other)) = (self.0)(&EntityRef::$kind(id.clone())) {
                *id = other;
            }
        }
    )*};
}

/// Leaves the first of equal values.
fn once<T: PartialEq>(list: &mut Vec<T>) {
    let mut place = 0;
    while place < list.len() {
        let (before, rest) = list.split_at(place);
        if rest.first().is_some_and(|value| before.contains(value)) {
            list.remove(place);
        } else {
            place += 1;
        }
    }
}

impl Redirecting<'_> {
    ids! {
        country_id Country CountryId,
        office_id Office OfficeId,
        party_id Party PartyId,
        body_id Body BodyId,
        person_id Person PersonId,
        tenure_id Tenure TenureId,
        event_id Event EventId,
        transition_id Transition TransitionId,
        source_id Source SourceId,
    }

    fn citations(&self, citations: &mut Vec<Citation>) {
        let mut all = Vec::with_capacity(citations.len());
        for citation in citations.iter() {
            let mut source = citation.source_id();
            self.source_id(&mut source);
            cite(&mut all, &citation.in_source(&source));
        }
        *citations = all;
    }

    fn recorded(&self, spans: &mut [Recorded]) {
        for span in spans {
            self.citations(&mut span.sources);
        }
    }

    fn country(&self, country: &mut Country) {
        for former in &mut country.former_names {
            self.citations(&mut former.sources);
        }
        self.recorded(&mut country.recorded_elections);
        for meetings in &mut country.recorded_meetings {
            self.country_id(&mut meetings.with);
            self.citations(&mut meetings.recorded.sources);
        }
        for successor in &mut country.successors {
            self.country_id(successor);
        }
        once(&mut country.successors);
    }

    fn party(&self, party: &mut Party) {
        self.country_id(&mut party.country);
        for former in &mut party.former_names {
            self.citations(&mut former.sources);
        }
    }

    fn body(&self, body: &mut Body) {
        self.country_id(&mut body.country);
        for former in &mut body.former_names {
            self.citations(&mut former.sources);
        }
        if let Some(rule) = &mut body.rule {
            self.citations(&mut rule.sources);
        }
    }

    fn office(&self, office: &mut Office) {
        self.country_id(&mut office.country);
        if let Some(party) = &mut office.party {
            self.party_id(party);
        }
        for former in &mut office.former_names {
            self.citations(&mut former.sources);
        }
        if let Some(rule) = &mut office.rule {
            self.citations(&mut rule.sources);
        }
        self.recorded(&mut office.recorded);
    }

    fn tenure(&self, tenure: &mut Tenure) {
        self.office_id(&mut tenure.office);
        self.person_id(&mut tenure.person);
        if let Some(party) = &mut tenure.party {
            self.party_id(party);
        }
        for term in &mut tenure.terms {
            self.citations(&mut term.sources);
        }
        for span in &mut tenure.capacity {
            self.citations(&mut span.sources);
        }
        for span in &mut tenure.powers {
            self.citations(&mut span.sources);
        }
        for span in &mut tenure.outlook {
            self.citations(&mut span.sources);
        }
    }

    fn transition(&self, transition: &mut Transition) {
        self.office_id(&mut transition.office);
        let tenures = [&mut transition.outgoing, &mut transition.incoming];
        for tenure in tenures.into_iter().flatten() {
            self.tenure_id(tenure);
        }
    }

    fn event(&self, event: &mut Event) {
        for country in &mut event.countries {
            self.country_id(country);
        }
        once(&mut event.countries);
        let mut bodies = event.bodies.to_vec();
        for body in &mut bodies {
            self.body_id(body);
        }
        once(&mut bodies);
        event.bodies = bodies.into();
        for office in &mut event.decides {
            self.office_id(office);
        }
        once(&mut event.decides);
        for transition in &mut event.transitions {
            self.transition_id(transition);
        }
        once(&mut event.transitions);
        if let Some(whole) = &mut event.round_of {
            self.event_id(whole);
        }
        for participant in &mut event.participants {
            self.country_id(&mut participant.country);
            if let Some(person) = &mut participant.person {
                self.person_id(person);
            }
        }
        once(&mut event.participants);
        for candidate in &mut event.candidates {
            if let Some(person) = &mut candidate.person {
                self.person_id(person);
            }
            if let Some(party) = &mut candidate.party {
                self.party_id(party);
            }
        }
        stand_once(&mut event.candidates);
        if let Some(outcome) = &mut event.outcome {
            for winner in &mut outcome.winners {
                self.person_id(winner);
            }
            once(&mut outcome.winners);
        }
    }
}

/// Leaves each person among the candidates once, with what is known of either candidacy.
fn stand_once(candidates: &mut Vec<Candidate>) {
    let mut all: Vec<Candidate> = Vec::with_capacity(candidates.len());
    for candidate in candidates.drain(..) {
        let is_same = |it: &&mut Candidate| it.person.is_some() && it.person == candidate.person;
        match all.iter_mut().find(is_same) {
            None => all.push(candidate),
            Some(known) => {
                known.party = known.party.take().or(candidate.party);
                known.since = known.since.take().or(candidate.since);
            }
        }
    }
    *candidates = all;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{edits::any_edits, edits::worlds};
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    proptest! {
        /// Every reference that a record has is one that it can be redirected from.
        #[test]
        fn no_reference_is_forgotten(edits in any_edits()) {
            let world = worlds(&edits).pop().unwrap();
            for entity in world.entities() {
                let other = |it: &EntityRef| EntityRef::parse(it.kind(), &format!("other-{}", it.id())).ok();
                let before: BTreeSet<_> = references(&entity).iter().filter_map(other).collect();
                let after = redirected(entity.clone(), &other);
                prop_assert_eq!(after.reference(), entity.reference());
                prop_assert_eq!(references(&after).into_iter().collect::<BTreeSet<_>>(), before);
                prop_assert_eq!(redirected(entity.clone(), &|_| None), entity);
            }
        }
    }
}
