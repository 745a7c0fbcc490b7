use super::*;
use crate::{address::Resource, query::Query, visit::Site};
use domain::{Language, World};
use std::sync::Arc;

fn wanted(query: &str) -> Wanted {
    let world = Arc::new(World::default());
    let today = jiff::civil::date(2026, 11, 24);
    let site = Site::default();
    let visit = Visit {
        site: &site,
        language: Language::En,
        resource: Resource::LEADERS,
        query: Query::parse(query),
        today,
        as_of: None,
        known_at: None,
        shared: None,
        snapshot: Arc::new(world.on(today)),
        newest: Arc::clone(&world),
        viewer: None,
        marks: Arc::default(),
        world,
    };
    Wanted::read(&visit)
}

#[test]
fn nothing_asked_for_is_everyone_by_what_changes_first() {
    assert_eq!(
        wanted(""),
        Wanted {
            page: 1,
            ..Wanted::default()
        }
    );
}

#[test]
fn every_filter_is_read_and_may_be_repeated() {
    let read = wanted(
        "q=kish&region=asia&region=europe&group=g7&kind=head_of_state&status=acting&status=vacant&sort=since&page=2",
    );
    assert!(read.problems.is_empty());
    assert_eq!(read.filter.regions, [Region::Asia, Region::Europe]);
    assert_eq!(read.filter.groups, [Group::G7]);
    assert_eq!(read.filter.roles, [Role::HeadOfState]);
    assert_eq!(read.filter.text, "kish");
    assert_eq!(
        (&read.filter.statuses[..], &read.filter.absences[..]),
        (&[Headline::Acting][..], &[Absence::Vacant][..])
    );
    assert_eq!((read.order, read.page), (LeaderOrder::Since, 2));
}

#[test]
fn what_is_not_known_is_named_and_ignored() {
    let read = wanted("region=foo&region=asia&country=zz&status=ended&sort=size&page=0");
    assert_eq!(read.filter.regions, [Region::Asia]);
    assert!(read.filter.countries.is_empty() && read.filter.statuses.is_empty());
    assert_eq!((read.order, read.page), (LeaderOrder::Change, 1));
    assert_eq!(read.problems.len(), 5, "{:?}", read.problems);
    assert!(
        read.problems.iter().any(|problem| problem.contains("foo")),
        "{:?}",
        read.problems
    );
}

#[test]
fn every_order_is_found_by_its_word() {
    for order in [
        LeaderOrder::Change,
        LeaderOrder::Country,
        LeaderOrder::Person,
        LeaderOrder::Since,
    ] {
        assert_eq!(order_from_word(order_word(order)), Some(order));
    }
}
