//! The long lines of holders: one table a country, `data/lines/{country}.csv`, with the keys of `[[tenure]]` and of whoever holds it.
//!
//! A line of a table is a tenure; the first that names somebody gives the name and what else is known of them. `lines/recorded.csv` says
//! within which dates the line of an office has no gap.

use super::{DataFile, Place, Problem, Written, files::is_table};
use domain::{
    Edtf, Entity, Name, Person, Provenance, Tenure,
    entity::{Capacity, EndReason, Entry, Recorded, Review, Span},
    id::{OfficeId, PartyId, PersonId, SourceId, TenureId},
};
use jiff::civil::Date;
use serde::{Deserialize, de::DeserializeOwned};
use std::{collections::BTreeSet, fmt::Display, str::FromStr, sync::Arc};

const RECORDED: &str = "lines/recorded.csv";

/// A line of a table of holders.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    office: String,
    person: String,
    name: String,
    /// Other spellings, with `; ` between them.
    aliases: String,
    wikidata: String,
    born: String,
    died: String,
    start: String,
    end: String,
    entry: String,
    end_reason: String,
    /// `yes` where the holder only stood in, or another word of [`Capacity`] that held the whole time, such as `disputed`.
    acting: String,
    party: String,
    /// For whoever corrects the table; not shown.
    #[expect(dead_code, reason = "read so that the table may have it")]
    note: String,
    /// Ids of sources, each with the place in it behind a `#`, with `; ` between them.
    sources: String,
    review: String,
    verified: String,
}

/// A span within which the line of an office has no gap.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RecordedRow {
    office: String,
    from: String,
    to: String,
    sources: String,
}

/// Reads the tables among some files. What is read from other files before is in `entities`.
pub fn read_tables(files: &[DataFile], entities: &mut Vec<Written>, problems: &mut Vec<Problem>) {
    let tables = files.iter().filter(|file| is_table(&file.path));
    let rows: Vec<_> = tables
        .clone()
        .filter(|file| file.path != RECORDED)
        .flat_map(|file| read::<Row>(file, problems))
        .collect();
    let mut reader = Reader {
        persons: ids(entities, |entity| match entity {
            Entity::Person(person) => Some(person.id.as_str()),
            _ => None,
        }),
        tenures: ids(entities, |entity| match entity {
            Entity::Tenure(tenure) => Some(tenure.id.as_str()),
            _ => None,
        }),
        entities,
        problems,
    };
    for (place, row) in rows.iter().filter(|(_, row)| !row.name.is_empty()) {
        reader.read_person(place, row);
    }
    for (place, row) in &rows {
        reader.read_tenure(place, row);
    }
    for file in tables.filter(|file| file.path == RECORDED) {
        for (place, row) in read::<RecordedRow>(file, reader.problems) {
            reader.read_recorded(&place, &row);
        }
    }
}

fn ids(entities: &[Written], id: impl Fn(&Entity) -> Option<&str>) -> BTreeSet<String> {
    entities
        .iter()
        .filter_map(|it| id(&it.entity).map(str::to_owned))
        .collect()
}

/// The lines of a table, each with its place.
fn read<T: DeserializeOwned>(file: &DataFile, problems: &mut Vec<Problem>) -> Vec<(Place, T)> {
    let mut reader = csv::Reader::from_reader(file.text.as_bytes());
    let headers = match reader.headers() {
        Ok(headers) => headers.clone(),
        Err(error) => {
            problems.push(problem(file, 1, &error));
            return Vec::new();
        }
    };
    let mut rows = Vec::new();
    for record in reader.records() {
        let read = record.and_then(|record| {
            let line = record.position().map_or(1, csv::Position::line);
            Ok((line, record.deserialize::<T>(Some(&headers))?))
        });
        match read {
            Ok((line, row)) => rows.push((place(file, line), row)),
            Err(error) => {
                let line = error.position().map_or(1, csv::Position::line);
                problems.push(problem(file, line, &error));
            }
        }
    }
    rows
}

fn place(file: &DataFile, line: u64) -> Place {
    Place {
        file: file.path.clone(),
        line: usize::try_from(line).unwrap_or(usize::MAX),
        column: 1,
    }
}

fn problem(file: &DataFile, line: u64, message: &impl Display) -> Problem {
    Problem {
        place: place(file, line),
        message: message.to_string(),
    }
}

struct Reader<'r> {
    /// The ids that are taken.
    persons: BTreeSet<String>,
    tenures: BTreeSet<String>,
    entities: &'r mut Vec<Written>,
    problems: &'r mut Vec<Problem>,
}

/// A field that cannot be read, and why.
struct Unread(&'static str, String);

impl Reader<'_> {
    fn read_person(&mut self, place: &Place, row: &Row) {
        if !self.persons.insert(row.person.clone()) {
            self.tell(
                place,
                Unread(
                    "name",
                    format!("“{}” has a name already: leave it empty here", row.person),
                ),
            );
            return;
        }
        match person(row) {
            Ok(person) => self.entities.push(Written {
                entity: person.into(),
                place: place.clone(),
            }),
            Err(unread) => self.tell(place, unread),
        }
    }

    fn read_tenure(&mut self, place: &Place, row: &Row) {
        let base = format!("{}-{}", row.office, row.person);
        let mut numbered = (2..).map(|number| format!("{base}-{number}"));
        let id = if self.tenures.contains(&base) {
            numbered.find(|id| !self.tenures.contains(id)).unwrap_or(base)
        } else {
            base
        };
        match tenure(&id, row) {
            Ok(tenure) => {
                self.tenures.insert(id);
                self.entities.push(Written {
                    entity: tenure.into(),
                    place: place.clone(),
                });
            }
            Err(unread) => self.tell(place, unread),
        }
    }

    fn read_recorded(&mut self, place: &Place, row: &RecordedRow) {
        let office = self.entities.iter_mut().find_map(|it| match &mut it.entity {
            Entity::Office(office) if office.id.as_str() == row.office => Some(Arc::make_mut(office)),
            _ => None,
        });
        let read = office
            .ok_or_else(|| Unread("office", format!("no file defines “{}”", row.office)))
            .and_then(|office| {
                office.recorded.push(Recorded {
                    from: parsed("from", &row.from)?,
                    to: optional("to", &row.to)?,
                    sources: sources(&row.sources)?,
                    has_later_sources: false,
                });
                Ok(())
            });
        if let Err(unread) = read {
            self.tell(place, unread);
        }
    }

    fn tell(&mut self, place: &Place, Unread(field, why): Unread) {
        self.problems.push(Problem {
            place: place.clone(),
            message: format!("`{field}`: {why}"),
        });
    }
}

fn person(row: &Row) -> Result<Person, Unread> {
    Ok(Person {
        id: parsed_id("person", &row.person, PersonId::parse)?,
        name: Name {
            en: row.name.clone(),
            aliases: list(&row.aliases).map(str::to_owned).collect(),
            ..Name::default()
        },
        born: optional("born", &row.born)?,
        died: optional("died", &row.died)?,
        wikidata: (!row.wikidata.is_empty()).then(|| row.wikidata.clone()),
        provenance: provenance(row)?,
    })
}

fn tenure(id: &str, row: &Row) -> Result<Tenure, Unread> {
    let provenance = provenance(row)?;
    let start: Option<Edtf> = optional("start", &row.start)?;
    let capacity = match row.acting.as_str() {
        "" => None,
        "yes" => Some(Capacity::Acting),
        word => Some(Capacity::from_word(word).ok_or_else(|| no_word("acting", word))?),
    };
    let is_acting = capacity.is_some_and(Capacity::is_acting);
    let capacity = start.clone().zip(capacity).map(|(from, value)| Span {
        value,
        from,
        to: None,
        note: None,
        sources: provenance.sources.clone(),
        has_later_sources: false,
    });
    Ok(Tenure {
        id: parsed_id("person", id, TenureId::parse)?,
        office: parsed_id("office", &row.office, OfficeId::parse)?,
        person: parsed_id("person", &row.person, PersonId::parse)?,
        party: match row.party.as_str() {
            "" => None,
            party => Some(parsed_id("party", party, PartyId::parse)?),
        },
        designated: None,
        start,
        end: optional("end", &row.end)?,
        entry: match row.entry.as_str() {
            "" if is_acting => Entry::Acting,
            "" => Entry::Unknown,
            word => Entry::from_word(word).ok_or_else(|| no_word("entry", word))?,
        },
        entry_note: None,
        end_reason: match row.end_reason.as_str() {
            "" => None,
            word => Some(EndReason::from_word(word).ok_or_else(|| no_word("end_reason", word))?),
        },
        end_note: None,
        terms: Vec::new(),
        capacity: capacity.into_iter().collect(),
        powers: Vec::new(),
        outlook: Vec::new(),
        provenance,
    })
}

fn provenance(row: &Row) -> Result<Provenance, Unread> {
    Ok(Provenance {
        sources: sources(&row.sources)?,
        has_later_sources: false,
        review: Review::from_word(&row.review).ok_or_else(|| no_word("review", &row.review))?,
        verified: match row.verified.as_str() {
            "" => None,
            day => Some(
                day.parse::<Date>()
                    .map_err(|error| Unread("verified", error.to_string()))?,
            ),
        },
    })
}

/// The sources of a line, without the places in them.
fn sources(text: &str) -> Result<Vec<SourceId>, Unread> {
    let mut found: Vec<SourceId> = Vec::new();
    for citation in list(text) {
        let id = citation.split_once('#').map_or(citation, |(id, _)| id);
        let id = parsed_id("sources", id, SourceId::parse)?;
        if !found.contains(&id) {
            found.push(id);
        }
    }
    Ok(found)
}

fn list(text: &str) -> impl Iterator<Item = &str> {
    text.split(';').map(str::trim).filter(|part| !part.is_empty())
}

fn parsed_id<Id, E: Display>(
    field: &'static str,
    text: &str,
    parse: impl Fn(&str) -> Result<Id, E>,
) -> Result<Id, Unread> {
    parse(text).map_err(|error| Unread(field, format!("“{text}”: {error}")))
}

fn parsed<T: FromStr<Err: Display>>(field: &'static str, text: &str) -> Result<T, Unread> {
    parsed_id(field, text, T::from_str)
}

fn optional<T: FromStr<Err: Display>>(field: &'static str, text: &str) -> Result<Option<T>, Unread> {
    (!text.is_empty()).then(|| parsed(field, text)).transpose()
}

fn no_word(field: &'static str, word: &str) -> Unread {
    Unread(field, format!("there is no word “{word}”"))
}
