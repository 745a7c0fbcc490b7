//! The commands of `handover`.

mod backup;
mod check;
mod export;
mod import;
mod measure;
mod serve;
mod user;

pub use check::{Report, check_files, check_journal};
pub use serve::fill_if_empty;

use crate::{
    config::{Arguments, Command},
    http::{site_files::GetFile, threads},
};
use anyhow::Context;
use std::process::ExitCode;

/// Runs a command to its end; `get_file` gives the files of the site.
///
/// # Errors
/// When it could not do what it was called for; the message says why.
pub fn run(arguments: Arguments, get_file: GetFile) -> anyhow::Result<ExitCode> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(threads())
        .enable_all()
        .build()
        .context("could not start the runtime")?;
    runtime.block_on(async {
        match arguments.command {
            Command::Serve(config) => serve::run(config, get_file).await.map(|()| ExitCode::SUCCESS),
            Command::Check(config) => check::run(config).await,
            Command::Import(command) => import::run(command).await,
            Command::Backup(config) => backup::back_up(config).await.map(|()| ExitCode::SUCCESS),
            Command::Restore(config) => backup::restore(config).await.map(|()| ExitCode::SUCCESS),
            Command::Copy(config) => backup::copy(config).await.map(|()| ExitCode::SUCCESS),
            Command::Measure(config) => measure::run(config).await.map(|()| ExitCode::SUCCESS),
            Command::User(command) => user::run(command).await.map(|()| ExitCode::SUCCESS),
            Command::Export(config) => export::run(config).await.map(|()| ExitCode::SUCCESS),
        }
    })
}
