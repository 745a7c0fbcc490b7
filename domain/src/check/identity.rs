//! One thing has one entity: Wikidata ids are well formed, and no two entities of a kind share one.

use super::Findings;
use crate::{EntityRef, World};
use std::collections::HashMap;

pub(super) fn check(world: &World, findings: &mut Findings) {
    let countries = world
        .countries
        .values()
        .map(|it| (EntityRef::Country(it.id.clone()), &it.wikidata));
    let offices = world
        .offices
        .values()
        .map(|it| (EntityRef::Office(it.id.clone()), &it.wikidata));
    let parties = world
        .parties
        .values()
        .map(|it| (EntityRef::Party(it.id.clone()), &it.wikidata));
    let persons = world
        .persons
        .values()
        .map(|it| (EntityRef::Person(it.id.clone()), &it.wikidata));
    let events = world
        .events
        .values()
        .map(|it| (EntityRef::Event(it.id.clone()), &it.wikidata));
    let all = countries
        .chain(offices)
        .chain(parties)
        .chain(persons)
        .chain(events);

    let mut first_with = HashMap::new();
    for (at, wikidata) in all {
        let Some(wikidata) = wikidata else { continue };
        if !is_wikidata_id(wikidata) {
            let message = format!("has the Wikidata id “{wikidata}”: give a Q and a number, such as Q17");
            findings.error(&at, "wikidata_malformed", message);
        }
        let first = first_with
            .entry((at.kind(), wikidata))
            .or_insert_with(|| at.clone());
        if *first != at {
            let message = format!(
                "has the same Wikidata id {wikidata} as `{}`: correct one of them, or make the two one entity",
                first.id()
            );
            findings.error(&at, "wikidata_duplicate", message);
        }
    }
}

/// Whether a text is the number of an item of Wikidata, such as `Q57`.
pub fn is_wikidata_id(text: &str) -> bool {
    text.strip_prefix('Q').is_some_and(|number| {
        !number.is_empty() && !number.starts_with('0') && number.bytes().all(|byte| byte.is_ascii_digit())
    })
}
