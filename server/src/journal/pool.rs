//! How connections are pooled, on either engine.

use sqlx::{Connection, Database, pool::PoolOptions};

/// Options of a pool of at most so many connections, which stay open as long as it does.
///
/// With a lifetime or an idle time of connections, sqlx 0.9 looks through the pool once it is made: as often as there are idle connections,
/// a count that for a moment passes below zero where one is taken while it is being put back. The look then never ends, and takes a
/// thread of the runtime with it, which cannot be shut down any more. A connection that was lost is found out before it is used.
///
/// A connection whose transaction could not be ended is closed: SQLite ends a transaction by itself where the disk is full, and what then
/// should roll it back fails, and would fail for ever.
pub fn lasting<DB: Database>(most: u32) -> PoolOptions<DB> {
    PoolOptions::new()
        .max_connections(most)
        .idle_timeout(None)
        .max_lifetime(None)
        .after_release(|connection: &mut DB::Connection, _| {
            Box::pin(async move {
                if connection.is_in_transaction() {
                    // What is to be rolled back is, once something else was done.
                    connection.ping().await?;
                }
                Ok(!connection.is_in_transaction())
            })
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use sqlx::{Postgres, Sqlite};

    /// Both absent, sqlx starts no task that looks through the pool.
    #[test]
    fn no_pool_is_looked_through() {
        let sqlite = lasting::<Sqlite>(1);
        assert_eq!(
            (sqlite.get_idle_timeout(), sqlite.get_max_lifetime()),
            (None, None)
        );
        let postgres = lasting::<Postgres>(5);
        assert_eq!(
            (postgres.get_idle_timeout(), postgres.get_max_lifetime()),
            (None, None)
        );
        assert!(postgres.get_test_before_acquire());
    }
}
