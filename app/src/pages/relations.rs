//! Two or more countries: whose leaders met, what was signed, and whose office changes hands next.

mod address;
mod agreements;
mod exposure;
mod leaders;
mod meetings;
mod sentence;

use crate::{
    address::Resource,
    components::{CountryLink, Notes, SourceList, Toolbar},
    links, naming,
    page::{Detour, Page},
    visit::Visit,
    words::say,
};
pub use address::parse;
use domain::snapshot::Relation;
pub use exposure::{section as exposure_section, summary as exposure_summary};
pub use leaders::section as leaders_section;
use leptos::prelude::*;
pub use sentence::meetings as meetings_sentence;

pub fn relation(visit: &Visit<'_>) -> Result<Page, Detour> {
    let address = visit.param("countries");
    if address.chars().any(|letter| letter.is_ascii_uppercase()) {
        return Err(Detour::Moved(visit.href(&visit.resource.lower_case())));
    }
    let ids = address::parse(address).ok_or(Detour::NotFound)?;
    let relation = visit.snapshot.relation(&ids).ok_or(Detour::NotFound)?;
    let notes = Notes::default();
    let names: Vec<_> = relation
        .countries
        .iter()
        .map(|country| country.name.in_language(visit.language))
        .collect();
    let title = naming::join_countries(visit.language, &names);
    let sentence = sentence::meetings(visit, &relation);
    let description = sentence
        .clone()
        .unwrap_or_else(|| say!(visit, "relation-description", countries = title.clone()));
    let body = view! {
        <article class="relation-page">
            {head(visit, &relation, &title)} {leaders::section(visit, &notes, &relation)}
            {exposure::section(visit, &notes, &relation)}
            {meetings::section(visit, &notes, &relation, sentence)}
            {agreements::section(visit, &notes, &relation)} {others(visit, &relation)}
            <SourceList visit notes=&notes /> <Toolbar visit data=links::data(visit) />
        </article>
    };
    Ok(Page::new(title, description, body))
}

fn head(visit: &Visit<'_>, relation: &Relation<'_>, title: &str) -> impl IntoView + use<> {
    let countries: Vec<_> = relation
        .countries
        .iter()
        .map(|country| {
            view! {
                <li>
                    <CountryLink visit country=country />
                </li>
            }
        })
        .collect();
    view! {
        <header class="relation-head">
            <h1>{title.to_owned()}</h1>
            <ul class="relation-countries">{countries}</ul>
        </header>
    }
}

/// The relations that are part of this one, or of which this one is part.
fn others(visit: &Visit<'_>, relation: &Relation<'_>) -> Option<impl IntoView + use<>> {
    let codes: Vec<_> = relation
        .countries
        .iter()
        .map(|country| country.id.as_str())
        .collect();
    let groups = [address::pairs(&codes), address::wider(&codes, relation)].concat();
    let items: Vec<_> = groups
        .iter()
        .map(|codes| {
            let countries = codes.iter().filter_map(|code| visit.snapshot.country(code));
            let names: Vec<_> = countries
                .map(|country| country.name.in_language(visit.language))
                .collect();
            let name = naming::join_countries(visit.language, &names);
            view! {
                <li>
                    <a href=visit.href(&Resource::relation(codes.iter().map(String::as_str)))>{name}</a>
                </li>
            }
        })
        .collect();
    (!items.is_empty()).then(|| {
        view! {
            <nav class="relation-others" aria-labelledby="others-title">
                <h2 id="others-title">{say!(visit, "relation-others")}</h2>
                <ul>{items}</ul>
            </nav>
        }
    })
}
