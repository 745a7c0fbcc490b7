//! A changeset in its place in the journal.

use crate::{Changeset, changeset::Seq};

/// A changeset with the number that it took in the journal.
#[derive(Clone, Debug, PartialEq)]
pub struct Commit {
    pub seq: Seq,
    pub changeset: Changeset,
}
