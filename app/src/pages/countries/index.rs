//! All countries, region by region.

use crate::{
    address::Resource,
    components::{AbsenceMark, CountryLink, DoubtMark, StatusMark, Toolbar},
    links, naming,
    page::{Detour, Page},
    table::Table,
    visit::Visit,
    words::{say, word},
};
use domain::{Country, Office, collation::compare, entity::Region, snapshot::Spell, status::Headline};
use leptos::prelude::*;

pub fn countries(visit: &Visit<'_>) -> Result<Page, Detour> {
    let title = say!(visit, "countries-title");
    let regions = Region::ALL
        .iter()
        .map(|region| {
            let id = format!("region-{}", region.word());
            view! {
                <section aria-labelledby=id.clone()>
                    <h2 id=id.clone()>{word(visit.language, "region", region.word())}</h2>
                    <ul class="countries">{of_region(visit, *region)}</ul>
                </section>
            }
        })
        .collect_view();
    let count = visit.snapshot.standing_countries().count();
    let body = view! {
        <h1>{title.clone()}</h1>
        <p class="lede">{say!(visit, "countries-lede", count = count)}</p>
        <Toolbar visit data=links::data(visit) />
        {regions}
    };
    Ok(Page::new(title, say!(visit, "countries-description"), body))
}

/// The list as a table, region by region.
pub fn rows(visit: &Visit<'_>) -> Table {
    let head = vec![
        say!(visit, "filter-region"),
        say!(visit, "leaders-column-country"),
        say!(visit, "field-id"),
        say!(visit, "column-holder"),
        say!(visit, "field-url"),
    ];
    let regions = Region::ALL.iter();
    let rows = regions.flat_map(|region| sorted(visit, *region)).map(|country| {
        let spells = visit.snapshot.leading_spells(country);
        let leaders: Vec<_> = spells
            .iter()
            .map(|spell| {
                let office = naming::text(visit, &spell.office.title);
                format!("{} ({office})", spell.person.name.in_language(visit.language))
            })
            .collect();
        vec![
            word(visit.language, "region", country.region.word()),
            country.name.in_language(visit.language).to_owned(),
            country.id.to_string(),
            leaders.join(" · "),
            visit.url(&Resource::country(&country.id)),
        ]
    });
    Table {
        head,
        rows: rows.collect(),
    }
}

fn of_region(visit: &Visit<'_>, region: Region) -> impl IntoView + use<> {
    let countries = sorted(visit, region).into_iter();
    countries.map(|country| item(visit, country)).collect_view()
}

/// The countries of a region, by name.
fn sorted<'v>(visit: &'v Visit<'_>, region: Region) -> Vec<&'v Country> {
    let mut countries: Vec<&Country> = visit
        .snapshot
        .standing_countries()
        .map(|it| &**it)
        .filter(|country| country.region == region)
        .collect();
    countries.sort_by(|a, b| {
        let [a, b] = [a, b].map(|country| country.name.in_language(visit.language));
        compare(visit.language, a, b)
    });
    countries
}

fn item(visit: &Visit<'_>, country: &Country) -> impl IntoView + use<> {
    let leading = visit.snapshot.leading(country);
    let spells = visit.snapshot.leading_spells(country);
    let leaders: Vec<_> = spells
        .iter()
        .enumerate()
        .map(|(place, spell)| leader(visit, spell, place))
        .collect();
    let absences: Vec<_> = leading
        .offices
        .into_iter()
        .filter(|office| visit.snapshot.holders(&office.id).is_empty())
        .enumerate()
        .map(|(place, office)| absence(visit, office, leaders.len() + place))
        .collect();
    view! {
        <li class="countries-item">
            <CountryLink visit country />
            " "
            <span class="countries-leader">{leaders}{absences}</span>
        </li>
    }
}

/// A leader with the title of the office, and with whatever is not plain about them.
fn leader(visit: &Visit<'_>, spell: &Spell<'_>, place: usize) -> impl IntoView + use<> {
    let name = spell.person.name.in_language(visit.language).to_owned();
    let href = visit.href(&Resource::person(&spell.person.id));
    let is_plain = spell.status.headline == Headline::InOffice;
    let doubts = visit.snapshot.doubts(spell);
    let is_doubtful = !doubts.is_empty();
    let mark = (!is_plain).then(|| view! { <StatusMark visit spell /> });
    let doubt = (is_plain && is_doubtful).then(|| view! { <DoubtMark visit doubts=&doubts /> });
    view! {
        {separator(place)}
        <span class="countries-holder">
            <a href=href>{name}</a>
            " "
            <small>{naming::text(visit, &spell.office.title).to_owned()}</small>
            " "
            {mark}
            {doubt}
        </span>
    }
}

fn absence(visit: &Visit<'_>, office: &Office, place: usize) -> impl IntoView + use<> {
    let absence = visit.snapshot.absence(office);
    view! {
        {separator(place)}
        <span class="countries-holder">
            <AbsenceMark visit absence />
            " "
            <small>{naming::text(visit, &office.title).to_owned()}</small>
        </span>
    }
}

/// What stands before all but the first of several leaders.
fn separator(place: usize) -> Option<&'static str> {
    (place > 0).then_some(" · ")
}
