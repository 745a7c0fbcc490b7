//! What an event is, in the words of schema.org, for search engines and whoever else reads JSON-LD.

use super::dates::ZONES;
use crate::{address::Resource, naming, visit::Visit};
use domain::{
    Edtf, Event,
    entity::{DateKind, EventDate, Venue},
    id::CountryId,
    stage::EventState,
};
use jiff::tz::TimeZoneDatabase;
use serde_json::{Map, Value, json};

/// The event as JSON-LD. What is not known is left out, and no date is more exact than it is known: schema.org
/// takes ISO 8601, in which a month is a month.
pub fn structured(visit: &Visit<'_>, event: &Event, description: &str) -> Value {
    let mut data = json!({
        "@context": "https://schema.org",
        "@type": "Event",
        "name": naming::event_name(visit, event),
        "description": description,
        "url": visit.url(&visit.resource),
        "inLanguage": visit.language.tag(),
        "eventStatus": format!("https://schema.org/{}", status(visit, event)),
        "about": about(visit, event),
    });
    if let Some(fields) = data.as_object_mut() {
        add_dates(fields, event);
        if let Some(location) = location(visit, event) {
            fields.insert("location".to_owned(), location);
        }
        let attendees = attendees(visit, event);
        if !attendees.is_empty() {
            fields.insert("attendee".to_owned(), attendees.into());
        }
        if let Some(whole) = event
            .round_of
            .as_ref()
            .and_then(|id| visit.snapshot.event(id.as_str()))
        {
            let whole = json!({
                "@type": "Event",
                "name": naming::event_name(visit, whole),
                "url": visit.url(&Resource::event(&whole.id)),
            });
            fields.insert("superEvent".to_owned(), whole);
        }
        if let Some(id) = &event.wikidata {
            fields.insert("sameAs".to_owned(), wikidata(id));
        }
    }
    data
}

fn status(visit: &Visit<'_>, event: &Event) -> &'static str {
    match visit.snapshot.state_of(event) {
        EventState::Cancelled => "EventCancelled",
        EventState::Postponed => "EventPostponed",
        EventState::Upcoming
        | EventState::Ongoing
        | EventState::Held
        | EventState::Unrecorded
        | EventState::Annulled => match event.is_moved() {
            true => "EventRescheduled",
            false => "EventScheduled",
        },
    }
}

fn add_dates(fields: &mut Map<String, Value>, event: &Event) {
    let (start, end) = machine_dates(&event.date);
    let mut insert = |name: &str, value: Option<String>| {
        if let Some(value) = value {
            fields.insert(name.to_owned(), value.into());
        }
    };
    insert("startDate", start);
    insert("endDate", end);
    let earlier: Vec<_> = event
        .earlier_dates()
        .filter_map(|date| machine_dates(date).0)
        .collect();
    if !earlier.is_empty() {
        fields.insert("previousStartDate".to_owned(), earlier.into());
    }
}

/// The start and the end as ISO 8601.
///
/// An interval of schema.org lasts from its start to its end. A window is something else, a single day that
/// is not known: of that only the month or the year can be said. Of a deadline only the end is known.
fn machine_dates(date: &EventDate) -> (Option<String>, Option<String>) {
    let on = &date.on;
    match date.kind {
        DateKind::Deadline => (None, on.iso_last().or_else(|| on.iso_first())),
        DateKind::Bounded | DateKind::Customary if on.is_interval() => (coarse(on), None),
        DateKind::Scheduled | DateKind::Snap | DateKind::Bounded | DateKind::Customary => {
            (moment(date, &ZONES).or_else(|| on.iso_first()), on.iso_last())
        }
    }
}

/// The month or the year that all of a date falls into.
fn coarse(on: &Edtf) -> Option<String> {
    let month = on.month().map(|(year, month)| format!("{year:04}-{month:02}"));
    let year = || on.year().map(|year| format!("{year:04}"));
    month
        .or_else(year)
        .filter(|_| !on.is_approximate() && !on.is_uncertain())
}

/// The day with its time, and with the offset that its zone has then.
fn moment(date: &EventDate, zones: &TimeZoneDatabase) -> Option<String> {
    let local = date.on.exact_day()?.to_datetime(date.time?);
    let zone = date.zone.as_deref().and_then(|zone| zones.get(zone).ok());
    let zoned = zone.and_then(|zone| local.to_zoned_datetime(zone).ok());
    Some(match zoned {
        Some(zoned) => zoned.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string(),
        None => local.strftime("%Y-%m-%dT%H:%M:%S").to_string(),
    })
}

fn location(visit: &Visit<'_>, event: &Event) -> Option<Value> {
    let name = |id: &CountryId| {
        let country = visit.snapshot.country(id.as_str())?;
        Some(country.name.in_language(visit.language))
    };
    match event.venue() {
        Venue::Place(place, country) => {
            let place = naming::text(visit, place);
            let address = country.and_then(name).unwrap_or(place);
            Some(json!({ "@type": "Place", "name": place, "address": address }))
        }
        Venue::Country(country) => {
            let country = name(country)?;
            Some(json!({ "@type": "Country", "name": country, "address": country }))
        }
        Venue::Unknown => None,
    }
}

/// The countries, and the offices that it decides.
fn about(visit: &Visit<'_>, event: &Event) -> Vec<Value> {
    let countries = event
        .countries
        .iter()
        .filter_map(|id| visit.snapshot.country(id.as_str()))
        .map(|country| {
            let mut about = json!({
                "@type": "Country",
                "name": country.name.in_language(visit.language),
                "url": visit.url(&Resource::country(&country.id)),
            });
            if let Some(id) = &country.wikidata {
                about["sameAs"] = wikidata(id);
            }
            about
        });
    let offices = event
        .decides
        .iter()
        .filter_map(|id| visit.snapshot.office(id.as_str()))
        .map(|office| {
            json!({
                "@type": "Thing",
                "name": office.name.in_language(visit.language),
                "url": visit.url(&Resource::office(&office.id)),
            })
        });
    countries.chain(offices).collect()
}

fn attendees(visit: &Visit<'_>, event: &Event) -> Vec<Value> {
    event
        .participants
        .iter()
        .filter_map(|it| visit.snapshot.person(it.person.as_ref()?.as_str()))
        .map(|person| {
            json!({
                "@type": "Person",
                "name": person.name.in_language(visit.language),
                "url": visit.url(&Resource::person(&person.id)),
            })
        })
        .collect()
}

fn wikidata(id: &str) -> Value {
    format!("https://www.wikidata.org/entity/{id}").into()
}

#[cfg(test)]
mod tests;
