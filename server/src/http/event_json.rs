//! An event as data: the record as it was known on the day, and what is computed from it.

use app::{address::Document, record::Record, sharing, visit::Visit};
use domain::{EntityRef, Event, Source};
use jiff::{Timestamp, civil::Date};
use serde::Serialize;

/// The names are those of the domain, so that the record reads like the files of `data/`.
#[derive(Serialize)]
struct EventDocument<'a> {
    url: String,
    calendar: String,
    language: &'static str,
    /// The day whose knowledge this is.
    as_of: Date,
    known_at: Option<Timestamp>,
    name: String,
    /// The date in words, with its certainty.
    date: String,
    state: &'static str,
    decides: Option<String>,
    /// All of it in one sentence that can be quoted.
    sentence: String,
    event: &'a Event,
    sources: Vec<&'a Source>,
    record: RecordDocument,
}

#[derive(Serialize)]
struct RecordDocument {
    created: Timestamp,
    modified: Timestamp,
    changes: usize,
}

/// One event as JSON; none when there is no such event on the day of the visit.
///
/// # Errors
/// When it cannot be written as JSON.
pub fn event(visit: &Visit<'_>) -> anyhow::Result<Option<String>> {
    let Some(event) = visit.snapshot.event(visit.param("id")) else {
        return Ok(None);
    };
    let record = Record::of(visit, &EntityRef::Event(event.id.clone()));
    let document = EventDocument {
        url: visit.url(&visit.resource),
        calendar: visit.url(&visit.resource.document(Document::Calendar)),
        language: visit.language.tag(),
        as_of: visit.day(),
        known_at: visit.known_at,
        name: sharing::full_name(visit, event),
        date: sharing::date(visit, event),
        state: visit.snapshot.state_of(event).word(),
        decides: sharing::decision(visit, event),
        sentence: sharing::sentence(visit, event),
        event,
        sources: sharing::sources(visit, event).collect(),
        record: RecordDocument {
            created: record.created,
            modified: record.modified,
            changes: record.changes,
        },
    };
    Ok(Some(serde_json::to_string_pretty(&document)?))
}
