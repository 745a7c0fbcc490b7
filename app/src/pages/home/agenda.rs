//! The next votes, month by month, and the later ones that the strip shows in a table.

use super::strip;
use crate::{
    address::Resource,
    components::{Cite, CountryLink, EventDate, Notes, countdown},
    naming,
    visit::Visit,
    words::say,
};
use domain::{Edtf, Event};
use leptos::{either::Either, prelude::*};

/// How many votes stand in full; the others are folded away.
const MOST: usize = 6;

pub fn by_month(visit: &Visit<'_>, notes: &Notes, votes: &[&Event]) -> impl IntoView + use<> {
    if votes.is_empty() {
        return Either::Left(view! { <p class="quiet">{say!(visit, "home-no-votes")}</p> });
    }
    let of_a_month = |event: &&&Event| event.date.on.month().is_some();
    let next: Vec<_> = votes.iter().filter(of_a_month).take(MOST).copied().collect();
    let later: Vec<_> = votes
        .iter()
        .filter(|event| strip::has_mark(visit, event) && !next.iter().any(|other| other.id == event.id))
        .copied()
        .collect();
    let months = next
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
    Either::Right(view! {
        {months}
        {table(visit, &later)}
    })
}

/// The votes on the strip that come after those that stand in full.
fn table(visit: &Visit<'_>, later: &[&Event]) -> Option<impl IntoView + use<>> {
    if later.is_empty() {
        return None;
    }
    let title = say!(visit, "home-later-votes", count = later.len());
    let rows = later
        .iter()
        .map(|event| {
            view! {
                <tr>
                    <td>
                        <EventDate visit event />
                    </td>
                    <td>
                        <a href=visit.href(&Resource::event(&event.id))>{naming::event_name(visit, event)}</a>
                    </td>
                </tr>
            }
        })
        .collect_view();
    let (label, caption) = (title.clone(), title.clone());
    Some(view! {
        <details>
            <summary>{title}</summary>
            <div class="table-scroll" tabindex="0" role="group" aria-label=label>
                <table class="ledger">
                    <caption class="visually-hidden">{caption}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{say!(visit, "home-column-date")}</th>
                            <th scope="col">{say!(visit, "home-column-event")}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </details>
    })
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
