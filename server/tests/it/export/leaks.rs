//! On a past day no export tells anything that came later.

use super::{STORY, bytes, read_tables, scope, starter, tables::sqlite_of};
use crate::support::today;
use domain::{EntityKind, Snapshot};
use handover::export::{Scope, csv, popolo};
use jiff::civil::Date;
use std::{collections::BTreeSet, sync::Arc};

/// Everything that the tables and Popolo say, as one text each.
async fn texts(scope: &Arc<Scope>) -> Vec<(&'static str, String)> {
    let csv: Vec<u8> = csv::files(scope).flat_map(|(_, pieces)| bytes(pieces)).collect();
    let sqlite = sqlite_of(scope).await;
    let cells = sqlite.into_values().flatten().flatten().flatten();
    vec![
        ("csv", String::from_utf8(csv).expect("UTF-8")),
        ("sqlite", cells.collect::<Vec<_>>().join("\n")),
        (
            "popolo",
            String::from_utf8(bytes(popolo::pieces(scope))).expect("UTF-8"),
        ),
    ]
}

/// The ids of what is known on one day and not on another.
fn later_ids(now: &Snapshot, then: &Snapshot) -> BTreeSet<String> {
    let world = starter();
    let all = world.entities().map(|entity| entity.reference());
    // Ids of persons may be names of others, so these are looked for by their names.
    all.filter(|reference| reference.kind() != EntityKind::Person)
        .filter(|reference| now.knows(reference) && !then.knows(reference))
        .map(|reference| reference.id().to_owned())
        .collect()
}

/// Whether a text holds a word by itself: `us-2024` stands not in `us-2024-debate`.
fn holds(text: &str, word: &str) -> bool {
    let is_edge = |letter: Option<char>| !letter.is_some_and(|it| it.is_alphanumeric() || it == '-');
    text.match_indices(word).any(|(place, _)| {
        is_edge(text[..place].chars().next_back()) && is_edge(text[place + word.len()..].chars().next())
    })
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_export_of_a_past_day_names_what_came_later() {
    let (now, then) = (scope(starter(), today()), scope(starter(), STORY));
    let ids = later_ids(&now.snapshot, &then.snapshot);
    assert!(ids.len() > 100, "{} ids came later", ids.len());
    let told: String = then.snapshot.events().map(|event| format!("{event:?}")).collect();
    let names: Vec<_> = now
        .snapshot
        .persons()
        .filter(|person| then.snapshot.person(person.id.as_str()).is_none())
        .map(|person| person.name.en.as_str())
        // Who led only later may have stood in an election before, which may name them.
        .filter(|name| !told.contains(name))
        .collect();
    assert!(names.contains(&"Friedrich Merz"), "{names:?}");
    for (format, text) in texts(&now).await {
        assert!(holds(&text, "Friedrich Merz"), "{format} of today");
    }
    for (format, text) in texts(&then).await {
        assert!(holds(&text, "Fumio Kishida"), "{format} is empty");
        let leaks: Vec<_> = ids
            .iter()
            .map(String::as_str)
            .chain(names.iter().copied())
            .filter(|word| holds(&text, word))
            .collect();
        assert!(leaks.is_empty(), "{format} tells of {leaks:?}");
    }
}

#[test]
fn no_fact_in_a_table_of_a_past_day_is_dated_later() {
    // A fact is there once its last possible day has come; what is announced, due or scheduled may lie ahead.
    let facts = [
        ("people", "died_latest"),
        ("people", "verified"),
        ("tenures", "designated_latest"),
        ("tenures", "start_earliest"),
        ("tenures", "end_latest"),
        ("tenures", "verified"),
        ("spans", "from_earliest"),
        ("terms", "from_earliest"),
        ("transitions", "cancelled_latest"),
        ("events", "announced_latest"),
        ("events", "outcome_known_latest"),
        ("events", "annulled_latest"),
        ("events", "verified"),
        ("earlier_dates", "until_latest"),
        ("candidates", "since_latest"),
        ("sources", "published_earliest"),
    ];
    let tables = read_tables(&scope(starter(), STORY));
    let mut dates = 0;
    for (table, column) in facts {
        for row in &tables[table].rows {
            if let Ok(day) = row[column].parse::<Date>() {
                dates += 1;
                assert!(day <= STORY, "{table}.{column}: {day} in {row:?}");
            }
        }
    }
    assert!(dates > 500, "{dates} dates");
    let held = tables["events"]
        .rows
        .iter()
        .filter(|row| row["firmness"] == "held");
    assert!(held.clone().count() > 50);
    for row in held {
        assert!(*row["date_latest"] <= *STORY.to_string(), "{row:?}");
    }
    let winners: BTreeSet<_> = tables["winners"]
        .rows
        .iter()
        .map(|row| row["event"].clone())
        .collect();
    for row in tables["events"]
        .rows
        .iter()
        .filter(|row| winners.contains(&row["id"]))
    {
        assert!(
            *row["date_latest"] <= *STORY.to_string() || !row["outcome_known"].is_empty(),
            "{row:?}"
        );
    }
}
