//! Tenures with their status on the day, and the spans and terms within them.

use super::checked::{self, checked};
use crate::export::records::shared;
use crate::export::{
    Scope,
    table::{Column, ColumnKind, TableOf, date, flag, integer, list, plain, plain_if, said},
};
use domain::{
    Edtf, Tenure, Text,
    doubt::Doubt,
    entity::{Span, citation::source_ids},
    id::{CountryId, SourceId, TenureId},
    status::{Headline, Phase, in_force, status},
};
use jiff::civil::Date;
use std::sync::Arc;

/// A tenure with what the day says of it.
pub struct TenureRow {
    it: Arc<Tenure>,
    country: Option<CountryId>,
    phase: Phase,
    headline: Headline,
    doubts: Arc<[Doubt]>,
    capacity: Vec<&'static str>,
    powers: Vec<&'static str>,
    outlook: Vec<&'static str>,
}

checked!(TenureRow);

pub static TENURES: TableOf<TenureRow> = TableOf {
    name: "tenures",
    about: "One person's spell in one office.",
    key: &["id"],
    columns: &[
        Column::new("id", ColumnKind::Id, "The tenure.", |row| plain(&row.it.id)),
        Column::new("office", ColumnKind::Link("offices"), "The office.", |row| {
            plain(&row.it.office)
        }),
        Column::new(
            "country",
            ColumnKind::Link("countries"),
            "The country of the office.",
            |row| plain_if(row.country.as_ref()),
        ),
        Column::new("person", ColumnKind::Link("people"), "Who holds it.", |row| {
            plain(&row.it.person)
        }),
        Column::new("party", ColumnKind::Link("parties"), "For which party.", |row| {
            plain_if(row.it.party.as_ref())
        }),
        Column::new(
            "designated",
            ColumnKind::Date,
            "When it was settled that the person would take office.",
            |row| date(row.it.designated.as_ref()),
        ),
        Column::new("start", ColumnKind::Date, "The first day.", |row| {
            date(row.it.start.as_ref())
        }),
        Column::new(
            "end",
            ColumnKind::Date,
            "The last day; a scheduled end is none.",
            |row| date(row.it.end.as_ref()),
        ),
        Column::new("entry", ColumnKind::Word, "How it began.", |row| {
            plain(row.it.entry.word())
        }),
        Column::new("entry_note", ColumnKind::Said, "How it began, in words.", |row| {
            said(row.it.entry_note.as_ref())
        }),
        Column::new("end_reason", ColumnKind::Word, "Why it ended.", |row| {
            plain_if(row.it.end_reason.map(|it| it.word()))
        }),
        Column::new("end_note", ColumnKind::Said, "How it ended, in words.", |row| {
            said(row.it.end_note.as_ref())
        }),
        Column::new(
            "phase",
            ColumnKind::Word,
            "How far it had come on the day: `designate`, `in_office`, `ended` or `unknown`. Computed.",
            |row| plain(row.phase.word()),
        ),
        Column::new(
            "headline",
            ColumnKind::Word,
            "The one status that pages show for the day. Computed.",
            |row| plain(row.headline.word()),
        ),
        Column::new(
            "doubt",
            ColumnKind::List,
            "Why it is in doubt on the day that the person still holds the office, the gravest reason first: `successor_due`, `end_passed`, `term_over`, `vote_overdue`, `check_old`. Empty where it is not. Computed.",
            |row| list(row.doubts.iter().map(|doubt| doubt.kind.word())),
        ),
        Column::new(
            "doubt_since",
            ColumnKind::List,
            "The first day of each of these reasons, in the same order; `unknown` where it cannot be counted. Computed.",
            |row| {
                let since = |doubt: &Doubt| doubt.since.map_or("unknown".to_owned(), |day| day.to_string());
                list(row.doubts.iter().map(since))
            },
        ),
        Column::new(
            "capacity",
            ColumnKind::List,
            "The capacities in force on the day; empty means substantive. Computed.",
            |row| list(&row.capacity),
        ),
        Column::new(
            "powers",
            ColumnKind::List,
            "The powers in force on the day; empty means full. Computed.",
            |row| list(&row.powers),
        ),
        Column::new(
            "outlook",
            ColumnKind::List,
            "The outlooks in force on the day; empty means none. Computed.",
            |row| list(&row.outlook),
        ),
        checked::sources(),
        checked::review(),
        checked::verified(),
    ],
    rows: |scope| {
        let records = shared(scope.snapshot.tenures());
        let scope = Arc::clone(scope);
        Box::new(records.into_iter().map(move |it| tenure(&scope, it)))
    },
};

fn tenure(scope: &Scope, it: Arc<Tenure>) -> TenureRow {
    let snapshot = &scope.snapshot;
    let status = status(&it, scope.day(), snapshot.last_day(&it));
    let doubts = snapshot.spell(&it).map(|spell| snapshot.doubts(&spell));
    TenureRow {
        doubts: doubts.unwrap_or_default(),
        country: snapshot
            .office(it.office.as_str())
            .map(|office| office.country.clone()),
        phase: status.phase,
        headline: status.headline,
        capacity: status.capacity.iter().map(|span| span.value.word()).collect(),
        powers: status.powers.iter().map(|span| span.value.word()).collect(),
        outlook: status.outlook.iter().map(|span| span.value.word()).collect(),
        it,
    }
}

/// A dated value of one axis.
pub struct SpanRow {
    tenure: TenureId,
    axis: &'static str,
    number: i64,
    value: &'static str,
    from: Edtf,
    to: Option<Edtf>,
    note: Option<Text>,
    is_in_force: bool,
    sources: Vec<SourceId>,
}

pub static SPANS: TableOf<SpanRow> = TableOf {
    name: "spans",
    about: "Dated values of the axes capacity, powers and outlook of a tenure.",
    key: &["tenure", "axis", "number"],
    columns: &[
        Column::new("tenure", ColumnKind::Link("tenures"), "The tenure.", |row| {
            plain(&row.tenure)
        }),
        Column::new(
            "axis",
            ColumnKind::Word,
            "`capacity`, `powers` or `outlook`.",
            |row| plain(row.axis),
        ),
        Column::new(
            "number",
            ColumnKind::Integer,
            "The place in the record, from 1.",
            |row| integer(row.number),
        ),
        Column::new("value", ColumnKind::Word, "What held.", |row| plain(row.value)),
        Column::new("from", ColumnKind::Date, "The first day.", |row| {
            date(Some(&row.from))
        }),
        Column::new(
            "to",
            ColumnKind::Date,
            "The day on which it no longer held.",
            |row| date(row.to.as_ref()),
        ),
        Column::new("note", ColumnKind::Said, "Why.", |row| said(row.note.as_ref())),
        Column::new(
            "in_force",
            ColumnKind::Flag,
            "Whether it held on the day. Computed.",
            |row| flag(row.is_in_force),
        ),
        Column::new(
            "sources",
            ColumnKind::List,
            "On whose word: ids of `sources`.",
            |row| list(&row.sources),
        ),
    ],
    rows: |scope| {
        let records = shared(scope.snapshot.tenures());
        let scope = Arc::clone(scope);
        Box::new(records.into_iter().flat_map(move |it| {
            let mut rows = spans(&scope, &it.id, "capacity", &it.capacity, |value| value.word());
            rows.extend(spans(&scope, &it.id, "powers", &it.powers, |value| value.word()));
            rows.extend(spans(&scope, &it.id, "outlook", &it.outlook, |value| {
                value.word()
            }));
            rows
        }))
    },
};

fn spans<Axis: Copy>(
    scope: &Scope,
    tenure: &TenureId,
    axis: &'static str,
    spans: &[Span<Axis>],
    word: fn(Axis) -> &'static str,
) -> Vec<SpanRow> {
    let day: Date = scope.day();
    (1..)
        .zip(spans)
        .map(|(number, span)| SpanRow {
            tenure: tenure.clone(),
            axis,
            number,
            value: word(span.value),
            from: span.from.clone(),
            to: span.to.clone(),
            note: span.note.clone(),
            is_in_force: in_force(span, day),
            sources: source_ids(&span.sources),
        })
        .collect()
}

pub struct TermRow {
    it: Arc<Tenure>,
    place: usize,
}

pub static TERMS: TableOf<TermRow> = TableOf {
    name: "terms",
    about: "The terms within a tenure: the first, a re-election, a second cabinet.",
    key: &["tenure", "number"],
    columns: &[
        Column::new("tenure", ColumnKind::Link("tenures"), "The tenure.", |row| {
            plain(&row.it.id)
        }),
        Column::new(
            "number",
            ColumnKind::Integer,
            "The place in the record, from 1.",
            |row| integer(i64::try_from(row.place + 1).unwrap_or(i64::MAX)),
        ),
        Column::new("from", ColumnKind::Date, "The first day.", |row| {
            date(row.it.terms.get(row.place).map(|term| &term.from))
        }),
        Column::new("due", ColumnKind::Date, "When it is due to end.", |row| {
            date(row.it.terms.get(row.place).and_then(|term| term.due.as_ref()))
        }),
        Column::new("note", ColumnKind::Said, "What sort of term.", |row| {
            said(row.it.terms.get(row.place).and_then(|term| term.note.as_ref()))
        }),
        Column::new(
            "sources",
            ColumnKind::List,
            "On whose word: ids of `sources`.",
            |row| {
                list(
                    row.it
                        .terms
                        .get(row.place)
                        .map_or_else(Vec::new, |term| source_ids(&term.sources)),
                )
            },
        ),
    ],
    rows: |scope| {
        Box::new(shared(scope.snapshot.tenures()).into_iter().flat_map(|it| {
            let places = 0..it.terms.len();
            places.map(move |place| TermRow {
                it: Arc::clone(&it),
                place,
            })
        }))
    },
};
