//! What is wrong, and the questions about dates that several rules ask.

use crate::{Edtf, EntityRef};
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

/// What the rules have found so far.
#[derive(Default)]
pub(super) struct Findings(Vec<Finding>);

impl Findings {
    /// Errors first, then by entity and rule.
    pub fn sorted(self) -> Vec<Finding> {
        let mut findings = self.0;
        findings.sort_by(|a, b| (a.severity, &a.entity, a.rule).cmp(&(b.severity, &b.entity, b.rule)));
        findings
    }

    pub fn has(&self, entity: &EntityRef, rule: &str) -> bool {
        self.0.iter().any(|it| it.rule == rule && it.entity == *entity)
    }

    pub fn error(&mut self, entity: &EntityRef, rule: &'static str, message: impl Into<String>) {
        self.add(Severity::Error, entity, rule, message.into());
    }

    pub fn warning(&mut self, entity: &EntityRef, rule: &'static str, message: impl Into<String>) {
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
pub fn is_before(first: &Edtf, second: &Edtf) -> bool {
    matches!((first.latest(), second.earliest()), (Some(last), Some(next)) if last < next)
}

/// Whether all that the date may denote lies after a day.
pub fn is_after_day(date: &Edtf, day: Date) -> bool {
    date.earliest().is_some_and(|first| first > day)
}
