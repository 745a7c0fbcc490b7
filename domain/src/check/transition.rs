//! A transition joins two tenures of its own office, one after the other.

use super::{
    finding::{Findings, is_before},
    line::is_partial,
};
use crate::{EntityRef, Tenure, Transition, World};

pub(super) fn check(transition: &Transition, world: &World, findings: &mut Findings) {
    let at = EntityRef::Transition(transition.id.clone());
    let outgoing = transition.outgoing.as_ref().and_then(|id| world.tenures.get(id));
    let incoming = transition.incoming.as_ref().and_then(|id| world.tenures.get(id));
    check_office(&at, transition, [outgoing, incoming], findings);
    if transition.cancelled.is_some() && incoming.is_some_and(|tenure| tenure.start.is_some()) {
        let message = "is cancelled and has somebody coming in: take out `cancelled` or `incoming`";
        findings.error(&at, "cancelled_and_completed", message);
    }
    if let (Some(outgoing), Some(incoming)) = (outgoing, incoming) {
        check_order(&at, outgoing, incoming, findings);
    }
}

fn check_office(
    at: &EntityRef,
    transition: &Transition,
    tenures: [Option<&Tenure>; 2],
    findings: &mut Findings,
) {
    for tenure in tenures.into_iter().flatten() {
        if tenure.office != transition.office {
            let message = format!(
                "is of the office `{}` and `{}` is of `{}`: name a tenure of the same office",
                transition.office, tenure.id, tenure.office
            );
            findings.error(at, "transition_office", message);
        }
    }
}

fn check_order(at: &EntityRef, outgoing: &Tenure, incoming: &Tenure, findings: &mut Findings) {
    if outgoing.id == incoming.id {
        let message =
            "has the same tenure going out and coming in: a re-election is a new term, not a transition";
        findings.error(at, "transition_to_itself", message);
        return;
    }
    let Some(start) = &incoming.start else { return };
    let is_early = outgoing.end.as_ref().is_none_or(|end| is_before(start, end));
    // Who stands in for somebody comes before that somebody is gone, and that is no mistake.
    let stands_in = start
        .latest()
        .is_none_or(|day| is_partial(incoming, day) || is_partial(outgoing, day));
    if is_early && !stands_in {
        let message = format!(
            "has `{}` coming in {start}, before `{}` went out: correct a date, or say who was acting",
            incoming.id, outgoing.id
        );
        findings.warning(at, "transition_overlap", message);
    }
}
