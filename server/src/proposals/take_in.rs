//! Takes proposals into the record: changesets are made of them, committed together, and the proposals decided.

use super::{
    Decided, Proposal, State,
    accept::{Acceptance, accept},
    store::{Store, StoreError},
};
use app::{Backend, NotCommitted};
use domain::changeset::Seq;
use std::collections::BTreeMap;

/// How often it is tried anew on what others commit at the same time.
const TRIES: usize = 20;

/// Why proposals were not taken in. Nothing of them is in the record then, and they are still open.
#[derive(Debug, thiserror::Error)]
pub enum TakeInError {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("the journal did not take what was accepted")]
    Unavailable,
    #[error("the journal is too busy: others were faster {TRIES} times, try again later")]
    Busy,
}

/// What became of proposals.
#[derive(Debug, Default)]
pub struct TakenIn {
    /// How many are in the record on their own word.
    pub accepted: u64,
    /// Those that could not be taken in, and why; they are still open.
    pub left: Vec<(String, String)>,
}

/// Commits all that can be of some proposals in one append, and notes on each which changeset took it in.
///
/// # Errors
/// When the journal or the proposals cannot be read or written.
pub async fn take_in(
    backend: &dyn Backend,
    store: &Store,
    proposals: &[Proposal],
    acceptance: &Acceptance,
) -> Result<TakenIn, TakeInError> {
    for _ in 0..TRIES {
        let world = backend.world();
        let made = accept(&world, proposals, acceptance);
        let count = made.changesets.len() as Seq;
        let last = if count == 0 {
            world.seq()
        } else {
            match backend.commit_all(made.changesets).await {
                Ok(last) => last,
                // Once more, on what the others left.
                Err(NotCommitted::Refused) => continue,
                Err(NotCommitted::Unavailable) => return Err(TakeInError::Unavailable),
            }
        };
        // Others may have committed just before, and what was planned came that much later.
        let later = last - count - world.seq();
        let mut by_seq: BTreeMap<Seq, Vec<String>> = BTreeMap::new();
        for (id, planned) in made.taken {
            by_seq.entry(planned + later).or_default().push(id);
        }
        let decided = |seq| Decided {
            by: acceptance.by.clone(),
            at: acceptance.at,
            reason: None,
            seq,
        };
        let mut accepted = 0;
        for (seq, ids) in by_seq {
            accepted += store.decide(&ids, State::Accepted, &decided(Some(seq))).await?;
        }
        store.decide(&made.known, State::Accepted, &decided(None)).await?;
        return Ok(TakenIn {
            accepted,
            left: made.left,
        });
    }
    Err(TakeInError::Busy)
}
