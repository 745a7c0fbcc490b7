//! Elections: which there are, when, for which office, who stands and who won.

use super::{
    answer::{Moment, Statement, best},
    kinds::{self, ElectionKind},
    names::Names,
    persons::{self, Life},
    query::Property,
    rejected,
};
use crate::import::Rejected;
use domain::{
    Edtf, Text,
    claim::{Claim, EventClaim, Fact, WhichOffice, Who},
    entity::{EventKind, Role},
    id::CountryId,
    text::Forms,
};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// What is asked of every election.
pub const ASKED: [Property; 6] = [
    Property::Value("P31"),
    Property::Time("P585"),
    Property::Time("P580"),
    Property::Time("P582"),
    Property::Value("P541"),
    Property::Value("P1001"),
];
/// What is asked of those that are taken.
pub const PEOPLE: [Property; 3] = [
    Property::Value("P726"),
    Property::Value("P991"),
    Property::Value("P1346"),
];
/// With more than that, the list is that of all constituencies together.
const MOST_CANDIDATES: usize = 40;

/// An election that is taken.
#[derive(Debug)]
pub struct Election {
    pub number: String,
    kind: EventKind,
    on: Edtf,
    classes: Vec<String>,
    contested: Vec<String>,
}

/// The classes of elections, of which the names are needed first.
pub fn classes(statements: &[Statement]) -> impl Iterator<Item = &str> {
    statements.iter().flat_map(|it| it.items("P31"))
}

/// The elections that are tracked here, and those of which none can be told.
pub fn chosen(
    statements: &[Statement],
    countries: &[String],
    roles: &BTreeMap<String, Vec<Role>>,
    names: &Names,
) -> (Vec<Election>, Vec<Rejected>) {
    let mut by_subject: BTreeMap<&str, Vec<&Statement>> = BTreeMap::new();
    for statement in statements {
        by_subject.entry(&statement.subject).or_default().push(statement);
    }
    let mut elections = Vec::new();
    let mut faults = Vec::new();
    let mut beneath = 0_usize;
    for (number, statements) in by_subject {
        let said = |property: &str| -> BTreeSet<&str> {
            statements.iter().flat_map(|it| it.items(property)).collect()
        };
        let contested: Vec<_> = said("P541")
            .into_iter()
            .filter(|it| roles.contains_key(*it))
            .collect();
        let jurisdictions = said("P1001");
        let is_elsewhere = !jurisdictions.is_empty()
            && !jurisdictions
                .iter()
                .any(|it| countries.iter().any(|country| country == it));
        let decides: Vec<Role> = contested
            .iter()
            .flat_map(|it| roles[*it].iter().copied())
            .collect();
        let classes: Vec<String> = said("P31")
            .into_iter()
            .filter_map(|it| names.english(it))
            .collect();
        let kind = match kinds::of(&classes, &decides) {
            ElectionKind::Tracked(kind) if contested.is_empty() && is_elsewhere => {
                tracing::debug!(number, kind = kind.word(), "an election of a part of the country");
                beneath += 1;
                continue;
            }
            ElectionKind::Beneath => {
                beneath += 1;
                continue;
            }
            ElectionKind::Untold => {
                let reason = format!(
                    "its class ({}) does not tell what sort of election it is",
                    classes.join(", ")
                );
                faults.push(rejected(number, "P31", reason));
                continue;
            }
            ElectionKind::Tracked(kind) => kind,
        };
        match date(&statements) {
            Ok(on) => elections.push(Election {
                number: number.to_owned(),
                kind,
                on,
                classes,
                contested: contested.into_iter().map(str::to_owned).collect(),
            }),
            Err(reason) => faults.push(rejected(number, "P585", reason)),
        }
    }
    if beneath > 0 {
        let reason = format!(
            "{beneath} elections are of parts of the country, for single seats or within parties, and are left out"
        );
        faults.push(rejected(countries.join(" "), "P31", reason));
    }
    (elections, faults)
}

/// The days of an election: first and last where both are given, or the point in time.
fn date(statements: &[&Statement]) -> Result<Edtf, String> {
    if let (Moment::On(first), Moment::On(last)) = (best(statements, "P580"), best(statements, "P582"))
        && first != last
        && let Ok(days) = Edtf::parse(&format!("{first}/{last}"))
    {
        return Ok(days);
    }
    let moments = ["P585", "P580", "P582"].map(|property| best(statements, property));
    let said = moments.into_iter().find(|moment| *moment != Moment::NotSaid);
    match said {
        Some(Moment::On(date)) => Ok(date),
        Some(Moment::Unusable(why)) => Err(format!("its date cannot be used: {why}")),
        Some(Moment::Unknown) => Err("its date is given as unknown".to_owned()),
        Some(Moment::NotSaid) | None => Err("it has no date".to_owned()),
    }
}

/// Candidates and winners by election and property, best rank or not.
pub fn people(statements: &[Statement]) -> BTreeMap<(String, &'static str), Vec<String>> {
    let mut found: BTreeMap<(String, &'static str), Vec<String>> = BTreeMap::new();
    for property in ["P726", "P991", "P1346"] {
        for statement in statements {
            for number in statement.items(property) {
                let list = found.entry((statement.subject.clone(), property)).or_default();
                if !list.iter().any(|it| it == number) {
                    list.push(number.to_owned());
                }
            }
        }
    }
    for list in found.values_mut() {
        list.sort();
    }
    found
}

/// What elections are read with.
pub struct ElectionContext<'c> {
    pub country: &'c CountryId,
    pub offices: &'c BTreeMap<String, WhichOffice>,
    pub people: &'c BTreeMap<(String, &'static str), Vec<String>>,
    pub lives: &'c BTreeMap<String, Life>,
    pub names: &'c Names,
    pub today: Date,
}

pub fn claim(election: &Election, context: &ElectionContext<'_>, faults: &mut Vec<Rejected>) -> Claim {
    let number = &election.number;
    let candidates = some_of(election, &["P726"], context, faults);
    let winners = some_of(election, &["P991", "P1346"], context, faults);
    let is_day = election.on.exact_last_day().is_some();
    let firmness = kinds::firmness(&election.classes, election.on.is_over(context.today), is_day);
    let european = || {
        Text::from(Forms {
            en: "European Parliament".to_owned(),
            ja: Some("欧州議会".to_owned()),
            ko: Some("유럽 의회".to_owned()),
        })
    };
    Claim {
        // Two countries may hold one election, and each has a proposal of its own.
        key: format!("{number} {}", context.country),
        reference: number.clone(),
        until: None,
        fact: Fact::Event(EventClaim {
            kind: election.kind,
            countries: vec![context.country.clone()],
            on: election.on.clone(),
            firmness,
            name: context.names.text(number),
            place: None,
            body: kinds::is_of_europe(&election.classes).then(european),
            description: None,
            decides: election
                .contested
                .iter()
                .filter_map(|office| context.offices.get(office).cloned())
                .collect(),
            participants: Vec::new(),
            candidates,
            winners,
            figures: Vec::new(),
            wikidata: Some(number.clone()),
        }),
    }
}

/// The human beings among candidates or winners; parties are said to be none, one by one.
fn some_of(
    election: &Election,
    properties: &[&'static str],
    context: &ElectionContext<'_>,
    faults: &mut Vec<Rejected>,
) -> Vec<Who> {
    let mut found: Vec<Who> = Vec::new();
    for property in properties {
        let key = (election.number.clone(), *property);
        for number in context.people.get(&key).into_iter().flatten() {
            if found.iter().any(|who| who.wikidata.as_ref() == Some(number)) {
                continue;
            }
            match persons::who(number, context.lives, context.names) {
                Ok(who) => found.push(who),
                Err(reason) => {
                    let at = format!("{} {property} {number}", election.number);
                    faults.push(rejected(at, property, reason));
                }
            }
        }
    }
    found
}

/// Leaves out lists that are too long to be those of one office; the elections stay.
pub fn bounded(
    people: BTreeMap<(String, &'static str), Vec<String>>,
    faults: &mut Vec<Rejected>,
) -> BTreeMap<(String, &'static str), Vec<String>> {
    let (kept, long) = people
        .into_iter()
        .partition(|(_, list)| list.len() <= MOST_CANDIDATES);
    let long: BTreeMap<_, _> = long;
    for ((number, property), list) in long {
        let reason = format!(
            "{} people are named, more than the {MOST_CANDIDATES} that are taken with one election",
            list.len()
        );
        faults.push(rejected(number, property, reason));
    }
    kept
}
