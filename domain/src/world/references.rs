//! Which other entities an entity refers to.

use crate::{
    World,
    entity::{Citation, Entity, EntityRef},
    id::{CountryId, OfficeId},
};

impl World {
    /// The country that an entity belongs to, where it belongs to one: an event to the first of its countries.
    pub fn country_of<'w>(&'w self, entity: &'w Entity) -> Option<&'w CountryId> {
        let of_office = |id: &OfficeId| self.offices.get(id).map(|office| &office.country);
        match entity {
            Entity::Country(it) => Some(&it.id),
            Entity::Office(it) => Some(&it.country),
            Entity::Party(it) => Some(&it.country),
            Entity::Body(it) => Some(&it.country),
            Entity::Tenure(it) => of_office(&it.office),
            Entity::Transition(it) => of_office(&it.office),
            Entity::Event(it) => it.countries.first(),
            Entity::Person(_) | Entity::Source(_) => None,
        }
    }
}

/// Every entity that `entity` refers to, sources included; in no order, and possibly repeated.
pub fn references(entity: &Entity) -> Vec<EntityRef> {
    let mut found = Vec::new();
    let mut sources = |citations: &[Citation]| {
        found.extend(citations.iter().map(|it| EntityRef::Source(it.source_id())));
    };
    match entity {
        Entity::Country(country) => {
            sources(&country.provenance.sources);
            country.former_names.iter().for_each(|it| sources(&it.sources));
            country
                .recorded_elections
                .iter()
                .for_each(|it| sources(&it.sources));
            let meetings = &country.recorded_meetings;
            meetings.iter().for_each(|it| sources(&it.recorded.sources));
            found.extend(meetings.iter().map(|it| EntityRef::Country(it.with.clone())));
            found.extend(country.successors.iter().cloned().map(EntityRef::Country));
        }
        Entity::Person(person) => sources(&person.provenance.sources),
        Entity::Source(_) => {}
        Entity::Party(party) => {
            sources(&party.provenance.sources);
            party.former_names.iter().for_each(|it| sources(&it.sources));
            found.push(EntityRef::Country(party.country.clone()));
        }
        Entity::Body(body) => {
            sources(&body.provenance.sources);
            body.former_names.iter().for_each(|it| sources(&it.sources));
            body.rule.iter().for_each(|it| sources(&it.sources));
            found.push(EntityRef::Country(body.country.clone()));
        }
        Entity::Office(office) => {
            sources(&office.provenance.sources);
            office.former_names.iter().for_each(|it| sources(&it.sources));
            office.recorded.iter().for_each(|it| sources(&it.sources));
            office.rule.iter().for_each(|it| sources(&it.sources));
            found.push(EntityRef::Country(office.country.clone()));
            found.extend(office.party.clone().map(EntityRef::Party));
        }
        Entity::Tenure(tenure) => {
            sources(&tenure.provenance.sources);
            tenure.capacity.iter().for_each(|span| sources(&span.sources));
            tenure.powers.iter().for_each(|span| sources(&span.sources));
            tenure.outlook.iter().for_each(|span| sources(&span.sources));
            tenure.terms.iter().for_each(|term| sources(&term.sources));
            found.push(EntityRef::Office(tenure.office.clone()));
            found.push(EntityRef::Person(tenure.person.clone()));
            found.extend(tenure.party.clone().map(EntityRef::Party));
        }
        Entity::Transition(transition) => {
            sources(&transition.provenance.sources);
            found.push(EntityRef::Office(transition.office.clone()));
            found.extend(transition.outgoing.clone().map(EntityRef::Tenure));
            found.extend(transition.incoming.clone().map(EntityRef::Tenure));
        }
        Entity::Event(event) => {
            sources(&event.provenance.sources);
            found.extend(event.countries.iter().cloned().map(EntityRef::Country));
            found.extend(event.bodies.iter().cloned().map(EntityRef::Body));
            found.extend(event.decides.iter().cloned().map(EntityRef::Office));
            found.extend(event.transitions.iter().cloned().map(EntityRef::Transition));
            found.extend(event.round_of.clone().map(EntityRef::Event));
            for participant in &event.participants {
                found.push(EntityRef::Country(participant.country.clone()));
                found.extend(participant.person.clone().map(EntityRef::Person));
            }
            for candidate in &event.candidates {
                found.extend(candidate.person.clone().map(EntityRef::Person));
                found.extend(candidate.party.clone().map(EntityRef::Party));
            }
            if let Some(outcome) = &event.outcome {
                found.extend(outcome.winners.iter().cloned().map(EntityRef::Person));
            }
        }
    }
    found
}
