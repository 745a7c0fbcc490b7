//! What was known of each entity on a day: the only place where later facts are taken away.
//!
//! Each function reads only dates that have come by the day, so what is true on a day can never
//! depend on what was recorded for a later one. Most records were known whole and are shown as they are; one of which only
//! a part was known is made when somebody looks at it. [`mod@dates`] says which records had come by it, [`references`] prunes the
//! ids of what was not known: an id can tell as much as a title.

mod dates;
mod references;
mod rule;
mod transition;

use super::Snapshot;
use crate::{
    Body, Country, Edtf, EntityRef, Event, Office, Party, Person, Source, Tenure, World,
    entity::{EndReason, Firmness, Renamed as _, Span},
    status::in_force,
};
use dates::{
    event_is_known, has_started, is_known, is_known_if_dated, is_undated, source_is_out, tenure_is_known,
};
use jiff::civil::Date;
use references::{
    Citing, completeness_names_nothing_later, event_refers_to_nothing_later, former_names_tell_nothing_later,
    prune_completeness, prune_event, prune_former_names, prune_provenance, prune_tenure,
    tenure_refers_to_nothing_later, was_provenance_known_whole,
};
use rule::{prune_rule, rule_tells_nothing_later};

/// How much of a record was known on a day.
pub(super) enum Known<T> {
    Nothing,
    /// All that is recorded.
    Whole,
    /// What was known of it, without what came later.
    Part(T),
}

/// A kind of record, as it was known on a day.
pub(super) trait Project: Sized {
    fn known(&self, view: &Snapshot) -> Known<Self>;
}

/// What has no dates of its own: always known, but for a check that was made later and sources that came out later, and by the
/// name that it went by on the day.
macro_rules! timeless {
    ($($kind:ident),*) => {$(
        impl Project for $kind {
            fn known(&self, view: &Snapshot) -> Known<Self> {
                let citing: Citing<'_> = &|| EntityRef::$kind(self.id.clone());
                let is_whole = was_provenance_known_whole(&self.provenance, citing, view)
                    && completeness_names_nothing_later(self, citing, view)
                    && former_names_tell_nothing_later(self, citing, view)
                    && rule_tells_nothing_later(self, citing, view);
                if is_whole {
                    return Known::Whole;
                }
                let mut known = self.clone();
                known.name_as_on(view.on);
                prune_former_names(&mut known, citing, view);
                prune_provenance(&mut known.provenance, citing, view);
                prune_completeness(&mut known, citing, view);
                prune_rule(&mut known, citing, view);
                Known::Part(known)
            }
        }
    )*};
}

timeless!(Office, Party, Body);

/// A country is known on all days; that it would end and what would come after it was not.
impl Project for Country {
    fn known(&self, view: &Snapshot) -> Known<Self> {
        let on = view.on;
        let citing: Citing<'_> = &|| EntityRef::Country(self.id.clone());
        let are_dates_known = is_known_if_dated(self.established.as_ref(), on)
            && is_known_if_dated(self.ended.as_ref(), on)
            && (self.ended.is_some() || self.successors.is_empty());
        if are_dates_known
            && was_provenance_known_whole(&self.provenance, citing, view)
            && completeness_names_nothing_later(self, citing, view)
            && former_names_tell_nothing_later(self, citing, view)
        {
            return Known::Whole;
        }
        let mut known = self.clone();
        known.name_as_on(on);
        prune_former_names(&mut known, citing, view);
        known.established = known.established.filter(|date| is_known(date, on));
        known.ended = known.ended.filter(|date| is_known(date, on));
        if known.ended.is_none() {
            known.successors.clear();
        }
        prune_provenance(&mut known.provenance, citing, view);
        prune_completeness(&mut known, citing, view);
        Known::Part(known)
    }
}

/// A source is there once it could be read: the title of a later one would tell what happened.
impl Project for Source {
    fn known(&self, view: &Snapshot) -> Known<Self> {
        if source_is_out(self, view.on) {
            Known::Whole
        } else {
            Known::Nothing
        }
    }
}

impl Project for Tenure {
    fn known(&self, view: &Snapshot) -> Known<Self> {
        let on = view.on;
        if !tenure_is_known(self, on) {
            return Known::Nothing;
        }
        let death = self
            .end
            .is_none()
            .then(|| death_by(self, &view.world, on))
            .flatten();
        if death.is_none() && was_tenure_known_whole(self, view) {
            return Known::Whole;
        }
        let mut known = known_part_of_tenure(self, view);
        if known.end.is_none()
            && let Some(died) = death_by(self, &view.world, on)
        {
            known.end = Some(died.clone());
            known.end_reason = Some(EndReason::Died);
        }
        Known::Part(known)
    }
}

/// The death of a tenure's holder that was known on the day: it closes every tenure that is still open.
fn death_by<'w>(tenure: &Tenure, world: &'w World, on: Date) -> Option<&'w Edtf> {
    let died = world.persons.get(&tenure.person)?.died.as_ref()?;
    is_known(died, on).then_some(died)
}

/// Whether [`known_part_of_tenure`] would take nothing away. That is so for most, and spares the copy.
fn was_tenure_known_whole(tenure: &Tenure, view: &Snapshot) -> bool {
    let on = view.on;
    fn all_known<Value>(spans: &[Span<Value>], on: Date) -> bool {
        spans
            .iter()
            .all(|span| span.from.may_have_begun(on) && (span.to.is_none() || !in_force(span, on)))
    }
    let is_start_known = has_started(tenure, on) || (tenure.start.is_none() && tenure.entry_note.is_none());
    let is_end_known = match &tenure.end {
        Some(end) => is_known(end, on),
        None => !is_undated(tenure) || (tenure.end_reason.is_none() && tenure.end_note.is_none()),
    };
    is_start_known
        && is_end_known
        && is_known_if_dated(tenure.designated.as_ref(), on)
        && tenure.terms.iter().all(|term| term.from.may_have_begun(on))
        && all_known(&tenure.capacity, on)
        && all_known(&tenure.powers, on)
        && all_known(&tenure.outlook, on)
        && tenure_refers_to_nothing_later(tenure, view)
}

/// A tenure without what came after the day; it has to be known on it.
fn known_part_of_tenure(tenure: &Tenure, view: &Snapshot) -> Tenure {
    let on = view.on;
    let is_undated = is_undated(tenure);
    let mut known = tenure.clone();
    known.designated = known.designated.filter(|date| is_known(date, on));
    if !has_started(tenure, on) {
        known.start = None;
        known.entry_note = None;
    }
    if !known.end.as_ref().is_some_and(|end| is_known(end, on)) && (known.end.is_some() || is_undated) {
        known.end = None;
        known.end_reason = None;
        known.end_note = None;
    }
    known.terms.retain(|term| term.from.may_have_begun(on));
    known.capacity = spans_on(known.capacity, on);
    known.powers = spans_on(known.powers, on);
    known.outlook = spans_on(known.outlook, on);
    prune_tenure(&mut known, view);
    known
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

impl Project for Event {
    fn known(&self, view: &Snapshot) -> Known<Self> {
        if !event_is_known(self, &view.world, view.on) {
            Known::Nothing
        } else if was_event_known_whole(self, view) {
            Known::Whole
        } else {
            Known::Part(known_part_of_event(self, view))
        }
    }
}

/// Whether a tenure was over before a day. What is past is known, so this needs no look at what was known.
pub(super) fn had_ended_before(tenure: &Tenure, on: Date) -> bool {
    tenure.end.as_ref().is_some_and(|end| end.is_over(on))
}

impl Snapshot {
    /// A version of an event that is not the one of this world, as it was known on the day; none when it was not.
    pub fn known_version(&self, event: &Event) -> Option<Event> {
        event_is_known(event, &self.world, self.on).then(|| known_part_of_event(event, self))
    }
}

/// Whether [`known_part_of_event`] would take nothing away.
fn was_event_known_whole(event: &Event, view: &Snapshot) -> bool {
    let on = view.on;
    let is_over = event.date.on.is_reached(on);
    event.previous.iter().all(|earlier| is_known(&earlier.until, on))
        && (is_over || event.date.firmness != Firmness::Held)
        && (is_over
            || event
                .candidates
                .iter()
                .all(|it| it.since.as_ref().is_some_and(|since| is_known(since, on))))
        && event.outcome.as_ref().is_none_or(|outcome| match &outcome.known {
            Some(day) => is_known(day, on),
            None => is_over,
        })
        && is_known_if_dated(event.annulled.as_ref().map(|annulment| &annulment.on), on)
        && event_refers_to_nothing_later(event, view)
}

fn known_part_of_event(event: &Event, view: &Snapshot) -> Event {
    let on = view.on;
    let mut known = event.clone();
    // By its own date: an earlier one may be over that was still taken to hold.
    let is_over = event.date.on.is_reached(on);
    if let Some(place) = event
        .previous
        .iter()
        .position(|earlier| !is_known(&earlier.until, on))
    {
        known.date = event.previous[place].date.clone();
        known.previous.truncate(place);
    }
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
    prune_event(&mut known, view);
    known
}

/// Persons of whom something was known on the day, and those of whom nothing is recorded at all.
impl Project for Person {
    fn known(&self, view: &Snapshot) -> Known<Self> {
        let (on, indices) = (view.on, view.world.indices());
        let tenures = indices.tenures_of_person.of(&self.id);
        let events = indices.events_of_person.of(&self.id);
        let is_known_of = tenures.iter().any(|tenure| tenure_is_known(tenure, on))
            || events.iter().any(|event| is_named_by(self, event, view))
            || (tenures.is_empty() && events.is_empty());
        if !is_known_of {
            return Known::Nothing;
        }
        let citing: Citing<'_> = &|| EntityRef::Person(self.id.clone());
        if is_known_if_dated(self.died.as_ref(), on)
            && was_provenance_known_whole(&self.provenance, citing, view)
        {
            return Known::Whole;
        }
        let mut known = self.clone();
        known.died = known.died.filter(|date| is_known(date, on));
        prune_provenance(&mut known.provenance, citing, view);
        Known::Part(known)
    }
}

/// Whether an event named a person by what was known of it: a candidate or a winner may have become known later.
fn is_named_by(person: &Person, event: &Event, view: &Snapshot) -> bool {
    view.event(event.id.as_str())
        .is_some_and(|event| event.persons().any(|named| *named == person.id))
}
