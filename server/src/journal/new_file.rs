//! A new SQLite file, which appears with all of its tables or not at all, for its owner alone.

use super::{
    error::{OpenError, engine},
    pool::lasting,
    schema::explain_migration,
};
use sqlx::{SqlitePool, migrate::Migrator, sqlite::SqliteConnectOptions};
use std::{fs, io, path::Path};

/// How the names of files begin that are being made.
pub const TEMPORARY: &str = ".handover-new-";

/// Makes an empty database at a path; leaves the file that another process made there meanwhile.
pub async fn make(path: &Path, options: &SqliteConnectOptions, migrator: &Migrator) -> Result<(), OpenError> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    let refused = |error: io::Error| OpenError::NotMade {
        path: path.to_owned(),
        error,
    };
    let file = tempfile::Builder::new()
        .prefix(TEMPORARY)
        .tempfile_in(folder)
        .map_err(refused)?;
    let options = options.clone().filename(file.path());
    let pool: SqlitePool = lasting(1).connect_with(options).await.map_err(engine)?;
    migrator.run(&pool).await.map_err(explain_migration)?;
    pool.close().await;
    file.as_file().sync_all().map_err(refused)?;
    match file.persist_noclobber(path) {
        Ok(_) => {}
        Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => return Ok(()),
        Err(error) => return Err(refused(error.error)),
    }
    fs::File::open(folder)
        .and_then(|folder| folder.sync_all())
        .map_err(refused)
}
