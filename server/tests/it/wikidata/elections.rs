//! Elections: which, when and for what.

use super::{COUNTRY, CROWN, PREMIER, events, only_rejected, read, ruritania};
use crate::support::wikidata::{Facts, Said, day, item, month, unknown, year};
use domain::entity::{EventKind, Firmness};

const PRESIDENTIAL: &str = "Q300";
const GENERAL: &str = "Q301";
const MAYORAL: &str = "Q302";

fn votes() -> Facts {
    ruritania()
        .label(PRESIDENTIAL, "en", "Ruritanian presidential election")
        .label(GENERAL, "en", "Ruritanian general election")
        .label(MAYORAL, "en", "mayoral election")
}

fn election(facts: Facts, number: &str, class: &str, on: Said) -> Facts {
    facts
        .says(number, "P31", item(class))
        .says(number, "P1001", item(COUNTRY))
        .says(number, "P585", on)
        .label(number, "en", &format!("election {number}"))
}

#[tokio::test]
async fn an_election_has_its_kind_its_day_and_whom_it_decides() {
    let facts = election(votes(), "Q400", PRESIDENTIAL, day("2022-05-06"))
        .says("Q400", "P541", item(CROWN))
        .says("Q400", "P726", item("Q1"))
        .says("Q400", "P726", item("Q2"))
        .says("Q400", "P991", item("Q1"))
        .says("Q400", "P1346", item("Q1"));
    let part = read(facts).await;
    let [event] = events(&part)[..] else {
        panic!("one election: {part:?}")
    };
    assert_eq!(event.kind, EventKind::PresidentialElection);
    assert_eq!(event.on.to_string(), "2022-05-06");
    assert_eq!(event.firmness, Firmness::Held);
    assert_eq!(
        event.name.as_ref().map(|name| name.en.as_str()),
        Some("election Q400")
    );
    assert_eq!(event.decides[0].wikidata.as_deref(), Some(CROWN));
    let names = |list: &[domain::claim::Who]| list.iter().map(|who| who.name.en.clone()).collect::<Vec<_>>();
    assert_eq!(names(&event.candidates), ["Anna", "Boris"]);
    assert_eq!(names(&event.winners), ["Anna"]);
    assert_eq!(event.wikidata.as_deref(), Some("Q400"));
}

#[tokio::test]
async fn an_election_known_by_its_month_or_year_is_not_dropped() {
    // Their first days are past, and the elections are not.
    let facts = election(votes(), "Q400", GENERAL, month("2026-11"));
    let facts = election(facts, "Q401", GENERAL, year("2026"));
    let facts = election(facts, "Q402", GENERAL, day("2026-11-24"));
    let facts = election(facts, "Q403", GENERAL, month("2026-10"));
    let part = read(facts).await;
    let found: Vec<_> = events(&part)
        .iter()
        .map(|it| (it.on.to_string(), it.firmness))
        .collect();
    let expected = [
        ("2026-11".to_owned(), Firmness::Tentative),
        ("2026".to_owned(), Firmness::Tentative),
        ("2026-11-24".to_owned(), Firmness::Confirmed),
        ("2026-10".to_owned(), Firmness::Held),
    ];
    assert_eq!(found, expected);
}

#[tokio::test]
async fn an_election_on_several_days_has_its_first_and_last() {
    let facts = election(votes(), "Q400", GENERAL, day("2024-04-19"))
        .says("Q400", "P580", day("2024-04-19"))
        .says("Q400", "P582", day("2024-06-01"));
    let part = read(facts).await;
    assert_eq!(events(&part)[0].on.to_string(), "2024-04-19/2024-06-01");
    assert_eq!(events(&part)[0].kind, EventKind::ParliamentaryElection);
}

#[tokio::test]
async fn an_election_without_a_date_is_rejected_and_one_with_two_says_both() {
    let facts = election(votes(), "Q400", GENERAL, unknown());
    let facts = election(facts, "Q401", GENERAL, day("2024-04-19")).says("Q401", "P585", day("2024-05-19"));
    let part = read(facts).await;
    assert!(events(&part).is_empty());
    assert!(part.rejected[0].reason.contains("unknown"), "{:?}", part.rejected);
    assert!(
        part.rejected[1].reason.contains("2024-04-19, 2024-05-19"),
        "{:?}",
        part.rejected
    );
}

#[tokio::test]
async fn elections_below_the_country_are_left_out_and_counted() {
    let facts = election(votes(), "Q400", MAYORAL, day("2024-04-19"));
    let facts = election(facts, "Q401", MAYORAL, day("2024-04-19"));
    let part = read(facts).await;
    assert!(events(&part).is_empty());
    assert!(only_rejected(&part).reason.starts_with("2 elections"));
}

#[tokio::test]
async fn a_class_that_says_nothing_is_rejected_and_not_guessed_at() {
    let facts = votes().label("Q303", "en", "election");
    let part = read(election(facts, "Q400", "Q303", day("2024-04-19"))).await;
    assert!(events(&part).is_empty());
    assert_eq!(only_rejected(&part).column.as_deref(), Some("P31"));
}

#[tokio::test]
async fn an_election_in_the_country_alone_or_to_its_office_alone_is_found() {
    let facts = votes()
        .says("Q400", "P31", item(GENERAL))
        .says("Q400", "P17", item(COUNTRY))
        .says("Q400", "P585", day("1990-01-02"))
        .says("Q401", "P31", item("Q303"))
        .label("Q303", "en", "prime minister designation vote")
        .says("Q401", "P541", item(PREMIER))
        .says("Q401", "P585", day("1991-01-02"));
    let part = read(facts).await;
    let kinds: Vec<_> = events(&part).iter().map(|it| it.kind).collect();
    assert_eq!(
        kinds,
        [EventKind::ParliamentaryElection, EventKind::DesignationVote]
    );
}

#[tokio::test]
async fn a_party_that_won_is_no_person_and_a_list_of_all_constituencies_is_left_out() {
    let facts = election(votes(), "Q400", GENERAL, day("2022-05-06")).says("Q400", "P1346", item("Q7"));
    let facts = facts.says("Q7", "P31", item("Q7278")).label("Q7", "en", "Party");
    let facts = (0..41).fold(facts, |facts, number| {
        let number = format!("Q50{number}");
        facts.human(&number, &number).says("Q400", "P726", item(&number))
    });
    let part = read(facts).await;
    let event = events(&part)[0];
    assert!(event.winners.is_empty() && event.candidates.is_empty());
    let reasons: Vec<_> = part.rejected.iter().map(|it| it.reason.as_str()).collect();
    assert!(reasons[0].starts_with("41 people"), "{reasons:?}");
    assert!(reasons[1].contains("human being"), "{reasons:?}");
}
