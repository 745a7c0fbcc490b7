//! Imports: other sources are read into claims, compared with the world, and proposed; a person decides.
//!
//! A reader of a source (one module each) knows that source and nothing of the world. It gives [`Part`]s: claims, and the
//! rows of which it could make none.

pub mod codes;
pub mod csv;
pub mod popolo;
pub mod progress;
pub mod reasons;
pub mod run;
pub mod sync;
pub mod wikidata;

use domain::claim::Claim;

/// Some of what a source says, such as one country or one file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Part {
    /// What it is, for progress: a country's code, the name of a file.
    pub name: String,
    pub claims: Vec<Claim>,
    pub rejected: Vec<Rejected>,
}

/// A row of a source of which no claim could be made.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Rejected {
    /// The line in the file, from 1 with the heading; none where the source has no lines.
    pub line: Option<u64>,
    /// The column or property that is to blame.
    pub column: Option<String>,
    /// What the row is called in the source: its id, its statement.
    pub at: String,
    pub reason: String,
}
