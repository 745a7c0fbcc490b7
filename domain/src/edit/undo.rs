//! Taking a changeset back, also long after: what came since stays, unless it stands in the way.

use super::merge::{Conflict, MergeError, merge};
use crate::{
    Change, Entity, EntityRef, World,
    changeset::{Revision, Seq},
    difference::differences,
    world::{Fate, redirected},
};
use std::collections::BTreeSet;

/// What stands in the way of taking a changeset back.
#[derive(Clone, Debug, PartialEq)]
pub enum Obstacle {
    /// There is no such changeset.
    NoSuchChangeset,
    /// The entity was changed since in the same fields.
    ChangedSince {
        entity: EntityRef,
        /// The changeset that wrote what stands now.
        by: Seq,
        conflicts: Vec<Conflict>,
    },
    /// The entity was taken out since.
    GoneSince { entity: EntityRef },
    /// The entity that the changeset added was changed since, so taking it out would lose that.
    GrownSince { entity: EntityRef, by: Seq },
    /// Nothing is left of the changeset.
    NothingLeft,
}

/// The changes that take changeset `seq` back.
///
/// # Errors
/// Everything that stands in the way; then nothing should be done.
pub fn undo(world: &World, seq: Seq) -> Result<Vec<Change>, Vec<Obstacle>> {
    let Some(commit) = world.commit(seq) else {
        return Err(vec![Obstacle::NoSuchChangeset]);
    };
    let mut changes = Vec::new();
    let mut obstacles = Vec::new();
    for change in &commit.changeset.changes {
        match undo_one(world, seq, change) {
            Ok(change) => changes.extend(change),
            Err(obstacle) => obstacles.push(obstacle),
        }
    }
    if obstacles.is_empty() && changes.is_empty() {
        obstacles.push(Obstacle::NothingLeft);
    }
    if obstacles.is_empty() {
        Ok(naming_what_stands(world, changes))
    } else {
        Err(obstacles)
    }
}

/// The changes, with what was merged since named by what it is now, unless it stands by itself again with them.
fn naming_what_stands(world: &World, changes: Vec<Change>) -> Vec<Change> {
    let put_back: BTreeSet<EntityRef> = changes
        .iter()
        .filter(|change| change.to.entity().is_some())
        .map(Change::reference)
        .collect();
    let survivor = |reference: &EntityRef| match world.fate_of(reference) {
        Some(Fate::Merged(survivor)) if !put_back.contains(reference) => Some(survivor.clone()),
        Some(Fate::Merged(_) | Fate::Removed(_)) | None => None,
    };
    let renamed = |change: Change| match change.to {
        Revision::Is(entity) => Change::replace(change.expects, redirected(entity, &survivor)),
        Revision::Gone(_) | Revision::Merged { .. } => change,
    };
    changes.into_iter().map(renamed).collect()
}

fn undo_one(world: &World, seq: Seq, change: &Change) -> Result<Option<Change>, Obstacle> {
    let entity = change.reference();
    let before = world.entity_at(&entity, seq - 1).map(|(_, entity)| entity);
    let now = world.get(&entity);
    let version = world.version_of(&entity).unwrap_or(0);
    match (&change.to, before, now) {
        // It was changed: what came since in other fields stays.
        (Revision::Is(after), Some(before), Some(now)) => match merge(after, &before, &now) {
            Ok(merged) if merged == now => Ok(None),
            Ok(merged) => match restated(world, seq, &entity, &before, after) {
                Some((by, conflicts)) => Err(Obstacle::ChangedSince {
                    entity,
                    by,
                    conflicts,
                }),
                None => Ok(Some(Change::replace(version, merged))),
            },
            Err(MergeError::Conflicts(conflicts)) => Err(Obstacle::ChangedSince {
                entity,
                by: version,
                conflicts,
            }),
            Err(MergeError::Unsound(_)) => Err(Obstacle::ChangedSince {
                entity,
                by: version,
                conflicts: Vec::new(),
            }),
        },
        (Revision::Is(_), Some(_), None) => Err(Obstacle::GoneSince { entity }),
        // It was added: it goes, if nobody has worked on it since.
        (Revision::Is(after), None, Some(now)) => {
            if now == *after {
                Ok(Some(Change::remove(version, entity)))
            } else {
                Err(Obstacle::GrownSince { entity, by: version })
            }
        }
        (Revision::Is(_), None, None) => Ok(None),
        // It was taken out, or merged with another: it comes back, if nothing has taken its place.
        (Revision::Gone(_) | Revision::Merged { .. }, Some(before), None) => Ok(Some(Change::add(before))),
        (Revision::Gone(_) | Revision::Merged { .. }, _, Some(_)) => {
            Err(Obstacle::GrownSince { entity, by: version })
        }
        (Revision::Gone(_) | Revision::Merged { .. }, None, None) => Ok(None),
    }
}

/// The fields of a changeset that a later one wrote again, and that later one. Even where they came back to the same
/// value somebody has said so since, and taking back the earlier word must not take back the later one.
fn restated(
    world: &World,
    seq: Seq,
    entity: &EntityRef,
    before: &Entity,
    after: &Entity,
) -> Option<(Seq, Vec<Conflict>)> {
    let is_fact =
        |field: &str| !["sources", "review", "verified"].contains(&field.split('.').next().unwrap_or(field));
    let ours: Vec<_> = differences(Some(before), Some(after))
        .into_iter()
        .filter(|it| is_fact(&it.field))
        .collect();
    let later = world.history_of(entity).take_while(|commit| commit.seq > seq);
    later
        .filter_map(|commit| {
            let before = world.entity_at(entity, commit.seq - 1).map(|(_, entity)| entity);
            let after = world.entity_at(entity, commit.seq).map(|(_, entity)| entity);
            let theirs = differences(before.as_ref(), after.as_ref());
            let both = ours.iter().filter_map(|our| {
                let their = theirs.iter().find(|it| it.field == our.field)?;
                Some(Conflict {
                    field: our.field.clone(),
                    base: our.after.clone(),
                    mine: our.before.clone(),
                    theirs: their.after.clone(),
                })
            });
            let both: Vec<_> = both.collect();
            (!both.is_empty()).then_some((commit.seq, both))
        })
        .next()
}
