//! How far a transition is, and what state each of its steps is in. Computed, never stored.

use crate::{
    Event,
    entity::{DateKind, Firmness},
    words::words,
};
use jiff::civil::Date;

words! {
    /// How far a transition is.
    Stage {
        /// No step was held and nothing is announced.
        Anticipated = "anticipated",
        Announced = "announced",
        /// A step was held, and no successor is chosen.
        UnderWay = "under_way",
        /// A designate exists.
        Decided = "decided",
        /// The successor is in office.
        Completed = "completed",
        Cancelled = "cancelled",
    }
}

impl Stage {
    /// Whether the office may still change hands.
    pub const fn is_open(self) -> bool {
        match self {
            Self::Anticipated | Self::Announced | Self::UnderWay | Self::Decided => true,
            Self::Completed | Self::Cancelled => false,
        }
    }
}

words! {
    /// Where an event stands on a day.
    EventState {
        /// Still to come.
        Upcoming = "upcoming",
        /// Its day, or one of its days, is today and it is not recorded as held.
        Ongoing = "ongoing",
        /// Recorded as held.
        Held = "held",
        /// Its date has passed and no outcome is recorded.
        Unrecorded = "unrecorded",
        Postponed = "postponed",
        Cancelled = "cancelled",
        /// Held, and declared void afterwards.
        Annulled = "annulled",
    }
}

impl EventState {
    /// Whether the event may still happen.
    pub const fn is_ahead(self) -> bool {
        match self {
            Self::Upcoming | Self::Ongoing | Self::Postponed => true,
            Self::Held | Self::Unrecorded | Self::Cancelled | Self::Annulled => false,
        }
    }

    /// Whether it is known that nothing came of the event: it was called off, or declared void.
    pub const fn is_void(self) -> bool {
        match self {
            Self::Cancelled | Self::Annulled => true,
            Self::Upcoming | Self::Ongoing | Self::Held | Self::Unrecorded | Self::Postponed => false,
        }
    }
}

/// Where `event` stands on the day `on`.
///
/// The event is taken as it was known on that day, so what is recorded of it is believed.
pub fn event_state(event: &Event, on: Date) -> EventState {
    match event.date.firmness {
        Firmness::Cancelled => EventState::Cancelled,
        Firmness::Postponed => EventState::Postponed,
        Firmness::Held if event.annulled.is_none() => EventState::Held,
        Firmness::Confirmed | Firmness::Tentative | Firmness::Changing | Firmness::Held => {
            state_by_record(event, on)
        }
    }
}

/// Where an event stands that was neither called off nor put off.
fn state_by_record(event: &Event, on: Date) -> EventState {
    if event.annulled.is_some() {
        EventState::Annulled
    } else if event.outcome.is_some() {
        EventState::Held
    } else if event.date.on.is_over(on) {
        EventState::Unrecorded
    } else if event.date.on.exact_day() == Some(on) || is_one_of_its_days(event, on) {
        EventState::Ongoing
    } else {
        EventState::Upcoming
    }
}

/// Whether an event of several days is going on. A window or a deadline is not a happening of many days: its one day may still be ahead.
fn is_one_of_its_days(event: &Event, on: Date) -> bool {
    let date = &event.date.on;
    let is_of_many_days = match event.date.kind {
        DateKind::Scheduled | DateKind::Snap => date.is_interval() && date.latest().is_some(),
        DateKind::Bounded | DateKind::Deadline | DateKind::Customary => false,
    };
    is_of_many_days && date.earliest().is_some_and(|first| first <= on)
}

/// The one day of an event that is settled: held on it, by all that is recorded, and never set for another. On an earlier day it is
/// ahead, if it was known, and from that day on it is over.
pub fn settled_day(event: &Event) -> Option<Date> {
    let day = event.date.on.exact_day()?;
    let known = event.outcome.as_ref().and_then(|outcome| outcome.known.as_ref());
    let is_settled = event.date.firmness == Firmness::Held
        && event.previous.is_empty()
        && event.annulled.is_none()
        && known.is_none_or(|known| !known.is_over(day));
    is_settled.then_some(day)
}

#[cfg(test)]
mod tests;
