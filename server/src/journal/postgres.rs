//! The journal on PostgreSQL, or on anything that speaks its protocol.

use super::{
    AppendError, OpenError, ReadError,
    chain::Head,
    error::engine,
    fill,
    pool::lasting,
    row::{self, Rows, StoredChangeset, to_database},
    schema::{Absent, check_format, check_readable, explain_migration, is_newest, migrator},
};
use jiff::Timestamp;
use sqlx::{
    Connection, PgConnection, PgPool,
    postgres::{PgConnectOptions, PgListener},
};
use std::{str::FromStr, time::Duration};
use tokio::time::timeout;

const MIGRATIONS: &[(i64, &str, &str)] = &[
    (
        1,
        "journal",
        include_str!("../../migrations/postgres/0001_journal.sql"),
    ),
    (
        2,
        "accounts",
        include_str!("../../migrations/postgres/0002_accounts.sql"),
    ),
    (
        3,
        "tokens",
        include_str!("../../migrations/postgres/0003_tokens.sql"),
    ),
    (
        4,
        "proposals",
        include_str!("../../migrations/postgres/0004_proposals.sql"),
    ),
    (5, "desk", include_str!("../../migrations/postgres/0005_desk.sql")),
    (
        6,
        "citations",
        include_str!("../../migrations/postgres/0006_citations.sql"),
    ),
    (
        7,
        "bodies and merging",
        include_str!("../../migrations/postgres/0007_bodies_and_merging.sql"),
    ),
    (
        8,
        "chain",
        include_str!("../../migrations/postgres/0008_chain.sql"),
    ),
    (
        9,
        "security",
        include_str!("../../migrations/postgres/0009_security.sql"),
    ),
];

/// How long to wait for a connection. A server that refuses one says so at once.
const PATIENCE: Duration = Duration::from_secs(2);
/// How long a server may take at the start.
const STARTING: Duration = Duration::from_secs(10);
/// How many seconds the clock of this machine may be ahead of that of the database.
const CLOCK_AHEAD: i64 = 60;

/// The channel on which commits are told; what is told is only the number.
const CHANNEL: &str = "handover";

#[derive(Clone, Debug)]
pub struct Postgres {
    pub(super) pool: PgPool,
    /// Some engines that speak the protocol know no NOTIFY; there, looking regularly is all there is.
    notifies: bool,
    /// False for a database of before the chain, which is only read.
    pub(super) has_chain: bool,
    /// False where the tables are those of an older version, and only read.
    pub(super) is_current: bool,
    /// Whether the tables were made just now.
    pub(super) is_new: bool,
}

impl Postgres {
    pub async fn open(url: &str, absent: Absent) -> Result<Self, OpenError> {
        let options = PgConnectOptions::from_str(url).map_err(OpenError::Unreachable)?;
        reach(&options).await?;
        let pool = lasting(5)
            .acquire_timeout(PATIENCE)
            .connect_with(options)
            .await
            .map_err(engine)?;
        let is_new = !has_table(&pool, "meta").await?;
        if is_new && absent != Absent::MakeTables {
            return Err(empty(&pool));
        }
        migrator(MIGRATIONS).run(&pool).await.map_err(explain_migration)?;
        fill::postgres(&pool).await?;
        let format = sqlx::query_scalar("SELECT format FROM meta")
            .fetch_optional(&pool)
            .await
            .map_err(engine)?;
        check_format(format)?;
        let notifies = sqlx::query_scalar(
            "SELECT EXISTS (SELECT 1 FROM pg_catalog.pg_proc WHERE proname = 'pg_notify')",
        )
        .fetch_one(&pool)
        .await
        .map_err(engine)?;
        Ok(Self {
            pool,
            notifies,
            has_chain: true,
            is_current: true,
            is_new,
        })
    }

    /// Opens a database to be read, and changes nothing about it: one of an older version is read as it is.
    pub async fn open_to_read(url: &str) -> Result<Self, OpenError> {
        let options = PgConnectOptions::from_str(url)
            .map_err(OpenError::Unreachable)?
            .options([("default_transaction_read_only", "on")]);
        reach(&options).await?;
        let pool = lasting(2)
            .acquire_timeout(PATIENCE)
            .connect_with(options)
            .await
            .map_err(engine)?;
        if !has_table(&pool, "meta").await? {
            return Err(empty(&pool));
        }
        let newest = sqlx::query_scalar("SELECT max(version) FROM _sqlx_migrations");
        let is_current = is_newest(MIGRATIONS, newest.fetch_one(&pool).await.map_err(engine)?)?;
        let format = sqlx::query_scalar("SELECT format FROM meta")
            .fetch_optional(&pool)
            .await
            .map_err(engine)?;
        check_readable(format)?;
        Ok(Self {
            has_chain: has_table(&pool, "journal_head").await?,
            pool,
            notifies: false,
            is_current,
            is_new: false,
        })
    }

    pub fn since(&self, seq: i64) -> Rows<'_> {
        const ROWS: &str = "SELECT seq, at, body, hash FROM journal WHERE seq > $1 ORDER BY seq";
        const OLD_ROWS: &str = "SELECT seq, at, body, NULL::bytea FROM journal WHERE seq > $1 ORDER BY seq";
        let rows = if self.has_chain { ROWS } else { OLD_ROWS };
        sqlx::query_as(rows).bind(seq).fetch(&self.pool)
    }

    /// The row beside the journal.
    pub async fn head(&self) -> Result<Head, ReadError> {
        let head = sqlx::query_as("SELECT seq, hash FROM journal_head").fetch_optional(&self.pool);
        row::head(head.await?.ok_or(ReadError::NoHead)?)
    }

    pub async fn append(&self, after: Head, rows: &[StoredChangeset]) -> Result<(), AppendError> {
        const HEAD: &str = "UPDATE journal_head SET seq = $1, hash = $2 WHERE seq = $3 AND hash = $4
             RETURNING CAST(extract(epoch FROM clock_timestamp()) AS BIGINT)";
        let Some(last) = rows.last() else { return Ok(()) };
        let now = Timestamp::now();
        let mut transaction = self.pool.begin().await?;
        let clock = sqlx::query_scalar(HEAD)
            .bind(last.seq)
            .bind(last.hash.as_bytes())
            .bind(to_database(after.seq))
            .bind(after.hash.as_bytes());
        let Some(clock) = clock.fetch_optional(&mut *transaction).await? else {
            let head = sqlx::query_as("SELECT seq, hash FROM journal_head").fetch_optional(&mut *transaction);
            return Err(row::not_at(after, head.await?));
        };
        let seconds = now.as_second().saturating_sub(clock);
        if seconds > CLOCK_AHEAD {
            return Err(AppendError::ClockAhead { seconds });
        }
        for row in rows {
            let inserted = sqlx::query(
                "INSERT INTO journal (seq, at, body, hash)
                 SELECT $1, $2, $3, $4 WHERE $1 = 1 + (SELECT coalesce(max(seq), 0) FROM journal)",
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
        if self.notifies {
            sqlx::query("SELECT pg_notify($1, $2)")
                .bind(CHANNEL)
                .bind(last.seq.to_string())
                .execute(&mut *transaction)
                .await?;
        }
        transaction.commit().await?;
        Ok(())
    }

    pub async fn hints(&self) -> Result<Option<Hints>, sqlx::Error> {
        if !self.notifies {
            return Ok(None);
        }
        let mut listener = PgListener::connect_with(&self.pool).await?;
        listener.listen(CHANNEL).await?;
        Ok(Some(Hints { listener }))
    }

    pub async fn close(&self) {
        self.pool.close().await;
    }
}

/// Whether a table can be seen under its plain name.
async fn has_table(pool: &PgPool, name: &str) -> Result<bool, OpenError> {
    let found = sqlx::query_scalar("SELECT to_regclass($1) IS NOT NULL").bind(name);
    found.fetch_one(pool).await.map_err(engine)
}

/// A database without tables of ours.
fn empty(pool: &PgPool) -> OpenError {
    let options = pool.connect_options();
    OpenError::Empty(format!(
        "the database {} at {}",
        options.get_database().unwrap_or_default(),
        options.get_host()
    ))
}

/// Looks whether the server can be reached. A pool tries again and again where a connection is refused; whoever starts the program is told at
/// once.
async fn reach(options: &PgConnectOptions) -> Result<(), OpenError> {
    let connecting = timeout(STARTING, PgConnection::connect_with(options));
    let connected = connecting.await.unwrap_or(Err(sqlx::Error::PoolTimedOut));
    connected.map_err(engine)?.close().await.map_err(engine)
}

/// Word of commits by any process. Words may be lost, so they hasten the next look and replace none.
pub struct Hints {
    listener: PgListener,
}

impl Hints {
    /// Waits until there is reason to look: a commit was told, or the connection came back.
    ///
    /// # Errors
    /// When the connection is lost and does not come back.
    pub async fn wait(&mut self) -> Result<(), ReadError> {
        Ok(self.listener.try_recv().await.map(drop)?)
    }
}
