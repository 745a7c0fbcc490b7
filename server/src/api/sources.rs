//! `/sources` and `/sources/{id}`.

use super::{
    Found, One, Page,
    brief::needle,
    paging::{Order, SortKey},
    parameters::known,
    problem::Refusals,
    reading::{Reading, read},
};
use crate::http::Context;
use axum::{
    extract::{Path, Request, State},
    response::Response,
};
use domain::{EntityKind, EntityRef, Source, changeset::Seq};
use serde::Serialize;
use std::sync::Arc;
use utoipa::ToSchema;

/// A citation: where a fact can be read.
#[derive(Serialize, ToSchema)]
pub struct SourceItem {
    #[serde(flatten)]
    pub record: Source,
    /// The number to put into `expects`; null on another day than today.
    pub version: Option<Seq>,
}

known!(List: AS_OF, KNOWN_AT, TEXT, MODIFIED_SINCE, FIELDS, LIMIT, AFTER);
known!(Detail: AS_OF, KNOWN_AT, FIELDS);

/// Every source that was out on the day
///
/// By id. `q` is part of a title or publisher.
#[utoipa::path(get, path = "/api/v1/sources", tag = "Sources", params(List), responses((status = 200, body = Page<SourceItem>), Refusals))]
pub async fn list(State(context): State<Arc<Context>>, request: Request) -> Response {
    read::<List>(&context, &request, |reading| {
        let needle = needle(reading);
        let rows = reading
            .visit
            .snapshot
            .sources()
            .filter(|source| needle.stands_in([&*source.title, &*source.publisher]))
            .map(|source| (SortKey::of_id(source.id.as_str()), source))
            .collect();
        reading.entities(EntityKind::Source, rows, Order::BY_ID, "SourceItem", |source| {
            Some(item(reading, source))
        })
    })
}

/// One source
#[utoipa::path(get, path = "/api/v1/sources/{id}", tag = "Sources", params(("id" = String, Path, description = "Its id.", example = "cia-world-factbook"), Detail), responses((status = 200, body = One<SourceItem>), Refusals))]
pub async fn detail(
    State(context): State<Arc<Context>>,
    Path(id): Path<String>,
    request: Request,
) -> Response {
    read::<Detail>(&context, &request, |reading| -> Found {
        let source = reading.visit.snapshot.source(&id);
        let source = source.ok_or_else(|| reading.missing(EntityKind::Source, &id))?;
        reading.one(&item(reading, source), "SourceItem")
    })
}

fn item(reading: &Reading<'_>, source: &Source) -> SourceItem {
    SourceItem {
        record: source.clone(),
        version: reading.version(&EntityRef::Source(source.id.clone())),
    }
}
