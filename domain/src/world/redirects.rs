//! What was merged with what: where the name of a record that stands no more leads.

use crate::{EntityRef, changeset::Seq};
use imbl::{OrdMap, OrdSet};

/// Where a merged record leads, one step of possibly several.
#[derive(Clone, Debug, PartialEq)]
pub struct Redirect {
    pub into: EntityRef,
    /// The changeset that merged it.
    pub seq: Seq,
}

/// The merged records of a world. A chain of them ends: each step is younger than the one before, because a record stands when another
/// one is merged with it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Redirects {
    by_from: OrdMap<EntityRef, Redirect>,
    by_into: OrdMap<EntityRef, OrdSet<EntityRef>>,
}

impl Redirects {
    pub(super) fn add(&mut self, from: &EntityRef, into: &EntityRef, seq: Seq) {
        self.remove(from);
        let into = into.clone();
        self.by_into.entry(into.clone()).or_default().insert(from.clone());
        self.by_from.insert(from.clone(), Redirect { into, seq });
    }

    /// Forgets where a record leads, because it stands by itself again.
    pub(super) fn remove(&mut self, from: &EntityRef) {
        let Some(former) = self.by_from.remove(from) else {
            return;
        };
        if let Some(all) = self.by_into.get_mut(&former.into) {
            all.remove(from);
            if all.is_empty() {
                self.by_into.remove(&former.into);
            }
        }
    }

    /// Every merged record and its next step, in the order of kinds and ids.
    pub fn all(&self) -> impl Iterator<Item = (&EntityRef, &Redirect)> {
        self.by_from.iter()
    }

    /// The records that were merged with one, directly.
    pub fn merged_with(&self, into: &EntityRef) -> impl Iterator<Item = &EntityRef> {
        self.by_into.get(into).into_iter().flat_map(OrdSet::iter)
    }

    /// The end of the chain that begins with a merged record, which may have been taken out since.
    pub fn last_of(&self, from: &EntityRef) -> Option<&EntityRef> {
        let mut last = &self.by_from.get(from)?.into;
        while let Some(next) = self.by_from.get(last) {
            last = &next.into;
        }
        Some(last)
    }
}
