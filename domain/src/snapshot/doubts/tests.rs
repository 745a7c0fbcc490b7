use super::*;
use crate::{
    Entity, Event, Office, Person, Tenure, Transition, World,
    entity::{Capacity, DateKind, Entry, Filling, Outcome, Outlook, Role, Term},
    fixture::*,
    id::{OfficeId, PersonId, TransitionId},
    snapshot::{LeaderFilter, LeaderOrder},
};

const OFFICE: &str = "aa-president";
const CHANGE: &str = "aa-change";

fn president() -> Office {
    Office {
        term_years: Some(4),
        filled_by: Some(Filling::DirectElection),
        ..office(OFFICE)
    }
}

fn vote(id: &str, on: &str, firmness: Firmness) -> Event {
    Event {
        date: when(on, DateKind::Scheduled, firmness),
        announced: Some(date("2019-01-01")),
        decides: vec![OfficeId::parse(OFFICE).unwrap()],
        ..event(id, EventKind::PresidentialElection, on)
    }
}

fn won(id: &str, on: &str, winner: &str) -> Event {
    Event {
        outcome: Some(Outcome {
            known: None,
            winners: vec![PersonId::parse(winner).unwrap()],
            summary: None,
            figures: Vec::new(),
        }),
        ..vote(id, on, Firmness::Held)
    }
}

fn ada() -> Tenure {
    tenure(OFFICE, "ada", "2022-03-11")
}

/// The votes by which her predecessor and Ada came: they show that a term had four years.
fn votes_before() -> [Event; 2] {
    let known = |vote: Event| Event {
        announced: None,
        ..vote
    };
    [
        known(won("aa-vote-2017", "2017-12-17", "zoe")),
        known(won("aa-vote-2021", "2021-12-19", "ada")),
    ]
}

fn with(tenure: Tenure, others: Vec<Entity>) -> World {
    let mut entities = vec![president().into(), tenure.into(), person("zoe").into()];
    entities.extend(votes_before().map(Entity::from));
    entities.extend(others);
    world(entities)
}

fn of(snapshot: &Snapshot, tenure: &str) -> Vec<String> {
    let spell = snapshot.spell(snapshot.tenure(tenure).unwrap()).unwrap();
    let day = |since: Option<Date>| since.map_or("?".to_owned(), |day| day.to_string());
    let doubts = snapshot.doubts(&spell);
    doubts
        .iter()
        .map(|doubt| format!("{} {}", doubt.kind.word(), day(doubt.since)))
        .collect()
}

/// The doubts about Ada on a day that is past.
fn doubts(world: &World, on: &str) -> Vec<String> {
    of(&world.on(day(on)), "aa-president-ada")
}

/// The doubts about her on a day that is today.
fn doubts_today(world: &World, today: &str) -> Vec<String> {
    let view = Snapshot::of_today(world, day(today), Freshness::default());
    of(&view, "aa-president-ada")
}

fn none() -> Vec<String> {
    Vec::new()
}

#[test]
fn a_vote_without_an_outcome_is_overdue_from_the_day_after_it() {
    for (on, before, after) in [
        ("2024-05-05", "2024-05-05", "2024-05-06"),
        ("2024-05", "2024-05-31", "2024-06-01"),
        ("2024-05-04/2024-05-05", "2024-05-05", "2024-05-06"),
        ("../2024-05-05", "2024-05-05", "2024-05-06"),
    ] {
        let world = with(ada(), vec![vote("aa-vote", on, Firmness::Confirmed).into()]);
        assert_eq!(doubts(&world, before), none(), "{on}");
        assert_eq!(doubts(&world, after), [format!("vote_overdue {after}")], "{on}");
    }
}

#[test]
fn an_outcome_a_new_term_a_designate_or_a_later_vote_with_an_outcome_ends_that_doubt() {
    let overdue = || Entity::from(vote("aa-vote", "2024-05-05", Firmness::Confirmed));
    let is_in_doubt = |others: Vec<Entity>, ada: Tenure| {
        let all = [others, vec![overdue()]].concat();
        !doubts(&with(ada, all), "2024-12-01").is_empty()
    };
    assert!(is_in_doubt(Vec::new(), ada()));
    let later = won("aa-later", "2024-08-01", "ada");
    assert!(!is_in_doubt(vec![later.into()], ada()));
    let again = Tenure {
        terms: vec![Term {
            from: date("2024-06-01"),
            due: None,
            note: None,
            sources: Vec::new(),
        }],
        ..ada()
    };
    assert!(!is_in_doubt(Vec::new(), again));
    let designate = Tenure {
        start: None,
        designated: Some(date("2024-05-06")),
        ..tenure(OFFICE, "bea", "2024")
    };
    assert!(!is_in_doubt(vec![designate.into()], ada()));
    // Somebody who only stands in was not chosen by the vote.
    let acting = Tenure {
        capacity: vec![span(Capacity::Acting, "2024-07-01", None)],
        ..tenure(OFFICE, "bea", "2024-07-01")
    };
    assert!(is_in_doubt(vec![acting.into()], ada()));
}

#[test]
fn a_vote_that_is_cancelled_or_postponed_or_has_a_round_ahead_is_not_overdue() {
    for firmness in [Firmness::Cancelled, Firmness::Postponed] {
        let world = with(ada(), vec![vote("aa-vote", "2024-05-05", firmness).into()]);
        assert_eq!(doubts(&world, "2024-06-01"), none());
    }
    let first = Event {
        round: Some(1),
        ..vote("aa-vote", "2024-05-05", Firmness::Held)
    };
    let second = Event {
        round_of: Some(first.id.clone()),
        round: Some(2),
        ..vote("aa-second", "2024-05-19", Firmness::Tentative)
    };
    let world = with(ada(), vec![first.into(), second.into()]);
    assert_eq!(doubts(&world, "2024-05-19"), none());
    assert_eq!(doubts(&world, "2024-05-20"), ["vote_overdue 2024-05-20"]);
}

#[test]
fn a_vote_that_was_held_is_a_doubt_until_somebody_checks_and_on_no_past_day() {
    let checked = |on: &str| {
        let mut ada = ada();
        ada.provenance.verified = Some(day(on));
        with(ada, vec![vote("aa-vote", "2024-05-05", Firmness::Held).into()])
    };
    assert_eq!(doubts(&checked("2024-05-04"), "2024-05-20"), none());
    assert_eq!(doubts_today(&checked("2024-05-04"), "2024-05-05"), none());
    let overdue = ["vote_overdue 2024-05-06"];
    assert_eq!(doubts_today(&checked("2024-05-04"), "2024-05-06"), overdue);
    assert_eq!(doubts_today(&checked("2024-05-06"), "2024-05-20"), none());
}

#[test]
fn a_vote_that_is_a_step_of_the_change_counts_for_the_office_too() {
    let change = Transition {
        outgoing: Some(ada().id),
        ..transition(CHANGE, OFFICE)
    };
    let leaving = Tenure {
        outlook: vec![span(Outlook::AnnouncedDeparture, "2024-01-01", None)],
        ..ada()
    };
    let step = Event {
        decides: Vec::new(),
        transitions: vec![TransitionId::parse(CHANGE).unwrap()],
        kind: EventKind::PartyLeadershipElection,
        ..vote("aa-step", "2024-05-05", Firmness::Confirmed)
    };
    let world = with(leaving, vec![change.into(), step.into()]);
    assert_eq!(doubts(&world, "2024-05-05"), none());
    assert_eq!(doubts(&world, "2024-05-06"), ["vote_overdue 2024-05-06"]);
}

#[test]
fn a_winner_who_holds_nothing_is_due_from_the_day_after_the_term() {
    let world = with(ada(), vec![won("aa-vote", "2025-12-14", "bea").into()]);
    assert_eq!(doubts(&world, "2026-03-11"), none());
    let due = ["successor_due 2026-03-12", "term_over 2026-03-12"];
    assert_eq!(doubts(&world, "2026-03-12"), due);
    // The next election does not make the term of who lost the last one longer.
    let next = vote("aa-next", "2029-11-18", Firmness::Confirmed);
    let world = with(
        ada(),
        vec![won("aa-vote", "2025-12-14", "bea").into(), next.into()],
    );
    assert_eq!(doubts(&world, "2026-03-12"), due);
    let bea = tenure(OFFICE, "bea", "2026-03-11");
    let left = Tenure {
        end: Some(date("2026-03-11")),
        ..ada()
    };
    let world = with(left, vec![won("aa-vote", "2025-12-14", "bea").into(), bea.into()]);
    let bea = of(&world.on(day("2026-03-12")), "aa-president-bea");
    assert_eq!((doubts(&world, "2026-03-12"), bea), (none(), none()));
}

#[test]
fn a_winner_is_due_from_the_inauguration_where_that_is_known() {
    let change = Transition {
        outgoing: Some(ada().id),
        ..transition(CHANGE, OFFICE)
    };
    let inauguration = Event {
        decides: Vec::new(),
        transitions: vec![TransitionId::parse(CHANGE).unwrap()],
        kind: EventKind::Inauguration,
        ..vote("aa-inauguration", "2026-02-01", Firmness::Confirmed)
    };
    let world = with(
        ada(),
        vec![
            won("aa-vote", "2025-12-14", "bea").into(),
            change.into(),
            inauguration.into(),
        ],
    );
    assert_eq!(doubts(&world, "2026-02-01"), none());
    let due = ["successor_due 2026-02-02", "end_passed 2026-02-02"];
    assert_eq!(doubts(&world, "2026-02-02"), due);
}

#[test]
fn a_designate_who_has_not_taken_office_is_due() {
    let bea = Tenure {
        start: None,
        designated: Some(date("2025-12-20")),
        ..tenure(OFFICE, "bea", "2026")
    };
    let world = with(ada(), vec![bea.into()]);
    assert_eq!(doubts(&world, "2026-03-11"), none());
    let due = ["successor_due 2026-03-12", "term_over 2026-03-12"];
    assert_eq!(doubts(&world, "2026-03-12"), due);
}

#[test]
fn the_winner_of_a_ticket_is_not_due_as_vice_president() {
    let deputy = Office {
        roles: vec![Role::Deputy],
        ..Office {
            id: OfficeId::parse("aa-deputy").unwrap(),
            ..president()
        }
    };
    let mut election = won("aa-vote", "2025-12-14", "bea");
    election.decides.push(deputy.id.clone());
    let vice = tenure("aa-deputy", "cyd", "2022-03-11");
    let world = with(ada(), vec![deputy.into(), vice.into(), election.into()]);
    let of_vice = of(&world.on(day("2026-03-12")), "aa-deputy-cyd");
    assert_eq!(of_vice, none());
    assert!(doubts(&world, "2026-03-12").contains(&"successor_due 2026-03-12".to_owned()));
}

#[test]
fn a_term_is_over_on_the_day_after_its_last() {
    let world = with(ada(), Vec::new());
    assert_eq!(doubts(&world, "2026-03-11"), none());
    assert_eq!(doubts(&world, "2026-03-12"), ["term_over 2026-03-12"]);
    let due = Tenure {
        terms: vec![Term {
            from: date("2022-03-11"),
            due: Some(date("2026-02")),
            note: None,
            sources: Vec::new(),
        }],
        ..ada()
    };
    let world = with(due, Vec::new());
    assert_eq!(doubts(&world, "2026-02-28"), none());
    assert_eq!(doubts(&world, "2026-03-01"), ["term_over 2026-03-01"]);
}

#[test]
fn who_was_elected_again_has_the_next_term() {
    let again = won("aa-vote", "2025-12-14", "ada");
    let world = with(ada(), vec![again.into()]);
    assert_eq!(doubts(&world, "2030-03-11"), none());
    assert_eq!(doubts(&world, "2030-03-12"), ["term_over 2030-03-12"]);
    // After an early election the day on which the next term began is not known to the year.
    let early = won("aa-vote", "2024-06-01", "ada");
    let world = with(ada(), vec![early.into()]);
    let over = "term_over 2029-07-01".to_owned();
    assert!(!doubts_today(&world, "2029-06-30").contains(&over));
    assert!(doubts_today(&world, "2029-07-01").contains(&over));
}

#[test]
fn what_is_recorded_of_a_longer_term_counts_before_the_rule() {
    let holding_over = Tenure {
        outlook: vec![span(Outlook::HoldingOver, "2026-03-11", None)],
        ..ada()
    };
    let caretaker = Tenure {
        capacity: vec![span(Capacity::Caretaker, "2026-03-11", None)],
        ..ada()
    };
    let by_force = Tenure {
        entry: Entry::Coup,
        ..ada()
    };
    for stays in [holding_over, caretaker, by_force] {
        assert_eq!(doubts(&with(stays, Vec::new()), "2026-06-01"), none());
    }
    let next = vote("aa-next", "2027", Firmness::Changing);
    assert_eq!(doubts(&with(ada(), vec![next.into()]), "2026-06-01"), none());
    let postponed = vote("aa-next", "2026-02-01", Firmness::Postponed);
    assert_eq!(doubts(&with(ada(), vec![postponed.into()]), "2026-06-01"), none());
    // A vote some time in the year in which the term ends may have been before its end.
    let this_year = vote("aa-next", "2026", Firmness::Changing);
    let world = with(ada(), vec![this_year.into()]);
    assert_eq!(doubts(&world, "2026-06-01"), ["term_over 2026-03-12"]);
}

#[test]
fn whom_a_parliament_chooses_has_no_fixed_term() {
    let premier = Office {
        filled_by: Some(Filling::Parliament),
        ..president()
    };
    let world = world(vec![premier.into(), ada().into()]);
    assert_eq!(doubts(&world, "2030-01-01"), none());
}

#[test]
fn an_announced_end_has_passed_on_the_day_after_it() {
    let change = Transition {
        outgoing: Some(ada().id),
        ..transition(CHANGE, OFFICE)
    };
    let leaving = |firmness| Event {
        decides: Vec::new(),
        transitions: vec![TransitionId::parse(CHANGE).unwrap()],
        kind: EventKind::Resignation,
        ..vote("aa-leaving", "2024-07-20", firmness)
    };
    let world = |firmness| with(ada(), vec![change.clone().into(), leaving(firmness).into()]);
    let announced = world(Firmness::Confirmed);
    assert_eq!(doubts(&announced, "2024-07-20"), none());
    assert_eq!(doubts(&announced, "2024-07-21"), ["end_passed 2024-07-21"]);
    // A resignation that was held may have been tendered alone, or refused.
    assert_eq!(doubts(&world(Firmness::Held), "2024-07-21"), none());
    assert_eq!(doubts(&world(Firmness::Cancelled), "2024-07-21"), none());
}

#[test]
fn a_check_is_old_after_thirty_days_for_a_leader_and_ninety_for_others() {
    let checked = |office: Office| {
        let mut ada = ada();
        ada.provenance.verified = Some(day("2024-01-12"));
        world(vec![office.into(), ada.into()])
    };
    let leader = checked(president());
    assert_eq!(doubts_today(&leader, "2024-02-11"), none());
    assert_eq!(doubts_today(&leader, "2024-02-12"), ["check_old 2024-02-12"]);
    let other = checked(Office {
        roles: vec![Role::Deputy],
        ..president()
    });
    assert_eq!(doubts_today(&other, "2024-04-11"), none());
    assert_eq!(doubts_today(&other, "2024-04-12"), ["check_old 2024-04-12"]);
}

#[test]
fn the_age_of_a_check_is_no_doubt_of_a_past_day() {
    let world = with(ada(), Vec::new());
    assert_eq!(doubts(&world, "2024-02-12"), none());
    assert_eq!(doubts_today(&world, "2024-02-12"), ["check_old 2022-04-11"]);
}

#[test]
fn who_just_began_is_as_good_as_checked_and_who_never_was_is_in_doubt_without_a_day() {
    let unchecked = |start: Option<&str>| {
        let mut ada = Tenure {
            start: start.map(date),
            ..ada()
        };
        ada.provenance.verified = None;
        with(ada, Vec::new())
    };
    assert_eq!(doubts_today(&unchecked(Some("2024-01-12")), "2024-02-11"), none());
    assert_eq!(
        doubts_today(&unchecked(Some("2024-01-12")), "2024-02-12"),
        ["check_old 2024-02-12"]
    );
    assert_eq!(doubts_today(&unchecked(None), "2024-02-12"), ["check_old ?"]);
}

#[test]
fn who_has_left_or_is_to_come_is_not_in_doubt() {
    let left = Tenure {
        end: Some(date("2024-01-01")),
        ..ada()
    };
    let world = with(
        left,
        vec![vote("aa-vote", "2023-05-05", Firmness::Confirmed).into()],
    );
    assert_eq!(doubts_today(&world, "2026-06-01"), none());
}

#[test]
fn an_overdue_vote_stays_the_next_decision_until_it_has_an_outcome() {
    let next = |vote: Event, on: &str| {
        let later = self::vote("aa-later", "2029-05-05", Firmness::Confirmed);
        let world = with(ada(), vec![vote.into(), later.into()]);
        let view = world.on(day(on));
        view.next_decision(&OfficeId::parse(OFFICE).unwrap())
            .map(|event| event.id.to_string())
    };
    let overdue = || vote("aa-vote", "2024-05-05", Firmness::Confirmed);
    assert_eq!(next(overdue(), "2024-05-05").as_deref(), Some("aa-vote"));
    assert_eq!(next(overdue(), "2024-12-01").as_deref(), Some("aa-vote"));
    let settled = won("aa-vote", "2024-05-05", "ada");
    assert_eq!(next(settled, "2024-12-01").as_deref(), Some("aa-later"));
}

#[test]
fn whoever_is_in_doubt_comes_first_by_what_changes() {
    let mut entities: Vec<Entity> = Vec::new();
    for (country, verified) in [("aa", "2024-05-20"), ("bb", "2024-01-01"), ("cc", "2024-05-20")] {
        let office = format!("{country}-president");
        let mut holder = tenure(&office, &format!("{country}-holder"), "2022-03-11");
        holder.provenance.verified = Some(day(verified));
        entities.push(holder.into());
        let mut vote = event(
            &format!("{country}-vote"),
            EventKind::PresidentialElection,
            match country {
                "aa" => "2024-07-01",
                "bb" => "2025-07-01",
                _ => "2024-05-05",
            },
        );
        vote.decides = vec![OfficeId::parse(&office).unwrap()];
        vote.announced = Some(date("2023-01-01"));
        entities.push(vote.into());
    }
    let world = world(entities);
    let view = Snapshot::of_today(&world, day("2024-06-01"), Freshness::default());
    let leaders = |filter: &LeaderFilter| -> Vec<String> {
        let table = view.leaders(filter, LeaderOrder::Change, crate::Language::En);
        table.iter().map(|leader| leader.country.id.to_string()).collect()
    };
    assert_eq!(leaders(&LeaderFilter::default()), ["cc", "bb", "aa"]);
    let in_doubt = LeaderFilter {
        has_doubt: true,
        ..LeaderFilter::default()
    };
    assert_eq!(leaders(&in_doubt), ["cc", "bb"]);
}

#[test]
fn a_dead_winner_is_nobodys_successor() {
    let dead = Person {
        died: Some(date("2026-01-05")),
        ..person("bea")
    };
    let world = with(
        ada(),
        vec![won("aa-vote", "2025-12-14", "bea").into(), dead.into()],
    );
    let presumed = |on: &str| {
        let view = world.on(day(on));
        view.presumed_designates(&OfficeId::parse(OFFICE).unwrap()).len()
    };
    assert_eq!((presumed("2026-01-04"), presumed("2026-01-05")), (1, 0));
    assert_eq!(doubts(&world, "2026-03-12"), ["term_over 2026-03-12"]);
}

#[test]
fn a_term_of_a_past_day_is_counted_by_the_rule_only_where_votes_show_that_it_was_followed() {
    let on = "2026-04-01";
    let over = vec!["term_over 2026-03-12".to_owned()];
    let world_of = |votes: Vec<Event>, office: Office| {
        let mut entities: Vec<Entity> = vec![office.into(), ada().into(), person("zoe").into()];
        entities.extend(votes.into_iter().map(Entity::from));
        world(entities)
    };
    let [before, last] = votes_before();
    let regular = world_of(vec![before.clone(), last.clone()], president());
    assert_eq!(doubts(&regular, on), over);
    // Nobody recorded a vote before, or the one before lies five years back: the rule may have been another one.
    let five_years = Event {
        date: when("2016-12-18", DateKind::Scheduled, Firmness::Held),
        ..before.clone()
    };
    for votes in [vec![], vec![last.clone()], vec![five_years, last.clone()]] {
        let world = world_of(votes, president());
        assert_eq!(doubts(&world, on), none());
        // Of today it is the rule.
        assert!(doubts_today(&world, on).contains(&over[0]));
    }
    // Of votes that are not the people's few are recorded.
    let by_assembly = Office {
        filled_by: Some(Filling::IndirectElection),
        ..president()
    };
    assert_eq!(
        doubts(
            &world_of(vec![before.clone(), last.clone()], by_assembly.clone()),
            on
        ),
        none()
    );
    let complete = crate::Country {
        recorded_elections: vec![crate::entity::Recorded {
            from: date("2010"),
            to: None,
            sources: Vec::new(),
            has_later_sources: false,
        }],
        ..country("aa")
    };
    let recorded = world(vec![
        complete.into(),
        by_assembly.into(),
        ada().into(),
        person("zoe").into(),
        before.into(),
        last.into(),
    ]);
    assert_eq!(doubts(&recorded, on), over);
}

#[test]
fn a_successor_is_due_no_earlier_than_the_result_and_only_by_the_last_vote() {
    // The vote came a year after the end of the term.
    let late = won("aa-vote-2027", "2027-03-14", "zoe");
    let world = with(ada(), vec![late.clone().into()]);
    assert_eq!(doubts(&world, "2027-03-14"), ["term_over 2026-03-12"]);
    assert_eq!(
        doubts(&world, "2027-03-15"),
        ["successor_due 2027-03-15", "term_over 2026-03-12"]
    );
    // After it there was another, of which nobody recorded who won.
    let held = vote("aa-vote-2028", "2028-03-12", Firmness::Held);
    let again = with(ada(), vec![late.into(), held.into()]);
    let told = doubts(&again, "2028-03-13");
    assert!(
        !told.iter().any(|doubt| doubt.starts_with("successor_due")),
        "{told:?}"
    );
}
