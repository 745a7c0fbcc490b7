//! The table of what happened at the doors.

use super::Store;
use crate::accounts::security::{SecurityEvent, SecurityRow};
use crate::journal::{on_reader, on_writer};
use app::accounts::SecurityKind;

/// How many are kept.
const KEPT: i64 = 10_000;
/// How often a number is tried to be taken.
const TRIES: u32 = 5;
/// How many are shown.
const SHOWN: i64 = 500;

type Columns = (i64, i64, String, Option<String>, String, Option<String>);

impl Store {
    /// Writes an event down; the use of a token only where it is new. The oldest one goes where there are many.
    pub async fn note_security(&self, at: i64, event: &SecurityEvent) -> Result<(), sqlx::Error> {
        const ADD: &str = "INSERT INTO security (number, at, kind, account, network, subject)
             SELECT 1 + (SELECT coalesce(max(number), 0) FROM security), $1, $2, $3, $4, $5
             WHERE $6 = 0 OR NOT EXISTS (
                SELECT 1 FROM security WHERE kind = $2 AND network = $4 AND subject = $5)";
        const TRIM: &str = "DELETE FROM security WHERE number <= (SELECT max(number) FROM security) - $1";
        let is_use = i64::from(event.kind == SecurityKind::TokenUsed);
        on_writer!(&self.0, pool => {
            let mut tries = 0;
            loop {
                let added = sqlx::query(ADD)
                    .bind(at)
                    .bind(event.kind.word())
                    .bind(event.account.as_deref())
                    .bind(event.network.to_string())
                    .bind(event.subject.as_deref())
                    .bind(is_use);
                tries += 1;
                match added.execute(pool).await {
                    // Another process took the number.
                    Err(sqlx::Error::Database(error)) if error.is_unique_violation() && tries < TRIES => {}
                    Err(error) => return Err(error),
                    Ok(_) => break,
                }
            }
            sqlx::query(TRIM).bind(KEPT).execute(pool).await.map(drop)
        })
    }

    /// The newest events, the last one first.
    pub async fn security(&self) -> Result<Vec<SecurityRow>, sqlx::Error> {
        const SQL: &str = "SELECT number, at, kind, account, network, subject FROM security
             ORDER BY number DESC LIMIT $1";
        let rows: Vec<Columns> =
            on_reader!(&self.0, pool => sqlx::query_as(SQL).bind(SHOWN).fetch_all(pool).await?);
        let row = |(number, at, kind, account, network, subject)| SecurityRow {
            number,
            at,
            kind,
            account,
            network,
            subject,
        };
        Ok(rows.into_iter().map(row).collect())
    }
}
