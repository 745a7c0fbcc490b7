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
    Country,
    snapshot::{Relation, Spell},
};
use leptos::{either::Either, prelude::*};

pub fn section(visit: &Visit<'_>, notes: &Notes, relation: &Relation<'_>) -> impl IntoView + use<> {
    let rows: Vec<_> = relation
        .countries
        .iter()
        .map(|country| row(visit, notes, relation, country))
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
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
}

fn row(
    visit: &Visit<'_>,
    notes: &Notes,
    relation: &Relation<'_>,
    country: &Country,
) -> impl IntoView + use<> {
    let spell = relation
        .present
        .iter()
        .find(|spell| spell.office.country == country.id);
    let office = visit.snapshot.principal_office(&country.id);
    let absence = office.map(|office| visit.snapshot.absence(office));
    let absence = absence.map(|absence| view! { <AbsenceMark visit absence /> });
    let cells = match spell {
        Some(spell) => Either::Left(cells(visit, notes, spell)),
        None => Either::Right(view! {
            <td></td>
            <td>{absence}</td>
            <td></td>
            <td></td>
        }),
    };
    view! {
        <tr>
            <th scope="row">
                <CountryLink visit country />
            </th>
            {cells}
        </tr>
    }
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
            <small class="line-party">
                <a href=visit
                    .href(
                        &Resource::office(&spell.office.id),
                    )>{spell.office.title.in_language(visit.language).to_owned()}</a>
            </small>
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
