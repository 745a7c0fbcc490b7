//! Says how far a backup or its restoring is: a bar on a terminal, a line for each table in a log.

use indicatif::{ProgressBar, ProgressStyle};
use std::io::{IsTerminal, stderr};

pub struct Progress {
    /// None where nobody looks.
    bar: Option<ProgressBar>,
    is_told: bool,
}

impl Progress {
    /// A bar where somebody looks at it, or else lines.
    pub fn for_terminal_or_log() -> Self {
        Self {
            bar: stderr().is_terminal().then(ProgressBar::no_length),
            is_told: true,
        }
    }

    pub const fn silent() -> Self {
        Self {
            bar: None,
            is_told: false,
        }
    }

    /// So many rows of a table are about to be read or written.
    pub fn begin(&self, doing: &str, table: &str, rows: u64) {
        let Some(bar) = &self.bar else {
            if self.is_told && rows > 0 {
                eprintln!("{doing} {table}: {rows} rows");
            }
            return;
        };
        bar.reset();
        bar.set_length(rows);
        if let Ok(style) = ProgressStyle::with_template("{msg} {bar:30} {pos}/{len} {eta} left") {
            bar.set_style(style);
        }
        bar.set_message(format!("{doing} {table}"));
    }

    /// One row more is done.
    pub fn row(&self) {
        if let Some(bar) = &self.bar {
            bar.inc(1);
        }
    }

    pub fn end(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
