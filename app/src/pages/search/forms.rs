//! Under which spellings each entity is found.

use super::form::Form;
use crate::words::word;
use domain::{
    EntityRef, Event, Language, Office, Snapshot, Transition,
    entity::{EventKind, Renamed as _},
    id::{CountryId, PersonId},
};
use std::collections::HashMap;

fn of_texts<'t>(texts: impl IntoIterator<Item = &'t str>) -> Vec<Form> {
    let mut forms = Vec::new();
    for form in texts.into_iter().flat_map(Form::all_of) {
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
            of_texts(snapshot.world().countries.get(id)?.searched())
        }
        EntityRef::Office(id) => {
            snapshot.office(id.as_str())?;
            of_office(snapshot.world().offices.get(id)?)
        }
        EntityRef::Party(id) => {
            snapshot.party(id.as_str())?;
            of_texts(snapshot.world().parties.get(id)?.all_names())
        }
        EntityRef::Body(id) => {
            snapshot.body(id.as_str())?;
            of_texts(snapshot.world().bodies.get(id)?.all_names())
        }
        EntityRef::Transition(id) => of_transition(snapshot, snapshot.transition(id.as_str())?),
        EntityRef::Event(id) => words.forms(snapshot, snapshot.event(id.as_str())?),
        EntityRef::Tenure(_) | EntityRef::Source(_) => Vec::new(),
    })
}

fn of_office(office: &Office) -> Vec<Form> {
    of_texts(office.all_names())
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

/// The spellings of what a record belongs to: a person's offices, an event's countries and kind, and the countries of all.
pub fn around(what: &EntityRef, snapshot: &Snapshot, words: &mut EventWords) -> Vec<Form> {
    let of_country = |id: &CountryId| {
        let country = snapshot.country(id.as_str()).into_iter();
        country
            .flat_map(|country| of_texts(country.searched()))
            .collect::<Vec<_>>()
    };
    let of_person = |id: &PersonId| {
        let person = snapshot.person(id.as_str()).into_iter();
        person
            .flat_map(|person| of_texts(person.name.forms()))
            .collect::<Vec<_>>()
    };
    match what {
        EntityRef::Person(id) => snapshot
            .spells_of_person(id)
            .iter()
            .flat_map(|spell| [of_office(spell.office), of_country(&spell.office.country)].concat())
            .collect(),
        EntityRef::Office(id) => {
            let office = snapshot.office(id.as_str());
            let holders = snapshot.holders(id);
            let persons = holders.iter().flat_map(|spell| of_person(&spell.person.id));
            office
                .into_iter()
                .flat_map(|office| of_country(&office.country))
                .chain(persons)
                .collect()
        }
        EntityRef::Party(id) => snapshot
            .party(id.as_str())
            .map(|party| of_country(&party.country))
            .unwrap_or_default(),
        EntityRef::Body(id) => snapshot
            .body(id.as_str())
            .map(|body| of_country(&body.country))
            .unwrap_or_default(),
        EntityRef::Transition(id) => {
            let transition = snapshot.transition(id.as_str());
            let view = transition.and_then(|transition| snapshot.transition_view(transition));
            view.iter()
                .flat_map(|view| {
                    let incoming = view.incoming.iter().flat_map(|it| of_person(&it.person.id));
                    of_country(&view.office.country).into_iter().chain(incoming)
                })
                .collect()
        }
        EntityRef::Event(id) => {
            let Some(event) = snapshot.event(id.as_str()) else {
                return Vec::new();
            };
            let year = event.date.on.year().map(|year| year.to_string());
            let kind = words.of(event.kind);
            let named = of_texts(kind.iter().map(String::as_str).chain(year.as_deref()));
            let countries = event.countries.iter().flat_map(of_country);
            named
                .into_iter()
                .chain(countries)
                .chain(event.persons().flat_map(of_person))
                .collect()
        }
        EntityRef::Country(_) | EntityRef::Tenure(_) | EntityRef::Source(_) => Vec::new(),
    }
}

/// The names of the kinds of events in each language, looked up once for an index.
#[derive(Default)]
pub struct EventWords(HashMap<EventKind, [String; 3]>);

impl EventWords {
    fn of(&mut self, kind: EventKind) -> &[String; 3] {
        self.0
            .entry(kind)
            .or_insert_with(|| Language::ALL.map(|language| word(language, "event-kind", kind.word())))
    }

    /// An event by its name and place; one without a name by kind, country and year, in each language.
    fn forms(&mut self, snapshot: &Snapshot, event: &Event) -> Vec<Form> {
        let place = || event.place.iter().flat_map(|place| place.forms());
        if let Some(name) = &event.name {
            return of_texts(name.forms().chain(place()));
        }
        let kinds = self.of(event.kind);
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
