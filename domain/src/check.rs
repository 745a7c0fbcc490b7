//! What must hold in any world that a reader is shown.
//!
//! A [`Refusal`](crate::Refusal) stops what can never be; a finding names what can be written and is
//! still wrong. Errors must be mended before the data is published, warnings may stay for a while.
//! The rules stand by what they look at: [`provenance`] and [`identity`] at every entity, [`texts`] and
//! [`dates`] at every field, [`tenure`], [`mod@line`], [`mod@recorded`], [`mod@rule`], [`former_name`], [`person`], [`event`] and [`transition`] at one kind, and
//! [`mod@doubt`] at who holds each office today.

mod dates;
mod doubt;
mod event;
mod finding;
mod former_name;
mod identity;
mod line;
mod neighbourhood;
mod person;
mod provenance;
mod recorded;
mod rule;
mod rules;
mod tenure;
mod texts;
mod transition;

pub use finding::{Finding, RULES, Severity};
pub use identity::is_wikidata_id;

use crate::World;
use finding::Findings;
use jiff::civil::Date;
use neighbourhood::Neighbourhood;
use rules::check_entity;

/// Everything that is wrong with a world on the day `today`: errors first, then by entity and rule.
pub fn check(world: &World, today: Date) -> Vec<Finding> {
    let mut findings = Findings::default();
    for entity in world.entities() {
        check_entity(&entity, world, today, &mut findings);
    }
    let view = doubt::view(world, today);
    for office in world.offices.values() {
        line::check(office, world, &mut findings);
        doubt::check(office, &view, &mut findings);
    }
    findings.sorted()
}

/// The errors that the last commits brought: those of `after` that `before` had not. `after` follows on `before`.
///
/// It looks at what the commits touched and at its neighbours, so it costs what they changed.
pub fn new_errors(before: &World, after: &World, today: Date) -> Vec<Finding> {
    let near = Neighbourhood::of_commits(before, after);
    let mut found = near.check(after, today);
    found.retain(|finding| finding.severity == Severity::Error);
    if found.is_empty() {
        return found;
    }
    let known = near.check(before, today);
    found.retain(|finding| !known.contains(finding));
    found
}

#[cfg(test)]
mod tests;
