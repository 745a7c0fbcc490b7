//! Which records had come by a day, by the dates in them alone.

use crate::{Edtf, Event, Source, Tenure, World};
use jiff::civil::Date;

/// Whether a fact with this date had certainly come by the day.
pub(super) fn is_known(date: &Edtf, on: Date) -> bool {
    date.is_reached(on)
}

pub(super) fn is_known_if_dated(date: Option<&Edtf>, on: Date) -> bool {
    date.is_none_or(|date| is_known(date, on))
}

/// Whether a source could be read on the day.
pub(super) fn source_is_out(source: &Source, on: Date) -> bool {
    source.out_from().is_none_or(|day| day <= on)
}

pub(super) fn is_undated(tenure: &Tenure) -> bool {
    tenure.start.is_none() && tenure.designated.is_none()
}

pub(super) fn has_started(tenure: &Tenure, on: Date) -> bool {
    tenure
        .start
        .as_ref()
        .is_some_and(|start| start.may_have_begun(on))
}

/// Whether a tenure's start or its designation was known.
pub(super) fn tenure_is_known(tenure: &Tenure, on: Date) -> bool {
    is_undated(tenure)
        || has_started(tenure, on)
        || tenure.designated.as_ref().is_some_and(|date| is_known(date, on))
}

/// The first day on which an event was certainly known.
///
/// That is the day it was announced, or the day from which it was to be expected. Where nobody recorded either, it is the
/// earliest of the day its oldest source was published and the day it happened.
fn known_from(event: &Event, world: &World) -> Option<Date> {
    let said = [&event.announced, &event.expected].into_iter().flatten();
    let said = said.filter_map(|date| date.latest().or(date.earliest())).min();
    if said.is_some() {
        return said;
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

pub(super) fn event_is_known(event: &Event, world: &World, on: Date) -> bool {
    known_from(event, world).is_none_or(|day| day <= on)
}
