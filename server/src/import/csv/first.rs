//! The first mapping of a spreadsheet: what its headings and cells say by themselves, to be corrected by whoever knows it.

mod columns;
mod headings;
mod parts;
mod written;

use super::{
    Part,
    mapping::{FILL_IN, Mapping},
    text,
};
use crate::import::{codes::Countries, reasons};
use anyhow::Context;
use columns::{Column, delimiter};
use domain::World;
use parts::Parts;
use std::{fmt, path::Path};

/// A first mapping, and what was understood.
#[derive(Debug)]
pub struct FirstMapping {
    /// The mapping, in TOML.
    pub text: String,
    /// Lines for whoever asked: what each column was taken for, what is to be filled in, what could be read with it.
    pub understood: Vec<String>,
}

/// Looks at a spreadsheet and writes a mapping of it.
///
/// # Errors
/// When the file cannot be read, or is no table with a heading.
pub fn look(path: &Path, today: jiff::civil::Date, world: &World) -> anyhow::Result<FirstMapping> {
    let bytes = super::bytes_of(path)?;
    let name = super::name_of(path);
    let text = text::decode(&bytes, text::Encoding::Auto)
        .map_err(|reason| anyhow::anyhow!("could not read {name}: {reason}"))?;
    let (named, rest) = text::separator(&text);
    let delimiter = named.unwrap_or_else(|| delimiter(rest));
    let table = Column::all(rest, delimiter).with_context(|| format!("could not read {name}"))?;
    let countries = Countries::of(world);
    let parts = Parts::of(&table, &countries, today);
    let mapping = written::mapping(&name, &table, &parts, (delimiter != ',').then_some(delimiter));
    let mut understood = vec![format!(
        "{name}: {} rows, {} columns",
        table.rows,
        table.columns.len()
    )];
    understood.extend(parts.in_words(&table));
    understood.extend(tried(path, &mapping, world));
    Ok(FirstMapping {
        text: mapping,
        understood,
    })
}

/// What can be read by the mapping as it stands, with something in the places that are to be filled in.
fn tried(path: &Path, mapping: &str, world: &World) -> Vec<String> {
    if mapping.contains(&format!("value = \"{FILL_IN}\"")) {
        // Without a country nothing can be read.
        return Vec::new();
    }
    let whole = mapping.replace(FILL_IN, "to be filled in");
    let part = match Mapping::parse(&whole).and_then(|mapping| super::read(path, &mapping, world)) {
        Ok(part) => part,
        Err(error) => return vec![format!("it cannot be used yet: {error:#}")],
    };
    let Part { claims, rejected, .. } = part;
    let all = claims.len() + rejected.len();
    let mut lines = vec![format!("{} of {all} rows can be read by it", claims.len())];
    lines.extend(reasons::summed(&rejected).iter().map(ToString::to_string));
    lines
}

impl fmt::Display for FirstMapping {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.understood
            .iter()
            .try_for_each(|line| writeln!(formatter, "{line}"))
    }
}

#[cfg(test)]
mod tests;
