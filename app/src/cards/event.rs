//! The card of an event.

use super::{
    card::{Card, CardDate, CardRow},
    parts::{as_of, plates},
};
use crate::{components::Certainty, naming, sharing, visit::Visit, words::word};
use domain::{Event, entity::Firmness, stage::EventState};

pub fn event(visit: &Visit<'_>, event: &Event) -> Card {
    let state = visit.snapshot.state_of(event);
    let date = CardDate::of(visit, event, true);
    let certainty = date.certainty;
    let sentence = match state {
        EventState::Held => sharing::result(visit, event).or_else(|| naming::decision(visit, event)),
        EventState::Upcoming
        | EventState::Ongoing
        | EventState::Unrecorded
        | EventState::Postponed
        | EventState::Cancelled
        | EventState::Annulled => naming::decision(visit, event),
    };
    let rows = [CardRow::Date(date)]
        .into_iter()
        .chain(standing(visit, event, state, certainty))
        .chain(sentence.map(CardRow::Sentence));
    let kind = sharing::kind(visit, event);
    let countries = naming::country_names(visit, event);
    let kicker: Vec<_> = [kind, countries]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect();
    Card {
        language: visit.language,
        plates: plates(&event.countries),
        kicker: kicker.join(" · "),
        title: naming::event_name(visit, event),
        rows: rows.collect(),
        as_of: as_of(visit),
    }
}

/// Where the event stands and how firm its date is; none where the date says it.
fn standing(visit: &Visit<'_>, event: &Event, state: EventState, certainty: Certainty) -> Option<CardRow> {
    let state_words = word(visit.language, "state", state.word());
    let words = match state {
        EventState::Upcoming | EventState::Ongoing => match event.date.firmness {
            firmness @ (Firmness::Confirmed | Firmness::Tentative | Firmness::Changing) => {
                let firmness = word(visit.language, "firmness", firmness.word());
                format!("{state_words} · {firmness}")
            }
            Firmness::Postponed | Firmness::Cancelled | Firmness::Held => state_words,
        },
        EventState::Held => state_words,
        EventState::Unrecorded | EventState::Postponed | EventState::Cancelled | EventState::Annulled => {
            return None;
        }
    };
    Some(CardRow::Certainty { certainty, words })
}
