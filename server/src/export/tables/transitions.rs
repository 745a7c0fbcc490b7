//! Transitions with their stage on the day, and the events that are their steps.

use super::checked::{self, checked};
use crate::export::records::shared;
use crate::export::{
    Scope,
    table::{Column, ColumnKind, TableOf, date, integer, plain, plain_if},
};
use domain::{
    Transition,
    id::{EventId, PersonId, TransitionId},
};
use std::sync::Arc;

/// A transition with what the day says of it.
pub struct TransitionRow {
    it: Arc<Transition>,
    stage: Option<&'static str>,
    presumed: Option<PersonId>,
    next: Option<EventId>,
}

checked!(TransitionRow);

pub static TRANSITIONS: TableOf<TransitionRow> = TableOf {
    name: "transitions",
    about: "Changes of holder, one in one office.",
    key: &["id"],
    columns: &[
        Column::new("id", ColumnKind::Id, "The transition.", |row| plain(&row.it.id)),
        Column::new("office", ColumnKind::Link("offices"), "The office.", |row| {
            plain(&row.it.office)
        }),
        Column::new("outgoing", ColumnKind::Link("tenures"), "Who leaves.", |row| {
            plain_if(row.it.outgoing.as_ref())
        }),
        Column::new(
            "incoming",
            ColumnKind::Link("tenures"),
            "Who comes, once that was known.",
            |row| plain_if(row.it.incoming.as_ref()),
        ),
        Column::new(
            "presumed_incoming",
            ColumnKind::Link("people"),
            "Who is to come by the result of a direct election, where nobody has recorded that. Computed.",
            |row| plain_if(row.presumed.as_ref()),
        ),
        Column::new("cause", ColumnKind::Word, "What set it off.", |row| {
            plain(row.it.cause.word())
        }),
        Column::new(
            "cancelled",
            ColumnKind::Date,
            "When it became clear that it would not happen.",
            |row| date(row.it.cancelled.as_ref()),
        ),
        Column::new(
            "stage",
            ColumnKind::Word,
            "How far it was on the day; `decided` also by a presumed successor. Computed.",
            |row| plain_if(row.stage),
        ),
        // It is an id of `events`, which come later and refer to transitions themselves.
        Column::new(
            "next_step",
            ColumnKind::Id,
            "What happens next: an id of `events`. Computed.",
            |row| plain_if(row.next.as_ref()),
        ),
        checked::sources(),
        checked::review(),
        checked::verified(),
    ],
    rows: |scope| {
        let records = shared(scope.snapshot.transitions());
        let scope = Arc::clone(scope);
        Box::new(records.into_iter().map(move |it| transition(&scope, it)))
    },
};

fn transition(scope: &Scope, it: Arc<Transition>) -> TransitionRow {
    let view = scope.snapshot.transition_view(&it);
    let next = view.as_ref().and_then(|view| view.next());
    TransitionRow {
        stage: view.as_ref().map(|view| view.stage.word()),
        presumed: view
            .as_ref()
            .and_then(|view| view.presumed.as_ref())
            .map(|presumed| presumed.person.id.clone()),
        next: next.map(|step| step.event.id.clone()),
        it,
    }
}

pub struct StepRow {
    transition: TransitionId,
    number: i64,
    event: EventId,
    state: &'static str,
}

pub static STEPS: TableOf<StepRow> = TableOf {
    name: "steps",
    about: "The events that are the steps of a transition, in the order of their dates.",
    key: &["transition", "number"],
    columns: &[
        Column::new(
            "transition",
            ColumnKind::Link("transitions"),
            "The transition.",
            |row| plain(&row.transition),
        ),
        Column::new(
            "number",
            ColumnKind::Integer,
            "The place in the order of dates, from 1. Computed.",
            |row| integer(row.number),
        ),
        Column::new("event", ColumnKind::Link("events"), "The event.", |row| {
            plain(&row.event)
        }),
        Column::new(
            "state",
            ColumnKind::Word,
            "Where the event stood on the day. Computed.",
            |row| plain(row.state),
        ),
    ],
    rows: |scope| {
        let records = shared(scope.snapshot.transitions());
        let scope = Arc::clone(scope);
        Box::new(records.into_iter().flat_map(move |it| {
            let view = scope.snapshot.transition_view(&it);
            let steps = view.iter().flat_map(|view| &view.steps);
            let rows: Vec<_> = (1..)
                .zip(steps)
                .map(|(number, step)| StepRow {
                    transition: it.id.clone(),
                    number,
                    event: step.event.id.clone(),
                    state: step.state.word(),
                })
                .collect();
            rows
        }))
    },
};
