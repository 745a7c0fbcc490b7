//! The hashes of a journal of before the chain, written once: all of them, or none.

use super::{
    chain::{Hash, Head},
    error::{OpenError, engine},
    row::to_database,
};
use domain::changeset::Seq;
use sqlx::{PgPool, SqlitePool};
use std::time::Duration;

/// How many rows are read at once.
const PAGE: i64 = 500;
/// How often it is tried where another process holds the file, which may be about the same.
const TRIES: u32 = 60;
const PAUSE: Duration = Duration::from_millis(500);

/// Takes the lock of all who write, on either engine, and changes nothing.
const LOCK: &str = "UPDATE meta SET format = format";
const HEADS: &str = "SELECT count(*) FROM journal_head";
const HASHES: &str = "SELECT count(*) FROM journal WHERE hash IS NOT NULL";
const ROWS: &str = "SELECT seq, at, body FROM journal WHERE seq > $1 ORDER BY seq LIMIT $2";
const WRITE: &str = "UPDATE journal SET hash = $1 WHERE seq = $2";
const END: &str = "INSERT INTO journal_head (one, seq, hash) VALUES (1, $1, $2)";

/// Defines how the hashes are written on one engine.
macro_rules! define {
    ($name:ident, $once:ident, $pool:ty) => {
        /// Gives each row of an older journal its hash, unless that has been done. Of two processes the second waits for the first.
        pub async fn $name(pool: &$pool) -> Result<(), OpenError> {
            for _ in 0..TRIES {
                match $once(pool).await.map_err(engine) {
                    Err(error) if error.is_busy() => tokio::time::sleep(PAUSE).await,
                    result => return check(result?),
                }
            }
            check($once(pool).await.map_err(engine)?)
        }

        async fn $once(pool: &$pool) -> Result<Found, sqlx::Error> {
            let heads: i64 = sqlx::query_scalar(HEADS).fetch_one(pool).await?;
            if heads > 0 {
                return Ok(Found::Whole);
            }
            let mut transaction = pool.begin().await?;
            sqlx::query(LOCK).execute(&mut *transaction).await?;
            let heads: i64 = sqlx::query_scalar(HEADS).fetch_one(&mut *transaction).await?;
            let hashes: i64 = sqlx::query_scalar(HASHES).fetch_one(&mut *transaction).await?;
            match (heads, hashes) {
                (0, 0) => {}
                (0, _) => return Ok(Found::WithoutHead),
                _ => return Ok(Found::Whole),
            }
            let mut head = Head::START;
            loop {
                let page = sqlx::query_as(ROWS).bind(to_database(head.seq)).bind(PAGE);
                let rows: Vec<(i64, String, String)> = page.fetch_all(&mut *transaction).await?;
                if rows.is_empty() {
                    break;
                }
                for row in rows {
                    head = after(head.hash, &row);
                    let write = sqlx::query(WRITE).bind(head.hash.as_bytes()).bind(row.0);
                    write.execute(&mut *transaction).await?;
                }
            }
            let end = sqlx::query(END)
                .bind(to_database(head.seq))
                .bind(head.hash.as_bytes());
            end.execute(&mut *transaction).await?;
            transaction.commit().await?;
            tracing::info!(changesets = head.seq, hash = %head.hash, "the chain over the journal was made");
            Ok(Found::Whole)
        }
    };
}

define!(sqlite, sqlite_once, SqlitePool);
define!(postgres, postgres_once, PgPool);

enum Found {
    Whole,
    WithoutHead,
}

fn check(found: Found) -> Result<(), OpenError> {
    match found {
        Found::Whole => Ok(()),
        Found::WithoutHead => Err(OpenError::Damaged(
            "the row that tells where its journal ends is missing".to_owned(),
        )),
    }
}

/// Where a journal ends with a row. A number that is none is found when the journal is read.
fn after(hash: Hash, (seq, at, body): &(i64, String, String)) -> Head {
    let seq = Seq::try_from(*seq).unwrap_or(Seq::MAX);
    Head {
        seq,
        hash: hash.followed_by(seq, at, body),
    }
}
