//! The starter world is whole: every member of the United Nations, the observers, Taiwan, Kosovo and the EU.

use crate::support::today;
use domain::{
    Country, Language, Office, Snapshot, World,
    entity::{Absence, Role},
};
use handover::starter::{Starter, embedded};
use jiff::Timestamp;
use std::collections::BTreeSet;

const MEMBERS: usize = 193;
const OTHERS: [&str; 5] = ["eu", "ps", "tw", "va", "xk"];

/// Jurisdictions without a head of state or of government here, and why.
const WITHOUT_LEADERS: [(&str, &str); 1] = [(
    "eu",
    "a union of states, led by the presidents of its institutions",
)];

const NOT_SAID: &str = "the source does not say how it is filled";
const SUSPENDED: &str = "filled by force, or the rules are suspended or never came into force";

/// Offices of which it is not said how they are filled, and why.
const WITHOUT_FILLING: [(&str, &str); 35] = [
    ("af-taliban-leader", SUSPENDED),
    ("bf-president", SUSPENDED),
    ("bf-prime-minister", SUSPENDED),
    ("bi-prime-minister", NOT_SAID),
    ("cf-prime-minister", NOT_SAID),
    ("cg-prime-minister", NOT_SAID),
    ("cu-prime-minister", NOT_SAID),
    ("er-president", SUSPENDED),
    ("fj-prime-minister", NOT_SAID),
    ("ht-prime-minister", NOT_SAID),
    ("iq-prime-minister", NOT_SAID),
    ("jo-monarch", NOT_SAID),
    ("kg-cabinet-chair", NOT_SAID),
    ("ly-presidential-council-president", SUSPENDED),
    ("ly-prime-minister", SUSPENDED),
    ("mg-president", SUSPENDED),
    ("mg-prime-minister", SUSPENDED),
    ("ml-president", SUSPENDED),
    ("ml-prime-minister", SUSPENDED),
    ("mm-president", SUSPENDED),
    ("mm-prime-minister", SUSPENDED),
    ("ne-president", SUSPENDED),
    ("ne-prime-minister", SUSPENDED),
    ("np-prime-minister", NOT_SAID),
    ("om-sultan", NOT_SAID),
    ("sa-prime-minister", NOT_SAID),
    ("sd-prime-minister", SUSPENDED),
    ("sd-sovereign-council-chair", SUSPENDED),
    ("sn-prime-minister", NOT_SAID),
    ("sy-president", SUSPENDED),
    ("sy-prime-minister", SUSPENDED),
    ("td-prime-minister", NOT_SAID),
    ("ug-prime-minister", NOT_SAID),
    ("ye-presidential-leadership-council-chair", SUSPENDED),
    ("ye-prime-minister", SUSPENDED),
];

/// Offices of which no holder is recorded, and why.
const WITHOUT_HOLDER: [(&str, &str); 2] = [
    (
        "ht-president",
        "it was vacant in February 2026, and nothing later is at hand",
    ),
    (
        "sy-prime-minister",
        "its last holder left, and no successor is recorded",
    ),
];

fn snapshot() -> Snapshot {
    let changesets = Starter::read(&embedded()).changesets(Timestamp::UNIX_EPOCH);
    World::replay(changesets)
        .expect("every changeset is accepted")
        .on(today())
}

const fn leads(role: &Role) -> bool {
    matches!(role, Role::HeadOfState | Role::HeadOfGovernment)
}

/// The offices of heads of state and of government.
fn leading(snapshot: &Snapshot) -> impl Iterator<Item = &Office> {
    snapshot
        .offices()
        .map(|office| &**office)
        .filter(|office| office.roles.iter().any(leads) && !office.while_held)
}

fn ids<'a>(list: &'a [(&'a str, &'a str)]) -> BTreeSet<&'a str> {
    list.iter().map(|(id, _)| *id).collect()
}

#[test]
fn every_member_of_the_united_nations_is_there_and_five_more() {
    let snapshot = snapshot();
    let is_member = |country: &&Country| country.un_member;
    let countries = || snapshot.standing_countries().map(|country| &**country);
    assert_eq!(countries().filter(is_member).count(), MEMBERS);
    let others: Vec<_> = countries()
        .filter(|country| !country.un_member)
        .map(|country| country.id.as_str())
        .collect();
    assert_eq!(others, OTHERS);
}

#[test]
fn every_country_and_every_leading_office_has_a_name_in_three_languages() {
    let snapshot = snapshot();
    let mut missing = Vec::new();
    for country in snapshot.countries() {
        if country.name.ja.is_none() || country.name.ko.is_none() {
            missing.push(country.id.to_string());
        }
    }
    for office in leading(&snapshot) {
        for text in [&office.name, &office.title] {
            if Language::ALL.iter().any(|it| text.spoken_language(*it) != *it) {
                missing.push(office.id.to_string());
            }
        }
    }
    assert_eq!(missing, [""; 0]);
}

#[test]
fn every_country_has_a_head_of_state_and_a_head_of_government() {
    let snapshot = snapshot();
    let has = |country: &Country, role: Role| {
        let offices = snapshot.offices_of(&country.id);
        offices.iter().any(|office| office.roles.contains(&role))
    };
    let lacking: BTreeSet<_> = snapshot
        .standing_countries()
        .filter(|it| !has(it, Role::HeadOfState) || !has(it, Role::HeadOfGovernment))
        .map(|country| country.id.as_str())
        .collect();
    assert_eq!(lacking, ids(&WITHOUT_LEADERS));
}

#[test]
fn every_leading_office_says_how_it_is_filled() {
    let snapshot = snapshot();
    let silent: BTreeSet<_> = leading(&snapshot)
        .filter(|office| office.filled_by.is_none())
        .map(|office| office.id.as_str())
        .collect();
    assert_eq!(silent, ids(&WITHOUT_FILLING));
}

#[test]
fn every_leading_office_has_a_holder_or_is_known_to_have_none() {
    let snapshot = snapshot();
    let without: BTreeSet<_> = leading(&snapshot)
        .filter(|office| snapshot.holders(&office.id).is_empty())
        .map(|office| office.id.as_str())
        .collect();
    assert_eq!(without, ids(&WITHOUT_HOLDER));
}

/// On each 1 January, nobody is called vacant but where a source says that the line is complete.
#[test]
fn an_office_is_vacant_only_within_what_is_recorded() {
    let world = snapshot().world().clone();
    let mut not_recorded = 0;
    for year in 2000..=2026 {
        let day = jiff::civil::date(year, 1, 1);
        let snapshot = world.on(day);
        for office in leading(&snapshot).filter(|office| snapshot.holders(&office.id).is_empty()) {
            let is_recorded = office.recorded.iter().any(|span| span.covers(day, day));
            let absence = snapshot.absence(office);
            assert_eq!(absence == Absence::Vacant, is_recorded, "{} on {day}", office.id);
            not_recorded += usize::from(absence == Absence::NotRecorded);
        }
    }
    assert!(not_recorded > 100, "{not_recorded}");
    let haiti = world.on(jiff::civil::date(2026, 1, 12));
    let president = haiti.office("ht-president").expect("the office");
    assert_eq!(haiti.absence(president), Absence::Vacant);
}

#[test]
fn an_election_that_nobody_announced_is_due_by_the_rule_of_its_term() {
    let snapshot = snapshot();
    let due = |id: &str| {
        let office = snapshot.office(id).expect("the office");
        snapshot.election_due(office).map(|due| due.by.to_string())
    };
    // Within the sixty days before the end of the term: the constitution, Article 12.3.3.
    assert_eq!(due("ie-president").as_deref(), Some("2032-09-12~/2032-11-11~"));
    assert_eq!(due("fr-president"), None, "its date is recorded");
    assert_eq!(due("jp-prime-minister"), None, "a parliament gives no term");
}
