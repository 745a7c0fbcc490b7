//! `/transitions` and `/transitions/{id}`.

use super::{
    Found, One, Page,
    brief::{EventBrief, Places, PresumedBrief, SpellBrief, needle},
    paging::{Order, SortKey},
    parameters::{STAGE, known},
    problem::Refusals,
    reading::{Reading, read},
};
use crate::http::Context;
use app::address::Resource;
use axum::{
    extract::{Path, Request, State},
    response::Response,
};
use domain::{
    EntityKind, EntityRef, Text, Transition, changeset::Seq, id::CountryId, snapshot::TransitionView,
    stage::Stage,
};
use serde::Serialize;
use std::sync::Arc;
use utoipa::ToSchema;

/// One change of holder in one office, with how far it is on the day.
#[derive(Serialize, ToSchema)]
pub struct TransitionItem<'s> {
    #[serde(flatten)]
    pub record: &'s Transition,
    /// The number to put into `expects`; null on another day than today.
    pub version: Option<Seq>,
    /// The page that shows the transition.
    pub url: String,
    pub office_name: &'s Text,
    pub country: &'s CountryId,
    pub stage: Stage,
    pub outgoing_holder: Option<SpellBrief<'s>>,
    pub incoming_holder: Option<SpellBrief<'s>>,
    /// Who is to come by the result of a direct election, where nobody has recorded that. Then the stage is `decided` by computation.
    pub presumed_incoming: Option<PresumedBrief<'s>>,
    /// The events that are its steps, in the order of their dates.
    pub steps: Vec<StepItem<'s>>,
    /// What happens next: the first step still ahead.
    pub next: Option<EventBrief<'s>>,
}

/// One step of a transition.
#[derive(Serialize, ToSchema)]
pub struct StepItem<'s> {
    pub event: EventBrief<'s>,
    /// What the step decides, in one clause of English.
    pub decides: Option<String>,
}

known!(List: AS_OF, KNOWN_AT, COUNTRY, REGION, GROUP, STAGE, TEXT, MODIFIED_SINCE, FIELDS, LIMIT, AFTER);
known!(Detail: AS_OF, KNOWN_AT, FIELDS);

/// Every change of holder
///
/// By id.
#[utoipa::path(get, path = "/api/v1/transitions", tag = "Transitions", params(List), responses((status = 200, body = Page<TransitionItem>), Refusals))]
pub async fn list(State(context): State<Arc<Context>>, request: Request) -> Response {
    read::<List>(&context, &request, |reading| {
        let places = Places::asked(reading);
        let needle = needle(reading);
        let stages: Vec<_> = reading.parameters.all(STAGE).collect();
        let snapshot = &reading.visit.snapshot;
        let rows = snapshot
            .transitions()
            .filter_map(|transition| snapshot.transition_view(transition))
            .filter(|view| places.takes_id(&view.office.country))
            .filter(|view| stages.is_empty() || stages.contains(&view.stage.word()))
            .filter(|view| snapshot.transition_matches(view, &needle))
            .map(|view| (SortKey::of_id(view.transition.id.as_str()), view))
            .collect();
        reading.entities(
            EntityKind::Transition,
            rows,
            Order::BY_ID,
            "TransitionItem",
            |view| Some(item(reading, view)),
        )
    })
}

/// One change of holder
#[utoipa::path(get, path = "/api/v1/transitions/{id}", tag = "Transitions", params(("id" = String, Path, description = "Its id.", example = "jp-prime-minister-after-fumio-kishida"), Detail), responses((status = 200, body = One<TransitionItem>), Refusals))]
pub async fn detail(
    State(context): State<Arc<Context>>,
    Path(id): Path<String>,
    request: Request,
) -> Response {
    read::<Detail>(&context, &request, |reading| -> Found {
        let snapshot = &reading.visit.snapshot;
        let view = snapshot
            .transition(&id)
            .and_then(|transition| snapshot.transition_view(transition));
        let view = view.ok_or_else(|| reading.missing(EntityKind::Transition, &id))?;
        reading.one(&item(reading, &view), "TransitionItem")
    })
}

fn item<'r>(reading: &'r Reading<'_>, view: &TransitionView<'r>) -> TransitionItem<'r> {
    let snapshot = &reading.visit.snapshot;
    let spell = |spell| SpellBrief::of(snapshot, spell);
    let brief = |event| EventBrief::of(reading, event);
    TransitionItem {
        record: view.transition,
        version: reading.version(&EntityRef::Transition(view.transition.id.clone())),
        url: reading.url(&Resource::transition(&view.transition.id)),
        office_name: &view.office.name,
        country: &view.office.country,
        stage: view.stage,
        outgoing_holder: view.outgoing.as_ref().map(spell),
        incoming_holder: view.incoming.as_ref().map(spell),
        presumed_incoming: view.presumed.as_ref().map(PresumedBrief::of),
        steps: view
            .steps
            .iter()
            .map(|step| StepItem {
                event: brief(step.event),
                decides: app::sharing::decision(&reading.visit, step.event),
            })
            .collect(),
        next: view.next().map(|step| brief(step.event)),
    }
}
