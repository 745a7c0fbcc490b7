//! Within which dates a list is complete, so that absence from it means something.

use super::{Citation, exact, words};
use crate::{Edtf, id::CountryId};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A span of dates within which everything of its kind is recorded.
///
/// Nothing is complete unless a source says so; see `recorded` in each entity for what it is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Recorded {
    pub from: Edtf,
    /// None where it is kept complete from then on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Edtf>,
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "exact")]
    pub sources: Vec<Citation>,
    /// In a view of a day: whether it stands on sources that came out later as well. Never recorded.
    #[serde(skip)]
    pub has_later_sources: bool,
}

impl Recorded {
    /// Whether all of some days lies within it for certain.
    pub fn covers(&self, first: Date, last: Date) -> bool {
        self.from.is_reached(first)
            && self
                .to
                .as_ref()
                .is_none_or(|to| to.earliest().is_some_and(|end| end >= last))
    }
}

/// A span within which every meeting of the leaders of two countries is recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RecordedMeetings {
    /// The other country.
    pub with: CountryId,
    #[serde(flatten)]
    pub recorded: Recorded,
}

/// Whether all of some days lies within one of some spans.
pub fn covers(spans: &[Recorded], first: Date, last: Date) -> bool {
    spans.iter().any(|span| span.covers(first, last))
}

words! {
    /// What it means that nobody is recorded for an office on a day.
    Absence {
        /// The line of holders is complete there, so nobody held it.
        Vacant = "vacant",
        /// Whether anybody held it is not known here.
        NotRecorded = "not_recorded",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{date, day};

    fn span(from: &str, to: Option<&str>) -> Recorded {
        Recorded {
            from: date(from),
            to: to.map(date),
            sources: Vec::new(),
            has_later_sources: false,
        }
    }

    #[test]
    fn a_span_covers_what_lies_within_it_for_certain() {
        let years = span("1990", Some("2020"));
        assert!(
            !years.covers(day("1990-06-01"), day("1990-06-01")),
            "it may begin later"
        );
        assert!(years.covers(day("1990-12-31"), day("2020-01-01")));
        assert!(
            !years.covers(day("2019-12-31"), day("2020-01-02")),
            "it may end before"
        );
        let open = span("2010-05-11", None);
        assert!(!open.covers(day("2010-05-10"), day("2010-05-12")));
        assert!(open.covers(day("2010-05-11"), day("2099-01-01")));
    }

    #[test]
    fn two_spans_are_not_put_together() {
        let two = [span("1990-01-01", Some("1999-12-31")), span("2000-01-01", None)];
        assert!(covers(&two, day("1995-01-01"), day("1996-01-01")));
        assert!(!covers(&two, day("1999-01-01"), day("2001-01-01")));
    }
}
