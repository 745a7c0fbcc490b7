//! Whether the journal takes anything at the moment, and if not, why.

use crate::journal::{Journal, obstacle};
use app::Obstacle;
use std::{
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};
use tokio::time::timeout;

/// For how long what was found out holds.
const HOLDS: Duration = Duration::from_secs(2);
/// How long trying may take.
const PATIENCE: Duration = Duration::from_secs(2);

/// What is known of writing.
#[derive(Debug, Default)]
pub struct Writing(Mutex<Known>);

#[derive(Clone, Copy, Debug, Default)]
struct Known {
    obstacle: Option<Obstacle>,
    since: Option<Instant>,
}

impl Writing {
    /// Something was written.
    pub fn works(&self) {
        self.know(None);
    }

    /// Something could not be written.
    pub fn fails(&self, obstacle: Obstacle) {
        self.know(Some(obstacle));
    }

    /// What was in the way the last time.
    pub fn obstacle(&self) -> Option<Obstacle> {
        self.known().obstacle
    }

    /// What is in the way: tried out, unless that is known from a moment ago.
    pub async fn tried(&self, journal: &Journal) -> Option<Obstacle> {
        let known = self.known();
        if known.since.is_some_and(|since| since.elapsed() < HOLDS) {
            return known.obstacle;
        }
        let obstacle = match timeout(PATIENCE, journal.try_writing()).await {
            Ok(Ok(())) => None,
            Ok(Err(error)) => Some(obstacle(&error)),
            Err(_) => Some(Obstacle::NoAnswer),
        };
        self.know(obstacle);
        obstacle
    }

    fn known(&self) -> Known {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Tells the log when it begins and when it ends.
    fn know(&self, obstacle: Option<Obstacle>) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match (known.obstacle, obstacle) {
            (before, Some(now)) if before != Some(now) => {
                tracing::error!(reason = %now, "nothing can be written; readers are not touched by it");
            }
            (Some(_), None) => tracing::info!("the journal can be written again"),
            _ => {}
        }
        *known = Known {
            obstacle,
            since: Some(Instant::now()),
        };
    }
}
