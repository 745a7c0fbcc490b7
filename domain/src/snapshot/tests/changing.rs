//! Which offices are changing hands.

use super::*;
use crate::{
    entity::Outlook,
    id::{CountryId, OfficeId, TransitionId},
    stage::Stage,
};

fn vote(office: &str, on: &str) -> Event {
    Event {
        announced: Some(date("2024-01-01")),
        decides: vec![OfficeId::parse(office).unwrap()],
        ..event(&format!("{office}-vote"), EventKind::PresidentialElection, on)
    }
}

/// The offices in their order, each with its stage and the next event.
fn changing(snapshot: &Snapshot, most: usize) -> Vec<(String, Stage, Option<String>)> {
    let all = snapshot.changing_hands(most).into_iter();
    all.map(|it| {
        let next = it.next.map(|event| event.id.to_string());
        (it.office.id.to_string(), it.stage(), next)
    })
    .collect()
}

#[test]
fn what_something_has_set_off_stands_before_what_a_vote_decides_within_a_year() {
    let leaves = Tenure {
        outlook: vec![span(Outlook::AnnouncedDeparture, "2025-01-01", None)],
        ..tenure("aa-leaves", "ada", "2020-01-01")
    };
    let change = |id: &str, office: &str, outgoing: &Tenure| Transition {
        outgoing: Some(outgoing.id.clone()),
        ..transition(id, office)
    };
    let late = tenure("aa-late", "bea", "2020-01-01");
    let mut vote_in_years = vote("aa-late", "2027-11-02");
    vote_in_years.transitions = vec![TransitionId::parse("aa-late-change").unwrap()];
    let entities = vec![
        office("aa-leaves").into(),
        change("aa-leaves-change", "aa-leaves", &leaves).into(),
        leaves.into(),
        // No step of the change names it, and it decides the office.
        vote("aa-leaves", "2028").into(),
        office("aa-late").into(),
        change("aa-late-change", "aa-late", &late).into(),
        late.into(),
        vote_in_years.into(),
        office("aa-june").into(),
        tenure("aa-june", "cid", "2020-01-01").into(),
        vote("aa-june", "2025-06").into(),
        office("aa-march").into(),
        tenure("aa-march", "dan", "2020-01-01").into(),
        vote("aa-march", "2025-03-09").into(),
        office("aa-some-day").into(),
        tenure("aa-some-day", "eve", "2020-01-01").into(),
        vote("aa-some-day", "2025").into(),
    ];
    let world = world(entities);
    let snapshot = world.on(day("2025-02-01"));
    let line = |office: &str, stage, next: Option<&str>| (office.to_owned(), stage, next.map(str::to_owned));
    let expected = [
        line("aa-leaves", Stage::Announced, Some("aa-leaves-vote")),
        line("aa-march", Stage::Anticipated, Some("aa-march-vote")),
        line("aa-june", Stage::Anticipated, Some("aa-june-vote")),
    ];
    assert_eq!(changing(&snapshot, 12), expected);
    assert_eq!(changing(&snapshot, 2), expected[..2]);
    let march = snapshot.changing_hands(2).pop().expect("two");
    assert_eq!(march.outgoing.expect("the holder").person.id.as_str(), "dan");
    assert!(march.change.is_none());
}

/// A change of holder that nobody has recorded still exposes a relation, as far as a vote on the office is near.
#[test]
fn a_relation_counts_the_votes_that_are_near() {
    let world = world(vec![
        office("aa-president").into(),
        vote("aa-president", "2025-03-09").into(),
        office("bb-president").into(),
        vote("bb-president", "2025-12").into(),
    ]);
    let snapshot = world.on(day("2025-02-01"));
    let countries = ["aa", "bb"].map(|id| CountryId::parse(id).unwrap());
    let exposure = snapshot.relation(&countries).expect("both are there").exposure;
    let exposed: Vec<_> = exposure
        .changing
        .iter()
        .map(|it| (it.office.id.as_str(), it.next.id.as_str(), it.view.is_none()))
        .collect();
    assert_eq!(exposed, [("aa-president", "aa-president-vote", true)]);
}
