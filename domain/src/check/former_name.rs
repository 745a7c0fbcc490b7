//! A former name stands on a source, begins before it ends, and has ended.

use super::finding::{Findings, is_after_day, is_before};
use crate::{EntityRef, entity::FormerName};
use jiff::civil::Date;

pub(super) fn check(at: &EntityRef, names: &[FormerName], today: Date, findings: &mut Findings) {
    for former in names {
        let name = &former.name.en;
        if former.sources.is_empty() {
            let message = format!("has the former name “{name}” without a source: name one");
            findings.error(at, "former_name_without_source", message);
        }
        if former
            .from
            .as_ref()
            .is_some_and(|from| is_before(&former.until, from))
        {
            let message = format!("was “{name}” until a day before it was: correct a date");
            findings.error(at, "former_name_backwards", message);
        }
        if is_after_day(&former.until, today) {
            let message = format!("is “{name}” until {}, which is still to come: wait", former.until);
            findings.error(at, "former_name_in_future", message);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::check;
    use crate::{
        Country,
        entity::FormerName,
        fixture::{SOURCE, country, date, day, name, world},
        id::SourceId,
    };

    #[test]
    fn a_former_name_has_a_source_and_has_ended_after_it_began() {
        let former = |from: &str, until: &str, source: &str| FormerName {
            name: name("Zaire"),
            title: None,
            from: Some(date(from)),
            until: date(until),
            sources: SourceId::parse(source).into_iter().collect(),
        };
        let told = |names: Vec<FormerName>| -> Vec<&'static str> {
            let country = Country {
                former_names: names,
                ..country("aa")
            };
            let found = check(&world(vec![country.into()]), day("2026-01-01")).into_iter();
            found.map(|finding| finding.rule).collect()
        };
        assert!(told(vec![former("1971", "1997", SOURCE)]).is_empty());
        assert_eq!(
            told(vec![former("1971", "1997", "")]),
            ["former_name_without_source"]
        );
        assert_eq!(
            told(vec![former("1997", "1971", SOURCE)]),
            ["former_name_backwards"]
        );
        assert_eq!(
            told(vec![former("1971", "2027", SOURCE)]),
            ["former_name_in_future"]
        );
    }
}
