//! The sources that a fact stands on.

use domain::{
    Provenance,
    entity::{Recorded, Span},
    id::SourceId,
};

/// The sources of a fact.
#[derive(Clone, Copy, Debug)]
pub struct Cited<'c> {
    pub sources: &'c [SourceId],
    /// Whether it stands on sources that came out after the day of the page, too.
    pub has_later: bool,
}

impl<'c> From<&'c Provenance> for Cited<'c> {
    fn from(provenance: &'c Provenance) -> Self {
        Self {
            sources: &provenance.sources,
            has_later: provenance.has_later_sources,
        }
    }
}

impl<'c> From<&'c Recorded> for Cited<'c> {
    fn from(recorded: &'c Recorded) -> Self {
        Self {
            sources: &recorded.sources,
            has_later: recorded.has_later_sources,
        }
    }
}

impl<'c, Value> From<&'c Span<Value>> for Cited<'c> {
    fn from(span: &'c Span<Value>) -> Self {
        Self {
            sources: &span.sources,
            has_later: span.has_later_sources,
        }
    }
}

impl<'c> From<&'c Vec<SourceId>> for Cited<'c> {
    fn from(sources: &'c Vec<SourceId>) -> Self {
        Self {
            sources,
            has_later: false,
        }
    }
}

/// The sources of a fact in a fragment, which outlives the record.
#[derive(Clone, Debug, Default)]
pub struct LeftOpen {
    pub sources: Box<[SourceId]>,
    has_later: bool,
}

impl LeftOpen {
    pub fn cited(&self) -> Cited<'_> {
        Cited {
            sources: &self.sources,
            has_later: self.has_later,
        }
    }
}

impl From<Cited<'_>> for LeftOpen {
    fn from(cited: Cited<'_>) -> Self {
        Self {
            sources: cited.sources.into(),
            has_later: cited.has_later,
        }
    }
}
