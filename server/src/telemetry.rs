//! The log: for people on a terminal, as JSON elsewhere; always on stderr, because stdout is for the address.

use crate::incident;
use std::io::IsTerminal;
use tracing_subscriber::{EnvFilter, fmt};

/// Starts the log. `RUST_LOG` sets what it holds; without it, everything from `info` on.
pub fn start() {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info,sqlx=warn"));
    let log = fmt().with_env_filter(filter).with_writer(std::io::stderr);
    // Someone may have set up a log already, as tests do; theirs stays.
    let started = if std::io::stderr().is_terminal() {
        log.try_init()
    } else {
        log.json().flatten_event(true).try_init()
    };
    if started.is_ok() {
        incident::remember_panics();
    }
}
