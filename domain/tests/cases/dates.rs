//! Events whose date, outcome or very happening is not simple.

use crate::{fixture::*, on, sound_world, stage, step_of, who};
use domain::{
    Event, Language, Tenure, Transition,
    edtf::{Countdown, Distance},
    entity::{Annulment, DateKind, EarlierDate, EndReason, EventKind, Firmness, Outcome},
    id::{EventId, OfficeId, PersonId},
    snapshot::EventFilter,
    stage::{EventState, Stage},
};
use jiff::tz::TimeZoneDatabase;

fn outcome(winner: &str) -> Option<Outcome> {
    let winners = vec![PersonId::parse(winner).unwrap()];
    Some(Outcome {
        known: None,
        winners,
        summary: None,
        figures: Vec::new(),
    })
}

#[test]
fn an_inauguration_at_noon_in_washington_is_already_the_next_day_in_tokyo() {
    let mut inauguration = event("us-inauguration-2025", EventKind::Inauguration, "2025-01-20");
    inauguration.date.time = Some("12:00".parse().unwrap());
    inauguration.date.zone = Some("America/New_York".into());
    let zones = TimeZoneDatabase::bundled();
    let moment = inauguration.instant(&zones).unwrap();
    assert_eq!(moment, at("2025-01-20T17:00:00Z"));
    let in_tokyo = moment.to_zoned_datetime(zones.get("Asia/Tokyo").unwrap());
    assert_eq!((in_tokyo.date(), in_tokyo.hour()), (day("2025-01-21"), 2));

    let mut unknown = inauguration.clone();
    unknown.date.zone = Some("America/Nowhere".into());
    assert_eq!(unknown.instant(&zones), None);
    let mut month = inauguration.clone();
    month.date.on = date("2025-01");
    assert_eq!(month.instant(&zones), None);

    // The office changes hands on the day of the place, wherever the reader is.
    let biden = Tenure {
        end: Some(date("2025-01-20")),
        end_reason: Some(EndReason::TermEnded),
        ..tenure("us-president", "joe-biden", "2021-01-20")
    };
    let trump = tenure("us-president", "donald-trump", "2025-01-20");
    let world = sound_world(vec![biden.into(), trump.into(), inauguration.into()]);
    assert_eq!(
        who(&on(&world, "2025-01-19"), "us-president"),
        ["joe-biden: in_office"]
    );
    assert_eq!(
        who(&on(&world, "2025-01-20"), "us-president"),
        ["donald-trump: in_office"]
    );
}

#[test]
fn a_second_round_that_may_not_happen_is_tentative_and_then_cancelled_with_its_date_kept() {
    let whole = Event {
        announced: Some(date("2017-10-01")),
        decides: vec![OfficeId::parse("fi-president").unwrap()],
        outcome: outcome("sauli-niinisto"),
        ..event(
            "fi-presidential-election-2018",
            EventKind::PresidentialElection,
            "2018-01-28/2018-02-11",
        )
    };
    let whole = Event {
        outcome: whole.outcome.map(|it| Outcome {
            known: Some(date("2018-01-28")),
            ..it
        }),
        ..whole
    };
    let round = |id: &str, number: u8, day: &str| Event {
        announced: Some(date("2017-10-01")),
        round_of: Some(EventId::parse("fi-presidential-election-2018").unwrap()),
        round: Some(number),
        ..event(id, EventKind::PresidentialElection, day)
    };
    let mut first = round("fi-first-round-2018", 1, "2018-01-28");
    first.date.firmness = Firmness::Held;
    first.outcome = outcome("sauli-niinisto");
    let mut second = round("fi-second-round-2018", 2, "2018-02-11");
    let tentative = when("2018-02-11", DateKind::Scheduled, Firmness::Tentative);
    second.previous = vec![EarlierDate {
        date: tentative,
        until: date("2018-01-28"),
        note: None,
    }];
    second.date.firmness = Firmness::Cancelled;
    let world = sound_world(vec![whole.into(), first.into(), second.into()]);

    let rounds = |day: &str| -> Vec<_> {
        let snapshot = on(&world, day);
        let whole = EventId::parse("fi-presidential-election-2018").unwrap();
        let rounds = snapshot.rounds_of(&whole);
        rounds
            .map(|event| {
                (
                    event.round.unwrap(),
                    event.date.firmness,
                    snapshot.state_of(event),
                )
            })
            .collect()
    };
    assert_eq!(
        rounds("2018-01-27"),
        [
            (1, Firmness::Confirmed, EventState::Upcoming),
            (2, Firmness::Tentative, EventState::Upcoming),
        ]
    );
    assert_eq!(
        rounds("2018-01-28"),
        [
            (1, Firmness::Held, EventState::Held),
            (2, Firmness::Cancelled, EventState::Cancelled)
        ]
    );
    let snapshot = on(&world, "2018-01-27");
    let decision = snapshot
        .next_decision(&OfficeId::parse("fi-president").unwrap())
        .unwrap();
    assert_eq!(
        decision.id.as_str(),
        "fi-presidential-election-2018",
        "the whole election decides, not one round"
    );
    assert_eq!(decision.outcome, None);
    let after = on(&world, "2018-01-29");
    let cancelled = after.event("fi-second-round-2018").unwrap();
    assert_eq!(
        cancelled.date.on,
        date("2018-02-11"),
        "a cancelled round keeps its id and its date"
    );
    assert_eq!(cancelled.previous.len(), 1);
}

#[test]
fn an_election_by_15_august_2029_is_never_given_a_day() {
    let election = Event {
        announced: Some(date("2024-07-09")),
        date: when("../2029-08-15", DateKind::Deadline, Firmness::Changing),
        decides: vec![OfficeId::parse("gb-prime-minister").unwrap()],
        ..event(
            "gb-parliamentary-election-after-2024",
            EventKind::ParliamentaryElection,
            "2024",
        )
    };
    let on_the_last_day = event("gb-vote", EventKind::Referendum, "2029-08-14");
    let world = sound_world(vec![
        election.into(),
        Event {
            announced: Some(date("2024")),
            ..on_the_last_day
        }
        .into(),
    ]);
    let today = day("2026-11-24");
    let snapshot = world.on(today);
    let election = snapshot.event("gb-parliamentary-election-after-2024").unwrap();
    assert_eq!(snapshot.state_of(election), EventState::Upcoming);
    assert_eq!(election.date.on.exact_day(), None);
    assert_eq!(election.date.on.spoken(Language::En), "by 15 August 2029");
    assert_eq!(
        election.date.on.countdown(today),
        Countdown::Within(Distance::Days(995))
    );
    let agenda: Vec<_> = snapshot.upcoming().map(|(event, _)| event.id.as_str()).collect();
    assert_eq!(
        agenda,
        ["gb-vote", "gb-parliamentary-election-after-2024"],
        "it stands where it ends"
    );
    let soon = EventFilter {
        to: Some(day("2026-12-31")),
        ..EventFilter::default()
    };
    assert_eq!(snapshot.agenda(&soon).len(), 1, "it may be held tomorrow");
    let late = on(&world, "2029-08-15");
    assert_eq!(
        late.state_of(late.event("gb-parliamentary-election-after-2024").unwrap()),
        EventState::Upcoming
    );
    let over = on(&world, "2029-08-16");
    assert_eq!(
        over.state_of(over.event("gb-parliamentary-election-after-2024").unwrap()),
        EventState::Unrecorded
    );
}

#[test]
fn an_election_annulled_after_it_was_held_was_held_until_then() {
    const CHANGE: &str = "ro-president-after-klaus-iohannis";
    let iohannis = Tenure {
        end: Some(date("2025-02-12")),
        end_reason: Some(EndReason::Resigned),
        ..tenure("ro-president", "klaus-iohannis", "2014-12-21")
    };
    let change = Transition {
        outgoing: Some(iohannis.id.clone()),
        ..transition(CHANGE, "ro-president")
    };
    let mut first_round = Event {
        announced: Some(date("2024-09-11")),
        transitions: step_of(CHANGE),
        outcome: outcome("calin-georgescu"),
        annulled: Some(Annulment {
            on: date("2024-12-06"),
            note: None,
        }),
        ..event(
            "ro-first-round-2024",
            EventKind::PresidentialElection,
            "2024-11-24",
        )
    };
    first_round.date.firmness = Firmness::Held;
    let world = sound_world(vec![iohannis.into(), change.into(), first_round.into()]);

    let at = |day: &str| {
        let snapshot = on(&world, day);
        let event = snapshot.event("ro-first-round-2024").unwrap();
        (
            snapshot.state_of(event),
            event.outcome.is_some(),
            stage(&snapshot, CHANGE),
        )
    };
    assert_eq!(
        at("2024-11-23"),
        (EventState::Upcoming, false, Some(Stage::Anticipated))
    );
    assert_eq!(at("2024-11-24"), (EventState::Held, true, Some(Stage::UnderWay)));
    assert_eq!(at("2024-12-05"), (EventState::Held, true, Some(Stage::UnderWay)));
    assert_eq!(
        at("2024-12-06"),
        (EventState::Annulled, true, Some(Stage::Anticipated))
    );
    assert_eq!(
        on(&world, "2024-12-05")
            .event("ro-first-round-2024")
            .unwrap()
            .annulled,
        None
    );
    assert!(
        on(&world, "2024-11-23").person("calin-georgescu").is_none(),
        "nobody has won yet"
    );
}
