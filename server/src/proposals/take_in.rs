//! Takes proposals into the record: changesets are made of them, committed together, and the proposals decided.

use super::{
    Decided, Proposal, State,
    accept::{Acceptance, Accepted, accept},
    store::{Store, StoreError},
};
use app::{Backend, NotCommitted};
use domain::changeset::Seq;
use std::collections::BTreeMap;

/// Why proposals were not taken in. Nothing of them is in the record then, and they are still open.
#[derive(Debug, thiserror::Error)]
pub enum TakeInError {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    NotCommitted(#[from] NotCommitted),
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
    let mut made = Accepted::default();
    backend
        .commit_made(Box::new(|world| {
            made = accept(world, proposals, acceptance);
            std::mem::take(&mut made.changesets)
        }))
        .await?;
    let mut by_seq: BTreeMap<Seq, Vec<String>> = BTreeMap::new();
    for (id, seq) in made.taken {
        by_seq.entry(seq).or_default().push(id);
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
    Ok(TakenIn {
        accepted,
        left: made.left,
    })
}
