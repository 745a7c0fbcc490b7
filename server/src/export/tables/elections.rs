//! Who takes part in events: participants, candidates, winners, and the numbers of a result.

use super::events::pairs;
use crate::export::records::shared;
use crate::export::table::{
    Cell, Column, ColumnKind, TableOf, Value, date, integer, integer_if, plain, plain_if, said, text,
};
use domain::{
    Event, Text,
    entity::{Candidate, Figure, Participant},
    id::{EventId, PersonId},
};
use std::sync::Arc;

/// One item of a list of an event, with its place in it from 1.
pub struct Item<T> {
    event: EventId,
    number: i64,
    it: T,
}

fn items<T: Clone>(event: &EventId, list: &[T]) -> Vec<Item<T>> {
    (1..)
        .zip(list)
        .map(|(number, it)| Item {
            event: event.clone(),
            number,
            it: it.clone(),
        })
        .collect()
}

pub static PARTICIPANTS: TableOf<Item<Participant>> = TableOf {
    name: "participants",
    about: "Who met or signed.",
    key: &["event", "number"],
    columns: &[
        Column::new("event", ColumnKind::Link("events"), "The event.", |row| {
            plain(&row.event)
        }),
        Column::new(
            "number",
            ColumnKind::Integer,
            "The place in the record, from 1.",
            |row| integer(row.number),
        ),
        Column::new(
            "country",
            ColumnKind::Link("countries"),
            "For which country.",
            |row| plain(&row.it.country),
        ),
        Column::new(
            "person",
            ColumnKind::Link("people"),
            "Who, where that is recorded.",
            |row| plain_if(row.it.person.as_ref()),
        ),
        Column::new(
            "role",
            ColumnKind::Said,
            "As what; empty for heads of state and of government.",
            |row| said(row.it.role.as_ref()),
        ),
    ],
    rows: |scope| {
        Box::new(
            shared(scope.snapshot.events())
                .into_iter()
                .flat_map(|it| items(&it.id, &it.participants)),
        )
    },
};

pub static CANDIDATES: TableOf<Item<Candidate>> = TableOf {
    name: "candidates",
    about: "Who stands in an election.",
    key: &["event", "number"],
    columns: &[
        Column::new("event", ColumnKind::Link("events"), "The event.", |row| {
            plain(&row.event)
        }),
        Column::new(
            "number",
            ColumnKind::Integer,
            "The place in the record, from 1.",
            |row| integer(row.number),
        ),
        Column::new("person", ColumnKind::Link("people"), "Who.", |row| {
            plain_if(row.it.person.as_ref())
        }),
        Column::new(
            "name",
            ColumnKind::Said,
            "The name, where there is no record of the person.",
            |row| said(row.it.name.as_ref()),
        ),
        Column::new("party", ColumnKind::Link("parties"), "For which party.", |row| {
            plain_if(row.it.party.as_ref())
        }),
        Column::new(
            "since",
            ColumnKind::Date,
            "When the candidacy became known.",
            |row| date(row.it.since.as_ref()),
        ),
    ],
    rows: |scope| {
        Box::new(
            shared(scope.snapshot.events())
                .into_iter()
                .flat_map(|it| items(&it.id, &it.candidates)),
        )
    },
};

pub static WINNERS: TableOf<(EventId, PersonId)> = TableOf {
    name: "winners",
    about: "Who won an election or was chosen by a vote.",
    key: &["event", "person"],
    columns: &[
        Column::new("event", ColumnKind::Link("events"), "The event.", |(event, _)| {
            plain(event)
        }),
        Column::new("person", ColumnKind::Link("people"), "Who.", |(_, person)| {
            plain(person)
        }),
    ],
    rows: |scope| {
        Box::new(
            shared(scope.snapshot.events())
                .into_iter()
                .flat_map(|it: Arc<Event>| {
                    let winners = it.outcome.as_ref().map(|outcome| &outcome.winners[..]);
                    pairs(&it.id, winners.unwrap_or_default())
                }),
        )
    },
};

pub static FIGURES: TableOf<Item<Figure>> = TableOf {
    name: "figures",
    about: "The numbers of a result.",
    key: &["event", "number"],
    columns: &[
        Column::new("event", ColumnKind::Link("events"), "The event.", |row| {
            plain(&row.event)
        }),
        Column::new(
            "number",
            ColumnKind::Integer,
            "The place in the record, from 1.",
            |row| integer(row.number),
        ),
        Column::new("label", ColumnKind::Said, "Who or what is counted.", |row| {
            said(Some::<&Text>(&row.it.label))
        }),
        Column::new(
            "value",
            ColumnKind::Number,
            "The number; empty where what is recorded is none.",
            |row| number(&row.it.value),
        ),
        Column::new(
            "printed",
            ColumnKind::Text,
            "The number as it is recorded.",
            |row| text(&row.it.value),
        ),
        Column::new(
            "unit",
            ColumnKind::Text,
            "What is counted: `votes`, `seats`, `percent`, `electoral_votes`.",
            |row| text(row.it.unit.word()),
        ),
        Column::new(
            "round",
            ColumnKind::Integer,
            "The round it belongs to, where there were several.",
            |row| integer_if(row.it.round),
        ),
    ],
    rows: |scope| {
        Box::new(
            shared(scope.snapshot.events())
                .into_iter()
                .flat_map(|it: Arc<Event>| {
                    let figures = it.outcome.as_ref().map(|outcome| &outcome.figures[..]);
                    items(&it.id, figures.unwrap_or_default())
                }),
        )
    },
};

/// Digits with at most one point among them, and nothing that only a program would take for a number.
fn number(printed: &str) -> Value {
    let is_number = printed.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
        && printed.parse::<f64>().is_ok_and(f64::is_finite);
    Value::One(if is_number {
        Cell::Number(printed.to_owned())
    } else {
        Cell::Empty
    })
}
