//! The votes of the past: one table a country, `data/elections/{country}.csv`, with the keys of `[[event]]`.
//!
//! `elections/recorded.csv` says within which dates every national election of a country is recorded.

use super::{
    DataFile, FileError, Written,
    cells::{CellError, ids, list, optional, optional_id, parsed, parsed_id, provenance, recorded, rows},
};
use domain::{
    Entity, Event, Name, Text,
    entity::{DateKind, EventDate, EventKind, Figure, Firmness, Outcome, Unit},
    id::{BodyId, CountryId, EventId, OfficeId, PersonId},
    text::Forms,
};
use serde::Deserialize;
use std::{collections::BTreeMap, sync::Arc};

const FOLDER: &str = "elections/";
const RECORDED: &str = "elections/recorded.csv";

/// A line of a table of elections.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ElectionRow {
    id: String,
    kind: String,
    on: String,
    firmness: String,
    /// Ids of offices, with `; ` between them.
    decides: String,
    round_of: String,
    round: String,
    /// The chamber in brackets, where the country votes for more than one.
    name: String,
    /// Ids of persons, with `; ` between them.
    winners: String,
    /// The party of the winner, or the strongest one.
    party: String,
    /// Such as `turnout=68.6%; NPP seats=137`.
    figures: String,
    known: String,
    /// For whoever corrects the table; not shown.
    #[expect(dead_code, reason = "read so that the table may have it")]
    note: String,
    sources: String,
    review: String,
    verified: String,
}

/// A span within which every election of a country is recorded.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RecordedRow {
    country: String,
    from: String,
    to: String,
    sources: String,
}

/// What other files name in three languages and a table only in English.
struct Known {
    /// The chambers of each country, by their English names.
    bodies: BTreeMap<String, BTreeMap<String, Text>>,
    /// Those of them that are records, by country and English name.
    chambers: BTreeMap<(String, String), BodyId>,
    persons: BTreeMap<PersonId, Text>,
}

impl Known {
    fn of(entities: &[Written]) -> Self {
        let mut known = Self {
            bodies: BTreeMap::new(),
            chambers: BTreeMap::new(),
            persons: BTreeMap::new(),
        };
        for it in entities {
            match &it.entity {
                Entity::Event(event) if event.kind.elects_a_chamber() => {
                    if let ([country], Some(body)) = (&event.countries[..], &event.body) {
                        let of_country = known.bodies.entry(country.to_string()).or_default();
                        of_country.insert(body.en.clone(), body.clone());
                    }
                }
                Entity::Body(body) => {
                    let key = (body.country.to_string(), body.name.en.clone());
                    known.chambers.insert(key, body.id.clone());
                }
                Entity::Person(person) => {
                    let Name { en, ja, ko, .. } = person.name.clone();
                    known
                        .persons
                        .insert(person.id.clone(), Forms { en, ja, ko }.into());
                }
                _ => {}
            }
        }
        known
    }
}

/// Reads the tables among some files. What is read from other files before is in `entities`.
pub fn read_tables(files: &[DataFile], entities: &mut Vec<Written>, problems: &mut Vec<FileError>) {
    let known = Known::of(entities);
    for file in files {
        let Some(name) = file.path.strip_prefix(FOLDER) else {
            continue;
        };
        if file.path == RECORDED {
            for (place, row) in rows::<RecordedRow>(file, problems) {
                if let Err(error) = read_recorded(&row, entities) {
                    problems.push(error.at(&place));
                }
            }
            continue;
        }
        let country = name.trim_end_matches(".csv");
        for (place, row) in rows::<ElectionRow>(file, problems) {
            match election(&row, country, &known) {
                Ok(event) => entities.push(Written {
                    entity: event.into(),
                    place,
                }),
                Err(error) => problems.push(error.at(&place)),
            }
        }
    }
}

fn election(row: &ElectionRow, country: &str, known: &Known) -> Result<Event, CellError> {
    let kind = EventKind::from_word(&row.kind).ok_or_else(|| CellError::no_word("kind", &row.kind))?;
    let body = body(&row.name, kind, known.bodies.get(country))?;
    let chamber = body
        .as_ref()
        .filter(|_| kind.elects_a_chamber())
        .and_then(|body| known.chambers.get(&(country.to_owned(), body.en.clone())));
    let bodies = Vec::from_iter(chamber.cloned()).into();
    Ok(Event {
        id: parsed_id("id", &row.id, EventId::parse)?,
        kind,
        name: None,
        countries: vec![parsed_id("file name", country, CountryId::parse)?],
        date: EventDate {
            on: parsed("on", &row.on)?,
            kind: DateKind::Scheduled,
            firmness: Firmness::from_word(&row.firmness)
                .ok_or_else(|| CellError::no_word("firmness", &row.firmness))?,
            time: None,
            zone: None,
        },
        announced: None,
        expected: None,
        previous: Vec::new(),
        place: None,
        body,
        bodies,
        decides: ids("decides", &row.decides, OfficeId::parse)?,
        significance: None,
        description: None,
        transitions: Vec::new(),
        round_of: optional_id("round_of", &row.round_of, EventId::parse)?,
        round: optional("round", &row.round)?,
        participants: Vec::new(),
        candidates: Vec::new(),
        outcome: outcome(row, kind, known)?,
        annulled: None,
        wikidata: None,
        provenance: provenance(&row.sources, &row.review, &row.verified)?,
    })
}

/// What votes or is voted for: the chamber in brackets, else the only one that the country's other files name.
fn body(
    name: &str,
    kind: EventKind,
    of_country: Option<&BTreeMap<String, Text>>,
) -> Result<Option<Text>, CellError> {
    if name.is_empty() {
        let only = of_country.filter(|bodies| kind.elects_a_chamber() && bodies.len() == 1);
        return Ok(only.and_then(|bodies| bodies.values().next()).cloned());
    }
    let name = name
        .strip_prefix('(')
        .and_then(|name| name.strip_suffix(')'))
        .ok_or_else(|| CellError("name", format!("“{name}” is no chamber in brackets")))?;
    let known = of_country.and_then(|bodies| bodies.get(name));
    Ok(Some(known.cloned().unwrap_or_else(|| Text::english(name))))
}

/// What came of it, if the line says anything about that.
fn outcome(row: &ElectionRow, kind: EventKind, known: &Known) -> Result<Option<Outcome>, CellError> {
    let winners = ids("winners", &row.winners, PersonId::parse)?;
    let names: Vec<_> = winners
        .iter()
        .filter_map(|person| known.persons.get(person))
        .collect();
    let outcome = Outcome {
        known: optional("known", &row.known)?,
        summary: summary(&row.party, kind),
        figures: list(&row.figures)
            .map(|text| figure(text, &names))
            .collect::<Result<_, _>>()?,
        winners,
    };
    Ok((outcome != Outcome::default()).then_some(outcome))
}

/// Whose party won, or which one is the strongest now.
fn summary(party: &str, kind: EventKind) -> Option<Text> {
    if party.is_empty() {
        return None;
    }
    let of_person = matches!(
        kind,
        EventKind::PresidentialElection | EventKind::IndirectElection
    );
    let [en, ja, ko] = if of_person {
        ["Winner’s party", "当選者の所属政党", "당선자 소속 정당"]
    } else {
        ["Strongest party", "第1党", "제1당"]
    };
    Some(three(
        format!("{en}: {party}"),
        format!("{ja}：{party}"),
        format!("{ko}: {party}"),
    ))
}

fn three(en: impl Into<String>, ja: impl Into<String>, ko: impl Into<String>) -> Text {
    Forms {
        en: en.into(),
        ja: Some(ja.into()),
        ko: Some(ko.into()),
    }
    .into()
}

/// `Ollanta Humala=51.5%`, where a winner is named as in other files, `turnout=68.6%`, `NPP seats=137`, `NPP votes=5716026`.
fn figure(text: &str, winners: &[&Text]) -> Result<Figure, CellError> {
    let unread = || {
        CellError(
            "figures",
            format!("“{text}” is not like “turnout=68.6%” or “NPP seats=137”"),
        )
    };
    let (label, value) = text.split_once('=').ok_or_else(unread)?;
    let (label, value, unit) = match value.strip_suffix('%') {
        Some(value) => (label, value, Unit::Percent),
        None => {
            let (label, unit) = label.rsplit_once(' ').ok_or_else(unread)?;
            let known = [Unit::Seats, Unit::Votes];
            let unit = known
                .into_iter()
                .find(|known| known.word() == unit)
                .ok_or_else(unread)?;
            (label, value, unit)
        }
    };
    value.parse::<f64>().map_err(|_| unread())?;
    let label = match label {
        "turnout" => three("Turnout", "投票率", "투표율"),
        name => match winners.iter().find(|winner| winner.en == name) {
            Some(winner) => (*winner).clone(),
            None => Text::english(name),
        },
    };
    Ok(Figure {
        label,
        value: value.to_owned(),
        unit,
        round: None,
    })
}

fn read_recorded(row: &RecordedRow, entities: &mut [Written]) -> Result<(), CellError> {
    let country = entities.iter_mut().find_map(|it| match &mut it.entity {
        Entity::Country(country) if country.id.as_str() == row.country => Some(Arc::make_mut(country)),
        _ => None,
    });
    let country =
        country.ok_or_else(|| CellError("country", format!("no file defines “{}”", row.country)))?;
    country
        .recorded_elections
        .push(recorded(&row.from, &row.to, &row.sources)?);
    Ok(())
}
