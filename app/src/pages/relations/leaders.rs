//! Who leads each country on the day.

use crate::{
    address::Resource,
    components::{
        AbsenceMark, Cite, CountryLink, Freshness, Moment, Notes, PersonLink, StatusMark, StatusNote,
    },
    visit::Visit,
    words::say,
};
use domain::{
    Country, Office,
    snapshot::{Relation, Spell},
};
use leptos::{either::Either, prelude::*};

pub fn section(visit: &Visit<'_>, notes: &Notes, relation: &Relation<'_>) -> impl IntoView + use<> {
    let rows: Vec<_> = relation
        .countries
        .iter()
        .map(|country| rows(visit, notes, country))
        .collect();
    let caption = say!(visit, "relation-leaders-caption");
    view! {
        <section aria-labelledby="leaders-title">
            <h2 id="leaders-title">{say!(visit, "relation-leaders")}</h2>
            <div class="table-scroll" tabindex="0" role="group" aria-label=caption.clone()>
                <table class="ledger relation-leaders">
                    <caption class="visually-hidden">{caption.clone()}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{say!(visit, "relation-country")}</th>
                            <th scope="col">{say!(visit, "line-holder")}</th>
                            <th scope="col">{say!(visit, "line-status")}</th>
                            <th scope="col">{say!(visit, "line-since")}</th>
                            <th scope="col">{say!(visit, "line-checked")}</th>
                        </tr>
                    </thead>
                    {rows}
                </table>
            </div>
        </section>
    }
}

/// One row for each who leads the country, and for each office that leads it without a holder.
fn rows(visit: &Visit<'_>, notes: &Notes, country: &Country) -> impl IntoView + use<> {
    let spells = visit.snapshot.leading_spells(country);
    let held = spells
        .iter()
        .map(|spell| Either::Left(cells(visit, notes, spell)));
    let offices = visit.snapshot.leading(country).offices.into_iter();
    let absent = offices
        .filter(|office| visit.snapshot.holders(&office.id).is_empty())
        .map(|office| Either::Right(absence(visit, office)));
    let mut rows: Vec<_> = held.chain(absent).map(Some).collect();
    if rows.is_empty() {
        rows.push(None);
    }
    let count = rows.len();
    let row = |(place, cells)| {
        let name = (place == 0).then(|| {
            view! {
                <th scope="rowgroup" rowspan=count.to_string()>
                    <CountryLink visit country />
                </th>
            }
        });
        view! { <tr>{name} {cells}</tr> }
    };
    let rows = rows.into_iter().enumerate().map(row).collect_view();
    view! { <tbody>{rows}</tbody> }
}

fn absence(visit: &Visit<'_>, office: &Office) -> impl IntoView + use<> {
    let absence = visit.snapshot.absence(office);
    view! {
        <td>
            <small class="line-party">{office_link(visit, office)}</small>
        </td>
        <td>
            <AbsenceMark visit absence />
        </td>
        <td></td>
        <td></td>
    }
}

fn office_link(visit: &Visit<'_>, office: &Office) -> impl IntoView + use<> {
    let title = office.title.in_language(visit.language).to_owned();
    view! { <a href=visit.href(&Resource::office(&office.id))>{title}</a> }
}

fn cells(visit: &Visit<'_>, notes: &Notes, spell: &Spell<'_>) -> impl IntoView + use<> {
    let since = spell
        .tenure
        .start
        .as_ref()
        .map(|date| view! { <Moment visit date /> });
    view! {
        <td>
            <PersonLink visit person=spell.person />
            " "
            <small class="line-party">{office_link(visit, spell.office)}</small>
        </td>
        <td>
            <StatusMark visit spell />
            <StatusNote visit spell />
        </td>
        <td>{since} <Cite visit notes of=&spell.tenure.provenance /></td>
        <td>
            <Freshness visit provenance=&spell.tenure.provenance />
        </td>
    }
}
