//! `/countries` and `/countries/{id}`.

use super::{
    Found, One, Page,
    brief::{Places, SpellBrief, needle},
    paging::{Order, SortKey},
    parameters::known,
    problem::Refusals,
    reading::{Reading, read},
};
use crate::http::Context;
use app::address::Resource;
use axum::{
    extract::{Path, Request, State},
    response::Response,
};
use domain::{Country, EntityKind, EntityRef, changeset::Seq, id::OfficeId, snapshot::LeadingReason};
use serde::Serialize;
use std::sync::Arc;
use utoipa::ToSchema;

/// A country with its offices and who leads it on the day.
#[derive(Serialize, ToSchema)]
pub struct CountryItem<'s> {
    #[serde(flatten)]
    pub record: &'s Country,
    /// The number to put into `expects`; null on another day than today.
    pub version: Option<Seq>,
    /// The page that shows the country.
    pub url: String,
    /// Its offices: heads of state and of government first.
    pub offices: Vec<OfficeId>,
    /// Everyone who holds one of them.
    pub holders: Vec<SpellBrief<'s>>,
    /// The offices that the country is led from: head of state, head of government, or both.
    pub leading_offices: Vec<OfficeId>,
    /// By which rule it is led from these, going by how they are filled and by how the country is governed today.
    pub leading_reason: LeadingReason,
}

known!(List: AS_OF, KNOWN_AT, COUNTRY, REGION, GROUP, TEXT, MODIFIED_SINCE, FIELDS, LIMIT, AFTER);
known!(Detail: AS_OF, KNOWN_AT, FIELDS);

/// Every country that there was on the day
///
/// By id. One that has ended, such as the Soviet Union, is listed on the days before alone, and has its record on all.
#[utoipa::path(get, path = "/api/v1/countries", tag = "Countries", params(List), responses((status = 200, body = Page<CountryItem>), Refusals))]
pub async fn list(State(context): State<Arc<Context>>, request: Request) -> Response {
    read::<List>(&context, &request, |reading| {
        let places = Places::asked(reading);
        let needle = needle(reading);
        let rows = reading
            .visit
            .snapshot
            .standing_countries()
            .filter(|country| places.takes(country) && needle.stands_in(country.searched()))
            .map(|country| (SortKey::of_id(country.id.as_str()), country))
            .collect();
        reading.entities(
            EntityKind::Country,
            rows,
            Order::BY_ID,
            "CountryItem",
            |country| Some(item(reading, country)),
        )
    })
}

/// One country
#[utoipa::path(get, path = "/api/v1/countries/{id}", tag = "Countries", params(("id" = String, Path, description = "Its ISO 3166-1 alpha-2 code in small letters.", example = "jp"), Detail), responses((status = 200, body = One<CountryItem>), Refusals))]
pub async fn detail(
    State(context): State<Arc<Context>>,
    Path(id): Path<String>,
    request: Request,
) -> Response {
    read::<Detail>(&context, &request, |reading| -> Found {
        let country = reading.visit.snapshot.country(&id);
        let country = country.ok_or_else(|| reading.missing(EntityKind::Country, &id))?;
        reading.one(&item(reading, country), "CountryItem")
    })
}

fn item<'r>(reading: &'r Reading<'_>, country: &'r Country) -> CountryItem<'r> {
    let snapshot = &reading.visit.snapshot;
    let offices = snapshot.offices_of(&country.id);
    let leading = snapshot.leading(country);
    CountryItem {
        record: country,
        version: reading.version(&EntityRef::Country(country.id.clone())),
        url: reading.url(&Resource::country(&country.id)),
        offices: offices.iter().map(|office| office.id.clone()).collect(),
        holders: offices
            .iter()
            .flat_map(|office| SpellBrief::all(snapshot, &snapshot.holders(&office.id)))
            .collect(),
        leading_offices: leading.offices.iter().map(|office| office.id.clone()).collect(),
        leading_reason: leading.reason,
    }
}
