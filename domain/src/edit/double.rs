//! Two records of one person, event, party, office or source become one; a record that nothing names goes.
//!
//! [`Double::new`] finds what has to be one with it: the tenures that both persons have in one office, the changes of holder that
//! both tenures are part of. [`union`] makes the record that stays; everything that named the other one names it. What the two
//! say differently is a [`Contradiction`], and somebody has to choose. [`likely`] finds records that may be doubles.

mod contradiction;
pub mod likely;
mod union;

pub use contradiction::Contradiction;

use super::merge::{Choices, Side};
use crate::{
    Change, Entity, EntityKind, EntityRef, World,
    edtf::agreement::{Agreement, agreement},
    world::redirected,
};
use std::collections::{BTreeMap, BTreeSet};
use union::Union;

/// Why two records cannot become one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotOne {
    #[error("one of the records is not there")]
    Unknown,
    #[error("it is the same record")]
    Same,
    #[error("the records are not of the same kind")]
    OtherKind,
    #[error("countries are not merged")]
    Country,
}

/// Two records that are to become one, with those that follow.
#[derive(Clone, Debug)]
pub struct Double<'w> {
    world: &'w World,
    from: EntityRef,
    into: EntityRef,
    /// Each record that goes, and the one that stays for it.
    pairs: BTreeMap<EntityRef, EntityRef>,
}

impl<'w> Double<'w> {
    /// The record `from` is to become one with `into`, which stays.
    ///
    /// # Errors
    /// Why that cannot be.
    pub fn new(world: &'w World, from: EntityRef, into: EntityRef) -> Result<Self, NotOne> {
        if from == into {
            return Err(NotOne::Same);
        }
        if from.kind() != into.kind() {
            return Err(NotOne::OtherKind);
        }
        if from.kind() == EntityKind::Country {
            return Err(NotOne::Country);
        }
        if world.version_of(&from).is_none() || world.version_of(&into).is_none() {
            return Err(NotOne::Unknown);
        }
        let mut double = Self {
            world,
            pairs: BTreeMap::from([(from.clone(), into.clone())]),
            from,
            into,
        };
        double.add_what_follows();
        Ok(double)
    }

    /// In which fields the two records contradict each other, whatever somebody has chosen.
    pub fn contradictions(&self) -> Vec<Contradiction> {
        self.united(&self.from, &self.into, &Choices::new())
            .map_or_else(|contradictions| contradictions, |_| Vec::new())
    }

    /// The changes that make one record of the two. In the choices, `mine` is what the record says that stays.
    ///
    /// # Errors
    /// The contradictions in which nobody has chosen.
    pub fn changes(&self, choices: &Choices) -> Result<Vec<Change>, Vec<Contradiction>> {
        let mut touched: BTreeSet<EntityRef> = self.pairs.values().cloned().collect();
        for from in self.pairs.keys() {
            touched.extend(self.world.referring_to(from));
        }
        let mut changes = Vec::new();
        for reference in touched.iter().filter(|it| !self.pairs.contains_key(it)) {
            let (Some(stands), Some(version)) = (self.world.get(reference), self.world.version_of(reference))
            else {
                continue;
            };
            let mut entity = self.renamed(stands.clone());
            for (from, into) in self.pairs.iter().filter(|(_, into)| *into == reference) {
                let choices = if *from == self.from {
                    choices
                } else {
                    &Choices::new()
                };
                entity = self.united_with(entity, from, into, choices)?;
            }
            if entity != stands {
                changes.push(Change::replace(version, entity));
            }
        }
        for (from, into) in &self.pairs {
            let version = self.world.version_of(from).unwrap_or(0);
            changes.push(Change::merge(version, from.clone(), into.clone()));
        }
        Ok(changes)
    }

    /// A record with the names of what stays.
    fn renamed(&self, entity: Entity) -> Entity {
        redirected(entity, &|reference| self.pairs.get(reference).cloned())
    }

    fn united(
        &self,
        from: &EntityRef,
        into: &EntityRef,
        choices: &Choices,
    ) -> Result<Entity, Vec<Contradiction>> {
        match self.world.get(into) {
            Some(kept) => self.united_with(self.renamed(kept), from, into, choices),
            None => Err(Vec::new()),
        }
    }

    fn united_with(
        &self,
        kept: Entity,
        from: &EntityRef,
        into: &EntityRef,
        choices: &Choices,
    ) -> Result<Entity, Vec<Contradiction>> {
        let Some(lost) = self.world.get(from) else {
            return Ok(kept);
        };
        Union::new(into, choices).of(&kept, &self.renamed(lost))
    }

    /// Adds the records that are the same because these are, for as long as there are any. Only what does not contradict itself is.
    fn add_what_follows(&mut self) {
        let mut waiting = vec![(self.from.clone(), self.into.clone())];
        while let Some((from, into)) = waiting.pop() {
            for (from, into) in self.following(&from, &into) {
                if self.pairs.contains_key(&from) || self.pairs.contains_key(&into) || from == into {
                    continue;
                }
                self.pairs.insert(from.clone(), into.clone());
                if self.united(&from, &into, &Choices::new()).is_ok() {
                    waiting.push((from, into));
                } else {
                    self.pairs.remove(&from);
                }
            }
        }
    }

    /// Tenures of one person in one office from the same start, where persons or offices become one; changes of holder that begin or
    /// end with the same tenure, where tenures do.
    fn following(&self, from: &EntityRef, into: &EntityRef) -> Vec<(EntityRef, EntityRef)> {
        let indices = self.world.indices();
        let tenures = |of: &EntityRef| match of {
            EntityRef::Person(id) => indices.tenures_of_person.of(id),
            EntityRef::Office(id) => indices.tenures_of_office.of(id),
            _ => &[],
        };
        let stays = |reference: EntityRef| self.pairs.get(&reference).cloned().unwrap_or(reference);
        let mut found = Vec::new();
        for lost in tenures(from) {
            let same = tenures(into).iter().find(|kept| {
                let begin = [kept.start.as_ref(), lost.start.as_ref()];
                stays(EntityRef::Office(lost.office.clone())) == stays(EntityRef::Office(kept.office.clone()))
                    && stays(EntityRef::Person(lost.person.clone()))
                        == stays(EntityRef::Person(kept.person.clone()))
                    && begin.iter().all(Option::is_some)
                    && agreement(begin[0], begin[1]) != Agreement::Contradicts
            });
            if let Some(kept) = same {
                let [lost, kept] = [lost, kept].map(|tenure| EntityRef::Tenure(tenure.id.clone()));
                found.push((lost, kept));
            }
        }
        if let (EntityRef::Tenure(lost), EntityRef::Tenure(kept)) = (from, into) {
            for change in indices.transitions_of_tenure.of(lost) {
                let is_outgoing = change.outgoing.as_ref() == Some(lost);
                let same = indices.transitions_of_tenure.of(kept).iter().find(|other| {
                    let tenure = if is_outgoing {
                        &other.outgoing
                    } else {
                        &other.incoming
                    };
                    tenure.as_ref() == Some(kept)
                });
                if let Some(other) = same {
                    let [lost, kept] = [change, other].map(|it| EntityRef::Transition(it.id.clone()));
                    found.push((lost, kept));
                }
            }
        }
        found
    }
}

/// The choice that a word of a form means.
pub fn side(word: &str) -> Option<Side> {
    match word {
        "kept" => Some(Side::Mine),
        "lost" => Some(Side::Theirs),
        _ => None,
    }
}

/// The change that takes out a record which nothing names.
///
/// # Errors
/// What names it; nothing where there is no such record.
pub fn take_out(world: &World, reference: &EntityRef) -> Result<Change, Vec<EntityRef>> {
    let naming = world.referring_to(reference);
    match world.version_of(reference) {
        Some(version) if naming.is_empty() => Ok(Change::remove(version, reference.clone())),
        Some(_) | None => Err(naming),
    }
}

#[cfg(test)]
mod tests;
