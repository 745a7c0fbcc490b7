//! The journal in one SQLite file: one connection that writes, a few that only read.

use super::{
    AppendError, OpenError,
    error::engine,
    pool::lasting,
    row::{Rows, StoredChangeset},
    schema::{Absent, check_format, explain_migration, migrator},
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
        let options = SqliteConnectOptions::from_str(url)
            .map_err(OpenError::Unreachable)?
            .busy_timeout(BUSY)
            .pragma("cache_size", CACHE_SIZE);
        if url.contains(":memory:") || url.contains("mode=memory") {
            return Err(OpenError::InMemory);
        }
        // Looked at without a change first: a foreign or damaged file must stay as it is.
        if options.get_filename().exists() {
            let mut connection = SqliteConnection::connect_with(&options.clone().read_only(true))
                .await
                .map_err(engine)?;
            look_at(&mut connection).await?;
            connection.close().await.map_err(engine)?;
        }
        let writing = options
            .clone()
            .create_if_missing(absent == Absent::Create)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full);
        let writer = lasting(1).connect_with(writing).await.map_err(engine)?;
        migrate(&writer).await?;
        let format = sqlx::query_scalar("SELECT format FROM meta")
            .fetch_optional(&writer)
            .await
            .map_err(engine)?;
        check_format(format)?;
        let readers = lasting(4)
            .connect_with(options.read_only(true))
            .await
            .map_err(engine)?;
        Ok(Self { writer, readers })
    }

    pub fn since(&self, seq: i64) -> Rows<'_> {
        sqlx::query_as("SELECT seq, body FROM journal WHERE seq > ? ORDER BY seq")
            .bind(seq)
            .fetch(&self.readers)
    }

    pub async fn append(&self, rows: &[StoredChangeset]) -> Result<(), AppendError> {
        let mut transaction = self.writer.begin_with("BEGIN IMMEDIATE").await?;
        for row in rows {
            let inserted = sqlx::query(
                "INSERT INTO journal (seq, at, body)
                 SELECT ?1, ?2, ?3 WHERE ?1 = 1 + (SELECT coalesce(max(seq), 0) FROM journal)",
            )
            .bind(row.seq)
            .bind(&row.at)
            .bind(&row.body)
            .execute(&mut *transaction)
            .await?;
            if inserted.rows_affected() == 0 {
                return Err(AppendError::Lost);
            }
        }
        transaction.commit().await?;
        Ok(())
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

/// Looks whether a file that exists is a sound database of ours, or an empty one.
async fn look_at(connection: &mut SqliteConnection) -> Result<(), OpenError> {
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
    if verdict == "ok" {
        Ok(())
    } else {
        Err(OpenError::Damaged(verdict))
    }
}
