//! The port through which pages reach the world; the server implements it.

use domain::{Changeset, Snapshot, World, changeset::Seq};
use jiff::{Timestamp, civil::Date};
use std::{future::Future, pin::Pin, sync::Arc};

/// Why a changeset was not committed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotCommitted {
    /// The world has moved on since the changeset was made, and does not take it as it is.
    Refused,
    /// The journal cannot be reached or is too busy; the log says more.
    Unavailable,
}

/// A commit under way.
pub type Committing<'b> = Pin<Box<dyn Future<Output = Result<Seq, NotCommitted>> + Send + 'b>>;

/// What pages need of whoever keeps the journal.
pub trait Backend: Send + Sync + 'static {
    /// The world as it is recorded now.
    fn world(&self) -> Arc<World>;

    /// The world as it was recorded at a moment.
    fn known_at(&self, moment: Timestamp) -> Arc<World>;

    /// The world as it was recorded right after changeset `seq`.
    fn at(&self, seq: Seq) -> Arc<World>;

    /// The view of a world on the day of the request; all who ask on that day share it, and what it has worked out. Any other
    /// day costs nothing to look at: [`World::on`].
    fn today(&self, world: &Arc<World>, today: Date) -> Arc<Snapshot>;

    /// Commits changesets that follow each other, all of them or none, and gives the number of the last once they are durable.
    fn commit_all(&self, changesets: Vec<Changeset>) -> Committing<'_>;

    /// Commits a changeset, and gives the number that it took once it is durable.
    fn commit(&self, changeset: Changeset) -> Committing<'_> {
        self.commit_all(vec![changeset])
    }
}
