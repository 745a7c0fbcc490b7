//! The tracker: the journal and the world that it replays to, and the port through which pages read it.
//!
//! Every read is answered from memory. A commit goes to the journal first, and the world is swapped
//! whole once the journal has it ([`commit`]); [`follow`] brings in what other processes committed.

mod clock;
mod commit;
mod follow;
mod past;
mod writing;

pub use clock::ClockBehind;
pub use follow::Follow;

use crate::desk::Desk;
use crate::journal::{AppendError, Hash, Head, Journal, ReadError};
use app::{Obstacle, Today, desk::Marks};
use domain::{Refusal, Snapshot, World, changeset::Seq};
use futures_util::TryStreamExt;
use jiff::{Timestamp, civil::Date};
use past::Past;
use std::{
    pin::pin,
    sync::{Arc, PoisonError, RwLock},
    time::Duration,
};
use tokio::sync::{Mutex, watch};
use writing::Writing;

/// How often a commit is tried before it is given up. Each loss means that someone else got through.
const TRIES: u32 = 40;
/// How long somebody who saves waits for the database before they are told that it does not answer.
const PATIENCE: Duration = Duration::from_secs(2);

/// Why a changeset was not committed.
#[derive(Debug, thiserror::Error)]
pub enum CommitError {
    #[error(transparent)]
    Refused(#[from] Refusal),
    #[error(transparent)]
    Clock(#[from] ClockBehind),
    #[error("the journal is too busy: the changeset lost {TRIES} times, try again later")]
    Busy,
    #[error(transparent)]
    Append(AppendError),
    #[error(transparent)]
    CatchUp(#[from] CatchUpError),
}

/// Why the world could not be brought up to the journal.
#[derive(Debug, thiserror::Error)]
pub enum CatchUpError {
    #[error(transparent)]
    Read(#[from] ReadError),
    #[error("the database did not answer")]
    Unanswered,
    #[error("the tables of the desk cannot be read ({0})")]
    Desk(#[from] sqlx::Error),
    #[error(
        "the journal is damaged: changeset {seq} cannot stand where it is ({refusal}); restore the latest backup"
    )]
    Refused { seq: Seq, refusal: Box<Refusal> },
}

impl CatchUpError {
    /// A refusal on replay, with the number of the changeset that was refused.
    pub fn refused((seq, refusal): (Seq, Refusal)) -> Self {
        Self::Refused {
            seq,
            refusal: Box::new(refusal),
        }
    }
}

/// The journal, and the world in memory.
pub struct Tracker {
    journal: Journal,
    world: RwLock<Arc<World>>,
    /// The hash of the newest changeset of the world. Held by whoever is about to change the world, so that one process does not race itself.
    changing: Mutex<Hash>,
    past: Past,
    /// The view of the newest world on the day of the last request.
    today: RwLock<Option<Arc<Today>>>,
    desk: Arc<Desk>,
    news: watch::Sender<Seq>,
    writing: Writing,
    /// Whether times may be moved up by more than an hour.
    pins_times: bool,
}

impl Tracker {
    /// Reads the whole journal and replays it.
    ///
    /// # Errors
    /// When the journal cannot be read, or is damaged.
    pub async fn start(journal: Journal) -> Result<Self, CatchUpError> {
        let past = Past::default();
        let mut world = Arc::default();
        let mut hash = Hash::START;
        read_on(&mut world, &mut hash, &journal, &past).await?;
        let news = watch::Sender::new(world.seq());
        Ok(Self {
            desk: Arc::new(Desk::open(&journal).await?),
            journal,
            world: RwLock::new(world),
            changing: Mutex::new(hash),
            past,
            today: RwLock::default(),
            news,
            writing: Writing::default(),
            pins_times: false,
        })
    }

    /// Commits also where the last changeset was recorded at a time that lies far ahead: what follows gets the same time.
    #[must_use]
    pub fn pinning_times(self, pins_times: bool) -> Self {
        Self { pins_times, ..self }
    }

    /// The world as it is recorded now.
    pub fn world(&self) -> Arc<World> {
        Arc::clone(&self.world.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// The number of the last commit, and every later one as soon as the world has it.
    pub fn news(&self) -> watch::Receiver<Seq> {
        self.news.subscribe()
    }

    /// What people have said of the tasks of the desk.
    pub fn desk(&self) -> &Arc<Desk> {
        &self.desk
    }

    pub fn journal(&self) -> &Journal {
        &self.journal
    }

    /// What keeps the journal from taking anything, as far as is known; none where it takes what it should. Somebody who asks has it
    /// tried out, now and then.
    pub async fn obstacle(&self) -> Option<Obstacle> {
        self.writing.tried(&self.journal).await
    }

    /// Brings in what other processes have committed; returns the number that the world has then.
    ///
    /// # Errors
    /// When the journal cannot be read, or is damaged.
    pub async fn catch_up(&self) -> Result<Seq, CatchUpError> {
        let mut hash = self.changing.lock().await;
        self.bring_up(&mut hash).await
    }

    /// Where the journal ends, as far as the world has it.
    pub async fn head(&self) -> Head {
        let hash = self.changing.lock().await;
        Head {
            seq: self.world().seq(),
            hash: *hash,
        }
    }

    async fn bring_up(&self, hash: &mut Hash) -> Result<Seq, CatchUpError> {
        let world = self.world();
        let (mut next, mut newest) = (Arc::clone(&world), *hash);
        read_on(&mut next, &mut newest, &self.journal, &self.past).await?;
        let seq = next.seq();
        if seq > world.seq() {
            self.install(next);
            *hash = newest;
        }
        Ok(seq)
    }

    fn install(&self, next: Arc<World>) {
        let seq = next.seq();
        *self.world.write().unwrap_or_else(PoisonError::into_inner) = next;
        self.news.send_replace(seq);
    }
}

impl app::Backend for Tracker {
    fn world(&self) -> Arc<World> {
        Tracker::world(self)
    }

    fn known_at(&self, moment: Timestamp) -> Arc<World> {
        self.at(Tracker::world(self).seq_at(moment))
    }

    fn at(&self, seq: Seq) -> Arc<World> {
        let world = Tracker::world(self);
        if seq >= world.seq() {
            return world;
        }
        self.past.at(seq, &world)
    }

    // A number stands for one world for ever, so it is enough to compare.
    fn today(&self, world: &Arc<World>, today: Date) -> Arc<Today> {
        let rules = self.desk.freshness();
        let is_right = |kept: &&Arc<Today>| {
            let view = &kept.snapshot;
            view.seq == world.seq() && view.on == today && view.freshness() == Some(&rules)
        };
        let kept = self.today.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(right) = kept.as_ref().filter(is_right) {
            return Arc::clone(right);
        }
        drop(kept);
        let mut kept = self.today.write().unwrap_or_else(PoisonError::into_inner);
        let view = match kept.as_ref() {
            Some(right) if is_right(&right) => return Arc::clone(right),
            Some(former) if former.snapshot.on == today && former.snapshot.freshness() == Some(&rules) => {
                former.snapshot.carried_on(world)
            }
            Some(_) | None => Snapshot::of_today(world, today, rules),
        };
        let view = Arc::new(Today::new(view));
        // Whoever still asks for the world of a moment ago does not take the newest view's place.
        if kept
            .as_ref()
            .is_none_or(|kept| kept.snapshot.seq <= view.snapshot.seq)
        {
            *kept = Some(Arc::clone(&view));
        }
        view
    }

    fn obstacle(&self) -> app::backend::Trying<'_> {
        Box::pin(Tracker::obstacle(self))
    }

    fn marks(&self) -> Arc<Marks> {
        self.desk.marks()
    }

    fn commit_made<'b>(&'b self, make: app::backend::Make<'b>) -> app::backend::Committing<'b> {
        Box::pin(async move {
            self.commit_made_within(PATIENCE, make)
                .await
                .map_err(|error| match error {
                    CommitError::Refused(refusal) => app::NotCommitted::Refused(Box::new(refusal)),
                    CommitError::Busy => app::NotCommitted::Busy,
                    error @ CommitError::Clock(_) => {
                        tracing::error!(%error, "nothing was committed");
                        app::NotCommitted::Unavailable(Obstacle::WrongClock)
                    }
                    error @ (CommitError::Append(_) | CommitError::CatchUp(_)) => {
                        let obstacle = self.writing.obstacle().unwrap_or(Obstacle::Damaged);
                        tracing::error!(%error, "nothing was committed");
                        app::NotCommitted::Unavailable(obstacle)
                    }
                })
        })
    }
}

/// The world of a whole journal, and the hash with which it ends.
///
/// # Errors
/// When the journal cannot be read, or is damaged.
pub async fn replay(journal: &Journal) -> Result<(World, Hash), CatchUpError> {
    let (mut world, mut hash) = (Arc::default(), Hash::START);
    read_on(&mut world, &mut hash, journal, &Past::default()).await?;
    Ok((Arc::unwrap_or_clone(world), hash))
}

/// Applies what a journal has beyond a world; the world is copied first if there is any and somebody else reads it.
///
/// The row beside the journal is read before the rows: what it tells of has to be there, and what was written since is told of the next time.
async fn read_on(
    world: &mut Arc<World>,
    hash: &mut Hash,
    journal: &Journal,
    past: &Past,
) -> Result<(), CatchUpError> {
    loop {
        let told = journal.head().await?;
        let known = Head {
            seq: world.seq(),
            hash: *hash,
        };
        if let Some(told) = told {
            known.may_lead_to(told)?;
        }
        let mut news = pin!(journal.since(known));
        while let Some(recorded) = news.try_next().await? {
            let seq = world.seq() + 1;
            Arc::make_mut(world)
                .apply(recorded.changeset)
                .map_err(|refusal| CatchUpError::refused((seq, refusal)))?;
            *hash = recorded.hash;
            past.pass(world);
        }
        let reached = Head {
            seq: world.seq(),
            hash: *hash,
        };
        match told {
            Some(told) if !reached.is_whole(told)? => {}
            Some(_) | None => return Ok(()),
        }
    }
}
