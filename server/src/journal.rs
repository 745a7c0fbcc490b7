//! The journal: an append-only table of changesets, numbered without gaps. With `accounts::store`, which keeps its
//! tables in the same database, the only place that knows SQL.
//!
//! An append carries the number that it expects to follow, and the primary key decides who takes the
//! next one, so the same few statements are safe on SQLite ([`sqlite`]) and on PostgreSQL ([`postgres`]).
//! [`error`] says why a database cannot be used, and what to do about it.

mod error;
mod measure;
mod obstacle;
mod pool;
mod postgres;
mod row;
mod schema;
mod sqlite;

pub use error::{AppendError, OpenError, ReadError};
pub use obstacle::obstacle;
pub use postgres::Hints;

use domain::{Changeset, changeset::Seq};
use futures_util::{Stream, StreamExt};
use schema::Absent;
use sqlx::{PgPool, SqlitePool};
use std::time::Duration;

/// How many bodies are read from their JSON at once, while the ones before are applied.
const READ_AHEAD: usize = 4;

/// A database that holds a journal.
#[derive(Clone, Debug)]
pub enum Journal {
    Sqlite(sqlite::Sqlite),
    Postgres(postgres::Postgres),
}

/// The connections of a journal, for what else is kept in its database.
#[derive(Clone, Debug)]
pub enum Pools {
    Sqlite {
        /// The one connection that writes.
        writer: SqlitePool,
        readers: SqlitePool,
    },
    Postgres(PgPool),
}

/// Runs the same query on the pool that writes, of whichever engine.
macro_rules! on_writer {
    ($pools:expr, $pool:ident => $query:expr) => {
        match $pools {
            $crate::journal::Pools::Sqlite { writer: $pool, .. } => $query,
            $crate::journal::Pools::Postgres($pool) => $query,
        }
    };
}

/// Runs the same query on a pool that reads.
macro_rules! on_reader {
    ($pools:expr, $pool:ident => $query:expr) => {
        match $pools {
            $crate::journal::Pools::Sqlite { readers: $pool, .. } => $query,
            $crate::journal::Pools::Postgres($pool) => $query,
        }
    };
}

pub(crate) use {on_reader, on_writer};

impl Journal {
    /// Opens the database at `url`, creating or migrating its tables, and looks whether it is sound.
    ///
    /// # Errors
    /// When the address names no engine that is known, or the database is unreachable, damaged, made by
    /// a newer version, or not a journal at all. Nothing is ever repaired.
    pub async fn open(url: &str) -> Result<Self, OpenError> {
        Self::open_or(url, Absent::Create).await
    }

    /// Opens the database at `url` as [`Journal::open`] does, but makes no file where there is none.
    ///
    /// # Errors
    /// As [`Journal::open`].
    pub async fn open_existing(url: &str) -> Result<Self, OpenError> {
        Self::open_or(url, Absent::Refuse).await
    }

    async fn open_or(url: &str, absent: Absent) -> Result<Self, OpenError> {
        match url.split_once(':').map(|(scheme, _)| scheme) {
            Some("sqlite") => Ok(Self::Sqlite(sqlite::Sqlite::open(url, absent).await?)),
            Some("postgres" | "postgresql") => Ok(Self::Postgres(postgres::Postgres::open(url).await?)),
            _ => Err(OpenError::UnknownEngine(error::without_password(url))),
        }
    }

    /// The changesets after number `seq`, in order, each read shortly before it is asked for.
    ///
    /// # Errors
    /// When the database cannot be read, a number is missing, or a body is not a changeset.
    pub fn since(&self, seq: Seq) -> impl Stream<Item = Result<Changeset, ReadError>> + '_ {
        let after = row::to_database(seq);
        let rows = match self {
            Self::Sqlite(sqlite) => sqlite.since(after),
            Self::Postgres(postgres) => postgres.since(after),
        };
        let mut expected = seq;
        let read = move |row: Result<(i64, String), sqlx::Error>| {
            expected += 1;
            let expected = expected;
            async move {
                let row = row?;
                let reading = tokio::task::spawn_blocking(move || row::changeset(expected, row));
                reading.await.unwrap_or_else(|broken| {
                    Err(ReadError::Body {
                        seq: expected,
                        reason: broken.to_string(),
                    })
                })
            }
        };
        rows.map(read).buffered(READ_AHEAD)
    }

    /// Appends changesets after number `expected`: all of them, or none.
    ///
    /// Returns the number that the last of them took.
    ///
    /// # Errors
    /// [`AppendError::Lost`] when the journal does not end with `expected` (any more).
    pub async fn append(&self, expected: Seq, changesets: &[Changeset]) -> Result<Seq, AppendError> {
        let rows = row::rows_after(expected, changesets)?;
        match self {
            Self::Sqlite(sqlite) => sqlite.append(&rows).await?,
            Self::Postgres(postgres) => postgres.append(&rows).await?,
        }
        Ok(expected + changesets.len() as Seq)
    }

    /// Writes what changes nothing, to see whether anything could be written.
    ///
    /// # Errors
    /// When it could not.
    pub async fn try_writing(&self) -> Result<(), sqlx::Error> {
        const SQL: &str = "UPDATE meta SET format = format";
        on_writer!(&self.pools(), pool => sqlx::query(SQL).execute(pool).await.map(drop))
    }

    /// What tells of commits by other processes; none where the engine has no such thing.
    ///
    /// # Errors
    /// When the database is unreachable.
    pub async fn hints(&self) -> Result<Option<Hints>, ReadError> {
        match self {
            Self::Sqlite(_) => Ok(None),
            Self::Postgres(postgres) => Ok(postgres.hints().await?),
        }
    }

    /// How the database is set, for the log and for the tests: journal mode and durability.
    ///
    /// # Errors
    /// When the database is unreachable.
    pub async fn settings(&self) -> Result<Vec<(&'static str, String)>, ReadError> {
        match self {
            Self::Sqlite(sqlite) => Ok(sqlite.settings().await?),
            Self::Postgres(_) => Ok(Vec::new()),
        }
    }

    /// How many rows a second the engine makes durable, one after the other: what a commit costs at least.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn durable_inserts(&self, time: Duration) -> Result<f64, sqlx::Error> {
        match self {
            Self::Sqlite(sqlite) => measure::durable_inserts(&sqlite.writer, time).await,
            Self::Postgres(postgres) => measure::durable_inserts(&postgres.pool, time).await,
        }
    }

    /// The connections, shared with whoever keeps something beside the journal.
    pub fn pools(&self) -> Pools {
        match self {
            Self::Sqlite(sqlite) => Pools::Sqlite {
                writer: sqlite.writer.clone(),
                readers: sqlite.readers.clone(),
            },
            Self::Postgres(postgres) => Pools::Postgres(postgres.pool.clone()),
        }
    }

    /// Closes every connection, so that nothing is left to be written.
    pub async fn close(&self) {
        match self {
            Self::Sqlite(sqlite) => sqlite.close().await,
            Self::Postgres(postgres) => postgres.close().await,
        }
    }
}
