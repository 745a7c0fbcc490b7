//! The time zones of a calendar (VTIMEZONE): of each zone the offsets that its events have, and no others.
//!
//! A zone has changed its clocks some two hundred times. A time is read by the last change before it, so a calendar needs
//! those changes alone after which one of its events comes.

use super::lines::Lines;
use app::calendar_entry::{CalendarEntry, ZONES};
use domain::{Event, Placement};
use jiff::{
    Timestamp, ToSpan,
    civil::DateTime,
    tz::{Dst, Offset, TimeZone},
};
use std::collections::{BTreeMap, BTreeSet};

/// Since when an offset has held, and which one held before.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Observance {
    /// By the clock that was in use until then.
    since: DateTime,
    before: Offset,
    offset: Offset,
    name: String,
    is_daylight: bool,
}

/// The zone of an event that stands at a moment, and what its clocks show then.
pub fn local(event: &Event, place: CalendarEntry) -> Option<(&str, DateTime)> {
    let (moment, name) = moment(event, place)?;
    let zone = ZONES.get(name).ok()?;
    Some((name, zone.to_datetime(moment)))
}

/// Adds the zones of the events that stand at a moment.
pub fn add<'e>(lines: &mut Lines, events: impl IntoIterator<Item = (&'e Event, CalendarEntry)>) {
    let mut zones: BTreeMap<&str, BTreeSet<Observance>> = BTreeMap::new();
    for (event, place) in events {
        let Some((moment, name)) = moment(event, place) else {
            continue;
        };
        if let Ok(zone) = ZONES.get(name) {
            zones.entry(name).or_default().insert(observance(&zone, moment));
        }
    }
    for (name, observances) in zones {
        lines.value("BEGIN", "VTIMEZONE");
        lines.value("TZID", name);
        for observance in observances {
            observance.add(lines);
        }
        lines.value("END", "VTIMEZONE");
    }
}

/// Whether an event stands at a moment, and in which zone.
fn moment(event: &Event, place: CalendarEntry) -> Option<(Timestamp, &str)> {
    match place.placement {
        Placement::Moment(moment) => Some((moment, event.date.zone.as_deref()?)),
        Placement::Day(_) | Placement::Span { .. } | Placement::By(_) | Placement::Nowhere => None,
    }
}

/// What a zone observes at a moment.
fn observance(zone: &TimeZone, moment: Timestamp) -> Observance {
    // A change at the very moment counts.
    let just_after = moment.saturating_add(1.second()).unwrap_or(moment);
    let change = zone.preceding(just_after).next();
    let info = zone.to_offset_info(moment);
    let (offset, is_daylight) = (info.offset(), info.dst() == Dst::Yes);
    let name = info.abbreviation().to_owned();
    let (since, before) = match change {
        Some(change) => {
            let eve = change.timestamp().saturating_sub(1.second()).unwrap_or(moment);
            let before = zone.to_offset(eve);
            (before.to_datetime(change.timestamp()), before)
        }
        // It never had another, so it has held since before all events.
        None => (DateTime::constant(1, 1, 1, 0, 0, 0, 0), offset),
    };
    Observance {
        since,
        before,
        offset,
        name,
        is_daylight,
    }
}

impl Observance {
    fn add(&self, lines: &mut Lines) {
        let component = if self.is_daylight { "DAYLIGHT" } else { "STANDARD" };
        lines.value("BEGIN", component);
        lines.value("DTSTART", &self.since.strftime("%Y%m%dT%H%M%S").to_string());
        lines.value("TZOFFSETFROM", &utc_offset(self.before));
        lines.value("TZOFFSETTO", &utc_offset(self.offset));
        lines.text("TZNAME", &self.name);
        lines.value("END", component);
    }
}

/// An offset as `+0900`, with its seconds where there are any, as before there were zones.
fn utc_offset(offset: Offset) -> String {
    let seconds = offset.seconds();
    let sign = if seconds < 0 { '-' } else { '+' };
    let seconds = seconds.abs();
    let (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    match rest {
        0 => format!("{sign}{hours:02}{minutes:02}"),
        rest => format!("{sign}{hours:02}{minutes:02}{rest:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(zone: &str, moment: &str) -> String {
        let zone = ZONES.get(zone).expect("a zone");
        let mut lines = Lines::default();
        observance(&zone, moment.parse().expect("a moment")).add(&mut lines);
        lines.finish()
    }

    #[test]
    fn a_time_is_read_by_the_last_change_of_the_clocks() {
        assert_eq!(
            of("America/New_York", "2024-07-01T12:00:00Z"),
            "BEGIN:DAYLIGHT\r\nDTSTART:20240310T020000\r\nTZOFFSETFROM:-0500\r\nTZOFFSETTO:-0400\r\n\
             TZNAME:EDT\r\nEND:DAYLIGHT\r\n"
        );
        assert!(of("America/New_York", "2024-11-03T06:00:00Z").contains("DTSTART:20241103T020000"));
        assert!(of("Asia/Tokyo", "2026-12-06T03:00:00Z").contains("DTSTART:19510909T010000"));
        assert!(of("Etc/GMT+5", "2026-12-06T03:00:00Z").contains("TZOFFSETFROM:-0500\r\nTZOFFSETTO:-0500"));
    }

    #[test]
    fn an_offset_keeps_its_seconds() {
        let local_mean_time = of("Asia/Tokyo", "1880-01-01T00:00:00Z");
        assert!(
            local_mean_time.contains("TZOFFSETTO:+091859"),
            "{local_mean_time}"
        );
    }
}
