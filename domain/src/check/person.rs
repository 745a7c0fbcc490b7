//! A life holds its tenures: nobody leads before birth or after death.

use super::{Findings, is_before};
use crate::{EntityRef, Person, Tenure, World, id::PersonId};
use std::collections::HashSet;

pub(super) fn check(world: &World, findings: &mut Findings) {
    let named = named_persons(world);
    for person in world.persons.values() {
        let at = EntityRef::Person(person.id.clone());
        if !named.contains(&person.id) {
            findings.warning(
                &at,
                "person_without_facts",
                "has no tenure and no event: add one or take the person out",
            );
        }
        if let (Some(born), Some(died)) = (&person.born, &person.died)
            && is_before(died, born)
        {
            findings.error(
                &at,
                "life_backwards",
                format!("died {died}, before being born {born}: correct a date"),
            );
        }
    }
    for tenure in world.tenures.values() {
        if let Some(person) = world.persons.get(&tenure.person) {
            check_life(person, tenure, findings);
        }
    }
}

fn named_persons(world: &World) -> HashSet<&PersonId> {
    let in_office = world.tenures.values().map(|tenure| &tenure.person);
    let in_events = world.events.values().flat_map(|event| {
        let taking_part = event.participants.iter().filter_map(|it| it.person.as_ref());
        let standing = event.candidates.iter().filter_map(|it| it.person.as_ref());
        let winning = event.outcome.iter().flat_map(|outcome| &outcome.winners);
        taking_part.chain(standing).chain(winning)
    });
    in_office.chain(in_events).collect()
}

fn check_life(person: &Person, tenure: &Tenure, findings: &mut Findings) {
    let at = EntityRef::Tenure(tenure.id.clone());
    if let (Some(born), Some(start)) = (&person.born, &tenure.start)
        && is_before(start, born)
    {
        let message = format!("starts {start}, before its holder was born {born}: correct a date");
        findings.error(&at, "tenure_before_birth", message);
    }
    let Some(died) = &person.died else { return };
    match &tenure.end {
        None => {
            let message = format!("is open and its holder died {died}: give it an end");
            findings.error(&at, "tenure_open_after_death", message);
        }
        Some(end) if is_before(died, end) => {
            let message = format!("ends {end}, after its holder died {died}: correct a date");
            findings.error(&at, "tenure_past_death", message);
        }
        Some(_) => {}
    }
}
