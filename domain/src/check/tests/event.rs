//! The rules of events and transitions.

use super::*;

#[test]
fn what_is_ahead_has_no_result() {
    let event = || event("aa-vote", EventKind::Referendum, "2026-11-25");
    let outcome = || {
        Some(Outcome {
            known: None,
            winners: Vec::new(),
            summary: None,
            figures: Vec::new(),
        })
    };
    assert_eq!(
        broken(vec![
            Event {
                outcome: outcome(),
                ..event()
            }
            .into()
        ]),
        ["outcome_in_future"]
    );
    let held = when("2026-11-25", DateKind::Scheduled, Firmness::Held);
    assert_eq!(
        broken(vec![
            Event {
                date: held,
                ..event()
            }
            .into()
        ]),
        ["held_in_future"]
    );
    let held = || when("2026-11-24", DateKind::Scheduled, Firmness::Held);
    assert_eq!(
        broken(vec![
            Event {
                date: held(),
                outcome: outcome(),
                ..event()
            }
            .into()
        ]),
        [""; 0]
    );
    let early = Outcome {
        known: Some(date("2026-11-23")),
        ..outcome().unwrap()
    };
    assert_eq!(
        broken(vec![
            Event {
                date: held(),
                outcome: Some(early),
                ..event()
            }
            .into()
        ]),
        ["outcome_known_wrong"]
    );
    let annulled = Some(Annulment {
        on: date("2026-11-01"),
        note: None,
    });
    assert_eq!(
        broken(vec![
            Event {
                date: held(),
                annulled,
                ..event()
            }
            .into()
        ]),
        ["annulled_before_held"]
    );
}

#[test]
fn an_event_is_known_before_it_happens_and_its_dates_run_forward() {
    let event = || event("aa-vote", EventKind::Referendum, "2026-10-10");
    let late = Event {
        announced: Some(date("2026-10-11")),
        ..event()
    };
    assert_eq!(broken(vec![late.into()]), ["announced_after_date"]);
    let cancelled = when("2026-10-10", DateKind::Scheduled, Firmness::Cancelled);
    assert_eq!(
        broken(vec![
            Event {
                date: cancelled.clone(),
                ..event()
            }
            .into()
        ]),
        ["no_previous_date"]
    );
    let earlier = |until: &str| EarlierDate {
        date: event().date,
        until: date(until),
        note: None,
    };
    let moved = |untils: &[&str]| Event {
        date: cancelled.clone(),
        previous: untils.iter().map(|until| earlier(until)).collect(),
        ..event()
    };
    assert_eq!(broken(vec![moved(&["2026-05-01", "2026-06-01"]).into()]), [""; 0]);
    assert_eq!(
        broken(vec![moved(&["2026-06-01", "2026-05-01"]).into()]),
        ["previous_out_of_order"]
    );
    assert_eq!(
        broken(vec![moved(&["2026-12-01"]).into()]),
        ["previous_in_future"]
    );
}

#[test]
fn a_time_of_day_has_a_day_and_a_zone() {
    let with = |on, time: Option<&str>, zone: Option<&str>| {
        let mut event = event("aa-vote", EventKind::Inauguration, on);
        event.date.time = time.map(|time| time.parse().unwrap());
        event.date.zone = zone.map(str::to_owned);
        broken(vec![event.into()])
    };
    assert_eq!(
        with("2026-10-10", Some("12:00"), Some("America/New_York")),
        [""; 0]
    );
    assert_eq!(
        with(
            "2026-10-10",
            Some("12:00"),
            Some("America/Argentina/Buenos_Aires")
        ),
        [""; 0]
    );
    assert_eq!(with("2026-10-10", Some("12:00"), None), ["time_without_zone"]);
    assert_eq!(
        with("2026-10-10", None, Some("Asia/Tokyo")),
        ["time_without_zone"]
    );
    assert_eq!(
        with("2026-10", Some("12:00"), Some("Asia/Tokyo")),
        ["time_without_day"]
    );
    for wrong in ["JST", "asia/tokyo", "Asia/", "Asia/New York", "+09:00"] {
        assert_eq!(
            with("2026-10-10", Some("12:00"), Some(wrong)),
            ["zone_malformed"],
            "{wrong}"
        );
    }
}

#[test]
fn a_round_belongs_to_an_election_and_not_to_a_round() {
    let round = |id: &str, of: &str| Event {
        round_of: Some(EventId::parse(of).unwrap()),
        ..event(id, EventKind::PresidentialElection, "2027")
    };
    let whole = || event("aa-election", EventKind::PresidentialElection, "2027");
    assert_eq!(
        broken(vec![whole().into(), round("aa-one", "aa-election").into()]),
        [""; 0]
    );
    let chain = vec![
        whole().into(),
        round("aa-one", "aa-election").into(),
        round("aa-two", "aa-one").into(),
    ];
    assert_eq!(broken(chain), ["round_of_round"]);
    assert_eq!(broken(vec![round("aa-one", "aa-one").into()]), ["round_circle"]);
    let circle = vec![round("aa-one", "aa-two").into(), round("aa-two", "aa-one").into()];
    assert_eq!(broken(circle), ["round_circle"]);
    let numbered = |round| Event {
        round: Some(round),
        ..whole()
    };
    assert_eq!(broken(vec![numbered(2).into()]), ["round_of_nothing"]);
    assert_eq!(broken(vec![numbered(1).into()]), ["round_of_nothing"]);
    // The first round may stand for the election.
    let second = round("aa-two", "aa-election");
    assert_eq!(broken(vec![numbered(1).into(), second.into()]), [""; 0]);
}

#[test]
fn an_event_has_a_country_and_its_candidates_have_names() {
    let event = || event("aa-vote", EventKind::PresidentialElection, "2027");
    assert_eq!(
        broken(vec![
            Event {
                countries: Vec::new(),
                ..event()
            }
            .into()
        ]),
        ["event_without_country"]
    );
    let nobody = Candidate {
        person: None,
        name: None,
        party: None,
        since: None,
    };
    assert_eq!(
        broken(vec![
            Event {
                candidates: vec![nobody],
                ..event()
            }
            .into()
        ]),
        ["candidate_without_name"]
    );
}

#[test]
fn a_transition_joins_two_tenures_of_its_office() {
    let id = |id: &str| Some(TenureId::parse(id).unwrap());
    let outgoing = || closed("aa-president", "ada", "2016", "2020-05-01");
    let incoming = || tenure("aa-president", "bea", "2020-05-01");
    let joined = |outgoing, incoming| Transition {
        outgoing,
        incoming,
        ..transition("aa-president-after-ada", "aa-president")
    };
    let good = joined(id("aa-president-ada"), id("aa-president-bea"));
    assert_eq!(
        broken(vec![outgoing().into(), incoming().into(), good.clone().into()]),
        [""; 0]
    );
    let cancelled = Transition {
        cancelled: Some(date("2020-04")),
        ..good
    };
    assert_eq!(
        broken(vec![outgoing().into(), incoming().into(), cancelled.into()]),
        ["cancelled_and_completed"]
    );

    let itself = joined(id("aa-president-ada"), id("aa-president-ada"));
    assert_eq!(
        broken(vec![outgoing().into(), itself.into()]),
        ["transition_to_itself"]
    );

    let king = joined(id("aa-king-ada"), None);
    assert_eq!(
        broken(vec![tenure("aa-king", "ada", "2020").into(), king.into()]),
        ["transition_office"]
    );

    let two_seats = Office {
        seats: 2,
        ..office("aa-president")
    };
    let early = Tenure {
        start: Some(date("2020-04-01")),
        ..incoming()
    };
    let both = joined(id("aa-president-ada"), id("aa-president-bea"));
    let entities = |early: Tenure| {
        vec![
            two_seats.clone().into(),
            outgoing().into(),
            early.into(),
            both.clone().into(),
        ]
    };
    assert_eq!(broken(entities(early.clone())), ["transition_overlap"]);
    let acting = Tenure {
        capacity: vec![span(Capacity::Acting, "2020-04-01", Some("2020-05-01"))],
        ..early
    };
    assert_eq!(broken(entities(acting)), [""; 0]);
}

#[test]
fn nobody_stands_in_an_election_who_has_died_before_it() {
    let with = |since: Option<&str>| {
        let dead = Person {
            died: Some(date("2024-02-02")),
            ..person("ada")
        };
        let vote = Event {
            candidates: vec![Candidate {
                person: Some(dead.id.clone()),
                name: None,
                party: None,
                since: since.map(date),
            }],
            ..event("aa-vote", EventKind::PresidentialElection, "2024-05-05")
        };
        broken(vec![dead.into(), vote.into()])
    };
    assert_eq!(with(None), ["candidate_dead"]);
    assert_eq!(with(Some("2024-03")), ["candidate_dead"]);
    assert_eq!(
        with(Some("2024-01-20")),
        [""; 0],
        "who died in the campaign had been put up"
    );
}

#[test]
fn a_vote_is_not_announced_on_the_day_of_the_one_before() {
    let vote = |id: &str, on: &str, announced: Option<&str>| Event {
        announced: announced.map(date),
        ..event(id, EventKind::PresidentialElection, on)
    };
    let before = vote("aa-vote-2020", "2020-05-05", None);
    let next = vote("aa-vote-2024", "2024-05-05", Some("2020-05-05"));
    assert_eq!(
        broken(vec![before.clone().into(), next.clone().into()]),
        ["announced_with_previous_vote"]
    );
    let expected = Event {
        announced: None,
        expected: next.announced.clone(),
        ..next.clone()
    };
    assert!(broken(vec![before.clone().into(), expected.into()]).is_empty());
    // A second round is announced with the first, and a court's ruling with what it rules on.
    let round = Event {
        round_of: Some(before.id.clone()),
        round: Some(2),
        ..next.clone()
    };
    let whole = Event {
        round: Some(1),
        ..before.clone()
    };
    assert!(!broken(vec![whole.into(), round.into()]).contains(&"announced_with_previous_vote"));
    let ruling = Event {
        kind: EventKind::CourtRuling,
        ..next
    };
    assert!(broken(vec![before.into(), ruling.into()]).is_empty());
}
