//! What is wrong, and the questions about dates that several rules ask.

use crate::{Edtf, EntityRef, doubt::DoubtKind};
use jiff::civil::Date;

/// The names of the rules, beside those of [`DoubtKind`]: each has words of its own on the pages.
#[rustfmt::skip]
pub const RULES: [&str; 65] = [
    "announced_after_date",
    "announced_with_previous_vote",
    "annulled_before_held",
    "cancelled_and_completed",
    "candidate_dead",
    "candidate_without_name",
    "citation_without_place",
    "date_impossible",
    "designated_after_start",
    "end_in_future",
    "end_reason_without_end",
    "event_without_country",
    "former_name_backwards",
    "former_name_in_future",
    "former_name_without_source",
    "held_in_future",
    "iso3_malformed",
    "language_malformed",
    "life_backwards",
    "no_previous_date",
    "no_source",
    "numeric_malformed",
    "open_tenure_unverified",
    "outcome_in_future",
    "outcome_known_wrong",
    "person_without_facts",
    "previous_in_future",
    "previous_out_of_order",
    "recorded_ends_before_start",
    "recorded_in_future",
    "recorded_without_source",
    "reviewed_without_confirmation",
    "round_circle",
    "round_of_nothing",
    "round_of_round",
    "rule_day_impossible",
    "rule_window_backwards",
    "rule_without_source",
    "source_in_future",
    "source_url",
    "span_backwards",
    "span_outside",
    "tenure_backwards",
    "tenure_before_birth",
    "tenure_open_after_death",
    "tenure_overlap",
    "tenure_past_death",
    "term_backwards",
    "term_limit_missing",
    "term_outside",
    "terms_out_of_order",
    "text_empty",
    "text_too_long",
    "text_untidy",
    "text_untranslated",
    "time_without_day",
    "time_without_zone",
    "transition_office",
    "transition_overlap",
    "transition_to_itself",
    "verified_after_source",
    "verified_in_future",
    "wikidata_duplicate",
    "wikidata_malformed",
    "zone_malformed",
];

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
    /// The path of the field that is wrong, as [`domain::difference`](crate::difference) names it; none of what is wrong with several.
    pub field: Option<String>,
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
        self.add(Severity::Error, entity, rule, None, message.into());
    }

    pub fn warning(&mut self, entity: &EntityRef, rule: &'static str, message: impl Into<String>) {
        self.add(Severity::Warning, entity, rule, None, message.into());
    }

    /// An error in one field; `message` follows its name.
    pub fn error_in(&mut self, entity: &EntityRef, field: &str, rule: &'static str, message: &str) {
        self.add_in(Severity::Error, entity, field, rule, message);
    }

    /// A warning about one field; `message` follows its name.
    pub fn warning_in(&mut self, entity: &EntityRef, field: &str, rule: &'static str, message: &str) {
        self.add_in(Severity::Warning, entity, field, rule, message);
    }

    fn add_in(
        &mut self,
        severity: Severity,
        entity: &EntityRef,
        field: &str,
        rule: &'static str,
        message: &str,
    ) {
        let message = format!("`{field}` {message}");
        self.add(severity, entity, rule, Some(field.to_owned()), message);
    }

    fn add(
        &mut self,
        severity: Severity,
        entity: &EntityRef,
        rule: &'static str,
        field: Option<String>,
        message: String,
    ) {
        debug_assert!(
            RULES.contains(&rule) || DoubtKind::from_word(rule).is_some(),
            "{rule} stands in the list of rules"
        );
        self.0.push(Finding {
            severity,
            entity: entity.clone(),
            rule,
            field,
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
