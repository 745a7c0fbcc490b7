//! An entity with its place in a data file.

use super::files::DataFile;
use domain::Entity;
use std::{fmt, ops::Range};

/// An entity and where it is written.
#[derive(Clone, Debug)]
pub struct Written {
    pub entity: Entity,
    pub place: Location,
}

/// A place in a data file; line and column count from 1.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Location {
    pub file: String,
    pub line: usize,
    pub column: usize,
}

impl Location {
    /// Where a span of a file begins; without one, its beginning.
    pub fn of(file: &DataFile, span: Option<Range<usize>>) -> Self {
        let start = span.map_or(0, |span| span.start);
        let before = file.text.get(..start).unwrap_or_default();
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        Self {
            file: file.path.clone(),
            line: before.matches('\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
        }
    }
}

impl fmt::Display for Location {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}:{}", self.file, self.line, self.column)
    }
}
