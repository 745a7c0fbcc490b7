//! `/people` and `/people/{id}`.

use super::{
    Found, One, Page,
    brief::{Places, SpellBrief, needle},
    paging::{Order, SortKey},
    parameters::{COUNTRY, GROUP, REGION, known},
    problem::Refusals,
    reading::{Reading, read},
};
use crate::http::Context;
use app::address::Resource;
use axum::{
    extract::{Path, Request, State},
    response::Response,
};
use domain::{EntityKind, EntityRef, Person, changeset::Seq};
use serde::Serialize;
use std::sync::Arc;
use utoipa::ToSchema;

/// A person with every office held up to the day.
#[derive(Serialize, ToSchema)]
pub struct PersonItem<'s> {
    #[serde(flatten)]
    pub record: &'s Person,
    /// The number to put into `expects`; null on another day than today.
    pub version: Option<Seq>,
    /// The page that shows the person.
    pub url: String,
    /// Every office that the person has held, holds, or is designated for, newest first.
    pub spells: Vec<SpellBrief<'s>>,
}

known!(List: AS_OF, KNOWN_AT, COUNTRY, REGION, GROUP, TEXT, MODIFIED_SINCE, FIELDS, LIMIT, AFTER);
known!(Detail: AS_OF, KNOWN_AT, FIELDS);

/// Every person
///
/// By id. `country`, `region` and `group` ask for those who have held an office there.
#[utoipa::path(get, path = "/api/v1/people", tag = "People", params(List), responses((status = 200, body = Page<PersonItem>), Refusals))]
pub async fn list(State(context): State<Arc<Context>>, request: Request) -> Response {
    read::<List>(&context, &request, |reading| {
        let places = Places::asked(reading);
        let parameters = &reading.parameters;
        let needle = needle(reading);
        let asks_for_places = [COUNTRY, REGION, GROUP]
            .iter()
            .any(|parameter| parameters.first(parameter).is_some());
        let snapshot = &reading.visit.snapshot;
        let rows = snapshot
            .persons()
            .filter(|person| needle.stands_in(person.name.forms()))
            .filter(|person| {
                !asks_for_places
                    || snapshot
                        .spells_of_person(&person.id)
                        .iter()
                        .any(|spell| places.takes_id(&spell.office.country))
            })
            .map(|person| (SortKey::of_id(person.id.as_str()), person))
            .collect();
        reading.entities(EntityKind::Person, rows, Order::BY_ID, "PersonItem", |person| {
            Some(item(reading, person))
        })
    })
}

/// One person
#[utoipa::path(get, path = "/api/v1/people/{id}", tag = "People", params(("id" = String, Path, description = "The person's id.", example = "fumio-kishida"), Detail), responses((status = 200, body = One<PersonItem>), Refusals))]
pub async fn detail(
    State(context): State<Arc<Context>>,
    Path(id): Path<String>,
    request: Request,
) -> Response {
    read::<Detail>(&context, &request, |reading| -> Found {
        let person = reading.visit.snapshot.person(&id);
        let person = person.ok_or_else(|| reading.missing(EntityKind::Person, &id))?;
        reading.one(&item(reading, person), "PersonItem")
    })
}

fn item<'r>(reading: &'r Reading<'_>, person: &'r Person) -> PersonItem<'r> {
    let snapshot = &reading.visit.snapshot;
    PersonItem {
        record: person,
        version: reading.version(&EntityRef::Person(person.id.clone())),
        url: reading.url(&Resource::person(&person.id)),
        spells: SpellBrief::all(snapshot, &snapshot.spells_of_person(&person.id)),
    }
}
