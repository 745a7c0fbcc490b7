//! What was found, kind by kind.

use super::index::Group;
use crate::{
    address::Resource,
    components::{CountryLink, EventDate, PersonLink, status_words},
    naming,
    rendered::{Rendered, rendered},
    visit::Visit,
    words::{say, word},
};
use domain::{
    Country, EntityKind, EntityRef,
    id::{CountryId, PersonId},
};
use leptos::prelude::*;

/// How many of one kind are shown.
const MOST: usize = 20;

pub fn groups(visit: &Visit<'_>, groups: &[Group]) -> impl IntoView + use<> {
    groups.iter().map(|group| section(visit, group)).collect_view()
}

/// The relations of the countries that were typed.
pub fn relations(visit: &Visit<'_>, relations: &[Vec<CountryId>]) -> Option<impl IntoView + use<>> {
    let items: Vec<_> = relations
        .iter()
        .map(|countries| {
            let names: Vec<_> = countries
                .iter()
                .filter_map(|id| visit.snapshot.country(id.as_str()))
                .map(|country| country.name.in_language(visit.language))
                .collect();
            let page = Resource::relation(countries.iter().map(CountryId::as_str));
            let name = naming::join_countries(visit.language, &names);
            view! { <li class="search-item">{link(visit, &page, name, None)}</li> }
        })
        .collect();
    (!items.is_empty()).then(|| {
        view! {
            <section class="search-group" aria-labelledby="found-relations">
                <h2 id="found-relations">{say!(visit, "search-relations", count = items.len())}</h2>
                <ul>{items}</ul>
            </section>
        }
    })
}

fn section(visit: &Visit<'_>, group: &Group) -> impl IntoView + use<> {
    let id = format!("found-{}", family(group.kind));
    let title_id = id.clone();
    let title = heading(visit, group.kind, group.found.len());
    let items = group
        .found
        .iter()
        .take(MOST)
        .filter_map(|what| item(visit, what))
        .map(|item| view! { <li class="search-item">{item}</li> })
        .collect_view();
    let more = (group.found.len() > MOST)
        .then(|| view! { <p class="quiet">{say!(visit, "search-more", count = MOST)}</p> });
    view! {
        <section class="search-group" aria-labelledby=id>
            <h2 id=title_id>{title}</h2>
            <ul>{items}</ul>
            {more}
        </section>
    }
}

const fn family(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "people",
        EntityKind::Country => "countries",
        EntityKind::Office => "offices",
        EntityKind::Transition => "transitions",
        EntityKind::Event => "events",
        EntityKind::Party => "parties",
        EntityKind::Body => "bodies",
        EntityKind::Tenure | EntityKind::Source => "other",
    }
}

fn heading(visit: &Visit<'_>, kind: EntityKind, count: usize) -> String {
    match kind {
        EntityKind::Person => say!(visit, "search-people", count = count),
        EntityKind::Country => say!(visit, "search-countries", count = count),
        EntityKind::Office => say!(visit, "search-offices", count = count),
        EntityKind::Transition => say!(visit, "search-transitions", count = count),
        EntityKind::Event => say!(visit, "search-events", count = count),
        EntityKind::Body => say!(visit, "search-bodies", count = count),
        EntityKind::Party | EntityKind::Tenure | EntityKind::Source => {
            say!(visit, "search-parties", count = count)
        }
    }
}

/// One thing that was found, with what tells it from its namesakes.
fn item(visit: &Visit<'_>, what: &EntityRef) -> Option<Rendered> {
    let snapshot = &visit.snapshot;
    Some(match what {
        EntityRef::Person(id) => {
            let person = snapshot.person(id.as_str())?;
            rendered(view! {
                <span>
                    <PersonLink visit person />
                </span>
                {aside(last_office(visit, id))}
            })
        }
        EntityRef::Country(id) => {
            let country = snapshot.country(id.as_str())?;
            rendered(view! {
                <CountryLink visit country />
                {aside(Some(region_and_leaders(visit, country)))}
            })
        }
        EntityRef::Office(id) => {
            let office = snapshot.office(id.as_str())?;
            let holders = snapshot.holders(id);
            let names: Vec<_> = holders
                .iter()
                .map(|spell| spell.person.name.in_language(visit.language))
                .collect();
            link(
                visit,
                &Resource::office(&office.id),
                naming::text(visit, &office.name).to_owned(),
                Some(names.join(" · ")),
            )
        }
        EntityRef::Party(id) => {
            let party = snapshot.party(id.as_str())?;
            let country = snapshot.country(party.country.as_str())?;
            let country_name = country.name.in_language(visit.language).to_owned();
            // A party has no page of its own; its country's tells of it.
            link(
                visit,
                &Resource::country(&country.id),
                party.name.in_language(visit.language).to_owned(),
                Some(country_name),
            )
        }
        EntityRef::Body(id) => {
            let body = snapshot.body(id.as_str())?;
            let country = snapshot.country(body.country.as_str())?;
            let country_name = country.name.in_language(visit.language).to_owned();
            link(
                visit,
                &Resource::country(&country.id),
                body.name.in_language(visit.language).to_owned(),
                Some(country_name),
            )
        }
        EntityRef::Transition(id) => {
            let view = snapshot.transition_view(snapshot.transition(id.as_str())?)?;
            let stage = naming::stage(visit, &view);
            link(
                visit,
                &Resource::transition(&view.transition.id),
                naming::transition_name(visit, &view),
                Some(stage),
            )
        }
        EntityRef::Event(id) => {
            let event = snapshot.event(id.as_str())?;
            let name = naming::event_name(visit, event);
            rendered(view! {
                <a href=visit.href(&Resource::event(&event.id))>{name}</a>
                " "
                <span class="quiet">
                    <EventDate visit event />
                </span>
            })
        }
        EntityRef::Tenure(_) | EntityRef::Source(_) => return None,
    })
}

fn link(visit: &Visit<'_>, page: &Resource<'_>, name: String, beside: Option<String>) -> Rendered {
    rendered(view! {
        <a href=visit.href(page)>{name}</a>
        {aside(beside)}
    })
}

fn aside(words: Option<String>) -> impl IntoView + use<> {
    words.filter(|words| !words.is_empty()).map(|words| {
        view! {
            " "
            <span class="quiet">{words}</span>
        }
    })
}

/// The part of the world, and who leads the country.
fn region_and_leaders(visit: &Visit<'_>, country: &Country) -> String {
    let spells = visit.snapshot.leading_spells(country);
    let leaders = spells
        .iter()
        .map(|spell| spell.person.name.in_language(visit.language).to_owned());
    let region = word(visit.language, "region", country.region.word());
    let words: Vec<_> = [region].into_iter().chain(leaders).collect();
    words.join(" · ")
}

/// The newest office of a person, with the status in it.
fn last_office(visit: &Visit<'_>, person: &PersonId) -> Option<String> {
    let spells = visit.snapshot.spells_of_person(person);
    let spell = spells.first()?;
    let status = status_words(visit, spell);
    Some(format!("{} · {status}", naming::text(visit, &spell.office.name)))
}
