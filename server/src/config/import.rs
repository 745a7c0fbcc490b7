//! The flags of `handover import`.

use super::Place;
use clap::{Args, Subcommand};
use jiff::civil::Date;
use std::path::PathBuf;

#[derive(Clone, Debug, Subcommand)]
pub enum Import {
    /// Read a spreadsheet with one tenure or one event a row, as a mapping says.
    Csv {
        /// The file; a table that the mapping looks codes up in stands beside it.
        file: PathBuf,

        /// A mapping that comes with the program (archigos, parlgov, visits), or a file of your own.
        #[arg(long)]
        mapping: String,

        #[command(flatten)]
        how: HowToImport,
    },
}

#[derive(Clone, Debug, Args)]
pub struct HowToImport {
    /// Take in what is new without a review; what differs and what is not certain is still left for one.
    #[arg(long, value_name = "WHAT", value_parser = ["new"])]
    pub accept: Option<String>,

    #[command(flatten)]
    pub place: Place,

    /// The day to take for today; without it, the UTC date.
    #[arg(long, env = "HANDOVER_TODAY", hide = true)]
    pub today: Option<Date>,
}
