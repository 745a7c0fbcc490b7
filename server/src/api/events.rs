//! `/events` and `/events/{id}`.

use super::{
    Found, One, Page,
    paging::{Order, SortKey},
    parameters::{
        COUNTRY, EVENT_KIND, EVENT_ORDER, EVENT_STATE, FIRMNESS, FROM, GROUP, REGION, TEXT, TO, known,
    },
    problem::Refusals,
    reading::{Reading, read},
};
use crate::http::Context;
use app::address::Resource;
use app::sharing;
use axum::{
    extract::{Path, Request, State},
    response::Response,
};
use domain::{
    EntityKind, EntityRef, Event, Placement,
    changeset::Seq,
    entity::{EventKind, Firmness, Group, Region},
    snapshot::EventFilter,
    stage::EventState,
};
use jiff::{Timestamp, civil::Date, tz::TimeZoneDatabase};
use serde::Serialize;
use std::sync::{Arc, LazyLock};
use utoipa::ToSchema;

static ZONES: LazyLock<TimeZoneDatabase> = LazyLock::new(TimeZoneDatabase::bundled);

/// An event as it was known on the day, with where it stands.
#[derive(Serialize, ToSchema)]
pub struct EventItem<'e> {
    #[serde(flatten)]
    pub record: &'e Event,
    /// The number to put into `expects`; null on another day than today.
    pub version: Option<Seq>,
    /// The page that shows the event.
    pub url: String,
    /// The name in English, with country and year where it needs them.
    pub title: String,
    /// All of it in one sentence that can be quoted.
    pub sentence: String,
    pub state: EventState,
    pub placement: PlacementItem,
    /// How often the same leaders had met by then, this meeting included.
    pub meeting_number: Option<usize>,
}

/// Where an event may stand in a calendar. What is less exact than a day stands nowhere.
#[derive(Serialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum PlacementItem {
    /// At a moment: its day, its time and its zone are known.
    Moment {
        #[schema(value_type = String, format = DateTime)]
        at: Timestamp,
    },
    /// On one day.
    Day {
        #[schema(value_type = String, format = Date)]
        on: Date,
    },
    /// On all of these days, or on one of them that is not known.
    Span {
        #[schema(value_type = String, format = Date)]
        first: Date,
        #[schema(value_type = String, format = Date)]
        last: Date,
    },
    /// On this day at the latest: a deadline, or a window of more than 31 days.
    By {
        #[schema(value_type = String, format = Date)]
        last: Date,
    },
    /// A month or a year is no day.
    Nowhere,
}

known!(List: AS_OF, KNOWN_AT, COUNTRY, REGION, GROUP, EVENT_KIND, EVENT_STATE, FIRMNESS, FROM, TO, TEXT, EVENT_ORDER, MODIFIED_SINCE, FIELDS, LIMIT, AFTER);
known!(Detail: AS_OF, KNOWN_AT, FIELDS);

/// Every event, past and to come
///
/// By date. A month counts as any of its days where `from` and `to` ask for days.
#[utoipa::path(get, path = "/api/v1/events", tag = "Events", params(List), responses((status = 200, body = Page<EventItem>), Refusals))]
pub async fn list(State(context): State<Arc<Context>>, request: Request) -> Response {
    read::<List>(&context, &request, |reading| {
        let parameters = &reading.parameters;
        let filter = EventFilter {
            countries: parameters.all(COUNTRY).map(str::to_owned).collect(),
            regions: parameters.words(REGION, Region::from_word),
            groups: parameters.words(GROUP, Group::from_word),
            kinds: parameters.words(EVENT_KIND, EventKind::from_word),
            states: parameters.words(EVENT_STATE, EventState::from_word),
            firmness: parameters.words(FIRMNESS, Firmness::from_word),
            from: parameters.day(FROM),
            to: parameters.day(TO),
            text: parameters.first(TEXT).unwrap_or_default().to_owned(),
        };
        let order = match parameters.first(EVENT_ORDER) {
            Some("id") => Order::BY_ID,
            Some("newest") => Order {
                word: "newest",
                is_newest_first: true,
            },
            _ => Order::of("date"),
        };
        let rows = reading
            .visit
            .snapshot
            .agenda(&filter)
            .into_iter()
            .map(|(event, _)| {
                let date = (order != Order::BY_ID).then_some(&event.date.on);
                (SortKey::of(date, "", event.id.as_str()), event)
            })
            .collect();
        reading.entities(EntityKind::Event, rows, order, "EventItem", |event| {
            Some(item(reading, event))
        })
    })
}

/// One event
#[utoipa::path(get, path = "/api/v1/events/{id}", tag = "Events", params(("id" = String, Path, description = "Its id.", example = "jp-ldp-leadership-2024"), Detail), responses((status = 200, body = One<EventItem>), Refusals))]
pub async fn detail(
    State(context): State<Arc<Context>>,
    Path(id): Path<String>,
    request: Request,
) -> Response {
    read::<Detail>(&context, &request, |reading| -> Found {
        let event = reading.visit.snapshot.event(&id);
        let event = event.ok_or_else(|| reading.missing(EntityKind::Event, &id))?;
        reading.one(&item(reading, event), "EventItem")
    })
}

fn item<'e>(reading: &Reading<'_>, event: &'e Event) -> EventItem<'e> {
    let snapshot = &reading.visit.snapshot;
    EventItem {
        record: event,
        version: reading.version(&EntityRef::Event(event.id.clone())),
        url: reading.url(&Resource::event(&event.id)),
        title: sharing::full_name(&reading.visit, event),
        sentence: sharing::sentence(&reading.visit, event),
        state: snapshot.state_of(event),
        placement: match Placement::of(event, &ZONES) {
            Placement::Moment(at) => PlacementItem::Moment { at },
            Placement::Day(on) => PlacementItem::Day { on },
            Placement::Span { first, last } => PlacementItem::Span { first, last },
            Placement::By(last) => PlacementItem::By { last },
            Placement::Nowhere => PlacementItem::Nowhere,
        },
        meeting_number: (event.kind == EventKind::Meeting)
            .then(|| snapshot.meeting_number(event))
            .flatten(),
    }
}
