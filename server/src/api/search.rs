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
use domain::{EntityKind, EntityRef, id::CountryId};
use serde::Serialize;
use std::sync::Arc;
use utoipa::ToSchema;

/// What was found.
#[derive(Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum HitKind {
    Person,
    Country,
    Office,
    Party,
    Body,
    Transition,
    Event,
    /// Of the countries whose names were typed.
    Relation,
}

/// A record, or a relation of countries.
enum Found {
    Record(EntityRef),
    Relation(Vec<CountryId>),
}

impl Found {
    fn id(&self) -> String {
        match self {
            Self::Record(record) => record.id().to_owned(),
            Self::Relation(countries) => countries
                .iter()
                .map(CountryId::as_str)
                .collect::<Vec<_>>()
                .join("-"),
        }
    }
}

/// One record that fits.
#[derive(Serialize, ToSchema)]
pub struct HitItem {
    pub id: String,
    pub kind: HitKind,
    /// Its name in English.
    pub name: String,
    /// Where the API says more about it.
    pub href: String,
}

known!(List: SEARCHED, ENTITY_KIND, AS_OF, KNOWN_AT, FIELDS, LIMIT, AFTER);

/// Search by name
///
/// The kinds that fit best come first, and within a kind what fits best; the relations of countries that were typed stand before all. Tenures and sources have no names and are not found.
#[utoipa::path(get, path = "/api/v1/search", tag = "Search", params(List), responses((status = 200, body = Page<HitItem>), Refusals))]
pub async fn list(State(context): State<Arc<Context>>, request: Request) -> Response {
    read::<List>(&context, &request, |reading| {
        let typed = reading.parameters.first(SEARCHED).unwrap_or_default();
        let kinds = reading.parameters.words(ENTITY_KIND, EntityKind::from_word);
        let snapshot = &reading.visit.snapshot;
        let relations = app::relations_named(snapshot, typed)
            .into_iter()
            .filter(|_| kinds.is_empty())
            .map(Found::Relation);
        let records = app::find(snapshot, typed)
            .into_iter()
            .filter(|group| kinds.is_empty() || kinds.contains(&group.kind))
            .flat_map(|group| group.found)
            .map(Found::Record);
        let rows = relations
            .chain(records)
            .enumerate()
            .map(|(rank, found)| (SortKey::of(None, format!("{rank:08}"), found.id()), found))
            .collect();
        reading.list(rows, Order::of("fit"), "HitItem", |found| item(reading, found))
    })
}

fn item(reading: &Reading<'_>, found: &Found) -> Option<HitItem> {
    let snapshot = &reading.visit.snapshot;
    let record = match found {
        Found::Record(record) => record,
        Found::Relation(countries) => {
            let countries = countries.iter().filter_map(|id| snapshot.country(id.as_str()));
            let names: Vec<_> = countries.map(|country| &*country.name.en).collect();
            return Some(HitItem {
                id: found.id(),
                kind: HitKind::Relation,
                name: names.join(", "),
                href: format!("/api/v1/relations/{}", found.id()),
            });
        }
    };
    let (name, room) = match record {
        EntityRef::Country(id) => (snapshot.country(id.as_str())?.name.en.clone(), "countries"),
        EntityRef::Office(id) => (snapshot.office(id.as_str())?.name.en.clone(), "offices"),
        EntityRef::Party(id) => (snapshot.party(id.as_str())?.name.en.clone(), "parties"),
        EntityRef::Body(id) => (snapshot.body(id.as_str())?.name.en.clone(), "bodies"),
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
        id: found.id(),
        kind: match record {
            EntityRef::Person(_) => HitKind::Person,
            EntityRef::Country(_) => HitKind::Country,
            EntityRef::Office(_) => HitKind::Office,
            EntityRef::Party(_) => HitKind::Party,
            EntityRef::Body(_) => HitKind::Body,
            EntityRef::Transition(_) => HitKind::Transition,
            EntityRef::Event(_) => HitKind::Event,
            EntityRef::Tenure(_) | EntityRef::Source(_) => return None,
        },
        name,
        href: format!("/api/v1/{room}/{}", found.id()),
    })
}
