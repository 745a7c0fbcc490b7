//! Who is in doubt, by country: first those who should have left by now, then those whom nobody has checked for long.

use crate::{
    address::Resource,
    components::{CountryLink, PersonLink, doubt_reasons, doubt_words},
    naming,
    query::Query,
    visit::Visit,
    words::say,
};
use domain::{
    Country,
    doubt::{Doubt, IN_DOUBT, is_grave},
    snapshot::{InDoubt, Spell},
};
use leptos::prelude::*;

pub fn section(visit: &Visit<'_>) -> Option<impl IntoView + use<>> {
    let mut all: Vec<_> = visit.snapshot.in_doubt().collect();
    if all.is_empty() {
        return None;
    }
    let name = |it: &InDoubt<'_>| it.country.name.in_language(visit.language).to_owned();
    // Within a country its offices keep their order.
    all.sort_by_cached_key(name);
    let (grave, unchecked): (Vec<_>, Vec<_>) = all.into_iter().partition(|it| is_grave(&it.doubts));
    let items = grave.iter().map(|it| item(visit, it)).collect_view();
    let list = (!grave.is_empty()).then(|| view! { <ul class="in-doubt">{items}</ul> });
    let query = Query::default().with("status", Some(IN_DOUBT));
    Some(view! {
        <section aria-labelledby="doubt-title">
            <h2 id="doubt-title">{say!(visit, "home-doubt")}</h2>
            <p class="quiet">{say!(visit, "home-doubt-help")}</p>
            {list}
            {old_checks(visit, unchecked)}
            <p>
                <a href=visit.href_with(&Resource::LEADERS, &query)>{say!(visit, "home-doubt-all")}</a>
            </p>
        </section>
    })
}

fn item(visit: &Visit<'_>, it: &InDoubt<'_>) -> impl IntoView + use<> {
    let office = naming::text(visit, &it.spell.office.title).to_owned();
    view! {
        <li class="in-doubt-item">
            <CountryLink visit country=it.country />
            " "
            <span>
                <a href=visit.href(&Resource::office(&it.spell.office.id))>{office}</a>
                " · "
                <PersonLink visit person=it.spell.person />
                " "
                <small class="doubt-note">{doubt_reasons(visit, &it.doubts)}</small>
            </span>
        </li>
    }
}

/// The holders of whom nothing but the check is old, folded away: since when, and in each country who.
fn old_checks(visit: &Visit<'_>, unchecked: Vec<InDoubt<'_>>) -> Option<impl IntoView + use<>> {
    if unchecked.is_empty() {
        return None;
    }
    let count = unchecked.len();
    let mut groups: Vec<(Doubt, Vec<InDoubt<'_>>)> = Vec::new();
    for it in unchecked {
        let Some(doubt) = it.doubts.first().copied() else {
            continue;
        };
        match groups.iter_mut().find(|(of, _)| *of == doubt) {
            Some((_, group)) => group.push(it),
            None => groups.push((doubt, vec![it])),
        }
    }
    groups.sort_by_key(|(doubt, _)| *doubt);
    let groups = groups
        .iter()
        .map(|(doubt, group)| {
            let countries = group
                .chunk_by(|a, b| a.country.id == b.country.id)
                .map(|of_country| of_one_country(visit, of_country[0].country, of_country))
                .collect_view();
            view! {
                <h3 class="in-doubt-since">
                    <span class="doubt-note">{doubt_words(visit, doubt)}</span>
                </h3>
                <ul class="in-doubt-countries">{countries}</ul>
            }
        })
        .collect_view();
    Some(view! {
        <details>
            <summary>{say!(visit, "home-doubt-unchecked", count = count)}</summary>
            {groups}
        </details>
    })
}

fn of_one_country(visit: &Visit<'_>, country: &Country, holders: &[InDoubt<'_>]) -> impl IntoView + use<> {
    let mut spells: Vec<&Spell<'_>> = holders.iter().map(|it| &it.spell).collect();
    // Who holds two offices of a country is named once.
    let mut seen = Vec::new();
    spells.retain(|spell| {
        let is_new = !seen.contains(&&spell.person.id);
        seen.push(&spell.person.id);
        is_new
    });
    let names = spells
        .iter()
        .map(|spell| {
            view! {
                " · "
                <PersonLink visit person=spell.person />
            }
        })
        .collect_view();
    view! {
        <li>
            <CountryLink visit country />
            {names}
        </li>
    }
}
