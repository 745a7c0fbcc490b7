//! Turns at what costs: pages made anew, days nobody asked for before, searches, answers of the API, the beginning of an export.
//!
//! Such work is done on the threads that also answer from the cache, but never on all of them, so a cached page waits for nobody. So
//! many may wait for their turn; whoever comes then is told at once to come back in a moment.

use super::lines;
use crate::metrics::METRICS;
use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use std::{
    sync::atomic::{AtomicUsize, Ordering::Relaxed},
    time::Duration,
};
use tokio::{
    sync::{Semaphore, SemaphorePermit},
    time::timeout,
};

/// How many wait at most: what two threads do in a quarter of a second, if each costs as much as a day that is new.
const MOST_WAITING: usize = 128;
/// How long one waits at most, should the work in front take longer than it ever should.
const PATIENCE: Duration = Duration::from_secs(5);
/// What costs is done on all threads but these.
const KEPT_FREE: usize = 2;

/// How many threads answer requests. Pages are rendered on them, so a slow one must not leave the others without any.
pub fn threads() -> usize {
    std::thread::available_parallelism().map_or(4, |count| count.get().max(4))
}

/// The turns of a server.
#[derive(Debug)]
pub struct Turns {
    free: Semaphore,
    waiting: AtomicUsize,
}

/// Held by whoever has their turn.
#[derive(Debug)]
pub struct Turn<'t> {
    /// Whether others were before, who may have made the same.
    pub has_waited: bool,
    _permit: SemaphorePermit<'t>,
}

/// More is asked for than there are turns. Answered with 503 and `Retry-After`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("too much is asked for at the moment")]
pub struct Overloaded;

impl Turns {
    /// The turns on so many threads.
    pub fn on(threads: usize) -> Self {
        Self {
            free: Semaphore::new(threads.saturating_sub(KEPT_FREE).max(1)),
            waiting: AtomicUsize::new(0),
        }
    }

    /// Waits for a turn.
    ///
    /// # Errors
    /// At once where too many wait already.
    pub async fn turn(&self) -> Result<Turn<'_>, Overloaded> {
        if let Ok(permit) = self.free.try_acquire() {
            return Ok(Turn {
                has_waited: false,
                _permit: permit,
            });
        }
        let Some(_waiting) = Waiting::begin(&self.waiting) else {
            METRICS.overloaded.inc();
            return Err(Overloaded);
        };
        match timeout(PATIENCE, self.free.acquire()).await {
            Ok(Ok(permit)) => Ok(Turn {
                has_waited: true,
                _permit: permit,
            }),
            Ok(Err(_)) | Err(_) => Err(Overloaded),
        }
    }

    /// How many wait.
    pub fn waiting(&self) -> usize {
        self.waiting.load(Relaxed)
    }
}

/// Held while one waits, also by whoever goes away.
struct Waiting<'w>(&'w AtomicUsize);

impl<'w> Waiting<'w> {
    fn begin(waiting: &'w AtomicUsize) -> Option<Self> {
        let one_more = Self(waiting);
        let before = waiting.fetch_add(1, Relaxed);
        (before < MOST_WAITING).then_some(one_more)
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Relaxed);
    }
}

impl IntoResponse for Overloaded {
    fn into_response(self) -> Response {
        let headers = [
            (header::RETRY_AFTER, HeaderValue::from_static("1")),
            (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
        ];
        (StatusCode::SERVICE_UNAVAILABLE, headers, lines::TOO_MUCH).into_response()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures_util::{FutureExt, future::join_all};

    #[tokio::test]
    async fn so_many_wait_and_the_next_is_told_at_once() {
        let turns = Turns::on(4);
        let (first, second) = (turns.turn().await, turns.turn().await);
        assert!(first.is_ok() && second.is_ok());
        let mut waiting: Vec<_> = (0..MOST_WAITING).map(|_| Box::pin(turns.turn())).collect();
        for one in &mut waiting {
            assert!(one.as_mut().now_or_never().is_none(), "it waits");
        }
        assert_eq!(turns.waiting(), MOST_WAITING);
        assert_eq!(turns.turn().now_or_never().map(|turn| turn.is_err()), Some(true));
        assert_eq!(turns.waiting(), MOST_WAITING, "and is not counted");
        // Whoever goes away makes room.
        waiting.pop();
        assert!(turns.turn().now_or_never().is_none());
        drop((first, second));
        for turn in join_all(waiting.into_iter().map(|one| async { one.await.is_ok() })).await {
            assert!(turn, "each has its turn in the end");
        }
        assert_eq!(turns.waiting(), 0);
    }

    #[test]
    fn even_one_thread_does_something() {
        assert_eq!(Turns::on(1).free.available_permits(), 1);
        assert_eq!(Turns::on(8).free.available_permits(), 6);
    }
}
