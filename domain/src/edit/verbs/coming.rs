//! Who comes: wins, takes office.

use super::{About, Told, cause_of_end};
use crate::{
    Edtf, Tenure, Text, Transition,
    edit::{
        ActError, ActProblem, Draft, fail,
        tenure::{Axis, End, StartTenure, is_before},
    },
    entity::{Cause, EndReason, Entry, EventKind, Filling, Office, Outlook, Term},
    id::{EventId, OfficeId, PartyId, PersonId, TenureId, TransitionId},
};

/// What can put somebody into office.
pub const BRINGS_IN: [EventKind; 6] = [
    EventKind::Inauguration,
    EventKind::DesignationVote,
    EventKind::InvestitureVote,
    EventKind::PartyLeadershipElection,
    EventKind::IndirectElection,
    EventKind::Succession,
];

/// Somebody wins an election.
#[derive(Clone, Debug, PartialEq)]
pub struct Win {
    pub event: Told,
    /// The day of the vote; of an event whose day is recorded, that counts.
    pub on: Edtf,
    pub winner: PersonId,
    pub party: Option<PartyId>,
    /// When the result was known; none for the day of the vote.
    pub known: Option<Edtf>,
    pub summary: Option<Text>,
    /// The offices that the vote decides.
    pub offices: Vec<OfficeId>,
    /// The offices for which the winner is chosen with it.
    pub also: Vec<OfficeId>,
    /// The day on which the winner takes the offices that the vote decides, where that has come.
    pub starts: Option<Edtf>,
    /// The holders who stood and lost.
    pub lost: Vec<TenureId>,
}

/// Somebody takes an office.
#[derive(Clone, Debug, PartialEq)]
pub struct TakeOffice {
    pub office: OfficeId,
    pub person: PersonId,
    pub on: Edtf,
    pub party: Option<PartyId>,
    /// When the term is due to end.
    pub due: Option<Edtf>,
    pub note: Option<Text>,
    /// Who leaves with it and why; none for the one who holds the office, for the reason that is on record.
    pub leaves: Option<(TenureId, EndReason)>,
    pub event: Option<Told>,
}

impl Draft<'_> {
    /// Somebody wins an election: it is held, the winner is designate, and the holder who lost has that status. A holder who wins
    /// goes on, and the office does not change hands.
    ///
    /// # Errors
    /// When something is unknown, a date cannot be, or the winner died before or holds the office already.
    pub fn win(&mut self, act: Win) -> Result<EventId, ActError> {
        let day = match &act.event {
            Told::Known(id) => match self.event(id) {
                Some(event) if event.date.on.exact_day().is_some() => event.date.on,
                Some(_) => act.on.clone(),
                None => return fail("event", ActProblem::Unknown),
            },
            Told::New(_) => act.on.clone(),
        };
        self.has_come("on", &day)?;
        let known = act.known.clone().unwrap_or_else(|| day.clone());
        if is_before(Some(&known), Some(&day)) {
            return fail("known", ActProblem::BeforeStart);
        }
        self.has_come("known", &known)?;
        for lost in &act.lost {
            // Who won has not lost.
            if self
                .tenure(lost)
                .is_some_and(|tenure| tenure.person == act.winner)
            {
                continue;
            }
            self.put_span(
                lost,
                Axis::Outlook(Outlook::LostElection),
                known.clone(),
                None,
                None,
            )?;
        }
        let mut about = About {
            offices: act.offices.clone(),
            why: act.summary.clone(),
            winners: vec![act.winner.clone()],
            known: act.known.clone(),
            ..About::default()
        };
        let mut won = Vec::new();
        for office in act.offices.iter().chain(&act.also) {
            let holder = self
                .full_holders(office)
                .into_iter()
                .find(|it| it.person == act.winner);
            match holder {
                Some(holder) => self.goes_on(holder, &known, act.starts.as_ref())?,
                None => {
                    about.steps.push(self.choose(office, &act, &known)?);
                    won.push(office);
                }
            }
        }
        let event = self.tell(act.event.clone(), &day, about)?;
        if let Some(starts) = &act.starts {
            for office in act.offices.iter().filter(|office| won.contains(office)) {
                self.take_office(TakeOffice {
                    office: office.clone(),
                    person: act.winner.clone(),
                    on: starts.clone(),
                    party: act.party.clone(),
                    due: None,
                    note: None,
                    leaves: None,
                    event: None,
                })
                .map_err(|error| match error.field {
                    "on" => ActError {
                        field: "starts",
                        ..error
                    },
                    _ => error,
                })?;
            }
        }
        Ok(event)
    }

    /// Who holds an office in full, and does not only act in it.
    fn full_holders(&self, office: &OfficeId) -> Vec<Tenure> {
        let mut holders = self.in_office(office);
        holders.retain(|tenure| !tenure.is_acting());
        holders
    }

    /// A holder is elected again.
    fn goes_on(&mut self, mut tenure: Tenure, known: &Edtf, starts: Option<&Edtf>) -> Result<(), ActError> {
        for span in &mut tenure.outlook {
            if span.value == Outlook::SeekingReelection && span.to.is_none() {
                span.to = Some(known.clone());
            }
        }
        if let Some(from) = starts {
            tenure.terms.push(Term {
                from: from.clone(),
                due: None,
                note: None,
                sources: self.word.sources.clone(),
            });
        }
        if let Some(mut transition) = self.transition_from(&tenure.office, Some(&tenure.id))
            && transition.incoming.is_none()
        {
            transition.cancelled = Some(known.clone());
            self.word.adds_to(&mut transition.provenance);
            self.put(transition);
        }
        self.word.adds_to(&mut tenure.provenance);
        self.put(tenure);
        Ok(())
    }

    /// The winner is chosen for an office; gives the transition by which they come in.
    fn choose(&mut self, office: &OfficeId, act: &Win, known: &Edtf) -> Result<TransitionId, ActError> {
        let Some(recorded) = self.office(office) else {
            return fail("office", ActProblem::Unknown);
        };
        // The result of a vote long past: whoever won it has had the office since.
        let had = self.world.indices().tenures_of_person.of(&act.winner);
        let had = self.tenures(had, |tenure| {
            tenure.office == *office && tenure.person == act.winner && !tenure.is_acting()
        });
        let is_after = |tenure: &Tenure| {
            let start = tenure.start.as_ref();
            start.is_some() && !is_before(start, Some(known))
        };
        if had.iter().any(is_after) {
            return fail("person", ActProblem::HoldsAlready);
        }
        let incoming = self.start_tenure(StartTenure {
            office: office.clone(),
            person: act.winner.clone(),
            party: act.party.clone(),
            designated: Some(known.clone()),
            start: None,
            entry: entry_of(&recorded),
            capacity: None,
            due: None,
            note: None,
        })?;
        let leaving = self.full_holders(office);
        let mut transition = match &leaving[..] {
            [holder] if recorded.seats == 1 => self.set_off(&holder.id, Cause::Election)?,
            _ => self.unfilled(&recorded, Cause::Election)?,
        };
        transition.incoming = Some(incoming);
        let id = transition.id.clone();
        self.put(transition);
        Ok(id)
    }

    /// The transition by which somebody comes into an office that nobody leaves now: the last one that brought nobody yet, or a
    /// new one after whoever left last.
    fn unfilled(&mut self, office: &Office, cause: Cause) -> Result<Transition, ActError> {
        if let Some(mut transition) = self.last_unfilled(office) {
            self.word.adds_to(&mut transition.provenance);
            return Ok(transition);
        }
        let recorded = self.world.indices().tenures_of_office.of(&office.id);
        let last = self
            .tenures(recorded, |tenure| {
                tenure.office == office.id && tenure.end.is_some() && !tenure.is_acting()
            })
            .into_iter()
            .max_by(|one, other| one.end.cmp(&other.end))
            .filter(|tenure| self.transition_from(&office.id, Some(&tenure.id)).is_none());
        let cause = last
            .as_ref()
            .and_then(|tenure| tenure.end_reason)
            .map_or(cause, cause_of_end);
        self.new_transition(office.id.clone(), last.map(|tenure| tenure.id), None, cause)
    }

    /// The last transition of an office whose holder has left, and which brought nobody into office yet.
    pub(in crate::edit) fn last_unfilled(&self, office: &Office) -> Option<Transition> {
        let brings_nobody = |transition: &Transition| {
            let incoming = transition.incoming.as_ref().and_then(|id| self.tenure(id));
            transition.cancelled.is_none()
                && incoming.is_none_or(|tenure| tenure.is_acting() || tenure.start.is_none())
        };
        // None where the holder is still there; a vacancy of which nothing is known comes before all others.
        let left = |transition: &Transition| match &transition.outgoing {
            Some(id) => self.tenure(id).and_then(|tenure| tenure.end).map(Some),
            None => Some(None),
        };
        self.transitions_of(&office.id)
            .into_iter()
            .filter(brings_nobody)
            .filter_map(|transition| Some((left(&transition)?, transition)))
            .max_by(|(one, _), (other, _)| one.cmp(other))
            .map(|(_, transition)| transition)
    }

    /// Somebody takes an office: the tenure starts, a designate's is completed, whoever holds the office or acts in it leaves, and the
    /// transition is completed.
    ///
    /// # Errors
    /// When something is unknown, a date cannot be, the person died before or holds the office already, or all seats are taken and
    /// nobody is named who leaves.
    pub fn take_office(&mut self, act: TakeOffice) -> Result<TransitionId, ActError> {
        self.has_come("on", &act.on)?;
        let Some(office) = self.office(&act.office) else {
            return fail("office", ActProblem::Unknown);
        };
        let holders = self.full_holders(&act.office);
        if holders.iter().any(|tenure| tenure.person == act.person) {
            return fail("person", ActProblem::HoldsAlready);
        }
        let leaving = match (act.leaves, &holders[..]) {
            (Some(leaving), _) => Some(leaving),
            (None, [holder]) if office.seats == 1 => Some((holder.id.clone(), reason_to_leave(holder))),
            (None, holders) if holders.len() >= usize::from(office.seats) => {
                return fail("tenure", ActProblem::IsHeld);
            }
            (None, _) => None,
        };
        let before_start = |error: ActError| match error.field {
            "end" | "start" => ActError { field: "on", ..error },
            _ => error,
        };
        self.end_acting(&act.office, &act.on).map_err(before_start)?;
        let mut transition = match &leaving {
            Some((tenure, reason)) => self.set_off(tenure, cause_of_end(*reason))?,
            None => self.unfilled(&office, Cause::Other)?,
        };
        if let Some((tenure, reason)) = leaving {
            let end = End {
                on: act.on.clone(),
                reason,
                note: None,
            };
            self.end_tenure(&tenure, end).map_err(before_start)?;
        }
        let incoming = self
            .start_tenure(StartTenure {
                office: act.office.clone(),
                person: act.person.clone(),
                party: act.party,
                designated: None,
                start: Some(act.on.clone()),
                entry: entry_of(&office),
                capacity: None,
                due: act.due,
                note: act.note,
            })
            .map_err(before_start)?;
        transition.incoming = Some(incoming);
        let id = transition.id.clone();
        self.put(transition);
        let about = || About {
            offices: vec![act.office.clone()],
            steps: vec![id.clone()],
            ..About::default()
        };
        if let Some(expected) = self.expected_leave(&id, &act.on) {
            self.tell(Told::Known(expected), &act.on, about())?;
        }
        if let Some(event) = act.event {
            let decides = self.kind_of(&event).is_some_and(|kind| kind.is_a_vote());
            let winners = if decides { vec![act.person] } else { Vec::new() };
            self.tell(event, &act.on, About { winners, ..about() })?;
        }
        Ok(id)
    }
}

/// How somebody comes into an office, by how it is filled.
fn entry_of(office: &Office) -> Entry {
    match office.filled_by {
        Some(Filling::DirectElection) => Entry::Elected,
        Some(Filling::IndirectElection) => Entry::IndirectlyElected,
        Some(Filling::Parliament) => Entry::Designated,
        Some(Filling::Appointment) => Entry::Appointed,
        Some(Filling::PartyElection) => Entry::PartyElection,
        Some(Filling::Hereditary) => Entry::Succession,
        Some(Filling::Other) => Entry::Other,
        None => Entry::Unknown,
    }
}

/// Why a holder leaves with the successor's first day, by the status that is on record.
pub fn reason_to_leave(tenure: &Tenure) -> EndReason {
    let mut open = tenure.outlook.iter().rev().filter(|span| span.to.is_none());
    let reason = open.find_map(|span| match span.value {
        Outlook::LostElection => Some(EndReason::LostElection),
        Outlook::AnnouncedDeparture | Outlook::ResignationTendered => Some(EndReason::Resigned),
        Outlook::RemovalPending => Some(EndReason::Removed),
        Outlook::None
        | Outlook::SeekingReelection
        | Outlook::NotSeekingReelection
        | Outlook::TermLimited
        | Outlook::HoldingOver => None,
    });
    reason.unwrap_or(EndReason::TermEnded)
}
