//! Why there is no backup, or why one was not restored, in words that say what to do.

use crate::journal::OpenError;
use domain::changeset::Seq;
use std::io;

#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    #[error("the file cannot be read ({0})")]
    Read(io::Error),
    #[error("the backup cannot be written ({0})")]
    Write(io::Error),
    #[error("this is no backup of Handover: `handover backup FILE` makes one")]
    Foreign,
    #[error("the backup was made by a newer version of Handover ({0}): restore it with that version")]
    Newer(String),
    #[error("the backup is cut off after {0} lines: take another one")]
    CutOff(usize),
    #[error("the backup is damaged: line {line} cannot be read ({reason}); take another one")]
    Line { line: usize, reason: String },
    #[error(
        "the backup is damaged or was altered: its checksum is {found}, and the one that was written into it is {told}; take another one"
    )]
    Checksum { found: String, told: String },
    #[error(
        "the backup is damaged or was altered: changeset {seq} of its journal {reason}; take another one"
    )]
    Journal { seq: Seq, reason: String },
    #[error(
        "the database was made by an older version of Handover: back it up with that version, or start this one once, which brings it up to date"
    )]
    Older,
    #[error(
        "the database is not empty, and was left as it is: the table {table} has {rows} rows; a backup is restored into a new one, such as \
         sqlite://restored.db"
    )]
    NotEmpty { table: &'static str, rows: i64 },
    #[error(
        "what was written reads otherwise than what was to be written (checksum {found} instead of {told}), so nothing was kept"
    )]
    Otherwise { found: String, told: String },
    #[error("the database did not take it, and nothing was kept ({0})")]
    Database(#[from] sqlx::Error),
    #[error(transparent)]
    Open(#[from] OpenError),
}
