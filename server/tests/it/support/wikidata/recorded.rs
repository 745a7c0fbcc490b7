//! The recorded results, in the shape of the importer's queries.
//!
//! The recordings are answers to other queries: one row a mandate, with or without the precision of its dates, and without
//! the statements' own nodes. So each row becomes a statement of its own, numbered; a date without precision is taken for
//! a day, unless it is a 1 January, which those recordings write for “year only”. The recordings have no labels: every
//! item is called by its number.

use super::facts::{Facts, Said, Statement, item, time};
use serde_json::Value;
use std::path::PathBuf;

/// A recorded file; none, with a message, where the recordings are not at hand.
fn file(path: &str) -> Option<Value> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared/data/wikidata");
    let Ok(text) = std::fs::read_to_string(root.join(path)) else {
        eprintln!("skipped, because there is no ../shared/data/wikidata/{path}");
        return None;
    };
    Some(serde_json::from_str(&text).expect("a recording is JSON"))
}

impl Facts {
    /// A country whose head of government holds an office of which the holders were recorded.
    pub fn recorded(country: &str, code: &str, office: &str) -> Option<Self> {
        let mandates = file(&format!("sparql/mandates/{office}.json"))?;
        let lives = file(&format!("sparql/biodata/{office}.json"))?;
        let mut facts = Self::default()
            .says(country, "P297", Said::Text(code.to_owned(), String::new()))
            .says(country, "P1313", item(office));
        facts.names_all = true;
        for row in mandates["results"]["bindings"].as_array().expect("rows") {
            let person = number(&row["item"]).expect("a person");
            let date = |name: &str| {
                let value = row[name]["value"].as_str()?;
                let precision = row[name.replace("date", "precision")]["value"].as_str();
                let guess = if value[4..].starts_with("-01-01") { 9 } else { 11 };
                Some(time(
                    value,
                    precision.map_or(guess, |it| it.parse().expect("a number")),
                ))
            };
            let qualifiers: Vec<(&str, Said)> = [
                ("P580", date("start_date")),
                ("P582", date("end_date")),
                ("P1366", number(&row["next"]).map(|it| item(&it))),
                ("P5102", number(&row["nature"]).map(|it| item(&it))),
            ]
            .into_iter()
            .filter_map(|(name, said)| Some((name, said?)))
            .collect();
            facts = facts.held(&person, office, &qualifiers);
        }
        for row in lives["results"]["bindings"].as_array().expect("rows") {
            facts = facts.says(&number(&row["item"]).expect("a person"), "P31", item("Q5"));
        }
        Some(facts)
    }

    /// Everything that a recorded item says, added to these facts.
    pub fn with_entity(mut self, path: &str) -> Option<Self> {
        let entity = file(path)?;
        let subject = entity["id"].as_str().expect("a number").to_owned();
        for (property, statements) in entity["claims"].as_object().expect("claims") {
            for statement in statements.as_array().expect("statements") {
                let Some(said) = snak(&statement["mainsnak"]) else {
                    continue;
                };
                let qualifiers = statement["qualifiers"].as_object().into_iter().flatten();
                self.statements.push(Statement {
                    id: statement["id"].as_str().expect("an id").replace('$', "-"),
                    subject: subject.clone(),
                    property: property.clone(),
                    said,
                    rank: match statement["rank"].as_str() {
                        Some("preferred") => "PreferredRank",
                        Some("deprecated") => "DeprecatedRank",
                        _ => "NormalRank",
                    },
                    qualifiers: qualifiers
                        .flat_map(|(name, snaks)| {
                            let snaks = snaks.as_array().into_iter().flatten();
                            snaks.filter_map(move |it| Some((name.clone(), snak(it)?)))
                        })
                        .collect(),
                });
            }
        }
        for (language, label) in entity["labels"].as_object().expect("labels") {
            self = self.label(&subject, language, label["value"].as_str().expect("a label"));
        }
        Some(self)
    }
}

fn number(term: &Value) -> Option<String> {
    term["value"].as_str()?.rsplit('/').next().map(str::to_owned)
}

fn snak(snak: &Value) -> Option<Said> {
    if snak["snaktype"] == "somevalue" {
        return Some(Said::Unknown);
    }
    let value = &snak["datavalue"]["value"];
    match snak["datavalue"]["type"].as_str()? {
        "wikibase-entityid" => Some(item(value["id"].as_str()?)),
        "time" => {
            let precision = u8::try_from(value["precision"].as_u64()?).ok()?;
            Some(time(value["time"].as_str()?.trim_start_matches('+'), precision))
        }
        "monolingualtext" => {
            let text = value["text"].as_str()?.to_owned();
            Some(Said::Text(text, value["language"].as_str()?.to_owned()))
        }
        "string" => Some(Said::Text(value.as_str()?.to_owned(), String::new())),
        _ => None,
    }
}
