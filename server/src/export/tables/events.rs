//! Events with where they stood on the day, the countries and offices they are about, and their earlier dates.

use super::checked::{self, checked};
use crate::export::records::shared;
use crate::export::{
    Scope,
    table::{
        Column, ColumnKind, TableOf, date, integer, integer_if, list, moment, once, plain, plain_if, said,
        text, text_if,
    },
};
use domain::{
    Event, Placement,
    id::{CountryId, EventId, OfficeId},
};
use jiff::{Timestamp, civil::Date, tz};
use std::sync::Arc;

/// An event with what the day says of it.
pub struct EventRow {
    it: Arc<Event>,
    title: String,
    state: &'static str,
    place: CalendarColumns,
}

/// Where an event may stand in a calendar, in columns.
struct CalendarColumns {
    word: &'static str,
    moment: Option<Timestamp>,
    first: Option<Date>,
    last: Option<Date>,
}

checked!(EventRow);

pub static EVENTS: TableOf<EventRow> = TableOf {
    name: "events",
    about: "Dated happenings: elections, votes, inaugurations, meetings, agreements.",
    key: &["id"],
    columns: &[
        Column::new("id", ColumnKind::Id, "The event.", |row| plain(&row.it.id)),
        Column::new("kind", ColumnKind::Word, "What sort of event.", |row| {
            plain(row.it.kind.word())
        }),
        Column::new(
            "name",
            ColumnKind::Said,
            "Its own name, where it has one.",
            |row| said(row.it.name.as_ref()),
        ),
        Column::new(
            "title",
            ColumnKind::Text,
            "What to call it in English: its own name, else its kind, country and year. Computed.",
            |row| text(&row.title),
        ),
        Column::new(
            "date",
            ColumnKind::Date,
            "When it is, as that stood on the day.",
            |row| date(Some(&row.it.date.on)),
        ),
        Column::new("date_kind", ColumnKind::Word, "What sort of date.", |row| {
            plain(row.it.date.kind.word())
        }),
        Column::new("firmness", ColumnKind::Word, "How firm the date is.", |row| {
            plain(row.it.date.firmness.word())
        }),
        Column::new("time", ColumnKind::Word, "The local time of day.", |row| {
            plain_if(row.it.date.time)
        }),
        Column::new("zone", ColumnKind::Text, "Its IANA time zone.", |row| {
            text_if(row.it.date.zone.as_deref())
        }),
        Column::new("announced", ColumnKind::Date, "When it became known.", |row| {
            date(row.it.announced.as_ref())
        }),
        Column::new(
            "expected",
            ColumnKind::Date,
            "From when on it was to be expected though nobody had announced it.",
            |row| date(row.it.expected.as_ref()),
        ),
        Column::new(
            "state",
            ColumnKind::Word,
            "Where it stood on the day. Computed.",
            |row| plain(row.state),
        ),
        Column::new(
            "placement",
            ColumnKind::Word,
            "Where it may stand in a calendar: `moment`, `day`, `span`, `by` or `nowhere`. Computed.",
            |row| plain(row.place.word),
        ),
        Column::new("placed_at", ColumnKind::Moment, "The moment. Computed.", |row| {
            moment(row.place.moment)
        }),
        Column::new(
            "placed_from",
            ColumnKind::Day,
            "The day, or the first of the span. Computed.",
            |row| plain_if(row.place.first),
        ),
        Column::new(
            "placed_to",
            ColumnKind::Day,
            "The day, the last of the span, or the day by which it has to be. Computed.",
            |row| plain_if(row.place.last),
        ),
        Column::new("place", ColumnKind::Said, "Where it is.", |row| {
            said(row.it.place.as_ref())
        }),
        Column::new("body", ColumnKind::Said, "What votes, or is voted for.", |row| {
            said(row.it.body.as_ref())
        }),
        Column::new(
            "bodies",
            ColumnKind::List,
            "The chambers that it votes for: ids of `bodies`.",
            |row| list(row.it.bodies.iter()),
        ),
        Column::new(
            "significance",
            ColumnKind::Said,
            "What it decides, in one clause.",
            |row| said(row.it.significance.as_ref()),
        ),
        Column::new("description", ColumnKind::Said, "What it is about.", |row| {
            said(row.it.description.as_ref())
        }),
        Column::new(
            "round_of",
            ColumnKind::Link("events"),
            "The event that this one is a round of.",
            |row| plain_if(row.it.round_of.as_ref()),
        ),
        Column::new("round", ColumnKind::Integer, "Which round.", |row| {
            integer_if(row.it.round)
        }),
        Column::new(
            "outcome_known",
            ColumnKind::Date,
            "When the outcome was known, where that is recorded.",
            |row| date(row.it.outcome.as_ref().and_then(|it| it.known.as_ref())),
        ),
        Column::new("outcome", ColumnKind::Said, "What came of it.", |row| {
            said(row.it.outcome.as_ref().and_then(|it| it.summary.as_ref()))
        }),
        Column::new(
            "annulled",
            ColumnKind::Date,
            "When it was declared void.",
            |row| date(row.it.annulled.as_ref().map(|it| &it.on)),
        ),
        Column::new("annulled_note", ColumnKind::Said, "Why it was.", |row| {
            said(row.it.annulled.as_ref().and_then(|it| it.note.as_ref()))
        }),
        Column::new("wikidata", ColumnKind::Id, "The item in Wikidata.", |row| {
            text_if(row.it.wikidata.as_deref())
        }),
        checked::sources(),
        checked::review(),
        checked::verified(),
    ],
    rows: |scope| {
        let records = shared(scope.snapshot.events());
        let scope = Arc::clone(scope);
        Box::new(records.into_iter().map(move |it| event(&scope, it)))
    },
};

fn event(scope: &Scope, it: Arc<Event>) -> EventRow {
    let snapshot = &scope.snapshot;
    EventRow {
        title: scope.title(&it),
        state: snapshot.state_of(&it).word(),
        place: CalendarColumns::of(Placement::of(&it, tz::db())),
        it,
    }
}

impl CalendarColumns {
    fn of(placement: Placement) -> Self {
        let nowhere = Self {
            word: "nowhere",
            moment: None,
            first: None,
            last: None,
        };
        match placement {
            Placement::Moment(moment) => Self {
                word: "moment",
                moment: Some(moment),
                ..nowhere
            },
            Placement::Day(day) => Self {
                word: "day",
                first: Some(day),
                last: Some(day),
                ..nowhere
            },
            Placement::Span { first, last } => Self {
                word: "span",
                first: Some(first),
                last: Some(last),
                ..nowhere
            },
            Placement::By(last) => Self {
                word: "by",
                last: Some(last),
                ..nowhere
            },
            Placement::Nowhere => nowhere,
        }
    }
}

pub static EVENT_COUNTRIES: TableOf<(EventId, CountryId)> = TableOf {
    name: "event_countries",
    about: "The countries that an event is about or that take part in it.",
    key: &["event", "country"],
    columns: &[
        Column::new("event", ColumnKind::Link("events"), "The event.", |(event, _)| {
            plain(event)
        }),
        Column::new(
            "country",
            ColumnKind::Link("countries"),
            "The country.",
            |(_, country)| plain(country),
        ),
    ],
    rows: |scope| {
        Box::new(
            shared(scope.snapshot.events())
                .into_iter()
                .flat_map(|it| pairs(&it.id, &it.countries)),
        )
    },
};

pub static EVENT_OFFICES: TableOf<(EventId, OfficeId)> = TableOf {
    name: "event_offices",
    about: "The offices whose next holder an event decides.",
    key: &["event", "office"],
    columns: &[
        Column::new("event", ColumnKind::Link("events"), "The event.", |(event, _)| {
            plain(event)
        }),
        Column::new(
            "office",
            ColumnKind::Link("offices"),
            "The office.",
            |(_, office)| plain(office),
        ),
    ],
    rows: |scope| {
        Box::new(
            shared(scope.snapshot.events())
                .into_iter()
                .flat_map(|it| pairs(&it.id, &it.decides)),
        )
    },
};

/// An event beside each of some ids, none of them twice.
pub fn pairs<Id: Clone + PartialEq>(event: &EventId, ids: &[Id]) -> Vec<(EventId, Id)> {
    once(ids).into_iter().map(|id| (event.clone(), id)).collect()
}

pub static EARLIER_DATES: TableOf<(Arc<Event>, usize)> = TableOf {
    name: "earlier_dates",
    about: "The dates that an event had before, oldest first.",
    key: &["event", "number"],
    columns: &[
        Column::new("event", ColumnKind::Link("events"), "The event.", |(it, _)| {
            plain(&it.id)
        }),
        Column::new(
            "number",
            ColumnKind::Integer,
            "The place in the record, from 1.",
            |(_, place)| integer(i64::try_from(place + 1).unwrap_or(i64::MAX)),
        ),
        Column::new(
            "date",
            ColumnKind::Date,
            "The date that was in force.",
            |(it, place)| date(it.previous.get(*place).map(|it| &it.date.on)),
        ),
        Column::new(
            "date_kind",
            ColumnKind::Word,
            "What sort of date.",
            |(it, place)| plain_if(it.previous.get(*place).map(|it| it.date.kind.word())),
        ),
        Column::new("firmness", ColumnKind::Word, "How firm it was.", |(it, place)| {
            plain_if(it.previous.get(*place).map(|it| it.date.firmness.word()))
        }),
        Column::new("until", ColumnKind::Date, "When it gave way.", |(it, place)| {
            date(it.previous.get(*place).map(|it| &it.until))
        }),
        Column::new("note", ColumnKind::Said, "Why.", |(it, place)| {
            said(it.previous.get(*place).and_then(|it| it.note.as_ref()))
        }),
    ],
    rows: |scope| {
        Box::new(shared(scope.snapshot.events()).into_iter().flat_map(|it| {
            let places = 0..it.previous.len();
            places.map(move |place| (Arc::clone(&it), place))
        }))
    },
};
