//! By when an election is due by the rule of its term: computed, and marked so that nobody takes it for a date.

use super::{Cite, Cited, Notes, Sources, countdown};
use crate::{visit::Visit, words::say};
use domain::{
    Citation,
    snapshot::{Basis, Due},
};
use leptos::prelude::*;

/// The date, and in small print what it is computed from and that nobody announced it.
#[component]
pub fn DueElection<'c>(visit: &'c Visit<'c>, notes: &'c Notes, due: &'c Due<'c>) -> impl IntoView + use<> {
    let by = due.by.spoken(visit.language);
    let by = match due.basis {
        Basis::Term { .. } => say!(visit, "due-by", date = by),
        Basis::Election(_) => say!(visit, "due-around", date = by),
    };
    let (sources, has_later) = sources(due);
    let cited = Cited {
        sources: Sources::At(&sources),
        has_later,
    };
    view! {
        <span class="due-election">
            <span class="due-election-date">{by}</span>
            " "
            <span class="countdown">{countdown(visit, &due.by)}</span>
            <small class="due-election-rule">{rule(visit, due)} <Cite visit notes of=cited /></small>
        </span>
    }
}

fn rule(visit: &Visit<'_>, due: &Due<'_>) -> String {
    match &due.basis {
        Basis::Term { began, .. } => say!(
            visit,
            "due-from-term",
            years = due.years,
            began = began.spoken(visit.language)
        ),
        Basis::Election(election) => say!(
            visit,
            "due-from-election",
            years = due.years,
            date = election.date.on.short(visit.language)
        ),
    }
}

/// The sources of the rule, then those of what it is counted from, and whether there are later ones.
fn sources(due: &Due<'_>) -> (Vec<Citation>, bool) {
    let counted_from = match &due.basis {
        Basis::Term { tenure, .. } => &tenure.provenance,
        Basis::Election(election) => &election.provenance,
    };
    let of = [&due.office.provenance, counted_from];
    (
        of.map(|it| &it.sources[..]).concat(),
        of.iter().any(|it| it.has_later_sources),
    )
}
