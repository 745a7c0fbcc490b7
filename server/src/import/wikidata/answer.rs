//! What the query service answers: rows, and the statements that they are parts of.

use super::{
    client::{ResponseError, is_out_of_time},
    time::Time,
};
use domain::Edtf;
use jiff::Timestamp;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// The address of items, and of what stands for a value that exists and is not known.
const ENTITY: &str = "http://www.wikidata.org/entity/";
const UNKNOWN: &str = "/.well-known/genid/";

#[derive(Deserialize)]
struct SparqlResponse {
    results: Results,
}

#[derive(Deserialize)]
struct Results {
    bindings: Vec<Binding>,
}

#[derive(Deserialize)]
struct Binding {
    subject: Term,
    statement: Term,
    rank: Term,
    predicate: Term,
    value: Term,
    time: Option<Term>,
    precision: Option<Term>,
    calendar: Option<Term>,
}

#[derive(Deserialize)]
struct Term {
    #[serde(rename = "type")]
    kind: String,
    value: String,
    #[serde(rename = "xml:lang")]
    language: Option<String>,
}

/// How much Wikidata's editors think of a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    Normal,
    Preferred,
}

/// What a statement or a qualifier says.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Value {
    Item(String),
    /// A text and its language.
    Text(String, String),
    /// There is a value, and nobody knows which.
    Unknown,
}

/// What is known of a moment.
#[derive(Clone, Debug, PartialEq)]
pub enum Moment {
    NotSaid,
    Unknown,
    On(Edtf),
    /// It cannot be told, and why.
    Unusable(String),
}

/// A statement, its own value among those of its qualifiers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    pub id: String,
    pub subject: String,
    pub rank: Rank,
    values: BTreeMap<String, BTreeSet<Value>>,
    times: BTreeMap<String, BTreeSet<Time>>,
}

/// Reads an answer into statements, in the order of their names; deprecated ones are left out.
pub fn statements(bytes: &[u8]) -> Result<Vec<Statement>, ResponseError> {
    let answer: SparqlResponse = serde_json::from_slice(bytes).map_err(|error| broken(bytes, &error))?;
    let mut found: BTreeMap<String, Statement> = BTreeMap::new();
    for row in answer.results.bindings {
        let (Some(subject), Some(rank)) = (item(&row.subject.value), rank(&row.rank.value)) else {
            continue;
        };
        let id = local(&row.statement.value).to_owned();
        let property = local(&row.predicate.value).to_owned();
        let statement = found.entry(id.clone()).or_insert_with(|| Statement {
            id,
            subject: subject.to_owned(),
            rank,
            values: BTreeMap::new(),
            times: BTreeMap::new(),
        });
        if let (Some(time), Some(precision)) = (row.time, row.precision) {
            let exactness = precision.value.parse().map_err(|error| {
                let said: String = precision.value.chars().take(40).collect();
                ResponseError::Broken(format!("the precision “{said}” of a date: {error}"))
            })?;
            let time = Time {
                value: time.value,
                precision: exactness,
                calendar: row
                    .calendar
                    .map_or_else(String::new, |it| local(&it.value).to_owned()),
            };
            statement.times.entry(property).or_default().insert(time);
        } else if !row.predicate.value.contains("/value/") {
            statement
                .values
                .entry(property)
                .or_default()
                .insert(value(row.value));
        }
    }
    Ok(found.into_values().collect())
}

#[derive(Deserialize)]
struct LastChange {
    results: LastChanges,
}

#[derive(Deserialize)]
struct LastChanges {
    bindings: Vec<BTreeMap<String, Term>>,
}

/// Reads when something was last changed; none where nothing was found that could have been.
pub fn last_change(bytes: &[u8]) -> Result<Option<Timestamp>, ResponseError> {
    let answer: LastChange = serde_json::from_slice(bytes).map_err(|error| broken(bytes, &error))?;
    let last = answer
        .results
        .bindings
        .into_iter()
        .find_map(|mut row| row.remove("last"));
    last.map(|last| {
        let said: String = last.value.chars().take(40).collect();
        let moment = said.parse();
        moment.map_err(|error| ResponseError::Broken(format!("the moment “{said}” of a change: {error}")))
    })
    .transpose()
}

fn broken(bytes: &[u8], error: &serde_json::Error) -> ResponseError {
    if is_out_of_time(bytes) {
        ResponseError::QueryTime
    } else {
        ResponseError::Broken(error.to_string())
    }
}

fn rank(address: &str) -> Option<Rank> {
    match local(address) {
        "NormalRank" => Some(Rank::Normal),
        "PreferredRank" => Some(Rank::Preferred),
        _ => None,
    }
}

fn value(term: Term) -> Value {
    if term.kind == "bnode" || term.value.contains(UNKNOWN) {
        return Value::Unknown;
    }
    match item(&term.value) {
        Some(number) if term.kind == "uri" => Value::Item(number.to_owned()),
        _ => Value::Text(term.value, term.language.unwrap_or_default()),
    }
}

/// The number of an item, such as `Q57`.
fn item(address: &str) -> Option<&str> {
    let number = address.strip_prefix(ENTITY)?;
    let digits = number.strip_prefix('Q')?;
    let is_number = !digits.is_empty() && digits.len() <= 12 && digits.bytes().all(|it| it.is_ascii_digit());
    is_number.then_some(number)
}

fn local(address: &str) -> &str {
    address.rsplit(['/', '#']).next().unwrap_or(address)
}

impl Statement {
    pub fn values(&self, property: &str) -> impl Iterator<Item = &Value> {
        self.values.get(property).into_iter().flatten()
    }

    pub fn items(&self, property: &str) -> impl Iterator<Item = &str> {
        self.values(property).filter_map(|value| match value {
            Value::Item(number) => Some(number.as_str()),
            Value::Text(..) | Value::Unknown => None,
        })
    }

    pub fn has_item(&self, property: &str, number: &str) -> bool {
        self.items(property).any(|it| it == number)
    }

    /// When a property of the statement says; two times of which one is the other more exactly are one.
    pub fn moment(&self, property: &str) -> Moment {
        let times = self.times.get(property);
        let mut dates = Vec::new();
        for time in times.into_iter().flatten() {
            match time.date() {
                Ok(date) => dates.push(date),
                Err(error) => return Moment::Unusable(error.to_string()),
            }
        }
        let values = self.values.get(property).map_or(0, BTreeSet::len);
        if dates.is_empty() {
            return match self.values(property).next() {
                None => Moment::NotSaid,
                Some(Value::Unknown) => Moment::Unknown,
                Some(_) => Moment::Unusable("it does not say how exact it is".to_owned()),
            };
        }
        if values > 0 && self.values(property).any(|value| *value == Value::Unknown) {
            return Moment::Unusable("it is given and unknown at once".to_owned());
        }
        match most_exact(&dates) {
            Some(date) => Moment::On(date),
            None => Moment::Unusable(several(&dates)),
        }
    }
}

/// The one date that says all that the others say.
pub fn most_exact(dates: &[Edtf]) -> Option<Edtf> {
    use domain::claim::{Agreement, agreement};
    let says_all = |one: &&Edtf| {
        dates
            .iter()
            .all(|other| agreement(Some(one), Some(other)) == Agreement::Says)
    };
    dates.iter().find(says_all).cloned()
}

pub fn several(dates: &[Edtf]) -> String {
    let dates: Vec<_> = dates.iter().map(Edtf::to_string).collect();
    format!("several dates are given: {}", dates.join(", "))
}

/// The best date of a property of an item, by rank and then by exactness.
pub fn best(statements: &[&Statement], property: &str) -> Moment {
    let said: Vec<(Rank, Moment)> = statements
        .iter()
        .map(|it| (it.rank, it.moment(property)))
        .filter(|(_, moment)| *moment != Moment::NotSaid)
        .collect();
    let Some(top) = said.iter().map(|(rank, _)| *rank).max() else {
        return Moment::NotSaid;
    };
    let mut dates = Vec::new();
    let mut other = Moment::NotSaid;
    for (_, moment) in said.into_iter().filter(|(rank, _)| *rank == top) {
        match moment {
            Moment::On(date) => dates.push(date),
            moment => other = moment,
        }
    }
    if dates.is_empty() {
        return other;
    }
    match most_exact(&dates) {
        Some(date) => Moment::On(date),
        None => Moment::Unusable(several(&dates)),
    }
}

#[cfg(test)]
mod tests;
