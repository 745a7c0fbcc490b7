//! `/tenures` and `/tenures/{id}`.

use super::{
    Found, One, Page,
    brief::Places,
    paging::{Order, SortKey},
    parameters::{FROM, HEADLINE, OFFICE, PERSON, PHASE, TO, known},
    problem::Refusals,
    reading::{Reading, read},
};
use crate::http::Context;
use axum::{
    extract::{Path, Request, State},
    response::Response,
};
use domain::{
    EntityKind, EntityRef, Name, Tenure, Text,
    changeset::Seq,
    doubt::{Doubt, IN_DOUBT},
    entity::{Capacity, Outlook, Powers},
    id::CountryId,
    snapshot::Spell,
    status::{Headline, Phase},
};
use serde::Serialize;
use std::sync::Arc;
use utoipa::ToSchema;

/// One person's spell in one office, with its status on the day.
#[derive(Serialize, ToSchema)]
pub struct TenureItem<'s> {
    #[serde(flatten)]
    pub record: &'s Tenure,
    /// The number to put into `expects`; null on another day than today.
    pub version: Option<Seq>,
    pub person_name: &'s Name,
    pub office_name: &'s Text,
    pub country: &'s CountryId,
    pub phase: Phase,
    /// The one status that is shown for it.
    pub headline: Headline,
    /// Why it is in doubt on the day that the person still holds the office, the gravest reason first; empty where it is not.
    pub doubt: Vec<Doubt>,
    /// Why the holder is on the way out, also where the headline is about something else.
    pub departures: Vec<Headline>,
    /// The values in force on the day. The spans themselves stand in `capacity`, `powers` and `outlook`.
    pub in_force: InForce,
}

/// What a tenure's axes say on the day.
#[derive(Serialize, ToSchema)]
pub struct InForce {
    /// Empty means substantive.
    pub capacity: Vec<Capacity>,
    /// Empty means full.
    pub powers: Vec<Powers>,
    /// Empty means that nothing is known.
    pub outlook: Vec<Outlook>,
}

known!(List: AS_OF, KNOWN_AT, COUNTRY, REGION, GROUP, OFFICE, PERSON, PHASE, HEADLINE, FROM, TO, MODIFIED_SINCE, FIELDS, LIMIT, AFTER);
known!(Detail: AS_OF, KNOWN_AT, FIELDS);

/// Every tenure
///
/// By id. `from` and `to` ask for those that may overlap with these days.
#[utoipa::path(get, path = "/api/v1/tenures", tag = "Tenures", params(List), responses((status = 200, body = Page<TenureItem>), Refusals))]
pub async fn list(State(context): State<Arc<Context>>, request: Request) -> Response {
    read::<List>(&context, &request, |reading| {
        let places = Places::asked(reading);
        let parameters = &reading.parameters;
        let (office, person) = (parameters.first(OFFICE), parameters.first(PERSON));
        let phases: Vec<_> = parameters.all(PHASE).collect();
        let headlines: Vec<_> = parameters.all(HEADLINE).collect();
        let (from, to) = (parameters.day(FROM), parameters.day(TO));
        let overlaps = |tenure: &Tenure| {
            let ends_before = |day| {
                tenure
                    .end
                    .as_ref()
                    .and_then(|end| end.latest())
                    .is_some_and(|end| end < day)
            };
            let starts_after = |day| {
                tenure
                    .start
                    .as_ref()
                    .and_then(|start| start.earliest())
                    .is_some_and(|start| start > day)
            };
            let is_turned = from.zip(to).is_some_and(|(from, to)| from > to);
            !is_turned && !from.is_some_and(ends_before) && !to.is_some_and(starts_after)
        };
        let snapshot = &reading.visit.snapshot;
        let rows = snapshot
            .tenures()
            .filter(|tenure| office.is_none_or(|id| tenure.office.as_str() == id))
            .filter(|tenure| person.is_none_or(|id| tenure.person.as_str() == id))
            .filter(|tenure| overlaps(tenure))
            .filter_map(|tenure| snapshot.spell(tenure))
            .filter(|spell| places.takes_id(&spell.office.country))
            .filter(|spell| phases.is_empty() || phases.contains(&spell.status.phase.word()))
            .filter(|spell| {
                headlines.is_empty()
                    || headlines.contains(&spell.status.headline.word())
                    || (headlines.contains(&IN_DOUBT) && !snapshot.doubts(spell).is_empty())
            })
            .map(|spell| (SortKey::of_id(spell.tenure.id.as_str()), spell))
            .collect();
        reading.entities(EntityKind::Tenure, rows, Order::BY_ID, "TenureItem", |spell| {
            Some(item(reading, spell))
        })
    })
}

/// One tenure
#[utoipa::path(get, path = "/api/v1/tenures/{id}", tag = "Tenures", params(("id" = String, Path, description = "Its id.", example = "jp-prime-minister-fumio-kishida"), Detail), responses((status = 200, body = One<TenureItem>), Refusals))]
pub async fn detail(
    State(context): State<Arc<Context>>,
    Path(id): Path<String>,
    request: Request,
) -> Response {
    read::<Detail>(&context, &request, |reading| -> Found {
        let snapshot = &reading.visit.snapshot;
        let spell = snapshot.tenure(&id).and_then(|tenure| snapshot.spell(tenure));
        let spell = spell.ok_or_else(|| reading.missing(EntityKind::Tenure, &id))?;
        reading.one(&item(reading, &spell), "TenureItem")
    })
}

fn item<'s>(reading: &Reading<'_>, spell: &Spell<'s>) -> TenureItem<'s> {
    let status = &spell.status;
    TenureItem {
        record: spell.tenure,
        version: reading.version(&EntityRef::Tenure(spell.tenure.id.clone())),
        person_name: &spell.person.name,
        office_name: &spell.office.name,
        country: &spell.office.country,
        phase: status.phase,
        headline: status.headline,
        doubt: reading.visit.snapshot.doubts(spell).to_vec(),
        departures: status.departures().collect(),
        in_force: InForce {
            capacity: status.capacity.iter().map(|span| span.value).collect(),
            powers: status.powers.iter().map(|span| span.value).collect(),
            outlook: status.outlook.iter().map(|span| span.value).collect(),
        },
    }
}
