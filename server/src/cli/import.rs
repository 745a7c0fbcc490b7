//! `handover import`: data of others, and journals of our own, brought in.

mod journal;

use crate::config::Import;

pub async fn run(command: Import) -> anyhow::Result<()> {
    match command {
        Import::Journal(config) => journal::run(config).await,
    }
}
