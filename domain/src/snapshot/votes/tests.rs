use super::*;
use crate::{
    Entity, Transition, World,
    entity::{Capacity, DateKind, Firmness, Outcome},
    fixture::*,
    id::TransitionId,
    stage::Stage,
};

const OFFICE: &str = "aa-president";
const CHANGE: &str = "aa-change";

fn president(filled_by: Filling) -> Office {
    Office {
        filled_by: Some(filled_by),
        ..office(OFFICE)
    }
}

fn election(winner: &str, known: Option<&str>) -> Event {
    Event {
        date: when("2025-11-16", DateKind::Scheduled, Firmness::Held),
        announced: Some(date("2025-01-01")),
        decides: vec![OfficeId::parse(OFFICE).unwrap()],
        transitions: vec![TransitionId::parse(CHANGE).unwrap()],
        outcome: Some(Outcome {
            known: known.map(date),
            winners: vec![PersonId::parse(winner).unwrap()],
            summary: None,
            figures: Vec::new(),
        }),
        ..event("aa-vote", EventKind::PresidentialElection, "2025-11-16")
    }
}

fn elected(filled_by: Filling, winner: &str, others: Vec<Entity>) -> World {
    let ada = tenure(OFFICE, "ada", "2022-03-11");
    let change = Transition {
        outgoing: Some(ada.id.clone()),
        ..transition(CHANGE, OFFICE)
    };
    let mut entities = vec![
        president(filled_by).into(),
        ada.into(),
        change.into(),
        election(winner, Some("2025-12-14")).into(),
    ];
    entities.extend(others);
    world(entities)
}

/// Who is presumed to be designated, since when, and how far the change is.
fn presumed(world: &World, on: &str) -> (Vec<String>, Option<Stage>) {
    let view = world.on(day(on));
    let designates = view.presumed_designates(&OfficeId::parse(OFFICE).unwrap());
    let named = designates
        .iter()
        .map(|it| format!("{} {}", it.person.id, it.since))
        .collect();
    let change = view.transition(CHANGE).and_then(|it| view.transition_view(it));
    if let Some(change) = &change {
        assert_eq!(
            change.presumed.is_some(),
            change.stage == Stage::Decided && change.incoming.is_none()
        );
    }
    (named, change.map(|change| change.stage))
}

#[test]
fn the_winner_of_a_direct_election_is_the_designate_from_the_day_of_the_result() {
    let world = elected(Filling::DirectElection, "bea", Vec::new());
    let undecided = (Vec::new(), Some(Stage::UnderWay));
    assert_eq!(presumed(&world, "2025-12-13"), undecided);
    let decided = (vec!["bea 2025-12-14".to_owned()], Some(Stage::Decided));
    assert_eq!(presumed(&world, "2025-12-14"), decided);
    assert_eq!(presumed(&world, "2026-11-29"), decided);
}

#[test]
fn nobody_is_presumed_where_a_parliament_or_electors_decide_or_the_holder_won() {
    let nobody = (Vec::new(), Some(Stage::UnderWay));
    for filled_by in [Filling::IndirectElection, Filling::Parliament] {
        assert_eq!(
            presumed(&elected(filled_by, "bea", Vec::new()), "2025-12-20"),
            nobody
        );
    }
    let again = elected(Filling::DirectElection, "ada", Vec::new());
    assert_eq!(presumed(&again, "2025-12-20"), nobody);
}

#[test]
fn nobody_is_presumed_once_somebody_is_recorded() {
    let designated = Tenure {
        start: Some(date("2026-03-11")),
        designated: Some(date("2025-12-20")),
        ..tenure(OFFICE, "bea", "2026")
    };
    let world = elected(Filling::DirectElection, "bea", vec![designated.into()]);
    assert_eq!(presumed(&world, "2025-12-19").0, ["bea 2025-12-14"]);
    assert_eq!(presumed(&world, "2025-12-20").0, [""; 0]);
    let straight = tenure(OFFICE, "bea", "2026-03-11");
    let world = elected(Filling::DirectElection, "bea", vec![straight.into()]);
    assert_eq!(presumed(&world, "2026-03-10").0, ["bea 2025-12-14"]);
    assert_eq!(presumed(&world, "2026-03-11").0, [""; 0]);
}

fn ends(tenure: Tenure, on: &str) -> Tenure {
    Tenure {
        end: Some(date(on)),
        ..tenure
    }
}

#[test]
fn whoever_was_elected_again_and_has_left_since_is_not_to_come_again() {
    let cid = Tenure {
        capacity: vec![span(Capacity::Acting, "2026-05-01", None)],
        ..tenure(OFFICE, "cid", "2026-05-01")
    };
    let world = world(vec![
        president(Filling::DirectElection).into(),
        ends(tenure(OFFICE, "ada", "2022-03-11"), "2026-05-01").into(),
        cid.into(),
        Event {
            transitions: Vec::new(),
            ..election("ada", Some("2025-12-14"))
        }
        .into(),
    ]);
    for on in ["2025-12-20", "2026-06-01", "2027-01-01"] {
        assert_eq!(presumed(&world, on).0, [""; 0], "{on}");
    }
}

#[test]
fn a_change_is_completed_once_somebody_follows_in_full_whoever_acted_in_between() {
    let ada = ends(tenure(OFFICE, "ada", "2022-03-11"), "2026-05-01");
    let cid = Tenure {
        capacity: vec![span(Capacity::Acting, "2026-05-01", None)],
        ..ends(tenure(OFFICE, "cid", "2026-05-01"), "2026-07-28")
    };
    let change = Transition {
        outgoing: Some(ada.id.clone()),
        incoming: Some(cid.id.clone()),
        ..transition(CHANGE, OFFICE)
    };
    let world = world(vec![
        president(Filling::Parliament).into(),
        ada.into(),
        cid.into(),
        change.into(),
        tenure(OFFICE, "bea", "2026-07-28").into(),
    ]);
    let stage = |on| presumed(&world, on).1;
    assert_eq!(
        stage("2026-06-01"),
        Some(Stage::Announced),
        "one acts, and nobody follows"
    );
    assert_eq!(stage("2026-07-28"), Some(Stage::Completed));
    let view = world.on(day("2026-06-01"));
    let change = view.transition_view(view.transition(CHANGE).unwrap()).unwrap();
    assert!(!change.is_successor_known());
    let tasks = view.tasks();
    assert!(
        tasks
            .iter()
            .any(|task| task.kind == crate::snapshot::TaskKind::Leaving)
    );
}

#[test]
fn an_office_without_a_recorded_holder_has_a_presumed_designate_for_a_year() {
    let world = world(vec![
        president(Filling::DirectElection).into(),
        election("bea", None).without_steps().into(),
    ]);
    assert_eq!(presumed(&world, "2026-11-16").0, ["bea 2025-11-16"]);
    assert_eq!(presumed(&world, "2026-11-17").0, [""; 0]);
}

#[test]
fn the_second_round_names_the_winner_and_the_first_only_who_goes_on() {
    let whole = Event {
        outcome: None,
        ..election("ada", None).without_steps()
    };
    let round = |number: u8, on: &str, winner: &str| Event {
        id: EventId::parse(&format!("aa-round-{number}")).unwrap(),
        date: when(on, DateKind::Scheduled, Firmness::Held),
        round_of: Some(whole.id.clone()),
        round: Some(number),
        ..election(winner, None).without_steps()
    };
    let world = world(vec![
        president(Filling::DirectElection).into(),
        tenure(OFFICE, "ada", "2022-03-11").into(),
        round(1, "2025-11-16", "cyd").into(),
        round(2, "2025-12-14", "bea").into(),
        whole.into(),
    ]);
    assert_eq!(presumed(&world, "2025-12-13").0, [""; 0]);
    assert_eq!(presumed(&world, "2025-12-14").0, ["bea 2025-12-14"]);
}

trait WithoutSteps {
    fn without_steps(self) -> Self;
}

impl WithoutSteps for Event {
    fn without_steps(self) -> Self {
        Event {
            transitions: Vec::new(),
            ..self
        }
    }
}
