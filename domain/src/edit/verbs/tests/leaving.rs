//! Who leaves, and who is dead.

use super::*;
use crate::edit::verbs::leaving::what_removes;

#[test]
fn an_announced_departure_is_a_status_a_held_event_and_a_transition() {
    let world = told(&start(), |draft| {
        draft.announce_departure(Departure {
            vote: Some(Vote::New {
                kind: EventKind::DesignationVote,
                on: date("2024-10"),
            }),
            ..departure(&["aa-premier-han"], "2024-08-14", Some("2026-02-01"))
        })
    });
    assert_eq!(
        holders(&world, "aa-premier", "2024-08-14"),
        [is("han", Headline::AnnouncedDeparture)]
    );
    assert_eq!(
        holders(&world, "aa-premier", "2024-08-13"),
        [is("han", Headline::InOffice)]
    );
    let after = "aa-premier-after-han";
    assert_eq!(change(&world, after, "2024-08-13"), None);
    assert_eq!(
        change(&world, after, "2024-08-14"),
        Some((Stage::Announced, Cause::AnnouncedDeparture))
    );
    let snapshot = world.on(day("2024-08-14"));
    let said = events_of(&snapshot, EventKind::DepartureAnnounced)[0];
    assert_eq!(snapshot.state_of(said), EventState::Held);
    assert!(said.decides.is_empty() && said.transitions.len() == 1);
    assert_eq!(said.description, Some(text("Why")));
    assert_eq!(said.date.kind, DateKind::Scheduled, "only a vote is called early");
    // The day of leaving lies ahead: it is no end, but the next step after the vote.
    let leaves = events_of(&snapshot, EventKind::Resignation)[0];
    assert_eq!(snapshot.state_of(leaves), EventState::Upcoming);
    let vote = events_of(&snapshot, EventKind::DesignationVote)[0];
    assert_eq!(vote.decides, [office_id("aa-premier")]);
    assert!(world.tenures.get("aa-premier-han").unwrap().end.is_none());
}

#[test]
fn who_resigns_at_once_leaves_an_office_in_which_somebody_acts_and_the_change_stays_open() {
    let world = told(&start(), |draft| {
        draft.resign(Departure {
            acts: vec![acts("aa-premier", "choi")],
            ..departure(&["aa-premier-han"], "2025-05-01", Some("2025-05-01"))
        })
    });
    assert_eq!(
        holders(&world, "aa-premier", "2025-05-01"),
        [is("choi", Headline::Acting)]
    );
    let after = "aa-premier-after-han";
    assert_eq!(
        change(&world, after, "2025-05-02"),
        Some((Stage::Announced, Cause::Resignation))
    );
    // Whoever is appointed comes in by the same change, and nobody acts any more.
    let world = told(&world, |draft| {
        draft
            .take_office(taking("aa-premier", "lee", "2025-07-03"))
            .map(drop)
    });
    assert_eq!(change(&world, after, "2025-07-02").unwrap().0, Stage::Announced);
    assert_eq!(change(&world, after, "2025-07-03").unwrap().0, Stage::Completed);
    assert_eq!(
        holders(&world, "aa-premier", "2025-07-03"),
        [is("lee", Headline::InOffice)]
    );
    assert_eq!(world.transitions.values().count(), 1);
}

#[test]
fn a_resignation_that_is_tendered_leaves_the_holder_in_office() {
    let tendered = departure(&["aa-premier-han"], "2025-05-01", None);
    let world = told(&start(), |draft| draft.resign(tendered.clone()));
    assert_eq!(
        holders(&world, "aa-premier", "2025-06-01"),
        [is("han", Headline::ResignationTendered)]
    );
    // Nobody acts for who has not left.
    let act = Departure {
        acts: vec![acts("aa-premier", "choi")],
        ..tendered
    };
    let refused = draft_of(&start()).resign(act);
    assert_eq!(
        refused,
        Err(ActError {
            field: "leaves",
            problem: ActProblem::IsHeld
        })
    );
}

#[test]
fn a_death_ends_everything_that_the_person_held_and_was_chosen_for() {
    let crown = Office {
        filled_by: Some(Filling::Hereditary),
        ..office("bb-king")
    };
    let mut entities: Vec<Entity> = vec![
        source("gazette").into(),
        crown.into(),
        office("aa-premier").into(),
        office("aa-president").into(),
        tenure("bb-king", "old", "1990-01-01").into(),
        tenure("aa-premier", "old", "2020-01-01").into(),
        tenure("aa-president", "yoon", "2022-05-10").into(),
    ];
    entities.extend(["young", "choi"].map(|id| Entity::from(person(id))));
    let chosen = told(&world(entities), |draft| {
        draft
            .win(Win {
                event: new_event(EventKind::PresidentialElection).unwrap(),
                on: date("2024-01-10"),
                winner: person_id("old"),
                party: None,
                known: None,
                summary: None,
                offices: vec![office_id("aa-president")],
                also: Vec::new(),
                starts: None,
                lost: vec![tenure_id("aa-president-yoon")],
            })
            .map(drop)
    });
    let after_yoon = "aa-president-after-yoon";
    assert_eq!(
        change(&chosen, after_yoon, "2024-01-11").unwrap().0,
        Stage::Decided
    );
    let death = Death {
        person: person_id("old"),
        on: date("2024-02-01"),
        why: None,
        name: None,
        acts: vec![acts("bb-king", "young"), acts("aa-premier", "choi")],
    };
    let world = told(&chosen, |draft| draft.die(death.clone()));
    assert_eq!(world.persons.get("old").unwrap().died, Some(date("2024-02-01")));
    assert_eq!(
        holders(&world, "bb-king", "2024-02-01"),
        [is("young", Headline::InOffice)]
    );
    assert_eq!(
        holders(&world, "aa-premier", "2024-02-01"),
        [is("choi", Headline::Acting)]
    );
    let (completed, announced) = (Stage::Completed, Stage::UnderWay);
    let on = "2024-02-02";
    assert_eq!(
        change(&world, "bb-king-after-old", on),
        Some((completed, Cause::Death))
    );
    assert_eq!(
        change(&world, "aa-premier-after-old", on),
        Some((announced, Cause::Death))
    );
    // The president stays, and nobody is designate any more.
    assert_eq!(change(&world, after_yoon, on).unwrap().0, Stage::UnderWay);
    assert!(
        world
            .on(day(on))
            .designates(&office_id("aa-president"))
            .is_empty()
    );
    let snapshot = world.on(day(on));
    let event = events_of(&snapshot, EventKind::Death)[0];
    assert_eq!(snapshot.state_of(event), EventState::Held);
    assert_eq!(event.countries.len(), 2);
    // Nobody dies twice, and nobody dead comes.
    let again = draft_of(&world).die(death);
    assert_eq!(again.map_err(|error| error.problem), Err(ActProblem::AfterDeath));
    let refused = draft_of(&world).take_office(taking("aa-president", "old", "2024-03-01"));
    assert_eq!(
        refused.map(drop),
        Err(ActError {
            field: "person",
            problem: ActProblem::AfterDeath
        })
    );
}

#[test]
fn the_dead_are_no_candidates_and_no_successors() {
    let dead = Person {
        died: Some(date("2024-01-01")),
        ..person("abe")
    };
    let vote = event("aa-vote", EventKind::PresidentialElection, "2026-06-01");
    let world = world(vec![
        source("gazette").into(),
        dead.into(),
        vote.into(),
        tenure("aa-president", "yoon", "2022-05-10").into(),
    ]);
    let mut draft = draft_of(&world);
    let refused = Err(ActError {
        field: "person",
        problem: ActProblem::AfterDeath,
    });
    let candidate = Candidate {
        person: Some(person_id("abe")),
        name: None,
        party: None,
        since: None,
    };
    assert_eq!(
        draft.add_candidate(&EventId::parse("aa-vote").unwrap(), candidate),
        refused
    );
    let successor = |designated: Option<&str>, start: Option<&str>| StartTenure {
        office: office_id("aa-president"),
        person: person_id("abe"),
        party: None,
        designated: designated.map(date),
        start: start.map(date),
        entry: Entry::Elected,
        capacity: None,
        due: None,
        note: None,
    };
    assert_eq!(
        draft.start_tenure(successor(None, Some("2024-06-01"))).map(drop),
        refused
    );
    assert_eq!(
        draft.start_tenure(successor(Some("2024-06-01"), None)).map(drop),
        refused
    );
    // What they did while they lived can still be recorded.
    assert!(draft.start_tenure(successor(None, Some("2006-09-26"))).is_ok());
}

#[test]
fn what_is_announced_is_held_once_its_day_has_come_and_decides_nothing() {
    let schedule = |kind: EventKind, on: &str| Schedule {
        kind,
        name: None,
        countries: vec![CountryId::parse("aa").unwrap()],
        date: when(on, DateKind::Scheduled, Firmness::Confirmed),
        announced: Some(date("2025-12-01")),
        place: None,
        body: None,
        bodies: Vec::new(),
        decides: vec![office_id("aa-premier")],
        significance: None,
        transitions: Vec::new(),
        round_of: None,
    };
    let firmness = |kind, on: &str| {
        let world = told(&start(), |draft| draft.schedule(schedule(kind, on)).map(drop));
        let event = world.events.values().next().unwrap();
        (event.date.firmness, event.decides.len())
    };
    assert_eq!(
        firmness(EventKind::DepartureAnnounced, TODAY),
        (Firmness::Held, 0)
    );
    assert_eq!(firmness(EventKind::Death, "2025-12-31"), (Firmness::Held, 0));
    assert_eq!(
        firmness(EventKind::Resignation, "2026-01-02"),
        (Firmness::Confirmed, 0)
    );
    assert_eq!(
        firmness(EventKind::DesignationVote, TODAY),
        (Firmness::Confirmed, 1)
    );
}

#[test]
fn a_verb_that_cannot_be_says_which_field_is_to_blame() {
    let world = start();
    let refused = |field, problem| Err(ActError { field, problem });
    let ahead = departure(&["aa-premier-han"], "2026-01-02", None);
    assert_eq!(
        draft_of(&world).announce_departure(ahead),
        refused("on", ActProblem::InFuture)
    );
    let early = departure(&["aa-premier-han"], "2020-01-02", None);
    assert_eq!(
        draft_of(&world).resign(early),
        refused("on", ActProblem::BeforeStart)
    );
    let backwards = departure(&["aa-premier-han"], "2025-01-02", Some("2025-01-01"));
    assert_eq!(
        draft_of(&world).resign(backwards),
        refused("leaves", ActProblem::BeforeStart)
    );
    let nobody = departure(&["aa-premier-nobody"], "2025-01-02", None);
    assert_eq!(
        draft_of(&world).resign(nobody),
        refused("tenure", ActProblem::Unknown)
    );
    let held = suspension(
        &["aa-president-yoon"],
        "2025-01-02",
        vec![acts("aa-premier", "han")],
    );
    assert_eq!(
        draft_of(&world).suspend(held),
        refused("acts", ActProblem::HoldsAlready)
    );
    let mut twice = draft_of(&world);
    let once = suspension(&["aa-president-yoon"], "2025-01-02", Vec::new());
    assert_eq!(twice.suspend(once.clone()), Ok(()));
    assert_eq!(twice.suspend(once), refused("on", ActProblem::IsSuspended));
    let powers = twice.tenure(&tenure_id("aa-president-yoon")).unwrap().powers;
    assert_eq!(powers.len(), 1);
    assert_eq!(powers[0].value, Powers::Suspended);
    let again = taking("aa-premier", "han", "2025-01-02");
    assert_eq!(
        draft_of(&world).take_office(again).map(drop),
        refused("person", ActProblem::HoldsAlready)
    );
}

#[test]
fn whom_the_people_elected_no_vote_of_confidence_removes() {
    let world = start();
    let tenure = |id: &str| world.tenures.get(id).expect("it is there");
    let removed_by = |id: &str, filled_by| {
        let office = world.offices.get(&tenure(id).office).expect("it is there");
        let office = Office {
            filled_by,
            ..office.clone()
        };
        what_removes(tenure(id), &office)
    };
    let premier = "aa-premier-han";
    assert_eq!(
        removed_by(premier, Some(Filling::Parliament)),
        EventKind::ConfidenceVote
    );
    assert_eq!(
        removed_by(premier, Some(Filling::DirectElection)),
        EventKind::ImpeachmentVote
    );
}
