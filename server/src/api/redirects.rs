//! `/redirects`: where the ids of merged records lead.

use super::{
    Page,
    paging::{Order, SortKey},
    parameters::{ENTITY_KIND, MODIFIED_SINCE, known},
    problem::Refusals,
    reading::read,
};
use crate::http::Context;
use axum::{
    extract::{Request, State},
    response::Response,
};
use domain::{EntityKind, changeset::Seq};
use jiff::Timestamp;
use serde::Serialize;
use std::sync::Arc;
use utoipa::ToSchema;

/// A record that became one with another.
#[derive(Serialize, ToSchema)]
pub struct RedirectItem<'s> {
    pub kind: EntityKind,
    /// The id that it had.
    pub id: &'s str,
    /// The id of the record that stands for it now, at the end of all merges.
    pub merged_into: &'s str,
    /// The number of the changeset that merged it.
    pub seq: Seq,
    /// When that was recorded.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub at: Option<Timestamp>,
}

known!(List: AS_OF, KNOWN_AT, ENTITY_KIND, MODIFIED_SINCE, FIELDS, LIMIT, AFTER);

/// Every record that became one with another
///
/// By kind and id. A merge that was taken back is not among them; on a past day those recorded by then are.
#[utoipa::path(get, path = "/api/v1/redirects", tag = "Redirects", params(List), responses((status = 200, body = Page<RedirectItem>), Refusals))]
pub async fn list(State(context): State<Arc<Context>>, request: Request) -> Response {
    read::<List>(&context, &request, |reading| {
        let world = &reading.visit.world;
        let kinds: Vec<&str> = reading.parameters.all(ENTITY_KIND).collect();
        let since = reading.parameters.moment(MODIFIED_SINCE);
        let rows = reading
            .visit
            .snapshot
            .redirects()
            .map(|(from, into, seq)| {
                let at = world.commit(seq).map(|commit| commit.changeset.at);
                (from, into, seq, at)
            })
            .filter(|(from, ..)| kinds.is_empty() || kinds.contains(&from.kind().word()))
            .filter(|(.., at)| since.is_none_or(|since| at.is_some_and(|at| at >= since)))
            .map(|row| (SortKey::of(None, row.0.kind().word(), row.0.id()), row))
            .collect();
        reading.list(rows, Order::BY_ID, "RedirectItem", |(from, into, seq, at)| {
            Some(RedirectItem {
                kind: from.kind(),
                id: from.id(),
                merged_into: into.id(),
                seq: *seq,
                at: *at,
            })
        })
    })
}
