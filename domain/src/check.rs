//! What must hold in any world that a reader is shown.
//!
//! A [`Refusal`](crate::Refusal) stops what can never be; a finding names what can be written and is
//! still wrong. Errors must be mended before the data is published, warnings may stay for a while.
//! The rules stand by what they look at: [`provenance`] and [`identity`] at every entity, [`texts`] and
//! [`dates`] at every field, [`tenure`], [`mod@line`], [`mod@recorded`], [`person`], [`event`] and [`transition`] at one kind, and
//! [`mod@doubt`] at who holds each office today.

mod dates;
mod doubt;
mod event;
mod identity;
mod line;
mod neighbourhood;
mod person;
mod provenance;
mod recorded;
mod tenure;
mod texts;
mod transition;

pub use identity::is_wikidata_id;

use crate::{Edtf, Entity, EntityRef, World};
use jiff::civil::Date;
use neighbourhood::Neighbourhood;

/// Whether a finding keeps the data from being published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    Error,
    Warning,
}

/// One thing that is wrong with one entity, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub severity: Severity,
    pub entity: EntityRef,
    /// The name of the rule in `snake_case`, such as `tenure_overlap`.
    pub rule: &'static str,
    /// What is wrong and what to do, in one sentence.
    pub message: String,
}

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

/// Every rule that tells something of this entity; what is said of the holders of an office together is told by [`mod@line`].
fn check_entity(entity: &Entity, world: &World, today: Date, findings: &mut Findings) {
    provenance::check(entity, world, today, findings);
    texts::check(entity, findings);
    dates::check(entity, today, findings);
    identity::check(entity, world, findings);
    match entity {
        Entity::Country(country) => {
            let meetings = country.recorded_meetings.iter().map(|it| &it.recorded);
            let spans = country.recorded_elections.iter().chain(meetings);
            recorded::check(&entity.reference(), spans, today, findings);
        }
        Entity::Office(office) => recorded::check(&entity.reference(), &office.recorded, today, findings),
        Entity::Party(_) | Entity::Source(_) => {}
        Entity::Person(person) => person::check(person, world, findings),
        Entity::Tenure(tenure) => {
            person::check_life(tenure, world, findings);
            tenure::check(tenure, world, today, findings);
        }
        Entity::Event(event) => event::check(event, world, today, findings),
        Entity::Transition(transition) => transition::check(transition, world, findings),
    }
}

#[derive(Default)]
struct Findings(Vec<Finding>);

impl Findings {
    fn sorted(self) -> Vec<Finding> {
        let mut findings = self.0;
        findings.sort_by(|a, b| (a.severity, &a.entity, a.rule).cmp(&(b.severity, &b.entity, b.rule)));
        findings
    }

    fn has(&self, entity: &EntityRef, rule: &str) -> bool {
        self.0.iter().any(|it| it.rule == rule && it.entity == *entity)
    }

    fn error(&mut self, entity: &EntityRef, rule: &'static str, message: impl Into<String>) {
        self.add(Severity::Error, entity, rule, message.into());
    }

    fn warning(&mut self, entity: &EntityRef, rule: &'static str, message: impl Into<String>) {
        self.add(Severity::Warning, entity, rule, message.into());
    }

    fn add(&mut self, severity: Severity, entity: &EntityRef, rule: &'static str, message: String) {
        self.0.push(Finding {
            severity,
            entity: entity.clone(),
            rule,
            message,
        });
    }
}

/// Whether all that `first` may denote lies before all that `second` may denote.
fn is_before(first: &Edtf, second: &Edtf) -> bool {
    matches!((first.latest(), second.earliest()), (Some(last), Some(next)) if last < next)
}

/// Whether all that the date may denote lies after a day.
fn is_after_day(date: &Edtf, day: Date) -> bool {
    date.earliest().is_some_and(|first| first > day)
}

#[cfg(test)]
mod tests;
