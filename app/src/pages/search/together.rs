//! What words of different kinds lead to: "macron france", "us presidential election", and the relation of "japan korea".

use super::{
    form::{Form, is_begun},
    forms::{self, EventWords},
    vocabulary::Vocabulary,
};
use domain::{Country, EntityRef, Snapshot, id::CountryId};
use std::collections::BTreeSet;

/// Of a word that more records have, none is looked at: it says too little.
const MOST_LOOKED_AT: usize = 400;
/// How many relations are offered.
const MOST_RELATIONS: usize = 3;
/// A name of a country may be typed in part from so many letters on.
const SHORTEST_PART: usize = 3;
/// Words that join the names of countries.
const JOINING: [&str; 6] = ["and", "the", "of", "with", "vs", "relations"];

/// The records of which some of the typed words are a name and the others what they belong to.
pub fn together(snapshot: &Snapshot, vocabulary: &Vocabulary, typed: &Form) -> BTreeSet<EntityRef> {
    if !typed.spaced.contains(' ') {
        return BTreeSet::new();
    }
    let rarest = vocabulary.having_the_rarest(typed, MOST_LOOKED_AT);
    let mut candidates: BTreeSet<_> = rarest.into_iter().cloned().collect();
    let countries: Vec<_> = candidates
        .iter()
        .filter_map(|what| match what {
            EntityRef::Country(id) => snapshot.country(id.as_str()),
            _ => None,
        })
        .filter(|country| mask(country, typed) != 0)
        .collect();
    for country in countries.into_iter().take(MOST_RELATIONS) {
        candidates.extend(records_of(snapshot, country));
    }
    let mut words = EventWords::default();
    candidates.retain(|what| has_all(what, snapshot, typed, &mut words));
    candidates
}

/// Whether every typed word is one of the record's names or of what it belongs to, and one at least its own.
fn has_all(what: &EntityRef, snapshot: &Snapshot, typed: &Form, words: &mut EventWords) -> bool {
    let begun = |forms: &[Form], part: &str| {
        forms
            .iter()
            .any(|form| form.words().any(|word| is_begun(word, part)))
    };
    let Some(own) = forms::of_known(what, snapshot, words) else {
        return false;
    };
    let (own_words, others): (Vec<_>, Vec<_>) = typed.words().partition(|part| begun(&own, part));
    if own_words.is_empty() {
        return false;
    }
    let around = forms::around(what, snapshot, words);
    others.iter().all(|part| begun(&around, part))
}

/// The offices, events, parties and changes of office of a country.
fn records_of(snapshot: &Snapshot, country: &Country) -> Vec<EntityRef> {
    let offices = snapshot.offices_of(&country.id);
    let transitions = offices.iter().flat_map(|office| {
        snapshot
            .transitions_of(&office.id)
            .map(|it| EntityRef::Transition(it.id.clone()))
    });
    let events = snapshot.events_of(&country.id).rev().take(MOST_LOOKED_AT);
    let events = events.map(|it| EntityRef::Event(it.id.clone()));
    let parties = snapshot.parties_of(&country.id);
    let parties = parties.map(|it| EntityRef::Party(it.id.clone()));
    let bodies = snapshot.bodies_of(&country.id);
    let bodies = bodies.map(|it| EntityRef::Body(it.id.clone()));
    let of_offices = offices.iter().map(|it| EntityRef::Office(it.id.clone()));
    of_offices
        .chain(transitions)
        .chain(events)
        .chain(parties)
        .chain(bodies)
        .collect()
}

/// The relations that a text names: its words are the names of two or three countries, and nothing else.
pub fn relations_named(snapshot: &Snapshot, typed: &str) -> Vec<Vec<CountryId>> {
    let typed = Form::of(typed);
    let words: Vec<_> = typed.words().filter(|word| !JOINING.contains(word)).collect();
    let typed = Form {
        spaced: words.join(" ").into(),
    };
    if words.len() < 2 || words.len() > 12 {
        return Vec::new();
    }
    let all = (1u16 << words.len()) - 1;
    let named: Vec<_> = snapshot
        .countries()
        .map(|country| (country, mask(country, &typed)))
        .filter(|(_, mask)| *mask != 0)
        .collect();
    // All the words are the name of one country: the relation of two would be a guess.
    if named.iter().any(|(_, mask)| *mask == all) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (place, (one, of_one)) in named.iter().enumerate() {
        for (next, (other, of_other)) in named.iter().enumerate().skip(place + 1) {
            let of_two = of_one | of_other;
            if of_two == all {
                found.push((shared_events(snapshot, one, other), vec![&***one, &***other]));
            }
            let thirds = named.iter().skip(next + 1).filter(|(_, of_third)| {
                // Each of the three has a word that the others lack.
                of_two | of_third == all
                    && of_two != all
                    && (of_one | of_third) != all
                    && (of_other | of_third) != all
            });
            for (third, _) in thirds {
                let events = shared_events(snapshot, one, other) + shared_events(snapshot, other, third);
                found.push((events, vec![&***one, &***other, &***third]));
            }
        }
    }
    found.sort_by_key(|(events, countries)| (countries.len(), std::cmp::Reverse(*events)));
    let ids = |countries: Vec<&Country>| countries.into_iter().map(|it| it.id.clone()).collect();
    found
        .into_iter()
        .take(MOST_RELATIONS)
        .map(|(_, countries)| ids(countries))
        .collect()
}

/// Which of the typed words are of a name of the country, by bit.
fn mask(country: &Country, typed: &Form) -> u16 {
    let forms: Vec<_> = country.searched().flat_map(Form::all_of).collect();
    let is_named = |part: &str| {
        let mut words = forms.iter().flat_map(Form::words);
        words.any(|word| {
            let is_part = part.chars().count() >= SHORTEST_PART || !part.is_ascii();
            word == part || (is_part && word.starts_with(part))
        }) && !JOINING.contains(&part)
    };
    typed.words().take(12).enumerate().fold(0, |mask, (place, part)| {
        mask | (u16::from(is_named(part)) << place)
    })
}

fn shared_events(snapshot: &Snapshot, one: &Country, other: &Country) -> usize {
    snapshot
        .events_of(&one.id)
        .filter(|event| event.countries.contains(&other.id))
        .count()
}
