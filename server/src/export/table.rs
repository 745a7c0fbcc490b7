//! What a table is: columns that each say their name, what they hold, and how it is read off a row.
//!
//! A column is written once, and CSV, SQLite and the documentation all follow from it. Some columns become several: a date
//! is its EDTF text with the first and the last day that it may denote, a text is its three languages.

use super::Scope;
use domain::{Edtf, Name, Text, text::Forms};
use jiff::{Timestamp, civil::Date};
use std::{fmt::Display, sync::Arc};

/// What stands in one place of a table.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    Empty,
    /// Words that somebody wrote.
    Text(String),
    /// An id, a date, a word of ours: nothing that anybody could have made up.
    Plain(String),
    Integer(i64),
    /// A number as it is printed.
    Number(String),
    Flag(bool),
}

/// What a column reads off a row.
#[derive(Clone, Debug)]
pub enum Value {
    One(Cell),
    Date(Option<Edtf>),
    Said(Option<Text>),
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    Id,
    /// The id of a row of another table.
    Link(&'static str),
    /// One word of a fixed list.
    Word,
    /// Words or ids with a space between them.
    List,
    Text,
    Integer,
    Number,
    Flag,
    /// A calendar day, `2024-09-06`.
    Day,
    /// A moment, `2024-09-06T12:00:00Z`.
    Moment,
    /// An EDTF date, which becomes three columns.
    Date,
    /// A text in three languages, which becomes three columns.
    Said,
}

/// One column, as it is written down.
pub struct Column<Row> {
    name: &'static str,
    kind: ColumnKind,
    about: &'static str,
    read: fn(&Row) -> Value,
}

impl<Row> Column<Row> {
    pub const fn new(
        name: &'static str,
        kind: ColumnKind,
        about: &'static str,
        read: fn(&Row) -> Value,
    ) -> Self {
        Self {
            name,
            kind,
            about,
            read,
        }
    }
}

/// One column, as it stands in the exports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Definition {
    pub name: String,
    pub kind: ColumnKind,
    pub about: String,
}

/// A table and how its rows are made.
pub struct TableOf<Row: 'static> {
    pub name: &'static str,
    pub about: &'static str,
    /// The columns that name a row.
    pub key: &'static [&'static str],
    pub columns: &'static [Column<Row>],
    pub rows: fn(&Arc<Scope>) -> Rows<Row>,
}

/// Rows, made as they are asked for.
pub type Rows<Row> = Box<dyn Iterator<Item = Row> + Send>;

/// Any table, whatever its rows are made of.
pub trait Table: Sync {
    fn name(&self) -> &'static str;
    fn about(&self) -> &'static str;
    /// The columns that name a row.
    fn key(&self) -> &'static [&'static str];
    fn columns(&self) -> Vec<Definition>;
    /// The rows of a scope, each with a cell for every column.
    fn rows(&self, scope: &Arc<Scope>) -> Rows<Vec<Cell>>;
}

impl<Row: 'static> Table for TableOf<Row> {
    fn name(&self) -> &'static str {
        self.name
    }

    fn about(&self) -> &'static str {
        self.about
    }

    fn key(&self) -> &'static [&'static str] {
        self.key
    }

    fn columns(&self) -> Vec<Definition> {
        self.columns.iter().flat_map(definitions).collect()
    }

    fn rows(&self, scope: &Arc<Scope>) -> Rows<Vec<Cell>> {
        let columns = self.columns;
        let rows = (self.rows)(scope);
        Box::new(rows.map(move |row| {
            columns
                .iter()
                .flat_map(|column| cells((column.read)(&row)))
                .collect()
        }))
    }
}

fn definitions<Row>(column: &Column<Row>) -> Vec<Definition> {
    let one = |name: String, kind: ColumnKind, about: String| Definition { name, kind, about };
    let Column {
        name, kind, about, ..
    } = *column;
    match kind {
        ColumnKind::Date => vec![
            one(
                name.to_owned(),
                ColumnKind::Date,
                format!("{about} An EDTF date."),
            ),
            one(
                format!("{name}_earliest"),
                ColumnKind::Day,
                format!("The first day that `{name}` may denote."),
            ),
            one(
                format!("{name}_latest"),
                ColumnKind::Day,
                format!("The last day that `{name}` may denote."),
            ),
        ],
        ColumnKind::Said => vec![
            one(name.to_owned(), ColumnKind::Text, format!("{about} In English.")),
            one(
                format!("{name}_ja"),
                ColumnKind::Text,
                "The same in Japanese.".to_owned(),
            ),
            one(
                format!("{name}_ko"),
                ColumnKind::Text,
                "The same in Korean.".to_owned(),
            ),
        ],
        kind => vec![one(name.to_owned(), kind, about.to_owned())],
    }
}

fn cells(value: Value) -> Vec<Cell> {
    match value {
        Value::One(cell) => vec![cell],
        Value::Date(None) | Value::Said(None) => vec![Cell::Empty; 3],
        Value::Date(Some(date)) => {
            let day = |day: Option<Date>| day.map_or(Cell::Empty, |day| Cell::Plain(day.to_string()));
            vec![
                Cell::Plain(date.to_string()),
                day(date.earliest()),
                day(date.latest()),
            ]
        }
        Value::Said(Some(text)) => {
            let other = |text: Option<String>| text.map_or(Cell::Empty, Cell::Text);
            let Forms { en, ja, ko } = text.into_forms();
            vec![Cell::Text(en), other(ja), other(ko)]
        }
    }
}

/// What is written without a change and cannot be anything but plain: an id, a word, a day.
pub fn plain(value: impl Display) -> Value {
    Value::One(Cell::Plain(value.to_string()))
}

pub fn plain_if(value: Option<impl Display>) -> Value {
    value.map_or(Value::One(Cell::Empty), plain)
}

pub fn text(value: &str) -> Value {
    Value::One(Cell::Text(value.to_owned()))
}

pub fn text_if(value: Option<&str>) -> Value {
    value.map_or(Value::One(Cell::Empty), text)
}

/// Words with a space between them; none of ours and no id has one in it.
pub fn list<Item: Display>(items: impl IntoIterator<Item = Item>) -> Value {
    let items: Vec<_> = items.into_iter().map(|item| item.to_string()).collect();
    if items.is_empty() {
        Value::One(Cell::Empty)
    } else {
        plain(items.join(" "))
    }
}

pub fn integer(value: impl Into<i64>) -> Value {
    Value::One(Cell::Integer(value.into()))
}

pub fn integer_if(value: Option<impl Into<i64>>) -> Value {
    value.map_or(Value::One(Cell::Empty), integer)
}

pub fn flag(value: bool) -> Value {
    Value::One(Cell::Flag(value))
}

pub fn date(value: Option<&Edtf>) -> Value {
    Value::Date(value.cloned())
}

pub fn moment(value: Option<Timestamp>) -> Value {
    plain_if(value)
}

pub fn said(value: Option<&Text>) -> Value {
    Value::Said(value.cloned())
}

/// A name in the three languages; its other forms stand in the table of names.
pub fn named(name: &Name) -> Value {
    Value::Said(Some(
        Forms {
            en: name.en.clone(),
            ja: name.ja.clone(),
            ko: name.ko.clone(),
        }
        .into(),
    ))
}

/// Ids in their order, each once.
pub fn once<Id: Clone + PartialEq>(ids: &[Id]) -> Vec<Id> {
    let mut once: Vec<Id> = Vec::new();
    for id in ids {
        if !once.contains(id) {
            once.push(id.clone());
        }
    }
    once
}
