//! Reads every row of a database, as they stand at one moment.

use super::{
    BackupError, Progress,
    lines::{Cell, Sink},
    tables::{Column, Dialect, Kind, TABLES},
};
use crate::journal::Pools;
use futures_util::TryStreamExt;
use sqlx::{AssertSqlSafe, PgTransaction, Row, SqliteTransaction};
use std::io;

/// One moment for all that is read.
const SNAPSHOT: &str = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY";

/// Defines how the rows are read on one engine.
macro_rules! define {
    ($name:ident, $transaction:ty, $row:ty, $cell:ident, $dialect:expr) => {
        /// Reads all tables within a transaction.
        pub async fn $name<Output: io::Write>(
            transaction: &mut $transaction,
            sink: &mut Sink<Output>,
            doing: &str,
            progress: &Progress,
        ) -> Result<(), BackupError> {
            for table in TABLES {
                let count = sqlx::query_scalar(AssertSqlSafe(table.count()));
                let count: i64 = count.fetch_one(&mut **transaction).await?;
                let count = u64::try_from(count).unwrap_or_default();
                progress.begin(doing, table.name, count);
                sink.table(table, count)?;
                let select = AssertSqlSafe(table.select($dialect));
                let mut rows = sqlx::query(select).fetch(&mut **transaction);
                while let Some(row) = rows.try_next().await? {
                    let cells = table.columns.iter().enumerate();
                    let cells: Result<Vec<_>, _> = cells
                        .map(|(place, column)| $cell(&row, place, *column))
                        .collect();
                    sink.row(&cells?)?;
                    progress.row();
                }
            }
            progress.end();
            Ok(())
        }

        fn $cell(row: &$row, place: usize, column: Column) -> Result<Cell, sqlx::Error> {
            Ok(match column.kind {
                Kind::Integer => row
                    .try_get::<Option<i64>, _>(place)?
                    .map_or(Cell::Null, Cell::Integer),
                Kind::Text => row
                    .try_get::<Option<String>, _>(place)?
                    .map_or(Cell::Null, Cell::Text),
                Kind::Bytes => row
                    .try_get::<Option<Vec<u8>>, _>(place)?
                    .map_or(Cell::Null, Cell::Bytes),
            })
        }
    };
}

define!(
    sqlite,
    SqliteTransaction<'_>,
    sqlx::sqlite::SqliteRow,
    sqlite_cell,
    Dialect::Sqlite
);
define!(
    postgres,
    PgTransaction<'_>,
    sqlx::postgres::PgRow,
    postgres_cell,
    Dialect::Postgres
);

/// Reads all tables of a database at one moment, while others may write.
pub async fn all<Output: io::Write>(
    pools: &Pools,
    sink: &mut Sink<Output>,
    progress: &Progress,
) -> Result<(), BackupError> {
    const DOING: &str = "reading";
    match pools {
        Pools::Sqlite { readers, .. } => {
            let mut transaction = readers.begin().await?;
            sqlite(&mut transaction, sink, DOING, progress).await
        }
        Pools::Postgres(pool) => {
            let mut transaction = pool.begin().await?;
            sqlx::query(SNAPSHOT).execute(&mut *transaction).await?;
            postgres(&mut transaction, sink, DOING, progress).await
        }
    }
}
