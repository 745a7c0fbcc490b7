//! Where a page can be taken: the calendar, the feed, the table and the data of exactly what it shows.

use crate::{
    address::{Document, Resource, ResourceKind},
    query::{CLOCKS, Query},
    visit::Visit,
};
use domain::snapshot::EventFilter;

/// The filters of the list of changes.
pub const OF_CHANGES: [&str; 4] = ["country", "region", "group", "kind"];
/// Those of the list of events.
pub const OF_EVENTS: [&str; 10] = [
    "country", "region", "group", "kind", "status", "firmness", "from", "to", "q", "sort",
];
/// What the other lists share with that of changes.
const OF_LISTS: [&str; 3] = ["country", "region", "group"];
/// What the table of leaders and its address in the API know alike.
const OF_LEADERS: [&str; 7] = ["country", "region", "group", "kind", "status", "q", "sort"];
const OF_TRANSITIONS: [&str; 5] = ["country", "region", "group", "status", "q"];

/// Which feed a page has: the parameters of `/feed.atom` and `/feed.json`, with its clocks.
pub fn feed_query(visit: &Visit<'_>) -> Query {
    let clocks = visit.query.only(&CLOCKS);
    let Some(kind) = visit.resource.kind() else {
        return clocks;
    };
    let query = match kind {
        ResourceKind::Events => Query::of("of", "events").and(&visit.query.only(&OF_EVENTS)),
        ResourceKind::Changes => visit.query.only(&OF_CHANGES),
        ResourceKind::Country => Query::of("country", visit.param("iso2")),
        ResourceKind::Person
        | ResourceKind::Office
        | ResourceKind::Event
        | ResourceKind::Transition
        | ResourceKind::Relation => {
            let path = visit.resource.to_string();
            Query::of("of", path.trim_start_matches('/'))
        }
        ResourceKind::Leaders | ResourceKind::Countries | ResourceKind::Transitions => {
            visit.query.only(&OF_LISTS)
        }
        _ => Query::default(),
    };
    query.and(&clocks)
}

/// The path of the feed of a page.
pub fn feed(visit: &Visit<'_>) -> String {
    visit.href_only(&Resource::ATOM_FEED, feed_query(visit))
}

/// The path of the calendar of a page; none where it shows no events.
pub fn calendar(visit: &Visit<'_>) -> Option<String> {
    calendar_seen(visit, visit.query.only(&CLOCKS))
}

/// The same for whoever follows it, as it is on each day.
pub fn live_calendar(visit: &Visit<'_>) -> Option<String> {
    calendar_seen(visit, Query::default())
}

fn calendar_seen(visit: &Visit<'_>, clocks: Query) -> Option<String> {
    match visit.resource.kind()? {
        ResourceKind::Home => Some(visit.href_only(&Resource::CALENDAR, clocks)),
        ResourceKind::Events => {
            let query = visit.query.only(&OF_EVENTS).and(&clocks);
            Some(visit.href_only(&Resource::CALENDAR, query))
        }
        kind if Document::Calendar.is_beside(kind) => {
            Some(visit.href_only(&visit.resource.document(Document::Calendar), clocks))
        }
        _ => None,
    }
}

/// The path of the rows of a list as CSV, all of its pages in one; none where the page is no list.
pub fn table(visit: &Visit<'_>) -> Option<String> {
    let kind = visit.resource.kind()?;
    let query = visit.query.with("page", None).with("saved", None);
    Document::Table
        .is_beside(kind)
        .then(|| visit.href_only(&visit.resource.document(Document::Table), query))
}

/// The path of what a page shows as JSON; none where the API has nothing that is just that.
pub fn data(visit: &Visit<'_>) -> Option<String> {
    let kind = visit.resource.kind()?;
    let query = match kind {
        ResourceKind::Leaders => visit.query.only(&OF_LEADERS),
        ResourceKind::Transitions => visit.query.only(&OF_TRANSITIONS),
        ResourceKind::Changes if visit.query.only(&OF_CHANGES).is_empty() => Query::default(),
        ResourceKind::Event => {
            let data = visit.resource.document(Document::Data);
            return Some(visit.href(&data));
        }
        ResourceKind::Countries
        | ResourceKind::Country
        | ResourceKind::Person
        | ResourceKind::Office
        | ResourceKind::Transition
        | ResourceKind::Relation
        | ResourceKind::Change => Query::default(),
        _ => return None,
    };
    Some(of_api(visit, &query))
}

/// The path of a list of events as JSON: the API lists every state where none is asked for, the page those of its direction.
pub fn event_data(visit: &Visit<'_>, filter: &EventFilter) -> String {
    let pairs = visit.query.only(&OF_EVENTS).with("status", None);
    let from = filter.from.map(|day| day.to_string());
    let states = filter.states.iter();
    let query = states.fold(pairs.with("from", from.as_deref()), |query, state| {
        query.and(&Query::of("status", state.word()))
    });
    of_api(visit, &query)
}

fn of_api(visit: &Visit<'_>, query: &Query) -> String {
    let query = query.and(&visit.query.only(&CLOCKS));
    let joint = if query.is_empty() { "" } else { "?" };
    format!("/api/v1{}{joint}{query}", visit.resource)
}
