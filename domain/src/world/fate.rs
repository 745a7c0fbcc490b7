//! What became of a record that stands no more under its own name, and what stands for it.

use super::{Commit, World};
use crate::{EntityRef, id::SourceId};
use std::sync::Arc;

/// What became of a record that stands no more under its own name.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Fate<'w> {
    /// It is one with another record, which stands.
    Merged(&'w EntityRef),
    /// It, or what it was merged with, was taken out by a commit.
    Removed(&'w Arc<Commit>),
}

impl World {
    /// What became of an entity that was recorded once and stands no more under its own name.
    pub fn fate_of(&self, reference: &EntityRef) -> Option<Fate<'_>> {
        if self.version_of(reference).is_some() {
            return None;
        }
        let last = self.redirects.last_of(reference);
        match last {
            Some(survivor) if self.version_of(survivor).is_some() => Some(Fate::Merged(survivor)),
            _ => {
                let removal = self.removals.get(last.unwrap_or(reference))?.last()?;
                self.commit(*removal).map(Fate::Removed)
            }
        }
    }

    /// The entity that stands for another one now: itself, or what it was merged with.
    pub fn standing<'w>(&'w self, reference: &'w EntityRef) -> &'w EntityRef {
        match self.fate_of(reference) {
            Some(Fate::Merged(survivor)) => survivor,
            Some(Fate::Removed(_)) | None => reference,
        }
    }

    /// The source that stands for another one now: itself, or what it was merged with.
    pub fn standing_source(&self, id: &SourceId) -> SourceId {
        match self.standing(&EntityRef::Source(id.clone())) {
            EntityRef::Source(standing) => standing.clone(),
            _ => id.clone(),
        }
    }

    /// Every commit that touched an entity or one that was merged with it, newest first, each once.
    pub fn whole_history_of<'w>(&'w self, reference: &'w EntityRef) -> Vec<&'w Arc<Commit>> {
        let own = self.changes_of(reference).map(|(commit, _)| commit);
        let mut commits: Vec<_> = own.collect();
        for from in self.redirects.merged_with(reference) {
            commits.extend(self.whole_history_of(from));
        }
        commits.sort_by_key(|commit| std::cmp::Reverse(commit.seq));
        commits.dedup_by_key(|commit| commit.seq);
        commits
    }
}
