//! The port through which pages reach the world; the server implements it.

use crate::{desk::Marks, fragment::Today};
use domain::{Changeset, Refusal, World, changeset::Seq};
use jiff::{Timestamp, civil::Date};
use std::{future::Future, pin::Pin, sync::Arc};

/// Why nothing was committed.
#[derive(Debug, thiserror::Error)]
pub enum NotCommitted {
    /// What was made breaks a rule of the world that it was made for.
    #[error(transparent)]
    Refused(Box<Refusal>),
    /// Other processes were faster, again and again.
    #[error("the journal is too busy: others were faster again and again, try again later")]
    Busy,
    /// The clock of the server cannot be right, so nothing gets a time of it; the log says more.
    #[error("the clock of the server is wrong, and nothing is recorded until it is set right")]
    Clock,
    /// The journal cannot be reached or is damaged; the log says more.
    #[error("the journal did not take it")]
    Unavailable,
}

/// Makes changesets for the newest world, to be committed one behind the other; none of them where nothing is to be committed.
///
/// It is called again on a newer world where another process has committed in the meantime.
pub type Make<'m> = Box<dyn FnMut(&Arc<World>) -> Vec<Changeset> + Send + 'm>;

/// A commit under way: the number of the newest changeset once it is durable.
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
    fn today(&self, world: &Arc<World>, today: Date) -> Arc<Today>;

    /// What people have said of the tasks of the desk.
    fn marks(&self) -> Arc<Marks>;

    /// Commits what is made for the newest world, all of it or nothing. Nobody else in this process commits in the meantime, so
    /// what is made is committed to the world that it was made for.
    ///
    /// # Errors
    /// When the world refuses what was made, or the journal does not take it. What the maker itself refuses, it keeps to tell.
    fn commit_made<'b>(&'b self, make: Make<'b>) -> Committing<'b>;
}
