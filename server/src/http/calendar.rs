//! An event as a calendar that can be subscribed to (RFC 5545, with the names of RFC 7986).
//!
//! Whatever happens to the event, its UID stays: it is made of the id, which has no date in it, and not of the
//! address of this site. SEQUENCE is the number of edits, LAST-MODIFIED and DTSTAMP are the time of the last one, so a
//! calendar that is asked for twice says the same twice. There is no METHOD: with PUBLISH an ORGANIZER would have to
//! be named, and nobody is invited. [`lines`] folds and escapes.
//!
//! The crate `icalendar` would do this, too, but brings `chrono`; dates are jiff's here.

mod lines;

use super::record::Record;
use app::{address::Document, sharing, visit::Visit};
use domain::{EntityRef, Event, Placement, entity::Firmness};
use jiff::{ToSpan, civil::Date, tz::TimeZoneDatabase};
use lines::Lines;
use std::sync::LazyLock;

/// The zones that come with the program: what a calendar says must not depend on the machine it is made on.
static ZONES: LazyLock<TimeZoneDatabase> = LazyLock::new(TimeZoneDatabase::bundled);

/// How often calendars should look: the answer is mostly that nothing has changed, which costs nothing.
const REFRESH: &str = "PT1H";

/// The calendar of one event; none when there is no such event on the day of the visit. Where it was asked for under the id of a record
/// that was merged with the event's, it keeps the UID that it had there.
pub fn event(visit: &Visit<'_>, asked: &str) -> Option<String> {
    let event = visit.snapshot.event(visit.param("id"))?;
    let placement = Placement::of(event, &ZONES);
    let note = sharing::calendar_note(visit, event, placement);
    let name = sharing::full_name(visit, event);
    let mut lines = Lines::default();
    lines.value("BEGIN", "VCALENDAR");
    lines.value("VERSION", "2.0");
    lines.value("PRODID", "-//Handover//Events//EN");
    lines.value("CALSCALE", "GREGORIAN");
    lines.text("NAME", &name);
    lines.text("X-WR-CALNAME", &name);
    lines.text("DESCRIPTION", &note);
    lines.text("X-WR-CALDESC", &note);
    lines.value("REFRESH-INTERVAL;VALUE=DURATION", REFRESH);
    lines.value("X-PUBLISHED-TTL", REFRESH);
    lines.value(
        "SOURCE;VALUE=URI",
        &visit.url(&visit.resource.document(Document::Calendar)),
    );
    add(&mut lines, visit, event, asked, placement);
    lines.value("END", "VCALENDAR");
    Some(lines.finish())
}

/// Adds the event where it has a day; else a note.
///
/// A month or a year must not become a day, and a calendar without any component is against the grammar. So an event
/// without a day is a VJOURNAL without DTSTART, which is by definition a note that belongs to no day. Google, Apple and
/// Outlook pass over it in silence, and whoever subscribes gets the VEVENT, by the same UID, when the day is known.
fn add(lines: &mut Lines, visit: &Visit<'_>, event: &Event, asked: &str, placement: Placement) {
    let component = if placement == Placement::Nowhere {
        "VJOURNAL"
    } else {
        "VEVENT"
    };
    let record = Record::of(visit, &EntityRef::Event(event.id.clone()));
    lines.value("BEGIN", component);
    lines.value("UID", &format!("event-{asked}@handover"));
    lines.moment("DTSTAMP", record.modified);
    lines.moment("CREATED", record.created);
    lines.moment("LAST-MODIFIED", record.modified);
    lines.value("SEQUENCE", &(record.changes - 1).to_string());
    lines.value("STATUS", status(event.date.firmness, placement));
    add_dates(lines, placement);
    lines.text("SUMMARY", &sharing::calendar_title(visit, event, placement));
    lines.text("DESCRIPTION", &description(visit, event));
    lines.text("CATEGORIES", &sharing::kind(visit, event));
    lines.value("URL", &visit.url(&visit.resource));
    if placement != Placement::Nowhere {
        if let Some(place) = &event.place {
            lines.text("LOCATION", place.in_language(visit.language));
        }
        // Nobody who reads of an event is busy on its day.
        lines.value("TRANSP", "TRANSPARENT");
    }
    lines.value("END", component);
}

/// A postponed event without a new date is not cancelled: several calendars drop what is, and would not take it back. It
/// stays on its old day as tentative, where the title says that it was postponed, because that is the day on which
/// whoever has written it down would miss the news.
fn status(firmness: Firmness, placement: Placement) -> &'static str {
    let is_note = placement == Placement::Nowhere;
    match firmness {
        Firmness::Cancelled => "CANCELLED",
        Firmness::Confirmed | Firmness::Held if is_note => "FINAL",
        Firmness::Confirmed | Firmness::Held => "CONFIRMED",
        Firmness::Tentative | Firmness::Changing | Firmness::Postponed if is_note => "DRAFT",
        Firmness::Tentative | Firmness::Changing | Firmness::Postponed => "TENTATIVE",
    }
}

/// A time is given in UTC, which every calendar turns into its reader's own: with TZID a VTIMEZONE would have to carry
/// the whole history of the zone, and calendars take what they think of its name instead. The local time stands in
/// the description. How long an event lasts is not known, so a moment has no end; whole days end with the next one.
fn add_dates(lines: &mut Lines, placement: Placement) {
    match placement {
        Placement::Moment(moment) => lines.moment("DTSTART", moment),
        Placement::Day(day) | Placement::By(day) => add_days(lines, day, day),
        Placement::Span { first, last } => add_days(lines, first, last),
        Placement::Nowhere => {}
    }
}

fn add_days(lines: &mut Lines, first: Date, last: Date) {
    lines.day("DTSTART;VALUE=DATE", first);
    // The last day that a calendar knows has no next one, and needs none: without an end it is one day long.
    if let Ok(end) = last.checked_add(1.day()) {
        lines.day("DTEND;VALUE=DATE", end);
    }
}

fn description(visit: &Visit<'_>, event: &Event) -> String {
    let mut text = sharing::calendar_lines(visit, event);
    text.push(visit.url(&visit.resource));
    text.join("\n")
}
