//! What was known of each entity on a day: the only place where later facts are taken away.
//!
//! Each function reads only dates that have come by the day, so what is true on a day can never
//! depend on what was recorded for a later one.

use super::Map;
use crate::{
    Edtf, Event, Person, Source, Tenure, Transition, World,
    entity::{EndReason, Firmness, Provenance, Span},
    id::{PersonId, SourceId},
    status::{LastDay, in_force, status},
    world::Table,
};
use jiff::civil::Date;
use std::{collections::HashSet, sync::Arc};

/// Whether a fact with this date had certainly come by the day.
fn is_known(date: &Edtf, on: Date) -> bool {
    date.is_reached(on)
}

fn hide_later_check(provenance: &mut Provenance, on: Date) {
    provenance.verified = provenance.verified.filter(|verified| *verified <= on);
}

/// What has no dates of its own: always known, but for a check that was made later.
pub(super) fn timeless<Id, T>(
    table: &Table<Id, T>,
    on: Date,
    provenance: impl Fn(&mut T) -> &mut Provenance,
) -> Map<Id, T>
where
    Id: Ord + Clone,
    T: Clone + PartialEq,
{
    table
        .shared()
        .map(|(id, it)| {
            let mut known = (**it).clone();
            hide_later_check(provenance(&mut known), on);
            (id.clone(), project(it, known))
        })
        .collect()
}

/// The sources that could be read on the day: the title of a later one would tell what happened.
pub(super) fn sources(world: &World, on: Date) -> Map<SourceId, Source> {
    let is_out = |source: &Source| {
        let published = source.published.as_ref().and_then(Edtf::earliest);
        published.is_none_or(|day| day <= on)
    };
    world
        .sources
        .shared()
        .filter(|(_, source)| is_out(source))
        .map(|(id, source)| (id.clone(), Arc::clone(source)))
        .collect()
}

pub(super) fn tenures(world: &World, on: Date) -> Map<crate::id::TenureId, Tenure> {
    world
        .tenures
        .shared()
        .filter_map(|(id, tenure)| {
            if is_past(tenure, on) {
                return Some((id.clone(), Arc::clone(tenure)));
            }
            let mut known = tenure_on(tenure, on)?;
            close_by_death(&mut known, world, on);
            Some((id.clone(), project(tenure, known)))
        })
        .collect()
}

/// Whether all that a closed tenure says had come by the day, so that there is nothing to take away.
/// That is so for most, and spares the copy.
fn is_past(tenure: &Tenure, on: Date) -> bool {
    fn all_past<Value>(spans: &[Span<Value>], on: Date) -> bool {
        spans
            .iter()
            .all(|span| span.from.is_reached(on) && span.to.as_ref().is_none_or(|to| to.is_reached(on)))
    }
    let is_reached = |date: &Option<Edtf>| date.as_ref().is_none_or(|date| date.is_reached(on));
    tenure.start.is_some()
        && tenure.end.is_some()
        && [&tenure.designated, &tenure.start, &tenure.end]
            .into_iter()
            .all(is_reached)
        && tenure.terms.iter().all(|term| term.from.is_reached(on))
        && all_past(&tenure.capacity, on)
        && all_past(&tenure.powers, on)
        && all_past(&tenure.outlook, on)
        && was_checked_by(&tenure.provenance, on)
}

fn was_checked_by(provenance: &Provenance, on: Date) -> bool {
    provenance.verified.is_none_or(|verified| verified <= on)
}

/// A death that was known on the day closes every tenure that is still open.
fn close_by_death(tenure: &mut Tenure, world: &World, on: Date) {
    let died = world
        .persons
        .get(&tenure.person)
        .and_then(|person| person.died.as_ref());
    if tenure.end.is_none()
        && let Some(died) = died.filter(|died| is_known(died, on))
    {
        tenure.end = Some(died.clone());
        tenure.end_reason = Some(EndReason::Died);
    }
}

/// Keeps the shared value when nothing was taken away from it.
fn project<T: PartialEq>(shared: &Arc<T>, projected: T) -> Arc<T> {
    if **shared == projected {
        Arc::clone(shared)
    } else {
        Arc::new(projected)
    }
}

/// A tenure as it was known on a day; none when neither its start nor its designation was.
pub fn tenure_on(tenure: &Tenure, on: Date) -> Option<Tenure> {
    let begun = |date: &Edtf| date.may_have_begun(on);
    let is_undated = tenure.start.is_none() && tenure.designated.is_none();
    let has_started = tenure.start.as_ref().is_some_and(begun);
    let is_designated = tenure.designated.as_ref().is_some_and(|date| is_known(date, on));
    if !is_undated && !has_started && !is_designated {
        return None;
    }
    let mut known = tenure.clone();
    known.designated = known.designated.filter(|date| is_known(date, on));
    if !has_started {
        known.start = None;
        known.entry_note = None;
    }
    if !known.end.as_ref().is_some_and(|end| is_known(end, on)) && (known.end.is_some() || is_undated) {
        known.end = None;
        known.end_reason = None;
        known.end_note = None;
    }
    known.terms.retain(|term| begun(&term.from));
    known.capacity = spans_on(known.capacity, on);
    known.powers = spans_on(known.powers, on);
    known.outlook = spans_on(known.outlook, on);
    hide_later_check(&mut known.provenance, on);
    Some(known)
}

fn spans_on<Value>(spans: Vec<Span<Value>>, on: Date) -> Vec<Span<Value>> {
    spans
        .into_iter()
        .filter(|span| span.from.may_have_begun(on))
        .map(|mut span| {
            if in_force(&span, on) {
                span.to = None;
            }
            span
        })
        .collect()
}

pub(super) fn events(world: &World, on: Date) -> Map<crate::id::EventId, Event> {
    world
        .events
        .shared()
        .filter_map(|(id, event)| {
            if is_past_event(event, on) {
                return Some((id.clone(), Arc::clone(event)));
            }
            Some((id.clone(), project(event, event_on(event, world, on)?)))
        })
        .collect()
}

/// Whether all that an event says had come by the day, so that there is nothing to take away.
fn is_past_event(event: &Event, on: Date) -> bool {
    let is_reached = |date: Option<&Edtf>| date.is_none_or(|date| date.is_reached(on));
    event.date.on.is_reached(on)
        && is_reached(event.announced.as_ref())
        && event.previous.iter().all(|earlier| earlier.until.is_reached(on))
        && is_reached(event.outcome.as_ref().and_then(|outcome| outcome.known.as_ref()))
        && is_reached(event.annulled.as_ref().map(|annulment| &annulment.on))
        && was_checked_by(&event.provenance, on)
}

/// The first day on which an event was certainly known.
///
/// That is the day it was announced. Where nobody recorded that day, it is the earliest of the day
/// its oldest source was published and the day it happened.
pub fn known_from(event: &Event, world: &World) -> Option<Date> {
    if let Some(announced) = &event.announced {
        return announced.latest().or(announced.earliest());
    }
    let published = event
        .provenance
        .sources
        .iter()
        .filter_map(|id| world.sources.get(id))
        .filter_map(|source| source.published.as_ref()?.latest().or(source.retrieved))
        .min();
    let happened = event
        .previous
        .iter()
        .map(|earlier| &earlier.date.on)
        .chain([&event.date.on])
        .filter_map(|date| date.earliest().or(date.latest()))
        .min();
    published.into_iter().chain(happened).min()
}

/// An event as it was known on a day; none when it was not.
pub fn event_on(event: &Event, world: &World, on: Date) -> Option<Event> {
    if known_from(event, world).is_some_and(|day| day > on) {
        return None;
    }
    let mut known = event.clone();
    if let Some(place) = event
        .previous
        .iter()
        .position(|earlier| !is_known(&earlier.until, on))
    {
        known.date = event.previous[place].date.clone();
        known.previous.truncate(place);
    }
    let is_over = known.date.on.latest().is_some_and(|last| last <= on);
    if known.date.firmness == Firmness::Held && !is_over {
        known.date.firmness = Firmness::Confirmed;
    }
    known
        .candidates
        .retain(|candidate| is_over || candidate.since.as_ref().is_some_and(|since| is_known(since, on)));
    known.outcome = known.outcome.filter(|outcome| match &outcome.known {
        Some(day) => is_known(day, on),
        None => is_over,
    });
    known.annulled = known.annulled.filter(|annulment| is_known(&annulment.on, on));
    hide_later_check(&mut known.provenance, on);
    Some(known)
}

/// The persons that an event names.
pub(super) fn persons_of_event(event: &Event) -> impl Iterator<Item = &PersonId> {
    let taking_part = event.participants.iter().filter_map(|it| it.person.as_ref());
    let standing = event.candidates.iter().filter_map(|it| it.person.as_ref());
    let winning = event.outcome.iter().flat_map(|outcome| &outcome.winners);
    taking_part.chain(standing).chain(winning)
}

pub(super) fn transitions(
    world: &World,
    tenures: &Map<crate::id::TenureId, Tenure>,
    events: &Map<crate::id::EventId, Event>,
    on: Date,
) -> Map<crate::id::TransitionId, Transition> {
    let with_steps: HashSet<_> = events.values().flat_map(|event| &event.transitions).collect();
    let mut known = Map::new();
    for (id, transition) in world.transitions.shared() {
        let outgoing = transition.outgoing.as_ref().map(|tenure| tenures.get(tenure));
        // Before the outgoing holder came, nobody could know that this change would follow.
        if outgoing == Some(None) {
            continue;
        }
        let incoming = transition
            .incoming
            .as_ref()
            .and_then(|tenure| tenures.get(tenure));
        let is_leaving = outgoing.flatten().is_some_and(|tenure| {
            tenure.end.is_some() || status(tenure, on, LastDay::Filled).departures().next().is_some()
        });
        if !with_steps.contains(id) && !is_leaving && incoming.is_none() {
            continue;
        }
        let mut projected = (**transition).clone();
        if incoming.is_none() {
            projected.incoming = None;
        }
        projected.cancelled = projected.cancelled.filter(|date| is_known(date, on));
        hide_later_check(&mut projected.provenance, on);
        known.insert(id.clone(), project(transition, projected));
    }
    known
}

/// Persons of whom something was known on the day, and those of whom nothing is recorded at all.
pub(super) fn persons(
    world: &World,
    tenures: &Map<crate::id::TenureId, Tenure>,
    events: &Map<crate::id::EventId, Event>,
    on: Date,
) -> Map<PersonId, Person> {
    let recorded: HashSet<_> = world
        .tenures
        .values()
        .map(|tenure| &tenure.person)
        .chain(world.events.values().flat_map(persons_of_event))
        .collect();
    let known: HashSet<_> = tenures
        .values()
        .map(|tenure| &tenure.person)
        .chain(events.values().flat_map(|event| persons_of_event(event)))
        .collect();
    world
        .persons
        .shared()
        .filter(|(id, _)| known.contains(id) || !recorded.contains(id))
        .map(|(id, person)| {
            let is_past = person.died.as_ref().is_none_or(|died| is_known(died, on));
            if is_past && was_checked_by(&person.provenance, on) {
                return (id.clone(), Arc::clone(person));
            }
            let mut projected = (**person).clone();
            projected.died = projected.died.filter(|date| is_known(date, on));
            hide_later_check(&mut projected.provenance, on);
            (id.clone(), project(person, projected))
        })
        .collect()
}
