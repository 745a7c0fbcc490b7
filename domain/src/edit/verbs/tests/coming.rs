//! Who wins, who takes office, and by which change of hands.

use super::*;

#[test]
fn a_holder_who_loses_stays_until_the_winner_takes_office_and_one_who_wins_goes_on() {
    let win = |winner: &str, lost: &[&str]| Win {
        event: new_event(EventKind::PresidentialElection).unwrap(),
        on: date("2025-06-03"),
        winner: person_id(winner),
        party: None,
        known: Some(date("2025-06-04")),
        summary: None,
        offices: vec![office_id("aa-president")],
        also: Vec::new(),
        starts: None,
        lost: lost.iter().map(|id| tenure_id(id)).collect(),
    };
    let lost = told(&start(), |draft| {
        draft.win(win("lee", &["aa-president-yoon"])).map(drop)
    });
    let after = "aa-president-after-yoon";
    assert_eq!(
        holders(&lost, "aa-president", "2025-06-03"),
        [is("yoon", Headline::InOffice)]
    );
    assert_eq!(
        holders(&lost, "aa-president", "2025-06-04"),
        [is("yoon", Headline::LostElection)]
    );
    assert_eq!(
        change(&lost, after, "2025-06-04"),
        Some((Stage::Decided, Cause::Election))
    );
    let done = told(&lost, |draft| {
        draft
            .take_office(taking("aa-president", "lee", "2025-06-10"))
            .map(drop)
    });
    assert_eq!(
        holders(&done, "aa-president", "2025-06-10"),
        [is("lee", Headline::InOffice)]
    );
    let yoon = done.tenures.get("aa-president-yoon").unwrap();
    assert_eq!(yoon.end_reason, Some(EndReason::LostElection));
    let lee = done.tenures.get("aa-president-lee").unwrap();
    assert_eq!(
        (&lee.designated, lee.entry),
        (&Some(date("2025-06-04")), Entry::Elected)
    );

    // The vote is not won again by who has had the office since.
    let ended = told(&done, |draft| {
        draft.resign(departure(&["aa-president-lee"], "2025-09-01", Some("2025-09-01")))
    });
    assert_eq!(
        draft_of(&ended)
            .win(win("lee", &[]))
            .map_err(|error| error.problem),
        Err(ActProblem::HoldsAlready)
    );

    let again = told(&start(), |draft| {
        draft.win(win("yoon", &["aa-president-yoon"])).map(drop)
    });
    assert_eq!(
        holders(&again, "aa-president", "2025-07-01"),
        [is("yoon", Headline::InOffice)]
    );
    assert_eq!(again.transitions.values().count(), 0);
}

#[test]
fn the_hand_over_keeps_its_cause_and_whoever_acts_completes_nothing() {
    let announced = told(&start(), |draft| {
        let axis = Axis::Outlook(Outlook::NotSeekingReelection);
        draft.add_span(&tenure_id("aa-premier-han"), axis, date("2024-08-14"), None, None)
    });
    let after = "aa-premier-after-han";
    assert_eq!(
        change(&announced, after, "2024-08-14"),
        Some((Stage::Announced, Cause::AnnouncedDeparture))
    );
    let hand_over = |outgoing: &str, person: &str, on: &str, capacity| HandOver {
        office: office_id("aa-premier"),
        outgoing: Some((
            tenure_id(outgoing),
            End {
                on: date(on),
                reason: EndReason::LostConfidence,
                note: None,
            },
        )),
        incoming: Some(StartTenure {
            office: office_id("aa-premier"),
            person: person_id(person),
            party: None,
            designated: None,
            start: Some(date(on)),
            entry: Entry::Unknown,
            capacity,
            due: None,
            note: None,
        }),
        cause: Cause::LostConfidence,
        steps: Vec::new(),
    };
    let acting = told(&announced, |draft| {
        let act = hand_over("aa-premier-han", "choi", "2024-09-01", Some(Capacity::Acting));
        draft.hand_over(act).map(drop)
    });
    let (stage, cause) = change(&acting, after, "2024-09-01").unwrap();
    assert!(stage.is_open(), "{stage:?}");
    assert_eq!(cause, Cause::LostConfidence);
    let full = told(&acting, |draft| {
        draft
            .hand_over(hand_over("aa-premier-choi", "lee", "2024-10-01", None))
            .map(drop)
    });
    assert_eq!(change(&full, after, "2024-10-01").unwrap().0, Stage::Completed);
    assert_eq!(full.transitions.values().count(), 1);
}
