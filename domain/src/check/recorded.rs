//! What is said to be complete stands on a source, begins before it ends, and reaches into no future.

use super::finding::{Findings, is_after_day, is_before};
use crate::{EntityRef, entity::Recorded};
use jiff::civil::Date;

pub(super) fn check<'r>(
    at: &EntityRef,
    spans: impl IntoIterator<Item = &'r Recorded>,
    today: Date,
    findings: &mut Findings,
) {
    for span in spans {
        if span.sources.is_empty() {
            findings.error(
                at,
                "recorded_without_source",
                "says that a list is complete without a source: name the one that says so, or take it out",
            );
        }
        if span.to.as_ref().is_some_and(|to| is_before(to, &span.from)) {
            findings.error(
                at,
                "recorded_ends_before_start",
                format!("is complete from {} on, and only to a day before", span.from),
            );
        }
        let ahead = [Some(&span.from), span.to.as_ref()];
        if ahead.into_iter().flatten().any(|date| is_after_day(date, today)) {
            findings.error(
                at,
                "recorded_in_future",
                "is said to be complete on a day that is still to come: leave `to` out where it is kept complete",
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::check;
    use crate::{
        Citation, Country, Office,
        entity::{Recorded, RecordedMeetings},
        fixture::{country, date, day, office, world},
    };

    /// Without a source where it is named "".
    fn span(from: &str, to: Option<&str>, source: &str) -> Recorded {
        Recorded {
            from: date(from),
            to: to.map(date),
            sources: Citation::parse(source).into_iter().collect(),
            has_later_sources: false,
        }
    }

    #[test]
    fn what_is_complete_has_a_source_and_days_that_have_come() {
        let office = Office {
            recorded: vec![
                span("1946-01-01", Some("2020-12-31"), "gazette"),
                span("2021", None, ""),
            ],
            ..office("aa-president")
        };
        let of_country = Country {
            recorded_elections: vec![span("2020-05-05", Some("2020-05-04"), "gazette")],
            recorded_meetings: vec![RecordedMeetings {
                with: crate::id::CountryId::parse("bb").unwrap(),
                recorded: span("2030", None, "gazette"),
            }],
            ..country("aa")
        };
        let world = world(vec![office.into(), of_country.into(), country("bb").into()]);
        let found: Vec<_> = check(&world, day("2026-01-01"))
            .into_iter()
            .filter(|finding| finding.rule.starts_with("recorded"))
            .map(|finding| (finding.entity.clone(), finding.rule))
            .collect();
        let told: Vec<_> = found.iter().map(|(_, rule)| *rule).collect();
        assert_eq!(
            told,
            [
                "recorded_ends_before_start",
                "recorded_in_future",
                "recorded_without_source"
            ],
            "{found:?}"
        );
    }
}
