//! The long lines of holders: one table a country, `data/lines/{country}.csv`, with the keys of `[[tenure]]` and of whoever holds it; and
//! `data/former/{country}.csv` for offices and countries that are no more.
//!
//! A line of a table is a tenure; the first that names somebody gives the name and what else is known of them. `recorded.csv` beside them says
//! within which dates the line of an office has no gap.

use super::{
    DataFile, FileError, Location, Written,
    cells::{CellError, list, optional, optional_id, parsed_id, provenance, recorded, rows},
};
use domain::{
    Edtf, Entity, Name, Person, Tenure,
    entity::{Capacity, EndReason, Entry, Span},
    id::{OfficeId, PartyId, PersonId, TenureId},
};
use serde::Deserialize;
use std::{collections::BTreeSet, sync::Arc};

const FOLDERS: [&str; 2] = ["lines/", "former/"];
/// The table in each folder that says where a line has no gap.
const RECORDED: &str = "recorded.csv";

/// A line of a table of holders.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TenureRow {
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
pub fn read_tables(files: &[DataFile], entities: &mut Vec<Written>, problems: &mut Vec<FileError>) {
    let tables = || {
        let of_folder = |folder| {
            files
                .iter()
                .filter_map(move |file| Some((file, file.path.strip_prefix(folder)?)))
        };
        FOLDERS.into_iter().flat_map(of_folder)
    };
    let is_of_country = |name: &str| {
        name.strip_suffix(".csv")
            .is_some_and(|country| country.len() == 2)
    };
    let holders: Vec<_> = tables()
        .filter(|(_, name)| is_of_country(name))
        .flat_map(|(file, _)| rows::<TenureRow>(file, problems))
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
    for (place, row) in holders.iter().filter(|(_, row)| !row.name.is_empty()) {
        reader.read_person(place, row);
    }
    for (place, row) in &holders {
        reader.read_tenure(place, row);
    }
    for (file, _) in tables().filter(|(_, name)| *name == RECORDED) {
        for (place, row) in rows::<RecordedRow>(file, reader.problems) {
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

struct Reader<'r> {
    /// The ids that are taken.
    persons: BTreeSet<String>,
    tenures: BTreeSet<String>,
    entities: &'r mut Vec<Written>,
    problems: &'r mut Vec<FileError>,
}

impl Reader<'_> {
    fn read_person(&mut self, place: &Location, row: &TenureRow) {
        if !self.persons.insert(row.person.clone()) {
            self.tell(
                place,
                CellError(
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
            Err(error) => self.tell(place, error),
        }
    }

    fn read_tenure(&mut self, place: &Location, row: &TenureRow) {
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
            Err(error) => self.tell(place, error),
        }
    }

    fn read_recorded(&mut self, place: &Location, row: &RecordedRow) {
        let office = self.entities.iter_mut().find_map(|it| match &mut it.entity {
            Entity::Office(office) if office.id.as_str() == row.office => Some(Arc::make_mut(office)),
            _ => None,
        });
        let read = office
            .ok_or_else(|| CellError("office", format!("no file defines “{}”", row.office)))
            .and_then(|office| {
                office.recorded.push(recorded(&row.from, &row.to, &row.sources)?);
                Ok(())
            });
        if let Err(error) = read {
            self.tell(place, error);
        }
    }

    fn tell(&mut self, place: &Location, error: CellError) {
        self.problems.push(error.at(place));
    }
}

fn person(row: &TenureRow) -> Result<Person, CellError> {
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
        provenance: provenance(&row.sources, &row.review, &row.verified)?,
    })
}

fn tenure(id: &str, row: &TenureRow) -> Result<Tenure, CellError> {
    let provenance = provenance(&row.sources, &row.review, &row.verified)?;
    let start: Option<Edtf> = optional("start", &row.start)?;
    let capacity = match row.acting.as_str() {
        "" => None,
        "yes" => Some(Capacity::Acting),
        word => Some(Capacity::from_word(word).ok_or_else(|| CellError::no_word("acting", word))?),
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
        party: optional_id("party", &row.party, PartyId::parse)?,
        designated: None,
        start,
        end: optional("end", &row.end)?,
        entry: match row.entry.as_str() {
            "" if is_acting => Entry::Acting,
            "" => Entry::Unknown,
            word => Entry::from_word(word).ok_or_else(|| CellError::no_word("entry", word))?,
        },
        entry_note: None,
        end_reason: match row.end_reason.as_str() {
            "" => None,
            word => Some(EndReason::from_word(word).ok_or_else(|| CellError::no_word("end_reason", word))?),
        },
        end_note: None,
        terms: Vec::new(),
        capacity: capacity.into_iter().collect(),
        powers: Vec::new(),
        outlook: Vec::new(),
        provenance,
    })
}
