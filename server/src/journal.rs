//! The journal: an append-only table of changesets, numbered without gaps. With `accounts::store`, which keeps its
//! tables in the same database, the only place that knows SQL.
//!
//! An append carries the number that it expects to follow, and the primary key decides who takes the
//! next one, so the same few statements are safe on SQLite ([`sqlite`]) and on PostgreSQL ([`postgres`]). Each row has the hash of itself and of
//! the row before ([`chain`]), and beside the journal stands where it ends; [`fill`] gives older journals theirs.
//! [`error`] says why a database cannot be used, and what to do about it.

mod chain;
mod error;
mod fill;
mod measure;
mod new_file;
mod obstacle;
mod opened_file;
mod pool;
mod postgres;
mod row;
mod schema;
mod sqlite;

pub use chain::{Hash, Head};
pub use error::{AppendError, OpenError, ReadError};
pub use new_file::TEMPORARY;
pub use obstacle::obstacle;
pub use postgres::Hints;
pub use row::Recorded;

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
    /// Opens the database at `url`, migrating its tables, and looks whether it is sound. Where there is no file, one is made.
    ///
    /// # Errors
    /// When the address names no engine that is known, or the database is unreachable, empty, damaged, made by
    /// a newer version, or not a journal at all. Nothing is ever repaired.
    pub async fn open(url: &str) -> Result<Self, OpenError> {
        Self::open_or(url, Absent::MakeFile).await
    }

    /// Opens the database at `url` as [`Journal::open`] does, and makes the tables where it is empty.
    ///
    /// # Errors
    /// As [`Journal::open`].
    pub async fn open_or_make(url: &str) -> Result<Self, OpenError> {
        Self::open_or(url, Absent::MakeTables).await
    }

    /// Opens the database at `url` as [`Journal::open`] does, but makes no file where there is none.
    ///
    /// # Errors
    /// As [`Journal::open`].
    pub async fn open_existing(url: &str) -> Result<Self, OpenError> {
        Self::open_or(url, Absent::Refuse).await
    }

    /// Opens the database at `url` to be read: nothing about it is changed, and one of an older version is read as it is.
    ///
    /// # Errors
    /// As [`Journal::open`].
    pub async fn open_to_read(url: &str) -> Result<Self, OpenError> {
        match engine(url)? {
            Engine::Sqlite => Ok(Self::Sqlite(sqlite::Sqlite::open_to_read(url).await?)),
            Engine::Postgres => Ok(Self::Postgres(postgres::Postgres::open_to_read(url).await?)),
        }
    }

    async fn open_or(url: &str, absent: Absent) -> Result<Self, OpenError> {
        match engine(url)? {
            Engine::Sqlite => Ok(Self::Sqlite(sqlite::Sqlite::open(url, absent).await?)),
            Engine::Postgres => Ok(Self::Postgres(postgres::Postgres::open(url, absent).await?)),
        }
    }

    /// Whether the tables were made when it was opened.
    pub const fn is_new(&self) -> bool {
        match self {
            Self::Sqlite(sqlite) => sqlite.is_new,
            Self::Postgres(postgres) => postgres.is_new,
        }
    }

    /// False where a database is read whose tables are those of an older version.
    pub const fn is_current(&self) -> bool {
        match self {
            Self::Sqlite(sqlite) => sqlite.is_current,
            Self::Postgres(postgres) => postgres.is_current,
        }
    }

    /// False where a database of before the chain is read.
    pub const fn has_chain(&self) -> bool {
        match self {
            Self::Sqlite(sqlite) => sqlite.has_chain,
            Self::Postgres(postgres) => postgres.has_chain,
        }
    }

    /// Where the journal ends, as the row beside it tells; none where a database of before the chain is read.
    ///
    /// # Errors
    /// When the row cannot be read, or the file is not the one that was opened any more.
    pub async fn head(&self) -> Result<Option<Head>, ReadError> {
        match self {
            Self::Sqlite(sqlite) if sqlite.has_chain => sqlite.head().await.map(Some),
            Self::Postgres(postgres) if postgres.has_chain => postgres.head().await.map(Some),
            Self::Sqlite(_) | Self::Postgres(_) => Ok(None),
        }
    }

    /// The changesets after `head`, in order, each read and compared with its hash shortly before it is asked for.
    ///
    /// # Errors
    /// When the database cannot be read, a number is missing, a hash does not fit, or a body is not a changeset.
    pub fn since(&self, head: Head) -> impl Stream<Item = Result<Recorded, ReadError>> + '_ {
        let after = row::to_database(head.seq);
        let (rows, has_chain) = match self {
            Self::Sqlite(sqlite) => (sqlite.since(after), sqlite.has_chain),
            Self::Postgres(postgres) => (postgres.since(after), postgres.has_chain),
        };
        let mut last = head;
        let read = move |row: Result<row::Columns, sqlx::Error>| {
            let before = has_chain.then_some(last.hash);
            last = Head {
                seq: last.seq + 1,
                hash: row.as_ref().map_or(last.hash, row::hash_of),
            };
            let expected = last.seq;
            async move {
                let row = row?;
                let reading = tokio::task::spawn_blocking(move || row::recorded(expected, before, row));
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

    /// Appends changesets after `head`: all of them, or none.
    ///
    /// Returns where the journal ends then.
    ///
    /// # Errors
    /// [`AppendError::Lost`] when the journal does not end with `head` any more, [`AppendError::NotWhatItWas`] when it never was there.
    pub async fn append(&self, head: Head, changesets: &[Changeset]) -> Result<Head, AppendError> {
        let rows = row::rows_after(head, changesets)?;
        match self {
            Self::Sqlite(sqlite) => sqlite.append(head, &rows).await?,
            Self::Postgres(postgres) => postgres.append(head, &rows).await?,
        }
        Ok(Head {
            seq: head.seq + changesets.len() as Seq,
            hash: rows.last().map_or(head.hash, |last| last.hash),
        })
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

enum Engine {
    Sqlite,
    Postgres,
}

/// The engine that an address names.
fn engine(url: &str) -> Result<Engine, OpenError> {
    match url.split_once(':').map(|(scheme, _)| scheme) {
        Some("sqlite") => Ok(Engine::Sqlite),
        Some("postgres" | "postgresql") => Ok(Engine::Postgres),
        _ => Err(OpenError::UnknownEngine(error::without_password(url))),
    }
}
