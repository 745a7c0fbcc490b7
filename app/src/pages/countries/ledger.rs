//! Who holds which office of a country.

use crate::{
    address::Resource,
    components::{Cite, Freshness, Moment, Notes, PersonLink, StatusMark, StatusNote, VacancyMark},
    naming,
    visit::Visit,
    words::{say, word},
};
use domain::{Country, Office, snapshot::Spell};
use leptos::{either::Either, prelude::*};

pub fn table(visit: &Visit<'_>, notes: &Notes, country: &Country) -> impl IntoView + use<> {
    let offices = visit.snapshot.offices_of(&country.id);
    if offices.is_empty() {
        return Either::Left(view! { <p class="quiet">{say!(visit, "country-no-offices")}</p> });
    }
    let rows = offices
        .into_iter()
        .map(|office| rows(visit, notes, office))
        .collect_view();
    Either::Right(view! {
        <div class="table-scroll" tabindex="0" role="group" aria-label=say!(visit, "country-offices")>
            <table class="ledger country-ledger">
                <caption class="visually-hidden">{say!(visit, "country-offices")}</caption>
                <thead>
                    <tr>
                        <th scope="col">{say!(visit, "column-office")}</th>
                        <th scope="col">{say!(visit, "column-holder")}</th>
                        <th scope="col">{say!(visit, "column-since")}</th>
                        <th scope="col">{say!(visit, "column-status")}</th>
                        <th scope="col">{say!(visit, "column-checked")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    })
}

/// One row for each holder and each designate of an office, or one that says that it is vacant.
fn rows(visit: &Visit<'_>, notes: &Notes, office: &Office) -> impl IntoView + use<> {
    let mut spells = visit.snapshot.holders(&office.id);
    spells.extend(visit.snapshot.designates(&office.id));
    if spells.is_empty() {
        return Either::Left(view! {
            <tr>
                {office_cell(visit, office)} <td>
                    <VacancyMark visit />
                </td> <td></td> <td></td> <td>
                    <Freshness visit provenance=&office.provenance />
                </td>
            </tr>
        });
    }
    Either::Right(
        spells
            .iter()
            .map(|spell| row(visit, notes, office, spell))
            .collect_view(),
    )
}

fn office_cell(visit: &Visit<'_>, office: &Office) -> impl IntoView + use<> {
    let roles: Vec<_> = office
        .roles
        .iter()
        .map(|role| word(visit.language, "role", role.word()))
        .collect();
    let roles = roles.join(" · ");
    view! {
        <th scope="row">
            <a href=visit
                .href(&Resource::office(&office.id))>{naming::text(visit, &office.title).to_owned()}</a>
            " "
            <small class="status-note">{roles}</small>
        </th>
    }
}

fn row(visit: &Visit<'_>, notes: &Notes, office: &Office, spell: &Spell<'_>) -> impl IntoView + use<> {
    let tenure = spell.tenure;
    let party = tenure
        .party
        .as_ref()
        .and_then(|id| visit.snapshot.party(id.as_str()));
    let party = party.map(|party| {
        view! {
            " "
            <small class="status-note">{party.name.in_language(visit.language).to_owned()}</small>
        }
    });
    let since = tenure
        .start
        .as_ref()
        .map(|start| view! { <Moment visit date=start /> });
    view! {
        <tr>
            {office_cell(visit, office)} <td>
                <PersonLink visit person=spell.person />
                <Cite visit notes sources=&tenure.provenance.sources />
                {party}
            </td> <td>{since}</td> <td>
                <StatusMark visit headline=spell.status.headline />
                <StatusNote visit spell />
            </td> <td>
                <Freshness visit provenance=&tenure.provenance />
            </td>
        </tr>
    }
}
