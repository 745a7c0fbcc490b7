//! Every office that a person has held, newest first.

use crate::{
    address::Resource,
    components::{Cite, CountryLink, Freshness, Moment, Notes, StatusMark, timeline::length},
    pages::offices::{capacity_and_spans, end_words, entry_words, party_name},
    visit::Visit,
    words::say,
};
use domain::snapshot::Spell;
use leptos::prelude::*;

pub fn section(visit: &Visit<'_>, notes: &Notes, spells: &[Spell<'_>]) -> Option<impl IntoView + use<>> {
    if spells.is_empty() {
        return None;
    }
    let rows = spells.iter().map(|spell| row(visit, notes, spell)).collect_view();
    let caption = say!(visit, "person-spells-caption");
    Some(view! {
        <section aria-labelledby="spells-title">
            <h2 id="spells-title">{say!(visit, "person-spells")}</h2>
            <div class="table-scroll" tabindex="0" role="group" aria-label=caption.clone()>
                <table class="ledger office-line">
                    <caption class="visually-hidden">{caption.clone()}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{say!(visit, "line-office")}</th>
                            <th scope="col">{say!(visit, "line-status")}</th>
                            <th scope="col">{say!(visit, "line-from")}</th>
                            <th scope="col">{say!(visit, "line-to")}</th>
                            <th scope="col">{say!(visit, "line-length")}</th>
                            <th scope="col">{say!(visit, "line-entry")}</th>
                            <th scope="col">{say!(visit, "line-end")}</th>
                            <th scope="col">{say!(visit, "line-checked")}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    })
}

fn row(visit: &Visit<'_>, notes: &Notes, spell: &Spell<'_>) -> impl IntoView + use<> {
    let tenure = spell.tenure;
    let from = tenure.start.as_ref().map(|date| view! { <Moment visit date /> });
    let to = tenure.end.as_ref().map(|date| view! { <Moment visit date /> });
    let how_long = tenure
        .start
        .as_ref()
        .and_then(|start| length(visit, start, tenure.end.as_ref()));
    let party = party_name(visit, tenure).map(|party| {
        view! {
            " "
            <small class="line-party">{party}</small>
        }
    });
    let country = visit.snapshot.country(spell.office.country.as_str());
    let country = country.map(|country| {
        view! {
            <small class="line-country">
                <CountryLink visit country />
            </small>
        }
    });
    view! {
        <tr>
            <th scope="row">
                <a href=visit
                    .href(
                        &Resource::office(&spell.office.id),
                    )>{spell.office.title.in_language(visit.language).to_owned()}</a>
                " "
                {country}
                {party}
                {capacity_and_spans(visit, notes, spell)}
            </th>
            <td>
                <StatusMark visit spell />
            </td>
            <td>{from}</td>
            <td>{to}</td>
            <td>{how_long}</td>
            <td>{entry_words(visit, tenure)}</td>
            <td>{end_words(visit, tenure)}</td>
            <td>
                <Freshness visit provenance=&tenure.provenance />
                <Cite visit notes of=&tenure.provenance />
            </td>
        </tr>
    }
}
