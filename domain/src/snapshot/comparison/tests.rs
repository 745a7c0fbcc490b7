use super::*;
use crate::{
    Entity, Tenure, World,
    entity::{DateKind, EarlierDate, EventKind, Firmness, Outlook, Recorded, Region, Role},
    fixture::{country, date, day, event, office, person, provenance, span, tenure, when, world},
};

/// A country with one office whose line is recorded from the year 2000 on, and these holders.
fn led_by(tenures: Vec<Tenure>) -> World {
    let mut president = office("jp-president");
    president.roles = vec![Role::HeadOfState];
    president.recorded = vec![Recorded {
        from: date("2000-01-01"),
        to: None,
        sources: provenance().sources,
        has_later_sources: false,
    }];
    let mut records: Vec<Entity> = vec![country("jp").into(), president.into()];
    for id in ["ann", "bea", "cleo"] {
        records.push(person(id).into());
    }
    records.extend(tenures.into_iter().map(Entity::from));
    world(records)
}

fn held(person: &str, from: &str, to: Option<&str>) -> Tenure {
    Tenure {
        end: to.map(date),
        ..tenure("jp-president", person, from)
    }
}

fn names<'s>(spells: &[Spell<'s>]) -> Vec<&'s str> {
    spells.iter().map(|it| it.person.id.as_str()).collect()
}

#[test]
fn whoever_came_and_went_in_between_is_named_too() {
    let world = led_by(vec![
        held("ann", "2001-01-01", Some("2003-05-01")),
        held("bea", "2003-05-01", Some("2003-09-01")),
        held("cleo", "2003-09-01", None),
    ]);
    let (earlier, later) = (world.on(day("2003-01-01")), world.on(day("2004-01-01")));
    let found = earlier.compared_with(&later, &LeaderFilter::default());
    let [it] = &found.offices[..] else {
        panic!("one office differs: {found:?}");
    };
    assert!(it.changed_hands());
    assert_eq!(names(&it.before), ["ann"]);
    assert_eq!(names(&it.left), ["ann"]);
    assert_eq!(
        it.left[0].tenure.end,
        Some(date("2003-05-01")),
        "how it ended is known on the later day"
    );
    assert_eq!(names(&it.between), ["bea"]);
    assert_eq!(names(&it.came), ["cleo"]);
    assert_eq!(it.changed_on(), Some(&date("2003-09-01")));
    // Nothing differs between two days of one holder.
    let same = world.on(day("2003-04-30"));
    let found = earlier.compared_with(&same, &LeaderFilter::default());
    assert!(found.offices.is_empty(), "{found:?}");
    assert_eq!(found.not_recorded, 0);
}

#[test]
fn another_status_of_the_same_holder_stands_behind_changes_of_hands() {
    let mut ann = held("ann", "2001-01-01", None);
    ann.outlook = vec![span(Outlook::AnnouncedDeparture, "2003-02-01", None)];
    let world = led_by(vec![ann]);
    let (earlier, later) = (world.on(day("2003-01-01")), world.on(day("2003-03-01")));
    let found = earlier.compared_with(&later, &LeaderFilter::default());
    let [it] = &found.offices[..] else {
        panic!("one office differs: {found:?}");
    };
    assert!(!it.changed_hands());
    assert_ne!(it.before[0].status.headline, it.after[0].status.headline);
    let elsewhere = LeaderFilter {
        regions: vec![Region::Europe],
        ..LeaderFilter::default()
    };
    assert!(earlier.compared_with(&later, &elsewhere).offices.is_empty());
}

#[test]
fn what_is_not_recorded_on_one_of_the_days_is_no_change() {
    let world = led_by(vec![held("ann", "2001-01-01", None)]);
    let (earlier, later) = (world.on(day("1999-01-01")), world.on(day("2003-01-01")));
    let found = earlier.compared_with(&later, &LeaderFilter::default());
    assert!(found.offices.is_empty(), "{found:?}");
    assert_eq!(found.not_recorded, 1);
    // A vacancy inside the record is.
    let vacant = world.on(day("2000-06-01"));
    let found = vacant.compared_with(&later, &LeaderFilter::default());
    assert_eq!(names(&found.offices[0].came), ["ann"]);
}

#[test]
fn a_date_that_was_moved_is_shown_as_it_was_on_the_earlier_day() {
    let mut vote = event("jp-vote", EventKind::ParliamentaryElection, "2027-02-07");
    vote.announced = Some(date("2025-01-01"));
    let first = when("2026-12-06", DateKind::Scheduled, Firmness::Confirmed);
    vote.previous.push(EarlierDate {
        date: first.clone(),
        until: date("2026-11-01"),
        note: None,
    });
    let world = world(vec![Entity::from(country("jp")), vote.into()]);
    let at = |text: &str| world.on(day(text));
    let (earlier, later) = (at("2026-10-01"), at("2026-11-24"));
    let found = earlier.compared_with(&later, &LeaderFilter::default());
    let [it] = &found.moved[..] else {
        panic!("one date was moved: {found:?}");
    };
    assert_eq!(it.before, &first);
    assert_eq!(it.event.date.on, date("2027-02-07"));
    // Between two later days nothing moved.
    let (earlier, later) = (at("2026-11-02"), at("2026-11-24"));
    assert!(
        earlier
            .compared_with(&later, &LeaderFilter::default())
            .moved
            .is_empty()
    );
}
