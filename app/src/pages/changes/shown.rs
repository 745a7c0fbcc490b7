//! What of the journal a page shows, and when it was recorded.

use crate::visit::Visit;
use domain::{Edtf, changeset::Change};
use jiff::{Timestamp, tz::TimeZone};
use leptos::prelude::*;

/// The changes that the page may show: all of them, or on a past day those of what was known by then.
pub fn shown<'c>(visit: &Visit<'_>, changes: &'c [Change]) -> impl Iterator<Item = &'c Change> {
    let is_past = visit.is_past();
    changes
        .iter()
        .filter(move |change| !is_past || visit.snapshot.knows(&change.reference()))
}

/// The moment of a changeset in UTC.
pub fn moment(visit: &Visit<'_>, at: Timestamp) -> impl IntoView + use<> {
    let at = at.to_zoned_datetime(TimeZone::UTC);
    let words = format!(
        "{}, {} UTC",
        Edtf::from_day(at.date()).short(visit.language),
        at.strftime("%H:%M")
    );
    view! { <time datetime=at.strftime("%Y-%m-%dT%H:%MZ").to_string()>{words}</time> }
}
