//! Records that are likely of the same: by the folding of names, unless something tells them apart.

use crate::{
    Person, World,
    edtf::agreement::may_be_born_alike,
    folding::{Alike, NameKey},
    id::{CountryId, PersonId},
};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Everybody who is likely the same person, in the order of the ids.
pub fn doubles_of(world: &World, person: &Person) -> Vec<PersonId> {
    let alike = Alike::to(person.name.forms());
    world
        .persons
        .values()
        .filter(|other| other.id != person.id && alike.is_any_of(other.name.forms()))
        .filter(|other| may_be_one(world, person, other))
        .map(|other| other.id.clone())
        .collect()
}

/// Every two persons who are likely one: the one who should stay, and who should go. Each stands in one pair with each other.
pub fn doubles(world: &World) -> BTreeSet<(PersonId, PersonId)> {
    let mut bearers: HashMap<NameKey, Vec<&Person>> = HashMap::with_capacity(world.persons.len());
    for person in world.persons.values() {
        for key in person.name.forms().flat_map(NameKey::all_of) {
            let bearers = bearers.entry(key).or_default();
            if bearers.last().is_none_or(|last| last.id != person.id) {
                bearers.push(person);
            }
        }
    }
    let mut found = BTreeMap::new();
    for bearers in bearers.values().filter(|bearers| bearers.len() > 1) {
        for (place, one) in bearers.iter().enumerate() {
            for other in &bearers[place + 1..] {
                found
                    .entry((&one.id, &other.id))
                    .or_insert_with(|| may_be_one(world, one, other).then(|| in_order(world, one, other)));
            }
        }
    }
    found.into_values().flatten().collect()
}

/// Of two persons the one whose record should stay, and the other: who is named more often, then whose record is older.
pub fn in_order(world: &World, one: &Person, other: &Person) -> (PersonId, PersonId) {
    let weight = |person: &Person| {
        let tenures = world.indices().tenures_of_person.of(&person.id).len();
        let events = world.indices().events_of_person.of(&person.id).len();
        (tenures + events, person.wikidata.is_some())
    };
    let ids = (one.id.clone(), other.id.clone());
    if weight(other) > weight(one) {
        (ids.1, ids.0)
    } else {
        ids
    }
}

/// Whether nothing tells two bearers of a name apart: neither the year of birth, nor two numbers of Wikidata without an office in one
/// country, because numbers turn out to be of one person and are merged.
fn may_be_one(world: &World, one: &Person, other: &Person) -> bool {
    let numbers = one.wikidata.as_ref().zip(other.wikidata.as_ref());
    let have_other_numbers = numbers.is_some_and(|(one, other)| one != other);
    may_be_born_alike(one.born.as_ref(), other.born.as_ref())
        && (!have_other_numbers || !countries(world, &one.id).is_disjoint(&countries(world, &other.id)))
}

fn countries<'w>(world: &'w World, person: &PersonId) -> BTreeSet<&'w CountryId> {
    let tenures = world.indices().tenures_of_person.of(person);
    let offices = tenures
        .iter()
        .filter_map(|tenure| world.offices.get(&tenure.office));
    offices.map(|office| &office.country).collect()
}
