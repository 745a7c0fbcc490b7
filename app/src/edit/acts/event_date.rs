//! The date of an event as forms ask for it.

use crate::edit::{field::Need, form::Form};
use domain::{edit::event::kind_and_firmness, entity::EventDate};
use jiff::civil::Time;

/// The date with its sort, its firmness, and the time where it is known.
pub fn date(form: &mut Form<'_>, stands: Option<&EventDate>) -> Option<EventDate> {
    let on = form.date("date", "field-date", Need::Required, "");
    form.hint("edit-date-hint");
    let kind = form.choose("date_kind", "edit-date-kind", Need::Optional, None);
    form.hint("edit-date-kind-hint");
    let firmness = form.choose("firmness", "field-firmness", Need::Optional, None);
    form.hint("edit-firmness-hint");
    let time = form.line("time", "field-time", Need::Optional, "");
    form.hint("edit-time-hint");
    let time = time.and_then(|typed| {
        let time = typed.parse::<Time>().ok();
        if time.is_none() {
            form.fault("edit-problem-time");
        }
        time
    });
    let zone = stands.and_then(|date| date.zone.clone()).unwrap_or_default();
    let zone = form.line("zone", "field-zone", Need::Optional, &zone);
    form.hint("edit-zone-hint");
    if time.is_some() && zone.is_none() {
        form.fault("edit-problem-zone");
    }
    let zone = zone.filter(|name| {
        let is_known = jiff::tz::TimeZone::get(name).is_ok();
        if !is_known {
            form.fault("edit-problem-zone");
        }
        is_known
    });
    let on = on?;
    let (as_typed, as_firm) = kind_and_firmness(&on);
    Some(EventDate {
        kind: kind.unwrap_or(as_typed),
        firmness: firmness.unwrap_or(as_firm),
        zone: zone.filter(|_| time.is_some()),
        time,
        on,
    })
}
