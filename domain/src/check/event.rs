//! An event is told no earlier than it happened, its dates run forward, and rounds belong to elections.

use super::finding::{Findings, is_after_day, is_before};
use crate::{
    Edtf, EntityRef, Event, World,
    entity::{EventDate, Firmness},
    id::EventId,
};
use jiff::civil::Date;
use std::collections::HashSet;

pub(super) fn check(event: &Event, world: &World, today: Date, findings: &mut Findings) {
    let at = EntityRef::Event(event.id.clone());
    if event.countries.is_empty() {
        findings.error(
            &at,
            "event_without_country",
            "belongs to no country: name at least one",
        );
    }
    if event
        .candidates
        .iter()
        .any(|it| it.person.is_none() && it.name.is_none())
    {
        findings.error(
            &at,
            "candidate_without_name",
            "has a candidate without a person or a name: give one",
        );
    }
    check_life(&at, event, world, findings);
    check_future(&at, event, today, findings);
    check_history(&at, event, today, findings);
    for date in event
        .previous
        .iter()
        .map(|earlier| &earlier.date)
        .chain([&event.date])
    {
        check_time(&at, date, findings);
    }
    check_rounds(&at, event, world, findings);
    check_announced(&at, event, world, findings);
}

/// A vote is rarely announced on the very day of the one before: that is when it came to be expected.
fn check_announced(at: &EntityRef, event: &Event, world: &World, findings: &mut Findings) {
    let Some(day) = event.announced.as_ref().and_then(Edtf::exact_day) else {
        return;
    };
    let is_the_one_before = |other: &Event| {
        other.id != event.id
            && other.kind == event.kind
            && other.date.on.exact_day() == Some(day)
            && event.round_of.as_ref() != Some(&other.id)
            && other.round_of.as_ref() != Some(&event.id)
    };
    if event.kind.is_a_vote()
        && let Some(before) = in_its_countries(event, world).find(|other| is_the_one_before(other))
    {
        let message = format!(
            "was announced on the day of the previous vote of the same series, {}: make that day `expected`, unless it is really so",
            before.id
        );
        findings.warning(at, "announced_with_previous_vote", message);
    }
}

/// The events of all countries that an event is of.
pub(super) fn in_its_countries<'w>(event: &Event, world: &'w World) -> impl Iterator<Item = &'w Event> {
    let lists = &world.indices().events_of_country;
    let events = event.countries.iter().flat_map(|country| lists.of(country));
    events.map(|it| &**it)
}

/// Nobody stands in an election who has died before it.
fn check_life(at: &EntityRef, event: &Event, world: &World, findings: &mut Findings) {
    for candidate in &event.candidates {
        let Some(person) = candidate.person.as_ref().and_then(|id| world.persons.get(id)) else {
            continue;
        };
        // Whoever died after they were put up stood until then.
        let since = candidate.since.as_ref().unwrap_or(&event.date.on);
        if let Some(died) = &person.died
            && is_before(died, since)
        {
            let message = format!(
                "has the candidate {}, who died {died}: take them out, or correct a date",
                person.id
            );
            findings.error(at, "candidate_dead", message);
        }
    }
}

/// What has not happened has no result.
fn check_future(at: &EntityRef, event: &Event, today: Date, findings: &mut Findings) {
    let on = &event.date.on;
    if is_after_day(on, today) {
        if event.outcome.is_some() {
            findings.error(
                at,
                "outcome_in_future",
                format!("has an outcome and is only on {on}: take the outcome out"),
            );
        }
        if event.date.firmness == Firmness::Held {
            findings.error(
                at,
                "held_in_future",
                format!("is held and only on {on}: make it `confirmed` or `tentative`"),
            );
        }
    }
    if let Some(outcome) = &event.outcome
        && let Some(known) = &outcome.known
        && (is_before(known, on) || is_after_day(known, today))
    {
        let message =
            format!("has an outcome known {known}, before the event or after today: correct a date");
        findings.error(at, "outcome_known_wrong", message);
    }
    if let Some(annulled) = &event.annulled
        && is_before(&annulled.on, on)
    {
        let message = format!(
            "was annulled {}, before it was held {on}: correct a date, or make it `cancelled`",
            annulled.on
        );
        findings.error(at, "annulled_before_held", message);
    }
}

/// How the event became known and how its date moved.
fn check_history(at: &EntityRef, event: &Event, today: Date, findings: &mut Findings) {
    let first = event
        .previous
        .first()
        .map_or(&event.date.on, |earlier| &earlier.until);
    for (how, known) in [("announced", &event.announced), ("expected", &event.expected)] {
        if let Some(known) = known
            && (is_before(&event.date.on, known) || is_before(first, known))
        {
            let message =
                format!("was {how} {known}, after it happened or was moved {first}: correct a date");
            findings.error(at, "announced_after_date", message);
        }
    }
    if matches!(event.date.firmness, Firmness::Cancelled | Firmness::Postponed) && event.previous.is_empty() {
        let message = "is cancelled or postponed and has no earlier date, so it shows as such on every day: add the date that was given up";
        findings.warning(at, "no_previous_date", message);
    }
    let out_of_order = event
        .previous
        .array_windows()
        .any(|[earlier, later]| is_before(&later.until, &earlier.until));
    if out_of_order {
        findings.error(
            at,
            "previous_out_of_order",
            "has earlier dates out of order: put the oldest first",
        );
    }
    if event
        .previous
        .iter()
        .any(|earlier| is_after_day(&earlier.until, today))
    {
        let message =
            "has an earlier date that is in force until after today: make that the date, or correct `until`";
        findings.error(at, "previous_in_future", message);
    }
}

fn check_time(at: &EntityRef, date: &EventDate, findings: &mut Findings) {
    if date.time.is_some() != date.zone.is_some() {
        findings.error(
            at,
            "time_without_zone",
            "has a time without a zone, or a zone without a time: give both or neither",
        );
    }
    if date.time.is_some() && date.on.exact_day().is_none() {
        let message = format!(
            "has a time of day on {}, which is no single day: take the time out",
            date.on
        );
        findings.error(at, "time_without_day", message);
    }
    if let Some(zone) = &date.zone
        && !is_zone_name(zone)
    {
        let message = format!("has the time zone “{zone}”: give an IANA name such as America/New_York");
        findings.error(at, "zone_malformed", message);
    }
}

/// Whether a text has the shape of an IANA zone name; whether the zone exists is not known here.
fn is_zone_name(text: &str) -> bool {
    let is_part = |part: &str| {
        part.starts_with(|first: char| first.is_ascii_uppercase())
            && part
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'+'))
    };
    text == "UTC" || ((2..=3).contains(&text.split('/').count()) && text.split('/').all(is_part))
}

fn check_rounds(at: &EntityRef, event: &Event, world: &World, findings: &mut Findings) {
    let Some(whole) = &event.round_of else {
        // The first round may stand for the election; then the later rounds name it.
        let is_first = event.round == Some(1) && !world.indices().rounds_of_event.of(&event.id).is_empty();
        if event.round.is_some() && !is_first {
            findings.error(
                at,
                "round_of_nothing",
                "is a round of nothing: name the election in `round_of`",
            );
        }
        return;
    };
    if is_in_circle(&event.id, world) {
        findings.error(
            at,
            "round_circle",
            "is in the end a round of itself: let `round_of` name the election",
        );
    } else if world
        .events
        .get(whole)
        .is_some_and(|whole| whole.round_of.is_some())
    {
        let message =
            format!("is a round of `{whole}`, which is a round itself: let `round_of` name the election");
        findings.error(at, "round_of_round", message);
    }
}

fn is_in_circle(id: &EventId, world: &World) -> bool {
    let mut seen = HashSet::new();
    let mut next = Some(id);
    while let Some(event) = next {
        if !seen.insert(event) {
            return event == id;
        }
        next = world.events.get(event).and_then(|event| event.round_of.as_ref());
    }
    false
}
