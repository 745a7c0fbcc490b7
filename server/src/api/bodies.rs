//! `/bodies` and `/bodies/{id}`.

use super::{
    Found, One, Page,
    brief::{DueBrief, EventBrief, Places, RuleDay, needle},
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
use domain::{Body, EntityKind, EntityRef, changeset::Seq, entity::Renamed as _};
use serde::Serialize;
use std::sync::Arc;
use utoipa::ToSchema;

/// A chamber of a parliament with the votes for it on the day.
#[derive(Serialize, ToSchema)]
pub struct BodyItem<'s> {
    #[serde(flatten)]
    pub record: &'s Body,
    /// The number to put into `expects`; null on another day than today.
    pub version: Option<Seq>,
    /// The last election whose date has come.
    pub last: Option<EventBrief<'s>>,
    /// The next election that is recorded.
    pub next: Option<EventBrief<'s>>,
    /// By when the next election is due, where none is recorded: computed.
    pub due: Option<DueBrief>,
    /// The next days that its `rule` fixes, at most three: computed.
    pub rule_days: Vec<RuleDay<'s>>,
}

known!(List: AS_OF, KNOWN_AT, COUNTRY, REGION, GROUP, TEXT, MODIFIED_SINCE, FIELDS, LIMIT, AFTER);
known!(Detail: AS_OF, KNOWN_AT, FIELDS);

/// Every chamber
///
/// By id.
#[utoipa::path(get, path = "/api/v1/bodies", tag = "Bodies", params(List), responses((status = 200, body = Page<BodyItem>), Refusals))]
pub async fn list(State(context): State<Arc<Context>>, request: Request) -> Response {
    read::<List>(&context, &request, |reading| {
        let places = Places::asked(reading);
        let needle = needle(reading);
        let rows = reading
            .visit
            .snapshot
            .bodies()
            .filter(|body| places.takes_id(&body.country) && needle.stands_in(body.all_names()))
            .map(|body| (SortKey::of_id(body.id.as_str()), body))
            .collect();
        reading.entities(EntityKind::Body, rows, Order::BY_ID, "BodyItem", |body| {
            Some(item(reading, body))
        })
    })
}

/// One chamber
#[utoipa::path(get, path = "/api/v1/bodies/{id}", tag = "Bodies", params(("id" = String, Path, description = "Its id.", example = "jp-house-of-representatives"), Detail), responses((status = 200, body = One<BodyItem>), Refusals))]
pub async fn detail(
    State(context): State<Arc<Context>>,
    Path(id): Path<String>,
    request: Request,
) -> Response {
    read::<Detail>(&context, &request, |reading| -> Found {
        let body = reading.visit.snapshot.body(&id);
        let body = body.ok_or_else(|| reading.missing(EntityKind::Body, &id))?;
        reading.one(&item(reading, body), "BodyItem")
    })
}

fn item<'r>(reading: &'r Reading<'_>, body: &'r Body) -> BodyItem<'r> {
    let snapshot = &reading.visit.snapshot;
    let brief = |event| EventBrief::of(reading, event);
    BodyItem {
        record: body,
        version: reading.version(&EntityRef::Body(body.id.clone())),
        last: snapshot.last_election_of_body(body).map(brief),
        next: snapshot.next_election_of_body(body).map(brief),
        due: snapshot.body_election_due(body).as_ref().map(DueBrief::of),
        rule_days: RuleDay::all(&snapshot.rule_dates_of_body(body)),
    }
}
