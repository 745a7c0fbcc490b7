//! What changed since a moment: which records were written, and which are gone.

use super::reading::Reading;
use domain::{Entity, EntityKind, EntityRef, Snapshot, changeset::Seq};
use jiff::Timestamp;
use serde::Serialize;
use std::collections::{BTreeMap, HashSet};
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

/// What the journal says of a kind since a moment. What was recorded at that very moment comes again: two changesets may
/// share one, and a program that asks with the moment of its last answer must not miss the second.
///
/// On a past day only what reads differently on that day has changed: that an edit was made to what came later would tell
/// of it.
pub fn changed(reading: &Reading<'_>, kind: EntityKind, moment: Timestamp) -> Changed {
    let visit = &reading.visit;
    let journal = visit.world.journal();
    let begin = journal.partition_point(|commit| commit.changeset.at < moment);
    let before = begin as Seq;
    let mut written = BTreeMap::new();
    for commit in &journal[begin..] {
        for change in &commit.changeset.changes {
            let reference = change.reference();
            if reference.kind() == kind {
                written.insert(reference, (commit.seq, commit.changeset.at));
            }
        }
    }
    let former = reading.is_past().then(|| {
        let backend = &reading.context.backend;
        backend.snapshot(&backend.at(before), visit.day())
    });
    let mut changed = Changed {
        ids: HashSet::new(),
        gone: Vec::new(),
    };
    for (reference, (seq, at)) in written {
        let is_known = visit.snapshot.knows(&reference);
        let (was_known, differs) = match &former {
            Some(former) => (
                former.knows(&reference),
                on(former, &reference) != on(&visit.snapshot, &reference),
            ),
            None => (visit.world.entity_at(&reference, before).is_some(), true),
        };
        if is_known && differs {
            changed.ids.insert(reference.id().to_owned());
        } else if was_known && !is_known {
            changed.gone.push(Tombstone {
                id: reference.id().to_owned(),
                gone: true,
                seq,
                at,
            });
        }
    }
    changed
}

/// A record as it was known on the day of a snapshot.
fn on(snapshot: &Snapshot, reference: &EntityRef) -> Option<Entity> {
    match reference {
        EntityRef::Country(id) => snapshot.country(id.as_str()).cloned().map(Entity::from),
        EntityRef::Office(id) => snapshot.office(id.as_str()).cloned().map(Entity::from),
        EntityRef::Party(id) => snapshot.party(id.as_str()).cloned().map(Entity::from),
        EntityRef::Person(id) => snapshot.person(id.as_str()).cloned().map(Entity::from),
        EntityRef::Tenure(id) => snapshot.tenure(id.as_str()).cloned().map(Entity::from),
        EntityRef::Event(id) => snapshot.event(id.as_str()).cloned().map(Entity::from),
        EntityRef::Transition(id) => snapshot.transition(id.as_str()).cloned().map(Entity::from),
        EntityRef::Source(id) => snapshot.source(id.as_str()).cloned().map(Entity::from),
    }
}
