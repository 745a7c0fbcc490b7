//! The journal in one SQLite file: one connection that writes, a few that only read.

use super::{
    AppendError, OpenError, ReadError,
    chain::Head,
    error::engine,
    fill, new_file,
    opened_file::OpenedFile,
    pool::lasting,
    row::{self, Rows, StoredChangeset, to_database},
    schema::{Absent, check_format, check_readable, explain_migration, is_newest, migrator},
};
use sqlx::{
    Connection, SqliteConnection, SqlitePool,
    migrate::MigrateError,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous},
};
use std::{
    str::FromStr,
    time::{Duration, Instant},
};

const MIGRATIONS: &[(i64, &str, &str)] = &[
    (
        1,
        "journal",
        include_str!("../../migrations/sqlite/0001_journal.sql"),
    ),
    (
        2,
        "accounts",
        include_str!("../../migrations/sqlite/0002_accounts.sql"),
    ),
    (
        3,
        "tokens",
        include_str!("../../migrations/sqlite/0003_tokens.sql"),
    ),
    (
        4,
        "proposals",
        include_str!("../../migrations/sqlite/0004_proposals.sql"),
    ),
    (5, "desk", include_str!("../../migrations/sqlite/0005_desk.sql")),
    (
        6,
        "citations",
        include_str!("../../migrations/sqlite/0006_citations.sql"),
    ),
    (
        7,
        "bodies and merging",
        include_str!("../../migrations/sqlite/0007_bodies_and_merging.sql"),
    ),
    (8, "chain", include_str!("../../migrations/sqlite/0008_chain.sql")),
    (
        9,
        "security",
        include_str!("../../migrations/sqlite/0009_security.sql"),
    ),
];

/// How long to wait for another process that opens the file.
const OPENING: Duration = Duration::from_secs(5);
/// How long a connection waits for another process that writes, before somebody is told.
const BUSY: Duration = Duration::from_millis(1_500);
/// After how long what met another process is tried again.
const PAUSE: Duration = Duration::from_millis(50);
/// How often a migration is tried again.
const MIGRATION_TRIES: u32 = 3;

#[derive(Clone, Debug)]
pub struct Sqlite {
    pub(super) writer: SqlitePool,
    pub(super) readers: SqlitePool,
    /// None where the file is only read.
    file: Option<OpenedFile>,
    /// False for a file of before the chain, which is only read.
    pub(super) has_chain: bool,
    /// False where the tables are those of an older version, and only read.
    pub(super) is_current: bool,
    /// Whether the tables were made just now.
    pub(super) is_new: bool,
}

/// The pages that a connection keeps, in KiB with a minus sign, as SQLite has it. The journal is read through once and then only its end, so
/// the usual 2 MB of each of five connections would lie idle.
const CACHE_SIZE: &str = "-256";

impl Sqlite {
    /// SQLite waits for a lock by itself, but not where a new file is changed to WAL: there it says at once that it is busy.
    pub(super) async fn open(url: &str, absent: Absent) -> Result<Self, OpenError> {
        let begun = Instant::now();
        loop {
            match Self::open_now(url, absent).await {
                Err(error) if error.is_busy() && begun.elapsed() < OPENING => {
                    tokio::time::sleep(PAUSE).await;
                }
                result => return result,
            }
        }
    }

    async fn open_now(url: &str, absent: Absent) -> Result<Self, OpenError> {
        let options = options(url)?;
        let path = options.get_filename().to_owned();
        // Looked at without a change first: a foreign or damaged file must stay as it is.
        let is_new = if path.exists() {
            let state = look_at_file(&options).await?;
            if state == State::Empty && absent != Absent::MakeTables {
                return Err(OpenError::Empty(path.display().to_string()));
            }
            state == State::Empty
        } else {
            if absent == Absent::Refuse {
                return Err(OpenError::Missing(path));
            }
            new_file::make(&path, &options, &migrator(MIGRATIONS)).await?;
            true
        };
        let writing = options
            .clone()
            .create_if_missing(false)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full);
        let writer = lasting(1).connect_with(writing).await.map_err(engine)?;
        migrate(&writer).await?;
        fill::sqlite(&writer).await?;
        let format = sqlx::query_scalar("SELECT format FROM meta")
            .fetch_optional(&writer)
            .await
            .map_err(engine)?;
        check_format(format)?;
        let readers = lasting(4)
            .connect_with(options.read_only(true))
            .await
            .map_err(engine)?;
        let file = OpenedFile::at(&path).map_err(|moved| OpenError::Unusable(moved.to_string()))?;
        Ok(Self {
            writer,
            readers,
            file: Some(file),
            has_chain: true,
            is_current: true,
            is_new,
        })
    }

    /// Opens a file to be read, and changes nothing about it: one of an older version is read as it is.
    pub(super) async fn open_to_read(url: &str) -> Result<Self, OpenError> {
        let options = options(url)?.read_only(true);
        let path = options.get_filename();
        if !path.exists() {
            return Err(OpenError::Missing(path.to_owned()));
        }
        if look_at_file(&options).await? == State::Empty {
            return Err(OpenError::Empty(path.display().to_string()));
        }
        let readers = lasting(4).connect_with(options.clone()).await.map_err(engine)?;
        let newest = sqlx::query_scalar("SELECT max(version) FROM _sqlx_migrations");
        let is_current = is_newest(MIGRATIONS, newest.fetch_one(&readers).await.map_err(engine)?)?;
        let format = sqlx::query_scalar("SELECT format FROM meta")
            .fetch_optional(&readers)
            .await
            .map_err(engine)?;
        check_readable(format)?;
        let head = "SELECT count(*) FROM sqlite_master WHERE name = 'journal_head'";
        let heads: i64 = sqlx::query_scalar(head)
            .fetch_one(&readers)
            .await
            .map_err(engine)?;
        Ok(Self {
            writer: readers.clone(),
            readers,
            file: None,
            has_chain: heads > 0,
            is_current,
            is_new: false,
        })
    }

    pub fn since(&self, seq: i64) -> Rows<'_> {
        const ROWS: &str = "SELECT seq, at, body, hash FROM journal WHERE seq > ? ORDER BY seq";
        const OLD_ROWS: &str = "SELECT seq, at, body, NULL FROM journal WHERE seq > ? ORDER BY seq";
        let rows = if self.has_chain { ROWS } else { OLD_ROWS };
        sqlx::query_as(rows).bind(seq).fetch(&self.readers)
    }

    /// The row beside the journal, and whether the file is still the one that was opened.
    pub async fn head(&self) -> Result<Head, ReadError> {
        self.is_there()?;
        let head = sqlx::query_as("SELECT seq, hash FROM journal_head").fetch_optional(&self.readers);
        row::head(head.await?.ok_or(ReadError::NoHead)?)
    }

    fn is_there(&self) -> Result<(), ReadError> {
        match &self.file {
            Some(file) => Ok(file.is_there()?),
            None => Ok(()),
        }
    }

    pub async fn append(&self, after: Head, rows: &[StoredChangeset]) -> Result<(), AppendError> {
        const HEAD: &str = "UPDATE journal_head SET seq = $1, hash = $2 WHERE seq = $3 AND hash = $4";
        let Some(last) = rows.last() else { return Ok(()) };
        self.is_there()?;
        let mut transaction = self.writer.begin_with("BEGIN IMMEDIATE").await?;
        let moved = sqlx::query(HEAD)
            .bind(last.seq)
            .bind(last.hash.as_bytes())
            .bind(to_database(after.seq))
            .bind(after.hash.as_bytes());
        if moved.execute(&mut *transaction).await?.rows_affected() == 0 {
            let head = sqlx::query_as("SELECT seq, hash FROM journal_head").fetch_optional(&mut *transaction);
            return Err(row::not_at(after, head.await?));
        }
        for row in rows {
            let inserted = sqlx::query(
                "INSERT INTO journal (seq, at, body, hash)
                 SELECT ?1, ?2, ?3, ?4 WHERE ?1 = 1 + (SELECT coalesce(max(seq), 0) FROM journal)",
            )
            .bind(row.seq)
            .bind(&row.at)
            .bind(&row.body)
            .bind(row.hash.as_bytes())
            .execute(&mut *transaction)
            .await?;
            if inserted.rows_affected() == 0 {
                return Err(row::not_the_end(after));
            }
        }
        transaction.commit().await?;
        // Once more, before anybody is told: what was written into a file without a name is lost.
        Ok(self.is_there()?)
    }

    pub async fn settings(&self) -> Result<Vec<(&'static str, String)>, sqlx::Error> {
        let mode: String = sqlx::query_scalar("PRAGMA journal_mode")
            .fetch_one(&self.writer)
            .await?;
        let synchronous: i64 = sqlx::query_scalar("PRAGMA synchronous")
            .fetch_one(&self.writer)
            .await?;
        Ok(vec![
            ("journal_mode", mode),
            ("synchronous", synchronous.to_string()),
        ])
    }

    pub async fn close(&self) {
        self.readers.close().await;
        self.writer.close().await;
    }
}

/// Brings the tables up to date. Nothing locks them meanwhile: of two processes that start on a new file, one
/// finds the tables made under its hands, and looks again.
async fn migrate(writer: &SqlitePool) -> Result<(), OpenError> {
    for _ in 0..MIGRATION_TRIES {
        match migrator(MIGRATIONS).run(writer).await {
            Err(MigrateError::Execute(_) | MigrateError::ExecuteMigration(..)) => {
                tokio::time::sleep(PAUSE).await;
            }
            result => return result.map_err(explain_migration),
        }
    }
    migrator(MIGRATIONS).run(writer).await.map_err(explain_migration)
}

/// How every connection to a file is opened.
fn options(url: &str) -> Result<SqliteConnectOptions, OpenError> {
    if url.contains(":memory:") || url.contains("mode=memory") {
        return Err(OpenError::InMemory);
    }
    let options = SqliteConnectOptions::from_str(url).map_err(OpenError::Unreachable)?;
    Ok(options.busy_timeout(BUSY).pragma("cache_size", CACHE_SIZE))
}

/// What is in a file that exists.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Empty,
    Ours,
}

async fn look_at_file(options: &SqliteConnectOptions) -> Result<State, OpenError> {
    let mut connection = SqliteConnection::connect_with(&options.clone().read_only(true))
        .await
        .map_err(engine)?;
    let state = look_at(&mut connection).await?;
    connection.close().await.map_err(engine)?;
    Ok(state)
}

/// Looks whether a file that exists is a sound database of ours, or an empty one.
async fn look_at(connection: &mut SqliteConnection) -> Result<State, OpenError> {
    let tables: Vec<String> =
        sqlx::query_scalar("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
            .fetch_all(&mut *connection)
            .await
            .map_err(engine)?;
    if !tables.is_empty() && !tables.iter().any(|table| table == "_sqlx_migrations") {
        return Err(OpenError::Foreign(format!(
            "it holds the tables {}",
            tables.join(", ")
        )));
    }
    let verdict: String = sqlx::query_scalar("PRAGMA quick_check(1)")
        .fetch_one(connection)
        .await
        .map_err(engine)?;
    if verdict != "ok" {
        return Err(OpenError::Damaged(verdict));
    }
    // The list of migrations alone is what is left of a start that was stopped.
    let is_empty = tables.iter().all(|table| table == "_sqlx_migrations");
    Ok(if is_empty { State::Empty } else { State::Ours })
}
