//! `/relations/{countries}`.

use super::{
    Found, One,
    brief::{EventBrief, SpellBrief},
    parameters::known,
    problem::{Problem, Refusals},
    reading::{Reading, read},
};
use crate::http::Context;
use axum::{
    extract::{Path, Request, State},
    response::Response,
};
use domain::{
    Text,
    entity::Recorded,
    id::{CountryId, OfficeId, TransitionId},
    snapshot::Relation,
    stage::Stage,
};
use jiff::civil::Date;
use serde::Serialize;
use std::sync::Arc;
use utoipa::ToSchema;

/// Two or more countries: whose leaders met, what was signed, and whose office changes hands next.
#[derive(Serialize, ToSchema)]
pub struct RelationItem<'s> {
    pub countries: Vec<CountryId>,
    /// Whoever holds an office on the day that one of the countries is led from.
    pub leaders: Vec<SpellBrief<'s>>,
    /// Of each country the leader who meets the others: of several the one who has done so most often.
    pub present: Vec<SpellBrief<'s>>,
    /// How often the present leaders have met, since the later of them took office.
    pub meetings_of_present: usize,
    /// Meetings that all the countries took part in, in the order of their dates.
    pub meetings: Vec<MeetingItem<'s>>,
    /// Within which dates every meeting of two countries is recorded; always empty for more than two.
    pub recorded_meetings: &'s [&'s Recorded],
    /// Agreements of these countries, alone or among others.
    pub agreements: Vec<EventBrief<'s>>,
    pub exposure: ExposureItem<'s>,
}

/// One meeting.
#[derive(Serialize, ToSchema)]
pub struct MeetingItem<'s> {
    pub event: EventBrief<'s>,
    pub place: Option<Text>,
    /// How often the same leaders had met by then, this meeting included.
    pub number: Option<usize>,
}

/// Whose office changes hands within the months that matter.
#[derive(Serialize, ToSchema)]
pub struct ExposureItem<'s> {
    /// The last day that counts.
    #[schema(value_type = String, format = Date)]
    pub until: Date,
    /// How many offices were looked at.
    pub offices: usize,
    pub changing: Vec<ExposedItem<'s>>,
}

/// An office that changes hands soon, and the step that decides it.
#[derive(Serialize, ToSchema)]
pub struct ExposedItem<'s> {
    pub country: CountryId,
    pub office: OfficeId,
    /// Null where the change of holder is not recorded, and only a vote on the office is near.
    pub transition: Option<TransitionId>,
    pub stage: Stage,
    pub next: EventBrief<'s>,
    /// Whether the date of the next step is known to the day.
    pub is_dated: bool,
}

known!(Detail: AS_OF, KNOWN_AT);

/// One relation
#[utoipa::path(get, path = "/api/v1/relations/{countries}", tag = "Relations", params(("countries" = String, Path, description = "Two to six codes of countries with hyphens between.", example = "jp-kr-us"), Detail), responses((status = 200, body = One<RelationItem>), Refusals))]
pub async fn detail(
    State(context): State<Arc<Context>>,
    Path(countries): Path<String>,
    request: Request,
) -> Response {
    read::<Detail>(&context, &request, |reading| -> Found {
        let ids = app::relation_countries(&countries);
        let relation = ids.and_then(|ids| reading.visit.snapshot.relation(&ids));
        let relation = relation.ok_or_else(|| Problem::not_found("relation"))?;
        reading.one(&item(reading, &relation), "RelationItem")
    })
}

fn item<'r>(reading: &'r Reading<'_>, relation: &'r Relation<'r>) -> RelationItem<'r> {
    let snapshot = &reading.visit.snapshot;
    let brief = |event| EventBrief::of(reading, event);
    RelationItem {
        countries: relation
            .countries
            .iter()
            .map(|country| country.id.clone())
            .collect(),
        leaders: relation
            .countries
            .iter()
            .flat_map(|country| SpellBrief::all(snapshot, &snapshot.leading_spells(country)))
            .collect(),
        present: SpellBrief::all(snapshot, &relation.present),
        meetings_of_present: relation.meetings_of_present.len(),
        meetings: relation
            .meetings
            .iter()
            .map(|(event, _)| MeetingItem {
                event: brief(event),
                place: event.place.clone(),
                number: snapshot.meeting_number(event),
            })
            .collect(),
        recorded_meetings: &relation.recorded_meetings,
        agreements: relation
            .agreements
            .iter()
            .map(|(event, _)| brief(event))
            .collect(),
        exposure: ExposureItem {
            until: relation.exposure.until,
            offices: relation.exposure.offices,
            changing: relation
                .exposure
                .changing
                .iter()
                .map(|exposed| ExposedItem {
                    country: exposed.country.id.clone(),
                    office: exposed.office.id.clone(),
                    transition: exposed.view.as_ref().map(|view| view.transition.id.clone()),
                    stage: exposed
                        .view
                        .as_ref()
                        .map_or(Stage::Anticipated, |view| view.stage),
                    next: brief(exposed.next),
                    is_dated: exposed.is_dated(),
                })
                .collect(),
        },
    }
}
