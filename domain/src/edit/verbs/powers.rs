//! Whose powers are suspended, and who gets them back.

use super::{About, StandIn, Told};
use crate::{
    Edtf, Snapshot, Tenure, Text,
    edit::{
        ActError, ActProblem, Draft, fail,
        tenure::{Axis, End},
    },
    entity::{Cause, EndReason, EventKind, Outlook, Powers},
    id::{OfficeId, TenureId},
};

/// What can suspend somebody; the first is the commonest.
pub const SUSPENDS: [EventKind; 3] = [
    EventKind::ImpeachmentVote,
    EventKind::CourtRuling,
    EventKind::Referendum,
];
/// What can bring somebody back; the first is the commonest.
pub const RESTORES: [EventKind; 3] = [
    EventKind::CourtRuling,
    EventKind::ImpeachmentVote,
    EventKind::Referendum,
];

/// Somebody is suspended.
#[derive(Clone, Debug, PartialEq)]
pub struct Suspension {
    /// The tenures whose powers are suspended; those in which the person only acts end.
    pub tenures: Vec<TenureId>,
    pub on: Edtf,
    pub why: Option<Text>,
    /// Whether it is still to be decided if the person is removed.
    pub is_removal_pending: bool,
    pub event: Option<Told>,
    pub acts: Vec<StandIn>,
}

/// Somebody who was suspended is back.
#[derive(Clone, Debug, PartialEq)]
pub struct Restoration {
    pub tenure: TenureId,
    pub on: Edtf,
    pub why: Option<Text>,
    pub event: Option<Told>,
    /// The other offices in which the person acts again.
    pub acts_again: Vec<OfficeId>,
}

/// The offices in which a person acted until a suspension that is not over, and which nobody holds with full powers since: those in
/// which the person may act again.
pub fn acted_in_until_suspended(snapshot: &Snapshot, tenure: &Tenure) -> Vec<OfficeId> {
    let Some(suspension) = tenure.open_suspension() else {
        return Vec::new();
    };
    let ended_then = |it: &Tenure| it.is_acting() && it.end.as_ref() == Some(&suspension.from);
    let is_to_be_filled = |office: &OfficeId| {
        let holders = snapshot.holders(office);
        holders
            .iter()
            .all(|spell| spell.tenure.is_acting() || spell.status.is_suspended())
    };
    let recorded = snapshot.world().indices().tenures_of_person.of(&tenure.person);
    recorded
        .iter()
        .filter(|it| ended_then(it) && is_to_be_filled(&it.office))
        .map(|it| it.office.clone())
        .collect()
}

impl Draft<'_> {
    /// Somebody is suspended: the powers are, and what the person did as a stand-in ends. Where a removal is pending, the office
    /// may change hands, and the event is a step of that.
    ///
    /// # Errors
    /// When a tenure is unknown, has ended or is suspended already, a date cannot be, or who acts cannot.
    pub fn suspend(&mut self, act: Suspension) -> Result<(), ActError> {
        self.has_come("on", &act.on)?;
        let mut about = About {
            why: act.why.clone(),
            ..About::default()
        };
        let is_impeachment =
            act.event.as_ref().and_then(|told| self.kind_of(told)) == Some(EventKind::ImpeachmentVote);
        for id in &act.tenures {
            let tenure = self.open_on(id, &act.on)?;
            about.offices.push(tenure.office.clone());
            if tenure.is_acting() {
                let reason = if is_impeachment {
                    EndReason::Impeached
                } else {
                    EndReason::Removed
                };
                let (on, note) = (act.on.clone(), act.why.clone());
                self.end_tenure(id, End { on, reason, note })?;
                continue;
            }
            if tenure
                .powers
                .iter()
                .any(|span| span.value == Powers::Suspended && span.to.is_none())
            {
                return fail("on", ActProblem::IsSuspended);
            }
            self.put_span(
                id,
                Axis::Powers(Powers::Suspended),
                act.on.clone(),
                None,
                act.why.clone(),
            )?;
            if act.is_removal_pending {
                let pending = Axis::Outlook(Outlook::RemovalPending);
                self.put_span(id, pending, act.on.clone(), None, None)?;
                about.steps.push(self.passes_on(id, Cause::Suspension)?);
            }
        }
        if let Some(event) = act.event {
            self.tell(event, &act.on, about)?;
        }
        for stand_in in act.acts {
            self.stand_in(stand_in, &act.on)?;
        }
        Ok(())
    }

    /// Somebody who was suspended is back: whoever acted no longer does, and where nothing but the suspension would have changed
    /// who holds the office, that will not be.
    ///
    /// # Errors
    /// When the tenure is unknown, has ended or is not suspended, or a date cannot be.
    pub fn restore(&mut self, act: Restoration) -> Result<(), ActError> {
        self.has_come("on", &act.on)?;
        let tenure = self.open_on(&act.tenure, &act.on)?;
        let blamed = |error: ActError| match error.problem {
            ActProblem::Unknown => ActError {
                field: "on",
                problem: ActProblem::NotSuspended,
            },
            _ => ActError { field: "on", ..error },
        };
        self.end_span(&act.tenure, Axis::Powers(Powers::Suspended), act.on.clone())
            .map_err(blamed)?;
        let is_pending =
            |span: &crate::entity::Span<Outlook>| span.value == Outlook::RemovalPending && span.to.is_none();
        if tenure.outlook.iter().any(is_pending) {
            let pending = Axis::Outlook(Outlook::RemovalPending);
            self.end_span(&act.tenure, pending, act.on.clone())
                .map_err(blamed)?;
        }
        self.end_acting(&tenure.office, &act.on)?;
        let mut about = About {
            why: act.why,
            offices: vec![tenure.office.clone()],
            ..About::default()
        };
        if let Some(mut transition) = self.transition_from(&tenure.office, Some(&act.tenure)) {
            about.steps.push(transition.id.clone());
            if transition.cause == Cause::Suspension && transition.incoming.is_none() {
                transition.cancelled = Some(act.on.clone());
                self.word.adds_to(&mut transition.provenance);
                self.put(transition);
            }
        }
        if let Some(event) = act.event {
            self.tell(event, &act.on, about)?;
        }
        for office in act.acts_again {
            let stand_in = StandIn {
                office,
                person: tenure.person.clone(),
                from: None,
            };
            self.stand_in(stand_in, &act.on)?;
        }
        Ok(())
    }
}
