//! Where the ids of merged records lead.

use crate::export::table::{Column, ColumnKind, TableOf, integer, plain, plain_if};
use domain::changeset::Seq;
use jiff::Timestamp;

pub struct RedirectRow {
    kind: &'static str,
    id: String,
    merged_into: String,
    seq: Seq,
    at: Option<Timestamp>,
}

pub static REDIRECTS: TableOf<RedirectRow> = TableOf {
    name: "redirects",
    about: "Records that became one with another: what had the id before, and what has it now.",
    key: &["kind", "id"],
    columns: &[
        Column::new("kind", ColumnKind::Word, "What sort of record.", |row| {
            plain(row.kind)
        }),
        Column::new("id", ColumnKind::Id, "The id that it had.", |row| plain(&row.id)),
        Column::new(
            "merged_into",
            ColumnKind::Id,
            "The id of the record that stands for it now, at the end of all merges.",
            |row| plain(&row.merged_into),
        ),
        Column::new(
            "seq",
            ColumnKind::Integer,
            "The number of the changeset that merged it.",
            |row| integer(i64::try_from(row.seq).unwrap_or(i64::MAX)),
        ),
        Column::new("at", ColumnKind::Moment, "When that was recorded.", |row| {
            plain_if(row.at)
        }),
    ],
    rows: |scope| {
        let redirects = scope.snapshot.redirects();
        let rows: Vec<_> = redirects
            .map(|(from, into, seq)| RedirectRow {
                kind: from.kind().word(),
                id: from.id().to_owned(),
                merged_into: into.id().to_owned(),
                seq,
                at: scope.world.commit(seq).map(|commit| commit.changeset.at),
            })
            .collect();
        Box::new(rows.into_iter())
    },
};
