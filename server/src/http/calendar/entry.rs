//! One event in a calendar.

use super::{lines::Lines, zones};
use app::{address::Resource, calendar_entry::CalendarEntry, record::Record, sharing, visit::Visit};
use domain::{EntityRef, Event, Placement, entity::Firmness};
use jiff::{ToSpan, civil::Date};

/// An event, where it stands, and the id that its UID is made of.
pub struct Entry<'e> {
    pub event: &'e Event,
    pub place: CalendarEntry,
    pub id: &'e str,
}

impl Entry<'_> {
    /// Adds the event where it has a day; else a note.
    ///
    /// A month or a year must not become a day, and a calendar without any component is against the grammar. So an event
    /// without a day is a VJOURNAL without DTSTART, which is by definition a note that belongs to no day. Google, Apple and
    /// Outlook pass over it in silence, and whoever subscribes gets the VEVENT, by the same UID, when the day is known.
    pub fn add(&self, lines: &mut Lines, visit: &Visit<'_>) {
        let event = self.event;
        let component = if self.place.is_nowhere() {
            "VJOURNAL"
        } else {
            "VEVENT"
        };
        let record = Record::of(visit, &EntityRef::Event(event.id.clone()));
        lines.value("BEGIN", component);
        lines.value("UID", &format!("event-{}@handover", self.id));
        lines.moment("DTSTAMP", record.modified);
        lines.moment("CREATED", record.created);
        lines.moment("LAST-MODIFIED", record.modified);
        lines.value("SEQUENCE", &(record.changes - 1).to_string());
        lines.value("STATUS", self.status());
        self.add_dates(lines);
        lines.text("SUMMARY", &sharing::calendar_title(visit, event, self.place));
        lines.text("DESCRIPTION", &self.description(visit));
        lines.texts("CATEGORIES", &sharing::categories(visit, event));
        lines.value("URL", &visit.url(&Resource::event(&event.id)));
        if !self.place.is_nowhere() {
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
    /// whoever has written it down would miss the news. So does one that was moved to a date without a day.
    fn status(&self) -> &'static str {
        let is_note = self.place.is_nowhere();
        match self.event.date.firmness {
            Firmness::Cancelled => "CANCELLED",
            Firmness::Confirmed | Firmness::Held if is_note => "FINAL",
            Firmness::Confirmed if self.place.is_former => "TENTATIVE",
            Firmness::Confirmed | Firmness::Held => "CONFIRMED",
            Firmness::Tentative | Firmness::Changing | Firmness::Postponed if is_note => "DRAFT",
            Firmness::Tentative | Firmness::Changing | Firmness::Postponed => "TENTATIVE",
        }
    }

    /// How long an event lasts is not known, so a moment has no end; whole days end with the next one.
    fn add_dates(&self, lines: &mut Lines) {
        match self.place.placement {
            Placement::Moment(moment) => match zones::local(self.event, self.place) {
                Some((zone, local)) => {
                    let local = local.strftime("%Y%m%dT%H%M%S").to_string();
                    lines.value(&format!("DTSTART;TZID={zone}"), &local);
                }
                None => lines.moment("DTSTART", moment),
            },
            Placement::Day(day) | Placement::By(day) => add_days(lines, day, day),
            Placement::Span { first, last } => add_days(lines, first, last),
            Placement::Nowhere => {}
        }
    }

    fn description(&self, visit: &Visit<'_>) -> String {
        let mut text = sharing::calendar_lines(visit, self.event);
        text.push(visit.url(&Resource::event(&self.event.id)));
        text.join("\n")
    }
}

fn add_days(lines: &mut Lines, first: Date, last: Date) {
    lines.day("DTSTART;VALUE=DATE", first);
    // The last day that a calendar knows has no next one, and needs none: without an end it is one day long.
    if let Ok(end) = last.checked_add(1.day()) {
        lines.day("DTEND;VALUE=DATE", end);
    }
}
