//! Events that were moved, put off or called off: since when, and which lists they stood in before.

use super::Snapshot;
use crate::{
    Edtf, Event,
    entity::{Entity, EntityRef, Firmness},
    stage::{EventState, event_state},
};
use jiff::{ToSpan, civil::Date, tz::TimeZone};

/// For how many days an event that left its date stays in the lists that it stood in.
pub const KEPT_DAYS: i32 = 180;

/// Whether nothing comes of the date that an event has: it was put off or called off.
const fn is_off(firmness: Firmness) -> bool {
    match firmness {
        Firmness::Postponed | Firmness::Cancelled => true,
        Firmness::Confirmed | Firmness::Tentative | Firmness::Changing | Firmness::Held => false,
    }
}

impl Snapshot {
    /// The day on which an event was last moved, put off, called off or declared void; none where its first date still holds.
    ///
    /// Where the record does not say when an event was called off, it is the day on which that was recorded, and no later than
    /// the date itself.
    pub fn left_its_date(&self, event: &Event) -> Option<Date> {
        let moved = event.previous.last().and_then(|earlier| earlier.until.latest());
        let annulled = event.annulled.as_ref().and_then(|it| it.on.latest());
        if let Some(day) = moved.into_iter().chain(annulled).max() {
            return Some(day);
        }
        let last = event.date.on.latest();
        match is_off(event.date.firmness) {
            true => self.recorded_as_off(event).into_iter().chain(last).min(),
            false => None,
        }
    }

    /// The day on which it was first recorded that the event is put off or called off, as far as the day of the view can know.
    fn recorded_as_off(&self, event: &Event) -> Option<Date> {
        let reference = EntityRef::Event(event.id.clone());
        let since = self
            .world
            .changes_of(&reference)
            .take_while(|(_, change)| match change.to.entity() {
                Some(Entity::Event(version)) => version.date.firmness == event.date.firmness,
                _ => false,
            })
            .last()
            .map(|(commit, _)| commit.changeset.at.to_zoned_datetime(TimeZone::UTC).date());
        since.filter(|day| *day <= self.on)
    }

    /// Whether an event left its date no more than [`KEPT_DAYS`] ago. One that was held since has come to its end.
    pub fn has_just_left_its_date(&self, event: &Event) -> bool {
        self.state_of(event) != EventState::Held
            && self
                .left_its_date(event)
                .is_some_and(|day| self.is_just_past(day))
    }

    pub(super) fn is_just_past(&self, day: Date) -> bool {
        day <= self.on && self.on <= day.saturating_add(KEPT_DAYS.days())
    }

    /// The event as it stood before it left its dates, the dates of the last [`KEPT_DAYS`] alone, with the state that it had then.
    /// `firmness` is how firm the date of one is taken to have been that was called off at once.
    pub(super) fn before_it_left(&self, event: &Event, firmness: Firmness) -> Vec<(Event, EventState)> {
        if !self.has_just_left_its_date(event) {
            return Vec::new();
        }
        let on_the_eve = |event: Event, left: Option<Date>| {
            let eve = left.unwrap_or(self.on).saturating_sub(1.day());
            let state = event_state(&event, eve);
            (event, state)
        };
        let mut before: Vec<_> = event
            .previous
            .iter()
            .filter(|earlier| earlier.until.latest().is_some_and(|day| self.is_just_past(day)))
            .map(|earlier| {
                let former = Event {
                    date: earlier.date.clone(),
                    annulled: None,
                    ..event.clone()
                };
                on_the_eve(former, earlier.until.earliest())
            })
            .collect();
        if before.is_empty() {
            let mut former = event.clone();
            former.annulled = None;
            if is_off(former.date.firmness) {
                former.date.firmness = firmness;
            }
            before.push(on_the_eve(former, self.left_its_date(event)));
        }
        before
    }

    /// The last date known to the day that an event had before it was moved to one that is not, where that was no more than
    /// [`KEPT_DAYS`] ago.
    pub fn last_known_days<'e>(&self, event: &'e Event) -> Option<&'e Edtf> {
        let exact = |on: &&Edtf| on.exact_last_day().is_some() || on.exact_days().is_some();
        let earlier = event.earlier_dates().map(|date| &date.on).rfind(exact);
        earlier.filter(|_| self.has_just_left_its_date(event))
    }
}

#[cfg(test)]
mod tests;
