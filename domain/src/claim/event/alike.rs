//! Whether an event that is recorded may be the one that a source tells of.

use crate::{
    Edtf, Event, Text,
    claim::{Agreement, EventClaim, agreement},
    edtf::agreement::may_meet,
    entity::EventKind,
    folding::is_same,
    id::CountryId,
};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// Chambers that are elected in several countries on the same days as their own.
const SUPRANATIONAL: [&str; 1] = ["European Parliament"];
/// How many days two sources may be apart on a vote that went on for several.
const NEAR: i32 = 3;
/// The longest term of a chamber or an office that is elected, in years.
const LONGEST_TERM: i16 = 8;

/// Whether an event that is recorded may be the one that a source tells of.
pub fn is_alike(event: &Event, claim: &EventClaim) -> bool {
    let countries = |list: &[CountryId]| list.iter().cloned().collect::<BTreeSet<_>>();
    let is_other_number = event
        .wikidata
        .as_ref()
        .zip(claim.wikidata.as_ref())
        .is_some_and(|(recorded, said)| recorded != said);
    !is_other_number
        && family(event.kind) == family(claim.kind)
        && countries(&event.countries) == countries(&claim.countries)
        && same_body(event.body.as_ref(), claim.body.as_ref())
        && if claim.kind == EventKind::Meeting {
            same_days(&event.date.on, &claim.on)
        } else {
            is_near(&event.date.on, &claim.on)
        }
}

/// Whether one date is among the days of the other, which tells two visits in a row apart.
fn same_days(recorded: &Edtf, said: &Edtf) -> bool {
    agreement(Some(recorded), Some(said)) != Agreement::Contradicts
        || is_day_of(said, recorded)
        || is_day_of(recorded, said)
}

/// What counts as the same sort of happening where sources differ in their words.
pub fn family(kind: EventKind) -> EventKind {
    match kind {
        EventKind::LegislativeElection => EventKind::ParliamentaryElection,
        other => other,
    }
}

fn same_body(recorded: Option<&Text>, said: Option<&Text>) -> bool {
    let is_supranational =
        |body: Option<&Text>| body.is_some_and(|it| SUPRANATIONAL.contains(&it.en.as_str()));
    match (recorded, said) {
        (Some(recorded), Some(said)) => is_same(&recorded.en, &said.en),
        _ => is_supranational(recorded) == is_supranational(said),
    }
}

fn is_near(recorded: &Edtf, said: &Edtf) -> bool {
    // Of something that is due by a day, or from a day on, only the years around that day are meant.
    let is_open = |date: &Edtf| date.earliest().is_none() || date.latest().is_none();
    if is_open(recorded) || is_open(said) {
        let year = |date: &Edtf| date.latest().or(date.earliest()).map(Date::year);
        let is_within_a_term = year(recorded)
            .zip(year(said))
            .is_some_and(|(one, other)| (one - other).abs() <= LONGEST_TERM);
        return may_meet(recorded, said) && is_within_a_term;
    }
    if may_meet(recorded, said) {
        return true;
    }
    let distance = |one: Option<Date>, other: Option<Date>| {
        one.zip(other)
            .and_then(|(one, other)| one.until(other).ok())
            .is_some_and(|span| span.get_days().abs() <= NEAR && span.get_months() == 0)
    };
    distance(recorded.latest(), said.earliest()) || distance(said.latest(), recorded.earliest())
}

/// Whether one date is a day of the span that another names.
pub fn is_day_of(said: &Edtf, recorded: &Edtf) -> bool {
    recorded
        .exact_days()
        .zip(said.exact_day())
        .is_some_and(|((first, last), day)| (first..=last).contains(&day))
}
