//! The flags of `handover backup`, `handover restore` and `handover copy`.

use super::DatabaseArgs;
use clap::Args;
use std::path::PathBuf;

#[derive(Clone, Debug, Args)]
pub struct Backup {
    /// The file to write; one that is there is replaced once the new one is whole.
    pub file: PathBuf,

    #[command(flatten)]
    pub place: DatabaseArgs,
}

#[derive(Clone, Debug, Args)]
pub struct Restore {
    /// The file that `handover backup` wrote.
    pub file: PathBuf,

    /// The database to restore into, which must be new or empty: a SQLite file, or a PostgreSQL server
    /// (postgres://user:password@host/name).
    #[arg(long, env = "DATABASE_URL", hide_env_values = true)]
    pub database: String,
}

#[derive(Clone, Debug, Args)]
pub struct Copy {
    /// The database to copy, which may be in use; what is written into it afterwards is not in the copy.
    #[arg(long)]
    pub from: String,

    /// The database to copy into, which must be new or empty.
    #[arg(long)]
    pub to: String,
}
