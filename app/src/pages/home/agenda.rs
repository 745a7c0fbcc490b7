//! The next votes, month by month.

use crate::{
    address::Resource,
    components::{Cite, CountryLink, EventDate, Notes, countdown},
    naming,
    visit::Visit,
    words::say,
};
use domain::{Edtf, Event};
use leptos::{either::Either, prelude::*};

/// How many votes the first page lists.
const MOST: usize = 16;

pub fn by_month(visit: &Visit<'_>, notes: &Notes, votes: &[&Event]) -> impl IntoView + use<> {
    let votes: Vec<_> = votes
        .iter()
        .copied()
        .filter(|event| event.date.on.month().is_some())
        .take(MOST)
        .collect();
    if votes.is_empty() {
        return Either::Left(view! { <p class="quiet">{say!(visit, "home-no-votes")}</p> });
    }
    let months = votes
        .chunk_by(|a, b| a.date.on.month() == b.date.on.month())
        .map(|month| {
            let title = month[0].date.on.month().and_then(month_name(visit));
            let items = month.iter().map(|event| item(visit, notes, event)).collect_view();
            view! {
                <h3 class="agenda-month">{title}</h3>
                <ul class="agenda">{items}</ul>
            }
        })
        .collect_view();
    Either::Right(months)
}

fn month_name(visit: &Visit<'_>) -> impl Fn((i16, i8)) -> Option<String> {
    let language = visit.language;
    move |(year, month)| {
        Some(
            Edtf::parse(&format!("{year:04}-{month:02}"))
                .ok()?
                .spoken(language),
        )
    }
}

fn item(visit: &Visit<'_>, notes: &Notes, event: &Event) -> impl IntoView + use<> {
    let country = event
        .countries
        .first()
        .and_then(|id| visit.snapshot.country(id.as_str()));
    let country = country.map(|country| view! { <CountryLink visit country /> });
    let decides = naming::what_it_decides(visit, event);
    view! {
        <li class="agenda-item">
            <span class="agenda-date">
                <EventDate visit event />
            </span>
            " "
            <span class="agenda-country">{country}</span>
            " "
            <span class="agenda-event">
                <a href=visit.href(&Resource::event(&event.id))>{naming::event_name(visit, event)}</a>
                <Cite visit notes of=&event.provenance />
                {decides
                    .map(|decides| {
                        view! {
                            " "
                            <small class="agenda-decides">{decides}</small>
                        }
                    })}
            </span>
            " "
            <span class="agenda-countdown countdown">{countdown(visit, &event.date.on)}</span>
        </li>
    }
}
