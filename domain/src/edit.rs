//! What editors do, as changes of the world: start and end tenures, move events, hand an office over.
//!
//! An act is a method of [`Draft`], which collects new versions of the entities it touches and gives them out as the
//! changes of one changeset. [`tenure`], [`hand_over`], [`mod@vacancy`] and [`event`] hold the acts on one kind of record, [`verbs`] what a newsroom
//! reports, which is made of several; [`add`] makes new entities with ids of their own, [`merge`] brings two edits of one entity
//! together, [`double`] makes one record of two that are of the same, and [`undo`] takes a changeset back.

pub mod add;
pub mod double;
pub mod event;
pub mod hand_over;
pub mod merge;
pub mod tenure;
pub mod undo;
mod vacancy;
pub mod verbs;

use crate::{
    Change, Entity, EntityRef, Event, Office, Person, Provenance, Tenure, Transition, World,
    changeset::Seq,
    entity::{Citation, Review, citation::cite},
    id::{EventId, OfficeId, PersonId, TenureId, TransitionId},
};
use jiff::civil::Date;
use std::{collections::BTreeMap, sync::Arc};

/// Why an act cannot be done, and which of its fields is to blame.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{field}: {problem}")]
pub struct ActError {
    /// The field of the act, as forms and the API name it.
    pub field: &'static str,
    pub problem: ActProblem,
}

/// What stands in the way of an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ActProblem {
    #[error("there is no such thing any more")]
    Unknown,
    #[error("this has ended already")]
    HasEnded,
    #[error("this lies before the start")]
    BeforeStart,
    #[error("this lies in the future")]
    InFuture,
    #[error("the person died before that")]
    AfterDeath,
    #[error("the person holds this office already")]
    HoldsAlready,
    #[error("the event is cancelled already")]
    IsCancelled,
    #[error("it has been, and what came of it is recorded")]
    HasOutcome,
    #[error("this is the date that stands already")]
    SameDate,
    #[error("the name gives no id: it needs letters or digits")]
    NoId,
    #[error("the powers are suspended already")]
    IsSuspended,
    #[error("the powers are not suspended")]
    NotSuspended,
    #[error("somebody holds this office who does not leave it")]
    IsHeld,
}

/// An act failed because of `field`.
fn fail<T>(field: &'static str, problem: ActProblem) -> Result<T, ActError> {
    Err(ActError { field, problem })
}

/// On whose word an edit stands, and up to which day its sources confirm it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    pub sources: Vec<Citation>,
    /// The day of the edit.
    pub today: Date,
}

impl Word {
    /// What a new entity says of its sources: an editor has just compared it with them.
    pub fn provenance(&self) -> Provenance {
        Provenance {
            sources: self.sources.clone(),
            review: Review::Reviewed,
            verified: Some(self.today),
            has_later_sources: false,
        }
    }

    /// Adds these sources to those that an entity has, and counts it as checked today.
    fn adds_to(&self, provenance: &mut Provenance) {
        for citation in &self.sources {
            cite(&mut provenance.sources, citation);
        }
        provenance.review = Review::Reviewed;
        provenance.verified = Some(self.today);
    }
}

/// New versions of some entities of a world, on the word of some sources.
#[derive(Clone, Debug)]
pub struct Draft<'w> {
    world: &'w World,
    word: Word,
    entities: BTreeMap<EntityRef, Entity>,
    /// What was given out as changes already, and the number of the changeset that it will have.
    given_out: BTreeMap<EntityRef, (Seq, Entity)>,
    /// What stood in the draft before each entity that was put since the mark.
    since_mark: Vec<(EntityRef, Option<Entity>)>,
}

impl<'w> Draft<'w> {
    pub fn new(world: &'w World, word: Word) -> Self {
        Self {
            world,
            word,
            entities: BTreeMap::new(),
            given_out: BTreeMap::new(),
            since_mark: Vec::new(),
        }
    }

    /// Sets the sources on whose word everything drafted from here on stands.
    pub fn cite(&mut self, sources: Vec<Citation>) {
        self.word.sources = sources;
    }

    /// Puts a new entity, or a new version of one, into the draft.
    pub fn put(&mut self, entity: impl Into<Entity>) {
        let entity = entity.into();
        let reference = entity.reference();
        let before = self.entities.insert(reference.clone(), entity);
        self.since_mark.push((reference, before));
    }

    /// Marks the draft as it is now.
    pub fn mark(&mut self) {
        self.since_mark.clear();
    }

    /// What was put since the mark.
    pub fn touched(&self) -> impl Iterator<Item = EntityRef> {
        self.since_mark.iter().map(|(reference, _)| reference.clone())
    }

    /// Takes back everything that was put since the mark.
    pub fn roll_back(&mut self) {
        while let Some((reference, before)) = self.since_mark.pop() {
            match before {
                Some(entity) => self.entities.insert(reference, entity),
                None => self.entities.remove(&reference),
            };
        }
    }

    /// An entity as the draft has it, or else as the world has it.
    pub fn find(&self, reference: &EntityRef) -> Option<Entity> {
        self.entities
            .get(reference)
            .or_else(|| self.given_out.get(reference).map(|(_, entity)| entity))
            .cloned()
            .or_else(|| self.world.get(reference))
    }

    fn exists(&self, reference: &EntityRef) -> bool {
        self.entities.contains_key(reference)
            || self.given_out.contains_key(reference)
            || self.world.version_of(reference).is_some()
    }

    /// Whether an id is taken: by what stands, or by what was merged, because its address leads elsewhere. What was taken out may come
    /// again under its id.
    fn is_taken(&self, reference: &EntityRef) -> bool {
        self.exists(reference) || self.world.redirects().last_of(reference).is_some()
    }

    pub fn tenure(&self, id: &TenureId) -> Option<Tenure> {
        match self.find(&EntityRef::Tenure(id.clone()))? {
            Entity::Tenure(tenure) => Some(Arc::unwrap_or_clone(tenure)),
            _ => None,
        }
    }

    pub fn event(&self, id: &EventId) -> Option<Event> {
        match self.find(&EntityRef::Event(id.clone()))? {
            Entity::Event(event) => Some(Arc::unwrap_or_clone(event)),
            _ => None,
        }
    }

    pub fn transition(&self, id: &TransitionId) -> Option<Transition> {
        match self.find(&EntityRef::Transition(id.clone()))? {
            Entity::Transition(transition) => Some(Arc::unwrap_or_clone(transition)),
            _ => None,
        }
    }

    pub fn person(&self, id: &PersonId) -> Option<Person> {
        match self.find(&EntityRef::Person(id.clone()))? {
            Entity::Person(person) => Some(Arc::unwrap_or_clone(person)),
            _ => None,
        }
    }

    pub fn office(&self, id: &OfficeId) -> Option<Office> {
        match self.find(&EntityRef::Office(id.clone()))? {
            Entity::Office(office) => Some(Arc::unwrap_or_clone(office)),
            _ => None,
        }
    }

    /// What was drafted so far: of each entity only its reference.
    fn drafted(&self) -> impl Iterator<Item = &EntityRef> {
        self.entities.keys().chain(self.given_out.keys())
    }

    /// Says that an entity still stands as it does: its sources and its last check are all that changes.
    ///
    /// # Errors
    /// When there is no such entity, or it is one without sources of its own.
    pub fn verify(&mut self, reference: &EntityRef) -> Result<(), ActError> {
        let Some(mut entity) = self.find(reference) else {
            return fail("entity", ActProblem::Unknown);
        };
        let Some(provenance) = entity.provenance_mut() else {
            return fail("entity", ActProblem::Unknown);
        };
        self.word.adds_to(provenance);
        self.put(entity);
        Ok(())
    }

    /// Every entity whose new version differs from what stands, each with the version it replaces.
    pub fn changes(&self) -> Vec<Change> {
        self.entities
            .iter()
            .filter_map(|(reference, entity)| {
                let (expects, stands) = match self.given_out.get(reference) {
                    Some((seq, entity)) => (*seq, Some(entity.clone())),
                    None => (
                        self.world.version_of(reference).unwrap_or(0),
                        self.world.get(reference),
                    ),
                };
                (stands.as_ref() != Some(entity)).then(|| Change {
                    expects,
                    to: crate::changeset::Revision::Is(entity.clone()),
                })
            })
            .collect()
    }

    /// As [`Draft::changes`], and goes on as if they were committed with the number `seq`.
    pub fn give_out(&mut self, seq: Seq) -> Vec<Change> {
        let changes = self.changes();
        for change in &changes {
            if let crate::changeset::Revision::Is(entity) = &change.to {
                self.given_out.insert(change.reference(), (seq, entity.clone()));
            }
        }
        self.entities.clear();
        self.since_mark.clear();
        changes
    }
}

#[cfg(test)]
mod tests;
