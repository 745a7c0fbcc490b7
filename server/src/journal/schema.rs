//! The tables of a journal: how they are made, and whether this program can read them.

use super::error::{OpenError, engine};
use sqlx::migrate::{MigrateError, Migration, MigrationType, Migrator};
use sqlx::{SqlSafeStr, SqlStr};

/// What to do where there is no database yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Absent {
    /// A database has to be there.
    Refuse,
    /// Make a file where there is none; what is there must be a database.
    MakeFile,
    /// Make tables in what is empty, too.
    MakeTables,
}

/// The format of the bodies that this program writes, and the newest that it can read.
const FORMAT: i64 = 3;

/// The migrations of one engine, from the files in `server/migrations/`.
///
/// They are listed by hand: the macro that would do it makes cargo build both engines a second time.
pub fn migrator(steps: &[(i64, &'static str, &'static str)]) -> Migrator {
    let migrations = steps.iter().map(|&(version, description, sql)| {
        let sql: SqlStr = sql.into_sql_str();
        Migration::new(version, description.into(), MigrationType::Simple, sql, false)
    });
    Migrator::with_migrations(migrations.collect())
}

/// Whether the last that was done to the tables is the last of what this program does.
pub fn is_newest(steps: &[(i64, &str, &str)], done: Option<i64>) -> Result<bool, OpenError> {
    let last = steps.iter().map(|(version, ..)| *version).max();
    match done {
        Some(newer) if done > last => Err(OpenError::Newer(format!("migration {newer}"))),
        _ => Ok(done == last),
    }
}

/// What a failed migration says of the database.
pub fn explain_migration(error: MigrateError) -> OpenError {
    match error {
        MigrateError::VersionMissing(version) | MigrateError::VersionTooNew(version, _) => {
            OpenError::Newer(format!("migration {version}"))
        }
        MigrateError::VersionMismatch(version) => OpenError::Damaged(format!(
            "migration {version} is not the one that this program knows"
        )),
        MigrateError::Execute(error) => engine(error),
        other => OpenError::Unusable(other.to_string()),
    }
}

/// Whether the bodies of a journal are in the format that this program knows, or in an older one, which it can read.
pub fn check_readable(format: Option<i64>) -> Result<(), OpenError> {
    match format {
        Some(1..FORMAT) => Ok(()),
        other => check_format(other),
    }
}

/// Whether the bodies of a journal are in the format that this program writes.
pub fn check_format(format: Option<i64>) -> Result<(), OpenError> {
    match format {
        Some(FORMAT) => Ok(()),
        Some(newer) if newer > FORMAT => Err(OpenError::Newer(format!("format {newer}"))),
        Some(unknown) => Err(OpenError::Damaged(format!(
            "its format is {unknown}, which never was one"
        ))),
        None => Err(OpenError::Damaged("the table meta is empty".to_owned())),
    }
}
