//! An office: who holds it, what comes next, how it is filled, and everyone who held it.

mod facts;
mod line;
mod next;
mod spell;

use crate::{
    components::{
        Cite, CountryLink, Freshness, Moment, Notes, PersonLink, SourceList, StatusMark, StatusNote,
        VacancyMark,
        timeline::{figure, length, office_chart},
    },
    page::{Detour, Page},
    pages::editing,
    visit::Visit,
    words::{say, word},
};
use domain::{Office, snapshot::Spell};
use leptos::prelude::*;

pub(super) use spell::{capacity_and_spans, end_words, entry_words, party_name};

pub fn office(visit: &Visit<'_>) -> Result<Page, Detour> {
    let id = visit.param("id");
    if id.chars().any(|letter| letter.is_ascii_uppercase()) {
        return Err(Detour::Moved(visit.href(&visit.resource.lower_case())));
    }
    let office = visit.snapshot.office(id).ok_or(Detour::NotFound)?;
    let notes = Notes::default();
    let line = visit.snapshot.line(&office.id);
    let name = office.name.in_language(visit.language).to_owned();
    let chart = office_chart(visit, office, &line).map(|chart| figure(visit, &chart));
    let has_line = !line.is_empty();
    let body = view! {
        <article class="office-page">
            {head(visit, office)} {editing::links(visit, || editing::about_office(visit, office))}
            {present(visit, &notes, office)} {next::section(visit, &notes, office)}
            {facts::section(visit, &notes, office)} <section aria-labelledby="line-title">
                <h2 id="line-title">{say!(visit, "office-line")}</h2>
                {chart}
                {has_line.then(|| line::table(visit, &notes, office, &line))}
                {(!has_line).then(|| view! { <p>{say!(visit, "office-line-empty")}</p> })}
            </section> {next::earlier(visit, office)} <SourceList visit notes=&notes />
        </article>
    };
    Ok(Page::new(name, description(visit, office), body))
}

fn description(visit: &Visit<'_>, office: &Office) -> String {
    let name = office.name.in_language(visit.language);
    let holders = visit.snapshot.holders(&office.id);
    match holders.first() {
        Some(spell) => {
            say!(
                visit,
                "office-description",
                office = name,
                person = spell.person.name.in_language(visit.language)
            )
        }
        None => say!(visit, "office-description-vacant", office = name),
    }
}

fn head(visit: &Visit<'_>, office: &Office) -> impl IntoView + use<> {
    let country = visit
        .snapshot
        .country(office.country.as_str())
        .map(|country| view! { <CountryLink visit country /> });
    let roles: Vec<_> = office
        .roles
        .iter()
        .map(|role| word(visit.language, "role", role.word()))
        .collect();
    view! {
        <header class="office-head">
            <p class="office-country">{country}</p>
            <h1>{office.name.in_language(visit.language).to_owned()}</h1>
            {(!roles.is_empty()).then(|| view! { <p class="office-roles">{roles.join(" · ")}</p> })}
        </header>
    }
}

/// Who holds the office on the day, who acts, and who is chosen to follow.
fn present(visit: &Visit<'_>, notes: &Notes, office: &Office) -> impl IntoView + use<> {
    let mut spells = visit.snapshot.holders(&office.id);
    let is_vacant = spells.is_empty();
    spells.extend(visit.snapshot.designates(&office.id));
    let rows = spells
        .iter()
        .map(|spell| holder_row(visit, notes, spell))
        .collect_view();
    let vacant = is_vacant.then(|| {
        view! {
            <tr>
                <th scope="row">{say!(visit, "office-nobody")}</th>
                <td>
                    <VacancyMark visit />
                </td>
                <td></td>
                <td></td>
                <td></td>
            </tr>
        }
    });
    let caption = say!(
        visit,
        "office-present-caption",
        office = office.name.in_language(visit.language)
    );
    view! {
        <section aria-labelledby="present-title">
            <h2 id="present-title">{say!(visit, "office-present")}</h2>
            <div class="table-scroll" tabindex="0" role="group" aria-label=caption.clone()>
                <table class="ledger office-present">
                    <caption class="visually-hidden">{caption.clone()}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{say!(visit, "line-holder")}</th>
                            <th scope="col">{say!(visit, "line-status")}</th>
                            <th scope="col">{say!(visit, "line-since")}</th>
                            <th scope="col">{say!(visit, "line-length")}</th>
                            <th scope="col">{say!(visit, "line-checked")}</th>
                        </tr>
                    </thead>
                    <tbody>{vacant} {rows}</tbody>
                </table>
            </div>
        </section>
    }
}

fn holder_row(visit: &Visit<'_>, notes: &Notes, spell: &Spell<'_>) -> impl IntoView + use<> {
    let tenure = spell.tenure;
    let since = tenure.start.as_ref().or(tenure.designated.as_ref());
    let since_date = since.map(|date| view! { <Moment visit date /> });
    let how_long = tenure.start.as_ref().and_then(|start| length(visit, start, None));
    let party = party_name(visit, tenure).map(|party| {
        view! {
            " "
            <small class="line-party">{party}</small>
        }
    });
    view! {
        <tr>
            <th scope="row">
                <PersonLink visit person=spell.person />
                {party}
            </th>
            <td>
                <StatusMark visit headline=spell.status.headline />
                <StatusNote visit spell />
            </td>
            <td>{since_date} <Cite visit notes sources=&tenure.provenance.sources /></td>
            <td>{how_long}</td>
            <td>
                <Freshness visit provenance=&tenure.provenance />
            </td>
        </tr>
    }
}
