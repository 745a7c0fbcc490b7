//! What is of the past: when a country was one, and the offices that nobody holds on the day because they are no more.

use crate::{address::Resource, components::CountryLink, naming, visit::Visit, words::say};
use domain::{Country, Edtf, Office};
use leptos::prelude::*;

/// "A country until 3 October 1990. Followed by Germany."
pub fn existence(visit: &Visit<'_>, country: &Country) -> impl IntoView + use<> {
    let spoken = |date: &Edtf| date.spoken(visit.language);
    let span = match (&country.established, &country.ended) {
        (None, None) => return None,
        (Some(from), None) => say!(visit, "country-since", from = spoken(from)),
        (None, Some(until)) => say!(visit, "country-until", until = spoken(until)),
        (Some(from), Some(until)) => {
            say!(
                visit,
                "country-from-until",
                from = spoken(from),
                until = spoken(until)
            )
        }
    };
    let successors: Vec<_> = country
        .successors
        .iter()
        .filter_map(|id| visit.snapshot.country(id.as_str()))
        .map(|country| {
            view! {
                " "
                <CountryLink visit country />
            }
        })
        .collect();
    let followed = (!successors.is_empty()).then(|| {
        view! {
            " "
            {say!(visit, "country-followed")}
            {successors}
        }
    });
    Some(view! { <p>{span} {followed}</p> })
}

/// The offices of other days, each with the years of its line.
pub fn offices(visit: &Visit<'_>, country: &Country) -> impl IntoView + use<> {
    let offices = visit.snapshot.every_office_of(&country.id);
    let rows: Vec<_> = offices
        .into_iter()
        .filter(|office| !visit.snapshot.is_standing(office))
        .filter_map(|office| row(visit, office))
        .collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section aria-labelledby="former-title">
                <h2 id="former-title">{say!(visit, "country-former-offices")}</h2>
                <ul>{rows}</ul>
            </section>
        }
    })
}

/// None of an office that nobody had held by the day.
fn row(visit: &Visit<'_>, office: &Office) -> Option<impl IntoView + use<>> {
    let line = visit.snapshot.line(&office.id);
    let first = line
        .iter()
        .find_map(|spell| spell.tenure.start.as_ref())?
        .earliest()?
        .year();
    let last = line
        .iter()
        .filter_map(|spell| spell.tenure.end.as_ref()?.latest())
        .max()?
        .year();
    let years = if first == last {
        first.to_string()
    } else {
        format!("{first}–{last}")
    };
    Some(view! {
        <li>
            <a href=visit
                .href(&Resource::office(&office.id))>{naming::text(visit, &office.name).to_owned()}</a>
            " "
            <span class="quiet">{years}</span>
        </li>
    })
}
