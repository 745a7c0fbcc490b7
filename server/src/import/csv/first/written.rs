//! A first mapping as it is written, in TOML.

use super::{
    columns::{Column, Table},
    headings::Meaning,
    parts::Parts,
};
use crate::import::csv::mapping::{Codes, FILL_IN};
use domain::{
    entity::{EndReason, EventKind},
    folding::{fold, slug},
};
use std::fmt::Write;

/// What other words for how a tenure ended mean.
const END_REASONS: [(&str, EndReason); 7] = [
    ("death", EndReason::Died),
    ("natural death", EndReason::Died),
    ("resignation", EndReason::Resigned),
    ("end of term", EndReason::TermEnded),
    ("term ended", EndReason::TermEnded),
    ("impeachment", EndReason::Impeached),
    ("coup d etat", EndReason::Coup),
];

/// What in a word for a kind of event says which it is.
const EVENT_KINDS: [(&str, EventKind); 5] = [
    ("presiden", EventKind::PresidentialElection),
    ("parliament", EventKind::ParliamentaryElection),
    ("legislat", EventKind::LegislativeElection),
    ("referendum", EventKind::Referendum),
    ("inaugurat", EventKind::Inauguration),
];

/// The mapping of a table.
pub fn mapping(name: &str, table: &Table, parts: &Parts, delimiter: Option<char>) -> String {
    let mut text = String::new();
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let id = slug(stem, 60).unwrap_or_else(|| "spreadsheet".to_owned());
    let mut line = |words: String| {
        text.push_str(&words);
        text.push('\n');
    };
    line(format!(
        "# A first mapping of {name}, made by looking at it. All keys: docs/imports.md."
    ));
    line("\n[source]".to_owned());
    line(format!("id = {}", quoted(&id)));
    line(format!(
        "title = {}            # what is cited for all of it",
        quoted(FILL_IN)
    ));
    line(format!(
        "publisher = {}        # who published it",
        quoted(FILL_IN)
    ));
    line("# url = \"https://…\"           # where it can be read".to_owned());
    line("# until = 2026-01-31          # the day on which its data closed: up to it all of it counts as verified".to_owned());
    line("\n[file]".to_owned());
    if let Some(delimiter) = delimiter {
        line(format!("delimiter = {}", quoted(&delimiter.to_string())));
    }
    line(missing(table, parts));
    let has_short_years = table.columns.iter().any(|column| {
        let shapes = parts.shapes(&column.heading);
        shapes.is_some_and(|(shapes, _)| shapes.iter().any(|shape| shape.has_short_year()))
    });
    if has_short_years {
        line(format!(
            "years_from = {}              # the first year that two digits may mean",
            parts.years_from
        ));
    }
    line("\n[row]".to_owned());
    line(format!(
        "fact = \"{}\"",
        if parts.are_tenures() { "tenure" } else { "event" }
    ));
    line(format!("key = {}", key(parts)));
    line(country(parts));
    if parts.are_tenures() {
        line(tenure(table, parts));
    } else {
        line(event(table, parts, stem));
    }
    text
}

fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

fn list(texts: &[impl AsRef<str>]) -> String {
    let quoted: Vec<_> = texts.iter().map(|text| quoted(text.as_ref())).collect();
    format!("[{}]", quoted.join(", "))
}

/// What stands for what is not known. In a column of countries NA is Namibia.
fn missing(table: &Table, parts: &Parts) -> String {
    let country = parts.column(Meaning::Country);
    let mut all: Vec<&str> = Vec::new();
    for value in table.columns.iter().flat_map(|column| &column.missing) {
        if !all.contains(&value.as_str()) {
            all.push(value);
        }
    }
    let is_two_letters = parts.codes == Some(Codes::Iso2);
    match country.filter(|_| is_two_letters && all.contains(&"NA")) {
        Some(country) => format!(
            "missing = {{ \"*\" = {}, {} = [] }}   # NA is Namibia",
            list(&all),
            quoted(country)
        ),
        None => format!("missing = {}", list(&all)),
    }
}

fn key(parts: &Parts) -> String {
    match parts.key.as_slice() {
        [] => format!(
            "{}                # the column whose value names a row and stays",
            quoted(FILL_IN)
        ),
        [one] => quoted(one),
        several => list(several),
    }
}

fn country(parts: &Parts) -> String {
    match (parts.column(Meaning::Country), parts.codes) {
        (Some(column), Some(codes)) => format!(
            "country = {{ column = {}, codes = \"{}\" }}",
            quoted(column),
            codes.written()
        ),
        _ => format!(
            "country = {{ value = {} }}   # two letters, such as jp",
            quoted(FILL_IN)
        ),
    }
}

fn tenure(table: &Table, parts: &Parts) -> String {
    let mut text = String::from("\n[row.office]\n");
    match parts.column(Meaning::Office) {
        Some(column) => {
            let _ = writeln!(text, "title = {{ en = {} }}", quoted(&format!("{{{column}}}")));
            let _ = writeln!(
                text,
                "name = {{ en = {} }}",
                quoted(&format!("{{{column}}} of {{country}}"))
            );
        }
        None => {
            let _ = writeln!(
                text,
                "title = {{ en = {} }}        # the office that all of them held",
                quoted(FILL_IN)
            );
            let _ = writeln!(
                text,
                "name = {{ en = {} }}",
                quoted(&format!("{FILL_IN} of {{country}}"))
            );
        }
    }
    text.push_str("may_be_new = true                # set up where the country has none of this title\n\n[row.person]\n");
    let person = match (parts.column(Meaning::FirstName), parts.column(Meaning::LastName)) {
        (Some(first), Some(last)) => format!("{{{first}}} {{{last}}}"),
        _ => [Meaning::Person, Meaning::LastName]
            .into_iter()
            .find_map(|it| parts.column(it))
            .unwrap_or(FILL_IN)
            .to_owned(),
    };
    let _ = writeln!(text, "name = {}", quoted(&person));
    if let Some(column) = parts.column(Meaning::Wikidata) {
        let _ = writeln!(text, "wikidata = {}", quoted(column));
    }
    date(&mut text, parts, "born", Meaning::Born);
    date(&mut text, parts, "died", Meaning::Died);
    text.push_str("\n[row.tenure]\n");
    if !date(&mut text, parts, "start", Meaning::Start) {
        let _ = writeln!(
            text,
            "start = [{{ column = {}, shapes = [\"YYYY-MM-DD\"] }}]",
            quoted(FILL_IN)
        );
    }
    date(&mut text, parts, "end", Meaning::End);
    if let Some(column) = parts.column(Meaning::EndReason).and_then(|it| table.column(it)) {
        let meant = |value: &str| {
            let folded = fold(value);
            let ours = EndReason::from_word(&folded.replace(' ', "_"));
            let other = END_REASONS.iter().find(|(word, _)| *word == folded);
            ours.or(other.map(|(_, reason)| *reason)).map(EndReason::word)
        };
        words(&mut text, "end_reason", column, meant, "unknown");
    }
    if let Some(column) = parts.column(Meaning::Party) {
        let _ = writeln!(text, "party = {}", quoted(column));
    }
    text
}

fn event(table: &Table, parts: &Parts, stem: &str) -> String {
    let mut text = String::from("\n[row.event]\n");
    date(&mut text, parts, "on", Meaning::On);
    let meant = |value: &str| {
        let folded = fold(value);
        let ours = EventKind::from_word(&folded.replace(' ', "_"));
        let by_part = EVENT_KINDS.iter().find(|(part, _)| folded.contains(part));
        ours.or(by_part.map(|(_, kind)| *kind)).map(EventKind::word)
    };
    let of_all = meant(stem).unwrap_or("parliamentary_election");
    match parts.column(Meaning::EventKind).and_then(|it| table.column(it)) {
        Some(column) => words(&mut text, "kind", column, meant, of_all),
        None => {
            let _ = writeln!(text, "kind = \"{of_all}\"   # of all rows");
        }
    }
    text.push_str("firmness = \"held\"                # what lies ahead becomes confirmed, or tentative without a day\n");
    if let Some(column) = parts.column(Meaning::Place) {
        let _ = writeln!(text, "place = {{ en = {} }}", quoted(&format!("{{{column}}}")));
    }
    text
}

/// A date, where a column has it. Says whether one has.
fn date(text: &mut String, parts: &Parts, key: &str, meaning: Meaning) -> bool {
    let Some((column, (shapes, instead))) =
        parts.column(meaning).and_then(|it| Some((it, parts.shapes(it)?)))
    else {
        return false;
    };
    let written: Vec<_> = shapes.iter().map(|shape| shape.written()).collect();
    let _ = write!(
        text,
        "{key} = [{{ column = {}, shapes = {} }}]",
        quoted(column),
        list(&written)
    );
    if let Some(other) = instead.first() {
        let _ = write!(text, "   # or {}: no row says which", other.written());
    }
    text.push('\n');
    true
}

/// The most words that a first mapping lists.
const MOST_WORDS: usize = 40;

/// The words of a column, each with what it means or with the default.
fn words(
    text: &mut String,
    key: &str,
    column: &Column,
    meant: impl Fn(&str) -> Option<&'static str>,
    default: &str,
) {
    let pairs: Vec<_> = column
        .known()
        .take(MOST_WORDS)
        .map(|(value, _)| format!("{} = \"{}\"", quoted(value), meant(value).unwrap_or(default)))
        .collect();
    let _ = writeln!(
        text,
        "{key} = {{ column = {}, default = \"{default}\", words = {{ {} }} }}",
        quoted(&column.heading),
        pairs.join(", ")
    );
}
