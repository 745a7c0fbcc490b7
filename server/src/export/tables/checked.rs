//! The columns of every record that stands on sources: on whose word, whether reviewed, and up to which day.

use crate::export::table::{Column, ColumnKind, list, plain, plain_if};
use domain::{Country, Party, Person, Provenance, entity::citation::source_ids};
use std::sync::Arc;

/// A row of a record that stands on sources.
pub trait Checked {
    fn provenance(&self) -> &Provenance;
}

/// Says that rows keep their record as `it`.
macro_rules! checked {
    ($($row:ty),* $(,)?) => {$(
        impl $crate::export::tables::checked::Checked for $row {
            fn provenance(&self) -> &domain::Provenance {
                &self.it.provenance
            }
        }
    )*};
}

pub(super) use checked;

/// Rows that are the record alone.
macro_rules! checked_records {
    ($($record:ty),* $(,)?) => {$(
        impl Checked for Arc<$record> {
            fn provenance(&self) -> &Provenance {
                &self.provenance
            }
        }
    )*};
}

checked_records!(Country, Party, Person);

pub const fn sources<Row: Checked>() -> Column<Row> {
    Column::new(
        "sources",
        ColumnKind::List,
        "On whose word: ids of `sources`.",
        |row| list(source_ids(&row.provenance().sources)),
    )
}

pub const fn review<Row: Checked>() -> Column<Row> {
    Column::new(
        "review",
        ColumnKind::Word,
        "Whether a person has compared it with its sources.",
        |row| plain(row.provenance().review.word()),
    )
}

pub const fn verified<Row: Checked>() -> Column<Row> {
    Column::new(
        "verified",
        ColumnKind::Day,
        "The day up to which the sources confirm it.",
        |row| plain_if(row.provenance().verified),
    )
}
