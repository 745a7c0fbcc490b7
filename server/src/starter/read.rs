//! From the text of a data file to entities, with file, line and column for whatever is wrong.

use super::{
    files::DataFile,
    written::{Location, Written},
};
use domain::{
    Body, Country, Entity, EntityRef, Event, Office, Party, Person, Source, Tenure, Transition,
    world::references,
};
use serde::{Serialize, de::DeserializeOwned};
use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

/// What cannot be read, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileError {
    pub place: Location,
    pub message: String,
}

/// Reads one file; what can be read goes to `entities`, what cannot to `problems`.
pub fn read_file(file: &DataFile, entities: &mut Vec<Written>, problems: &mut Vec<FileError>) {
    let table = match DeTable::parse(&file.text) {
        Ok(table) => table.into_inner(),
        Err(error) => return problems.push(problem(file, error.span(), error.message())),
    };
    let mut reader = Reader {
        file,
        entities,
        problems,
    };
    for (name, value) in table {
        match &*name.get_ref().clone() {
            "source" => reader.each::<Source>(value),
            "country" => reader.one::<Country>(value),
            "office" => reader.each::<Office>(value),
            "party" => reader.each::<Party>(value),
            "body" => reader.each::<Body>(value),
            "person" => reader.each::<Person>(value),
            "tenure" => reader.each::<Tenure>(value),
            "event" => reader.each::<Event>(value),
            "transition" => reader.each::<Transition>(value),
            unknown => {
                let message = format!(
                    "there is no table “{unknown}”: use source, country, office, party, body, person, tenure, event or transition"
                );
                reader.problems.push(problem(file, Some(name.span()), &message));
            }
        }
    }
    check_country_id(file, entities, problems);
}

/// Entities that are written in two places: the second of them is a problem.
pub fn defined_twice(entities: &[Written]) -> Vec<FileError> {
    let mut first: BTreeMap<EntityRef, &Location> = BTreeMap::new();
    let mut problems = Vec::new();
    for it in entities {
        let reference = it.entity.reference();
        match first.get(&reference) {
            Some(place) => problems.push(FileError {
                place: it.place.clone(),
                message: format!("“{}” is defined already, at {place}", reference.id()),
            }),
            None => drop(first.insert(reference, &it.place)),
        }
    }
    problems
}

/// References to what no file defines.
pub fn unknown_references(entities: &[Written]) -> Vec<FileError> {
    let known: BTreeSet<EntityRef> = entities.iter().map(|it| it.entity.reference()).collect();
    let mut problems = Vec::new();
    for it in entities {
        let unknown: BTreeSet<_> = references(&it.entity)
            .into_iter()
            .filter(|to| !known.contains(to))
            .collect();
        problems.extend(unknown.into_iter().map(|to| FileError {
            place: it.place.clone(),
            message: format!(
                "“{}” refers to {to:?}, which no file defines",
                it.entity.reference().id()
            ),
        }));
    }
    problems
}

/// A file in `countries/` is named after the country in it, so that people find it.
fn check_country_id(file: &DataFile, entities: &[Written], problems: &mut Vec<FileError>) {
    let Some(stem) = file
        .path
        .strip_prefix("countries/")
        .and_then(|name| name.strip_suffix(".toml"))
    else {
        return;
    };
    let here = entities.iter().filter(|it| it.place.file == file.path);
    for it in here {
        if let Entity::Country(country) = &it.entity
            && country.id.as_str() != stem
        {
            let message = format!(
                "the file of country “{}” must be countries/{}.toml",
                country.id, country.id
            );
            problems.push(FileError {
                place: it.place.clone(),
                message,
            });
        }
    }
}

struct Reader<'r> {
    file: &'r DataFile,
    entities: &'r mut Vec<Written>,
    problems: &'r mut Vec<FileError>,
}

impl Reader<'_> {
    fn each<T: DeserializeOwned + Serialize + Into<Entity>>(&mut self, value: Spanned<DeValue<'_>>) {
        let span = value.span();
        match value.into_inner() {
            DeValue::Array(items) => items.into_iter().for_each(|item| self.one::<T>(item)),
            other => {
                let message = format!(
                    "expected a list of tables (write [[…]]), found a {}",
                    other.type_str()
                );
                self.problems.push(problem(self.file, Some(span), &message));
            }
        }
    }

    fn one<T: DeserializeOwned + Serialize + Into<Entity>>(&mut self, value: Spanned<DeValue<'_>>) {
        let span = value.span();
        let keys = keys(&value);
        match from_value::<T>(value.clone()) {
            Ok(entity) => {
                match unknown_keys(&entity, &value, keys) {
                    Ok(unknown) => self.problems.extend(unknown.into_iter().map(|(key, span)| {
                        problem(self.file, Some(span), &format!("there is no field “{key}” here"))
                    })),
                    Err(error) => {
                        self.problems
                            .push(problem(self.file, Some(span.clone()), &error.to_string()))
                    }
                }
                self.entities.push(Written {
                    entity: entity.into(),
                    place: Location::of(self.file, Some(span)),
                });
            }
            // What is wrong in the flattened fields comes without a place: then it is that of the table.
            Err(error) => {
                let span = error.span().unwrap_or(span);
                self.problems
                    .push(problem(self.file, Some(span), error.message()));
            }
        }
    }
}

fn problem(file: &DataFile, span: Option<Range<usize>>, message: &str) -> FileError {
    let message = message.lines().collect::<Vec<_>>().join(" ");
    FileError {
        place: Location::of(file, span),
        message,
    }
}

fn from_value<T: DeserializeOwned>(value: Spanned<DeValue<'_>>) -> Result<T, toml::de::Error> {
    T::deserialize(toml::de::ValueDeserializer::from(value))
}

fn keys(value: &Spanned<DeValue<'_>>) -> Vec<(String, Range<usize>)> {
    let table = value.get_ref().as_table();
    table
        .into_iter()
        .flatten()
        .map(|(key, _)| (key.get_ref().to_string(), key.span()))
        .collect()
}

/// The keys of a table that no field has read.
///
/// The entities flatten their provenance, and with that serde passes over keys that it does not know. A
/// key that comes back when the entity is written again was read. One that does not was either left out
/// for being the default, or is unknown; a value that no field accepts tells the two apart.
fn unknown_keys<T: DeserializeOwned + Serialize>(
    entity: &T,
    value: &Spanned<DeValue<'_>>,
    keys: Vec<(String, Range<usize>)>,
) -> serde_json::Result<Vec<(String, Range<usize>)>> {
    let written = serde_json::to_value(entity)?;
    let is_unknown = |key: &str| {
        let mut altered = value.clone();
        if let DeValue::Table(table) = altered.get_mut() {
            for (name, value) in table.iter_mut() {
                if name.get_ref() == key {
                    *value.get_mut() = unacceptable();
                }
            }
        }
        from_value::<T>(altered).is_ok()
    };
    Ok(keys
        .into_iter()
        .filter(|(key, _)| written.get(key).is_none() && is_unknown(key))
        .collect())
}

/// A table whose only key is in no entity.
fn unacceptable() -> DeValue<'static> {
    let mut table = DeTable::new();
    table.insert(
        Spanned::new(0..0, "\u{0}".into()),
        Spanned::new(0..0, DeValue::Boolean(true)),
    );
    DeValue::Table(table)
}
