//! What changed since a moment: which records read differently, and which are gone.

use app::{Backend, visit::Visit};
use domain::{EntityKind, EntityRef, changeset::Seq, world::Commit};
use jiff::{Timestamp, tz::TimeZone};
use serde::Serialize;
use std::{
    collections::{BTreeMap, HashSet},
    sync::Arc,
};
use utoipa::ToSchema;

/// What stands for a record that was taken out or merged with another one, or is not known on the day any more.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Tombstone {
    pub id: String,
    /// Always true.
    pub gone: bool,
    /// The number of the changeset that took it out.
    pub seq: Seq,
    /// When that was recorded.
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    /// Why, in the words of whoever did it; null on a past day.
    pub reason: Option<String>,
    /// The id of the record that it is one with now; null where it was taken out.
    pub merged_into: Option<String>,
}

/// The records of one kind that changed.
pub struct Changed {
    pub ids: HashSet<String>,
    /// What is not there any more, each with the commit by which it went.
    pub gone: Vec<(EntityRef, Arc<Commit>)>,
}

/// In what the records of a kind differ from what a copy has that was taken at a moment: on the day that is shown, or where that is
/// today, on the day of the moment, because records also become known by the passing of days.
///
/// What was recorded at that very moment counts as later: two changesets may share one, and a program that asks with the moment
/// of its last answer must not miss the second. An edit of what came later than the day shows in nothing, and is none.
pub fn changed(visit: &Visit<'_>, backend: &dyn Backend, kind: EntityKind, moment: Timestamp) -> Changed {
    let copied = visit.world.seq_before(moment);
    let copied_on = if visit.as_of.is_some() {
        visit.day()
    } else {
        moment.to_zoned_datetime(TimeZone::UTC).date().min(visit.day())
    };
    let former = backend.at(copied).on(copied_on);
    let now = &visit.snapshot;
    let (ids, gone) = match kind {
        EntityKind::Country => differing(former.countries(), now.countries(), |it| it.id.as_str()),
        EntityKind::Office => differing(former.offices(), now.offices(), |it| it.id.as_str()),
        EntityKind::Party => differing(former.parties(), now.parties(), |it| it.id.as_str()),
        EntityKind::Body => differing(former.bodies(), now.bodies(), |it| it.id.as_str()),
        EntityKind::Person => differing(former.persons(), now.persons(), |it| it.id.as_str()),
        EntityKind::Tenure => differing(former.tenures(), now.tenures(), |it| it.id.as_str()),
        EntityKind::Event => differing(former.events(), now.events(), |it| it.id.as_str()),
        EntityKind::Transition => differing(former.transitions(), now.transitions(), |it| it.id.as_str()),
        EntityKind::Source => differing(former.sources(), now.sources(), |it| it.id.as_str()),
    };
    let with_commit = |id: String| {
        let reference = EntityRef::parse(kind, &id).ok()?;
        let last_word = visit.world.history_of(&reference).next().map(Arc::clone);
        // Without a word of its own it went with something else: the last word of all is late enough.
        let commit = last_word
            .filter(|commit| commit.seq > copied)
            .or_else(|| visit.world.journal().last().map(Arc::clone))?;
        Some((reference, commit))
    };
    Changed {
        ids,
        gone: gone.into_iter().filter_map(with_commit).collect(),
    }
}

/// The ids of what is new or reads differently, and of what is not there any more.
fn differing<'s, T: PartialEq + 's>(
    former: impl Iterator<Item = &'s Arc<T>>,
    now: impl Iterator<Item = &'s Arc<T>>,
    id: impl Fn(&T) -> &str,
) -> (HashSet<String>, Vec<String>) {
    let mut gone: BTreeMap<&str, &Arc<T>> = former.map(|it| (id(it), it)).collect();
    let mut changed = HashSet::new();
    for entity in now {
        let is_same = gone
            .remove(id(entity))
            .is_some_and(|former| Arc::ptr_eq(former, entity) || former == entity);
        if !is_same {
            changed.insert(id(entity).to_owned());
        }
    }
    (changed, gone.into_keys().map(str::to_owned).collect())
}
