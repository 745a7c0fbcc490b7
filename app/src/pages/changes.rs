//! The journal: every changeset, newest first, and one changeset with the difference it made.

mod detail;
pub(in crate::pages) mod difference;
mod fields;
mod list;
pub(in crate::pages) mod reference;
mod values;

pub use detail::change;
pub use fields::label as field_label;
pub use list::changes;
pub(in crate::pages) use values::spoken;

use crate::visit::Visit;
use domain::{Edtf, changeset::Change};
use jiff::{Timestamp, tz::TimeZone};
use leptos::prelude::*;

/// The changes that the page may show: all of them, or on a past day those of what was known by then.
fn shown<'c>(visit: &Visit<'_>, changes: &'c [Change]) -> impl Iterator<Item = &'c Change> {
    let is_past = visit.is_past();
    changes
        .iter()
        .filter(move |change| !is_past || visit.snapshot.knows(&change.reference()))
}

/// The moment of a changeset in UTC.
pub(in crate::pages) fn moment(visit: &Visit<'_>, at: Timestamp) -> impl IntoView + use<> {
    let at = at.to_zoned_datetime(TimeZone::UTC);
    let words = format!(
        "{}, {} UTC",
        Edtf::from_day(at.date()).short(visit.language),
        at.strftime("%H:%M")
    );
    view! { <time datetime=at.strftime("%Y-%m-%dT%H:%MZ").to_string()>{words}</time> }
}
