//! By when an election is due by its rule, or by the rule of its term: computed, and marked so that nobody takes it for a date.

use super::{Cite, Cited, Notes, Sources, countdown};
use crate::{naming, visit::Visit, words::say};
use domain::{
    Citation, Edtf,
    entity::Reckoning,
    snapshot::{Basis, Counted, Due, DueFor},
};
use leptos::prelude::*;

/// The date, and in small print what it is computed from and that nobody announced it.
#[component]
pub fn DueElection<'c>(visit: &'c Visit<'c>, notes: &'c Notes, due: &'c Due<'c>) -> impl IntoView + use<> {
    let by = due.by.spoken(visit.language);
    let by = match &due.basis {
        Basis::Rule {
            counted: Counted::Day,
            ..
        } => say!(visit, "due-on-day", date = by),
        Basis::Rule {
            counted: Counted::Window { .. } | Counted::Dissolution { .. },
            ..
        } => say!(visit, "due-within", date = by),
        Basis::Term { .. } => say!(visit, "due-by", date = by),
        Basis::Election { .. } => say!(visit, "due-around", date = by),
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
        Basis::Rule { rule, counted } => {
            let text = naming::text(visit, &rule.text);
            match counted {
                Counted::Day => say!(visit, "due-from-rule", rule = text),
                Counted::Window { window, from, .. } => {
                    let date = Edtf::from_day(*from).spoken(visit.language);
                    match window.basis {
                        Reckoning::AfterVacancy => {
                            say!(visit, "due-from-vacancy", rule = text, date = date)
                        }
                        Reckoning::BeforeEndOfTerm | Reckoning::AfterEndOfTerm => {
                            say!(visit, "due-from-end-of-term", rule = text, date = date)
                        }
                        Reckoning::AfterDissolution => {
                            say!(visit, "due-from-dissolution", rule = text, date = date)
                        }
                    }
                }
                Counted::Dissolution { from, .. } => {
                    let date = Edtf::from_day(*from).spoken(visit.language);
                    say!(visit, "due-from-dissolution", rule = text, date = date)
                }
            }
        }
        Basis::Term { years, began, .. } => say!(
            visit,
            "due-from-term",
            years = *years,
            began = began.spoken(visit.language)
        ),
        Basis::Election { years, event } => say!(
            visit,
            "due-from-election",
            years = *years,
            date = event.date.on.short(visit.language)
        ),
    }
}

/// The sources of the rule, then those of what it is counted from, and whether there are later ones.
fn sources(due: &Due<'_>) -> (Vec<Citation>, bool) {
    let (of_rule, has_later) = match &due.basis {
        Basis::Rule { rule, .. } => (&rule.sources, rule.has_later_sources),
        Basis::Term { .. } | Basis::Election { .. } => {
            let provenance = match due.of {
                DueFor::Office(office) => &office.provenance,
                DueFor::Body(body) => &body.provenance,
            };
            (&provenance.sources, provenance.has_later_sources)
        }
    };
    let counted_from = match &due.basis {
        Basis::Rule {
            counted: Counted::Day,
            ..
        } => None,
        Basis::Rule {
            counted: Counted::Window { tenure, .. },
            ..
        }
        | Basis::Term { tenure, .. } => Some(&tenure.provenance),
        Basis::Rule {
            counted: Counted::Dissolution { event, .. },
            ..
        }
        | Basis::Election { event, .. } => Some(&event.provenance),
    };
    let mut sources = of_rule.clone();
    sources.extend(counted_from.iter().flat_map(|it| it.sources.iter().cloned()));
    (
        sources,
        has_later || counted_from.is_some_and(|it| it.has_later_sources),
    )
}
