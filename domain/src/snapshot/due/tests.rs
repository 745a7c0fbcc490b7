use super::*;
use crate::{
    Entity, World,
    entity::{Capacity, DateKind, Firmness, Term},
    fixture::*,
    id::OfficeId,
};

const OFFICE: &str = "aa-president";

fn president(years: Option<u8>, filled_by: Filling) -> Office {
    Office {
        term_years: years,
        filled_by: Some(filled_by),
        ..office(OFFICE)
    }
}

fn vote(id: &str, on: &str, firmness: Firmness) -> Event {
    Event {
        date: when(on, DateKind::Scheduled, firmness),
        decides: vec![OfficeId::parse(OFFICE).unwrap()],
        ..event(id, EventKind::PresidentialElection, on)
    }
}

fn held(on: &str) -> Event {
    vote("aa-vote", on, Firmness::Held)
}

fn ada(start: &str) -> Tenure {
    tenure(OFFICE, "ada", start)
}

fn elected_for_five_years(others: Vec<Entity>) -> World {
    let mut entities = vec![president(Some(5), Filling::DirectElection).into()];
    entities.extend(others);
    world(entities)
}

/// By when, and whether it is counted from a term.
fn due(world: &World, on: &str) -> Option<(String, bool)> {
    let snapshot = world.on(day(on));
    let office = snapshot.office(OFFICE).unwrap();
    let due = snapshot.election_due(office)?;
    Some((due.by.to_string(), matches!(due.basis, Basis::Term { .. })))
}

fn from_a_term(by: &str) -> Option<(String, bool)> {
    Some((by.to_owned(), true))
}

fn from_an_election(by: &str) -> Option<(String, bool)> {
    Some((by.to_owned(), false))
}

#[test]
fn the_term_after_an_election_says_by_when_the_next_is_due() {
    let world = elected_for_five_years(vec![held("2024-04-14").into(), ada("2024-05-20").into()]);
    assert_eq!(due(&world, "2026-01-01"), from_a_term("2029-05-20"));
}

#[test]
fn a_term_that_began_in_a_month_ends_in_a_month() {
    let world = elected_for_five_years(vec![held("2024-04-14").into(), ada("2024-05").into()]);
    assert_eq!(due(&world, "2026-01-01"), from_a_term("2029-05"));
}

#[test]
fn whoever_was_elected_again_has_a_term_that_began_about_when_the_election_was() {
    let world = elected_for_five_years(vec![
        held("2024-04-14/2024-05-05").into(),
        ada("2014-06-01").into(),
    ]);
    assert_eq!(due(&world, "2026-01-01"), from_an_election("2029-05~"));
    let recorded = Tenure {
        terms: ["2014-06-01", "2024-06-01"]
            .map(|from| Term {
                from: date(from),
                due: None,
                note: None,
                sources: Vec::new(),
            })
            .into(),
        ..ada("2014-06-01")
    };
    let world = elected_for_five_years(vec![held("2024-04-14").into(), recorded.into()]);
    assert_eq!(due(&world, "2026-01-01"), from_a_term("2029-06-01"));
}

#[test]
fn what_is_recorded_is_said_instead_from_the_day_it_was_known() {
    let next = Event {
        announced: Some(date("2028-10-10")),
        ..vote("aa-next-vote", "2029-04-08", Firmness::Confirmed)
    };
    let world = elected_for_five_years(vec![
        held("2024-04-14").into(),
        ada("2024-05-20").into(),
        next.into(),
    ]);
    assert_eq!(due(&world, "2028-10-09"), from_a_term("2029-05-20"));
    assert_eq!(due(&world, "2028-10-10"), None);
}

#[test]
fn on_a_past_day_only_what_had_happened_by_then_counts() {
    let earlier = vote("aa-earlier-vote", "2019-04-14", Firmness::Held);
    let bea = Tenure {
        end: Some(date("2024-05-20")),
        ..tenure(OFFICE, "bea", "2019-05-20")
    };
    let world = elected_for_five_years(vec![
        earlier.into(),
        held("2024-04-14").into(),
        bea.into(),
        ada("2024-05-20").into(),
    ]);
    assert_eq!(due(&world, "2022-01-01"), from_a_term("2024-05-20"));
    assert_eq!(due(&world, "2025-01-01"), from_a_term("2029-05-20"));
}

#[test]
fn an_election_of_which_nothing_is_recorded_leaves_it_open() {
    let passed = vote("aa-next-vote", "2029-04-08", Firmness::Confirmed);
    let world = elected_for_five_years(vec![
        held("2024-04-14").into(),
        ada("2024-05-20").into(),
        passed.into(),
    ]);
    assert_eq!(due(&world, "2029-04-20"), None);
}

#[test]
fn a_term_that_has_run_out_says_nothing() {
    let world = elected_for_five_years(vec![held("2024-04-14").into(), ada("2024-05-20").into()]);
    assert_eq!(due(&world, "2029-05-20"), from_a_term("2029-05-20"));
    assert_eq!(due(&world, "2029-05-21"), None);
}

#[test]
fn who_stands_in_or_seized_the_office_began_no_term() {
    let acting = Tenure {
        capacity: vec![span(Capacity::Acting, "2024-05-20", None)],
        ..ada("2024-05-20")
    };
    let seized = Tenure {
        entry: Entry::Coup,
        ..ada("2024-05-20")
    };
    for holder in [acting, seized] {
        let world = elected_for_five_years(vec![held("2024-04-14").into(), holder.into()]);
        assert_eq!(due(&world, "2026-01-01"), None);
    }
}

#[test]
fn a_successor_in_mid_term_serves_the_rest_of_it_and_a_stranger_says_nothing() {
    let came = |entry| {
        let bea = Tenure {
            entry,
            ..tenure(OFFICE, "bea", "2026-09-09")
        };
        elected_for_five_years(vec![held("2024-04-14").into(), bea.into()])
    };
    assert_eq!(
        due(&came(Entry::Succession), "2027-01-01"),
        from_an_election("2029-04~")
    );
    assert_eq!(due(&came(Entry::Unknown), "2027-01-01"), None);
}

#[test]
fn without_an_election_only_a_holder_known_to_be_elected_has_a_term() {
    let came = |entry| {
        let ada = Tenure {
            entry,
            ..ada("2024-05-20")
        };
        elected_for_five_years(vec![ada.into()])
    };
    assert_eq!(
        due(&came(Entry::Elected), "2026-01-01"),
        from_a_term("2029-05-20")
    );
    assert_eq!(due(&came(Entry::Unknown), "2026-01-01"), None);
}

#[test]
fn an_office_without_a_term_or_filled_by_a_parliament_is_due_at_no_time() {
    for office in [
        president(None, Filling::DirectElection),
        president(Some(5), Filling::Parliament),
        president(Some(5), Filling::Hereditary),
    ] {
        let world = world(vec![
            office.into(),
            held("2024-04-14").into(),
            ada("2024-05-20").into(),
        ]);
        assert_eq!(due(&world, "2026-01-01"), None);
    }
    let by_electors = world(vec![
        president(Some(5), Filling::IndirectElection).into(),
        held("2024-04-14").into(),
        ada("2024-05-20").into(),
    ]);
    assert_eq!(due(&by_electors, "2026-01-01"), from_a_term("2029-05-20"));
}
