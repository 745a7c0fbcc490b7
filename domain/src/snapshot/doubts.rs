//! Why it is in doubt on the day that somebody still holds an office.

use super::{
    Snapshot, Spell,
    term::TermEnd,
    votes::{Vote, VoteResult, began_since},
};
use crate::{
    Country, Edtf,
    doubt::{Doubt, DoubtKind, Freshness},
    entity::{EventKind, Firmness},
    id::{PersonId, TenureId},
    stage::EventState,
    status::Phase,
};
use jiff::{ToSpan, civil::Date};
use std::sync::Arc;

impl Snapshot {
    /// Why it is in doubt that somebody still holds an office, the gravest reason first; nothing for who does not hold it.
    pub fn doubts(&self, spell: &Spell<'_>) -> Arc<[Doubt]> {
        if !is_held(spell) {
            return Arc::default();
        }
        let standing = self.standing(&spell.office.id);
        let of_holder = standing.doubts.iter().find(|(id, _)| *id == spell.tenure.id);
        of_holder.map_or_else(Arc::default, |(_, doubts)| Arc::clone(doubts))
    }

    /// The doubts of each holder of an office who has any. `line` is everyone in the office or designated for it, `latest` are the
    /// latest votes on it, and `overdue` those of which no outcome is recorded.
    pub(super) fn find_doubts(
        &self,
        line: &[Spell<'_>],
        latest: &[Vote<'_>],
        overdue: &[Vote<'_>],
    ) -> Vec<(TenureId, Arc<[Doubt]>)> {
        let holders = line.iter().filter(|spell| is_held(spell));
        let doubts = |spell: &Spell<'_>| {
            let term_end = self.term_end(spell);
            let term_over = term_end.as_ref().and_then(|end| self.passed(&end.on));
            let successor = self.successor_due(spell, line, latest, term_end);
            let reasons = [
                (DoubtKind::SuccessorDue, successor),
                (DoubtKind::EndPassed, self.end_passed(spell)),
                (DoubtKind::TermOver, term_over),
                (DoubtKind::VoteOverdue, self.vote_overdue(spell, overdue)),
            ];
            let dated = reasons.into_iter().filter_map(|(kind, since)| {
                let since = Some(since?);
                Some(Doubt { kind, since })
            });
            dated.chain(self.check_old(spell)).collect::<Arc<[Doubt]>>()
        };
        holders
            .map(|spell| (spell.tenure.id.clone(), doubts(spell)))
            .filter(|(_, doubts)| !doubts.is_empty())
            .collect()
    }

    /// Whoever follows is known, and the day on which the office was to change hands has passed.
    fn successor_due(
        &self,
        spell: &Spell<'_>,
        line: &[Spell<'_>],
        latest: &[Vote<'_>],
        term_end: Option<TermEnd>,
    ) -> Option<Date> {
        let office = spell.office;
        let designate = line.iter().find(|other| other.status.phase == Phase::Designate);
        let last_vote = latest.iter().rfind(|vote| vote.has_passed());
        let won = self.last_won(office, latest).filter(|(vote, winners, _)| {
            office.seats == 1
                // Of a later vote nobody has recorded who won, so this outcome was not the last.
                && last_vote.is_some_and(|last| last.event.id == vote.event.id)
                && !winners.contains(&spell.person.id)
                && !began_since(spell.tenure, vote)
                && winners.iter().any(|winner| self.is_alive(winner))
                && winners.iter().all(|winner| {
                    let is_designate = designate.is_some_and(|it| it.person.id == *winner);
                    is_designate || !self.came_in(&office.id, winner, vote)
                })
        });
        if designate.is_none() && won.is_none() {
            return None;
        }
        let from = won.map_or_else(
            || designate.and_then(|it| it.tenure.designated.as_ref()),
            |(vote, ..)| Some(&vote.event.date.on),
        )?;
        let taking_office = self
            .steps_of_leaving(spell)
            .filter(|(event, _)| {
                event.kind == EventKind::Inauguration || event.kind == EventKind::Resignation
            })
            .map(|(event, _)| &event.date.on)
            .filter(|on| on.latest() >= from.latest())
            .min();
        let term = term_end
            .filter(|end| end.is_last || designate.is_some())
            .map(|end| end.on);
        let due = [taking_office.cloned(), term].into_iter().flatten();
        let due = due.filter_map(|day| self.passed(&day)).min()?;
        // A term may have been over long before the vote.
        let known = won.map_or(Some(due), |(_, _, known)| self.passed(known))?;
        Some(due.max(known))
    }

    /// The holder was to leave, or somebody else to take office, on a day that has passed.
    fn end_passed(&self, spell: &Spell<'_>) -> Option<Date> {
        let leaving = self
            .steps_of_leaving(spell)
            .filter(|(event, state)| match event.kind {
                // A resignation that was held may have been tendered alone.
                EventKind::Resignation => *state == EventState::Unrecorded,
                EventKind::Inauguration => matches!(state, EventState::Unrecorded | EventState::Held),
                _ => false,
            });
        leaving.filter_map(|(event, _)| self.passed(&event.date.on)).min()
    }

    /// A vote that was held and has no outcome is a doubt only as far as nobody has checked the holder since: of most votes in
    /// parliaments no winner is recorded, and whoever was in office afterwards is.
    fn vote_overdue(&self, spell: &Spell<'_>, overdue: &[Vote<'_>]) -> Option<Date> {
        let checked = spell.tenure.provenance.verified;
        overdue
            .iter()
            .filter_map(|vote| match vote.result {
                VoteResult::Unrecorded { passed } => self.passed(passed),
                VoteResult::HeldOnly { on } => {
                    let is_checked = checked.is_some_and(|checked| on.latest() <= Some(checked));
                    self.passed(on)
                        .filter(|_| self.freshness.is_some() && !is_checked)
                }
                VoteResult::Open | VoteResult::Known { .. } => None,
            })
            .min()
    }

    /// What begins or is said of a holder is as good as a check of its own day.
    fn check_old(&self, spell: &Spell<'_>) -> Option<Doubt> {
        let days = self.freshness.as_ref()?.days(spell.office);
        let tenure = spell.tenure;
        let begun = tenure.start.as_ref().and_then(Edtf::latest);
        let Some(last) = tenure.provenance.verified.max(begun) else {
            return Some(Doubt {
                kind: DoubtKind::CheckOld,
                since: None,
            });
        };
        let since = last.checked_add((i32::from(days) + 1).days()).ok()?;
        (since <= self.on).then_some(Doubt {
            kind: DoubtKind::CheckOld,
            since: Some(since),
        })
    }

    /// The steps of the changes of hands by which a holder leaves, with where they stand; none of those that were given up.
    fn steps_of_leaving<'s>(
        &'s self,
        spell: &Spell<'s>,
    ) -> impl Iterator<Item = (&'s crate::Event, EventState)> + use<'s> {
        let list = self.world.indices().transitions_of_tenure.of(&spell.tenure.id);
        let tenure = spell.tenure.id.clone();
        list.iter()
            .filter_map(|it| self.look(&self.transitions, it))
            .filter(move |it| it.outgoing.as_ref() == Some(&tenure) && it.cancelled.is_none())
            .flat_map(|it| self.steps_of(&it.id))
            .filter(|event| !matches!(event.date.firmness, Firmness::Cancelled | Firmness::Postponed))
            .map(|event| (event, self.state_of(event)))
    }

    fn is_alive(&self, person: &PersonId) -> bool {
        self.person(person.as_str()).is_some_and(|it| it.died.is_none())
    }

    /// The day after the last that a date may denote, if that has come.
    pub(super) fn passed(&self, date: &Edtf) -> Option<Date> {
        let next = date.latest()?.checked_add(1.day()).ok()?;
        (next <= self.on).then_some(next)
    }
}

fn is_held(spell: &Spell<'_>) -> bool {
    matches!(spell.status.phase, Phase::InOffice | Phase::Unknown)
}

/// A holder who is in doubt, with the reasons.
#[derive(Clone, Debug)]
pub struct InDoubt<'s> {
    pub country: &'s Country,
    pub spell: Spell<'s>,
    /// The gravest first; at least one.
    pub doubts: Arc<[Doubt]>,
}

impl Snapshot {
    /// Every holder of an office who is in doubt, by country and office.
    pub fn in_doubt(&self) -> impl Iterator<Item = InDoubt<'_>> {
        self.standing_countries().flat_map(move |country| {
            let offices = self.offices_of(&country.id).into_iter();
            let holders = offices.flat_map(|office| self.holders(&office.id));
            holders.filter_map(move |spell| {
                let doubts = self.doubts(&spell);
                (!doubts.is_empty()).then_some(InDoubt {
                    country,
                    spell,
                    doubts,
                })
            })
        })
    }

    /// The rule of checks by which a view of today is judged; none in a view of another day.
    pub fn freshness(&self) -> Option<&Freshness> {
        self.freshness.as_ref()
    }
}

#[cfg(test)]
mod tests;
