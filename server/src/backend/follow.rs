//! Keeps a tracker's world up to what other processes commit.
//!
//! Looking every few seconds is the rule; a hint of the database only hastens the next look.

use super::{CatchUpError, Tracker};
use crate::journal::{Hints, ReadError};
use std::{future::pending, sync::Arc, time::Duration};
use tokio::time::{sleep, timeout};

/// How long a look may take. Many commits of others may have to be read.
const LONGEST_LOOK: Duration = Duration::from_secs(30);

/// How to follow the journal.
#[derive(Clone, Copy, Debug)]
pub struct Follow {
    /// How long to wait between two looks.
    pub every: Duration,
    /// Whether to listen for hints where the engine has them.
    pub with_hints: bool,
}

impl Tracker {
    /// Follows the journal for as long as the future is polled.
    pub async fn follow(self: Arc<Self>, how: Follow) {
        let mut hints = None;
        let mut was_well = true;
        loop {
            if how.with_hints && hints.is_none() {
                hints = self.connect_hints(how.every).await;
            }
            was_well = self.look(was_well).await;
            if matches!(timeout(how.every, wait(&mut hints)).await, Ok(Err(_))) {
                hints = None;
                // A server that is down answers at once: without this, the loop would spin.
                sleep(how.every).await;
            }
        }
    }

    async fn connect_hints(&self, at_most: Duration) -> Option<Hints> {
        match timeout(at_most, self.journal().hints()).await {
            Ok(Ok(hints)) => hints,
            Ok(Err(error)) => {
                tracing::debug!(%error, "no hints of commits for now");
                None
            }
            Err(_) => None,
        }
    }

    /// Looks once; trouble is logged when it begins and when it ends, not at every look.
    async fn look(&self, was_well: bool) -> bool {
        let caught_up = timeout(LONGEST_LOOK, self.catch_up()).await;
        match caught_up.unwrap_or(Err(CatchUpError::Unanswered)) {
            Ok(seq) => {
                if !was_well {
                    tracing::info!(seq, "the journal can be read again");
                }
                true
            }
            Err(error) => {
                if was_well {
                    log_trouble(&error);
                }
                false
            }
        }
    }
}

fn log_trouble(error: &CatchUpError) {
    tracing::error!(%error, "the journal cannot be followed; readers see the world as it was last read");
}

async fn wait(hints: &mut Option<Hints>) -> Result<(), ReadError> {
    match hints {
        Some(hints) => hints.wait().await,
        None => pending().await,
    }
}
