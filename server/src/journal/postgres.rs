//! The journal on PostgreSQL, or on anything that speaks its protocol.

use super::{
    AppendError, OpenError, ReadError,
    error::engine,
    pool::lasting,
    row::{Rows, StoredChangeset},
    schema::{check_format, explain_migration, migrator},
};
use sqlx::{
    PgPool,
    postgres::{PgConnectOptions, PgListener},
};
use std::{str::FromStr, time::Duration};

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
        9,
        "security",
        include_str!("../../migrations/postgres/0009_security.sql"),
    ),
];

/// How long to wait for a connection. A server that refuses one says so at once.
const PATIENCE: Duration = Duration::from_secs(2);

/// The channel on which commits are told; what is told is only the number.
const CHANNEL: &str = "handover";

#[derive(Clone, Debug)]
pub struct Postgres {
    pub(super) pool: PgPool,
    /// Some engines that speak the protocol know no NOTIFY; there, looking regularly is all there is.
    notifies: bool,
}

impl Postgres {
    pub async fn open(url: &str) -> Result<Self, OpenError> {
        let options = PgConnectOptions::from_str(url).map_err(OpenError::Unreachable)?;
        let pool = lasting(5)
            .acquire_timeout(PATIENCE)
            .connect_with(options)
            .await
            .map_err(engine)?;
        migrator(MIGRATIONS).run(&pool).await.map_err(explain_migration)?;
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
        Ok(Self { pool, notifies })
    }

    pub fn since(&self, seq: i64) -> Rows<'_> {
        sqlx::query_as("SELECT seq, body FROM journal WHERE seq > $1 ORDER BY seq")
            .bind(seq)
            .fetch(&self.pool)
    }

    pub async fn append(&self, rows: &[StoredChangeset]) -> Result<(), AppendError> {
        let mut transaction = self.pool.begin().await?;
        for row in rows {
            let inserted = sqlx::query(
                "INSERT INTO journal (seq, at, body)
                 SELECT $1, $2, $3 WHERE $1 = 1 + (SELECT coalesce(max(seq), 0) FROM journal)",
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
        if let Some(last) = rows.last().filter(|_| self.notifies) {
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
