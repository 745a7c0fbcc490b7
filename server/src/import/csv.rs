//! Spreadsheets: one row is one tenure or one event, and a mapping says which column means what.
//!
//! [`mapping`] is the mapping as it is written, in TOML; [`first`] writes one of a file that has none; [`text`] turns bytes into text; [`date`]
//! reads dates in the shapes that the mapping allows; [`row`] makes a claim of a row, or says which column is to blame.

mod date;
mod fault;
pub mod first;
pub mod mapping;
mod row;
mod shape;
mod text;

use super::{Part, Rejected, codes::Countries};
use anyhow::Context;
use domain::World;
use fault::CellError;
use mapping::{Lookup, Mapping};
use row::{RowReader, Tables};
use std::{
    collections::{BTreeMap, HashSet},
    path::Path,
};

/// The largest file that is read. The largest known data set of this kind has a few megabytes.
const LARGEST_FILE: u64 = 256 * 1024 * 1024;

/// Reads a whole file into claims; rows of which none could be made are listed, and the rest goes on.
///
/// # Errors
/// When the file cannot be read, is too large, or lacks a column that the mapping names.
pub fn read(path: &Path, mapping: &Mapping, world: &World) -> anyhow::Result<Part> {
    let bytes = bytes_of(path)?;
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut lookups = Tables::new();
    for lookup in mapping.lookups() {
        let table = read_lookup(lookup, folder, mapping)?;
        lookups.insert(lookup.clone(), table);
    }
    read_bytes(&bytes, &name_of(path), mapping, &lookups, world)
}

fn bytes_of(path: &Path) -> anyhow::Result<Vec<u8>> {
    let size = std::fs::metadata(path)
        .with_context(|| format!("could not read {}", path.display()))?
        .len();
    anyhow::ensure!(
        size <= LARGEST_FILE,
        "{} is larger than {} MiB",
        path.display(),
        LARGEST_FILE / (1024 * 1024)
    );
    std::fs::read(path).with_context(|| format!("could not read {}", path.display()))
}

/// The name of a file, as it stands in reports.
fn name_of(path: &Path) -> String {
    path.file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
}

fn read_bytes(
    bytes: &[u8],
    name: &str,
    mapping: &Mapping,
    lookups: &Tables,
    world: &World,
) -> anyhow::Result<Part> {
    let text = text::decode(bytes, mapping.file.encoding)
        .map_err(|reason| anyhow::anyhow!("could not read {name}: {reason}"))?;
    let (separator, rest) = text::separator(&text);
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(mapping.file.delimiter(separator)?)
        .flexible(true)
        .from_reader(rest.as_bytes());
    let mut headers = reader
        .headers()
        .with_context(|| format!("could not read the heading of {name}"))?
        .clone();
    let mut seen = HashSet::new();
    if let Some(twice) = headers
        .iter()
        .map(str::trim)
        .find(|header| !header.is_empty() && !seen.insert(*header))
    {
        anyhow::bail!("{name} has two columns “{twice}”: nothing tells which is meant");
    }
    let width = headers.len();
    for column in mapping.columns() {
        anyhow::ensure!(
            headers.iter().any(|header| header.trim() == column),
            "{name} has no column “{column}”; it has {}",
            headers.iter().collect::<Vec<_>>().join(", ")
        );
    }
    for made in mapping.columns.keys() {
        anyhow::ensure!(
            !headers.iter().any(|header| header.trim() == made),
            "{name} has a column “{made}” of its own, so the mapping cannot make one"
        );
        headers.push_field(made);
    }
    let countries = Countries::of(world);
    let rows = RowReader {
        mapping,
        headers: &headers,
        countries: &countries,
        lookups,
        world,
    };
    let mut part = Part {
        name: name.to_owned(),
        ..Part::default()
    };
    let mut keys = HashSet::new();
    // The reader counts a line as read once it has looked past its end, which for the heading it has not.
    let behind = 1 - u64::from(reader.position().line() > 1) + u64::from(separator.is_some());
    let line_of = |position: &csv::Position| position.line() + behind;
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                part.rejected.push(Rejected {
                    line: error.position().map(line_of),
                    column: None,
                    at: name.to_owned(),
                    reason: format!("this is no row: {error}"),
                });
                continue;
            }
        };
        let line = record.position().map(line_of);
        let at = rows
            .key(&record)
            .unwrap_or_else(|| format!("line {}", line.unwrap_or_default()));
        let made = if record.len() == width {
            let claim = rows
                .completed(record)
                .and_then(|record| rows.claim(&record, line));
            claim.and_then(|claim| {
                if keys.insert(claim.key.clone()) {
                    Ok(claim)
                } else {
                    Err(CellError::new(
                        &mapping.row.key.columns().join(", "),
                        "an earlier row has the same key",
                    ))
                }
            })
        } else {
            Err(CellError::new(
                "",
                format!("it has {} cells and the heading has {}", record.len(), width),
            ))
        };
        match made {
            Ok(claim) => part.claims.push(claim),
            Err(fault) => part.rejected.push(Rejected {
                line,
                column: (!fault.column.is_empty()).then_some(fault.column),
                at,
                reason: fault.reason,
            }),
        }
    }
    Ok(part)
}

/// A table in a file of its own that turns the codes of the main file into others.
fn read_lookup(
    lookup: &Lookup,
    folder: &Path,
    mapping: &Mapping,
) -> anyhow::Result<BTreeMap<String, String>> {
    let path = folder.join(&lookup.file);
    let bytes = std::fs::read(&path)
        .with_context(|| format!("could not read {}, which the mapping names", path.display()))?;
    let text = text::decode(&bytes, mapping.file.encoding)
        .map_err(|reason| anyhow::anyhow!("could not read {}: {reason}", path.display()))?;
    let (separator, rest) = text::separator(&text);
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(mapping.file.delimiter(separator)?)
        .flexible(true)
        .from_reader(rest.as_bytes());
    let headers = reader.headers()?.clone();
    let place = |column: &str| {
        headers
            .iter()
            .position(|header| header.trim() == column)
            .with_context(|| format!("{} has no column “{column}”", path.display()))
    };
    let (key, value) = (place(&lookup.key)?, place(&lookup.value)?);
    let mut table = BTreeMap::new();
    for record in reader.records() {
        let record = record.with_context(|| format!("could not read {}", path.display()))?;
        if let (Some(key), Some(value)) = (record.get(key), record.get(value)) {
            table.insert(key.trim().to_owned(), value.trim().to_owned());
        }
    }
    Ok(table)
}

#[cfg(test)]
mod tests;
