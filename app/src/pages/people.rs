//! A person: names in every script, what they hold, what they held, and what they took part in.

mod doubles;
mod happenings;
mod names;
mod spells;

use crate::{
    address::Resource,
    components::{
        Cite, CountryLink, Freshness, Notes, PresumedMark, SourceList, StatusMark, StatusNote, Toolbar,
        status_words,
    },
    links,
    page::{Detour, HeadExtras, Page},
    pages::{editing, structured},
    visit::Visit,
    words::say,
};
use domain::{Person, snapshot::Spell, status::Phase};
use leptos::prelude::*;

pub fn person(visit: &Visit<'_>) -> Result<Page, Detour> {
    let id = visit.param("id");
    if id.chars().any(|letter| letter.is_ascii_uppercase()) {
        return Err(Detour::Moved(visit.href(&visit.resource.lower_case())));
    }
    let person = visit.snapshot.person(id).ok_or(Detour::NotFound)?;
    let notes = Notes::default();
    let spells = visit.snapshot.spells_of_person(&person.id);
    let name = person.name.in_language(visit.language).to_owned();
    let body = view! {
        <article class="person-page">
            {names::head(visit, &notes, person)}
            {editing::links(visit, || editing::about_person(person, &spells))}
            {doubles::section(visit, person)} {present(visit, &notes, &spells)}
            {presumed(visit, &notes, person)} {spells::section(visit, &notes, &spells)}
            {happenings::transitions(visit, person, &spells)}
            {happenings::events(visit, &notes, person, &spells)} {elsewhere(visit, person)}
            <SourceList visit notes=&notes /> <Toolbar visit data=links::data(visit) />
        </article>
    };
    let way = [
        (Resource::LEADERS, say!(visit, "nav-leaders")),
        (visit.resource.clone(), name.clone()),
    ];
    let extras = HeadExtras {
        data: vec![
            structured::person(visit, person, &spells),
            structured::breadcrumbs(visit, &way),
        ],
        ..HeadExtras::default()
    };
    Ok(Page::new(name, description(visit, person, &spells), body).with_extras(extras))
}

fn is_present(spell: &Spell<'_>) -> bool {
    spell.status.phase != Phase::Ended
}

fn description(visit: &Visit<'_>, person: &Person, spells: &[Spell<'_>]) -> String {
    let name = person.name.in_language(visit.language);
    let Some(spell) = spells.iter().find(|spell| is_present(spell)).or(spells.first()) else {
        return say!(visit, "person-description", person = name);
    };
    let office = spell.office.name.in_language(visit.language);
    let status = status_words(visit, spell);
    say!(
        visit,
        "person-description-office",
        person = name,
        office = office,
        status = status
    )
}

/// What the person holds, or is designated for, on the day.
fn present(visit: &Visit<'_>, notes: &Notes, spells: &[Spell<'_>]) -> impl IntoView + use<> {
    let items: Vec<_> = spells
        .iter()
        .filter(|spell| is_present(spell))
        .map(|spell| held(visit, notes, spell))
        .collect();
    let nothing = items
        .is_empty()
        .then(|| view! { <p>{say!(visit, "person-present-none")}</p> });
    view! {
        <section aria-labelledby="present-title">
            <h2 id="present-title">{say!(visit, "person-present")}</h2>
            {nothing}
            {(!items.is_empty()).then(|| view! { <ul class="person-present">{items}</ul> })}
        </section>
    }
}

/// What the person is to take by the result of an election that nobody has recorded as a hand-over.
fn presumed(visit: &Visit<'_>, notes: &Notes, person: &Person) -> Option<impl IntoView + use<>> {
    let presumed = visit.snapshot.presumed_of_person(&person.id);
    let items: Vec<_> = presumed
        .iter()
        .map(|presumed| {
            let country = visit.snapshot.country(presumed.office.country.as_str());
            view! {
                <li>
                    <p class="person-office">
                        <a href=visit
                            .href(
                                &Resource::office(&presumed.office.id),
                            )>{presumed.office.name.in_language(visit.language).to_owned()}</a>
                        " "
                        {country.map(|country| view! { <CountryLink visit country /> })}
                    </p>
                    <p>
                        <PresumedMark visit presumed />
                        <Cite visit notes of=&presumed.event.provenance />
                    </p>
                </li>
            }
        })
        .collect();
    (!items.is_empty()).then(|| {
        view! {
            <section aria-labelledby="presumed-title">
                <h2 id="presumed-title">{say!(visit, "person-presumed")}</h2>
                <ul class="person-present">{items}</ul>
            </section>
        }
    })
}

fn held(visit: &Visit<'_>, notes: &Notes, spell: &Spell<'_>) -> impl IntoView + use<> {
    let tenure = spell.tenure;
    let since = tenure.start.as_ref().or(tenure.designated.as_ref()).map(|date| {
        format!(
            " · {}",
            say!(visit, "timeline-since", from = date.spoken(visit.language))
        )
    });
    let country = visit.snapshot.country(spell.office.country.as_str());
    view! {
        <li>
            <p class="person-office">
                <a href=visit
                    .href(
                        &Resource::office(&spell.office.id),
                    )>{spell.office.name.in_language(visit.language).to_owned()}</a>
                " "
                {country.map(|country| view! { <CountryLink visit country /> })}
            </p>
            <p>
                <StatusMark visit spell />
                {since}
                <Cite visit notes of=&tenure.provenance />
            </p>
            <StatusNote visit spell />
            <Freshness visit provenance=&tenure.provenance />
        </li>
    }
}

/// The same person elsewhere.
fn elsewhere(visit: &Visit<'_>, person: &Person) -> Option<impl IntoView + use<>> {
    let item = person.wikidata.clone()?;
    Some(view! {
        <p class="person-elsewhere">
            <a href=format!("https://www.wikidata.org/wiki/{item}") rel="noopener external">
                {say!(visit, "person-wikidata", item = item.clone())}
            </a>
        </p>
    })
}
