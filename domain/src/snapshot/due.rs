//! By when the next election to an office is due, computed from its rule, else from the length of its term.
//!
//! It is said only where nobody has recorded a next election: what is announced is always better than what a
//! rule gives. The rule is today's `term_years` of the office; what it was on an earlier day is not recorded.

use super::{Counted, Snapshot, Spell};
use crate::{
    Body, Edtf, Event, Office, Tenure,
    entity::{ElectionRule, Entry, EventKind, Filling},
    stage::EventState,
    status::Headline,
};
use jiff::ToSpan;

/// When the next election to an office or of a chamber is due at the latest.
#[derive(Clone, Debug)]
pub struct Due<'s> {
    pub of: DueFor<'s>,
    /// As exact as what it is counted from.
    pub by: Edtf,
    pub basis: Basis<'s>,
}

/// What is voted on.
#[derive(Clone, Copy, Debug)]
pub enum DueFor<'s> {
    Office(&'s Office),
    Body(&'s Body),
}

/// What it is computed from.
#[derive(Clone, Debug)]
pub enum Basis<'s> {
    /// The rule of the office, by the part of it that a program can count with.
    Rule {
        rule: &'s ElectionRule,
        counted: Counted<'s>,
    },
    /// The years of a term, from the day, month or year on which the present one began.
    Term {
        years: u8,
        began: &'s Edtf,
        tenure: &'s Tenure,
    },
    /// The years of a term, from the last election. When the term after it began is not recorded, so this is about a month and no day.
    Election { years: u8, event: &'s Event },
}

impl Basis<'_> {
    /// The word that the API and exports have for it.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Rule { .. } => "rule",
            Self::Term { .. } => "term",
            Self::Election { .. } => "last_election",
        }
    }
}

impl Snapshot {
    /// By when the next election to an office is due, where that follows from its rule or its term and nothing is recorded.
    pub fn election_due<'s>(&'s self, office: &'s Office) -> Option<Due<'s>> {
        if self.next_decision(&office.id).is_some() {
            return None;
        }
        self.due_by_rule(office).or_else(|| self.due_by_term(office))
    }

    /// The same by the term alone.
    ///
    /// None where the office is filled otherwise than by an election for a fixed term, where an election has
    /// gone by of which nothing is recorded, where whoever holds it did not come by an election, and where
    /// that day has passed: then the rule was not followed, and what holds instead is not known here.
    fn due_by_term<'s>(&'s self, office: &'s Office) -> Option<Due<'s>> {
        let years = office.term_years.filter(|_| is_elected_for_a_term(office))?;
        let last = self.last_election(office);
        if let Some(election) = last
            && self.state_of(election) != EventState::Held
        {
            return None;
        }
        let holders = self.holders(&office.id);
        let holder = holders.iter().rfind(|spell| is_full(spell))?;
        let (by, basis) = by_term(holder, last, years)?;
        (!by.is_over(self.on)).then_some(Due {
            of: DueFor::Office(office),
            by,
            basis,
        })
    }

    /// The last election to an office whose date has come; one that was cancelled or annulled is none.
    fn last_election(&self, office: &Office) -> Option<&Event> {
        self.last_deciding(&office.id, |event| {
            is_election(event.kind)
                && event.round_of.is_none()
                && matches!(self.state_of(event), EventState::Held | EventState::Unrecorded)
        })
    }
}

/// Whether the law gives the office by an election and for a number of years. A prime minister whom a
/// parliament chooses has no term: he stays as long as the parliament lets him.
pub(super) fn is_elected_for_a_term(office: &Office) -> bool {
    matches!(
        office.filled_by,
        Some(Filling::DirectElection | Filling::IndirectElection)
    )
}

pub(super) const fn is_election(kind: EventKind) -> bool {
    matches!(
        kind,
        EventKind::PresidentialElection
            | EventKind::ParliamentaryElection
            | EventKind::LegislativeElection
            | EventKind::IndirectElection
    )
}

/// Whether somebody holds an office in full. Who only stands in, or seized it, began no term.
pub(super) fn is_full(spell: &Spell<'_>) -> bool {
    let is_full = !spell.is_stand_in() && spell.status.headline != Headline::Disputed;
    is_full && !matches!(spell.tenure.entry, Entry::Acting | Entry::Coup)
}

fn by_term<'s>(holder: &Spell<'s>, last: Option<&'s Event>, years: u8) -> Option<(Edtf, Basis<'s>)> {
    let from_term = |began: &'s Edtf, tenure: &'s Tenure| {
        let basis = Basis::Term { years, began, tenure };
        Some((began.years_later(years)?, basis))
    };
    let tenure = holder.tenure;
    let term = tenure.terms.last().map(|term| &term.from);
    // Who follows somebody in mid-term begins no term of their own.
    let start = tenure
        .start
        .as_ref()
        .filter(|_| tenure.entry != Entry::Succession);
    let Some(election) = last else {
        let was_elected = matches!(tenure.entry, Entry::Elected | Entry::IndirectlyElected);
        let began = term.or(start.filter(|_| was_elected))?;
        return from_term(began, tenure);
    };
    if let Some(began) = [term, start]
        .into_iter()
        .flatten()
        .find(|began| follows(began, election))
    {
        return from_term(began, tenure);
    }
    // Somebody else won it, so it says nothing of this holder's term.
    let winners = election.outcome.iter().flat_map(|outcome| &outcome.winners);
    if winners.clone().next().is_some() && !winners.into_iter().any(|winner| *winner == tenure.person) {
        return None;
    }
    // Somebody who was there before the election was elected again; somebody who came long after it must
    // be known to have come for the rest of the term.
    let was_there = tenure
        .start
        .as_ref()
        .is_some_and(|start| start.latest() <= election.date.on.latest());
    if !was_there && tenure.entry != Entry::Succession {
        return None;
    }
    let by = election.date.on.years_later(years)?.around_its_month()?;
    let basis = Basis::Election {
        years,
        event: election,
    };
    Some((by, basis))
}

/// Whether a term that began then is the one that an election was for: it begins within a year of it.
fn follows(began: &Edtf, election: &Event) -> bool {
    let on = &election.date.on;
    let (Some(first), Some(last)) = (on.earliest(), on.latest()) else {
        return false;
    };
    let Ok(limit) = last.checked_add(1.year()) else {
        return false;
    };
    began.latest().is_some_and(|began| began >= first) && began.earliest().is_some_and(|began| began <= limit)
}

#[cfg(test)]
mod tests;
