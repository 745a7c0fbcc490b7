//! The names of persons in Japanese, in Korean and in their own script: one table, `data/names.csv`.
//!
//! A line adds to a person whom another file defines; what is said there already is not said again.

use super::{
    DataFile, FileError, Written,
    cells::{CellError, rows, sources},
    files::NAMES,
};
use domain::{Entity, Person, entity::citation::cite};
use serde::Deserialize;
use std::{collections::BTreeMap, sync::Arc};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NameRow {
    person: String,
    ja: String,
    ko: String,
    own: String,
    /// As a BCP 47 tag.
    own_language: String,
    sources: String,
}

/// Reads the table among some files. The persons, from other files, are in `entities`.
pub fn read_table(files: &[DataFile], entities: &mut [Written], problems: &mut Vec<FileError>) {
    let Some(file) = files.iter().find(|file| file.path == NAMES) else {
        return;
    };
    let mut persons: BTreeMap<_, _> = entities
        .iter_mut()
        .filter_map(|it| match &mut it.entity {
            Entity::Person(person) => Some((person.id.to_string(), person)),
            _ => None,
        })
        .collect();
    for (place, row) in rows::<NameRow>(file, problems) {
        let added = match persons.get_mut(&row.person) {
            Some(person) => add(Arc::make_mut(person), row),
            None => Err(CellError("person", format!("no file defines “{}”", row.person))),
        };
        if let Err(error) = added {
            problems.push(error.at(&place));
        }
    }
}

fn add(person: &mut Person, row: NameRow) -> Result<(), CellError> {
    let name = &mut person.name;
    for (column, text, form) in [
        ("ja", row.ja, &mut name.ja),
        ("ko", row.ko, &mut name.ko),
        ("own", row.own, &mut name.own),
        ("own_language", row.own_language, &mut name.own_language),
    ] {
        if text.is_empty() {
            continue;
        }
        if let Some(known) = form {
            return Err(CellError(
                column,
                format!("“{}” is “{known}” already", row.person),
            ));
        }
        *form = Some(text);
    }
    for citation in sources(&row.sources)? {
        cite(&mut person.provenance.sources, &citation);
    }
    Ok(())
}
