//! The sources, and which record, or which part of one, stands on which of them.

use crate::export::{
    records::shared,
    table::{Column, ColumnKind, TableOf, date, flag, integer, plain, plain_if, text, text_if},
};
use domain::{Citation, Provenance, Source, Tenure, entity::ElectionRule};
use std::{fmt::Display, sync::Arc};

pub static SOURCES: TableOf<Arc<Source>> = TableOf {
    name: "sources",
    about: "Citations: where a fact can be read.",
    key: &["id"],
    columns: &[
        Column::new("id", ColumnKind::Id, "The source.", |it| plain(&it.id)),
        Column::new("title", ColumnKind::Text, "Its title.", |it| text(&it.title)),
        Column::new("publisher", ColumnKind::Text, "Who published it.", |it| {
            text(&it.publisher)
        }),
        Column::new("url", ColumnKind::Text, "Where it stands.", |it| {
            text_if(it.url.as_deref())
        }),
        Column::new("published", ColumnKind::Date, "When it came out.", |it| {
            date(it.published.as_ref())
        }),
        Column::new("retrieved", ColumnKind::Day, "When it was read.", |it| {
            plain_if(it.retrieved)
        }),
        Column::new(
            "archived_url",
            ColumnKind::Text,
            "Where a copy of it stands.",
            |it| text_if(it.archived_url.as_deref()),
        ),
        Column::new("quote", ColumnKind::Text, "What stands there.", |it| {
            text_if(it.quote.as_deref())
        }),
        Column::new("licence", ColumnKind::Text, "Its own licence.", |it| {
            text_if(it.licence.as_deref())
        }),
        Column::new(
            "unconfirmed",
            ColumnKind::Flag,
            "Whether nobody has published it: facts that stand on it alone are unreviewed.",
            |it| flag(it.unconfirmed),
        ),
    ],
    rows: |scope| Box::new(shared(scope.snapshot.sources()).into_iter()),
};

/// A citation, and what stands on it.
pub struct Standing {
    table: &'static str,
    id: String,
    /// Which list of the record; none for the whole record.
    part: &'static str,
    number: i64,
    /// Which of its citations, from 1.
    place: i64,
    citation: Citation,
}

pub static CITATIONS: TableOf<Standing> = TableOf {
    name: "citations",
    about: "Which record, which span or term of a tenure, or which rule behind an election stands on which source, and where in it, one a row.",
    key: &["table", "id", "part", "number", "citation"],
    columns: &[
        Column::new("table", ColumnKind::Word, "The table of the record.", |it| {
            plain(it.table)
        }),
        Column::new("id", ColumnKind::Id, "Its id there.", |it| plain(&it.id)),
        Column::new(
            "part",
            ColumnKind::Word,
            "`capacity`, `powers`, `outlook` or `terms` of a tenure; `rule` of an office or a chamber; an empty text for the record itself.",
            |it| plain(it.part),
        ),
        Column::new(
            "number",
            ColumnKind::Integer,
            "Its `number` in `spans` or `terms`; 0 for the record itself and for a rule.",
            |it| integer(it.number),
        ),
        Column::new(
            "citation",
            ColumnKind::Integer,
            "Which of its citations, from 1.",
            |it| integer(it.place),
        ),
        Column::new("source", ColumnKind::Link("sources"), "The source.", |it| {
            plain(it.citation.source())
        }),
        Column::new(
            "place",
            ColumnKind::Text,
            "Where in it: a file, a row, a page, a heading, the id of a statement.",
            |it| text_if(it.citation.place()),
        ),
        Column::new(
            "archived_url",
            ColumnKind::Text,
            "Where a copy of that place stands.",
            |it| text_if(it.citation.archived_url()),
        ),
        Column::new("read", ColumnKind::Day, "When somebody read it there.", |it| {
            plain_if(it.citation.read())
        }),
        Column::new("quote", ColumnKind::Text, "What stands there.", |it| {
            text_if(it.citation.quote())
        }),
    ],
    rows: |scope| {
        let snapshot = &scope.snapshot;
        Box::new(
            cited("countries", shared(snapshot.countries()), |it| {
                (&it.id, &it.provenance)
            })
            .chain(cited("parties", shared(snapshot.parties()), |it| {
                (&it.id, &it.provenance)
            }))
            .chain(cited("offices", shared(snapshot.offices()), |it| {
                (&it.id, &it.provenance)
            }))
            .chain(cited_by_rules("offices", shared(snapshot.offices()), |it| {
                (&it.id, it.rule.as_deref())
            }))
            .chain(cited("bodies", shared(snapshot.bodies()), |it| {
                (&it.id, &it.provenance)
            }))
            .chain(cited_by_rules("bodies", shared(snapshot.bodies()), |it| {
                (&it.id, it.rule.as_deref())
            }))
            .chain(cited("people", shared(snapshot.persons()), |it| {
                (&it.id, &it.provenance)
            }))
            .chain(cited("tenures", shared(snapshot.tenures()), |it| {
                (&it.id, &it.provenance)
            }))
            .chain(cited_within_tenures(shared(snapshot.tenures())))
            .chain(cited("transitions", shared(snapshot.transitions()), |it| {
                (&it.id, &it.provenance)
            }))
            .chain(cited("events", shared(snapshot.events()), |it| {
                (&it.id, &it.provenance)
            })),
        )
    },
};

fn cited<T, Id>(
    table: &'static str,
    records: Vec<Arc<T>>,
    of: fn(&T) -> (&Id, &Provenance),
) -> impl Iterator<Item = Standing> + Send + use<T, Id>
where
    T: Send + Sync + 'static,
    Id: Display + 'static,
{
    records.into_iter().flat_map(move |record| {
        let (id, provenance) = of(&record);
        let id = id.to_string();
        let citations = (1..).zip(provenance.sources.clone());
        citations.map(move |(place, citation)| Standing {
            table,
            id: id.clone(),
            part: "",
            number: 0,
            place,
            citation,
        })
    })
}

fn cited_by_rules<T, Id>(
    table: &'static str,
    records: Vec<Arc<T>>,
    of: fn(&T) -> (&Id, Option<&ElectionRule>),
) -> impl Iterator<Item = Standing> + Send + use<T, Id>
where
    T: Send + Sync + 'static,
    Id: Display + 'static,
{
    records.into_iter().flat_map(move |record| {
        let (id, rule) = of(&record);
        let id = id.to_string();
        let sources = rule.map(|rule| rule.sources.clone());
        let citations = (1..).zip(sources.unwrap_or_default());
        citations.map(move |(place, citation)| Standing {
            table,
            id: id.clone(),
            part: "rule",
            number: 0,
            place,
            citation,
        })
    })
}

fn cited_within_tenures(records: Vec<Arc<Tenure>>) -> impl Iterator<Item = Standing> + Send {
    records.into_iter().flat_map(|it| {
        let capacity = it.capacity.iter().map(|span| &span.sources[..]);
        let powers = it.powers.iter().map(|span| &span.sources[..]);
        let outlook = it.outlook.iter().map(|span| &span.sources[..]);
        let terms = it.terms.iter().map(|term| &term.sources[..]);
        let mut rows = cited_by_parts(&it, "capacity", capacity);
        rows.extend(cited_by_parts(&it, "powers", powers));
        rows.extend(cited_by_parts(&it, "outlook", outlook));
        rows.extend(cited_by_parts(&it, "terms", terms));
        rows
    })
}

/// The citations of one list of a tenure, whose items each have sources of their own.
fn cited_by_parts<'t>(
    tenure: &Tenure,
    part: &'static str,
    sources: impl Iterator<Item = &'t [Citation]>,
) -> Vec<Standing> {
    let mut rows = Vec::new();
    for (number, sources) in (1..).zip(sources) {
        rows.extend((1..).zip(sources).map(|(place, citation)| Standing {
            table: "tenures",
            id: tenure.id.to_string(),
            part,
            number,
            place,
            citation: citation.clone(),
        }));
    }
    rows
}
