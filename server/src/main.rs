//! The program `handover`; everything it does is in the library beside.

use clap::Parser;
use handover::{cli, config::Arguments};
use std::process::ExitCode;

fn main() -> ExitCode {
    match cli::run(Arguments::parse()) {
        Ok(code) => code,
        // By hand, and without a backtrace: the reader is an operator who needs the reason.
        Err(error) => {
            eprintln!("handover: {error:#}");
            ExitCode::FAILURE
        }
    }
}
