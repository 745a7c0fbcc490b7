//! The former names of countries: one table, `data/former/names.csv`.
//!
//! A line adds to a country that another file defines. One of a country that is no more waits, as the rest of `former/` does, until a
//! country can be of the past.

use super::{
    DataFile, FileError, Written,
    cells::{CellError, rows, sources},
    files::FORMER_NAMES,
};
use domain::{Country, Edtf, Entity, Name, entity::FormerName};
use serde::Deserialize;
use std::{collections::BTreeMap, sync::Arc};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FormerNameRow {
    country: String,
    name_en: String,
    name_ja: String,
    name_ko: String,
    from: String,
    to: String,
    sources: String,
}

/// Reads the table among some files. The countries, from other files, are in `entities`.
pub fn read_table(files: &[DataFile], entities: &mut [Written], problems: &mut Vec<FileError>) {
    let Some(file) = files.iter().find(|file| file.path == FORMER_NAMES) else {
        return;
    };
    let mut countries: BTreeMap<_, _> = entities
        .iter_mut()
        .filter_map(|it| match &mut it.entity {
            Entity::Country(country) => Some((country.id.to_string(), country)),
            _ => None,
        })
        .collect();
    for (place, row) in rows::<FormerNameRow>(file, problems) {
        let Some(country) = countries.get_mut(&row.country) else {
            continue;
        };
        if let Err(error) = add(Arc::make_mut(country), row) {
            problems.push(error.at(&place));
        }
    }
}

fn add(country: &mut Country, row: FormerNameRow) -> Result<(), CellError> {
    let form = |text: String| Some(text).filter(|text| !text.is_empty());
    let date = |column: &'static str, text: &str| {
        Edtf::parse(text).map_err(|error| CellError(column, error.to_string()))
    };
    let from = match row.from.as_str() {
        "" => None,
        text => Some(date("from", text)?),
    };
    country.former_names.push(FormerName {
        name: Name {
            en: row.name_en,
            ja: form(row.name_ja),
            ko: form(row.name_ko),
            ..Name::default()
        },
        title: None,
        from,
        until: date("to", &row.to)?,
        sources: sources(&row.sources)?,
    });
    country
        .former_names
        .sort_by(|one, other| one.until.cmp(&other.until));
    Ok(())
}
