//! Between changesets and rows.

use super::{AppendError, ReadError};
use domain::{Changeset, changeset::Seq};
use futures_util::stream::BoxStream;

/// A row of the table: number, time, and the changeset as JSON.
pub struct StoredChangeset {
    pub seq: i64,
    pub at: String,
    pub body: String,
}

/// Numbers and bodies, each read when it is asked for.
pub type Rows<'r> = BoxStream<'r, Result<(i64, String), sqlx::Error>>;

/// A number as the database knows it. No journal will ever reach the end of this.
pub fn to_database(seq: Seq) -> i64 {
    i64::try_from(seq).unwrap_or(i64::MAX)
}

pub fn rows_after(expected: Seq, changesets: &[Changeset]) -> Result<Vec<StoredChangeset>, AppendError> {
    let numbers = (expected + 1..).map(to_database);
    let row = |(seq, changeset): (i64, &Changeset)| {
        Ok(StoredChangeset {
            seq,
            at: changeset.at.to_string(),
            body: changeset.to_json()?,
        })
    };
    numbers.zip(changesets).map(row).collect()
}

/// Reads the row with number `expected`; another number or a body that is no changeset is an error.
pub fn changeset(expected: Seq, (found, body): (i64, String)) -> Result<Changeset, ReadError> {
    if found != to_database(expected) {
        return Err(ReadError::Gap { expected, found });
    }
    Changeset::from_json(&body).map_err(|error| ReadError::Body {
        seq: expected,
        reason: error.to_string(),
    })
}
