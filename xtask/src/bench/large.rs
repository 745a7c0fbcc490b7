//! A world of 100,000 tenures and 100,000 events: two centuries more of history behind the world of the starter data.
//!
//! Each country gets five offices more, each of them a hundred holders of two years with the elections that chose them, the
//! last of which is years ahead instead. The two years ahead that the home page shows stay as they are: a tracker that grows
//! old has more past and no more future.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::bench::program::database;

pub const TENURES: usize = 100_000;
const TENURES_OF_OFFICE: usize = 100;
/// How often each person holds an office.
const TIMES: usize = 2;
const FIRST_YEAR: usize = 1826;
const YEARS: usize = 2;
const SOURCE: &str = "bench-generated";

/// What was added to the starter world.
#[derive(Default)]
pub struct Added {
    pub records: usize,
    /// Bytes of all texts and ids of the records, as they are written.
    pub text: usize,
}

/// Makes the large world in a database in `folder` from the one in `starter`.
pub fn make(binary: &Path, starter: &Path, folder: &Path) -> Result<Added> {
    let export = Command::new(binary)
        .args(["export", "--format", "jsonl", "--database", &database(starter)])
        .output()?;
    ensure!(export.status.success(), "the starter world could not be exported");
    let text = String::from_utf8(export.stdout)?;
    let mut lines = text.lines();
    let mut header: Value = serde_json::from_str(lines.next().context("the export is empty")?)?;
    let there = lines.map(without_hash).collect::<Result<Vec<_>>>()?;
    let countries = countries(&there)?;
    let at = header["recorded"].clone();

    let mut added = Added::default();
    let mut changesets = vec![added.changeset("The source of the large world", vec![source()])];
    for office in 0..TENURES / TENURES_OF_OFFICE {
        let country = &countries[office % countries.len()];
        changesets.push(added.changeset(&format!("Office {office}"), records_of(office, country)));
    }

    // The version before hashes: those of what is added would have to be counted here.
    header["version"] = json!(3);
    header["changesets"] = json!(there.len() + changesets.len());
    let file = folder.join("large.jsonl");
    let mut output = BufWriter::new(File::create(&file)?);
    writeln!(output, "{header}")?;
    for line in &there {
        writeln!(output, "{line}")?;
    }
    for (seq, mut changeset) in (there.len() + 1..).zip(changesets) {
        changeset["at"] = at.clone();
        writeln!(output, "{}", json!({ "seq": seq, "changeset": changeset }))?;
    }
    output.flush()?;
    drop(output);
    let import = Command::new(binary)
        .args(["import", "journal"])
        .arg(&file)
        .args(["--database", &database(folder)])
        .output()?;
    ensure!(
        import.status.success(),
        "the large world was not imported: {}",
        String::from_utf8_lossy(&import.stderr)
    );
    fs::remove_file(&file)?;
    Ok(added)
}

impl Added {
    /// A changeset that adds records of the kinds beside them; its time is put in later.
    fn changeset(&mut self, comment: &str, records: Vec<(&str, Value)>) -> Value {
        self.records += records.len();
        self.text += records.iter().map(|(_, fields)| text_in(fields)).sum::<usize>();
        let changes: Vec<_> = records
            .into_iter()
            .map(|(kind, fields)| json!({ "expects": 0, "to": { "is": { kind: fields } } }))
            .collect();
        json!({ "author": "bench", "at": null, "comment": comment, "sources": [SOURCE], "changes": changes })
    }
}

fn without_hash(line: &str) -> Result<Value> {
    let mut line: Value = serde_json::from_str(line)?;
    if let Some(fields) = line.as_object_mut() {
        fields.remove("hash");
    }
    Ok(line)
}

/// The countries that a journal adds.
fn countries(lines: &[Value]) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for line in lines {
        let changes = line["changeset"]["changes"].as_array();
        let ids = changes
            .into_iter()
            .flatten()
            .filter_map(|change| change["to"]["is"]["country"]["id"].as_str());
        found.extend(ids.map(str::to_owned));
    }
    ensure!(!found.is_empty(), "the starter world has no country");
    Ok(found)
}

fn source() -> (&'static str, Value) {
    let fields = json!({
        "id": SOURCE,
        "title": "Generated for a measurement",
        "publisher": "xtask bench",
        "published": "1800",
        "unconfirmed": true,
    });
    ("source", fields)
}

/// An office with its holders and their elections.
fn records_of(number: usize, country: &str) -> Vec<(&'static str, Value)> {
    let office = format!("bench-office-{number}");
    let person = |place: usize| format!("bench-person-{number}-{}", place % (TENURES_OF_OFFICE / TIMES));
    let mut records = vec![(
        "office",
        sourced(json!({
            "id": office,
            "country": country,
            "title": { "en": format!("Governor {number}") },
            "name": { "en": format!("Governor of Province {number}") },
            "filled_by": "direct_election",
            "term_years": YEARS,
        })),
    )];
    for place in 0..TENURES_OF_OFFICE / TIMES {
        records.push((
            "person",
            sourced(json!({
                "id": person(place),
                "name": { "en": format!("Person {place} of Province {number}") },
                "born": format!("{}", FIRST_YEAR + place * YEARS - 40),
            })),
        ));
    }
    for place in 0..TENURES_OF_OFFICE {
        let (year, is_last) = (FIRST_YEAR + place * YEARS, place + 1 == TENURES_OF_OFFICE);
        records.push((
            "tenure",
            sourced(json!({
                "id": format!("{office}-{place}"),
                "office": office,
                "person": person(place),
                "start": format!("{year}-01-15"),
                "end": format!("{}-01-15", year + YEARS),
                "entry": "elected",
                "end_reason": "term_ended",
            })),
        ));
        let (on, firmness) = if is_last {
            ("2034-11".to_owned(), "tentative")
        } else {
            (format!("{}-11-{:02}", year - 1, 1 + number % 28), "held")
        };
        let mut election = sourced(json!({
            "id": format!("bench-election-{number}-{place}"),
            "kind": "presidential_election",
            "name": { "en": format!("Election of the Governor of Province {number}, vote {place}") },
            "countries": [country],
            "date": { "on": on, "kind": "scheduled", "firmness": firmness },
            "decides": [office],
        }));
        if !is_last {
            election["outcome"] = json!({ "winners": [person(place)] });
        }
        records.push(("event", election));
    }
    records
}

fn sourced(mut fields: Value) -> Value {
    fields["sources"] = json!([SOURCE]);
    fields["review"] = json!("unreviewed");
    fields
}

/// The bytes of every text in a record.
fn text_in(value: &Value) -> usize {
    match value {
        Value::String(text) => text.len(),
        Value::Array(items) => items.iter().map(text_in).sum(),
        Value::Object(fields) => fields.values().map(text_in).sum(),
        Value::Null | Value::Bool(_) | Value::Number(_) => 0,
    }
}
