//! The log: for people on a terminal, as JSON elsewhere; always on stderr, because stdout is for the address.

use crate::incident;
use std::{
    ffi::OsStr,
    io::{IsTerminal, stderr},
};
use tracing::Level;
use tracing_subscriber::{
    Layer,
    filter::{ParseError, Targets},
    fmt,
    layer::SubscriberExt,
    util::SubscriberInitExt,
};

/// Starts the log. `RUST_LOG` sets what it holds, as `level` or `target=level`, separated by commas; without it,
/// everything from `info` on.
pub fn start() {
    let (filter, unreadable) = match wanted(std::env::var_os("RUST_LOG").as_deref()) {
        Ok(filter) => (filter, None),
        Err(error) => (usual(), Some(error)),
    };
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
    if let Some(error) = unreadable {
        tracing::warn!("RUST_LOG cannot be read, so the log holds the usual: {error}");
    }
}

/// What the log is to hold.
fn wanted(variable: Option<&OsStr>) -> Result<Targets, String> {
    let Some(variable) = variable else {
        return Ok(usual());
    };
    let text = variable.to_str().ok_or("it is not UTF-8")?;
    text.parse().map_err(|error: ParseError| error.to_string())
}

fn usual() -> Targets {
    Targets::new()
        .with_default(Level::INFO)
        .with_target("sqlx", Level::WARN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_log_is_to_hold_is_read_or_refused_and_never_passed_over() {
        assert_eq!(wanted(None), Ok(usual()));
        let debug = wanted(Some(OsStr::new("handover=debug"))).expect("a filter");
        assert!(debug.would_enable("handover", &Level::DEBUG));
        assert!(wanted(Some(OsStr::new("handover=loud"))).is_err());
    }
}
