//! Between changesets and rows.

use super::{AppendError, ReadError};
use domain::{Changeset, changeset::Seq};

/// A row of the table: number, time, and the changeset as JSON.
pub struct Row {
    pub seq: i64,
    pub at: String,
    pub body: String,
}

/// A number as the database knows it. No journal will ever reach the end of this.
pub fn to_database(seq: Seq) -> i64 {
    i64::try_from(seq).unwrap_or(i64::MAX)
}

pub fn rows_after(expected: Seq, changesets: &[Changeset]) -> Result<Vec<Row>, AppendError> {
    let numbers = (expected + 1..).map(to_database);
    let row = |(seq, changeset): (i64, &Changeset)| {
        Ok(Row {
            seq,
            at: changeset.at.to_string(),
            body: serde_json::to_string(changeset)?,
        })
    };
    numbers.zip(changesets).map(row).collect()
}

/// Reads the rows that follow number `seq`; a number out of line or a body that is none is an error.
pub fn changesets_after(seq: Seq, rows: Vec<(i64, String)>) -> Result<Vec<Changeset>, ReadError> {
    let read = |(expected, (found, body)): (Seq, (i64, String))| {
        if found != to_database(expected) {
            return Err(ReadError::Gap { expected, found });
        }
        serde_json::from_str(&body).map_err(|error| ReadError::Body {
            seq: expected,
            reason: error.to_string(),
        })
    };
    (seq + 1..).zip(rows).map(read).collect()
}
