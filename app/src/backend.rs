//! The port through which pages reach the world; the server implements it.

use domain::{Snapshot, World};
use jiff::{Timestamp, civil::Date};
use std::sync::Arc;

/// What pages need of whoever keeps the journal.
pub trait Backend: Send + Sync + 'static {
    /// The world as it is recorded now.
    fn world(&self) -> Arc<World>;

    /// The world as it was recorded at a moment.
    fn known_at(&self, moment: Timestamp) -> Arc<World>;

    /// A world as it stood on a day; the same one is given again for the same world and day.
    fn snapshot(&self, world: &Arc<World>, day: Date) -> Arc<Snapshot>;
}
