//! What is found without looking at all events is what looking at all finds.

use super::{
    later_facts::{TODAY, any_later, any_past, world_of},
    view::by_date,
    votes::{Vote, VoteResult},
    *,
};
use crate::{
    edits::{any_edits, worlds},
    stage::EventState,
};
use jiff::ToSpan;
use proptest::prelude::*;

fn assert_found(world: &World, on: Date) {
    let snapshot = world.on(on);
    for country in world.countries.values() {
        let all: Vec<&Event> = snapshot
            .events()
            .map(|event| &**event)
            .filter(|event| event.countries.contains(&country.id))
            .collect();
        let sorted = |takes: &dyn Fn(&Event) -> bool| {
            let mut events: Vec<_> = all.iter().copied().filter(|event| takes(event)).collect();
            events.sort_by(|one, other| by_date(one, other));
            events
        };
        let is_coming = |event: &Event| {
            let state = snapshot.state_of(event);
            state.is_ahead() || state == EventState::Unrecorded
        };
        let coming: Vec<_> = snapshot.coming_events_of(&country.id).collect();
        assert_eq!(coming, sorted(&is_coming), "coming on {on}");
        let mut past: Vec<_> = snapshot.past_events_of(&country.id).collect();
        past.reverse();
        assert_eq!(past, sorted(&|event| !is_coming(event)), "past on {on}");
        // What else was recorded of an event may be hidden, but not its countries.
        let is_shared = |event: &Event| event.countries.iter().any(|other| *other != country.id);
        let shared: Vec<_> = snapshot
            .shared_events_of(&country.id)
            .filter(|event| is_shared(event))
            .collect();
        assert_eq!(shared, sorted(&is_shared), "shared on {on}");
    }
    for office in world.offices.values() {
        let deciding: Vec<&Event> = snapshot
            .events()
            .map(|event| &**event)
            .filter(|event| event.decides.contains(&office.id))
            .collect();
        let is_ahead = |event: &Event| snapshot.state_of(event).is_ahead();
        let next = deciding
            .iter()
            .filter(|event| is_ahead(event))
            .map(|event| snapshot.order_of(event));
        let found = snapshot.deciding_ahead(&office.id, is_ahead);
        assert_eq!(
            found.map(|event| snapshot.order_of(event)).min(),
            next.min(),
            "ahead on {on}"
        );
        let is_over = |event: &Event| !is_ahead(event);
        let last = deciding.iter().copied().filter(|event| is_over(event));
        assert_eq!(
            snapshot.last_deciding(&office.id, is_over),
            last.max_by(|one, other| by_date(one, other)),
            "last on {on}"
        );
        let mut votes: Vec<_> = deciding
            .iter()
            .filter(|event| event.kind.decides_by_vote() && event.round_of.is_none())
            .map(|event| snapshot.vote(event))
            .collect();
        votes.sort_by(|one, other| by_date(one.event, other.event));
        let told = |vote: &Vote<'_>| format!("{} {:?}", vote.event.id, vote.result);
        let latest = snapshot.latest_votes(&office.id);
        let known = votes.iter().rposition(Vote::is_known).unwrap_or_default();
        let counts = |vote: &&Vote<'_>| !matches!(vote.result, VoteResult::Open);
        assert_eq!(
            latest.iter().filter(counts).map(told).collect::<Vec<_>>(),
            votes[known..].iter().filter(counts).map(told).collect::<Vec<_>>(),
            "latest on {on}"
        );
        for began in votes.iter().map(|vote| &vote.event.date.on) {
            let after = votes.iter().filter(|vote| vote.is_after(began));
            assert_eq!(
                snapshot
                    .votes_after(&office.id, began)
                    .map(|vote| told(&vote))
                    .collect::<Vec<_>>(),
                after.map(told).collect::<Vec<_>>(),
                "after {began} on {on}"
            );
        }
    }
    for tenure in snapshot.tenures() {
        let day = |date: &Option<Edtf>| date.as_ref().and_then(Edtf::exact_day);
        let is_succeeded = world.tenures.values().any(|it| {
            it.office == tenure.office
                && it.id != tenure.id
                && day(&it.start).is_some()
                && day(&it.start) == day(&tenure.end)
        });
        assert_eq!(
            snapshot.last_day(tenure) == LastDay::HandedOver,
            is_succeeded,
            "{tenure:?}"
        );
    }
}

proptest! {
    #[test]
    fn of_an_edited_world(edits in any_edits(), days_before in -400i32..900) {
        let world = worlds(&edits).pop().unwrap();
        assert_found(&world, day(TODAY).saturating_sub(days_before.days()));
    }

    #[test]
    fn of_a_world_with_all_that_can_be_recorded_later(past in any_past(), later in any_later(), days_before in -400i32..900) {
        assert_found(&world_of(&past, &later), day(TODAY).saturating_sub(days_before.days()));
    }
}

/// A result that was known before the day of the vote, a vote of which only the month is known, one that was moved.
#[test]
fn of_events_that_read_otherwise_on_an_earlier_day() {
    let held = |id: &str, on: &str| Event {
        announced: Some(date("2019-01-01")),
        decides: vec![OfficeId::parse("aa-president").unwrap()],
        ..event(id, EventKind::PresidentialElection, on)
    };
    let unopposed = Event {
        outcome: Some(Outcome {
            known: Some(date("2020-05-20")),
            ..Outcome::default()
        }),
        ..held("aa-unopposed", "2020-06-20")
    };
    let moved = Event {
        previous: vec![EarlierDate {
            date: when("2020-05-05", DateKind::Scheduled, Firmness::Confirmed),
            until: date("2020-04-01"),
            note: None,
        }],
        ..held("aa-moved", "2020-06-01")
    };
    let world = world(vec![
        office("aa-president").into(),
        unopposed.into(),
        moved.into(),
        held("aa-month", "2020-06").into(),
        held("aa-day", "2020-06-10").into(),
    ]);
    for offset in -90..60 {
        assert_found(&world, day(TODAY).saturating_add(offset.days()));
    }
}
