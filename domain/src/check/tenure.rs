//! A tenure runs forward, its terms and spans lie within it, and an open one was checked.

use super::finding::{Findings, is_after_day, is_before};
use crate::{
    Edtf, EntityRef, Tenure, World,
    entity::{Outlook, Span},
};
use jiff::civil::Date;

pub(super) fn check(tenure: &Tenure, world: &World, today: Date, findings: &mut Findings) {
    let at = EntityRef::Tenure(tenure.id.clone());
    check_order(&at, tenure, findings);
    check_end(&at, tenure, today, findings);
    check_terms(&at, tenure, findings);
    check_spans(&at, "capacity", &tenure.capacity, tenure, findings);
    check_spans(&at, "powers", &tenure.powers, tenure, findings);
    check_spans(&at, "outlook", &tenure.outlook, tenure, findings);
    check_term_limit(&at, tenure, world, findings);
}

fn check_order(at: &EntityRef, tenure: &Tenure, findings: &mut Findings) {
    if let (Some(start), Some(end)) = (&tenure.start, &tenure.end)
        && is_before(end, start)
    {
        let message = format!("ends {end}, before it starts {start}: correct a date");
        findings.error(at, "tenure_backwards", message);
    }
    let first = tenure.start.as_ref().or(tenure.end.as_ref());
    if let (Some(designated), Some(first)) = (&tenure.designated, first)
        && is_before(first, designated)
    {
        let message = format!("is designated {designated}, after it starts or ends {first}: correct a date");
        findings.error(at, "designated_after_start", message);
    }
}

fn check_end(at: &EntityRef, tenure: &Tenure, today: Date, findings: &mut Findings) {
    match &tenure.end {
        None => {
            if tenure.end_reason.is_some() || tenure.end_note.is_some() {
                let message = "says how it ended and not when, so it would show on every day: give it an end, such as ../2020";
                findings.error(at, "end_reason_without_end", message);
            }
            if tenure.provenance.verified.is_none() {
                let message = "is open and was never verified: give the day up to which a source confirms it";
                findings.warning(at, "open_tenure_unverified", message);
            }
        }
        Some(end) if is_after_day(end, today) => {
            let message =
                format!("ends {end}, after today: a scheduled end is no end; write it as `due` of the term");
            findings.warning(at, "end_in_future", message);
        }
        Some(_) => {}
    }
}

fn check_terms(at: &EntityRef, tenure: &Tenure, findings: &mut Findings) {
    for term in &tenure.terms {
        let from = &term.from;
        if is_outside(from, tenure) {
            findings.error(
                at,
                "term_outside",
                format!("has a term from {from}, outside of the tenure: correct a date"),
            );
        }
        if let Some(due) = &term.due
            && is_before(due, from)
        {
            findings.error(
                at,
                "term_backwards",
                format!("has a term due {due}, before it begins {from}: correct a date"),
            );
        }
    }
    if let Some([earlier, later]) = tenure
        .terms
        .array_windows()
        .find(|[earlier, later]| is_before(&later.from, &earlier.from))
    {
        let message = format!(
            "has the term from {} before that from {}: put them in order",
            earlier.from, later.from
        );
        findings.error(at, "terms_out_of_order", message);
    }
}

fn check_spans<Value>(
    at: &EntityRef,
    axis: &str,
    spans: &[Span<Value>],
    tenure: &Tenure,
    findings: &mut Findings,
) {
    for span in spans {
        let from = &span.from;
        if is_outside(from, tenure) || span.to.as_ref().is_some_and(|to| is_outside(to, tenure)) {
            let message = format!(
                "has a span of `{axis}` from {from} that reaches outside of the tenure: correct a date"
            );
            findings.error(at, "span_outside", message);
        }
        if let Some(to) = &span.to
            && is_before(to, from)
        {
            let message =
                format!("has a span of `{axis}` that ends {to}, before it begins {from}: correct a date");
            findings.error(at, "span_backwards", message);
        }
    }
}

/// Whether a date lies certainly before the tenure or certainly after it.
fn is_outside(date: &Edtf, tenure: &Tenure) -> bool {
    tenure.start.as_ref().is_some_and(|start| is_before(date, start))
        || tenure.end.as_ref().is_some_and(|end| is_before(end, date))
}

fn check_term_limit(at: &EntityRef, tenure: &Tenure, world: &World, findings: &mut Findings) {
    let is_limited = tenure
        .outlook
        .iter()
        .any(|span| span.value == Outlook::TermLimited);
    let has_limit = world
        .offices
        .get(&tenure.office)
        .is_some_and(|office| office.term_limit.is_some());
    if is_limited && !has_limit {
        let message = "is term-limited in an office without a term limit: give the office its `term_limit`";
        findings.warning(at, "term_limit_missing", message);
    }
}
