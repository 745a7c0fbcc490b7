//! `handover import journal`: the world of an exported journal, in an empty database.
//!
//! The whole file is replayed before anything is written, and then written at once: a file that is damaged
//! leaves nothing behind, and neither does whoever stops the program in the middle.

mod read;

use crate::{
    backend::replay,
    config::ImportJournal,
    journal::{AppendError, Head, Journal},
};
use anyhow::{Context, bail};
use domain::Changeset;
use std::{
    fs::File,
    io::{self, BufReader},
    path::Path,
};

pub async fn run(config: ImportJournal) -> anyhow::Result<()> {
    let changesets = changesets(&config.file)?;
    // The file is sound. Only now is a database made where there is none.
    let journal = Journal::open_or_make(&config.place.database).await?;
    let result = append(&journal, &changesets).await;
    journal.close().await;
    result?;
    match changesets.last() {
        Some(last) => println!(
            "imported {} changesets, the last of {}",
            changesets.len(),
            last.at
        ),
        None => println!("the journal holds no changesets, so the database is still empty"),
    }
    Ok(())
}

/// The changesets of a file; each can be applied after those before it.
fn changesets(file: &Path) -> anyhow::Result<Vec<Changeset>> {
    let refused = || format!("nothing was imported from {}", file.display());
    let world = if file == Path::new("-") {
        read::world(io::stdin().lock()).context("nothing was imported")?
    } else {
        let opened = File::open(file).with_context(refused)?;
        read::world(BufReader::with_capacity(1 << 16, opened)).with_context(refused)?
    };
    Ok(world
        .journal()
        .iter()
        .map(|commit| commit.changeset.clone())
        .collect())
}

async fn append(journal: &Journal, changesets: &[Changeset]) -> anyhow::Result<()> {
    let (stands, _) = replay(journal).await?;
    if let Some(last) = stands.journal().last() {
        bail!(
            "nothing was imported: a journal is imported into an empty database, and this one holds {} changesets, the last of \
             {} and {} entities; name a new one, such as sqlite://new.db",
            stands.seq(),
            last.changeset.at,
            stands.len()
        );
    }
    match journal.append(Head::START, changesets).await {
        Ok(_) => Ok(()),
        Err(AppendError::Lost) => {
            bail!("nothing was imported: somebody else began to write into this database meanwhile")
        }
        Err(error) => Err(error).context("could not write the journal"),
    }
}
