//! Every flag and environment variable. The comments here are the text of `--help`.

mod backup;
mod export;
mod import;
mod shared;

pub use backup::{Backup, Copy, Restore};
pub use export::{Export, ExportFormat};
pub use import::{HowToImport, Import, ImportJournal};
pub use shared::{DatabaseArgs, WikidataAddresses};

use crate::accounts::Role;
use clap::{Args, Parser, Subcommand};
use jiff::civil::Date;
use shared::public_url;
use std::{
    net::SocketAddr,
    num::{NonZeroU32, NonZeroUsize},
    path::PathBuf,
    time::Duration,
};

/// Handover: who leads each country, how firmly they sit, and what will decide who comes next.
#[derive(Debug, Parser)]
#[command(name = "handover", version)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve the pages; the first line printed is the address in use.
    Serve(Serve),
    /// Check the data, print what is wrong with it, and fail if there are errors.
    Check(Check),
    /// Measure how many edits a second a new database takes, beside its own limit.
    Measure(Measure),
    /// Read other sources, compare them with the world, and propose what is new or differs.
    #[command(subcommand)]
    Import(Import),
    /// Add, list, disable and enable the accounts of those who edit.
    #[command(subcommand)]
    User(User),
    /// Write the data out: the journal, tables, Popolo JSON or a SQLite file.
    Export(Export),
    /// Write the whole database into one file, also while it is in use: journal, accounts, tokens, proposals, desk and settings.
    Backup(Backup),
    /// Make a new database of the file that `backup` wrote, once it has been found sound, and compare the two.
    Restore(Restore),
    /// Copy a database into a new one, also from SQLite to PostgreSQL or back, and compare the two.
    Copy(Copy),
}

#[derive(Clone, Debug, Args)]
pub struct Serve {
    /// The address to listen on; port 0 takes any free one.
    #[arg(long, env = "HANDOVER_LISTEN", default_value = "127.0.0.1:3000")]
    pub listen: SocketAddr,

    /// The database: a SQLite file, made when there is none, or a PostgreSQL server
    /// (postgres://user:password@host/name).
    #[arg(
        long,
        env = "DATABASE_URL",
        default_value = "sqlite://handover.db",
        hide_env_values = true
    )]
    pub database: String,

    /// Begin a new world where the database is there and empty, as one on a PostgreSQL server is at first. Without it only a file that does not
    /// exist is made: an empty one may be what is left of another.
    #[arg(long, env = "HANDOVER_NEW")]
    pub new: bool,

    /// Record edits although the last changeset was recorded at a time that lies more than an hour ahead, as after a clock was wrong: they get
    /// that same time until the clock has passed it.
    #[arg(long, env = "HANDOVER_PIN_TIMES")]
    pub pin_times: bool,

    /// The address under which readers reach the site, such as `https://handover.example`;
    /// without it, the address in use.
    #[arg(long, env = "HANDOVER_PUBLIC_URL", value_parser = public_url)]
    pub public_url: Option<String>,

    /// How often to look for commits by other processes, in seconds.
    #[arg(long, env = "HANDOVER_POLL_SECONDS", default_value = "2", value_parser = seconds)]
    pub poll_seconds: Duration,

    /// Do not listen for PostgreSQL's notifications and only look regularly; needed behind a
    /// connection pooler that shares connections between transactions.
    #[arg(long, env = "HANDOVER_NO_NOTIFY")]
    pub no_notify: bool,

    /// How many proxies in front of the server may be believed when they say, in X-Forwarded-For,
    /// where a request comes from; without it, it comes from whoever is connected.
    #[arg(long, env = "HANDOVER_TRUSTED_PROXY_HOPS", default_value_t = 0)]
    pub trusted_proxy_hops: usize,

    /// How many requests a minute a client of the API may make: a token, or else a network.
    #[arg(long, env = "HANDOVER_API_REQUESTS_PER_MINUTE", default_value = "600")]
    pub api_requests_per_minute: NonZeroU32,

    /// How many pages a minute may be made for one network; pages that are in the cache are not counted.
    #[arg(long, env = "HANDOVER_PAGES_PER_MINUTE", default_value = "1200")]
    pub pages_per_minute: NonZeroU32,

    /// How many connections may be open at once, a quarter of them from one network; without it, as many as the limit of open
    /// files allows, and at most 12000.
    #[arg(long, env = "HANDOVER_MAX_CONNECTIONS")]
    pub max_connections: Option<NonZeroUsize>,

    /// Where to write the link with which the first account is set up, readable by this user alone; without it, it is shown on the
    /// terminal, or where there is none, written beside the database as `handover.set-up`.
    #[arg(long, env = "HANDOVER_SET_UP_LINK")]
    pub set_up_link: Option<PathBuf>,

    /// The address at which `/metrics` answers, in the text format of Prometheus; without it, nowhere. It is for operators alone.
    #[arg(long, env = "HANDOVER_METRICS_LISTEN")]
    pub metrics_listen: Option<SocketAddr>,

    /// How often to read Wikidata and propose on the desk what is new or differs, in hours; without it, never.
    #[arg(long, env = "HANDOVER_SYNC_HOURS", requires = "contact")]
    pub sync_hours: Option<NonZeroU32>,

    /// Whom Wikidata's operators can write to, which they demand: a mail address, or a page that names one.
    #[arg(long, env = "HANDOVER_CONTACT")]
    pub contact: Option<String>,

    #[command(flatten)]
    pub wikidata: WikidataAddresses,

    /// The folder whose files fill an empty database; without it, those compiled into this program.
    #[arg(long, env = "HANDOVER_DATA")]
    pub data: Option<PathBuf>,

    /// The folder to read the browser's files from, each time anew, instead of those compiled into this program; for `make dev`.
    #[arg(long, env = "HANDOVER_SITE", hide = true)]
    pub site: Option<PathBuf>,

    /// Addresses that may be asked for cited pages although they are not public, such as `127.0.0.1:8080`.
    #[arg(
        long,
        env = "HANDOVER_CITATIONS_ALSO_FROM",
        value_delimiter = ',',
        hide = true
    )]
    pub citations_also_from: Vec<SocketAddr>,

    /// The day to take for today, for tests.
    #[arg(long, env = "HANDOVER_TODAY", hide = true)]
    pub today: Option<Date>,
}

#[derive(Clone, Debug, Args)]
pub struct Check {
    /// The folder with the data files; without it, those compiled into this program.
    #[arg(long, conflicts_with = "database")]
    pub data: Option<PathBuf>,

    /// Check the newest state of this database instead of the data files.
    #[arg(long)]
    pub database: Option<String>,

    /// The day to take for today; without it, the UTC date.
    #[arg(long, env = "HANDOVER_TODAY", hide = true)]
    pub today: Option<Date>,
}

#[derive(Clone, Debug, Args)]
pub struct Measure {
    /// A new SQLite file, or an empty database of a PostgreSQL server; it is written into.
    #[arg(long)]
    pub database: String,
}

#[derive(Clone, Debug, Subcommand)]
pub enum User {
    /// Add an account; its password is asked for, or read from standard input.
    Add {
        /// The name: 2 to 40 letters, digits, spaces, dots, hyphens or underscores.
        name: String,

        /// What the account is for: editor or administrator.
        #[arg(long, default_value = "editor", value_parser = role)]
        role: Role,

        #[command(flatten)]
        place: DatabaseArgs,
    },
    /// List the accounts: name, role, state, and the day on which each was added.
    List {
        #[command(flatten)]
        place: DatabaseArgs,
    },
    /// Keep an account from signing in, and end its sessions at once.
    Disable {
        /// The name of the account.
        name: String,

        #[command(flatten)]
        place: DatabaseArgs,
    },
    /// Let a disabled account sign in again.
    Enable {
        /// The name of the account.
        name: String,

        #[command(flatten)]
        place: DatabaseArgs,
    },
}

fn role(text: &str) -> Result<Role, String> {
    Role::parse(text).ok_or_else(|| "it must be editor or administrator".to_owned())
}

fn seconds(text: &str) -> Result<Duration, String> {
    let seconds: f64 = text.parse().map_err(|_| "write a number of seconds".to_owned())?;
    if (0.1..=3600.0).contains(&seconds) {
        Ok(Duration::from_secs_f64(seconds))
    } else {
        Err("it must be between 0.1 and 3600".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_consistent() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn a_public_url_is_a_scheme_and_a_host() {
        assert_eq!(
            public_url("https://handover.example/").as_deref(),
            Ok("https://handover.example")
        );
        for wrong in [
            "handover.example",
            "ftp://a",
            "https://",
            "https://a/b",
            "https://a\" b",
        ] {
            assert!(public_url(wrong).is_err(), "{wrong:?} was accepted");
        }
    }

    #[test]
    fn seconds_are_within_reason() {
        assert_eq!(seconds("0.5"), Ok(Duration::from_millis(500)));
        for wrong in ["0", "-1", "NaN", "inf", "x"] {
            assert!(seconds(wrong).is_err(), "{wrong:?} was accepted");
        }
    }
}
