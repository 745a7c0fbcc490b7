//! Chambers: what votes for a parliament are for.

use super::checked::{self, checked};
use crate::export::records::shared;
use crate::export::table::{
    Column, ColumnKind, TableOf, date, integer_if, named, plain, plain_if, said, text_if,
};
use domain::{Body, Edtf, id::EventId};
use std::sync::Arc;

checked!(BodyRow);

/// A chamber with what the day says of it.
pub struct BodyRow {
    it: Arc<Body>,
    last: Option<EventId>,
    next: Option<EventId>,
    due: Option<(Edtf, &'static str)>,
}

pub static BODIES: TableOf<BodyRow> = TableOf {
    name: "bodies",
    about: "Chambers of parliaments.",
    key: &["id"],
    columns: &[
        Column::new("id", ColumnKind::Id, "The chamber.", |row| plain(&row.it.id)),
        Column::new(
            "country",
            ColumnKind::Link("countries"),
            "Whose chamber it is.",
            |row| plain(&row.it.country),
        ),
        Column::new("name", ColumnKind::Said, "The name.", |row| named(&row.it.name)),
        Column::new(
            "chamber",
            ColumnKind::Word,
            "Whether it is the `lower`, the `upper` or the `single` one.",
            |row| plain_if(row.it.chamber.map(|it| it.word())),
        ),
        Column::new("seats", ColumnKind::Integer, "How many seats it has.", |row| {
            integer_if(row.it.seats)
        }),
        Column::new(
            "term_years",
            ColumnKind::Integer,
            "How many years lie between two of its elections at most.",
            |row| integer_if(row.it.term_years),
        ),
        Column::new(
            "rule",
            ColumnKind::Said,
            "When it is voted for, as the law says; its sources stand in `citations`.",
            |row| said(row.it.rule.as_ref().map(|rule| &rule.text)),
        ),
        Column::new(
            "last_election",
            ColumnKind::Id,
            "The last election whose date had come: an id of `events`. Computed.",
            |row| plain_if(row.last.as_ref()),
        ),
        Column::new(
            "next_election",
            ColumnKind::Id,
            "The next election that was recorded: an id of `events`. Computed.",
            |row| plain_if(row.next.as_ref()),
        ),
        Column::new(
            "due",
            ColumnKind::Date,
            "By when the next election is due, where none is recorded. Computed, and never announced.",
            |row| date(row.due.as_ref().map(|(by, _)| by)),
        ),
        Column::new(
            "due_basis",
            ColumnKind::Word,
            "From what that is computed: `rule`, or the term and the `last_election`.",
            |row| plain_if(row.due.as_ref().map(|(_, basis)| basis)),
        ),
        Column::new("wikidata", ColumnKind::Id, "The item in Wikidata.", |row| {
            text_if(row.it.wikidata.as_deref())
        }),
        checked::sources(),
        checked::review(),
        checked::verified(),
    ],
    rows: |scope| {
        let records = shared(scope.snapshot.bodies());
        let scope = Arc::clone(scope);
        Box::new(records.into_iter().map(move |it| {
            let snapshot = &scope.snapshot;
            BodyRow {
                last: snapshot.last_election_of_body(&it).map(|event| event.id.clone()),
                next: snapshot.next_election_of_body(&it).map(|event| event.id.clone()),
                due: snapshot
                    .body_election_due(&it)
                    .map(|due| (due.by, due.basis.word())),
                it,
            }
        }))
    },
};
