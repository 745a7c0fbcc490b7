//! `/changes` and `/changes/{seq}`: the journal.

use super::{
    Found, One, Page,
    paging::{Order, SortKey},
    parameters::{MODIFIED_SINCE, known},
    problem::{Problem, Refusals},
    reading::{Reading, read},
};
use crate::http::Context;
use axum::{
    extract::{Path, Request, State},
    response::Response,
};
use domain::{
    EntityKind,
    changeset::{Change, Revision, Seq},
    difference::differences,
    id::SourceId,
    world::Commit,
};
use jiff::Timestamp;
use serde::Serialize;
use std::sync::Arc;
use utoipa::ToSchema;

/// One changeset of the journal.
#[derive(Serialize, ToSchema)]
pub struct ChangeItem {
    pub seq: Seq,
    /// When it was recorded.
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    pub author: String,
    /// Why; null on a past day, because a comment may tell of what came later.
    pub comment: Option<String>,
    /// On whose word; null on a past day.
    pub sources: Option<Vec<SourceId>>,
    /// What it touched; on a past day only what was known by then.
    pub changes: Vec<TouchedItem>,
}

/// One record that a changeset touched.
#[derive(Serialize, ToSchema)]
pub struct TouchedItem {
    pub kind: EntityKind,
    pub id: String,
    pub action: Action,
    /// The id of the record that it became one with, where it was merged.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub into: Option<String>,
    /// What differs, field by field; only where one changeset is asked for, and not on a past day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub differences: Option<Vec<DifferenceItem>>,
}

/// What a changeset did to a record.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    Added,
    Changed,
    TakenOut,
    /// It became one with the record in `into`.
    Merged,
}

/// One field that differs between two versions.
#[derive(Serialize, ToSchema)]
pub struct DifferenceItem {
    /// The field, with a dot before each inner name and a number for each place in a list: `date.on`.
    pub field: String,
    /// The value before; null when the field was not there.
    pub before: Option<String>,
    /// The value after; null when the field is not there any more.
    pub after: Option<String>,
}

known!(List: AS_OF, KNOWN_AT, MODIFIED_SINCE, FIELDS, LIMIT, AFTER);
known!(Detail: AS_OF, KNOWN_AT, FIELDS);

/// The journal, newest first
#[utoipa::path(get, path = "/api/v1/changes", tag = "Changes", params(List), responses((status = 200, body = Page<ChangeItem>), Refusals))]
pub async fn list(State(context): State<Arc<Context>>, request: Request) -> Response {
    read::<List>(&context, &request, |reading| {
        let since = reading.parameters.moment(MODIFIED_SINCE);
        let rows = reading
            .visit
            .world
            .journal()
            .iter()
            .filter(|commit| since.is_none_or(|since| commit.changeset.at >= since))
            .filter(|commit| shown(reading, commit).next().is_some())
            .map(|commit| (key(commit.seq), commit))
            .collect();
        reading.list(rows, Order::of("newest"), "ChangeItem", |commit| {
            Some(item(reading, commit, false))
        })
    })
}

/// One changeset with the difference it made
#[utoipa::path(get, path = "/api/v1/changes/{seq}", tag = "Changes", params(("seq" = Seq, Path, description = "Its number.", example = 1, minimum = 1), Detail), responses((status = 200, body = One<ChangeItem>), Refusals))]
pub async fn detail(
    State(context): State<Arc<Context>>,
    Path(seq): Path<String>,
    request: Request,
) -> Response {
    read::<Detail>(&context, &request, |reading| -> Found {
        let is_plain = seq.bytes().all(|byte| byte.is_ascii_digit());
        let seq = seq.parse().ok().filter(|_| is_plain);
        let commit = seq
            .and_then(|seq| reading.visit.world.commit(seq))
            .filter(|commit| shown(reading, commit).next().is_some())
            .ok_or_else(|| Problem::not_found("changeset"))?;
        reading.one(&item(reading, commit, true), "ChangeItem")
    })
}

/// Later numbers stand before earlier ones, so that what is committed meanwhile comes before the first page.
fn key(seq: Seq) -> SortKey<'static> {
    SortKey::of(None, format!("{:020}", Seq::MAX - seq), seq.to_string())
}

/// The changes that may be shown: all of them, or on a past day those of what was known by then.
fn shown<'c>(reading: &'c Reading<'_>, commit: &'c Commit) -> impl Iterator<Item = &'c Change> {
    let is_past = reading.visit.is_past();
    commit
        .changeset
        .changes
        .iter()
        .filter(move |change| !is_past || reading.visit.snapshot.knows(&change.reference()))
}

fn item(reading: &Reading<'_>, commit: &Commit, is_whole: bool) -> ChangeItem {
    let is_past = reading.visit.is_past();
    let changeset = &commit.changeset;
    ChangeItem {
        seq: commit.seq,
        at: changeset.at,
        author: changeset.author.clone(),
        comment: (!is_past).then(|| changeset.comment.clone()),
        sources: (!is_past).then(|| changeset.sources.clone()),
        changes: shown(reading, commit)
            .map(|change| touched(reading, commit.seq, change, is_whole && !is_past))
            .collect(),
    }
}

fn touched(reading: &Reading<'_>, seq: Seq, change: &Change, is_whole: bool) -> TouchedItem {
    let reference = change.reference();
    TouchedItem {
        kind: reference.kind(),
        id: reference.id().to_owned(),
        action: match (&change.to, change.expects) {
            (Revision::Gone(_), _) => Action::TakenOut,
            (Revision::Merged { .. }, _) => Action::Merged,
            (Revision::Is(_), 0) => Action::Added,
            (Revision::Is(_), _) => Action::Changed,
        },
        into: match &change.to {
            Revision::Merged { into, .. } => Some(into.id().to_owned()),
            Revision::Is(_) | Revision::Gone(_) => None,
        },
        differences: is_whole.then(|| {
            let before = reading.visit.world.entity_at(&reference, seq - 1);
            let before = before.map(|(_, entity)| entity);
            differences(before.as_ref(), change.to.entity())
                .into_iter()
                .map(|difference| DifferenceItem {
                    field: difference.field,
                    before: difference.before,
                    after: difference.after,
                })
                .collect()
        }),
    }
}
