//! What must hold in any world that a reader is shown.
//!
//! A [`Refusal`](crate::Refusal) stops what can never be; a finding names what can be written and is
//! still wrong. Errors must be mended before the data is published, warnings may stay for a while.
//! The rules stand by what they look at: [`provenance`] and [`identity`] at every entity, [`texts`] and
//! [`dates`] at every field, [`tenure`], [`mod@line`], [`person`], [`event`] and [`transition`] at one kind.

mod dates;
mod event;
mod identity;
mod line;
mod person;
mod provenance;
mod tenure;
mod texts;
mod transition;

pub use identity::is_wikidata_id;

use crate::{Edtf, EntityRef, World};
use jiff::civil::Date;

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
        provenance::check(&entity, world, today, &mut findings);
        texts::check(&entity, &mut findings);
        dates::check(&entity, today, &mut findings);
    }
    identity::check(world, &mut findings);
    person::check(world, &mut findings);
    tenure::check(world, today, &mut findings);
    line::check(world, &mut findings);
    event::check(world, today, &mut findings);
    transition::check(world, &mut findings);
    let mut findings = findings.0;
    findings.sort_by(|a, b| {
        let key = |it: &Finding| (it.severity, it.entity.clone(), it.rule);
        key(a).cmp(&key(b))
    });
    findings
}

/// The errors that a change of the world would bring: those of `after` that `before` had not.
pub fn new_errors(before: &World, after: &World, today: Date) -> Vec<Finding> {
    let is_error = |finding: &Finding| finding.severity == Severity::Error;
    let found: Vec<_> = check(after, today).into_iter().filter(is_error).collect();
    if found.is_empty() {
        return found;
    }
    let known = check(before, today);
    found.into_iter().filter(|it| !known.contains(it)).collect()
}

#[derive(Default)]
struct Findings(Vec<Finding>);

impl Findings {
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
