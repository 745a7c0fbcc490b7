//! A life holds its tenures: nobody leads before birth or after death.

use super::finding::{Findings, is_before};
use crate::{EntityRef, Person, Tenure, World};

pub(super) fn check(person: &Person, world: &World, findings: &mut Findings) {
    let (at, indices) = (EntityRef::Person(person.id.clone()), world.indices());
    let is_named = !indices.tenures_of_person.of(&person.id).is_empty()
        || !indices.events_of_person.of(&person.id).is_empty();
    if !is_named {
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

/// What a tenure says beside the life of its holder.
pub(super) fn check_life(tenure: &Tenure, world: &World, findings: &mut Findings) {
    let Some(person) = world.persons.get(&tenure.person) else {
        return;
    };
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
