//! The flags of `handover import`.

use super::{DatabaseArgs, WikidataAddresses};
use clap::{Args, Subcommand};
use domain::id::CountryId;
use jiff::civil::Date;
use std::path::PathBuf;

#[derive(Clone, Debug, Subcommand)]
pub enum Import {
    /// Make a world of the journal that `handover export --format jsonl` wrote, in an empty database.
    Journal(ImportJournal),
    /// Read a spreadsheet with one tenure or one event a row, as a mapping says.
    Csv {
        /// The file; a table that the mapping looks codes up in stands beside it.
        file: PathBuf,

        /// A mapping that comes with the program (archigos, parlgov, visits), or a file of your own; without it, nothing is imported, and a first
        /// mapping to correct is written beside the file.
        #[arg(long)]
        mapping: Option<String>,

        #[command(flatten)]
        how: HowToImport,
    },
    /// Read Wikidata: who held the offices of head of state and of government, and the elections, country by country.
    Wikidata {
        /// The countries, by their codes; without it, all that are recorded.
        #[arg(long, num_args = 1.., value_parser = country)]
        country: Vec<CountryId>,

        /// Read every country, also where nothing has changed since the last import that came to its end.
        #[arg(long)]
        whole: bool,

        /// Whom Wikidata's operators can write to, which they demand: a mail address, or a page that names one.
        #[arg(long, env = "HANDOVER_CONTACT")]
        contact: Option<String>,

        #[command(flatten)]
        addresses: WikidataAddresses,

        #[command(flatten)]
        how: HowToImport,
    },
    /// Read a Popolo JSON file: persons, organizations, posts, memberships and events.
    Popolo {
        /// The file.
        file: PathBuf,

        /// What is cited for all of it: the title of the source.
        #[arg(long)]
        title: String,

        /// Who published it.
        #[arg(long)]
        publisher: String,

        /// Where it can be read.
        #[arg(long)]
        url: Option<String>,

        /// The country of posts and events that name none, by its code.
        #[arg(long, value_parser = country)]
        country: Option<CountryId>,

        #[command(flatten)]
        how: HowToImport,
    },
}

fn country(text: &str) -> Result<CountryId, String> {
    CountryId::parse(&text.to_lowercase()).map_err(|_| "write a code of two letters, such as JP".to_owned())
}

#[derive(Clone, Debug, Args)]
pub struct ImportJournal {
    /// The file; `-` reads standard input.
    pub file: PathBuf,

    #[command(flatten)]
    pub place: DatabaseArgs,
}

#[derive(Clone, Debug, Args)]
pub struct HowToImport {
    /// Take in what is new without a review; what differs and what is not certain is still left for one.
    #[arg(long, value_name = "WHAT", value_parser = ["new"])]
    pub accept: Option<String>,

    /// Write every row that is left out, with its reason, into this new CSV file; on the terminal they are summed by reason.
    #[arg(long, value_name = "FILE")]
    pub left_out: Option<PathBuf>,

    #[command(flatten)]
    pub place: DatabaseArgs,

    /// The day to take for today; without it, the UTC date.
    #[arg(long, env = "HANDOVER_TODAY", hide = true)]
    pub today: Option<Date>,
}
