//! The sources that a fact stands on.

use domain::{
    Citation, Provenance,
    entity::{ElectionRule, Recorded, Span},
    id::SourceId,
};

/// The sources of a fact, and where in them it stands.
#[derive(Clone, Copy, Debug)]
pub struct Cited<'c> {
    pub sources: Sources<'c>,
    /// Whether it stands on sources that came out after the day of the page, too.
    pub has_later: bool,
}

/// Sources with the places in them, or, of a changeset, the sources alone.
#[derive(Clone, Copy, Debug)]
pub enum Sources<'c> {
    At(&'c [Citation]),
    Whole(&'c [SourceId]),
}

impl Sources<'_> {
    pub fn to_citations(self) -> Box<[Citation]> {
        match self {
            Self::At(citations) => citations.into(),
            Self::Whole(ids) => ids.iter().map(Citation::from).collect(),
        }
    }
}

impl<'c> From<&'c Provenance> for Cited<'c> {
    fn from(provenance: &'c Provenance) -> Self {
        Self {
            sources: Sources::At(&provenance.sources),
            has_later: provenance.has_later_sources,
        }
    }
}

impl<'c> From<&'c Recorded> for Cited<'c> {
    fn from(recorded: &'c Recorded) -> Self {
        Self {
            sources: Sources::At(&recorded.sources),
            has_later: recorded.has_later_sources,
        }
    }
}

impl<'c> From<&'c ElectionRule> for Cited<'c> {
    fn from(rule: &'c ElectionRule) -> Self {
        Self {
            sources: Sources::At(&rule.sources),
            has_later: rule.has_later_sources,
        }
    }
}

impl<'c, Value> From<&'c Span<Value>> for Cited<'c> {
    fn from(span: &'c Span<Value>) -> Self {
        Self {
            sources: Sources::At(&span.sources),
            has_later: span.has_later_sources,
        }
    }
}

impl<'c> From<&'c Vec<SourceId>> for Cited<'c> {
    fn from(sources: &'c Vec<SourceId>) -> Self {
        Self {
            sources: Sources::Whole(sources),
            has_later: false,
        }
    }
}

/// The sources of a fact in a fragment, which outlives the record.
#[derive(Clone, Debug, Default)]
pub struct LeftOpen {
    pub sources: Box<[Citation]>,
    has_later: bool,
}

impl LeftOpen {
    pub fn cited(&self) -> Cited<'_> {
        Cited {
            sources: Sources::At(&self.sources),
            has_later: self.has_later,
        }
    }
}

impl From<Cited<'_>> for LeftOpen {
    fn from(cited: Cited<'_>) -> Self {
        Self {
            sources: cited.sources.to_citations(),
            has_later: cited.has_later,
        }
    }
}
