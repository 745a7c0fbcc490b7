//! Who leaves: announces departure, resigns, dies, is removed.

use super::{About, NewEvent, StandIn, Told, cause_of_end, coming::TakeOffice};
use crate::{
    Edtf, Office, Tenure, Text,
    edit::{
        ActError, ActProblem, Draft,
        event::{Schedule, kind_and_firmness},
        fail,
        tenure::{Axis, End, is_before},
    },
    entity::{Cause, EndReason, EventDate, EventKind, Filling, Outlook, Role},
    id::{EventId, OfficeId, PersonId, TenureId, TransitionId},
};

/// Why somebody can be removed.
pub const REASONS_TO_REMOVE: [EndReason; 4] = [
    EndReason::Removed,
    EndReason::Impeached,
    EndReason::LostConfidence,
    EndReason::Coup,
];
/// What can remove somebody.
pub const REMOVES: [EventKind; 5] = [
    EventKind::CourtRuling,
    EventKind::ImpeachmentVote,
    EventKind::ConfidenceVote,
    EventKind::Referendum,
    EventKind::Coup,
];

/// Why a holder is removed, by the status that is on record: after an impeachment the removal was pending.
pub fn reason_to_remove(tenure: &Tenure) -> EndReason {
    if tenure.has_open_outlook(Outlook::RemovalPending) {
        EndReason::Impeached
    } else {
        EndReason::Removed
    }
}

/// What removes a holder, by the status that is on record: a court decides on who is suspended, and a vote on whose removal was
/// pending. Whom the people elected to the office needs no chamber's confidence, so there it is an impeachment as well.
pub fn what_removes(tenure: &Tenure, office: &Office) -> EventKind {
    match tenure.open_suspension() {
        Some(_) => EventKind::CourtRuling,
        None if tenure.has_open_outlook(Outlook::RemovalPending) => EventKind::ImpeachmentVote,
        None if office.filled_by == Some(Filling::DirectElection) => EventKind::ImpeachmentVote,
        None => EventKind::ConfidenceVote,
    }
}

/// The vote that decides who follows.
#[derive(Clone, Debug, PartialEq)]
pub enum Vote {
    Known(EventId),
    New { kind: EventKind, on: Edtf },
}

/// Somebody says that they will leave, or resigns.
#[derive(Clone, Debug, PartialEq)]
pub struct Departure {
    /// What they leave; the one that is spoken of first.
    pub tenures: Vec<TenureId>,
    /// The day on which it was said.
    pub on: Edtf,
    pub why: Option<Text>,
    /// The day on which they leave; none for once a successor is chosen.
    pub leaves: Option<Edtf>,
    /// The name of the event.
    pub name: Option<Text>,
    /// The name of the event by which they leave, where that is still to come.
    pub leaving_name: Option<Text>,
    pub vote: Option<Vote>,
    /// Who acts once they have left.
    pub acts: Vec<StandIn>,
}

/// Somebody dies.
#[derive(Clone, Debug, PartialEq)]
pub struct Death {
    pub person: PersonId,
    pub on: Edtf,
    pub why: Option<Text>,
    pub name: Option<Text>,
    /// Who acts in each office, or succeeds where it is hereditary.
    pub acts: Vec<StandIn>,
}

/// Somebody is removed from office.
#[derive(Clone, Debug, PartialEq)]
pub struct Removal {
    pub tenures: Vec<TenureId>,
    pub on: Edtf,
    pub reason: EndReason,
    pub why: Option<Text>,
    pub event: Option<Told>,
    pub acts: Vec<StandIn>,
}

impl Draft<'_> {
    /// Somebody says that they will leave: the status, the event, which is held, and a transition that is announced. A day of
    /// leaving that is to come is an event, too; one that has come ends the tenure.
    ///
    /// # Errors
    /// When a tenure is unknown or has ended, a date cannot be, or who acts cannot.
    pub fn announce_departure(&mut self, act: Departure) -> Result<(), ActError> {
        self.leave(
            act,
            EventKind::DepartureAnnounced,
            Outlook::AnnouncedDeparture,
            Cause::AnnouncedDeparture,
        )
    }

    /// Somebody resigns: without a day of leaving, the resignation is tendered until a successor comes.
    ///
    /// # Errors
    /// As [`Draft::announce_departure`].
    pub fn resign(&mut self, act: Departure) -> Result<(), ActError> {
        self.leave(
            act,
            EventKind::Resignation,
            Outlook::ResignationTendered,
            Cause::Resignation,
        )
    }

    fn leave(
        &mut self,
        act: Departure,
        kind: EventKind,
        outlook: Outlook,
        cause: Cause,
    ) -> Result<(), ActError> {
        self.has_come("on", &act.on)?;
        if is_before(act.leaves.as_ref(), Some(&act.on)) {
            return fail("leaves", ActProblem::BeforeStart);
        }
        let today = self.word.today;
        let (left, leaves) = match act.leaves {
            Some(day) if day.is_reached(today) => (Some(day), None),
            day => (None, day),
        };
        let mut about = About {
            why: act.why.clone(),
            ..About::default()
        };
        let mut expected = None;
        for id in &act.tenures {
            let tenure = self.open_on(id, &act.on)?;
            if left.as_ref() != Some(&act.on) {
                self.put_span(id, Axis::Outlook(outlook), act.on.clone(), None, act.why.clone())?;
            }
            if !tenure.is_acting() {
                let transition = self.set_off(id, cause)?;
                about.steps.push(transition.id.clone());
                expected = expected.or_else(|| self.expected_leave(&transition.id, left.as_ref()?));
                self.put(transition);
            }
            if let Some(on) = &left {
                let end = End {
                    on: on.clone(),
                    reason: EndReason::Resigned,
                    note: act.why.clone(),
                };
                self.end_tenure(id, end)?;
            }
            about.offices.push(tenure.office);
        }
        let told = match (kind, &expected) {
            (EventKind::Resignation, Some(id)) => Told::Known(id.clone()),
            _ => Told::New(NewEvent {
                kind,
                name: act.name,
                announced: None,
            }),
        };
        self.tell(told, &act.on, about.clone())?;
        if let Some(on) = leaves {
            self.schedule(Schedule {
                name: act.leaving_name,
                ..self.step_ahead(EventKind::Resignation, on, &act.on, &about)
            })?;
        }
        if let Some(vote) = act.vote {
            self.vote_on_successor(vote, &act.on, &about)?;
        }
        for stand_in in act.acts {
            let Some(left) = &left else {
                return fail("leaves", ActProblem::IsHeld);
            };
            self.stand_in(stand_in, left)?;
        }
        Ok(())
    }

    fn vote_on_successor(&mut self, vote: Vote, announced: &Edtf, about: &About) -> Result<(), ActError> {
        match vote {
            Vote::Known(id) => {
                let steps = about.steps.clone();
                self.change_event(&id, |event| {
                    for step in steps {
                        if !event.transitions.contains(&step) {
                            event.transitions.push(step);
                        }
                    }
                    Ok(())
                })
            }
            Vote::New { kind, on } => {
                self.schedule(Schedule {
                    decides: self.decided_by(kind, &about.offices),
                    ..self.step_ahead(kind, on, announced, about)
                })?;
                Ok(())
            }
        }
    }

    /// Which of some offices a vote of a kind decides: one in a party the leadership of the party, where that is among them.
    fn decided_by(&self, kind: EventKind, offices: &[OfficeId]) -> Vec<OfficeId> {
        let of_party = |id: &&OfficeId| {
            self.office(id)
                .is_some_and(|office| office.roles.contains(&Role::PartyLeader))
        };
        let in_party: Vec<_> = offices.iter().filter(of_party).cloned().collect();
        if kind == EventKind::PartyLeadershipElection && !in_party.is_empty() {
            in_party
        } else {
            offices.to_vec()
        }
    }

    /// An event to come that is a step of a change of hands.
    fn step_ahead(&self, kind: EventKind, on: Edtf, announced: &Edtf, about: &About) -> Schedule {
        let (sort, firmness) = kind_and_firmness(&on);
        Schedule {
            kind,
            name: None,
            countries: self.countries_of(&about.offices),
            date: EventDate {
                on,
                kind: sort,
                firmness,
                time: None,
                zone: None,
            },
            announced: Some(announced.clone()),
            place: None,
            body: None,
            bodies: Vec::new(),
            decides: Vec::new(),
            significance: None,
            transitions: about.steps.clone(),
            round_of: None,
        }
    }

    /// Somebody dies: every open tenure of theirs ends, everywhere, and a designate is none any more.
    ///
    /// # Errors
    /// When the person is unknown or dead already, the day is to come or before a start, or who acts cannot.
    pub fn die(&mut self, act: Death) -> Result<(), ActError> {
        self.has_come("on", &act.on)?;
        let Some(mut person) = self.person(&act.person) else {
            return fail("person", ActProblem::Unknown);
        };
        if person.died.is_some() {
            return fail("on", ActProblem::AfterDeath);
        }
        person.died = Some(act.on.clone());
        self.word.adds_to(&mut person.provenance);
        self.put(person);
        let mut about = About {
            why: act.why.clone(),
            ..About::default()
        };
        for tenure in self.open_tenures_of(&act.person) {
            self.end_tenure(
                &tenure.id,
                End {
                    on: act.on.clone(),
                    reason: EndReason::Died,
                    note: act.why.clone(),
                },
            )
            .map_err(|error| ActError { field: "on", ..error })?;
            if tenure.start.is_none() {
                self.is_no_successor(&tenure.office, &tenure.id);
            } else if !tenure.is_acting() {
                let transition = self.set_off(&tenure.id, Cause::Death)?;
                about.steps.push(transition.id.clone());
                self.put(transition);
            }
            about.offices.push(tenure.office);
        }
        if about.offices.is_empty() {
            let recorded = self.world.indices().tenures_of_person.of(&act.person);
            about.offices = recorded.iter().map(|tenure| tenure.office.clone()).collect();
        }
        // Who never held an office has no country whose event it would be.
        if !about.offices.is_empty() {
            let event = NewEvent {
                kind: EventKind::Death,
                name: act.name,
                announced: None,
            };
            self.tell(Told::New(event), &act.on, about)?;
        }
        for stand_in in act.acts {
            let office = self.office(&stand_in.office);
            if office.is_some_and(|office| office.filled_by == Some(Filling::Hereditary)) {
                self.take_office(TakeOffice {
                    office: stand_in.office,
                    person: stand_in.person,
                    on: stand_in.from.unwrap_or_else(|| act.on.clone()),
                    party: None,
                    due: None,
                    note: None,
                    leaves: None,
                    event: None,
                })
                .map_err(|error| ActError {
                    field: "acts",
                    ..error
                })?;
            } else {
                self.stand_in(stand_in, &act.on)?;
            }
        }
        Ok(())
    }

    /// Takes a designate out of the transitions in which they were to come in.
    fn is_no_successor(&mut self, office: &OfficeId, designate: &TenureId) {
        for mut transition in self.transitions_of(office) {
            if transition.incoming.as_ref() == Some(designate) {
                transition.incoming = None;
                self.word.adds_to(&mut transition.provenance);
                self.put(transition);
            }
        }
    }

    /// Somebody is removed from office: the tenure ends, and the event that did it is held.
    ///
    /// # Errors
    /// When a tenure is unknown or has ended, a date cannot be, or who acts cannot.
    pub fn remove(&mut self, act: Removal) -> Result<(), ActError> {
        self.has_come("on", &act.on)?;
        let mut about = About {
            why: act.why.clone(),
            ..About::default()
        };
        for id in &act.tenures {
            let tenure = self.open_on(id, &act.on)?;
            if !tenure.is_acting() {
                about.steps.push(self.passes_on(id, cause_of_end(act.reason))?);
            }
            self.end_tenure(
                id,
                End {
                    on: act.on.clone(),
                    reason: act.reason,
                    note: act.why.clone(),
                },
            )?;
            about.offices.push(tenure.office);
        }
        if let Some(event) = act.event {
            self.tell(event, &act.on, about)?;
        }
        for stand_in in act.acts {
            self.stand_in(stand_in, &act.on)?;
        }
        Ok(())
    }

    /// Puts the transition by which a tenure goes out, and gives its id.
    pub(super) fn passes_on(&mut self, outgoing: &TenureId, cause: Cause) -> Result<TransitionId, ActError> {
        let transition = self.set_off(outgoing, cause)?;
        let id = transition.id.clone();
        self.put(transition);
        Ok(id)
    }
}
