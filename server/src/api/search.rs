//! `/search`: names of everything that was known on the day, in every script.

use super::{
    Page,
    brief::EventBrief,
    paging::{Order, SortKey},
    parameters::{ENTITY_KIND, SEARCHED, known},
    problem::Refusals,
    reading::{Reading, read},
};
use crate::http::Context;
use axum::{
    extract::{Request, State},
    response::Response,
};
use domain::{EntityKind, EntityRef};
use serde::Serialize;
use std::sync::Arc;
use utoipa::ToSchema;

/// One record that fits.
#[derive(Serialize, ToSchema)]
pub struct HitItem {
    pub id: String,
    pub kind: EntityKind,
    /// Its name in English.
    pub name: String,
    /// Where the API says more about it.
    pub href: String,
}

known!(List: SEARCHED, ENTITY_KIND, AS_OF, KNOWN_AT, FIELDS, LIMIT, AFTER);

/// Search by name
///
/// The kinds that fit best come first, and within a kind what fits best. Tenures and sources have no names and are not found.
#[utoipa::path(get, path = "/api/v1/search", tag = "Search", params(List), responses((status = 200, body = Page<HitItem>), Refusals))]
pub async fn list(State(context): State<Arc<Context>>, request: Request) -> Response {
    read::<List>(&context, &request, |reading| {
        let typed = reading.parameters.first(SEARCHED).unwrap_or_default();
        let kinds = reading.parameters.words(ENTITY_KIND, EntityKind::from_word);
        let rows = app::find(&reading.visit.snapshot, typed)
            .into_iter()
            .filter(|group| kinds.is_empty() || kinds.contains(&group.kind))
            .flat_map(|group| group.found)
            .enumerate()
            .map(|(rank, found)| {
                (
                    SortKey::of(None, format!("{rank:08}"), found.id().to_owned()),
                    found,
                )
            })
            .collect();
        reading.list(rows, Order::of("fit"), "HitItem", |found| item(reading, found))
    })
}

fn item(reading: &Reading<'_>, found: &EntityRef) -> Option<HitItem> {
    let snapshot = &reading.visit.snapshot;
    let (name, room) = match found {
        EntityRef::Country(id) => (snapshot.country(id.as_str())?.name.en.clone(), "countries"),
        EntityRef::Office(id) => (snapshot.office(id.as_str())?.name.en.clone(), "offices"),
        EntityRef::Party(id) => (snapshot.party(id.as_str())?.name.en.clone(), "parties"),
        EntityRef::Person(id) => (snapshot.person(id.as_str())?.name.en.clone(), "people"),
        EntityRef::Event(id) => {
            let event = snapshot.event(id.as_str())?;
            (EventBrief::of(reading, event).title, "events")
        }
        EntityRef::Transition(id) => {
            let transition = snapshot.transition(id.as_str())?;
            let office = snapshot.office(transition.office.as_str())?;
            (office.name.en.clone(), "transitions")
        }
        EntityRef::Tenure(_) | EntityRef::Source(_) => return None,
    };
    Some(HitItem {
        id: found.id().to_owned(),
        kind: found.kind(),
        name,
        href: format!("/api/v1/{room}/{}", found.id()),
    })
}
