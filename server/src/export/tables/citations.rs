//! The sources, and which record stands on which of them.

use super::shared;
use crate::export::{
    Scope,
    table::{Column, Kind, TableOf, date, flag, plain, plain_if, text, text_if},
};
use domain::{Provenance, Source, id::SourceId};
use std::{fmt::Display, sync::Arc};

pub static SOURCES: TableOf<Arc<Source>> = TableOf {
    name: "sources",
    about: "Citations: where a fact can be read.",
    key: &["id"],
    columns: &[
        Column::new("id", Kind::Id, "The source.", |it| plain(&it.id)),
        Column::new("title", Kind::Text, "Its title.", |it| text(&it.title)),
        Column::new("publisher", Kind::Text, "Who published it.", |it| {
            text(&it.publisher)
        }),
        Column::new("url", Kind::Text, "Where it stands.", |it| {
            text_if(it.url.as_deref())
        }),
        Column::new("published", Kind::Date, "When it came out.", |it| {
            date(it.published.as_ref())
        }),
        Column::new("retrieved", Kind::Day, "When it was read.", |it| {
            plain_if(it.retrieved)
        }),
        Column::new("archived_url", Kind::Text, "Where a copy of it stands.", |it| {
            text_if(it.archived_url.as_deref())
        }),
        Column::new("quote", Kind::Text, "What stands there.", |it| {
            text_if(it.quote.as_deref())
        }),
        Column::new("licence", Kind::Text, "Its own licence.", |it| {
            text_if(it.licence.as_deref())
        }),
        Column::new(
            "unconfirmed",
            Kind::Flag,
            "Whether it is common knowledge only.",
            |it| flag(it.unconfirmed),
        ),
    ],
    rows: |scope| Box::new(shared(&scope.snapshot.sources).into_iter()),
};

pub struct Citation {
    table: &'static str,
    id: String,
    source: SourceId,
}

pub static CITATIONS: TableOf<Citation> = TableOf {
    name: "citations",
    about: "Which record stands on which source, one a row.",
    key: &["table", "id", "source"],
    columns: &[
        Column::new("table", Kind::Word, "The table of the record.", |it| {
            plain(it.table)
        }),
        Column::new("id", Kind::Id, "Its id there.", |it| plain(&it.id)),
        Column::new("source", Kind::Link("sources"), "The source.", |it| {
            plain(&it.source)
        }),
    ],
    rows: |scope| {
        let snapshot = &scope.snapshot;
        Box::new(
            cited("countries", scope, shared(&snapshot.countries), |it| {
                (&it.id, &it.provenance)
            })
            .chain(cited("parties", scope, shared(&snapshot.parties), |it| {
                (&it.id, &it.provenance)
            }))
            .chain(cited("offices", scope, shared(&snapshot.offices), |it| {
                (&it.id, &it.provenance)
            }))
            .chain(cited("people", scope, shared(&snapshot.persons), |it| {
                (&it.id, &it.provenance)
            }))
            .chain(cited("tenures", scope, shared(&snapshot.tenures), |it| {
                (&it.id, &it.provenance)
            }))
            .chain(cited("transitions", scope, shared(&snapshot.transitions), |it| {
                (&it.id, &it.provenance)
            }))
            .chain(cited("events", scope, shared(&snapshot.events), |it| {
                (&it.id, &it.provenance)
            })),
        )
    },
};

fn cited<T, Id>(
    table: &'static str,
    scope: &Arc<Scope>,
    records: Vec<Arc<T>>,
    of: fn(&T) -> (&Id, &Provenance),
) -> impl Iterator<Item = Citation> + Send + use<T, Id>
where
    T: Send + Sync + 'static,
    Id: Display + 'static,
{
    let scope = Arc::clone(scope);
    records.into_iter().flat_map(move |record| {
        let (id, provenance) = of(&record);
        let id = id.to_string();
        scope
            .known_sources(&provenance.sources)
            .into_iter()
            .map(move |source| Citation {
                table,
                id: id.clone(),
                source,
            })
    })
}
