//! The tables of a mapping that say which columns make up a fact.

use crate::import::csv::shape::Shape;
use domain::{
    Edtf, Text,
    entity::{EventKind, Filling, Firmness, Role, Unit},
    id::CountryId,
};
use serde::Deserialize;
use std::collections::BTreeMap;

/// The columns that name a row.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub enum Key {
    One(String),
    Several(Vec<String>),
}

impl Key {
    pub fn columns(&self) -> &[String] {
        match self {
            Self::One(column) => std::slice::from_ref(column),
            Self::Several(columns) => columns,
        }
    }
}

/// A column with a country, and the code that it is written in.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CountryCell {
    pub column: Option<String>,
    pub value: Option<CountryId>,
    #[serde(default)]
    pub codes: Codes,
    pub lookup: Option<Lookup>,
    /// What stands for a value before it is looked up.
    #[serde(default)]
    pub words: BTreeMap<String, String>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Codes {
    #[default]
    Iso2,
    Iso3,
    IsoNumeric,
    /// FIPS 10-4, as the World Factbook has them.
    Fips,
    /// Correlates of War.
    Cow,
    /// The name in any language that is recorded.
    Name,
}

impl Codes {
    /// The codes as a mapping names them.
    pub const fn written(self) -> &'static str {
        match self {
            Self::Iso2 => "iso2",
            Self::Iso3 => "iso3",
            Self::IsoNumeric => "iso-numeric",
            Self::Fips => "fips",
            Self::Cow => "cow",
            Self::Name => "name",
        }
    }
}

/// A file beside the main one in which a code is looked up first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lookup {
    pub file: String,
    pub key: String,
    pub value: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfficeCells {
    /// The title alone; `{country}` and `{column}` are filled in.
    pub title: Text,
    /// With the country in it.
    pub name: Text,
    #[serde(default)]
    pub roles: Vec<Role>,
    pub filled_by: Option<Filling>,
    /// How many hold it at once: a number, or a column that has it.
    pub seats: Option<Seats>,
    /// From when on the line of holders is complete, up to `until` of the source.
    pub recorded_from: Option<Edtf>,
    #[serde(default)]
    pub may_be_new: bool,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub enum Seats {
    Always(u8),
    Column(String),
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PersonCells {
    /// A column, or a text with `{column}` in it: "{first} {last}".
    pub name: String,
    pub wikidata: Option<String>,
    #[serde(default)]
    pub born: Vec<DateCell>,
    #[serde(default)]
    pub died: Vec<DateCell>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TenureCells {
    pub start: Vec<DateCell>,
    #[serde(default)]
    pub end: Vec<DateCell>,
    pub entry: Option<WordCell>,
    pub end_reason: Option<WordCell>,
    pub capacity: Option<WordCell>,
    /// A column with the party's name.
    pub party: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EventCells {
    pub on: Vec<DateCell>,
    /// The last day, where an event may have several.
    #[serde(default)]
    pub until: Vec<DateCell>,
    pub kind: KindCell,
    pub firmness: FirmnessCell,
    pub name: Option<Text>,
    pub place: Option<Text>,
    pub description: Option<Text>,
    pub body: Option<WordCell>,
    /// The column with title and name of whoever comes from the country of the row.
    pub participant: Option<String>,
    #[serde(default)]
    pub figures: Vec<FigureCell>,
}

/// One kind for all rows, or a column with words for kinds.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub enum KindCell {
    Always(EventKind),
    Word(WordCell),
}

/// One firmness for all rows, or a column with words for it.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub enum FirmnessCell {
    Always(Firmness),
    Word(WordCell),
}

/// A column whose values stand for words of ours.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WordCell {
    pub column: String,
    /// What each value means; a value that is not here rejects its row, or is the default.
    pub words: BTreeMap<String, String>,
    pub default: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FigureCell {
    pub column: String,
    pub unit: Unit,
    pub label: Text,
}

/// A date: one column and the shapes it may have, or year, month and day in columns of their own.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DateCell {
    pub column: Option<String>,
    #[serde(default)]
    pub shapes: Vec<Shape>,
    pub parts: Option<DateParts>,
    /// The date is left out where another column has one of these values.
    pub unless: Option<Condition>,
    /// Years of two digits are the first such years from this one on.
    pub years_from: Option<u16>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DateParts {
    pub year: String,
    pub month: Option<String>,
    pub day: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Condition {
    pub column: String,
    pub is: Vec<String>,
}
