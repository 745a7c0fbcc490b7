//! How far a transition is, and what state each of its steps is in. Computed, never stored.

use crate::{
    Event,
    entity::{DateKind, EventKind, Firmness},
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// How far a transition is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// No step was held and nothing is announced.
    Anticipated,
    Announced,
    /// A step was held, and no successor is chosen.
    UnderWay,
    /// A designate exists.
    Decided,
    /// The successor is in office.
    Completed,
    Cancelled,
}

impl Stage {
    pub const ALL: [Stage; 6] = [
        Stage::Anticipated,
        Stage::Announced,
        Stage::UnderWay,
        Stage::Decided,
        Stage::Completed,
        Stage::Cancelled,
    ];

    /// The word used in data, URLs and translation keys.
    pub const fn word(self) -> &'static str {
        match self {
            Stage::Anticipated => "anticipated",
            Stage::Announced => "announced",
            Stage::UnderWay => "under_way",
            Stage::Decided => "decided",
            Stage::Completed => "completed",
            Stage::Cancelled => "cancelled",
        }
    }

    /// Whether the office may still change hands.
    pub const fn is_open(self) -> bool {
        matches!(
            self,
            Stage::Anticipated | Stage::Announced | Stage::UnderWay | Stage::Decided
        )
    }
}

/// Where an event stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum EventState {
    /// Still to come.
    Upcoming,
    /// Its day, or one of its days, is today and it is not recorded as held.
    Ongoing,
    /// Recorded as held.
    Held,
    /// Its date has passed and no outcome is recorded.
    Unrecorded,
    Postponed,
    Cancelled,
    /// Held, and declared void afterwards.
    Annulled,
}

impl EventState {
    pub const ALL: [EventState; 7] = [
        EventState::Upcoming,
        EventState::Ongoing,
        EventState::Held,
        EventState::Unrecorded,
        EventState::Postponed,
        EventState::Cancelled,
        EventState::Annulled,
    ];

    /// The word used in data, URLs and translation keys.
    pub const fn word(self) -> &'static str {
        match self {
            EventState::Upcoming => "upcoming",
            EventState::Ongoing => "ongoing",
            EventState::Held => "held",
            EventState::Unrecorded => "unrecorded",
            EventState::Postponed => "postponed",
            EventState::Cancelled => "cancelled",
            EventState::Annulled => "annulled",
        }
    }

    /// Whether the event may still happen.
    pub const fn is_ahead(self) -> bool {
        matches!(
            self,
            EventState::Upcoming | EventState::Ongoing | EventState::Postponed
        )
    }
}

/// Where `event` stands on the day `on`.
///
/// The event is taken as it was known on that day, so what is recorded of it is believed.
pub fn event_state(event: &Event, on: Date) -> EventState {
    match event.date.firmness {
        Firmness::Cancelled => EventState::Cancelled,
        Firmness::Postponed => EventState::Postponed,
        _ if event.annulled.is_some() => EventState::Annulled,
        Firmness::Held => EventState::Held,
        _ if event.outcome.is_some() => EventState::Held,
        _ if event.date.on.is_over(on) => EventState::Unrecorded,
        _ if event.date.on.exact_day().is_some_and(|day| day == on) => EventState::Ongoing,
        // A window or a deadline is not a happening of many days: its one day may still be ahead.
        _ if event.date.on.is_interval()
            && matches!(event.date.kind, DateKind::Scheduled | DateKind::Snap)
            && event.date.on.earliest().is_some_and(|first| first <= on)
            && event.date.on.latest().is_some() =>
        {
            EventState::Ongoing
        }
        _ => EventState::Upcoming,
    }
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

/// Whether an event of this kind only announces a change, and decides nothing about the successor.
pub const fn is_announcement(kind: EventKind) -> bool {
    matches!(
        kind,
        EventKind::DepartureAnnounced
            | EventKind::Resignation
            | EventKind::Withdrawal
            | EventKind::Dissolution
    )
}

#[cfg(test)]
mod tests;
