//! Changesets: the only way the world changes, whole or not at all.

use crate::{
    entity::{Entity, EntityRef, exact},
    id::SourceId,
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// The number of a changeset in the journal: 1, 2, 3 … without gaps. 0 is the empty world.
pub type Seq = u64;

/// The author of the changesets with which a record begins, and what their comments begin with; the first is of what several files share.
pub const FIRST_RECORDER: &str = "starter world";
pub const FIRST_RECORD: &str = "Starter world: ";
pub const COMMON_GROUND: &str = "the common ground";

/// An edit: who, when, why, on whose word, and the new version of each entity it touches.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Changeset {
    pub author: String,
    pub at: Timestamp,
    pub comment: String,
    /// On whose word; at least one, and each must exist once the changeset has been applied.
    #[serde(deserialize_with = "exact")]
    pub sources: Vec<SourceId>,
    #[serde(deserialize_with = "exact")]
    pub changes: Vec<Change>,
}

/// One entity as it shall be, and the version of it that the editor saw.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// The number of the changeset that last wrote the entity; 0 when it did not exist.
    pub expects: Seq,
    pub to: Revision,
}

/// What a change makes of an entity.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Revision {
    /// The entity is this from now on.
    Is(Entity),
    /// The entity is taken out; its past stays in the journal.
    Gone(EntityRef),
    /// The entity turned out to be the same as another one of its kind, which stays: whoever asks for it is led there.
    Merged { from: EntityRef, into: EntityRef },
}

impl Revision {
    /// The entity as it is from now on; none where it is not there any more.
    pub fn entity(&self) -> Option<&Entity> {
        match self {
            Self::Is(entity) => Some(entity),
            Self::Gone(_) | Self::Merged { .. } => None,
        }
    }
}

impl Changeset {
    /// Reads a changeset as a journal keeps it.
    ///
    /// # Errors
    /// When the text is no JSON, or no changeset.
    pub fn from_json(text: &str) -> serde_json::Result<Self> {
        serde_json::from_str(text)
    }

    /// The changeset as a journal keeps it.
    ///
    /// # Errors
    /// Never for what [`Changeset::from_json`] can read.
    pub fn to_json(&self) -> serde_json::Result<String> {
        serde_json::to_string(self)
    }
}

impl Change {
    /// Puts a new entity into the world.
    pub fn add(entity: impl Into<Entity>) -> Self {
        Self {
            expects: 0,
            to: Revision::Is(entity.into()),
        }
    }

    /// Replaces the version of an entity that changeset `expects` wrote.
    pub fn replace(expects: Seq, entity: impl Into<Entity>) -> Self {
        Self {
            expects,
            to: Revision::Is(entity.into()),
        }
    }

    /// Takes out the version of an entity that changeset `expects` wrote.
    pub fn remove(expects: Seq, entity: EntityRef) -> Self {
        Self {
            expects,
            to: Revision::Gone(entity),
        }
    }

    /// Has the version of an entity that changeset `expects` wrote become one with another entity.
    pub fn merge(expects: Seq, from: EntityRef, into: EntityRef) -> Self {
        Self {
            expects,
            to: Revision::Merged { from, into },
        }
    }

    /// Whether the change is about an entity.
    pub fn is_of(&self, reference: &EntityRef) -> bool {
        match &self.to {
            Revision::Is(entity) => entity.kind() == reference.kind() && entity.id() == reference.id(),
            Revision::Gone(gone) | Revision::Merged { from: gone, .. } => gone == reference,
        }
    }

    /// Which entity the change is about.
    pub fn reference(&self) -> EntityRef {
        match &self.to {
            Revision::Is(entity) => entity.reference(),
            Revision::Gone(reference) | Revision::Merged { from: reference, .. } => reference.clone(),
        }
    }
}

/// Why a changeset was not applied. Nothing of it was.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Refusal {
    #[error("the changeset changes nothing")]
    Empty,
    #[error("the changeset names no author")]
    NoAuthor,
    #[error("the changeset says not why: it needs a comment")]
    NoComment,
    #[error("the changeset names no source")]
    NoSource,
    #[error("the changeset touches {0:?} twice")]
    Twice(EntityRef),
    #[error("{entity:?} was changed by changeset {found} since version {expected} was read")]
    Stale {
        entity: EntityRef,
        expected: Seq,
        /// The number of the changeset that wrote what stands now; 0 when nothing does.
        found: Seq,
        /// What the editor wanted; none when it wanted to take the entity out.
        wanted: Option<Box<Entity>>,
        /// What stands now; none when the entity is gone.
        stands: Option<Box<Entity>>,
    },
    #[error("{from:?} refers to {to:?}, which does not exist")]
    UnknownReference { from: EntityRef, to: EntityRef },
    #[error("{entity:?} cannot be taken out while {by:?} refers to it")]
    StillReferenced { entity: EntityRef, by: EntityRef },
    #[error("{from:?} cannot become one with {into:?}: only another record of the same kind")]
    CannotMerge { from: EntityRef, into: EntityRef },
    #[error("the changeset is dated {at}, before its predecessor of {last}")]
    TimeGoesBack { at: Timestamp, last: Timestamp },
}
