//! All countries, region by region.

use crate::{
    address::Resource,
    components::{AbsenceMark, CountryLink, DoubtMark, StatusMark},
    page::{Detour, Page},
    visit::Visit,
    words::{say, word},
};
use domain::{Country, collation::compare, entity::Region, status::Headline};
use leptos::{either::Either, prelude::*};

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
    let count = visit.snapshot.countries().count();
    let body = view! {
        <h1>{title.clone()}</h1>
        <p class="lede">{say!(visit, "countries-lede", count = count)}</p>
        {regions}
    };
    Ok(Page::new(title, say!(visit, "countries-description"), body))
}

fn of_region(visit: &Visit<'_>, region: Region) -> impl IntoView + use<> {
    let mut countries: Vec<&Country> = visit
        .snapshot
        .countries()
        .map(|it| &**it)
        .filter(|country| country.region == region)
        .collect();
    countries.sort_by(|a, b| {
        let [a, b] = [a, b].map(|country| country.name.in_language(visit.language));
        compare(visit.language, a, b)
    });
    countries
        .into_iter()
        .map(|country| item(visit, country))
        .collect_view()
}

fn item(visit: &Visit<'_>, country: &Country) -> impl IntoView + use<> {
    let office = visit.snapshot.principal_office(&country.id);
    let leader = office.map(
        |office| match visit.snapshot.holders(&office.id).into_iter().next() {
            Some(spell) => {
                let name = spell.person.name.in_language(visit.language).to_owned();
                let href = visit.href(&Resource::person(&spell.person.id));
                let is_plain = spell.status.headline == Headline::InOffice;
                let is_doubtful = !visit.snapshot.doubts(&spell).is_empty();
                let mark = (!is_plain).then(|| view! { <StatusMark visit spell=&spell /> });
                let doubt = (is_plain && is_doubtful).then(|| view! { <DoubtMark visit /> });
                Either::Left(view! {
                    <a href=href>{name}</a>
                    " "
                    {mark}
                    {doubt}
                })
            }
            None => {
                let absence = visit.snapshot.absence(office);
                Either::Right(view! { <AbsenceMark visit absence /> })
            }
        },
    );
    view! {
        <li class="countries-item">
            <CountryLink visit country />
            " "
            <span class="countries-leader">{leader}</span>
        </li>
    }
}
