//! Suspended powers, and the removal that may follow.

use super::*;

#[test]
fn a_chain_of_suspensions_acting_holders_a_return_and_a_removal_is_told_day_by_day() {
    let scheduled = told(&start(), |draft| {
        let transition = draft.add_transition(
            office_id("aa-president"),
            Some(tenure_id("aa-president-yoon")),
            None,
            Cause::Election,
        )?;
        draft
            .schedule(Schedule {
                kind: EventKind::PresidentialElection,
                name: None,
                countries: vec![CountryId::parse("aa").unwrap()],
                date: when("2027-03", DateKind::Scheduled, Firmness::Changing),
                announced: Some(date("2022-05-10")),
                place: None,
                body: None,
                bodies: Vec::new(),
                decides: vec![office_id("aa-president")],
                significance: None,
                transitions: vec![transition],
                round_of: None,
            })
            .map(drop)
    });
    let world = told(&scheduled, |draft| {
        draft.suspend(suspension(
            &["aa-president-yoon"],
            "2024-12-14",
            vec![acts("aa-president", "han")],
        ))
    });
    let world = told(&world, |draft| {
        draft.suspend(suspension(
            &["aa-premier-han", "aa-president-han"],
            "2024-12-27",
            vec![acts("aa-president", "choi")],
        ))
    });
    let world = told(&world, |draft| {
        draft.restore(Restoration {
            tenure: tenure_id("aa-premier-han"),
            on: date("2025-03-24"),
            why: None,
            event: new_event(EventKind::CourtRuling),
            acts_again: vec![office_id("aa-president")],
        })
    });
    let world = told(&world, |draft| {
        draft.remove(Removal {
            tenures: vec![tenure_id("aa-president-yoon")],
            on: date("2025-04-04"),
            reason: EndReason::Impeached,
            why: Some(text("Upheld")),
            event: new_event(EventKind::CourtRuling),
            acts: Vec::new(),
        })
    });
    let president = |on| holders(&world, "aa-president", on);
    assert_eq!(president("2024-12-13"), [is("yoon", Headline::InOffice)]);
    assert_eq!(
        president("2024-12-14"),
        [is("yoon", Headline::Suspended), is("han", Headline::Acting)]
    );
    assert_eq!(
        president("2024-12-27"),
        [is("yoon", Headline::Suspended), is("choi", Headline::Acting)]
    );
    assert_eq!(
        holders(&world, "aa-premier", "2024-12-27"),
        [is("han", Headline::Suspended)]
    );
    assert_eq!(
        president("2025-03-24"),
        [is("yoon", Headline::Suspended), is("han", Headline::Acting)]
    );
    assert_eq!(
        holders(&world, "aa-premier", "2025-03-24"),
        [is("han", Headline::InOffice)]
    );
    assert_eq!(president("2025-04-04"), [is("han", Headline::Acting)]);

    // Of each day only what had happened by then is the cause.
    let after_yoon = |on| change(&world, "aa-president-after-yoon", on);
    assert_eq!(
        after_yoon("2024-12-13"),
        Some((Stage::Anticipated, Cause::Election))
    );
    assert_eq!(
        after_yoon("2024-12-14"),
        Some((Stage::UnderWay, Cause::Suspension))
    );
    assert_eq!(after_yoon("2025-04-04"), Some((Stage::UnderWay, Cause::Removal)));
    // The Prime Minister is back: that office does not change hands.
    let after_han = |on| change(&world, "aa-premier-after-han", on);
    assert_eq!(
        after_han("2024-12-27"),
        Some((Stage::UnderWay, Cause::Suspension))
    );
    assert_eq!(after_han("2025-03-24").unwrap().0, Stage::Cancelled);

    let again = draft_of(&world).restore(Restoration {
        tenure: tenure_id("aa-premier-han"),
        on: date("2025-04-01"),
        why: None,
        event: None,
        acts_again: Vec::new(),
    });
    assert_eq!(
        again,
        Err(ActError {
            field: "on",
            problem: ActProblem::NotSuspended
        })
    );
}

#[test]
fn a_deadline_is_over_with_the_day_on_which_it_happened() {
    let ruling = Event {
        announced: Some(date("2024-12-14")),
        date: when("../2025-06-11", DateKind::Deadline, Firmness::Confirmed),
        ..event("aa-ruling", EventKind::CourtRuling, "2025-06-11")
    };
    let world = told(&start(), |draft| {
        draft.put(ruling);
        Ok(())
    });
    let world = told(&world, |draft| {
        draft.remove(Removal {
            tenures: vec![tenure_id("aa-president-yoon")],
            on: date("2025-04-04"),
            reason: EndReason::Impeached,
            why: Some(text("Upheld")),
            event: Some(Told::Known(EventId::parse("aa-ruling").unwrap())),
            acts: Vec::new(),
        })
    });
    let on = |on: &str| {
        let snapshot = world.on(day(on));
        let event = snapshot.event("aa-ruling").unwrap();
        (event.date.on.clone(), event.outcome.is_some())
    };
    assert_eq!(on("2025-04-03"), (date("../2025-06-11"), false));
    assert_eq!(on("2025-04-04"), (Edtf::from_day(day("2025-04-04")), true));
}
