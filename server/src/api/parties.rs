//! `/parties` and `/parties/{id}`.

use super::{
    Found, One, Page,
    brief::{Places, SpellBrief, needle},
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
use domain::{EntityKind, EntityRef, Party, changeset::Seq, entity::Renamed as _};
use serde::Serialize;
use std::sync::Arc;
use utoipa::ToSchema;

/// A party or coalition, with who leads it on the day.
#[derive(Serialize, ToSchema)]
pub struct PartyItem<'s> {
    #[serde(flatten)]
    pub record: &'s Party,
    /// The number to put into `expects`; null on another day than today.
    pub version: Option<Seq>,
    /// Everyone who holds an office of the party.
    pub holders: Vec<SpellBrief<'s>>,
}

known!(List: AS_OF, KNOWN_AT, COUNTRY, REGION, GROUP, TEXT, MODIFIED_SINCE, FIELDS, LIMIT, AFTER);
known!(Detail: AS_OF, KNOWN_AT, FIELDS);

/// Every party
///
/// By id.
#[utoipa::path(get, path = "/api/v1/parties", tag = "Parties", params(List), responses((status = 200, body = Page<PartyItem>), Refusals))]
pub async fn list(State(context): State<Arc<Context>>, request: Request) -> Response {
    read::<List>(&context, &request, |reading| {
        let places = Places::asked(reading);
        let needle = needle(reading);
        let rows = reading
            .visit
            .snapshot
            .parties()
            .filter(|party| places.takes_id(&party.country) && needle.stands_in(party.all_names()))
            .map(|party| (SortKey::of_id(party.id.as_str()), party))
            .collect();
        reading.entities(EntityKind::Party, rows, Order::BY_ID, "PartyItem", |party| {
            Some(item(reading, party))
        })
    })
}

/// One party
#[utoipa::path(get, path = "/api/v1/parties/{id}", tag = "Parties", params(("id" = String, Path, description = "Its id.", example = "jp-liberal-democratic-party"), Detail), responses((status = 200, body = One<PartyItem>), Refusals))]
pub async fn detail(
    State(context): State<Arc<Context>>,
    Path(id): Path<String>,
    request: Request,
) -> Response {
    read::<Detail>(&context, &request, |reading| -> Found {
        let party = reading.visit.snapshot.party(&id);
        let party = party.ok_or_else(|| reading.missing(EntityKind::Party, &id))?;
        reading.one(&item(reading, party), "PartyItem")
    })
}

fn item<'r>(reading: &'r Reading<'_>, party: &'r Party) -> PartyItem<'r> {
    let snapshot = &reading.visit.snapshot;
    let holders = snapshot
        .offices_of(&party.country)
        .into_iter()
        .filter(|office| office.party.as_ref() == Some(&party.id))
        .flat_map(|office| SpellBrief::all(snapshot, &snapshot.holders(&office.id)))
        .collect();
    PartyItem {
        record: party,
        version: reading.version(&EntityRef::Party(party.id.clone())),
        holders,
    }
}
