//! The rule behind an election stands on a source, and what is counted with gives days that there are.

use super::finding::Findings;
use crate::{EntityRef, entity::ElectionRule};

pub(super) fn check(at: &EntityRef, rule: Option<&ElectionRule>, findings: &mut Findings) {
    let Some(rule) = rule else { return };
    if rule.sources.is_empty() {
        findings.error_in(
            at,
            "rule.sources",
            "rule_without_source",
            "tells a law without a source: name the law, with the article",
        );
    }
    if rule.day.is_some_and(|day| !day.is_sound()) {
        findings.error_in(
            at,
            "rule.day",
            "rule_day_impossible",
            "is no day that each year has, or comes every 0 years: correct the month, the day or the years",
        );
    }
    if rule.windows.iter().any(|window| !window.is_sound()) {
        findings.error_in(
            at,
            "rule.windows",
            "rule_window_backwards",
            "ends before it begins, or has no length: `at_most` is the larger number",
        );
    }
}

#[cfg(test)]
mod tests {
    use super::super::check;
    use crate::{
        Office,
        entity::{Citation, ElectionRule, FixedDay, Reckoning, TimeUnit, Window},
        fixture::{SOURCE, country, day, office, text, world},
    };

    #[test]
    fn a_rule_has_a_source_and_gives_days_that_there_are() {
        let rule = |source: &str, day_of_month: u8, at_least: u8| ElectionRule {
            text: text("every year"),
            since: None,
            day: Some(FixedDay {
                month: 2,
                on_or_after: day_of_month,
                weekday: None,
                every_years: 1,
                first_year: Some(2024),
            }),
            windows: vec![Window {
                basis: Reckoning::AfterVacancy,
                at_least,
                at_most: 60,
                counted_in: TimeUnit::Days,
            }],
            sources: Citation::parse(source).into_iter().collect(),
            has_later_sources: false,
        };
        let told = |rule: ElectionRule| -> Vec<&'static str> {
            let office = Office {
                rule: Some(Box::new(rule)),
                ..office("aa-president")
            };
            let found = check(
                &world(vec![country("aa").into(), office.into()]),
                day("2026-01-01"),
            );
            let of_rule = found
                .into_iter()
                .filter(|finding| finding.rule.starts_with("rule_"));
            of_rule.map(|finding| finding.rule).collect()
        };
        assert!(told(rule(SOURCE, 28, 0)).is_empty());
        assert_eq!(told(rule("", 28, 0)), ["rule_without_source"]);
        assert_eq!(told(rule(SOURCE, 29, 0)), ["rule_day_impossible"]);
        assert_eq!(told(rule(SOURCE, 28, 61)), ["rule_window_backwards"]);
    }
}
