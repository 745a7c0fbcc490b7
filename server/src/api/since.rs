//! What changed since a moment: which records read differently, and which are gone.

use super::reading::Reading;
use domain::{Change, EntityKind, changeset::Seq, world::Commit};
use jiff::{Timestamp, tz::TimeZone};
use serde::Serialize;
use std::{
    collections::{BTreeMap, HashSet},
    fmt::Display,
    sync::Arc,
};
use utoipa::ToSchema;

/// What stands in a list for a record that was taken out, or is not known on the day any more.
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
}

/// The records of one kind that changed.
pub struct Changed {
    pub ids: HashSet<String>,
    pub gone: Vec<Tombstone>,
}

/// In what the records of a kind differ from what a copy has that was taken at a moment: on the day that is shown, or where that is
/// today, on the day of the moment, because records also become known by the passing of days.
///
/// What was recorded at that very moment counts as later: two changesets may share one, and a program that asks with the moment
/// of its last answer must not miss the second. An edit of what came later than the day shows in nothing, and is none.
pub fn changed(reading: &Reading<'_>, kind: EntityKind, moment: Timestamp) -> Changed {
    let visit = &reading.visit;
    let journal = visit.world.journal();
    let begin = journal.partition_point(|commit| commit.changeset.at < moment);
    let copied_on = if visit.as_of.is_some() {
        visit.day()
    } else {
        moment.to_zoned_datetime(TimeZone::UTC).date().min(visit.day())
    };
    let backend = &reading.context.backend;
    let former = backend.snapshot(&backend.at(begin as Seq), copied_on);
    let now = &visit.snapshot;
    let (ids, gone) = match kind {
        EntityKind::Country => differing(&former.countries, &now.countries),
        EntityKind::Office => differing(&former.offices, &now.offices),
        EntityKind::Party => differing(&former.parties, &now.parties),
        EntityKind::Person => differing(&former.persons, &now.persons),
        EntityKind::Tenure => differing(&former.tenures, &now.tenures),
        EntityKind::Event => differing(&former.events, &now.events),
        EntityKind::Transition => differing(&former.transitions, &now.transitions),
        EntityKind::Source => differing(&former.sources, &now.sources),
    };
    let tombstone = |id: String| {
        let touches = |commit: &&Arc<Commit>| {
            let mut references = commit.changeset.changes.iter().map(Change::reference);
            references.any(|reference| reference.kind() == kind && reference.id() == id)
        };
        // Without a word of its own it went with something else: the last word of all is late enough.
        let commit = journal[begin..].iter().rfind(touches).or(journal.last())?;
        Some(Tombstone {
            id,
            gone: true,
            seq: commit.seq,
            at: commit.changeset.at,
        })
    };
    Changed {
        ids,
        gone: gone.into_iter().filter_map(tombstone).collect(),
    }
}

/// The ids of what is new or reads differently, and of what is not there any more.
fn differing<Id: Ord + Display, T: PartialEq>(
    former: &BTreeMap<Id, Arc<T>>,
    now: &BTreeMap<Id, Arc<T>>,
) -> (HashSet<String>, Vec<String>) {
    let is_same = |id: &Id, entity: &Arc<T>| {
        former
            .get(id)
            .is_some_and(|it| Arc::ptr_eq(it, entity) || it == entity)
    };
    let changed = now.iter().filter(|(id, entity)| !is_same(id, entity));
    let gone = former.keys().filter(|id| !now.contains_key(*id));
    (
        changed.map(|(id, _)| id.to_string()).collect(),
        gone.map(ToString::to_string).collect(),
    )
}
