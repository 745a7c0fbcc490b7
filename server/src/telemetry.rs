//! The log: for people on a terminal, as JSON elsewhere; always on stderr, because stdout is for the address.

use crate::incident;
use std::io::{IsTerminal, stderr};
use tracing::Level;
use tracing_subscriber::{Layer, filter::Targets, fmt, layer::SubscriberExt, util::SubscriberInitExt};

/// Starts the log. `RUST_LOG` sets what it holds, as `level` or `target=level`, separated by commas; without it,
/// everything from `info` on.
pub fn start() {
    let wanted = std::env::var("RUST_LOG").ok().and_then(|text| text.parse().ok());
    let filter: Targets = wanted.unwrap_or_else(|| {
        Targets::new()
            .with_default(Level::INFO)
            .with_target("sqlx", Level::WARN)
    });
    let lines = fmt::layer().with_writer(stderr);
    let layer = if stderr().is_terminal() {
        lines.boxed()
    } else {
        lines.json().flatten_event(true).boxed()
    };
    // Someone may have set up a log already, as tests do; theirs stays.
    let log = tracing_subscriber::registry().with(layer).with(filter);
    if log.try_init().is_ok() {
        incident::remember_panics();
    }
}
