//! The reader of Wikidata, against a stand-in for it.

mod elections;
mod holders;
mod manners;
mod recorded;

use crate::support::wikidata::{Facts, StandIn};
use domain::{
    Country, Name, Provenance,
    claim::{Claim, EventClaim, Fact, TenureClaim, Who},
    entity::{Region, Review},
    id::CountryId,
};
use handover::import::{Part, Rejected, wikidata::Wikidata};
use jiff::civil::{Date, date};

/// The numbers that the made facts go by.
const COUNTRY: &str = "Q100";
const CROWN: &str = "Q101";
const PREMIER: &str = "Q102";

fn today() -> Date {
    date(2026, 11, 24)
}

fn country(wikidata: Option<&str>) -> Country {
    Country {
        id: CountryId::parse("xa").expect("an id"),
        iso3: None,
        numeric: None,
        name: Name {
            en: "Ruritania".to_owned(),
            ja: Some("ルリタニア".to_owned()),
            ko: Some("루리타니아".to_owned()),
            ..Name::default()
        },
        region: Region::Europe,
        groups: Vec::new(),
        un_member: false,
        established: None,
        ended: None,
        successors: Vec::new(),
        government: None,
        former_names: Vec::new(),
        recorded_elections: Vec::new(),
        recorded_meetings: Vec::new(),
        wikidata: wikidata.map(str::to_owned),
        provenance: Provenance {
            sources: Vec::new(),
            review: Review::Unreviewed,
            verified: None,
            has_later_sources: false,
        },
    }
}

/// A country with a king and a prime minister, of whom Anna is a human being, and so are Boris and Clara.
fn ruritania() -> Facts {
    Facts::country(COUNTRY, "XA", CROWN, PREMIER)
        .label(CROWN, "en", "king of Ruritania")
        .label(PREMIER, "en", "Prime Minister of Ruritania")
        .label(PREMIER, "ja", "ルリタニア首相")
        .label(PREMIER, "ko", "루리타니아 총리")
        .human("Q1", "Anna")
        .human("Q2", "Boris")
        .human("Q3", "Clara")
}

async fn read(facts: Facts) -> Part {
    let stand_in = StandIn::with(facts).await;
    let mut wikidata = Wikidata::new(stand_in.settings(today())).expect("a reader");
    let part = wikidata.read(&country(Some(COUNTRY))).await.expect("a part");
    assert_eq!(stand_in.most_under_way(), 1);
    part
}

fn tenures(part: &Part) -> Vec<(&Claim, &TenureClaim)> {
    part.claims
        .iter()
        .filter_map(|claim| match &claim.fact {
            Fact::Tenure(tenure) => Some((claim, tenure)),
            _ => None,
        })
        .collect()
}

fn events(part: &Part) -> Vec<&EventClaim> {
    part.claims
        .iter()
        .filter_map(|claim| match &claim.fact {
            Fact::Event(event) => Some(event),
            _ => None,
        })
        .collect()
}

fn persons(part: &Part) -> Vec<&Who> {
    part.claims
        .iter()
        .filter_map(|claim| match &claim.fact {
            Fact::Person(who) => Some(who),
            _ => None,
        })
        .collect()
}

/// Each tenure as "name start end".
fn spells(part: &Part) -> Vec<String> {
    let date =
        |date: &Option<domain::Edtf>| date.as_ref().map_or_else(|| "-".to_owned(), ToString::to_string);
    let spell = |(_, it): &(&Claim, &TenureClaim)| {
        format!("{} {} {}", it.person.name.en, date(&it.start), date(&it.end))
    };
    tenures(part).iter().map(spell).collect()
}

fn only_rejected(part: &Part) -> &Rejected {
    assert_eq!(part.rejected.len(), 1, "{:?}", part.rejected);
    &part.rejected[0]
}
