//! What follows from the rule behind an election: on which days the law wants the next votes, and which of them are recorded.
//!
//! A date that is computed here is never an event. A recorded vote of the same office about the same day takes its place, whatever became of
//! it: that it was moved or called off is more than the rule knows.

use super::{
    Counted, Snapshot, Spell,
    due::{Basis, Due, DueFor, is_election, is_full},
    votes::Vote,
};
use crate::{
    Body, Edtf, Event, Office, Tenure,
    entity::{Absence, ElectionRule, EventKind, Filling, FixedDay, Reckoning, Window},
    stage::EventState,
};
use jiff::{ToSpan, civil::Date};

/// How many of the next days of votes are told.
const MOST_DATES: usize = 3;

/// A day on which the law wants a vote, with the vote that is recorded in its place.
#[derive(Clone, Copy, Debug)]
pub struct RuleDate<'s> {
    pub on: Date,
    /// None where the day is all that is known: it is computed.
    pub recorded: Option<&'s Event>,
}

impl Snapshot {
    /// The next days on which the law wants a vote on an office, as far as it fixes them: the day of the view is the first that counts.
    pub fn rule_dates(&self, office: &Office) -> Vec<RuleDate<'_>> {
        dates_by(self, office.rule.as_deref(), &self.elections_of(office))
    }

    /// By when the next vote on an office is due by its rule; nothing where the rule has no part to count with, or none that applies.
    pub(super) fn due_by_rule<'s>(&'s self, office: &'s Office) -> Option<Due<'s>> {
        let rule = office.rule.as_deref()?;
        let day = self.rule_dates(office).into_iter();
        let day = day
            .map(|date| (date.recorded.is_none(), date.on))
            .find(|(is_open, _)| *is_open);
        let (by, counted) = match day {
            Some((_, on)) => (Edtf::from_day(on), Counted::Day),
            None => self.window_of(office, &rule.windows)?,
        };
        let basis = Basis::Rule { rule, counted };
        Some(Due {
            of: DueFor::Office(office),
            by,
            basis,
        })
    }

    /// The rules behind a vote: of each office that is filled by votes of this kind, if the law said so on the day of the vote.
    pub fn rules_behind<'s>(
        &'s self,
        event: &'s Event,
    ) -> impl Iterator<Item = (&'s Office, &'s ElectionRule)> {
        let offices = event.decides.iter().filter_map(|id| self.office(id.as_str()));
        offices
            .filter(|office| is_filled_by(office, event.kind))
            .filter_map(|office| Some((office, office.rule.as_deref()?)))
            .filter(|(_, rule)| self.was_law_by(rule, event))
    }

    /// The rules behind a vote for chambers, if the law said so on the day of the vote.
    pub fn rules_behind_chambers<'s>(
        &'s self,
        event: &'s Event,
    ) -> impl Iterator<Item = (&'s Body, &'s ElectionRule)> {
        let bodies = event.bodies.iter().filter_map(|id| self.body(id.as_str()));
        bodies
            .filter(|_| event.kind.elects_a_chamber())
            .filter_map(|body| Some((body, body.rule.as_deref()?)))
            .filter(|(_, rule)| self.was_law_by(rule, event))
    }

    /// Whether the law is known to have read so on the day of a vote.
    fn was_law_by(&self, rule: &ElectionRule, event: &Event) -> bool {
        match &rule.since {
            Some(since) => event.date.on.earliest() >= since.latest(),
            // Nobody says how long the law has read so: certainly as the view has it.
            None => !event.date.on.is_over(self.on),
        }
    }

    /// The window of an office that applies on the day, where nobody has been chosen by a vote in it.
    fn window_of<'s>(&'s self, office: &'s Office, windows: &'s [Window]) -> Option<(Edtf, Counted<'s>)> {
        if office.seats != 1 || windows.is_empty() || self.has_successor(office) {
            return None;
        }
        let vacancy = self.vacancy(office);
        let term = || {
            let holders = self.holders(&office.id);
            let holder = holders.iter().find(|spell| is_full(spell))?;
            let end = self.term_end(holder).filter(|end| !end.is_last)?;
            Some((end.on.exact_day()?, end.is_recorded, holder.tenure))
        };
        let term = if vacancy.is_none() { term() } else { None };
        windows.iter().find_map(|window| {
            let (from, is_exact, tenure) = match window.basis {
                Reckoning::AfterVacancy => vacancy.map(|(day, tenure)| (day, true, tenure))?,
                Reckoning::BeforeEndOfTerm | Reckoning::AfterEndOfTerm => term?,
                // Offices are not dissolved.
                Reckoning::AfterDissolution => return None,
            };
            let by = if is_exact {
                window.about(from)
            } else {
                window.around(from)
            }?;
            let first = by.earliest().unwrap_or(from);
            let has_voted = || {
                let is_later = |vote: &Vote<'_>| vote.event.date.on.latest() >= Some(first);
                self.votes_so_far(&office.id)
                    .next()
                    .is_some_and(|vote| is_later(&vote))
            };
            (!by.is_over(self.on) && !has_voted()).then_some((by, Counted::Window { window, from, tenure }))
        })
    }

    fn has_successor(&self, office: &Office) -> bool {
        !self.designates(&office.id).is_empty() || !self.presumed_designates(&office.id).is_empty()
    }

    /// Since when nobody has held an office in full, and who held it last: only where that is known to the day, and either somebody
    /// stands in or the line of holders is complete.
    fn vacancy<'s>(&'s self, office: &Office) -> Option<(Date, &'s Tenure)> {
        let holders = self.holders(&office.id);
        let is_known = if holders.is_empty() {
            self.missing(office) == Some(Absence::Vacant)
        } else {
            holders.iter().all(Spell::is_stand_in)
        };
        if !is_known {
            return None;
        }
        let line = self.line(&office.id);
        let last = line
            .iter()
            .filter(|spell| !spell.tenure.is_acting())
            .max_by_key(|spell| spell.tenure.end.as_ref().and_then(Edtf::latest))?;
        let left = last.tenure.end.as_ref()?.exact_day()?;
        Some((left, last.tenure))
    }

    /// Every vote on an office that the view knows, each election once, ahead and past.
    fn elections_of(&self, office: &Office) -> Vec<&Event> {
        self.events_in(self.world.indices().events_of_office.of(&office.id))
            .map(|event| &**event)
            .filter(|event| event.round_of.is_none() && is_election(event.kind))
            .filter(|event| event.decides.contains(&office.id))
            .collect()
    }
}

/// The next days that a rule fixes, each with the vote of some elections that takes its place.
pub(super) fn dates_by<'s>(
    view: &Snapshot,
    rule: Option<&ElectionRule>,
    elections: &[&'s Event],
) -> Vec<RuleDate<'s>> {
    let Some(day) = rule.and_then(|rule| rule.day) else {
        return Vec::new();
    };
    let has_been =
        |event: &&&'s Event| matches!(view.state_of(event), EventState::Held | EventState::Unrecorded);
    let last = elections.iter().filter(has_been);
    let last = last.filter_map(|event| event.date.on.latest()).max();
    day.days_from(view.on, last.map(Date::year))
        .take(MOST_DATES)
        .map(|on| RuleDate {
            on,
            recorded: elections
                .iter()
                .copied()
                .find(|event| takes_place(event, on, day)),
        })
        .collect()
}

/// Whether an office is filled by votes of a kind.
fn is_filled_by(office: &Office, kind: EventKind) -> bool {
    let Some(filling) = office.filled_by else {
        return false;
    };
    // Electors may be chosen by the people for this alone.
    let is_by_electors = filling == Filling::IndirectElection && kind == EventKind::PresidentialElection;
    filling.vote() == Some(kind) || is_by_electors
}

/// Whether a vote is the one that the law wants on a day: it is less than half of the years between two votes away.
fn takes_place(event: &Event, on: Date, rule: FixedDay) -> bool {
    let half = (i64::from(rule.every_years) * 365 / 2).days();
    let on_or_before = event
        .date
        .on
        .earliest()
        .is_none_or(|first| first < on.saturating_add(half));
    let on_or_after = event
        .date
        .on
        .latest()
        .is_none_or(|last| last > on.saturating_sub(half));
    on_or_before && on_or_after
}

#[cfg(test)]
mod tests;
