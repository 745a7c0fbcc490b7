//! The votes on an office: which have passed, what came of them, and whom the last of them makes the presumed designate.

use super::{
    spell::Spell,
    view::{Snapshot, by_date},
};
use crate::{
    Edtf, Event, Office, Person, Tenure,
    entity::{EventKind, Filling},
    id::{EventId, OfficeId, PersonId, TransitionId},
    stage::EventState,
    status::Phase,
};
use jiff::{ToSpan, civil::Date};
use std::sync::Arc;

/// Whoever a recorded result makes the next holder, where nobody has recorded that.
#[derive(Clone, Debug)]
pub struct Presumed<'s> {
    pub person: &'s Person,
    pub office: &'s Office,
    /// The election as a whole.
    pub event: &'s Event,
    /// When the result was known.
    pub since: &'s Edtf,
}

/// What came of a vote, all rounds of it taken together.
#[derive(Clone, Copy, Debug)]
pub(crate) enum VoteResult<'s> {
    /// It has not come to an end yet, was postponed, or is void.
    Open,
    /// An outcome is recorded, perhaps without the person who won.
    Known {
        winners: &'s [PersonId],
        known: &'s Edtf,
    },
    /// Its date has passed, and nothing is recorded.
    Unrecorded { passed: &'s Edtf },
    /// It was held, and nobody recorded what came of it.
    HeldOnly { on: &'s Edtf },
}

/// A vote on an office with what came of it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Vote<'s> {
    pub event: &'s Event,
    pub result: VoteResult<'s>,
}

impl Vote<'_> {
    /// Whether an outcome is recorded, perhaps without the person who won.
    pub const fn is_known(&self) -> bool {
        matches!(self.result, VoteResult::Known { .. })
    }

    /// Whether it has taken place, as far as anybody knows.
    pub const fn has_passed(&self) -> bool {
        match self.result {
            VoteResult::Known { .. } | VoteResult::Unrecorded { .. } | VoteResult::HeldOnly { .. } => true,
            VoteResult::Open => false,
        }
    }

    /// Whether a date is certainly no earlier than the vote.
    pub fn is_not_after(&self, date: &Edtf) -> bool {
        let on = &self.event.date.on;
        date.earliest() >= on.earliest().or(on.latest())
    }

    /// Whether the vote certainly came after a date.
    pub fn is_after(&self, date: &Edtf) -> bool {
        let last = date.latest();
        last.is_some() && self.event.date.on.earliest() > last
    }
}

impl Snapshot {
    /// The votes that decided an office from the last one of which a result is known, in the order of their dates, each election once;
    /// all that were held, where no result is known.
    pub(super) fn latest_votes(&self, office: &OfficeId) -> Vec<Vote<'_>> {
        let mut latest = Vec::new();
        for vote in self.votes(office, self.deciding_so_far(office)) {
            latest.push(vote);
            if vote.is_known() {
                break;
            }
        }
        latest.reverse();
        latest
    }

    /// The votes that decide an office and certainly come after a date, in the order of their dates, each election once.
    pub(super) fn votes_after<'s>(
        &'s self,
        office: &OfficeId,
        date: &Edtf,
    ) -> impl Iterator<Item = Vote<'s>> {
        let events = date.latest().map(|last| self.deciding_after(office, last));
        self.votes(office, events.into_iter().flatten())
            .filter(move |vote| vote.is_after(date))
    }

    /// The votes that decided an office and have taken place, the last first, each election once.
    pub(super) fn votes_so_far<'s>(&'s self, office: &OfficeId) -> impl Iterator<Item = Vote<'s>> {
        self.votes(office, self.deciding_so_far(office))
            .filter(Vote::has_passed)
    }

    fn votes<'s>(
        &'s self,
        office: &OfficeId,
        events: impl Iterator<Item = &'s Event>,
    ) -> impl Iterator<Item = Vote<'s>> {
        events
            .filter(|event| event.kind.decides_by_vote() && event.round_of.is_none())
            .filter(move |event| event.decides.contains(office))
            .map(|event| self.vote(event))
    }

    pub(super) fn vote<'s>(&'s self, event: &'s Event) -> Vote<'s> {
        Vote {
            event,
            result: self.result_of(event),
        }
    }

    fn result_of<'s>(&'s self, event: &'s Event) -> VoteResult<'s> {
        let state = self.state_of(event);
        if matches!(
            state,
            EventState::Cancelled | EventState::Annulled | EventState::Postponed
        ) {
            return VoteResult::Open;
        }
        if let Some(result) = result_recorded(event) {
            return result;
        }
        let rounds: Vec<_> = self
            .rounds_of(&event.id)
            .map(|round| (round, self.state_of(round)))
            .collect();
        // Of a first round the winners are those who go on.
        let last_round = rounds.iter().rev().find(|(round, _)| round.round != Some(1));
        if let Some(result) = last_round.and_then(|(round, _)| result_recorded(round)) {
            return result;
        }
        let all = || [(event, state)].into_iter().chain(rounds.iter().copied());
        if let Some((round, _)) = all().find(|(_, state)| *state == EventState::Unrecorded) {
            return VoteResult::Unrecorded {
                passed: &round.date.on,
            };
        }
        if state != EventState::Held || all().any(|(_, state)| state.is_ahead()) {
            return VoteResult::Open;
        }
        let last = all().map(|(round, _)| &round.date.on).max();
        VoteResult::HeldOnly {
            on: last.unwrap_or(&event.date.on),
        }
    }

    /// The votes of which no outcome is recorded though their date has passed, of those that still count: no later vote has an
    /// outcome, and nobody has come into the office since. `latest` are the latest votes on the office.
    pub(super) fn overdue_votes<'s>(
        &'s self,
        office: &OfficeId,
        open_transitions: &[TransitionId],
        latest: &[Vote<'s>],
    ) -> Vec<Vote<'s>> {
        let mut votes = latest.to_vec();
        // Votes may be steps of a change of the holder without deciding the office.
        let steps = open_transitions.iter().flat_map(|id| self.steps_of(id));
        votes.extend(
            steps
                .filter(|event| event.kind.is_a_vote() && event.round_of.is_none())
                .map(|event| self.vote(event)),
        );
        votes.sort_by(|a, b| by_date(a.event, b.event));
        votes.dedup_by(|a, b| a.event.id == b.event.id);
        let settled = votes.iter().rposition(Vote::is_known);
        let since = settled.map_or(0, |last| last + 1);
        votes.drain(..since);
        votes.retain(|vote| {
            matches!(
                vote.result,
                VoteResult::Unrecorded { .. } | VoteResult::HeldOnly { .. }
            ) && !self.has_come_by(office, vote)
        });
        votes
    }

    /// The same with the first day on which each of them was overdue.
    pub(crate) fn overdue(&self, office: &OfficeId) -> Vec<(Vote<'_>, Date)> {
        let open_transitions = &self.standing(office).open_transitions;
        let votes = self.overdue_votes(office, open_transitions, &self.latest_votes(office));
        let dated = votes.into_iter().filter_map(|vote| match vote.result {
            VoteResult::Unrecorded { passed: on } | VoteResult::HeldOnly { on } => {
                Some((vote, self.passed(on)?))
            }
            VoteResult::Open | VoteResult::Known { .. } => None,
        });
        dated.collect()
    }

    /// The last vote on an office of which it is known who won, with the winners.
    pub(super) fn last_won<'s>(
        &'s self,
        office: &Office,
        votes: &[Vote<'s>],
    ) -> Option<(Vote<'s>, &'s [PersonId], &'s Edtf)> {
        votes
            .iter()
            .rev()
            .find_map(|vote| match vote.result {
                VoteResult::Known { winners, known } => Some((*vote, winners, known)),
                VoteResult::Open | VoteResult::Unrecorded { .. } | VoteResult::HeldOnly { .. } => None,
            })
            .filter(|(vote, winners, _)| !winners.is_empty() && self.is_won(office, vote.event))
    }

    /// Whether whoever wins an election wins this office: of a ticket the winner is president, and not vice president too.
    pub(super) fn is_won(&self, office: &Office, event: &Event) -> bool {
        let rank = |office: &Office| office.roles.iter().min().copied();
        let others = event.decides.iter().filter(|id| **id != office.id);
        let mut others = others.filter_map(|id| self.office(id.as_str()));
        rank(office).is_none_or(|mine| {
            others.all(|other| other.country != office.country || rank(other).is_none_or(|rank| rank >= mine))
        })
    }

    /// Whether somebody has taken an office since a vote or is recorded as its designate, or was in it on the day of the vote: whoever wins
    /// then stays, and has left since if they are not in office any more.
    pub(super) fn came_in(&self, office: &OfficeId, person: &PersonId, vote: &Vote<'_>) -> bool {
        let tenures = self.tenures_in(self.world.indices().tenures_of_person.of(person));
        tenures
            .into_iter()
            .filter(|tenure| tenure.office == *office)
            .any(|tenure| began_since(tenure, vote) || was_held_at(tenure, vote))
    }

    /// Whether somebody has come into an office in full since a vote on it, or is to come.
    pub(super) fn has_come_by(&self, office: &OfficeId, vote: &Vote<'_>) -> bool {
        let line = self.tenures_in(self.world.indices().tenures_of_office.of(office));
        line.into_iter()
            .any(|tenure| !tenure.is_acting() && began_since(tenure, vote))
    }

    /// Whom the result of a direct election makes the next holder of an office, where nobody has recorded that.
    ///
    /// Whoever is in office already was elected again. An office in which nobody is recorded has had holders that are not
    /// known here: there the result counts for a year, within which a term begins.
    pub fn presumed_designates(&self, office: &OfficeId) -> Vec<Presumed<'_>> {
        let presumed = Arc::clone(&self.standing(office).presumed);
        presumed
            .iter()
            .filter_map(|(person, event)| self.presumed(office, person, event))
            .collect()
    }

    /// What a person is presumed to be designated for.
    pub fn presumed_of_person(&self, person: &PersonId) -> Vec<Presumed<'_>> {
        let mut offices: Vec<_> = self
            .events_of_person(person)
            .filter(|event| event.outcome.is_some())
            .flat_map(|event| &event.decides)
            .collect();
        offices.sort();
        offices.dedup();
        let presumed = offices.into_iter().flat_map(|id| self.presumed_designates(id));
        presumed.filter(|it| it.person.id == *person).collect()
    }

    fn presumed<'s>(&'s self, office: &OfficeId, person: &PersonId, event: &EventId) -> Option<Presumed<'s>> {
        let event = self.event(event.as_str())?;
        let VoteResult::Known { known, .. } = self.result_of(event) else {
            return None;
        };
        Some(Presumed {
            person: self.person(person.as_str())?,
            office: self.office(office.as_str())?,
            event,
            since: known,
        })
    }

    /// The same, worked out.
    pub(super) fn find_presumed<'s>(
        &'s self,
        office: &'s Office,
        line: &[Spell<'s>],
        latest: &[Vote<'s>],
    ) -> Vec<Presumed<'s>> {
        if office.filled_by != Some(Filling::DirectElection) {
            return Vec::new();
        }
        let Some((vote, winners, known)) = self.last_won(office, latest) else {
            return Vec::new();
        };
        let is_held = line
            .iter()
            .any(|spell| matches!(spell.status.phase, Phase::InOffice | Phase::Unknown));
        let is_recent = || {
            let year_after = |last: Date| last.checked_add(1.year()).ok();
            let last = vote.event.date.on.latest().and_then(year_after);
            last.is_some_and(|last| self.on <= last)
        };
        if self.has_come_by(&office.id, &vote) || !(is_held || is_recent()) {
            return Vec::new();
        }
        winners
            .iter()
            .filter(|winner| !line.iter().any(|spell| spell.person.id == **winner))
            .filter(|winner| !self.came_in(&office.id, winner, &vote))
            .filter_map(|winner| self.person(winner.as_str()))
            .filter(|person| person.died.is_none())
            .map(|person| Presumed {
                person,
                office,
                event: vote.event,
                since: known,
            })
            .collect()
    }
}

/// The outcome that is recorded with an event itself.
fn result_recorded(event: &Event) -> Option<VoteResult<'_>> {
    event.outcome.as_ref().map(|outcome| VoteResult::Known {
        winners: &outcome.winners,
        known: outcome.known.as_ref().unwrap_or(&event.date.on),
    })
}

/// Whether a tenure, or a term of it, began with a vote or later, or somebody was designated since.
pub(super) fn began_since(tenure: &Tenure, vote: &Vote<'_>) -> bool {
    let terms = tenure.terms.iter().map(|term| &term.from);
    let mut begins = terms.chain(&tenure.start).chain(&tenure.designated);
    begins.any(|date| vote.is_not_after(date))
}

/// Whether a tenure in full had begun before a vote and had not ended by its day.
fn was_held_at(tenure: &Tenure, vote: &Vote<'_>) -> bool {
    let had_begun = tenure.start.as_ref().is_some_and(|start| vote.is_after(start));
    let had_ended = tenure.end.as_ref().is_some_and(|end| vote.is_after(end));
    had_begun && !had_ended && !tenure.is_acting()
}

impl EventKind {
    /// Whether an event of this kind decides by a vote or a ruling who holds an office, and so has an outcome.
    pub const fn decides_by_vote(self) -> bool {
        self.is_a_vote()
            || matches!(
                self,
                Self::ConfidenceVote | Self::ImpeachmentVote | Self::CourtRuling | Self::Referendum
            )
    }
}

#[cfg(test)]
mod tests;
