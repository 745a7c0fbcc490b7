//! Under which spellings each entity is found.

use super::fold::Form;
use crate::words::word;
use domain::{
    Country, EntityRef, Event, Language, Snapshot, Transition,
    entity::{EventKind, Renamed as _},
};
use std::collections::HashMap;

fn of_texts<'t>(texts: impl IntoIterator<Item = &'t str>) -> Vec<Form> {
    let mut forms = Vec::new();
    for form in texts.into_iter().map(Form::of) {
        if !form.spaced.is_empty() && !forms.contains(&form) {
            forms.push(form);
        }
    }
    forms
}

/// The spellings of a record by its id; none where it was not known on the day.
pub fn of_known(what: &EntityRef, snapshot: &Snapshot, words: &mut EventWords) -> Option<Vec<Form>> {
    Some(match what {
        EntityRef::Person(id) => of_texts(snapshot.person(id.as_str())?.name.forms()),
        // Whatever went by several names is found by each of them on all days, and shown by that of the day.
        EntityRef::Country(id) => {
            snapshot.country(id.as_str())?;
            of_country(snapshot.world().countries.get(id)?)
        }
        EntityRef::Office(id) => {
            snapshot.office(id.as_str())?;
            of_texts(snapshot.world().offices.get(id)?.all_names())
        }
        EntityRef::Party(id) => {
            snapshot.party(id.as_str())?;
            of_texts(snapshot.world().parties.get(id)?.all_names())
        }
        EntityRef::Transition(id) => of_transition(snapshot, snapshot.transition(id.as_str())?),
        EntityRef::Event(id) => words.forms(snapshot, snapshot.event(id.as_str())?),
        EntityRef::Tenure(_) | EntityRef::Source(_) => Vec::new(),
    })
}

/// A country by its names and its codes.
fn of_country(country: &Country) -> Vec<Form> {
    of_texts(
        country
            .all_names()
            .chain([country.id.as_str()])
            .chain(country.iso3.as_deref()),
    )
}

/// A transition by its office with whoever leaves it, in each language.
fn of_transition(snapshot: &Snapshot, transition: &Transition) -> Vec<Form> {
    let Some(view) = snapshot.transition_view(transition) else {
        return Vec::new();
    };
    let names = Language::ALL.map(|language| {
        let office = view.office.name.in_language(language);
        let person = view
            .outgoing
            .as_ref()
            .map_or("", |spell| spell.person.name.in_language(language));
        format!("{office} {person}")
    });
    of_texts(names.iter().map(String::as_str))
}

/// The names of the kinds of events in each language, looked up once for an index.
#[derive(Default)]
pub struct EventWords(HashMap<EventKind, [String; 3]>);

impl EventWords {
    /// An event by its name and place; one without a name by kind, country and year, in each language.
    fn forms(&mut self, snapshot: &Snapshot, event: &Event) -> Vec<Form> {
        let place = || event.place.iter().flat_map(|place| place.forms());
        if let Some(name) = &event.name {
            return of_texts(name.forms().chain(place()));
        }
        let kinds = self
            .0
            .entry(event.kind)
            .or_insert_with(|| Language::ALL.map(|language| word(language, "event-kind", event.kind.word())));
        let countries: Vec<_> = event
            .countries
            .iter()
            .filter_map(|id| snapshot.country(id.as_str()))
            .collect();
        let year = event
            .date
            .on
            .year()
            .map(|year| year.to_string())
            .unwrap_or_default();
        let names = Language::ALL.map(|language| {
            let countries: Vec<_> = countries
                .iter()
                .map(|country| country.name.in_language(language))
                .collect();
            format!("{} {} {year}", countries.join(" "), kinds[language as usize])
        });
        of_texts(names.iter().map(String::as_str).chain(place()))
    }
}
