//! The votes for a chamber: which was the last, which is the next, and by when that is due.

use super::{Basis, Counted, Due, Snapshot, due::DueFor, rule::RuleDate, rule::dates_by};
use crate::{
    Body, Edtf, Event,
    entity::{EventKind, Reckoning},
    id::CountryId,
    stage::EventState,
};
use std::sync::Arc;

/// The votes before and after one for the same chamber.
#[derive(Clone, Debug)]
pub struct Series<'s> {
    pub body: &'s Body,
    pub previous: Option<&'s Event>,
    pub next: Option<&'s Event>,
}

impl Snapshot {
    /// The chambers of a country, in the order of their ids.
    pub fn bodies_of(&self, country: &CountryId) -> impl Iterator<Item = &Body> {
        let list = self.world.indices().bodies_of_country.of(country);
        list.iter()
            .filter_map(|it| self.look(&self.bodies, it))
            .map(|body| &**body)
    }

    /// The elections of a chamber that were known on the day, each once, in the order of their dates.
    pub fn elections_of_body<'s>(&'s self, body: &Body) -> impl DoubleEndedIterator<Item = &'s Event> {
        self.events_in(self.world.indices().events_of_body.of(&body.id))
            .map(|event| &**event)
            .filter(|event| event.round_of.is_none() && event.kind.elects_a_chamber())
    }

    /// The last election of a chamber whose date has come; one that was cancelled or annulled is none.
    pub fn last_election_of_body<'s>(&'s self, body: &Body) -> Option<&'s Event> {
        self.elections_of_body(body)
            .rfind(|event| matches!(self.state_of(event), EventState::Held | EventState::Unrecorded))
    }

    /// The next election of a chamber that is recorded.
    pub fn next_election_of_body<'s>(&'s self, body: &Body) -> Option<&'s Event> {
        self.elections_of_body(body)
            .filter(|event| self.state_of(event).is_ahead())
            .min_by(|one, other| self.order_of(one).cmp(&self.order_of(other)))
    }

    /// For each chamber that an event votes for, the votes before and after it. One that was cancelled is passed over.
    pub fn series<'s>(&'s self, event: &'s Event) -> Vec<Series<'s>> {
        if !event.kind.elects_a_chamber() {
            return Vec::new();
        }
        let bodies = event.bodies.iter().filter_map(|id| self.body(id.as_str()));
        bodies
            .map(|body| {
                let counts = |other: &&Event| {
                    let state = self.state_of(other);
                    other.id == event.id || !matches!(state, EventState::Cancelled | EventState::Annulled)
                };
                let all: Vec<_> = self.elections_of_body(body).filter(counts).collect();
                let place = all.iter().position(|other| other.id == event.id);
                Series {
                    body,
                    previous: place.and_then(|place| all.get(place.checked_sub(1)?).copied()),
                    next: place.and_then(|place| all.get(place + 1).copied()),
                }
            })
            .collect()
    }

    /// The next days on which the law wants a vote for a chamber, as far as it fixes them.
    pub fn rule_dates_of_body(&self, body: &Body) -> Vec<RuleDate<'_>> {
        let elections: Vec<_> = self.elections_of_body(body).collect();
        dates_by(self, body.rule.as_deref(), &elections)
    }

    /// By when the next election of a chamber is due, where none is recorded: by its rule, else by the years of its term.
    ///
    /// None where the last one was not held as far as is recorded, and where that day has passed.
    pub fn body_election_due<'s>(&'s self, body: &'s Body) -> Option<Due<'s>> {
        if self.next_election_of_body(body).is_some() {
            return None;
        }
        let last = self.last_election_of_body(body);
        if last.is_some_and(|election| self.state_of(election) != EventState::Held) {
            return None;
        }
        let (by, basis) = self
            .body_due_by_rule(body, last)
            .or_else(|| by_term(body, last?))?;
        (!by.is_over(self.on)).then_some(Due {
            of: DueFor::Body(body),
            by,
            basis,
        })
    }

    fn body_due_by_rule<'s>(&'s self, body: &'s Body, last: Option<&'s Event>) -> Option<(Edtf, Basis<'s>)> {
        let rule = body.rule.as_deref()?;
        let dissolved = self.dissolution(body, last);
        let window = dissolved.and_then(|(event, from)| {
            let mut windows = rule.windows.iter();
            let window = windows.find(|window| window.basis == Reckoning::AfterDissolution)?;
            let counted = Counted::Dissolution { window, from, event };
            Some((window.about(from)?, counted))
        });
        let (by, counted) = match window {
            Some(window) => window,
            // Whoever was dissolved is voted for before the ordinary day.
            None if dissolved.is_some() => return None,
            None => {
                let dates = self.rule_dates_of_body(body);
                let open = dates.into_iter().find(|date| date.recorded.is_none())?;
                (Edtf::from_day(open.on), Counted::Day)
            }
        };
        Some((by, Basis::Rule { rule, counted }))
    }

    /// The dissolution of a chamber since its last election, and its day.
    fn dissolution<'s>(
        &'s self,
        body: &Body,
        last: Option<&Event>,
    ) -> Option<(&'s Event, jiff::civil::Date)> {
        let since = last.and_then(|election| election.date.on.latest());
        let events: Vec<&Arc<Event>> = self
            .events_in(self.world.indices().events_of_body.of(&body.id))
            .collect();
        let mut dissolutions = events
            .into_iter()
            .filter(|event| event.kind == EventKind::Dissolution);
        dissolutions
            .rfind(|event| self.state_of(event) == EventState::Held)
            .and_then(|event| {
                let day = event.date.on.exact_day()?;
                (since.is_none_or(|since| day > since)).then_some((&**event, day))
            })
    }
}

/// The next election by the years between two of them, counted from the last: about a month and no day.
fn by_term<'s>(body: &Body, last: &'s Event) -> Option<(Edtf, Basis<'s>)> {
    let years = body.term_years?;
    let by = last.date.on.years_later(years)?.around_its_month()?;
    Some((by, Basis::Election { years, event: last }))
}

#[cfg(test)]
mod tests;
