//! The tables in one SQLite file, with keys, references and indexes, for whoever asks in SQL. [`kept`] has the last ones at
//! hand.

pub mod kept;

use super::{
    Pieces, Scope,
    table::{Cell, ColumnKind, Definition, Table},
    tables::TABLES,
};
use sqlx::{
    AssertSqlSafe, Connection, SqliteConnection,
    query::Query,
    sqlite::{Sqlite, SqliteArguments, SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous},
};
use std::{
    fs::File,
    io::{self, Read, Seek, SeekFrom},
    iter,
    path::Path,
    sync::{Arc, Mutex, PoisonError},
};

/// How many values one statement may carry, which is less than what SQLite allows.
const VALUES: usize = 8_000;
const PIECE: usize = 64 * 1024;

/// Why no file was made.
#[derive(Debug, thiserror::Error)]
pub enum SqliteError {
    #[error("the file for the export cannot be made ({0})")]
    Io(#[from] io::Error),
    #[error("the file for the export cannot be filled ({0})")]
    Database(#[from] sqlx::Error),
}

/// A finished file, open for whoever reads it. It has no name any more, so nothing of it stays behind, however the program
/// ends.
#[derive(Clone, Debug)]
pub struct SqliteFile(Arc<Mutex<File>>);

impl SqliteFile {
    /// The whole file; several may read it at once.
    pub fn pieces(self) -> Pieces {
        let mut place = 0;
        Box::new(iter::from_fn(move || match self.piece(place) {
            Ok(piece) if piece.is_empty() => None,
            Ok(piece) => {
                place += piece.len() as u64;
                Some(Ok(piece))
            }
            Err(error) => Some(Err(error)),
        }))
    }

    /// What stands at a place of the file; nothing at its end.
    fn piece(&self, place: u64) -> io::Result<Vec<u8>> {
        let mut file = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        file.seek(SeekFrom::Start(place))?;
        let mut piece = Vec::with_capacity(PIECE);
        file.by_ref().take(PIECE as u64).read_to_end(&mut piece)?;
        Ok(piece)
    }
}

/// How the names of temporary files begin.
pub const TEMPORARY: &str = "handover-export-";

/// Writes the tables into a temporary file.
///
/// # Errors
/// When there is no room for it.
pub async fn file(scope: &Arc<Scope>) -> Result<SqliteFile, SqliteError> {
    let path = tempfile::Builder::new()
        .prefix(TEMPORARY)
        .suffix(".sqlite")
        .tempfile()?
        .into_temp_path();
    fill(scope, &path).await?;
    let file = File::open(&path)?;
    path.close()?;
    Ok(SqliteFile(Arc::new(Mutex::new(file))))
}

async fn fill(scope: &Arc<Scope>, path: &Path) -> Result<(), sqlx::Error> {
    let options = SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true)
        // The file is thrown away unless it is finished, and an event may be a round of one that comes later.
        .journal_mode(SqliteJournalMode::Off)
        .synchronous(SqliteSynchronous::Off)
        .foreign_keys(false);
    let mut connection = SqliteConnection::connect_with(&options).await?;
    let mut transaction = connection.begin().await?;
    for table in TABLES {
        sqlx::raw_sql(AssertSqlSafe(create(*table)))
            .execute(&mut *transaction)
            .await?;
        insert(*table, scope, &mut transaction).await?;
        for index in indexes(*table) {
            sqlx::raw_sql(AssertSqlSafe(index))
                .execute(&mut *transaction)
                .await?;
        }
    }
    transaction.commit().await?;
    connection.close().await
}

async fn insert(
    table: &dyn Table,
    scope: &Arc<Scope>,
    connection: &mut SqliteConnection,
) -> Result<(), sqlx::Error> {
    let width = table.columns().len();
    let place = format!("({})", vec!["?"; width].join(","));
    let mut rows = table.rows(scope);
    loop {
        let batch: Vec<_> = rows.by_ref().take(VALUES / width).collect();
        if batch.is_empty() {
            return Ok(());
        }
        let places = vec![place.as_str(); batch.len()].join(",");
        let sql = format!("INSERT INTO \"{}\" VALUES {places}", table.name());
        let query = sqlx::query(AssertSqlSafe(sql));
        batch
            .into_iter()
            .flatten()
            .try_fold(query, bind)?
            .execute(&mut *connection)
            .await?;
    }
}

fn bind(
    query: Query<'_, Sqlite, SqliteArguments>,
    cell: Cell,
) -> Result<Query<'_, Sqlite, SqliteArguments>, sqlx::Error> {
    Ok(match cell {
        Cell::Empty => query.bind(None::<String>),
        Cell::Text(text) | Cell::Plain(text) => query.bind(text),
        Cell::Integer(number) => query.bind(number),
        Cell::Number(number) => {
            let parsed = number.parse::<f64>();
            query.bind(parsed.map_err(|error| sqlx::Error::Encode(error.into()))?)
        }
        Cell::Flag(flag) => query.bind(i64::from(flag)),
    })
}

/// The statement that makes a table, with a comment that `.schema` shows.
pub fn create(table: &dyn Table) -> String {
    let columns = table.columns();
    let mut parts: Vec<_> = columns.iter().map(column).collect();
    parts.push(format!("  PRIMARY KEY ({})", quoted(table.key())));
    format!(
        "CREATE TABLE \"{}\" (\n  -- {}\n{}\n)",
        table.name(),
        table.about(),
        parts.join(",\n")
    )
}

fn column(column: &Definition) -> String {
    let kind = match column.kind {
        ColumnKind::Integer | ColumnKind::Flag => "INTEGER",
        ColumnKind::Number => "REAL",
        _ => "TEXT",
    };
    let reference = match column.kind {
        ColumnKind::Link(table) => format!(" REFERENCES \"{table}\" (\"id\")"),
        _ => String::new(),
    };
    format!("  \"{}\" {kind}{reference}", column.name)
}

/// An index for each reference that the key does not begin with.
fn indexes(table: &dyn Table) -> Vec<String> {
    let first = table.key().first().copied();
    table
        .columns()
        .iter()
        .filter(|column| matches!(column.kind, ColumnKind::Link(_)) && first != Some(column.name.as_str()))
        .map(|column| {
            let (table, column) = (table.name(), &column.name);
            format!("CREATE INDEX \"{table}_by_{column}\" ON \"{table}\" (\"{column}\")")
        })
        .collect()
}

fn quoted(columns: &[&str]) -> String {
    let columns: Vec<_> = columns.iter().map(|column| format!("\"{column}\"")).collect();
    columns.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_that_is_none_is_an_error_and_no_empty_cell() {
        let bound = |number: &str| bind(sqlx::query("SELECT ?"), Cell::Number(number.to_owned())).is_ok();
        assert!(bound("0.5") && bound("217"));
        assert!(!bound("many") && !bound(""));
    }
}
