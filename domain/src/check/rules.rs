//! The rules that look at one entity.

use super::{
    dates, event, finding::Findings, former_name, identity, person, provenance, recorded, rule, tenure,
    texts, transition,
};
use crate::{Entity, World};
use jiff::civil::Date;

/// Every rule that tells something of this entity; what is said of the holders of an office together is told by [`mod@super::line`].
pub fn check_entity(entity: &Entity, world: &World, today: Date, findings: &mut Findings) {
    provenance::check(entity, world, today, findings);
    texts::check(entity, findings);
    dates::check(entity, today, findings);
    identity::check(entity, world, findings);
    let at = entity.reference();
    match entity {
        Entity::Country(country) => {
            former_name::check(&at, &country.former_names, today, findings);
            let meetings = country.recorded_meetings.iter().map(|it| &it.recorded);
            let spans = country.recorded_elections.iter().chain(meetings);
            recorded::check(&at, spans, today, findings);
        }
        Entity::Office(office) => {
            former_name::check(&at, &office.former_names, today, findings);
            recorded::check(&at, &office.recorded, today, findings);
            rule::check(&at, office.rule.as_deref(), findings);
        }
        Entity::Party(party) => former_name::check(&at, &party.former_names, today, findings),
        Entity::Body(body) => {
            former_name::check(&at, &body.former_names, today, findings);
            rule::check(&at, body.rule.as_deref(), findings);
        }
        Entity::Source(_) => {}
        Entity::Person(person) => person::check(person, world, findings),
        Entity::Tenure(tenure) => {
            person::check_life(tenure, world, findings);
            tenure::check(tenure, world, today, findings);
        }
        Entity::Event(event) => event::check(event, world, today, findings),
        Entity::Transition(transition) => transition::check(transition, world, findings),
    }
}
