//! Whose office changes hands within the months that matter, and when.

use crate::{
    address::Resource,
    components::{Cite, CountryLink, EventDate, Freshness, Notes, countdown},
    naming,
    visit::Visit,
    words::say,
};
use domain::{
    Office,
    snapshot::{ExposedOffice, Relation},
};
use leptos::{either::Either, prelude::*};

pub fn section(visit: &Visit<'_>, notes: &Notes, relation: &Relation<'_>) -> impl IntoView + use<> {
    let rows: Vec<_> = relation
        .lines
        .iter()
        .map(|(office, _)| row(visit, notes, relation, office))
        .collect();
    let caption = say!(visit, "relation-exposure-caption");
    view! {
        <section aria-labelledby="exposure-title">
            <h2 id="exposure-title">{say!(visit, "relation-exposure")}</h2>
            <p class="lede">{summary(visit, relation)}</p>
            <div class="table-scroll" tabindex="0" role="group" aria-label=caption.clone()>
                <table class="ledger relation-exposure">
                    <caption class="visually-hidden">{caption.clone()}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{say!(visit, "relation-country")}</th>
                            <th scope="col">{say!(visit, "line-office")}</th>
                            <th scope="col">{say!(visit, "relation-next-step")}</th>
                            <th scope="col">{say!(visit, "relation-date")}</th>
                            <th scope="col">{say!(visit, "relation-away")}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
}

/// "2 of 3 offices may change hands within six months; both dates are known."
pub fn summary(visit: &Visit<'_>, relation: &Relation<'_>) -> String {
    let exposure = &relation.exposure;
    let changing = exposure.changing.len();
    if changing == 0 {
        return say!(visit, "relation-exposure-none", offices = exposure.offices);
    }
    let dated = exposure
        .changing
        .iter()
        .filter(|office| office.is_dated())
        .count();
    let dates = match dated {
        0 => say!(visit, "relation-dates-unknown", changing = changing),
        _ if dated == changing => say!(visit, "relation-dates-known", changing = changing),
        _ => say!(visit, "relation-dates-some", dated = dated, changing = changing),
    };
    say!(
        visit,
        "relation-exposure-summary",
        changing = changing,
        offices = exposure.offices,
        dates = dates
    )
}

/// One row for each office that a country is led from.
fn row(
    visit: &Visit<'_>,
    notes: &Notes,
    relation: &Relation<'_>,
    office: &Office,
) -> Option<impl IntoView + use<>> {
    let country = visit.snapshot.country(office.country.as_str())?;
    let mut changing = relation.exposure.changing.iter();
    let cells = match changing.find(|exposed| exposed.office.id == office.id) {
        Some(exposed) => Either::Left(change(visit, notes, exposed)),
        None => Either::Right(view! { <td colspan="3">{say!(visit, "relation-no-change")}</td> }),
    };
    Some(view! {
        <tr>
            <th scope="row">
                <CountryLink visit country />
            </th>
            <td>{office.title.in_language(visit.language).to_owned()}</td>
            {cells}
        </tr>
    })
}

fn change(visit: &Visit<'_>, notes: &Notes, exposed: &ExposedOffice<'_>) -> impl IntoView + use<> {
    let event = exposed.next;
    let decides = naming::what_it_decides(visit, event).map(|decides| {
        view! {
            " "
            <small class="line-note">{decides}</small>
        }
    });
    let (page, name) = match &exposed.view {
        Some(view) => (
            Resource::transition(&view.transition.id),
            naming::transition_name(visit, view),
        ),
        None => (
            Resource::office(&exposed.office.id),
            naming::text(visit, &exposed.office.name).to_owned(),
        ),
    };
    let change = view! { <a href=visit.href(&page)>{name}</a> };
    view! {
        <td>
            <a href=visit.href(&Resource::event(&event.id))>{naming::event_name(visit, event)}</a>
            {decides}
            " "
            <small class="line-note">{change}</small>
        </td>
        <td>
            <EventDate visit event />
            <Cite visit notes of=&event.provenance />
            <Freshness visit provenance=&event.provenance />
        </td>
        <td>{countdown(visit, &event.date.on)}</td>
    }
}
