//! The world that an import is compared with, and what is taken in at once.

use crate::{
    backend::Tracker,
    cli::{fill_if_empty, serve::is_not_lost},
    config::HowToImport,
    import::run::{Accept, LeftOut},
    journal::Journal,
};
use anyhow::{Context as _, ensure};
use std::path::PathBuf;

/// The tracker of a database that has a world to compare with.
pub async fn tracker(how: &HowToImport) -> anyhow::Result<Tracker> {
    let journal = Journal::open(&how.place.database).await?;
    let tracker = Tracker::start(journal).await?;
    is_not_lost(&tracker, false).await?;
    fill_if_empty(&tracker, None).await?;
    ensure!(
        tracker.world().seq() > 0,
        "the database has no world to compare with"
    );
    Ok(tracker)
}

/// What is taken in without a word of an editor.
pub fn accept(how: &HowToImport) -> Accept {
    match how.accept.as_deref() {
        Some(_) => Accept::New,
        None => Accept::Nothing,
    }
}

/// The file that is to have every row that is left out, where one is asked for.
pub fn left_out(how: &HowToImport) -> anyhow::Result<Option<LeftOut>> {
    let create = |path: &PathBuf| {
        LeftOut::create(path).with_context(|| format!("could not write the new file {}", path.display()))
    };
    how.left_out.as_ref().map(create).transpose()
}
