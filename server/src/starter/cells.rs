//! How the cells of the tables of `data/` are read: the same for every table.

use super::{DataFile, FileError, Location};
use domain::{
    Citation, Provenance,
    entity::{Recorded, Review, citation::cite},
};
use jiff::civil::Date;
use serde::de::DeserializeOwned;
use std::{fmt::Display, str::FromStr};

/// A cell that cannot be read: its column, and why.
pub struct CellError(pub &'static str, pub String);

impl CellError {
    pub fn no_word(column: &'static str, word: &str) -> Self {
        Self(column, format!("there is no word “{word}”"))
    }

    pub fn at(self, place: &Location) -> FileError {
        let Self(column, why) = self;
        FileError {
            place: place.clone(),
            message: format!("`{column}`: {why}"),
        }
    }
}

/// The lines of a table, each with its place.
pub fn rows<T: DeserializeOwned>(file: &DataFile, problems: &mut Vec<FileError>) -> Vec<(Location, T)> {
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
            Ok((line, row)) => rows.push((location(file, line), row)),
            Err(error) => {
                let line = error.position().map_or(1, csv::Position::line);
                problems.push(problem(file, line, &error));
            }
        }
    }
    rows
}

fn location(file: &DataFile, line: u64) -> Location {
    Location {
        file: file.path.clone(),
        line: usize::try_from(line).unwrap_or(usize::MAX),
        column: 1,
    }
}

fn problem(file: &DataFile, line: u64, message: &impl Display) -> FileError {
    FileError {
        place: location(file, line),
        message: message.to_string(),
    }
}

/// On whose word a line stands, by its columns `sources`, `review` and `verified`.
pub fn provenance(sources: &str, review: &str, verified: &str) -> Result<Provenance, CellError> {
    Ok(Provenance {
        sources: self::sources(sources)?,
        has_later_sources: false,
        review: Review::from_word(review).ok_or_else(|| CellError::no_word("review", review))?,
        verified: optional::<Date>("verified", verified)?,
    })
}

/// A span of a table of what is recorded, by its columns `from`, `to` and `sources`.
pub fn recorded(from: &str, to: &str, sources: &str) -> Result<Recorded, CellError> {
    Ok(Recorded {
        from: parsed("from", from)?,
        to: optional("to", to)?,
        sources: self::sources(sources)?,
        has_later_sources: false,
    })
}

/// The sources of a line, each with the place in it.
pub fn sources(text: &str) -> Result<Vec<Citation>, CellError> {
    let mut found = Vec::new();
    for citation in list(text) {
        cite(&mut found, &parsed_id("sources", citation, Citation::parse)?);
    }
    Ok(found)
}

/// The parts of a cell that have `; ` between them.
pub fn list(text: &str) -> impl Iterator<Item = &str> {
    text.split(';').map(str::trim).filter(|part| !part.is_empty())
}

pub fn parsed_id<Id, E: Display>(
    column: &'static str,
    text: &str,
    parse: impl Fn(&str) -> Result<Id, E>,
) -> Result<Id, CellError> {
    parse(text).map_err(|error| CellError(column, format!("“{text}”: {error}")))
}

/// The id in a cell; none where it is empty.
pub fn optional_id<Id, E: Display>(
    column: &'static str,
    text: &str,
    parse: impl Fn(&str) -> Result<Id, E>,
) -> Result<Option<Id>, CellError> {
    (!text.is_empty())
        .then(|| parsed_id(column, text, parse))
        .transpose()
}

/// The ids in a cell.
pub fn ids<Id, E: Display>(
    column: &'static str,
    text: &str,
    parse: impl Fn(&str) -> Result<Id, E>,
) -> Result<Vec<Id>, CellError> {
    list(text).map(|id| parsed_id(column, id, &parse)).collect()
}

pub fn parsed<T: FromStr<Err: Display>>(column: &'static str, text: &str) -> Result<T, CellError> {
    parsed_id(column, text, T::from_str)
}

pub fn optional<T: FromStr<Err: Display>>(column: &'static str, text: &str) -> Result<Option<T>, CellError> {
    optional_id(column, text, T::from_str)
}
