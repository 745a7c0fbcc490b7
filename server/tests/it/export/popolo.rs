//! The Popolo document against what popoloproject.com asks of one.

use super::{STORY, bytes, read_tables, scope, starter};
use crate::support::today;
use handover::export::popolo;
use jiff::civil::Date;
use serde_json::Value;
use std::collections::BTreeSet;

fn document(day: Date) -> Value {
    serde_json::from_slice(&bytes(popolo::pieces(&scope(starter(), day)))).expect("JSON")
}

fn list<'d>(document: &'d Value, name: &str) -> &'d Vec<Value> {
    document[name].as_array().unwrap_or_else(|| panic!("no {name}"))
}

fn ids(document: &Value, name: &str) -> BTreeSet<String> {
    let ids: Vec<_> = list(document, name)
        .iter()
        .map(|record| record["id"].as_str().expect("an id").to_owned())
        .collect();
    let set: BTreeSet<_> = ids.iter().cloned().collect();
    assert_eq!(set.len(), ids.len(), "an id of {name} stands twice");
    set
}

/// A year, a month or a day, as the schemas' patterns have it.
fn is_date(text: &str) -> bool {
    let shapes = ["0000", "0000-00", "0000-00-00"];
    let shape: String = text
        .chars()
        .map(|it| if it.is_ascii_digit() { '0' } else { it })
        .collect();
    shapes.contains(&&*shape)
}

#[test]
fn every_record_has_what_its_schema_requires() {
    for day in [today(), STORY] {
        let document = document(day);
        for (name, required) in [
            ("areas", &["id", "name", "classification"][..]),
            ("organizations", &["id", "name", "classification"]),
            ("posts", &["id", "label", "role", "organization_id"]),
            ("persons", &["id", "name"]),
            ("memberships", &["id", "person_id", "organization_id", "role"]),
            ("events", &["id", "name", "classification"]),
        ] {
            assert!(list(&document, name).len() > 50, "{name}");
            for record in list(&document, name) {
                for field in required {
                    let is_text = record[field].as_str().is_some_and(|text| !text.is_empty());
                    assert!(is_text, "{name} without {field}: {record}");
                }
                for field in ["start_date", "end_date", "birth_date", "death_date"] {
                    if let Some(date) = record[field].as_str() {
                        let is_moment = name == "events" && date.parse::<jiff::Timestamp>().is_ok();
                        assert!(is_moment || is_date(date), "{name}.{field}: {date}");
                    }
                }
                for source in record["sources"].as_array().into_iter().flatten() {
                    assert!(
                        source["url"].as_str().is_some_and(|url| url.starts_with("http")),
                        "{source}"
                    );
                }
                for other in record["other_names"].as_array().into_iter().flatten() {
                    assert!(other["name"].is_string(), "{other}");
                }
            }
        }
        assert_eq!(document["meta"]["licence"], "CC0-1.0");
        assert_eq!(document["meta"]["as_of"], day.to_string());
    }
}

#[test]
fn every_reference_resolves() {
    let document = document(STORY);
    let (areas, organizations) = (ids(&document, "areas"), ids(&document, "organizations"));
    let (posts, persons, events) = (
        ids(&document, "posts"),
        ids(&document, "persons"),
        ids(&document, "events"),
    );
    let mut resolved = 0;
    for name in ["organizations", "posts", "memberships", "events"] {
        for record in list(&document, name) {
            for (field, known) in [
                ("area_id", &areas),
                ("organization_id", &organizations),
                ("on_behalf_of_id", &organizations),
                ("post_id", &posts),
                ("person_id", &persons),
                ("parent_id", &events),
            ] {
                if let Some(id) = record[field].as_str() {
                    assert!(known.contains(id), "{name}.{field}: {id}");
                    resolved += 1;
                }
            }
            for (field, known) in [("area_ids", &areas), ("post_ids", &posts)] {
                for id in record[field].as_array().into_iter().flatten() {
                    assert!(
                        known.contains(id.as_str().expect("an id")),
                        "{name}.{field}: {id}"
                    );
                }
            }
            for attendee in record["attendees"].as_array().into_iter().flatten() {
                assert!(
                    persons.contains(attendee["id"].as_str().expect("an id")),
                    "{attendee}"
                );
            }
        }
    }
    assert!(resolved > 1000, "{resolved} references");
}

#[test]
fn the_prime_minister_of_japan_is_a_membership_and_a_designate_is_none() {
    let find = |document: &Value, id: &str| {
        list(document, "memberships")
            .iter()
            .find(|it| it["id"] == id)
            .cloned()
    };
    let then = document(STORY);
    let kishida = find(&then, "jp-prime-minister-fumio-kishida").expect("a membership");
    assert_eq!(kishida["start_date"], "2021-10-04");
    assert!(kishida.get("end_date").is_none());
    assert_eq!(kishida["organization_id"], "government-jp");
    assert_eq!(kishida["status"], "announced_departure");
    let designated = document("2024-09-28".parse().expect("a day"));
    let ishiba = |it: &&Value| it["person_id"] == "shigeru-ishiba" && it["post_id"] == "jp-prime-minister";
    assert!(!list(&designated, "memberships").iter().any(|it| ishiba(&it)));
    let after = document("2024-10-02".parse().expect("a day"));
    assert!(list(&after, "memberships").iter().any(|it| ishiba(&it)));
    let kishida = find(&after, "jp-prime-minister-fumio-kishida").expect("a membership");
    assert_eq!(kishida["end_date"], "2024-10-01");
    let person = list(&then, "persons")
        .iter()
        .find(|it| it["id"] == "fumio-kishida")
        .cloned()
        .expect("a person");
    let names = person["other_names"].as_array().expect("names");
    assert!(names.iter().any(|name| name["lang"] == "ja"), "{person}");
}

#[test]
fn an_event_has_the_title_that_the_tables_give_it() {
    let tables = read_tables(&scope(starter(), STORY));
    let document = document(STORY);
    let events = list(&document, "events");
    let rows = &tables["events"].rows;
    assert_eq!(events.len(), rows.len());
    for (event, row) in events.iter().zip(rows) {
        assert_eq!(event["id"], row["id"]);
        assert_eq!(event["name"], row["title"]);
    }
    let unnamed = rows.iter().find(|row| row["name"].is_empty());
    let title = &unnamed.expect("an event without a name")["title"];
    assert!(!title.contains(": "), "{title}");
}
