//! What a newsroom reports: somebody announces a departure, resigns, dies, is suspended, restored or removed, wins, takes office.
//!
//! Each verb writes everything that follows from it: the status of the tenure or its end, the event, and the transition that the
//! event is a step of. [`leaving`] holds the verbs of who goes, [`powers`] those of suspended powers, [`coming`] those of who comes.

pub mod coming;
pub mod leaving;
pub mod powers;

use super::{
    ActError, ActProblem, Draft,
    event::{Change, Schedule, keep_date},
    fail,
    tenure::{End, StartTenure},
};
use crate::{
    Edtf, Tenure, Text,
    entity::{Capacity, Cause, DateKind, EndReason, Entry, EventDate, EventKind, Firmness},
    id::{CountryId, EventId, OfficeId, PersonId, TenureId, TransitionId},
};

/// The event that a verb tells of.
#[derive(Clone, Debug, PartialEq)]
pub enum Told {
    /// One that is recorded already; with the verb it is held.
    Known(EventId),
    /// One that is added, on the day of the verb.
    New(NewEvent),
}

/// An event that is added with a verb.
#[derive(Clone, Debug, PartialEq)]
pub struct NewEvent {
    pub kind: EventKind,
    pub name: Option<Text>,
    /// Since when it was known that it would be; none where that is its own day.
    pub announced: Option<Edtf>,
}

/// Who stands in for somebody, in which office.
#[derive(Clone, Debug, PartialEq)]
pub struct StandIn {
    pub office: OfficeId,
    pub person: PersonId,
    /// None for the day of the verb.
    pub from: Option<Edtf>,
}

/// What an event that a verb tells of is about.
#[derive(Clone, Debug, Default)]
struct About {
    offices: Vec<OfficeId>,
    steps: Vec<TransitionId>,
    why: Option<Text>,
    winners: Vec<PersonId>,
    /// When its outcome was known; none for its own day.
    known: Option<Edtf>,
}

impl Draft<'_> {
    /// # Errors
    /// When a date is still to come.
    fn has_come(&self, field: &'static str, on: &Edtf) -> Result<(), ActError> {
        if on.earliest().is_some_and(|day| day > self.word.today) {
            return fail(field, ActProblem::InFuture);
        }
        Ok(())
    }

    /// A tenure that has not ended.
    ///
    /// # Errors
    /// When it is unknown or has ended, or begins only after `on`.
    fn open_on(&self, id: &TenureId, on: &Edtf) -> Result<Tenure, ActError> {
        let Some(tenure) = self.tenure(id) else {
            return fail("tenure", ActProblem::Unknown);
        };
        if tenure.end.is_some() {
            return fail("tenure", ActProblem::HasEnded);
        }
        let begins = tenure.start.as_ref().or(tenure.designated.as_ref());
        if super::tenure::is_before(Some(on), begins) {
            return fail("on", ActProblem::BeforeStart);
        }
        Ok(tenure)
    }

    /// The tenures in an office that have started and not ended, in the order of their ids.
    fn in_office(&self, office: &OfficeId) -> Vec<Tenure> {
        let recorded = self.world.indices().tenures_of_office.of(office);
        self.tenures(recorded, |tenure| {
            tenure.office == *office && tenure.end.is_none() && tenure.start.is_some()
        })
    }

    /// Ends the tenures of all who act in an office, but for one person's: on that day somebody else comes.
    fn end_acting(&mut self, office: &OfficeId, on: &Edtf) -> Result<(), ActError> {
        for tenure in self.in_office(office) {
            if tenure.is_acting() {
                let end = End {
                    on: on.clone(),
                    reason: EndReason::Succeeded,
                    note: None,
                };
                self.end_tenure(&tenure.id, end)?;
            }
        }
        Ok(())
    }

    /// Somebody acts in an office from a day on, and whoever acted there until then no longer does.
    ///
    /// # Errors
    /// When the person is unknown, died before, or holds the office. `acts` is to blame.
    fn stand_in(&mut self, act: StandIn, on: &Edtf) -> Result<(), ActError> {
        let from = act.from.unwrap_or_else(|| on.clone());
        let blamed = |error: ActError| ActError {
            field: "acts",
            ..error
        };
        self.end_acting(&act.office, &from).map_err(blamed)?;
        self.start_tenure(StartTenure {
            office: act.office,
            person: act.person,
            party: None,
            designated: None,
            start: Some(from),
            entry: Entry::Acting,
            capacity: Some(Capacity::Acting),
            due: None,
            note: None,
        })
        .map_err(blamed)?;
        Ok(())
    }

    /// The countries of some offices, each once.
    fn countries_of(&self, offices: &[OfficeId]) -> Vec<CountryId> {
        let mut countries = Vec::new();
        for office in offices.iter().filter_map(|id| self.office(id)) {
            if !countries.contains(&office.country) {
                countries.push(office.country);
            }
        }
        countries
    }

    /// An event that was held on a day: one that is recorded, or a new one.
    ///
    /// # Errors
    /// When it is unknown, cancelled, still to come, or was announced after its day.
    fn tell(&mut self, told: Told, on: &Edtf, about: About) -> Result<EventId, ActError> {
        let id = match told {
            Told::Known(id) => id,
            Told::New(new) => self.add_held(new, on, &about)?,
        };
        let today = self.word.today;
        self.change_event(&id, |event| {
            if event.date.firmness == Firmness::Cancelled {
                return fail("event", ActProblem::IsCancelled);
            }
            if event.date.on != *on && event.date.on.exact_day().is_none() && on.exact_day().is_some() {
                // A window or a deadline is over with the day on which it happened.
                let change = Change {
                    known: on.clone(),
                    why: None,
                };
                keep_date(event, change)?;
                event.date.on = on.clone();
                event.date.kind = DateKind::Scheduled;
            }
            if event.date.on.earliest().is_some_and(|day| day > today) {
                return fail("event", ActProblem::InFuture);
            }
            event.date.firmness = Firmness::Held;
            for step in about.steps {
                if !event.transitions.contains(&step) {
                    event.transitions.push(step);
                }
            }
            if event.kind.is_its_own_outcome() {
                if event.description.is_none() {
                    event.description = about.why;
                }
            } else if about.why.is_some() || !about.winners.is_empty() {
                let outcome = event.outcome.get_or_insert_default();
                outcome.known = about.known.or_else(|| outcome.known.take());
                outcome.summary = outcome.summary.take().or(about.why);
                for winner in about.winners {
                    if !outcome.winners.contains(&winner) {
                        outcome.winners.push(winner);
                    }
                }
            }
            Ok(())
        })?;
        Ok(id)
    }

    fn add_held(&mut self, new: NewEvent, on: &Edtf, about: &About) -> Result<EventId, ActError> {
        if super::tenure::is_before(Some(on), new.announced.as_ref()) {
            return fail("announced", ActProblem::BeforeStart);
        }
        // Only a vote can be called before its time.
        let kind = match new.announced {
            None if new.kind.is_a_vote() => DateKind::Snap,
            _ => DateKind::Scheduled,
        };
        let decides = if about.winners.is_empty() {
            Vec::new()
        } else {
            about.offices.clone()
        };
        self.schedule(Schedule {
            kind: new.kind,
            name: new.name,
            countries: self.countries_of(&about.offices),
            date: EventDate {
                on: on.clone(),
                kind,
                firmness: Firmness::Held,
                time: None,
                zone: None,
            },
            announced: Some(new.announced.unwrap_or_else(|| on.clone())),
            place: None,
            body: None,
            bodies: Vec::new(),
            decides,
            significance: None,
            transitions: about.steps.clone(),
            round_of: None,
        })
    }

    /// The step of a transition that says when its holder leaves, where that day is on or before `on` and it is not held yet.
    fn expected_leave(&self, transition: &TransitionId, on: &Edtf) -> Option<EventId> {
        let steps = self.world.indices().steps_of_transition.of(transition);
        let ids = steps.iter().map(|event| &event.id);
        ids.filter_map(|id| self.event(id))
            .find(|event| {
                event.kind == EventKind::Resignation
                    && !matches!(event.date.firmness, Firmness::Held | Firmness::Cancelled)
                    && event.date.on.earliest() <= on.latest()
            })
            .map(|event| event.id)
    }

    fn kind_of(&self, told: &Told) -> Option<EventKind> {
        match told {
            Told::Known(id) => self.event(id).map(|event| event.kind),
            Told::New(new) => Some(new.kind),
        }
    }
}

/// What set a transition off whose holder's tenure ended for a reason.
const fn cause_of_end(reason: EndReason) -> Cause {
    match reason {
        EndReason::TermEnded => Cause::TermEnd,
        EndReason::Resigned => Cause::Resignation,
        EndReason::LostElection => Cause::Election,
        EndReason::LostConfidence => Cause::LostConfidence,
        EndReason::Removed | EndReason::Impeached => Cause::Removal,
        EndReason::Died => Cause::Death,
        EndReason::Coup => Cause::Coup,
        EndReason::Succeeded => Cause::Succession,
        EndReason::Incapacitated | EndReason::OfficeAbolished | EndReason::Unknown => Cause::Other,
    }
}

#[cfg(test)]
mod tests;
