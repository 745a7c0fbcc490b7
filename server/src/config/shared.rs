//! Flags that several commands have.

use crate::import::wikidata::Settings;
use clap::Args;

#[derive(Clone, Debug, Args)]
pub struct DatabaseArgs {
    /// The database: a SQLite file, or a PostgreSQL server (postgres://user:password@host/name).
    #[arg(
        long,
        env = "DATABASE_URL",
        default_value = "sqlite://handover.db",
        hide_env_values = true
    )]
    pub database: String,
}

/// Where Wikidata answers, for tests.
#[derive(Clone, Debug, Default, Args)]
pub struct WikidataAddresses {
    /// Where the query service answers.
    #[arg(long, env = "HANDOVER_WIKIDATA_SPARQL", hide = true)]
    pub sparql_url: Option<String>,

    /// Where labels are given.
    #[arg(long, env = "HANDOVER_WIKIDATA_API", hide = true)]
    pub api_url: Option<String>,
}

impl WikidataAddresses {
    /// Has the settings ask there.
    pub fn set(self, settings: &mut Settings) {
        if let Some(url) = self.sparql_url {
            settings.sparql_url = url;
        }
        if let Some(url) = self.api_url {
            settings.api_url = url;
        }
    }
}

/// Parses the public address: `http` or `https`, a host, no path.
pub fn public_url(text: &str) -> Result<String, String> {
    let url = text.trim_end_matches('/');
    let host = url
        .strip_prefix("https://")
        .or_else(|| url.strip_prefix("http://"));
    match host {
        Some(host) if !host.is_empty() && !host.contains(['/', '?', '#', '@', ' ', '"']) => {
            Ok(url.to_owned())
        }
        Some(_) => Err("write scheme and host only, such as https://handover.example".to_owned()),
        None => Err("it must begin with https:// or http://".to_owned()),
    }
}
