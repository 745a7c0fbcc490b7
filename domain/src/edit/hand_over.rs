//! An office passes on: one tenure ends, another starts, and a transition says so.

use super::{
    ActError, Draft, Problem, fail,
    tenure::{End, StartTenure},
};
use crate::{
    Transition,
    entity::Cause,
    id::{EventId, OfficeId, TenureId, TransitionId},
};

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
        let incoming = act
            .incoming
            .map(|incoming| self.start_tenure(incoming))
            .transpose()?;
        let outgoing = act.outgoing.map(|(tenure, _)| tenure);
        let known = self
            .world
            .transitions
            .values()
            .find(|it| it.office == act.office && it.outgoing == outgoing && it.cancelled.is_none())
            .cloned();
        let id = match known {
            Some(mut transition) => {
                transition.incoming = incoming.or(transition.incoming);
                self.word.adds_to(&mut transition.provenance);
                let id = transition.id.clone();
                self.put(transition);
                id
            }
            None => self.add_transition(act.office, outgoing, incoming, act.cause)?,
        };
        for step in act.steps {
            let Some(mut event) = self.event(&step) else {
                return fail("steps", Problem::Unknown);
            };
            if !event.transitions.contains(&id) {
                event.transitions.push(id.clone());
                self.word.adds_to(&mut event.provenance);
                self.put(event);
            }
        }
        Ok(id)
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
        let person = outgoing
            .as_ref()
            .and_then(|id| self.tenure(id))
            .map(|tenure| tenure.person);
        let words = person.map_or_else(
            || format!("{office} after a vacancy"),
            |person| format!("{office} after {person}"),
        );
        let id = self.free_transition_id(&words)?;
        self.put(Transition {
            id: id.clone(),
            office,
            outgoing,
            incoming,
            cause,
            cancelled: None,
            provenance: self.word.provenance(),
        });
        Ok(id)
    }
}
