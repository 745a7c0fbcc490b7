//! The columns of every record that stands on sources: on whose word, whether reviewed, and up to which day.

use crate::export::table::{Column, Kind, list, plain, plain_if};
use domain::{Provenance, id::SourceId};

/// A row of a record that stands on sources.
pub trait Checked {
    fn provenance(&self) -> &Provenance;
    /// Those of its sources that were known on the day.
    fn sources(&self) -> &[SourceId];
}

/// Says where rows keep their record, as `it`, and its sources.
macro_rules! checked {
    ($($row:ty),* $(,)?) => {$(
        impl $crate::export::tables::checked::Checked for $row {
            fn provenance(&self) -> &domain::Provenance {
                &self.it.provenance
            }

            fn sources(&self) -> &[domain::id::SourceId] {
                &self.sources
            }
        }
    )*};
}

pub(super) use checked;

pub const fn sources<Row: Checked>() -> Column<Row> {
    Column::new("sources", Kind::List, "On whose word: ids of `sources`.", |row| {
        list(row.sources())
    })
}

pub const fn review<Row: Checked>() -> Column<Row> {
    Column::new(
        "review",
        Kind::Word,
        "Whether a person has compared it with its sources.",
        |row| plain(row.provenance().review.word()),
    )
}

pub const fn verified<Row: Checked>() -> Column<Row> {
    Column::new(
        "verified",
        Kind::Day,
        "The day up to which the sources confirm it.",
        |row| plain_if(row.provenance().verified),
    )
}
