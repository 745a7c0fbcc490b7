//! Korea from December 2024 to June 2025: a president suspended, three who acted, and one restored.

use crate::{fixture::*, next, on, sound_world, stage, step_of, who};
use domain::{
    Event, Tenure, Transition, World,
    entity::{Capacity, Cause, EndReason, Entry, EventKind, Firmness, Outcome, Outlook, Powers},
    id::{OfficeId, PersonId, TenureId},
    stage::Stage,
    status::Phase,
};

const PRESIDENT: &str = "kr-president";
const PREMIER: &str = "kr-prime-minister";
const CHANGE: &str = "kr-president-after-yoon-suk-yeol";

fn acting(person: &str, spell: &str, from: &str, to: &str, reason: EndReason) -> Tenure {
    Tenure {
        id: TenureId::parse(&format!("{PRESIDENT}-{person}{spell}")).unwrap(),
        end: Some(date(to)),
        end_reason: Some(reason),
        entry: Entry::Acting,
        capacity: vec![span(Capacity::Acting, from, None)],
        ..tenure(PRESIDENT, person, from)
    }
}

fn step(id: &str, kind: EventKind, day: &str, announced: &str) -> Event {
    let mut event = Event {
        announced: Some(date(announced)),
        transitions: step_of(CHANGE),
        ..event(id, kind, day)
    };
    event.date.firmness = Firmness::Held;
    event
}

fn korea() -> World {
    let yoon = Tenure {
        end: Some(date("2025-04-04")),
        end_reason: Some(EndReason::Removed),
        powers: vec![span(Powers::Suspended, "2024-12-14", Some("2025-04-04"))],
        outlook: vec![span(Outlook::RemovalPending, "2024-12-14", None)],
        ..tenure(PRESIDENT, "yoon-suk-yeol", "2022-05-10")
    };
    let han = Tenure {
        end: Some(date("2025-05-01")),
        end_reason: Some(EndReason::Resigned),
        powers: vec![span(Powers::Suspended, "2024-12-27", Some("2025-03-24"))],
        ..tenure(PREMIER, "han-duck-soo", "2022-05-21")
    };
    let winner = PersonId::parse("lee-jae-myung").unwrap();
    let election = Event {
        decides: vec![OfficeId::parse(PRESIDENT).unwrap()],
        outcome: Some(Outcome {
            known: None,
            winners: vec![winner],
            summary: None,
            figures: Vec::new(),
        }),
        ..step(
            "kr-presidential-election-2025",
            EventKind::PresidentialElection,
            "2025-06-03",
            "2025-04-08",
        )
    };
    let change = Transition {
        outgoing: Some(yoon.id.clone()),
        incoming: Some(TenureId::parse("kr-president-lee-jae-myung").unwrap()),
        cause: Cause::Removal,
        ..transition(CHANGE, PRESIDENT)
    };
    sound_world(vec![
        yoon.into(),
        han.into(),
        acting(
            "han-duck-soo",
            "",
            "2024-12-14",
            "2024-12-27",
            EndReason::Impeached,
        )
        .into(),
        acting(
            "choi-sang-mok",
            "",
            "2024-12-27",
            "2025-03-24",
            EndReason::Succeeded,
        )
        .into(),
        acting(
            "han-duck-soo",
            "-2",
            "2025-03-24",
            "2025-05-01",
            EndReason::Resigned,
        )
        .into(),
        acting("lee-ju-ho", "", "2025-05-02", "2025-06-04", EndReason::Succeeded).into(),
        tenure(PRESIDENT, "lee-jae-myung", "2025-06-04").into(),
        change.into(),
        step(
            "kr-impeachment-2024",
            EventKind::ImpeachmentVote,
            "2024-12-14",
            "2024-12-12",
        )
        .into(),
        step(
            "kr-ruling-2025",
            EventKind::CourtRuling,
            "2025-04-04",
            "2025-04-01",
        )
        .into(),
        election.into(),
    ])
}

#[test]
fn every_day_of_korea_2024_to_2025_has_the_right_holders() {
    let table: [(&str, &[&str], &[&str]); 8] = [
        (
            "2024-12-01",
            &["yoon-suk-yeol: in_office"],
            &["han-duck-soo: in_office"],
        ),
        (
            "2024-12-14",
            &["yoon-suk-yeol: suspended", "han-duck-soo: acting"],
            &["han-duck-soo: in_office"],
        ),
        (
            "2024-12-27",
            &["yoon-suk-yeol: suspended", "choi-sang-mok: acting"],
            &["han-duck-soo: suspended"],
        ),
        (
            "2025-03-24",
            &["yoon-suk-yeol: suspended", "han-duck-soo: acting"],
            &["han-duck-soo: in_office"],
        ),
        (
            "2025-04-04",
            &["han-duck-soo: acting"],
            &["han-duck-soo: in_office"],
        ),
        ("2025-05-02", &["lee-ju-ho: acting"], &[]),
        ("2025-06-04", &["lee-jae-myung: in_office"], &[]),
        ("2025-06-30", &["lee-jae-myung: in_office"], &[]),
    ];
    let world = korea();
    for [(from, president, premier), (until, ..)] in table.array_windows() {
        let mut today = day(from);
        while today < day(until) {
            let snapshot = world.on(today);
            assert_eq!(who(&snapshot, PRESIDENT), *president, "on {today}");
            assert_eq!(who(&snapshot, PREMIER), *premier, "on {today}");
            today = today.tomorrow().unwrap();
        }
    }
}

#[test]
fn the_suspended_president_keeps_the_office_and_not_its_powers() {
    let world = korea();
    let snapshot = on(&world, "2025-01-15");
    let holders = snapshot.holders(&OfficeId::parse(PRESIDENT).unwrap());
    let powers =
        |place: usize| -> Vec<_> { holders[place].status.powers.iter().map(|it| it.value).collect() };
    assert_eq!(holders[0].status.phase, Phase::InOffice);
    assert_eq!(powers(0), [Powers::Suspended]);
    assert_eq!(powers(1), []);
    assert!(holders[1].is_stand_in() && !holders[0].is_stand_in());
}

#[test]
fn the_winner_is_in_office_the_next_day_and_never_designate() {
    let world = korea();
    let mut today = day("2024-11-01");
    while today < day("2025-07-01") {
        let snapshot = world.on(today);
        assert!(
            snapshot
                .designates(&OfficeId::parse(PRESIDENT).unwrap())
                .is_empty(),
            "on {today}"
        );
        assert_ne!(stage(&snapshot, CHANGE), Some(Stage::Decided), "on {today}");
        assert_eq!(
            snapshot.tenure("kr-president-lee-jae-myung").is_some(),
            today >= day("2025-06-04"),
            "on {today}"
        );
        today = today.tomorrow().unwrap();
    }
}

#[test]
fn the_transition_is_under_way_from_the_impeachment_and_names_the_next_step() {
    let world = korea();
    let at = |day: &str| {
        let snapshot = on(&world, day);
        (stage(&snapshot, CHANGE), next(&snapshot, CHANGE))
    };
    assert_eq!(at("2024-12-11"), (None, None));
    assert_eq!(
        at("2024-12-13"),
        (Some(Stage::Anticipated), Some("kr-impeachment-2024".into()))
    );
    assert_eq!(at("2024-12-14"), (Some(Stage::UnderWay), None));
    assert_eq!(
        at("2025-04-03"),
        (Some(Stage::UnderWay), Some("kr-ruling-2025".into()))
    );
    assert_eq!(
        at("2025-04-08"),
        (
            Some(Stage::UnderWay),
            Some("kr-presidential-election-2025".into())
        )
    );
    assert_eq!(at("2025-06-03"), (Some(Stage::UnderWay), None));
    assert_eq!(at("2025-06-04"), (Some(Stage::Completed), None));
}
