//! A vacancy is recorded, and ends with whoever fills it.

use super::*;
use crate::entity::{Absence, Recorded};

fn premier() -> OfficeId {
    id(OfficeId::parse, "aa-premier")
}

fn recorded(world: &World) -> Vec<(String, Option<String>)> {
    let office = world.offices.get(&premier()).unwrap();
    let words = |span: &Recorded| (span.from.to_string(), span.to.as_ref().map(Edtf::to_string));
    office.recorded.iter().map(words).collect()
}

fn left(is_vacant: bool) -> World {
    edited(&start(), |draft| {
        draft.end_tenure(&kishida(), ending("2024-10-01")).unwrap();
        if is_vacant {
            draft.leave_vacant(&premier(), &date("2024-10-01")).unwrap();
        }
    })
}

fn absence(world: &World, on: &str) -> Absence {
    let snapshot = world.on(day(on));
    snapshot.absence(snapshot.office("aa-premier").unwrap())
}

#[test]
fn an_office_is_vacant_only_where_somebody_says_so() {
    let told = left(true);
    assert_eq!(absence(&told, "2024-10-02"), Absence::Vacant);
    assert_eq!(absence(&told, "2024-09-30"), Absence::NotRecorded);
    let untold = left(false);
    assert_eq!(absence(&untold, "2024-10-02"), Absence::NotRecorded);
    assert!(recorded(&untold).is_empty());
}

#[test]
fn a_vacancy_ends_with_whoever_fills_it_and_says_nothing_of_what_comes_after() {
    let filled = edited(&left(true), |draft| {
        draft.start_tenure(taking("ishiba", Some("2024-11-05"))).unwrap();
    });
    assert_eq!(
        recorded(&filled),
        [("2024-10-01".to_owned(), Some("2024-11-05".to_owned()))]
    );
    let left_again = edited(&filled, |draft| {
        let ishiba = id(TenureId::parse, "aa-premier-ishiba");
        draft.end_tenure(&ishiba, ending("2025-10-21")).unwrap();
    });
    assert_eq!(absence(&left_again, "2024-10-20"), Absence::Vacant);
    assert_eq!(absence(&left_again, "2025-10-22"), Absence::NotRecorded);
}

#[test]
fn a_line_that_is_kept_complete_stays_so() {
    let mut office = (*left(false).offices.shared(&premier()).unwrap().clone()).clone();
    office.recorded.push(Recorded {
        from: date("2000-01-01"),
        to: None,
        sources: Vec::new(),
        has_later_sources: false,
    });
    let world = edited(&left(false), |draft| draft.put(office));
    let again = edited(&world, |draft| {
        draft.leave_vacant(&premier(), &date("2024-10-01")).unwrap();
        draft.start_tenure(taking("ishiba", Some("2024-11-05"))).unwrap();
    });
    assert_eq!(recorded(&again), [("2000-01-01".to_owned(), None)]);
}

#[test]
fn an_office_that_somebody_acts_in_is_not_left_vacant() {
    let acting = StartTenure {
        capacity: Some(Capacity::Acting),
        entry: Entry::Acting,
        ..taking("han", Some("2024-09-01"))
    };
    let world = edited(&start(), |draft| {
        draft.start_tenure(acting).unwrap();
        draft.end_tenure(&kishida(), ending("2024-10-01")).unwrap();
        draft.leave_vacant(&premier(), &date("2024-10-01")).unwrap();
    });
    assert!(recorded(&world).is_empty());
}

#[test]
fn an_office_handed_over_to_nobody_is_vacant() {
    let world = edited(&start(), |draft| {
        let act = HandOver {
            office: premier(),
            outgoing: Some((kishida(), ending("2024-10-01"))),
            incoming: None,
            cause: Cause::Resignation,
            steps: Vec::new(),
        };
        draft.hand_over(act).unwrap();
    });
    assert_eq!(absence(&world, "2024-12-01"), Absence::Vacant);
}
