//! Everyone who held an office, newest first, with the times between them for which nobody is recorded.

use super::spell::{capacity_and_spans, end_words, entry_words, party_name};
use crate::{
    components::{
        Cite, Freshness, Moment, Notes, PersonLink, StatusMark,
        timeline::{gap_words, length, record_begins},
    },
    rendered::{Rendered, rendered},
    visit::Visit,
    words::say,
};
use domain::{
    Edtf, Office,
    snapshot::{Gap, Spell},
    status::Phase,
};
use jiff::civil::Date;
use leptos::prelude::*;

/// How many columns the table has, for rows that span them all.
const COLUMNS: &str = "7";

pub fn table(visit: &Visit<'_>, notes: &Notes, office: &Office, line: &[Spell<'_>]) -> impl IntoView + use<> {
    let mut gaps = visit.snapshot.gaps(office, line);
    let mut rows: Vec<Rendered> = Vec::new();
    for spell in line.iter().rev() {
        // A gap stands above the last holder who left before it began.
        let left = spell.tenure.end.as_ref().and_then(Edtf::exact_day);
        while let Some(gap) = gaps.pop_if(|gap| is_after(gap, left)) {
            rows.push(rendered(gap_row(visit, &gap)));
        }
        rows.push(rendered(row(visit, notes, spell)));
    }
    let begins = record_begins(visit, office, line).map(|text| {
        view! {
            <tr class="office-line-gap">
                <td colspan=COLUMNS>{text}</td>
            </tr>
        }
    });
    let caption = say!(
        visit,
        "office-line-caption",
        office = office.name.in_language(visit.language)
    );
    view! {
        <div class="table-scroll" tabindex="0" role="group" aria-label=caption.clone()>
            <table class="ledger office-line">
                <caption class="visually-hidden">{caption.clone()}</caption>
                <thead>
                    <tr>
                        <th scope="col">{say!(visit, "line-holder")}</th>
                        <th scope="col">{say!(visit, "line-from")}</th>
                        <th scope="col">{say!(visit, "line-to")}</th>
                        <th scope="col">{say!(visit, "line-length")}</th>
                        <th scope="col">{say!(visit, "line-entry")}</th>
                        <th scope="col">{say!(visit, "line-end")}</th>
                        <th scope="col">{say!(visit, "line-checked")}</th>
                    </tr>
                </thead>
                <tbody>{rows} {begins}</tbody>
            </table>
        </div>
    }
}

fn is_after(gap: &Gap, left: Option<Date>) -> bool {
    left.is_some_and(|left| left <= gap.from)
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
    let mark = (spell.status.phase != Phase::Ended).then(|| view! { <StatusMark visit spell /> });
    view! {
        <tr>
            <th scope="row">
                <PersonLink visit person=spell.person />
                {party}
                {capacity_and_spans(visit, notes, spell)}
            </th>
            <td>{from}</td>
            <td>{to} {mark}</td>
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

fn gap_row(visit: &Visit<'_>, gap: &Gap) -> impl IntoView + use<> {
    let to = gap.to.map(Edtf::from_day);
    let how_long = length(visit, &Edtf::from_day(gap.from), to.as_ref());
    view! {
        <tr class="office-line-gap">
            <td colspan=COLUMNS>{gap_words(visit, gap)} " · " {how_long}</td>
        </tr>
    }
}
