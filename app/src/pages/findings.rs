//! What `check` finds, in the reader's language.

use super::changes::field_label;
use crate::{
    visit::Visit,
    words::{listed, say, text},
};
use domain::check::Finding;

/// What is wrong, and what to do.
pub fn in_words(visit: &Visit<'_>, finding: &Finding) -> String {
    in_words_together(visit, std::slice::from_ref(finding))
}

/// What one rule says of several fields of a record. Empty of no finding.
pub fn in_words_together(visit: &Visit<'_>, findings: &[Finding]) -> String {
    let Some(first) = findings.first() else {
        return String::new();
    };
    let words = text(visit.language, &rule_key(first.rule), None);
    let fields: Vec<_> = findings
        .iter()
        .filter_map(|finding| finding.field.as_deref())
        .map(|field| field_label(visit, field))
        .collect();
    if fields.is_empty() {
        return words;
    }
    let fields = listed(visit.language, &fields);
    say!(visit, "finding-in-fields", fields = fields, words = words)
}

/// The key of the words of a rule.
pub fn rule_key(rule: &str) -> String {
    format!("finding-{}", rule.replace('_', "-"))
}
