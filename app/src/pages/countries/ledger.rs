//! Who holds which office of a country.

use crate::{
    address::Resource,
    components::{
        AbsenceMark, Cite, Freshness, Moment, Notes, PersonLink, PresumedMark, StatusMark, StatusNote,
    },
    naming,
    visit::Visit,
    words::{say, word},
};
use domain::{
    Country, Office,
    snapshot::{Presumed, Spell},
};
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
            <table class="ledger ledger-stacked country-ledger">
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

/// One row for each holder and each designate of an office, or one that says that it is vacant, or that none is recorded.
fn rows(visit: &Visit<'_>, notes: &Notes, office: &Office) -> impl IntoView + use<> {
    let mut spells = visit.snapshot.holders(&office.id);
    spells.extend(visit.snapshot.designates(&office.id));
    let presumed: Vec<_> = visit
        .snapshot
        .presumed_designates(&office.id)
        .iter()
        .map(|presumed| presumed_row(visit, notes, presumed))
        .collect();
    if spells.is_empty() {
        let absence = visit.snapshot.absence(office);
        return Either::Left(view! {
            <tr>
                {office_cell(visit, office)} <td>
                    <AbsenceMark visit absence />
                </td> <td></td> <td></td> <td>
                    <Freshness visit provenance=&office.provenance />
                </td>
            </tr>
            {presumed}
        });
    }
    let recorded = spells
        .iter()
        .map(|spell| row(visit, notes, office, spell))
        .collect_view();
    Either::Right((recorded, presumed))
}

/// Who is to come by the result of an election that nobody has recorded as a hand-over.
fn presumed_row(visit: &Visit<'_>, notes: &Notes, presumed: &Presumed<'_>) -> impl IntoView + use<> {
    view! {
        <tr>
            {office_cell(visit, presumed.office)} <td>
                <PersonLink visit person=presumed.person />
                <Cite visit notes of=&presumed.event.provenance />
            </td> <td></td> <td>
                <PresumedMark visit presumed />
            </td> <td>
                <Freshness visit provenance=&presumed.event.provenance />
            </td>
        </tr>
    }
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
                <Cite visit notes of=&tenure.provenance />
                {party}
            </td> <td data-label=say!(visit, "column-since")>{since}</td> <td>
                <StatusMark visit spell />
                <StatusNote visit spell />
            </td> <td>
                <Freshness visit provenance=&tenure.provenance />
            </td>
        </tr>
    }
}
