//! Commits: what is made for the newest world goes to the journal first, and then into the world.

use super::{CatchUpError, CommitError, TRIES, Tracker, clock};
use crate::{
    journal::{AppendError, Head, ReadError, obstacle},
    metrics::METRICS,
};
use domain::{Changeset, Refusal, World, changeset::Seq};
use jiff::Timestamp;
use std::{
    sync::Arc,
    time::{Duration, Instant},
};
use tokio::time::timeout;

/// How long an answer of the database is waited for where nobody else waits: many changesets, or large ones, may take a while.
const UNHURRIED: Duration = Duration::from_secs(600);
/// How much longer somebody who waits has to wait for each changeset beside the first.
const EACH: Duration = Duration::from_millis(2);

impl Tracker {
    /// Commits a changeset and returns the number that it took.
    ///
    /// Its time is moved up to its predecessor's if the clock of this machine is behind, and the log says so: the order of
    /// the journal is its numbers.
    ///
    /// # Errors
    /// When the world refuses it, as it stands by then, the clock cannot be right, or the journal cannot take it.
    pub async fn commit(&self, changeset: Changeset) -> Result<Seq, CommitError> {
        self.commit_all(vec![changeset]).await
    }

    /// Commits changesets that follow each other: all of them, or none. Returns the last number.
    ///
    /// # Errors
    /// As [`Tracker::commit`].
    pub async fn commit_all(&self, changesets: Vec<Changeset>) -> Result<Seq, CommitError> {
        self.commit_made(|_| changesets.clone()).await
    }

    /// Commits what is made for the newest world, all of it or nothing. Returns the number of the newest changeset.
    ///
    /// `make` is called again on a newer world where another process was faster.
    ///
    /// # Errors
    /// As [`Tracker::commit`].
    pub async fn commit_made(
        &self,
        make: impl FnMut(&Arc<World>) -> Vec<Changeset>,
    ) -> Result<Seq, CommitError> {
        self.commit_made_within(UNHURRIED, make).await
    }

    /// The same, for somebody who waits so long for an answer of the database.
    ///
    /// # Errors
    /// As [`Tracker::commit`].
    pub async fn commit_made_within(
        &self,
        patience: Duration,
        make: impl FnMut(&Arc<World>) -> Vec<Changeset>,
    ) -> Result<Seq, CommitError> {
        let begun = Instant::now();
        let committed = self.try_to_commit(patience, make).await;
        let obstacle = match &committed {
            Ok(_) => {
                self.writing.works();
                METRICS.commits.observe(begun.elapsed().as_secs_f64());
                None
            }
            Err(CommitError::Append(error)) => Some(error.obstacle()),
            Err(CommitError::CatchUp(CatchUpError::Read(ReadError::Database(error)))) => {
                Some(obstacle(error))
            }
            Err(_) => None,
        };
        if let Some(obstacle) = obstacle {
            self.writing.fails(obstacle);
            METRICS.commits_failed.inc();
        }
        committed
    }

    async fn try_to_commit(
        &self,
        patience: Duration,
        mut make: impl FnMut(&Arc<World>) -> Vec<Changeset>,
    ) -> Result<Seq, CommitError> {
        let begun = Instant::now();
        let Ok(mut hash) = timeout(patience, self.changing.lock()).await else {
            return Err(match self.writing.obstacle() {
                Some(_) => CommitError::Append(AppendError::Unanswered),
                None => CommitError::Busy,
            });
        };
        let mut may_be_written: Option<(Seq, Vec<Changeset>)> = None;
        for attempt in 0..TRIES {
            let world = self.world();
            if let Some((expected, written)) = may_be_written.take()
                && holds(&world, expected, &written)
            {
                return Ok(expected + written.len() as Seq);
            }
            let changesets = make(&world);
            if changesets.is_empty() {
                return Ok(world.seq());
            }
            clock::compare(&world, Timestamp::now(), self.pins_times)?;
            let (next, changesets) = applied(&world, changesets)?;
            let head = Head {
                seq: world.seq(),
                hash: *hash,
            };
            let appended = timeout(
                patience + each(changesets.len()),
                self.journal.append(head, &changesets),
            );
            match appended.await.unwrap_or(Err(AppendError::Unanswered)) {
                Ok(head) => {
                    self.past.pass(&next);
                    self.install(Arc::new(next));
                    *hash = head.hash;
                    return Ok(head.seq);
                }
                Err(AppendError::Lost) => pause(attempt).await,
                Err(AppendError::Again(_)) if begun.elapsed() < patience => pause(attempt).await,
                Err(AppendError::Uncertain(error)) if attempt + 1 < TRIES && begun.elapsed() < patience => {
                    tracing::warn!(%error, "an append may or may not have been written; looking");
                    may_be_written = Some((world.seq(), changesets));
                    pause(attempt).await;
                }
                Err(error) => return Err(CommitError::Append(error)),
            }
            let brought_up = timeout(patience, self.bring_up(&mut hash)).await;
            brought_up.map_err(|_| CommitError::Append(AppendError::Unanswered))??;
        }
        Err(CommitError::Busy)
    }
}

/// The changesets with their times in order, and the world after them.
fn applied(world: &World, mut changesets: Vec<Changeset>) -> Result<(World, Vec<Changeset>), Refusal> {
    let mut next = world.clone();
    let mut last = world.journal().last().map(|commit| commit.changeset.at);
    for changeset in &mut changesets {
        changeset.at = last.map_or(changeset.at, |last| changeset.at.max(last));
        last = Some(changeset.at);
        next.apply(changeset.clone())?;
    }
    Ok((next, changesets))
}

/// Whether the journal took these changesets after number `expected`; their times may have been moved up.
fn holds(world: &World, expected: Seq, changesets: &[Changeset]) -> bool {
    (expected + 1..).zip(changesets).all(|(seq, wanted)| {
        world.commit(seq).is_some_and(|commit| {
            Changeset {
                at: commit.changeset.at,
                ..wanted.clone()
            } == commit.changeset
        })
    })
}

/// How much longer so many changesets may take.
fn each(changesets: usize) -> Duration {
    EACH * u32::try_from(changesets).unwrap_or(u32::MAX)
}

/// Waits a little, each time longer and never as long as the others who lost.
async fn pause(attempt: u32) {
    let longest = u64::from(attempt + 1).min(20) * 2_000;
    let chance = getrandom::u64().map_or_else(
        |error| {
            tracing::warn!(%error, "the system gives no random bytes: others may lose together with this process");
            longest
        },
        |chance| chance % longest,
    );
    tokio::time::sleep(Duration::from_micros(chance)).await;
}
