//! A backup written into an empty database: all of it, compared with the file, or nothing.

use super::{
    BackupError, Progress, dump,
    file::{self, Contents},
    lines::{Cell, Sink},
    tables::{HEAD, Kind, TABLES, Table},
};
use crate::journal::{Journal, OpenError, Pools};
use sqlx::{AssertSqlSafe, PgTransaction, SqliteTransaction};
use std::{io, path::Path};
use tokio::sync::mpsc;

/// How many rows may have been read and not written yet.
const AHEAD: usize = 64;

/// Restores a backup, once it has been found sound, into a database that is new or empty. Returns what was restored.
///
/// # Errors
/// When the file is not sound, the database is not empty, or what was written does not read as the file does. Nothing is kept of it then.
pub async fn restore(path: &Path, url: &str, progress: &Progress) -> Result<Contents, BackupError> {
    let contents = file::verify(path)?;
    // Only read at first: a database that is there must stay as it is.
    match Journal::open_to_read(url).await {
        Ok(journal) => {
            let is_empty = is_empty(&journal).await;
            journal.close().await;
            is_empty?;
        }
        Err(OpenError::Missing(_) | OpenError::Empty(_)) => {}
        Err(error) => return Err(error.into()),
    }
    let journal = Journal::open_or_make(url).await?;
    let written = match journal.pools() {
        Pools::Sqlite { writer, .. } => {
            let mut transaction = writer.begin_with("BEGIN IMMEDIATE").await?;
            let written = sqlite(&mut transaction, path, &contents, progress).await;
            if written.is_ok() {
                transaction.commit().await?;
            }
            written
        }
        Pools::Postgres(pool) => {
            let mut transaction = pool.begin().await?;
            let written = postgres(&mut transaction, path, &contents, progress).await;
            if written.is_ok() {
                transaction.commit().await?;
            }
            written
        }
    };
    journal.close().await;
    written.map(|()| contents)
}

/// Refuses a database in which there is anything.
async fn is_empty(journal: &Journal) -> Result<(), BackupError> {
    if !journal.is_current() {
        return Err(BackupError::Older);
    }
    match journal.pools() {
        Pools::Sqlite { readers, .. } => sqlite_is_empty(&mut readers.begin().await?).await,
        Pools::Postgres(pool) => postgres_is_empty(&mut pool.begin().await?).await,
    }
}

/// Defines how a backup is written into one engine.
macro_rules! define {
    ($write:ident, $is_empty:ident, $dump:path, $transaction:ty) => {
        async fn $is_empty(transaction: &mut $transaction) -> Result<(), BackupError> {
            for table in TABLES.iter().filter(|table| table.name != HEAD) {
                let count = sqlx::query_scalar(AssertSqlSafe(table.count()));
                let rows: i64 = count.fetch_one(&mut **transaction).await?;
                if rows > 0 {
                    let table = table.name;
                    return Err(BackupError::NotEmpty { table, rows });
                }
            }
            Ok(())
        }

        async fn $write(
            transaction: &mut $transaction,
            path: &Path,
            contents: &Contents,
            progress: &Progress,
        ) -> Result<(), BackupError> {
            // Takes the lock of all who write.
            sqlx::query("DELETE FROM journal_head")
                .execute(&mut **transaction)
                .await?;
            $is_empty(transaction).await?;
            let (mut rows, reading) = rows(path);
            let mut current = None;
            while let Some(Row { table, cells, of }) = rows.recv().await {
                if current != Some(table.name) {
                    current = Some(table.name);
                    progress.begin("writing", table.name, of);
                }
                let mut insert = sqlx::query(AssertSqlSafe(table.insert()));
                for (cell, column) in cells.into_iter().zip(table.columns) {
                    insert = match cell {
                        Cell::Integer(number) => insert.bind(number),
                        Cell::Text(text) => insert.bind(text),
                        Cell::Bytes(bytes) => insert.bind(bytes),
                        Cell::Null => match column.kind {
                            Kind::Integer => insert.bind(None::<i64>),
                            Kind::Text => insert.bind(None::<String>),
                            Kind::Bytes => insert.bind(None::<Vec<u8>>),
                        },
                    };
                }
                insert.execute(&mut **transaction).await?;
                progress.row();
            }
            reading
                .await
                .map_err(|broken| BackupError::Read(broken.into()))??;
            let mut sink = Sink::begin(io::sink(), &contents.header)?;
            $dump(transaction, &mut sink, "comparing", progress).await?;
            let (found, _) = sink.end();
            if found == contents.footer {
                return Ok(());
            }
            Err(BackupError::Otherwise {
                found: found.sha256,
                told: contents.footer.sha256.clone(),
            })
        }
    };
}

define!(sqlite, sqlite_is_empty, dump::sqlite, SqliteTransaction<'_>);
define!(postgres, postgres_is_empty, dump::postgres, PgTransaction<'_>);

/// A row of a backup, and how many its table has.
struct Row {
    table: &'static Table,
    cells: Vec<Cell>,
    of: u64,
}

/// Reads the rows of a file beside whoever writes them.
fn rows(
    path: &Path,
) -> (
    mpsc::Receiver<Row>,
    tokio::task::JoinHandle<Result<(), BackupError>>,
) {
    let (send, receive) = mpsc::channel(AHEAD);
    let path = path.to_owned();
    let reading = tokio::task::spawn_blocking(move || {
        let each = |table: &'static Table, cells: &[Cell], of: u64| {
            let cells = cells.to_vec();
            // Whoever wrote has given up, and tells why.
            let sent = send.blocking_send(Row { table, cells, of });
            sent.map_err(|_| BackupError::Read(io::ErrorKind::BrokenPipe.into()))
        };
        file::read(&path, each).map(drop)
    });
    (receive, reading)
}
