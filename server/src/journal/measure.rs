//! The engine's own limit, for comparison: one row, one transaction, again and again.

use sqlx::{Database, Executor, Pool};
use std::time::{Duration, Instant};

pub async fn durable_inserts<Engine>(pool: &Pool<Engine>, time: Duration) -> Result<f64, sqlx::Error>
where
    Engine: Database,
    for<'c> &'c Pool<Engine>: Executor<'c, Database = Engine>,
{
    pool.execute("CREATE TABLE measure (body TEXT NOT NULL)").await?;
    let begun = Instant::now();
    let mut inserts = 0_u32;
    while begun.elapsed() < time {
        pool.execute(
            "INSERT INTO measure (body) VALUES ('one row, as long as the record of a small edit is')",
        )
        .await?;
        inserts += 1;
    }
    let rate = f64::from(inserts) / begun.elapsed().as_secs_f64();
    pool.execute("DROP TABLE measure").await?;
    Ok(rate)
}
