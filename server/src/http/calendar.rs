//! Calendars that can be subscribed to (RFC 5545, with the names of RFC 7986): of one event, of a record, of a list.
//!
//! Whatever happens to an event, its UID stays: it is made of the id, which has no date in it, and not of the
//! address of this site. SEQUENCE is the number of edits, LAST-MODIFIED and DTSTAMP are the time of the last one, so a
//! calendar that is asked for twice says the same twice. There is no METHOD: with PUBLISH an ORGANIZER would have to
//! be named, and nobody is invited. [`lines`] folds and escapes, [`zones`] writes the time zones, [`entry`] one event.
//!
//! The crate `icalendar` would do this, too, but brings `chrono`; dates are jiff's here.

mod entry;
mod lines;
mod zones;

use app::{
    address::{Document, ResourceKind},
    calendar_entry::CalendarEntry,
    calendars, sharing,
    visit::Visit,
};
use domain::Event;
use entry::Entry;
use jiff::{Timestamp, civil::Time, tz::TimeZone};
use lines::Lines;
use xxhash_rust::xxh3::xxh3_64;

/// How often calendars should look: the answer is mostly that nothing has changed, which costs nothing.
const REFRESH: &str = "PT1H";

/// The calendar that a visit asks for; none when there is no such event or record on the day of the visit. Where an event was asked for
/// under the id of a record that was merged with it, it keeps the UID that it had there.
pub fn calendar(visit: &Visit<'_>, asked: &str) -> Option<String> {
    if visit.resource.kind() == Some(ResourceKind::Event) {
        return event(visit, asked);
    }
    let calendar = calendars::calendar(visit)?;
    let mut lines = begun(visit, &calendar.name, &calendar.note);
    zones::add(&mut lines, calendar.events.iter().copied());
    for (event, place) in &calendar.events {
        let entry = Entry {
            event,
            place: *place,
            id: event.id.as_str(),
        };
        entry.add(&mut lines, visit);
    }
    if calendar.events.is_empty() {
        add_note(&mut lines, visit, &calendar.note);
    }
    lines.value("END", "VCALENDAR");
    Some(lines.finish())
}

/// The calendar of one event.
fn event(visit: &Visit<'_>, asked: &str) -> Option<String> {
    let event: &Event = visit.snapshot.event(visit.param("id"))?;
    let place = CalendarEntry::of(&visit.snapshot, event);
    let note = sharing::calendar_note(visit, event, place);
    let mut lines = begun(visit, &sharing::full_name(visit, event), &note);
    zones::add(&mut lines, [(event, place)]);
    let entry = Entry {
        event,
        place,
        id: asked,
    };
    entry.add(&mut lines, visit);
    lines.value("END", "VCALENDAR");
    Some(lines.finish())
}

fn begun(visit: &Visit<'_>, name: &str, note: &str) -> Lines {
    let mut lines = Lines::default();
    lines.value("BEGIN", "VCALENDAR");
    lines.value("VERSION", "2.0");
    lines.value("PRODID", "-//Handover//Events//EN");
    lines.value("CALSCALE", "GREGORIAN");
    lines.text("NAME", name);
    lines.text("X-WR-CALNAME", name);
    lines.text("DESCRIPTION", note);
    lines.text("X-WR-CALDESC", note);
    lines.value("REFRESH-INTERVAL;VALUE=DURATION", REFRESH);
    lines.value("X-PUBLISHED-TTL", REFRESH);
    lines.value("SOURCE;VALUE=URI", &source(visit));
    lines
}

/// The address of the calendar itself.
fn source(visit: &Visit<'_>) -> String {
    let resource = visit.resource.document(Document::Calendar);
    let path = visit.href_only(&resource, visit.query.clone());
    format!("{}{path}", visit.site.public_url)
}

/// A calendar without any component is against the grammar, so one without a day says as a note that belongs to no day what it
/// will have. Its time is that of the first record, which never changes.
fn add_note(lines: &mut Lines, visit: &Visit<'_>, note: &str) {
    let first = visit.world.journal().front().map(|commit| commit.changeset.at);
    let midnight = visit.day().to_datetime(Time::midnight());
    let day = midnight
        .to_zoned_datetime(TimeZone::UTC)
        .map_or(Timestamp::UNIX_EPOCH, |day| day.timestamp());
    let path = visit.href_only(&visit.resource, visit.query.clone());
    lines.value("BEGIN", "VJOURNAL");
    lines.value(
        "UID",
        &format!("calendar-{:016x}@handover", xxh3_64(path.as_bytes())),
    );
    lines.moment("DTSTAMP", first.unwrap_or(day).min(day));
    lines.text("SUMMARY", &calendars::nothing_dated(visit));
    lines.text("DESCRIPTION", note);
    lines.value("END", "VJOURNAL");
}
