//! Answers of the query service: what a query of the importer asks for, found by its `VALUES`, as rows.

use super::facts::{Facts, Said, Statement};
use serde_json::{Value, json};

pub fn answer(query: &str, facts: &Facts) -> String {
    assert!(
        !query.contains("wdt:P39") && !query.contains("NOW()"),
        "a query hides statements or drops months: {query}"
    );
    if query.contains("schema:dateModified") {
        let last = facts.last_change.iter();
        let rows: Vec<_> = last
            .map(|last| json!({"last": {"type": "literal", "value": last}}))
            .collect();
        return json!({"head": {"vars": ["last"]}, "results": {"bindings": rows}}).to_string();
    }
    let pairs: Vec<(String, String)> = values(query, "(?claim ?predicate)")
        .chunks(2)
        .map(|pair| {
            let trimmed = |text: &str| text.trim_matches(['(', ')']).to_owned();
            (trimmed(&pair[0]).replace("p:", ""), trimmed(&pair[1]))
        })
        .collect();
    let chosen: Vec<(&Statement, Vec<String>)> = if query.contains("ps:P39 ?office") {
        let (offices, predicates) = (items(query, "?office"), values(query, "?predicate"));
        let held = facts.statements.iter().filter(|it| it.property == "P39");
        held.filter(|it| matches!(&it.said, Said::Item(number) if offices.contains(number)))
            .map(|it| (it, predicates.clone()))
            .collect()
    } else {
        let subjects = subjects(query, facts);
        facts
            .statements
            .iter()
            .filter(|it| subjects.contains(&it.subject))
            .map(|it| {
                let of_claim = pairs.iter().filter(|(claim, _)| *claim == it.property);
                (it, of_claim.map(|(_, predicate)| predicate.clone()).collect())
            })
            .collect()
    };
    let rows: Vec<Value> = chosen
        .iter()
        .flat_map(|(statement, predicates)| predicates.iter().flat_map(|it| rows(statement, it)))
        .collect();
    let vars = [
        "subject",
        "statement",
        "rank",
        "predicate",
        "value",
        "time",
        "precision",
        "calendar",
    ];
    json!({"head": {"vars": vars}, "results": {"bindings": rows}}).to_string()
}

/// What a query is about.
fn subjects(query: &str, facts: &Facts) -> Vec<String> {
    let known = items(query, "?subject");
    if !known.is_empty() {
        return known;
    }
    let mut all: Vec<String> = facts.statements.iter().map(|it| it.subject.clone()).collect();
    all.sort();
    all.dedup();
    if let Some((_, rest)) = query.split_once("ps:P297 \"") {
        let code = rest.split('"').next().unwrap_or_default();
        all.retain(|subject| {
            facts.of(subject, "P297").any(|it| {
                matches!(&it.said, Said::Text(text, _) if text == code) && it.rank != "DeprecatedRank"
            })
        });
        return all;
    }
    assert!(query.contains("wd:Q40231"), "a query of no known shape: {query}");
    let (countries, offices) = (items(query, "?country"), items(query, "?office"));
    all.retain(|subject| {
        let is_contest = facts.has_item(subject, "P541", &offices);
        let is_of_whole = facts.has_item(subject, "P1001", &countries);
        let is_inside = facts.has_item(subject, "P17", &countries)
            && facts.of(subject, "P1001").next().is_none()
            && facts.of(subject, "P131").next().is_none();
        facts.of(subject, "P31").next().is_some() && (is_contest || is_of_whole || is_inside)
    });
    all
}

/// The terms of `VALUES variable { … }`.
fn values(query: &str, variable: &str) -> Vec<String> {
    let rest = query
        .split_once(&format!("VALUES {variable} {{"))
        .map(|(_, rest)| rest);
    let list = rest
        .and_then(|rest| rest.split_once('}'))
        .map_or("", |(list, _)| list);
    list.split_whitespace().map(str::to_owned).collect()
}

fn items(query: &str, variable: &str) -> Vec<String> {
    values(query, variable)
        .iter()
        .map(|it| it.replace("wd:", ""))
        .collect()
}

fn rows(statement: &Statement, predicate: &str) -> Vec<Value> {
    let (prefix, property) = predicate.split_once(':').expect("a prefix");
    let is_own = prefix == "ps" || prefix == "psv";
    let own = (statement.property == property && is_own).then_some(&statement.said);
    let qualifiers = statement
        .qualifiers
        .iter()
        .filter(|(name, _)| !is_own && name == property);
    own.into_iter()
        .chain(qualifiers.map(|(_, said)| said))
        .filter_map(|said| row(statement, prefix, property, said))
        .collect()
}

fn row(statement: &Statement, prefix: &str, property: &str, said: &Said) -> Option<Value> {
    let uri = |text: String| json!({"type": "uri", "value": text});
    let entity = |number: &str| uri(format!("http://www.wikidata.org/entity/{number}"));
    let path = match prefix {
        "ps" => "statement",
        "psv" => "statement/value",
        "pq" => "qualifier",
        _ => "qualifier/value",
    };
    let mut row = json!({
        "subject": entity(&statement.subject),
        "statement": entity(&format!("statement/{}", statement.id)),
        "rank": uri(format!("http://wikiba.se/ontology#{}", statement.rank)),
        "predicate": uri(format!("http://www.wikidata.org/prop/{path}/{property}")),
    });
    let literal = |text: &str, kind: &str| json!({"type": "literal", "datatype": format!("http://www.w3.org/2001/XMLSchema#{kind}"), "value": text});
    let is_node = prefix.ends_with('v');
    row["value"] = match said {
        Said::Time {
            value,
            precision,
            calendar,
        } if is_node => {
            row["time"] = literal(value, "dateTime");
            row["precision"] = literal(&precision.to_string(), "integer");
            row["calendar"] = entity(calendar);
            uri(format!("http://www.wikidata.org/value/{value}{precision}"))
        }
        _ if is_node => return None,
        Said::Time { value, .. } => literal(value, "dateTime"),
        Said::Item(number) => entity(number),
        Said::Text(text, language) if language.is_empty() => json!({"type": "literal", "value": text}),
        Said::Text(text, language) => json!({"type": "literal", "xml:lang": language, "value": text}),
        Said::Unknown => uri(format!(
            "http://www.wikidata.org/.well-known/genid/{}",
            statement.id
        )),
    };
    Some(row)
}
