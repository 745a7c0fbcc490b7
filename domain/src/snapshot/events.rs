//! The events of a country, of a person and of an office, and which of them are ahead or past.
//!
//! Most are settled: held on one day, which was always that day ([`settled_day`]). Lists are in the order of their dates, so a binary search
//! finds where the past of a day ends, and whoever asks for the next or the last few looks at those alone. The others stand in
//! lists of their own and are looked at one by one.

use super::view::{Snapshot, by_date};
use crate::{
    Event,
    id::{CountryId, EventId, OfficeId, PersonId},
    stage::{EventState, settled_day},
};
use jiff::civil::Date;
use std::{iter, sync::Arc};

impl Snapshot {
    /// The events of a list of the world that were known on the day, in the order of their dates on it.
    pub(super) fn events_in<'s>(
        &'s self,
        list: impl IntoIterator<Item = &'s Arc<Event>>,
    ) -> impl DoubleEndedIterator<Item = &'s Arc<Event>> {
        let mut known: Vec<_> = list
            .into_iter()
            .filter_map(|it| self.look(&self.events, it))
            .collect();
        known.sort_by(|one, other| by_date(one, other));
        known.into_iter()
    }

    /// The events of a country, in the order of their dates.
    pub fn events_of(&self, country: &CountryId) -> impl DoubleEndedIterator<Item = &Event> {
        let events = self.memory.events_of(country, || {
            let events = self.events_in(self.world.indices().events_of_country.of(country));
            events
                .filter(|event| event.countries.contains(country))
                .map(Arc::clone)
                .collect()
        });
        events.iter().map(|event| &**event)
    }

    /// The events of a country that are ahead, and those whose date has passed without a recorded outcome, in the order of their
    /// dates. Each is looked at when it is reached.
    pub fn coming_events_of<'s>(&'s self, country: &CountryId) -> impl Iterator<Item = &'s Event> {
        let indices = self.world.indices();
        let unsettled = self.events_in(indices.unsettled_events_of_country.of(country));
        let settled = self.settled_after(indices.events_of_country.of(country));
        merged(unsettled.map(|event| &**event), settled, |one, other| {
            by_date(one, other).is_lt()
        })
        .filter(move |event| {
            let state = self.state_of(event);
            event.countries.contains(country) && (state.is_ahead() || state == EventState::Unrecorded)
        })
    }

    /// The events of a country that were held, cancelled or annulled, the newest first. Each is looked at when it is reached.
    pub fn past_events_of<'s>(&'s self, country: &CountryId) -> impl Iterator<Item = &'s Event> {
        let indices = self.world.indices();
        let unsettled = self
            .events_in(indices.unsettled_events_of_country.of(country))
            .rev();
        let settled = self.settled_by(indices.events_of_country.of(country));
        merged(unsettled.map(|event| &**event), settled, |one, other| {
            by_date(one, other).is_gt()
        })
        .filter(move |event| {
            let state = self.state_of(event);
            event.countries.contains(country) && !state.is_ahead() && state != EventState::Unrecorded
        })
    }

    /// The events of a country together with others, in the order of their dates.
    pub fn shared_events_of<'s>(&'s self, country: &CountryId) -> impl Iterator<Item = &'s Event> {
        self.events_in(self.world.indices().shared_events_of_country.of(country))
            .map(|event| &**event)
            .filter(move |event| event.countries.contains(country))
    }

    /// The events that a person takes part in, stands in or won, in the order of their dates.
    pub fn events_of_person(&self, person: &PersonId) -> impl Iterator<Item = &Event> {
        self.events_in(self.world.indices().events_of_person.of(person))
            .map(|event| &**event)
            .filter(move |event| event.persons().any(|named| named == person))
    }

    /// The events that decide who holds an office and the steps of its transitions, each once, in the order of their dates.
    pub fn events_of_office(&self, office: &OfficeId) -> Vec<&Event> {
        let deciding = self.world.indices().events_of_office.of(office);
        let steps = self.transitions_of(office).flat_map(|it| self.steps_of(&it.id));
        let deciding = self.events_in(deciding).map(|event| &**event);
        let deciding = deciding.filter(|event| event.decides.contains(office));
        let mut events: Vec<_> = deciding.chain(steps).collect();
        events.sort_by(|one, other| by_date(one, other));
        events.dedup_by(|one, other| one.id == other.id);
        events
    }

    /// The rounds of an election, in the order of their dates.
    pub fn rounds_of(&self, event: &EventId) -> impl Iterator<Item = &Event> {
        self.events_in(self.world.indices().rounds_of_event.of(event))
            .map(|event| &**event)
    }

    /// The events that decide who holds an office and come after a day, in the order of their dates. Each is looked at when it is
    /// reached.
    pub(super) fn deciding_after<'s>(
        &'s self,
        office: &OfficeId,
        day: Date,
    ) -> impl Iterator<Item = &'s Event> {
        let list = self.world.indices().events_of_office.of(office);
        let later = self.settled(list[past(list, day)..].iter());
        merged(self.unsettled_of_office(office), later, |one, other| {
            by_date(one, other).is_lt()
        })
        .filter(move |event| !event.date.on.is_reached(day))
    }

    /// The events that decided who holds an office, the newest first; of those ahead only what may have a result already, by a round or
    /// by a date that reads otherwise today. Each is looked at when it is reached.
    pub(super) fn deciding_so_far<'s>(&'s self, office: &OfficeId) -> impl Iterator<Item = &'s Event> {
        let indices = self.world.indices();
        let list = indices.events_of_office.of(office);
        let (past, ahead) = list.split_at(self.past(list));
        let in_rounds = ahead
            .iter()
            .filter(|event| !indices.rounds_of_event.of(&event.id).is_empty());
        let settled = self.settled(in_rounds.rev().chain(past.iter().rev()));
        merged(self.unsettled_of_office(office).rev(), settled, |one, other| {
            by_date(one, other).is_gt()
        })
    }

    /// The events that decide who holds an office and that a predicate takes, among them the first that is settled and ahead; of those
    /// that are settled none that comes after it.
    pub(super) fn deciding_ahead<'s>(
        &'s self,
        office: &OfficeId,
        takes: impl Fn(&Event) -> bool,
    ) -> impl Iterator<Item = &'s Event> {
        let first = self
            .settled_after(self.world.indices().events_of_office.of(office))
            .find(|event| takes(event));
        let unsettled = self.unsettled_of_office(office);
        unsettled.filter(move |event| takes(event)).chain(first)
    }

    /// The last event that decided who holds an office, among those that a predicate takes, which takes none that is ahead.
    pub(super) fn last_deciding<'s>(
        &'s self,
        office: &OfficeId,
        takes: impl Fn(&Event) -> bool,
    ) -> Option<&'s Event> {
        let last = self
            .settled_by(self.world.indices().events_of_office.of(office))
            .find(|event| takes(event));
        let unsettled = self.unsettled_of_office(office);
        unsettled
            .filter(|event| takes(event))
            .chain(last)
            .max_by(|one, other| by_date(one, other))
    }

    fn unsettled_of_office<'s>(&'s self, office: &OfficeId) -> impl DoubleEndedIterator<Item = &'s Event> {
        self.events_in(self.world.indices().unsettled_events_of_office.of(office))
            .map(|event| &**event)
    }

    /// The settled events of a list that come after the day, the next one first.
    fn settled_after<'s>(&'s self, list: &'s [Arc<Event>]) -> impl Iterator<Item = &'s Event> {
        self.settled(list[self.past(list)..].iter())
    }

    /// The settled events of a list that have come by the day, the newest first.
    fn settled_by<'s>(&'s self, list: &'s [Arc<Event>]) -> impl Iterator<Item = &'s Event> {
        self.settled(list[..self.past(list)].iter().rev())
    }

    fn settled<'s>(&'s self, list: impl Iterator<Item = &'s Arc<Event>>) -> impl Iterator<Item = &'s Event> {
        list.filter(|event| settled_day(event).is_some())
            .filter_map(|event| self.look(&self.events, event))
            .map(|event| &**event)
    }

    fn past(&self, list: &[Arc<Event>]) -> usize {
        past(list, self.on)
    }
}

/// How many events at the beginning of a list have come by a day: it is in the order of their last days.
fn past(list: &[Arc<Event>], day: Date) -> usize {
    list.partition_point(|event| event.date.on.is_reached(day))
}

/// Two series in one order, as one.
fn merged<'e>(
    one: impl Iterator<Item = &'e Event>,
    other: impl Iterator<Item = &'e Event>,
    is_before: impl Fn(&Event, &Event) -> bool,
) -> impl Iterator<Item = &'e Event> {
    let (mut one, mut other) = (one.peekable(), other.peekable());
    iter::from_fn(move || match (one.peek(), other.peek()) {
        (Some(mine), Some(theirs)) if is_before(theirs, mine) => other.next(),
        (Some(_), _) => one.next(),
        (None, _) => other.next(),
    })
}
