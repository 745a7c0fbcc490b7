//! The events that are asked for, each with what is computed for its row.

use super::{filter::Direction, months::Heading};
use crate::visit::Visit;
use domain::{Event, snapshot::EventFilter, stage::EventState};

/// One event with what is computed for its row.
pub struct AgendaRow<'s> {
    pub event: &'s Event,
    pub state: EventState,
    pub place: Heading,
}

/// The rows that are asked for, in the order of the screen.
pub fn rows_of<'v>(visit: &'v Visit<'_>, filter: &EventFilter, direction: Direction) -> Vec<AgendaRow<'v>> {
    let mut rows: Vec<_> = visit
        .snapshot
        .agenda(filter)
        .into_iter()
        .map(|(event, state)| AgendaRow {
            event,
            state,
            place: place(visit, direction, event, state),
        })
        .collect();
    // The sort is stable, so the order of the dates holds within a place.
    rows.sort_by_key(|row| row.place.rank());
    if direction.is_newest_first() {
        rows.reverse();
    }
    rows
}

/// The heading that a row stands under.
fn place(visit: &Visit<'_>, direction: Direction, event: &Event, state: EventState) -> Heading {
    let is_waiting = state == EventState::Postponed && event.awaits_a_date(visit.day());
    // Among what is ahead, a date that has passed would lead the list and says nothing of when.
    if direction == Direction::Ahead && is_waiting {
        Heading::Waiting
    } else {
        Heading::of(&event.date.on)
    }
}
