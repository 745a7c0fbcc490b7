//! The flags of `handover export`.

use super::{DatabaseArgs, public_url};
use clap::{Args, ValueEnum};
use jiff::{Timestamp, civil::Date};
use std::path::PathBuf;

#[derive(Clone, Debug, Args)]
pub struct Export {
    /// What to write.
    #[arg(long, value_enum)]
    pub format: ExportFormat,

    /// The world as it stood on this day, such as `2024-09-06`, and nothing that came later; without it, today.
    #[arg(long)]
    pub as_of: Option<Date>,

    /// What was recorded at this moment, such as `2024-09-06T12:00:00Z`; without it, what is recorded now.
    #[arg(long)]
    pub known_at: Option<Timestamp>,

    /// The file to write, or for `csv` a folder, or a file that ends in .zip; without it, standard output.
    #[arg(long)]
    pub output: Option<PathBuf>,

    /// The address under which readers reach the site, to stand in the export.
    #[arg(long, env = "HANDOVER_PUBLIC_URL", value_parser = public_url)]
    pub public_url: Option<String>,

    #[command(flatten)]
    pub place: DatabaseArgs,

    /// The day to take for today, for tests.
    #[arg(long, env = "HANDOVER_TODAY", hide = true)]
    pub today: Option<Date>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ExportFormat {
    /// The journal, one changeset a line; `handover import journal` makes the same world of it.
    Jsonl,
    /// Tables for a spreadsheet, one file each.
    Csv,
    /// One JSON document with persons, organizations, posts, memberships, events and areas.
    Popolo,
    /// One SQLite file with the same tables as `csv`.
    Sqlite,
}
