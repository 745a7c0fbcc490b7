//! Two editors on one entity.

use super::super::merge::{Conflict, MergeError, merge};
use crate::{
    Citation, Entity, Tenure,
    entity::{Outlook, Span},
    fixture::*,
    id::PartyId,
};

fn base() -> Tenure {
    tenure("aa-premier", "kishida", "2021-10-04")
}

fn merged(base: Tenure, mine: Tenure, theirs: Tenure) -> Result<Tenure, MergeError> {
    merge(&base.into(), &mine.into(), &theirs.into()).map(|entity| match entity {
        Entity::Tenure(tenure) => std::sync::Arc::unwrap_or_clone(tenure),
        other => panic!("{other:?}"),
    })
}

fn outlook(from: &str) -> Span<Outlook> {
    span(Outlook::AnnouncedDeparture, from, None)
}

#[test]
fn different_fields_both_stand() {
    let mine = Tenure {
        end: Some(date("2024-10-01")),
        ..base()
    };
    let theirs = Tenure {
        party: Some(PartyId::parse("aa-party").unwrap()),
        ..base()
    };
    let both = merged(base(), mine.clone(), theirs.clone()).unwrap();
    assert_eq!((both.end, both.party), (mine.end, theirs.party));
}

#[test]
fn the_same_field_is_a_conflict_that_shows_all_three_values() {
    let ended = |on: &str| Tenure {
        end: Some(date(on)),
        ..base()
    };
    let conflict = Conflict {
        field: "end".to_owned(),
        base: None,
        mine: Some("2024-10-01".to_owned()),
        theirs: Some("2024-10-02".to_owned()),
    };
    assert_eq!(
        merged(base(), ended("2024-10-01"), ended("2024-10-02")),
        Err(MergeError::Conflicts(vec![conflict]))
    );
    // Two editors who say the same do not disagree.
    assert!(merged(base(), ended("2024-10-01"), ended("2024-10-01")).is_ok());
}

#[test]
fn lists_keep_what_each_added_and_lose_what_each_took_out() {
    let with = |spans: &[&str]| Tenure {
        outlook: spans.iter().map(|from| outlook(from)).collect(),
        ..base()
    };
    let result = |base: &[&str], mine: &[&str], theirs: &[&str]| {
        merged(with(base), with(mine), with(theirs))
            .map(|it| {
                it.outlook
                    .iter()
                    .map(|span| span.from.to_string())
                    .collect::<Vec<_>>()
            })
            .ok()
    };
    let of = |spans: &[&str]| Some(spans.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>());
    assert_eq!(result(&[], &["2022"], &["2023"]), of(&["2023", "2022"]));
    assert_eq!(result(&["2022"], &[], &["2022", "2023"]), of(&["2023"]));
    assert_eq!(result(&["2022", "2023"], &["2022"], &["2023"]), of(&[]));
    assert_eq!(
        result(&["2022"], &["2021"], &["2022", "2023"]),
        of(&["2021", "2023"])
    );
    assert_eq!(result(&["2022"], &["2021"], &["2023"]), None);
    assert_eq!(result(&["2022"], &[], &["2021", "2023"]), None);
}

#[test]
fn the_later_of_two_checks_stands_and_sources_are_joined() {
    let checked = |on: &str, source: &str| {
        let mut it = base();
        it.provenance.verified = Some(day(on));
        it.provenance.sources.push(Citation::parse(source).unwrap());
        it
    };
    let both = merged(
        base(),
        checked("2024-01-01", "press"),
        checked("2024-02-01", "radio"),
    )
    .unwrap();
    assert_eq!(both.provenance.verified, Some(day("2024-02-01")));
    let sources: Vec<_> = both.provenance.sources.iter().map(Citation::source).collect();
    assert!(sources.ends_with(&["radio", "press"]), "{sources:?}");
}

fn citing(citations: &[&str]) -> Tenure {
    let mut it = base();
    it.provenance.sources = citations.iter().map(|it| Citation::parse(it).unwrap()).collect();
    it
}

/// Each of two editors may say where in a source a fact stands, and neither takes the other's word away.
#[test]
fn citations_of_two_editors_are_joined_place_by_place() {
    let joined = |before: &[&str], mine: &[&str], theirs: &[&str]| -> Vec<String> {
        let both = merged(citing(before), citing(mine), citing(theirs)).unwrap();
        let sources = both.provenance.sources.iter();
        sources.map(|it| it.short().to_owned()).collect()
    };
    assert_eq!(joined(&["a"], &["a#p. 3"], &["a"]), ["a#p. 3"]);
    assert_eq!(joined(&["a"], &["a#p. 3"], &["a#p. 4"]), ["a#p. 4", "a#p. 3"]);
    assert_eq!(
        joined(&["a"], &["a#p. 3"], &["a", "b#row 7"]),
        ["b#row 7", "a#p. 3"]
    );
    assert_eq!(
        joined(&["a#p. 3", "b", "c"], &["b", "c"], &["a#p. 3", "c"]),
        ["c"]
    );
}
