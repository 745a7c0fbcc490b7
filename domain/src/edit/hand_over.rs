//! An office passes on: one tenure ends, another starts, and a transition says so.

use super::{
    ActError, ActProblem, Draft, fail,
    tenure::{End, StartTenure},
};
use crate::{
    EntityRef, Transition,
    entity::{Capacity, Cause},
    id::{EventId, OfficeId, TenureId, TransitionId},
};
use std::collections::BTreeSet;

/// An office passes from one holder to the next.
#[derive(Clone, Debug, PartialEq)]
pub struct HandOver {
    pub office: OfficeId,
    /// Who leaves and how; none where the office was vacant.
    pub outgoing: Option<(TenureId, End)>,
    /// Who follows; none where the office stays vacant.
    pub incoming: Option<StartTenure>,
    pub cause: Cause,
    /// The events that brought it about.
    pub steps: Vec<EventId>,
}

impl Draft<'_> {
    /// Hands an office over: the outgoing tenure ends, the incoming one starts, and the transition says so.
    ///
    /// # Errors
    /// As the acts that it is made of.
    pub fn hand_over(&mut self, act: HandOver) -> Result<TransitionId, ActError> {
        if let Some((outgoing, end)) = &act.outgoing {
            self.end_tenure(outgoing, end.clone())?;
        }
        // Who only acts comes in by no transition: the office is still to be filled.
        let is_acting = act
            .incoming
            .as_ref()
            .and_then(|incoming| incoming.capacity)
            .is_some_and(Capacity::is_acting);
        let incoming = act
            .incoming
            .map(|incoming| self.start_tenure(incoming))
            .transpose()?
            .filter(|_| !is_acting);
        if let (Some((_, end)), None) = (&act.outgoing, &incoming)
            && !is_acting
        {
            self.leave_vacant(&act.office, &end.on)?;
        }
        let outgoing = act.outgoing.map(|(tenure, _)| tenure);
        // Whoever follows somebody who only acted comes in by the change that is still open.
        let acted = outgoing
            .as_ref()
            .is_some_and(|id| self.tenure(id).is_some_and(|tenure| tenure.is_acting()));
        let known = match self.office(&act.office) {
            Some(office) if acted => self.last_unfilled(&office),
            _ => self.transition_from(&act.office, outgoing.as_ref()),
        };
        let outgoing = outgoing.filter(|_| !acted || known.is_none());
        let transition = match known {
            Some(mut transition) => {
                transition.incoming = incoming.or(transition.incoming);
                // The hand-over knows best what it came from.
                transition.cause = act.cause;
                self.word.adds_to(&mut transition.provenance);
                transition
            }
            None => self.new_transition(act.office, outgoing, incoming, act.cause)?,
        };
        let id = transition.id.clone();
        self.put(transition);
        for step in act.steps {
            let Some(mut event) = self.event(&step) else {
                return fail("steps", ActProblem::Unknown);
            };
            if !event.transitions.contains(&id) {
                event.transitions.push(id.clone());
                self.word.adds_to(&mut event.provenance);
                self.put(event);
            }
        }
        Ok(id)
    }

    /// The transition of an office by which a tenure goes out, or which began with a vacancy; none where it was cancelled.
    pub(super) fn transition_from(
        &self,
        office: &OfficeId,
        outgoing: Option<&TenureId>,
    ) -> Option<Transition> {
        self.transitions_of(office)
            .into_iter()
            .find(|it| it.outgoing.as_ref() == outgoing && it.cancelled.is_none())
    }

    /// The transitions of an office, as the draft has them.
    pub(super) fn transitions_of(&self, office: &OfficeId) -> Vec<Transition> {
        let drafted = self.drafted().filter_map(|reference| match reference {
            EntityRef::Transition(id) => Some(id),
            _ => None,
        });
        let recorded = self.world.indices().transitions_of_office.of(office);
        let ids: BTreeSet<_> = recorded
            .iter()
            .map(|transition| &transition.id)
            .chain(drafted)
            .collect();
        ids.into_iter()
            .filter_map(|id| self.transition(id))
            .filter(|transition| transition.office == *office)
            .collect()
    }

    /// The transition by which a tenure goes out, for the caller to put: the one that is there, or a new one. Where it was only
    /// expected until now, `cause` is what set it off.
    ///
    /// # Errors
    /// When the tenure is unknown, or no id is left.
    pub(super) fn set_off(&mut self, outgoing: &TenureId, cause: Cause) -> Result<Transition, ActError> {
        let Some(tenure) = self.tenure(outgoing) else {
            return fail("tenure", ActProblem::Unknown);
        };
        match self.transition_from(&tenure.office, Some(outgoing)) {
            Some(mut transition) => {
                if is_first_cause(cause, transition.cause) {
                    transition.cause = cause;
                }
                self.word.adds_to(&mut transition.provenance);
                Ok(transition)
            }
            None => self.new_transition(tenure.office, Some(outgoing.clone()), None, cause),
        }
    }

    /// Adds a transition, named after the person who leaves.
    ///
    /// # Errors
    /// When no id is left for it.
    pub fn add_transition(
        &mut self,
        office: OfficeId,
        outgoing: Option<TenureId>,
        incoming: Option<TenureId>,
        cause: Cause,
    ) -> Result<TransitionId, ActError> {
        let transition = self.new_transition(office, outgoing, incoming, cause)?;
        let id = transition.id.clone();
        self.put(transition);
        Ok(id)
    }

    pub(super) fn new_transition(
        &self,
        office: OfficeId,
        outgoing: Option<TenureId>,
        incoming: Option<TenureId>,
        cause: Cause,
    ) -> Result<Transition, ActError> {
        let person = outgoing
            .as_ref()
            .and_then(|id| self.tenure(id))
            .map(|tenure| tenure.person);
        let words = person.map_or_else(
            || format!("{office} after a vacancy"),
            |person| format!("{office} after {person}"),
        );
        Ok(Transition {
            id: self.free_transition_id(&words)?,
            office,
            outgoing,
            incoming,
            cause,
            cancelled: None,
            provenance: self.word.provenance(),
        })
    }
}

/// Whether a cause takes the place of the one that is recorded: of an expectation, of a suspension, and of any where it ends the
/// tenure whatever set the change off.
const fn is_first_cause(cause: Cause, recorded: Cause) -> bool {
    match recorded {
        Cause::Election | Cause::TermEnd | Cause::Other => {
            !matches!(cause, Cause::Election | Cause::TermEnd | Cause::Other)
        }
        Cause::Suspension => true,
        Cause::AnnouncedDeparture
        | Cause::Resignation
        | Cause::LostConfidence
        | Cause::Removal
        | Cause::Death
        | Cause::Succession
        | Cause::Coup => matches!(cause, Cause::Death | Cause::Removal | Cause::Coup),
    }
}
