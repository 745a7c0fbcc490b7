//! The flags of `handover import`.

use super::Place;
use clap::{Args, Subcommand};
use std::path::PathBuf;

#[derive(Clone, Debug, Subcommand)]
pub enum Import {
    /// Make a world of the journal that `handover export --format jsonl` wrote, in an empty database.
    Journal(ImportJournal),
}

#[derive(Clone, Debug, Args)]
pub struct ImportJournal {
    /// The file; `-` reads standard input.
    pub file: PathBuf,

    #[command(flatten)]
    pub place: Place,
}
