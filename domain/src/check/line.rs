//! No more persons hold an office fully at once than it has seats.

use super::finding::Findings;
use crate::{EntityRef, Office, Tenure, World, entity::Capacity, status::in_force};
use jiff::civil::Date;
use std::collections::BTreeSet;

pub(super) fn check(office: &Office, world: &World, findings: &mut Findings) {
    let line = world.indices().tenures_of_office.of(&office.id);
    let mut reported = BTreeSet::new();
    for day in line
        .iter()
        .flat_map(|tenure| turning_days(tenure))
        .collect::<BTreeSet<_>>()
    {
        let mut holders: Vec<_> = line.iter().filter(|tenure| holds_fully(tenure, day)).collect();
        if holders.len() <= usize::from(office.seats) {
            continue;
        }
        holders.sort_by_key(|tenure| (&tenure.start, &tenure.id));
        let Some((last, others)) = holders.split_last() else {
            continue;
        };
        if reported.insert(&last.id) {
            let others: Vec<_> = others.iter().map(|tenure| format!("`{}`", tenure.id)).collect();
            let message = format!(
                "overlaps on {day} with {} in an office of {} seat(s): end one before, or say who was acting, suspended or disputed",
                others.join(", "),
                office.seats
            );
            findings.error(&EntityRef::Tenure(last.id.clone()), "tenure_overlap", message);
        }
    }
}

/// The days on which a tenure may begin to be held fully: its start, and the ends of its spans.
fn turning_days(tenure: &Tenure) -> impl Iterator<Item = Date> {
    let start = tenure.start.iter();
    let capacity = tenure.capacity.iter().filter_map(|span| span.to.as_ref());
    let powers = tenure.powers.iter().filter_map(|span| span.to.as_ref());
    start
        .chain(capacity)
        .chain(powers)
        .filter_map(|date| date.latest())
}

/// Whether a tenure is certainly held on a day, not handed over on it, and by no stand-in.
fn holds_fully(tenure: &Tenure, day: Date) -> bool {
    tenure.start.as_ref().is_some_and(|start| start.is_reached(day))
        && tenure
            .end
            .as_ref()
            .is_none_or(|end| end.earliest().is_some_and(|first| first > day))
        && !is_partial(tenure, day)
}

/// Whether the office is held on a day in a way that leaves room for somebody else beside.
pub(super) fn is_partial(tenure: &Tenure, day: Date) -> bool {
    let by_capacity = tenure
        .capacity
        .iter()
        .any(|span| span.value != Capacity::Substantive && in_force(span, day));
    let by_powers = tenure
        .powers
        .iter()
        .any(|span| span.value.are_out_of_hand() && in_force(span, day));
    by_capacity || by_powers
}
