//! Real results, recorded, through the real reader.

use super::{COUNTRY, country, persons, read, spells, tenures};
use crate::support::wikidata::{Facts, Said, StandIn, item};
use domain::entity::Capacity;
use handover::import::{Part, wikidata::Wikidata};
use jiff::civil::date;
use std::collections::BTreeSet;

async fn recorded(office: &str) -> Option<Part> {
    let facts = Facts::recorded(COUNTRY, "XA", office)?;
    let stand_in = StandIn::with(facts).await;
    // The day after the last mandate that was recorded.
    let mut wikidata = Wikidata::new(stand_in.settings(date(2020, 6, 12))).expect("a reader");
    Some(wikidata.read(&country(Some(COUNTRY))).await.expect("a part"))
}

#[tokio::test]
async fn all_prime_ministers_of_the_united_kingdom_are_read_each_spell_for_itself() {
    let Some(part) = recorded("Q14211").await else {
        return;
    };
    let tenures = tenures(&part);
    assert_eq!(tenures.len(), 74, "{:?}", part.rejected);
    let keys: BTreeSet<_> = tenures.iter().map(|(claim, _)| &claim.key).collect();
    assert_eq!(keys.len(), 74);
    let persons: BTreeSet<_> = persons(&part).iter().map(|who| who.wikidata.clone()).collect();
    assert_eq!(persons.len(), 54);
    // Gladstone came back three times.
    let of = |number: &str| {
        tenures
            .iter()
            .filter(|(_, it)| it.person.wikidata.as_deref() == Some(number))
            .count()
    };
    assert_eq!(of("Q160852"), 4);
    let open: Vec<_> = tenures.iter().filter(|(_, it)| it.end.is_none()).collect();
    assert_eq!(open.len(), 1);
    assert_eq!(open[0].1.person.wikidata.as_deref(), Some("Q264766"));
    assert!(part.rejected.is_empty());
}

#[tokio::test]
async fn governors_of_gibraltar_of_whom_nothing_is_known_are_rejected_with_the_reason() {
    let Some(part) = recorded("Q195965").await else {
        return;
    };
    assert_eq!(tenures(&part).len() + part.rejected.len(), 64);
    let acting = tenures(&part)
        .iter()
        .filter(|(_, it)| it.capacity == Some(Capacity::Acting))
        .count();
    assert_eq!(acting, 1);
    let open: Vec<_> = spells(&part)
        .into_iter()
        .filter(|it| it.ends_with(" -"))
        .collect();
    assert_eq!(open, ["Item Q5240040 2020-06-11 -"]);
    assert!(
        part.rejected.iter().all(|it| it.reason.contains("neither")),
        "{:?}",
        part.rejected
    );
}

#[tokio::test]
async fn a_year_of_a_medieval_office_stays_a_year_and_its_open_ends_are_not_believed() {
    let Some(part) = recorded("Q1837494").await else {
        return;
    };
    assert_eq!(tenures(&part).len() + part.rejected.len(), 119);
    assert!(
        spells(&part).contains(&"Item Q7176861 1997 2007".to_owned()),
        "{:?}",
        spells(&part)
    );
    let open: Vec<_> = spells(&part)
        .into_iter()
        .filter(|it| it.ends_with(" -"))
        .collect();
    assert_eq!(open, ["Item Q1700556 2008 -"]);
    assert!(part.rejected.iter().any(|it| it.reason.contains("took it later")));
}

#[tokio::test]
async fn an_office_without_any_row_is_read_as_nothing() {
    let Some(part) = recorded("Q30744183").await else {
        return;
    };
    assert!(part.claims.is_empty() && part.rejected.is_empty());
}

#[tokio::test]
async fn a_recorded_item_is_read_with_its_qualifiers_and_its_life() {
    let facts = Facts::default()
        .says(COUNTRY, "P297", Said::Text("XA".to_owned(), String::new()))
        .says(COUNTRY, "P1313", item("Q5449541"))
        .label("Q5449541", "en", "Minister of Finance");
    let Some(facts) = facts.with_entity("entities/Q646148.json") else {
        return;
    };
    let part = read(facts).await;
    assert_eq!(spells(&part), ["Henning Christophersen 1982-09-10 1984-07-23"]);
    let [(claim, tenure)] = tenures(&part)[..] else {
        panic!("one tenure")
    };
    assert!(
        claim
            .key
            .starts_with("Q646148-CC300AD7-058D-420D-ADA5-8D0EFEB0ADD9 ")
    );
    assert_eq!(
        tenure.person.name.ja.as_deref(),
        Some("ヘニング・クリストファーゼン")
    );
    assert_eq!(
        tenure.person.born.as_ref().map(ToString::to_string).as_deref(),
        Some("1939-11-08")
    );
}
