use super::*;
use crate::{
    Change, World,
    entity::{DateKind, EarlierDate, EventKind, Outcome},
    fixture::{changeset, country, date, day, event, text, when, world},
    snapshot::EventFilter,
};

fn vote(on: &str, firmness: Firmness) -> Event {
    let mut vote = event("jp-vote", EventKind::ParliamentaryElection, on);
    vote.date = when(on, DateKind::Scheduled, firmness);
    vote.announced = Some(date("2025-01-01"));
    vote
}

fn moved(event: &Event, on: &str, firmness: Firmness, until: &str) -> Event {
    let mut moved = event.clone();
    moved.previous.push(EarlierDate {
        date: event.date.clone(),
        until: date(until),
        note: None,
    });
    moved.date = when(on, DateKind::Scheduled, firmness);
    moved
}

fn with(event: &Event) -> World {
    world(vec![Entity::from(country("jp")), Entity::from(event.clone())])
}

/// Whether a filter takes the event on a day, by what it is and by what it just was.
fn found(event: &Event, filter: &EventFilter, on: &str) -> (bool, bool) {
    let snapshot = with(event).on(day(on));
    let is_now = !snapshot.agenda(filter).is_empty();
    (is_now, !snapshot.agenda_with_left(filter).is_empty())
}

#[test]
fn an_event_that_left_a_list_stays_for_180_days() {
    let first = vote("2026-12-06", Firmness::Confirmed);
    let this_year = EventFilter {
        from: Some(day("2026-01-01")),
        to: Some(day("2026-12-31")),
        ..EventFilter::default()
    };
    assert_eq!(found(&first, &this_year, "2026-11-24"), (true, true));
    let next_year = moved(&first, "2027-02-07", Firmness::Confirmed, "2026-11-01");
    assert_eq!(found(&next_year, &this_year, "2026-11-24"), (false, true));
    assert_eq!(found(&next_year, &this_year, "2027-04-30"), (false, true));
    assert_eq!(found(&next_year, &this_year, "2027-05-01"), (false, false));
    // Another filter never had it.
    let of_others = EventFilter {
        kinds: vec![EventKind::Meeting],
        ..this_year
    };
    assert_eq!(found(&next_year, &of_others, "2026-11-24"), (false, false));
}

#[test]
fn a_cancelled_event_stays_where_it_was_ahead() {
    let ahead = EventFilter {
        states: EventState::ALL
            .iter()
            .copied()
            .filter(|it| it.is_ahead())
            .collect(),
        firmness: vec![Firmness::Tentative],
        ..EventFilter::default()
    };
    let first = vote("2026-12-06", Firmness::Tentative);
    let off = moved(&first, "2026-12-06", Firmness::Cancelled, "2026-11-01");
    assert_eq!(found(&off, &ahead, "2026-11-24"), (false, true));
    // One that was recorded as cancelled from the start was never ahead later than its date.
    let old = vote("2026-03-01", Firmness::Cancelled);
    assert_eq!(found(&old, &ahead, "2026-05-20"), (false, true));
    assert_eq!(found(&old, &ahead, "2026-11-24"), (false, false));
}

#[test]
fn an_event_that_was_held_has_left_nothing() {
    let first = vote("2026-11-01", Firmness::Confirmed);
    let held = moved(&first, "2026-11-08", Firmness::Held, "2026-10-01");
    let snapshot = with(&held).on(day("2026-11-24"));
    assert!(!snapshot.has_just_left_its_date(&held));
}

#[test]
fn the_journal_tells_when_an_event_was_called_off() {
    let first = vote("2027-03-07", Firmness::Confirmed);
    let mut off = first.clone();
    off.date.firmness = Firmness::Cancelled;
    let mut world = with(&first);
    let version = world
        .version_of(&EntityRef::Event(first.id.clone()))
        .unwrap_or_default();
    let change = Change::replace(version, off.clone());
    world
        .apply(changeset("2026-11-10T10:00:00Z", vec![change]))
        .unwrap();
    let snapshot = world.on(day("2026-11-24"));
    assert_eq!(snapshot.left_its_date(&off), Some(day("2026-11-10")));
    assert!(!world.on(day("2027-05-10")).has_just_left_its_date(&off));
}

#[test]
fn the_last_known_days_are_those_before_a_month() {
    let first = vote("2026-12-06", Firmness::Confirmed);
    let vague = moved(&first, "2027-02", Firmness::Changing, "2026-11-01");
    let snapshot = with(&vague).on(day("2026-11-24"));
    assert_eq!(snapshot.last_known_days(&vague), Some(&date("2026-12-06")));
    assert_eq!(with(&vague).on(day("2027-06-01")).last_known_days(&vague), None);
}

/// Where it is not known to the day when an event was moved, its earlier date is shown until it surely was; that date may be over by then.
#[test]
fn the_outcome_of_a_moved_event_is_not_told_once_its_earlier_date_is_over() {
    let moved = Event {
        announced: Some(date("2020-01-01")),
        previous: vec![EarlierDate {
            date: when("2020-04", DateKind::Customary, Firmness::Changing),
            until: date("2020-01/2020-05-16"),
            note: None,
        }],
        date: when("2020-05-17", DateKind::Scheduled, Firmness::Held),
        outcome: Some(Outcome {
            summary: Some(text("Bea won")),
            ..Outcome::default()
        }),
        ..event("aa-vote", EventKind::PresidentialElection, "2020-05-17")
    };
    let world = world(vec![moved.into()]);
    let outcome = |on: &str| {
        let snapshot = world.on(day(on));
        snapshot.event("aa-vote").expect("the vote").outcome.is_some()
    };
    assert!(!outcome("2020-05-15") && !outcome("2020-05-16"));
    assert!(outcome("2020-05-17"));
}
