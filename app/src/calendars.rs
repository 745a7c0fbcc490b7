//! What a calendar holds: which events, under which name, with which note. How it is written is the server's.
//!
//! The calendar of a list has what the list shows, and for [`KEPT_DAYS`](domain::snapshot::KEPT_DAYS) what it showed until it was
//! moved or called off. That of a record has all its events. An event of which no day is known stands in the note and comes by
//! itself when it gets one.

mod label;

use crate::{
    address::ResourceKind,
    calendar_entry::CalendarEntry,
    naming,
    pages::{EventRequest, relation_countries},
    sharing,
    visit::Visit,
    words::say,
};
use domain::{Event, Placement};
pub use label::list_label;

/// How many events a calendar has; of more it has those that are nearest to the day, what is ahead first.
pub const MOST_EVENTS: usize = 500;

/// How many events without a day the note names.
const MOST_UNDATED: usize = 40;

/// The events of a calendar, in the order of their dates, with what it is called and what it says of itself.
pub struct Calendar<'v> {
    pub name: String,
    pub note: String,
    /// Those that stand in it, each with its place.
    pub events: Vec<(&'v Event, CalendarEntry)>,
}

/// The calendar of the list or the record that a visit is to; none where there is no such record on its day.
pub fn calendar<'v>(visit: &'v Visit<'_>) -> Option<Calendar<'v>> {
    let snapshot = &*visit.snapshot;
    let id = visit.param("id");
    let (subject, events) = match visit.resource.kind()? {
        ResourceKind::Calendar => return Some(of_list(visit)),
        ResourceKind::Country => {
            let country = snapshot.country(visit.param("iso2"))?;
            let name = country.name.in_language(visit.language);
            (name.to_owned(), snapshot.events_of(&country.id).collect())
        }
        ResourceKind::Person => {
            let person = snapshot.person(id)?;
            let name = person.name.in_language(visit.language);
            (name.to_owned(), snapshot.events_of_person(&person.id).collect())
        }
        ResourceKind::Office => {
            let office = snapshot.office(id)?;
            let name = office.name.in_language(visit.language);
            (name.to_owned(), snapshot.events_of_office(&office.id))
        }
        ResourceKind::Transition => {
            let view = snapshot.transition_view(snapshot.transition(id)?)?;
            let steps = view.steps.iter().map(|step| step.event).collect();
            (naming::transition_name(visit, &view), steps)
        }
        ResourceKind::Relation => of_relation(visit)?,
        _ => return None,
    };
    let name = say!(visit, "calendar-name", name = subject.clone());
    let about = say!(visit, "calendar-about", name = subject);
    Some(made(visit, name, vec![about], events))
}

/// That a calendar has nothing on any day yet.
pub fn nothing_dated(visit: &Visit<'_>) -> String {
    say!(visit, "calendar-empty")
}

/// What the countries of a relation did and will do together, and what decides whose office changes hands next.
fn of_relation<'v>(visit: &'v Visit<'_>) -> Option<(String, Vec<&'v Event>)> {
    let ids = relation_countries(visit.param("countries"))?;
    let relation = visit.snapshot.relation(&ids)?;
    let names: Vec<_> = relation
        .countries
        .iter()
        .map(|country| country.name.in_language(visit.language))
        .collect();
    let shared = relation.meetings.iter().chain(&relation.agreements);
    let next = relation.exposure.changing.iter().map(|office| office.next);
    let events = shared.map(|(event, _)| *event).chain(next).collect();
    Some((naming::join_countries(visit.language, &names), events))
}

fn of_list<'v>(visit: &'v Visit<'_>) -> Calendar<'v> {
    let asked = EventRequest::read(visit);
    let found = visit.snapshot.agenda_with_left(&asked.filter);
    let events = found.into_iter().map(|(event, _)| event).collect();
    let subject = list_label(visit, &asked.filter).unwrap_or_else(|| say!(visit, "events-title"));
    let about = say!(visit, "calendar-about-list", name = subject.clone());
    let name = say!(visit, "calendar-name", name = subject);
    let notes = [vec![about], asked.problems].concat();
    made(visit, name, notes, events)
}

fn made<'v>(
    visit: &'v Visit<'_>,
    name: String,
    mut notes: Vec<String>,
    mut events: Vec<&'v Event>,
) -> Calendar<'v> {
    events.sort_by(|one, other| (&one.date.on, &one.id).cmp(&(&other.date.on, &other.id)));
    events.dedup_by(|one, other| one.id == other.id);
    let entries = events
        .into_iter()
        .map(|event| (event, CalendarEntry::of(&visit.snapshot, event)));
    let (undated, mut dated): (Vec<_>, Vec<_>) =
        entries.partition(|(_, entry)| entry.placement == Placement::Nowhere);
    notes.extend(undated_note(visit, &undated));
    let left_out = dated.len().saturating_sub(MOST_EVENTS);
    if left_out > 0 {
        keep_nearest(visit, &mut dated);
        notes.push(say!(
            visit,
            "calendar-left-out",
            most = MOST_EVENTS,
            count = left_out
        ));
    }
    Calendar {
        name,
        note: notes.join("\n"),
        events: dated,
    }
}

/// Keeps [`MOST_EVENTS`]: what is ahead, soonest first, then what has been, newest first; in the order of their dates.
fn keep_nearest(visit: &Visit<'_>, events: &mut Vec<(&Event, CalendarEntry)>) {
    let day = visit.day();
    let past = events.partition_point(|(event, _)| event.date.on.is_reached(day));
    let ahead = events.len() - past;
    if ahead >= MOST_EVENTS {
        events.truncate(past + MOST_EVENTS);
    }
    let surplus = events.len().saturating_sub(MOST_EVENTS);
    events.drain(..surplus);
}

/// Which events are not in the calendar yet, in the words of their dates.
fn undated_note(visit: &Visit<'_>, events: &[(&Event, CalendarEntry)]) -> Option<String> {
    let ahead: Vec<_> = events
        .iter()
        .map(|(event, _)| *event)
        .filter(|event| visit.snapshot.state_of(event).is_ahead())
        .collect();
    if ahead.is_empty() {
        return None;
    }
    let named = ahead.iter().take(MOST_UNDATED).map(|event| {
        let name = sharing::full_name(visit, event);
        say!(
            visit,
            "calendar-undated-event",
            name = name,
            date = sharing::date(visit, event)
        )
    });
    let more = ahead.len().saturating_sub(MOST_UNDATED);
    let more = (more > 0).then(|| say!(visit, "calendar-undated-more", count = more));
    let lines: Vec<_> = [say!(visit, "calendar-undated")]
        .into_iter()
        .chain(named)
        .chain(more)
        .collect();
    Some(lines.join("\n"))
}
