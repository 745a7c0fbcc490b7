//! No date of an election is more exact than what its source says.
//!
//! The source's own table lies beside the project and not in it; without it these tests are skipped and say so.

use domain::{
    Edtf, Event, World,
    entity::{EventKind, Firmness},
};
use handover::starter::{Starter, embedded};
use jiff::{Timestamp, civil::Date};
use std::collections::HashMap;

const TABLE: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../shared/data/factbook/elections_last_next.csv"
);

/// The dates of the table by country: the first and the last day that each may mean.
fn table() -> Option<HashMap<String, Vec<(Date, Date)>>> {
    let Ok(text) = std::fs::read_to_string(TABLE) else {
        eprintln!("skipped: {TABLE} is not there");
        return None;
    };
    let mut lines = text.lines().map(cells);
    let head = lines.next()?;
    let column = |name: &str| head.iter().position(|it| it == name);
    let (country, on, raw) = (column("iso2")?, column("date")?, column("raw")?);
    let mut dates: HashMap<String, Vec<_>> = HashMap::new();
    for row in lines {
        let (Some(country), Some(on), Some(raw)) = (row.get(country), row.get(on), row.get(raw)) else {
            continue;
        };
        // What is no date there, such as a spreadsheet's number, says nothing.
        let named = [on.parse::<Edtf>().ok(), season(raw)];
        let named = named.iter().flatten().filter_map(days);
        dates.entry(country.to_lowercase()).or_default().extend(named);
    }
    Some(dates)
}

/// The cells of a line; a cell in quotation marks may hold commas.
fn cells(line: &str) -> Vec<String> {
    let mut cells = Vec::new();
    let mut cell = String::new();
    let mut is_quoted = false;
    for letter in line.chars() {
        match letter {
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => cells.push(std::mem::take(&mut cell)),
            other => cell.push(other),
        }
    }
    cells.push(cell);
    cells
}

/// The season that a text names, which the table's own column makes a year of.
fn season(text: &str) -> Option<Edtf> {
    let words: Vec<_> = text.split_whitespace().collect();
    words.array_windows().find_map(|[season, year]| {
        let number = match *season {
            "spring" => 21,
            "summer" => 22,
            "fall" | "autumn" => 23,
            "winter" => 24,
            _ => return None,
        };
        format!("{year}-{number}").parse().ok()
    })
}

fn days(on: &Edtf) -> Option<(Date, Date)> {
    Some((on.earliest()?, on.latest()?))
}

fn length((first, last): (Date, Date)) -> i32 {
    last.since(first).map_or(i32::MAX, |span| span.get_days())
}

const fn is_election(kind: EventKind) -> bool {
    matches!(
        kind,
        EventKind::PresidentialElection
            | EventKind::ParliamentaryElection
            | EventKind::LegislativeElection
            | EventKind::IndirectElection
    )
}

/// The elections that stand on the word of the table's source alone.
fn elections() -> Vec<Event> {
    let changesets = Starter::read(&embedded()).changesets(Timestamp::UNIX_EPOCH);
    let world = World::replay(changesets).expect("every changeset is accepted");
    let alone = |event: &&Event| {
        let sources = &event.provenance.sources;
        sources.len() == 1 && sources[0].source() == "cia-world-factbook"
    };
    let elections = world.events.values().filter(|event| is_election(event.kind));
    elections.filter(alone).cloned().collect()
}

#[test]
fn no_date_is_more_exact_than_its_row_in_the_factbook() {
    let Some(table) = table() else { return };
    let mut compared = 0;
    let mut too_exact = Vec::new();
    for event in elections() {
        let Some(mine) = days(&event.date.on) else {
            continue;
        };
        let rows = event
            .countries
            .iter()
            .filter_map(|country| table.get(country.as_str()))
            .flatten();
        let same: Vec<_> = rows
            .filter(|(first, last)| *first <= mine.1 && mine.0 <= *last)
            .collect();
        if same.is_empty() {
            continue;
        }
        compared += 1;
        if same.iter().all(|row| length(**row) > length(mine)) {
            too_exact.push(format!("{} on {}", event.id, event.date.on));
        }
    }
    assert_eq!(too_exact, [""; 0]);
    assert!(compared > 500, "only {compared} dates were compared");
}

#[test]
fn what_the_factbook_calls_unknown_has_no_date_here() {
    if table().is_none() {
        return;
    }
    let unknown = ["td-president", "er-president", "ve-president"];
    for event in elections() {
        let is_ahead = event.date.firmness != Firmness::Held;
        let decides = event
            .decides
            .iter()
            .find(|office| unknown.contains(&office.as_str()));
        assert!(
            !(is_ahead && decides.is_some()),
            "{} has the date {}",
            event.id,
            event.date.on
        );
    }
}
