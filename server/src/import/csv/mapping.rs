//! A mapping as it is written, in TOML: what the file is, what one row is, and which column means what.

mod cells;

pub use cells::{
    Codes, Condition, CountryCell, DateCell, DateParts, EventCells, FigureCell, FirmnessCell, Key, KindCell,
    Lookup, OfficeCells, PersonCells, Seats, TenureCells, WordCell,
};

use super::text::Encoding;
use anyhow::Context;
use domain::{
    Source, Text,
    id::{CountryId, SourceId},
};
use jiff::civil::Date;
use serde::Deserialize;
use std::{collections::BTreeMap, path::Path};

/// What stands in a first mapping where only a person knows what belongs there.
pub(super) const FILL_IN: &str = "FILL IN";

/// The mappings that come with the program, by name.
pub const SHIPPED: [(&str, &str); 3] = [
    ("archigos", include_str!("../../../mappings/archigos.toml")),
    ("parlgov", include_str!("../../../mappings/parlgov.toml")),
    ("visits", include_str!("../../../mappings/visits.toml")),
];

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mapping {
    pub source: MappedSource,
    #[serde(default)]
    pub file: File,
    pub row: RowMapping,
    /// Columns that the file does not have and that are made of others, by name.
    #[serde(default)]
    pub columns: BTreeMap<String, MadeColumn>,
}

/// A column made of others: its text is a template or another column, which then may be looked up.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MadeColumn {
    /// A text with `{column}` in it; where one of them is empty, so are its spaces.
    pub text: String,
    /// What stands for a value.
    #[serde(default)]
    pub words: BTreeMap<String, String>,
    /// A file beside the main one in which it is looked up.
    pub lookup: Option<Lookup>,
    /// What stands for a value that is neither among the words nor in the file.
    pub default: Option<String>,
}

/// What is cited for everything that comes of the file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MappedSource {
    pub id: SourceId,
    pub title: String,
    pub publisher: String,
    pub url: Option<String>,
    pub licence: Option<String>,
    /// The day on which its data closed: up to it everything of it counts as verified.
    pub until: Option<Date>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct File {
    pub encoding: Encoding,
    /// One character; without it that of a first line such as `sep=;`, or a comma.
    pub delimiter: Option<char>,
    /// What stands in a cell where nothing is known, beside an empty one.
    pub missing: Missing,
    /// Years of two digits are the first such years from this one on.
    pub years_from: Option<u16>,
}

/// Values for what is not known: of all columns, or column by column, where `*` stands for those that are not named.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub enum Missing {
    Anywhere(Vec<String>),
    ByColumn(BTreeMap<String, Vec<String>>),
}

impl Default for Missing {
    fn default() -> Self {
        Self::Anywhere(Vec::new())
    }
}

impl Missing {
    /// The values that say in a column that nothing is known.
    pub fn of(&self, column: &str) -> &[String] {
        match self {
            Self::Anywhere(values) => values,
            Self::ByColumn(columns) => columns
                .get(column)
                .or_else(|| columns.get("*"))
                .map_or(&[], Vec::as_slice),
        }
    }
}

impl File {
    /// The delimiter that the mapping names, else the one that the file names, else a comma.
    pub fn delimiter(&self, named: Option<char>) -> anyhow::Result<u8> {
        u8::try_from(self.delimiter.or(named).unwrap_or(','))
            .ok()
            .filter(u8::is_ascii)
            .context("the delimiter of a mapping must be one ASCII character")
    }
}

/// What a row is a statement of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RowFact {
    Tenure,
    Event,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RowMapping {
    pub fact: RowFact,
    /// The column whose value names the row and stays, or several whose values do together.
    pub key: Key,
    /// A row is read only where each of these columns has one of its values.
    #[serde(default)]
    pub only: Vec<Condition>,
    /// A row is left out where one of these columns has one of its values.
    #[serde(default)]
    pub except: Vec<Condition>,
    pub country: CountryCell,
    /// Countries that take part in every row beside the one in the column.
    #[serde(default)]
    pub also_countries: Vec<CountryId>,
    pub office: Option<OfficeCells>,
    pub person: Option<PersonCells>,
    pub tenure: Option<TenureCells>,
    pub event: Option<EventCells>,
}

impl Mapping {
    /// A mapping by the name of one that comes with the program, or from a file.
    ///
    /// # Errors
    /// When there is no such mapping, or it is not as it should be; the message says where.
    pub fn open(name: &str) -> anyhow::Result<Self> {
        let shipped = SHIPPED.iter().find(|(shipped, _)| *shipped == name);
        let text = match shipped {
            Some((_, text)) => (*text).to_owned(),
            None => std::fs::read_to_string(Path::new(name)).with_context(|| {
                let names: Vec<_> = SHIPPED.iter().map(|(name, _)| *name).collect();
                format!(
                    "could not read the mapping {name}; those that come with the program are {}",
                    names.join(", ")
                )
            })?,
        };
        Self::parse(&text).with_context(|| format!("the mapping {name} is not as it should be"))
    }

    /// Reads a mapping and looks whether it is whole.
    ///
    /// # Errors
    /// What is missing or not understood.
    pub fn parse(text: &str) -> anyhow::Result<Self> {
        let open = (1..)
            .zip(text.lines())
            .find(|(_, line)| !line.trim_start().starts_with('#') && line.contains(FILL_IN));
        if let Some((number, line)) = open {
            anyhow::bail!("line {number} is still to be filled in: {line}");
        }
        let mapping: Self = toml::from_str(text)?;
        let row = &mapping.row;
        anyhow::ensure!(
            row.country.column.is_some() != row.country.value.is_some(),
            "row.country needs either a column or a value"
        );
        match row.fact {
            RowFact::Tenure => anyhow::ensure!(
                row.office.is_some() && row.person.is_some() && row.tenure.is_some(),
                "a row that is a tenure needs [row.office], [row.person] and [row.tenure]"
            ),
            RowFact::Event => {
                anyhow::ensure!(row.event.is_some(), "a row that is an event needs [row.event]");
            }
        }
        for cell in mapping.dates() {
            anyhow::ensure!(
                cell.parts.is_some() != (cell.column.is_some() && !cell.shapes.is_empty()),
                "a date needs either a column with its shapes, or parts"
            );
            anyhow::ensure!(
                cell.years_from.or(mapping.file.years_from).is_some()
                    || !cell.shapes.iter().any(|shape| shape.has_short_year()),
                "years of two digits need `years_from`, the first year that they may mean"
            );
        }
        Ok(mapping)
    }

    fn dates(&self) -> impl Iterator<Item = &DateCell> {
        let row = &self.row;
        let person = row.person.iter().flat_map(|it| it.born.iter().chain(&it.died));
        let tenure = row.tenure.iter().flat_map(|it| it.start.iter().chain(&it.end));
        let event = row.event.iter().flat_map(|it| it.on.iter().chain(&it.until));
        person.chain(tenure).chain(event)
    }

    /// Every column that the mapping names.
    pub fn columns(&self) -> Vec<&str> {
        let row = &self.row;
        let mut columns: Vec<&str> = row.key.columns().iter().map(String::as_str).collect();
        let conditions = row.only.iter().chain(&row.except);
        columns.extend(conditions.map(|condition| condition.column.as_str()));
        columns.extend(self.columns.values().flat_map(|made| places(&made.text)));
        if let Some(Seats::Column(column)) = row.office.as_ref().and_then(|it| it.seats.as_ref()) {
            columns.push(column);
        }
        columns.extend(row.tenure.iter().filter_map(|it| it.party.as_deref()));
        let of_office = row.office.iter().flat_map(|it| [&it.title, &it.name]);
        let of_event = row
            .event
            .iter()
            .flat_map(|it| [&it.name, &it.place, &it.description])
            .flatten();
        let templates = of_office.chain(of_event).flat_map(Text::forms);
        columns.extend(templates.flat_map(places).filter(|place| *place != "country"));
        columns.extend(row.country.column.as_deref());
        if let Some(person) = &row.person {
            if person.name.contains('{') {
                columns.extend(places(&person.name));
            } else {
                columns.push(&person.name);
            }
            columns.extend(person.wikidata.as_deref());
        }
        let words = row
            .tenure
            .iter()
            .flat_map(|it| [&it.entry, &it.end_reason, &it.capacity])
            .flatten();
        columns.extend(words.map(|word| word.column.as_str()));
        if let Some(event) = &row.event {
            if let KindCell::Word(word) = &event.kind {
                columns.push(&word.column);
            }
            if let FirmnessCell::Word(word) = &event.firmness {
                columns.push(&word.column);
            }
            columns.extend(event.body.as_ref().map(|word| word.column.as_str()));
            columns.extend(event.participant.as_deref());
            columns.extend(event.figures.iter().map(|figure| figure.column.as_str()));
        }
        for cell in self.dates() {
            columns.extend(cell.column.as_deref());
            columns.extend(cell.unless.as_ref().map(|unless| unless.column.as_str()));
            if let Some(parts) = &cell.parts {
                columns.push(&parts.year);
                columns.extend(parts.month.as_deref());
                columns.extend(parts.day.as_deref());
            }
        }
        columns.retain(|column| !self.columns.contains_key(*column));
        columns
    }

    /// The files beside the main one that values are looked up in.
    pub fn lookups(&self) -> impl Iterator<Item = &Lookup> {
        let of_columns = self.columns.values().filter_map(|made| made.lookup.as_ref());
        self.row.country.lookup.iter().chain(of_columns)
    }

    /// The source that is cited for all of it.
    pub fn source(&self, today: Date) -> Source {
        Source {
            id: self.source.id.clone(),
            title: self.source.title.clone(),
            publisher: self.source.publisher.clone(),
            url: self.source.url.clone(),
            published: None,
            retrieved: Some(today),
            archived_url: None,
            quote: None,
            licence: self.source.licence.clone(),
            unconfirmed: false,
        }
    }
}

/// What stands in braces in a template.
pub(super) fn places(template: &str) -> impl Iterator<Item = &str> {
    template
        .split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}'))
        .map(|(place, _)| place)
}
