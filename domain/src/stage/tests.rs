use super::*;
use crate::{
    entity::{Annulment, EventKind, Outcome},
    fixture::*,
};

fn event_on(on: &str, kind: DateKind, firmness: Firmness) -> Event {
    Event {
        date: when(on, kind, firmness),
        ..event("aa-vote", EventKind::ParliamentaryElection, on)
    }
}

fn state(event: &Event, on: &str) -> EventState {
    event_state(event, day(on))
}

#[test]
fn an_event_is_ahead_on_its_eve_under_way_on_its_day_and_unrecorded_after() {
    let event = event_on("2020-05-05", DateKind::Scheduled, Firmness::Confirmed);
    assert_eq!(state(&event, "2020-05-04"), EventState::Upcoming);
    assert_eq!(state(&event, "2020-05-05"), EventState::Ongoing);
    assert_eq!(state(&event, "2020-05-06"), EventState::Unrecorded);
}

#[test]
fn a_meeting_of_three_days_goes_on_for_three_days() {
    let event = event_on("2020-05-05/2020-05-07", DateKind::Scheduled, Firmness::Confirmed);
    let states = ["2020-05-04", "2020-05-05", "2020-05-07", "2020-05-08"].map(|on| state(&event, on));
    assert_eq!(
        states,
        [
            EventState::Upcoming,
            EventState::Ongoing,
            EventState::Ongoing,
            EventState::Unrecorded
        ]
    );
}

#[test]
fn a_month_or_a_window_or_a_deadline_is_ahead_until_it_is_over() {
    for (on, kind) in [
        ("2020-05", DateKind::Scheduled),
        ("2020-05-01/2020-05-31", DateKind::Bounded),
        ("2020-05-01/2020-05-31", DateKind::Customary),
        ("../2020-05-31", DateKind::Deadline),
    ] {
        let event = event_on(on, kind, Firmness::Changing);
        assert_eq!(state(&event, "2020-05-15"), EventState::Upcoming, "{on}");
        assert_eq!(state(&event, "2020-05-31"), EventState::Upcoming, "{on}");
        assert_eq!(state(&event, "2020-06-01"), EventState::Unrecorded, "{on}");
    }
}

#[test]
fn what_is_recorded_counts_before_what_the_calendar_says() {
    let held = event_on("2020-05-05", DateKind::Scheduled, Firmness::Held);
    assert_eq!(state(&held, "2020-05-05"), EventState::Held);
    let annulled = Event {
        annulled: Some(Annulment {
            on: date("2020-06"),
            note: None,
        }),
        ..held
    };
    assert_eq!(state(&annulled, "2020-07-01"), EventState::Annulled);
    for (firmness, expected) in [
        (Firmness::Cancelled, EventState::Cancelled),
        (Firmness::Postponed, EventState::Postponed),
    ] {
        assert_eq!(
            state(
                &event_on("2020-05-05", DateKind::Scheduled, firmness),
                "2020-07-01"
            ),
            expected
        );
    }
    let outcome = Outcome {
        known: None,
        winners: Vec::new(),
        summary: None,
        figures: Vec::new(),
    };
    let counted = event_on("2020-05-05", DateKind::Scheduled, Firmness::Confirmed);
    let counted = Event {
        outcome: Some(outcome),
        ..counted
    };
    assert_eq!(state(&counted, "2020-05-06"), EventState::Held);
}

#[test]
fn every_stage_and_state_has_a_word_that_serde_writes_too() {
    for stage in Stage::ALL {
        assert_eq!(serde_json::to_value(stage).unwrap(), stage.word());
    }
    for state in EventState::ALL {
        assert_eq!(serde_json::to_value(state).unwrap(), state.word());
    }
}
