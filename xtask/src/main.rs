//! The build tool of Handover: `cargo xtask <command>`.
//!
//! It does what cargo alone cannot: it turns the islands of `app` into a browser bundle and the files of `style/`
//! into one style sheet, and it checks what may reach the browser and at what size. Everything that it needs is a
//! library of the same lockfile, so there is no tool to install and none to drift.
//!
//! `workspace` knows where things lie and how to call cargo, `site` makes the browser's files, `build` makes the
//! program around them, `dev` does both while somebody works on them, `budget`, `wasm_deps`, `module_cycles` and `bench`
//! measure and judge.

mod bench;
mod budget;
mod build;
mod dev;
mod module_cycles;
mod site;
mod wasm_deps;
mod workspace;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::workspace::Workspace;

/// Builds Handover and checks what it sends to a browser.
#[derive(Parser)]
#[command(bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Make the browser's files: style sheet, scripts and WebAssembly, with hashed names and a manifest.
    Site,
    /// Make the browser's files, then the program that has them inside.
    Build,
    /// Serve a debug build that follows the sources: each change is built, and the open page is loaded anew.
    Dev(dev::Options),
    /// Print what a first visit costs in bytes, and fail if it is over budget.
    Budget,
    /// Prove that no database, HTTP client or regex crate reaches WebAssembly, and that `domain` is pure.
    WasmDeps,
    /// Prove that no source files of a crate depend on each other in a cycle.
    ModuleCycles,
    /// Measure the release against the bars: what requests, commits and a large world cost, start, memory, bytes.
    Bench(bench::Options),
}

fn main() -> ExitCode {
    match run(Arguments::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        // By hand: a backtrace through this program explains nothing about the sources that it was given.
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> anyhow::Result<()> {
    let workspace = Workspace::find()?;
    match command {
        Command::Site => site::make(&workspace).map(drop),
        Command::Build => build::make(&workspace),
        Command::Dev(options) => dev::run(&workspace, options),
        Command::Budget => budget::check(&workspace),
        Command::WasmDeps => wasm_deps::check(&workspace),
        Command::ModuleCycles => module_cycles::check(&workspace),
        Command::Bench(options) => bench::run(&workspace, options),
    }
}
