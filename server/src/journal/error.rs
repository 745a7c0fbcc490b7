//! Why a journal cannot be opened, read or appended to, in words that say what to do.

use super::opened_file::Moved;
use domain::changeset::Seq;
use std::{io, path::PathBuf};

/// Why a database was not opened. It was not changed.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error(
        "“{0}” names no database: write sqlite://handover.db for a file, or postgres://user@host/name for a server"
    )]
    UnknownEngine(String),
    #[error("a database in memory would be lost at the end: name a file, such as sqlite://handover.db")]
    InMemory,
    #[error(
        "the database was written by a newer version of Handover ({0}): start that version, or restore a backup that was made before the update"
    )]
    Newer(String),
    #[error(
        "the file is not a database of Handover ({0}): check the address given as --database, or move the file away to start with a new one"
    )]
    Foreign(String),
    #[error("the database is damaged and was left as it is ({0}): restore the latest backup")]
    Damaged(String),
    #[error(
        "there is no file {0}: check the address given as --database; `handover serve` makes a database where there is none"
    )]
    Missing(PathBuf),
    #[error(
        "{0} is there and empty, and nothing was put into it: if the database was copied, copy the file that ends in -wal with it, or restore a \
         backup; to begin a new one in this place, call `handover serve --new`"
    )]
    Empty(String),
    #[error("a new database cannot be made at {path} ({error})")]
    NotMade {
        path: PathBuf,
        #[source]
        error: io::Error,
    },
    #[error("the database cannot be used ({0})")]
    Unusable(String),
    #[error("the database cannot be reached ({0}): check that it runs, and the address given as --database")]
    Unreachable(#[source] sqlx::Error),
}

impl OpenError {
    /// Whether another process had locked the SQLite file.
    pub fn is_busy(&self) -> bool {
        let Self::Unreachable(error) = self else {
            return false;
        };
        let code = error
            .as_database_error()
            .and_then(sqlx::error::DatabaseError::code);
        // Busy, and its extended codes: it is being recovered, its snapshot is old, it took too long.
        matches!(code.as_deref(), Some("5" | "261" | "517" | "773"))
    }
}

/// Why a journal could not be read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    #[error("the journal cannot be read ({0})")]
    Database(#[from] sqlx::Error),
    #[error(
        "the journal is damaged: changeset {expected} is missing, {found} stands in its place; restore the latest backup"
    )]
    Gap { expected: Seq, found: i64 },
    #[error("the journal is damaged: changeset {seq} cannot be read ({reason}); restore the latest backup")]
    Body { seq: Seq, reason: String },
    #[error(
        "the journal was altered: the hash of changeset {seq} does not fit to what stands there, while all before it do; find out who wrote into the \
         database, and restore the latest backup that `handover check` finds sound"
    )]
    Altered { seq: Seq },
    #[error(
        "the journal was cut off: it ends with changeset {found}, and {told} had been written; find out who wrote into the database, and restore \
         the latest backup"
    )]
    CutOff { found: Seq, told: Seq },
    #[error(
        "the journal was altered or is another one: changeset {found} stands in it or was read from it, and the table journal_head tells that {told} \
         is the last; find out who wrote into the database, and restore the latest backup"
    )]
    Beyond { found: Seq, told: Seq },
    #[error(
        "the journal was altered or is another one: its last changeset, {seq}, has another hash than the one known of it; find out who wrote into the \
         database, and restore the latest backup"
    )]
    Head { seq: Seq },
    #[error(
        "the journal was altered: it does not end with changeset {told}, as the table journal_head tells; `handover check` says what is wrong with it"
    )]
    Rows { told: Seq },
    #[error(
        "the journal was altered: the row of the table journal_head, which tells where it ends, is missing or is none; find out who wrote into the \
         database, and restore the latest backup"
    )]
    NoHead,
    #[error("{0}: put the file back, or stop the program and start it on the file that shall count")]
    Moved(#[from] Moved),
}

/// Why an append did not happen.
#[derive(Debug, thiserror::Error)]
pub enum AppendError {
    /// Someone else took the number; nothing was written.
    #[error("the journal has grown in the meantime")]
    Lost,
    /// The database gave up on purpose and asks to try again; nothing was written.
    #[error("the database asks to try again ({0})")]
    Again(#[source] sqlx::Error),
    /// The connection broke, so the append may have happened or not: only the journal can tell.
    #[error("the connection broke during an append ({0})")]
    Uncertain(#[source] sqlx::Error),
    /// No answer came in time, so the append may have happened or not.
    #[error("the database did not answer")]
    Unanswered,
    /// The clock of this machine is ahead of that of the database.
    #[error(
        "the clock of this machine is {seconds} seconds ahead of that of the database: nothing is recorded until both are right"
    )]
    ClockAhead { seconds: i64 },
    /// The database is not the one that was read; nothing is written into it.
    #[error("nothing is written any more, because the database is not what it was: {0}")]
    NotWhatItWas(#[from] ReadError),
    #[error("the journal cannot be written ({0})")]
    Database(#[source] sqlx::Error),
    #[error("a changeset cannot be written as JSON ({0})")]
    Body(#[from] serde_json::Error),
}

impl From<sqlx::Error> for AppendError {
    fn from(error: sqlx::Error) -> Self {
        if matches!(
            error,
            sqlx::Error::Io(_) | sqlx::Error::Protocol(_) | sqlx::Error::WorkerCrashed
        ) {
            return Self::Uncertain(error);
        }
        let Some(database) = error.as_database_error() else {
            return Self::Database(error);
        };
        if database.is_unique_violation() {
            return Self::Lost;
        }
        match database.code().as_deref() {
            // PostgreSQL: serialization failure and deadlock. SQLite: busy, and busy with a stale snapshot.
            Some("40001" | "40P01" | "5" | "517") => Self::Again(error),
            // PostgreSQL ends connections with these when it is shut down or has crashed.
            Some(code) if code.starts_with("57P") => Self::Uncertain(error),
            _ => Self::Database(error),
        }
    }
}

/// What an engine's own error says about the database.
pub fn engine(error: sqlx::Error) -> OpenError {
    match error
        .as_database_error()
        .and_then(|database| database.code())
        .as_deref()
    {
        // SQLite: "file is not a database", and "malformed" with its extended codes.
        Some("26") => OpenError::Foreign("it is no SQLite file, or its first page is damaged".to_owned()),
        Some("11" | "267" | "523" | "779") => OpenError::Damaged(error.to_string()),
        _ => OpenError::Unreachable(error),
    }
}

/// An address that may be shown and logged.
pub fn without_password(url: &str) -> String {
    match (url.find("://"), url.rfind('@')) {
        (Some(scheme), Some(at)) if scheme + 3 <= at => match url[scheme + 3..at].split_once(':') {
            Some((user, _)) => format!("{}{user}:…{}", &url[..scheme + 3], &url[at..]),
            None => url.to_owned(),
        },
        _ => url.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_never_shown() {
        assert_eq!(
            without_password("postgres://me:secret@host/db"),
            "postgres://me:…@host/db"
        );
        assert_eq!(without_password("postgres://me@host/db"), "postgres://me@host/db");
        assert_eq!(without_password("sqlite://handover.db"), "sqlite://handover.db");
        assert_eq!(without_password("nonsense@"), "nonsense@");
    }
}
