//! Between changesets and rows.

use super::{
    AppendError, ReadError,
    chain::{Hash, Head},
};
use domain::{Changeset, changeset::Seq};
use futures_util::stream::BoxStream;

/// A row of the table: number, time, the changeset as JSON, and the hash of it and of all before it.
pub struct StoredChangeset {
    pub seq: i64,
    pub at: String,
    pub body: String,
    pub hash: Hash,
}

/// A row as it is read: number, time, body, hash.
pub type Columns = (i64, String, String, Option<Vec<u8>>);

/// Rows in the order of their numbers, each read when it is asked for.
pub type Rows<'r> = BoxStream<'r, Result<Columns, sqlx::Error>>;

/// A changeset of the journal, with its hash.
#[derive(Debug)]
pub struct Recorded {
    pub changeset: Changeset,
    /// [`Hash::START`] where the database is of before the chain.
    pub hash: Hash,
}

/// A number as the database knows it. No journal will ever reach the end of this.
pub fn to_database(seq: Seq) -> i64 {
    i64::try_from(seq).unwrap_or(i64::MAX)
}

/// The rows of changesets that follow a head.
pub fn rows_after(head: Head, changesets: &[Changeset]) -> Result<Vec<StoredChangeset>, AppendError> {
    let mut hash = head.hash;
    let row = |(seq, changeset): (Seq, &Changeset)| {
        let (at, body) = (changeset.at.to_string(), changeset.to_json()?);
        hash = hash.followed_by(seq, &at, &body);
        Ok(StoredChangeset {
            seq: to_database(seq),
            at,
            body,
            hash,
        })
    };
    (head.seq + 1..).zip(changesets).map(row).collect()
}

/// The row beside the journal, as it is read.
pub fn head((seq, hash): (i64, Vec<u8>)) -> Result<Head, ReadError> {
    let head = Seq::try_from(seq)
        .ok()
        .and_then(|seq| Some((seq, Hash::from_bytes(&hash)?)));
    head.map(|(seq, hash)| Head { seq, hash })
        .ok_or(ReadError::NoHead)
}

/// Why nothing is appended after `known`, where the journal tells of another end: it has grown, or it is not the one that was read.
pub fn not_at(known: Head, told: Option<(i64, Vec<u8>)>) -> AppendError {
    let told = told.ok_or(ReadError::NoHead).and_then(head);
    match told.and_then(|told| known.may_lead_to(told)) {
        Ok(()) => AppendError::Lost,
        Err(error) => error.into(),
    }
}

/// Why nothing is appended to a journal that does not end where it says, which is `known`.
pub fn not_the_end(known: Head) -> AppendError {
    ReadError::Rows { told: known.seq }.into()
}

/// The hash that stands in a row, whether it is right or not.
pub fn hash_of((.., hash): &Columns) -> Hash {
    let hash = hash.as_deref().and_then(Hash::from_bytes);
    hash.unwrap_or(Hash::START)
}

/// Reads the row with number `expected`, which follows the hash `before`, if there is a chain.
///
/// Another number, a hash that does not fit or a body that is no changeset is an error.
pub fn recorded(expected: Seq, before: Option<Hash>, row: Columns) -> Result<Recorded, ReadError> {
    let hash = hash_of(&row);
    let (found, at, body, _) = row;
    if found != to_database(expected) {
        return Err(ReadError::Gap { expected, found });
    }
    if before.is_some_and(|before| before.followed_by(expected, &at, &body) != hash) {
        return Err(ReadError::Altered { seq: expected });
    }
    let changeset = Changeset::from_json(&body).map_err(|error| ReadError::Body {
        seq: expected,
        reason: error.to_string(),
    })?;
    Ok(Recorded { changeset, hash })
}
