//! Changes of holder as they were known on a day: who was to come, and what had set them off.

use super::{
    Known, Project,
    dates::{event_is_known, is_known, is_known_if_dated},
    references::{Citing, prune_provenance, was_provenance_known_whole},
};
use crate::{
    EntityRef, Event, Snapshot, Tenure, Transition,
    entity::{Cause, EventKind},
    stage::EventState,
    status::{Headline, LastDay, status},
};

impl Project for Transition {
    fn known(&self, view: &Snapshot) -> Known<Self> {
        let on = view.on;
        let outgoing = match &self.outgoing {
            // Before the outgoing holder came, nobody could know that this change would follow.
            Some(id) => match view.tenure(id.as_str()) {
                Some(tenure) => Some(tenure),
                None => return Known::Nothing,
            },
            None => None,
        };
        let incoming = self.incoming.as_ref().and_then(|id| view.tenure(id.as_str()));
        let is_leaving = || {
            outgoing.is_some_and(|tenure| {
                tenure.end.is_some() || status(tenure, on, LastDay::Filled).departures().next().is_some()
            })
        };
        let has_step = || {
            let steps = view.world.indices().steps_of_transition.of(&self.id);
            steps.iter().any(|event| event_is_known(event, &view.world, on))
        };
        if incoming.is_none() && !is_leaving() && !has_step() {
            return Known::Nothing;
        }
        let cause = match outgoing {
            Some(tenure) if incoming.is_none() => cause_by(self, tenure, view),
            _ => self.cause,
        };
        let citing: Citing<'_> = &|| EntityRef::Transition(self.id.clone());
        let is_whole = incoming.is_some() == self.incoming.is_some()
            && cause == self.cause
            && is_known_if_dated(self.cancelled.as_ref(), on)
            && was_provenance_known_whole(&self.provenance, citing, view);
        if is_whole {
            return Known::Whole;
        }
        let mut known = self.clone();
        known.cause = cause;
        if incoming.is_none() {
            known.incoming = None;
        }
        known.cancelled = known.cancelled.filter(|date| is_known(date, on));
        prune_provenance(&mut known.provenance, citing, view);
        Known::Part(known)
    }
}

/// What had set a transition off by the day. Until something did, a suspension, an election or the end of the term was all that the
/// change could be expected by.
fn cause_by(transition: &Transition, outgoing: &Tenure, view: &Snapshot) -> Cause {
    let (cause, on) = (transition.cause, view.on);
    let status = status(outgoing, on, LastDay::Filled);
    let is_suspended = status.is_suspended();
    let has_said_so = || {
        status.departures().any(|departure| {
            matches!(
                departure,
                Headline::AnnouncedDeparture | Headline::ResignationTendered | Headline::NotSeekingReelection
            )
        })
    };
    let is_told = match cause {
        Cause::Election | Cause::TermEnd | Cause::Succession | Cause::Other => true,
        Cause::AnnouncedDeparture | Cause::Resignation => has_said_so(),
        Cause::Suspension => is_suspended,
        Cause::LostConfidence | Cause::Removal | Cause::Death | Cause::Coup => false,
    };
    if is_told || outgoing.end.is_some() {
        return cause;
    }
    let steps = view.world.indices().steps_of_transition.of(&transition.id);
    let steps: Vec<_> = steps
        .iter()
        .filter_map(|event| view.event(event.id.as_str()))
        .collect();
    // An impeachment vote removes nobody yet.
    let is_held = |event: &&Event| {
        view.state_of(event) == EventState::Held
            && event.kind.cause() == cause
            && event.kind != EventKind::ImpeachmentVote
    };
    if steps.iter().any(is_held) {
        cause
    } else if is_suspended {
        Cause::Suspension
    } else if steps.iter().any(|event| event.kind.cause() == Cause::Election) {
        Cause::Election
    } else {
        Cause::TermEnd
    }
}
