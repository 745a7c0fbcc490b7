//! The program `handover`: the browser's files, and the library beside, which does everything.

mod files;

use clap::Parser;
use handover::{cli, config::Arguments};
use std::{process::ExitCode, sync::Arc};

/// A page made anew is many small texts, and the system's allocator took a third of it. It serves C's code as well, and asks for no huge
/// pages; see `docs/performance.md`.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    match cli::run(Arguments::parse(), Arc::new(files::get)) {
        Ok(code) => code,
        // By hand, and without a backtrace: the reader is an operator who needs the reason.
        Err(error) => {
            eprintln!("handover: {error:#}");
            ExitCode::FAILURE
        }
    }
}
