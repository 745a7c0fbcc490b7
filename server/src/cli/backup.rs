//! `handover backup`, `handover restore` and `handover copy`.

use crate::{
    backup::{Progress, file, restore},
    config::{Backup, Copy, Restore},
    journal::Journal,
};
use anyhow::{Context, bail};

/// Writes a file with all that a database has, also while it is in use.
///
/// # Errors
/// When the database cannot be read or the file cannot be written.
pub async fn back_up(config: Backup) -> anyhow::Result<()> {
    let progress = Progress::for_terminal_or_log();
    let journal = Journal::open_to_read(&config.place.database).await?;
    let written = file::write(&journal, &config.file, &progress).await;
    journal.close().await;
    let contents = written.with_context(|| format!("no backup was written to {}", config.file.display()))?;
    println!(
        "{} rows are in {}; its journal of {} changesets ends with {}",
        contents.footer.rows,
        config.file.display(),
        contents.head.seq,
        contents.head.hash
    );
    Ok(())
}

/// Restores a backup into a database that is new or empty.
///
/// # Errors
/// When the backup is not sound, or the database is not empty or does not take it. Nothing is kept of it then.
pub async fn restore(config: Restore) -> anyhow::Result<()> {
    let progress = Progress::for_terminal_or_log();
    let contents = restore::restore(&config.file, &config.database, &progress)
        .await
        .with_context(|| format!("nothing was restored from {}", config.file.display()))?;
    println!(
        "restored {} rows and compared them; the journal of {} changesets ends with {}",
        contents.footer.rows, contents.head.seq, contents.head.hash
    );
    Ok(())
}

/// Copies a database into another one, of either engine.
///
/// # Errors
/// As of a backup and its restoring.
pub async fn copy(config: Copy) -> anyhow::Result<()> {
    if config.from == config.to {
        bail!("--from and --to name the same database");
    }
    let progress = Progress::for_terminal_or_log();
    let journal = Journal::open_to_read(&config.from).await?;
    let between = tempfile::Builder::new()
        .prefix("handover-copy-")
        .tempdir()
        .context("could not make a temporary folder")?;
    let file = between.path().join("copy");
    let written = file::write(&journal, &file, &progress).await;
    journal.close().await;
    written.context("nothing was copied")?;
    let contents = restore::restore(&file, &config.to, &progress)
        .await
        .context("nothing was copied")?;
    println!(
        "copied {} rows and compared them; the journal of {} changesets ends with {}",
        contents.footer.rows, contents.head.seq, contents.head.hash
    );
    Ok(())
}
