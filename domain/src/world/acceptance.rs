//! Whether a changeset may be applied: nothing incomplete, nothing stale, and no reference to what is not there.

use super::{World, references};
use crate::{Changeset, Country, Entity, EntityRef, Refusal, changeset::Revision, id::CountryId};
use std::{collections::BTreeSet, sync::Arc};

impl World {
    /// Whether a changeset could be applied now.
    ///
    /// # Errors
    /// What stands in its way.
    pub fn accepts(&self, changeset: &Changeset) -> Result<(), Refusal> {
        if changeset.changes.is_empty() {
            return Err(Refusal::Empty);
        }
        if changeset.author.trim().is_empty() {
            return Err(Refusal::NoAuthor);
        }
        if changeset.comment.trim().is_empty() {
            return Err(Refusal::NoComment);
        }
        if changeset.sources.is_empty() {
            return Err(Refusal::NoSource);
        }
        if let Some(last) = self.journal.last()
            && changeset.at < last.changeset.at
        {
            return Err(Refusal::TimeGoesBack {
                at: changeset.at,
                last: last.changeset.at,
            });
        }
        self.versions_match(changeset)?;
        self.references_hold(changeset)
    }

    fn versions_match(&self, changeset: &Changeset) -> Result<(), Refusal> {
        let mut touched = BTreeSet::new();
        for change in &changeset.changes {
            let entity = change.reference();
            if !touched.insert(entity.clone()) {
                return Err(Refusal::Twice(entity));
            }
            let found = self.version_of(&entity).unwrap_or(0);
            if found == 0 && change.expects == 0 && change.to.entity().is_none() {
                return Err(Refusal::UnknownReference {
                    from: entity.clone(),
                    to: entity,
                });
            }
            if found != change.expects {
                let wanted = change.to.entity().cloned().map(Box::new);
                let stands = self.get(&entity).map(Box::new);
                return Err(Refusal::Stale {
                    entity,
                    expected: change.expects,
                    found,
                    wanted,
                    stands,
                });
            }
        }
        Ok(())
    }

    fn references_hold(&self, changeset: &Changeset) -> Result<(), Refusal> {
        let mut added = BTreeSet::new();
        let mut gone = BTreeSet::new();
        for change in &changeset.changes {
            match &change.to {
                Revision::Is(entity) => added.insert(entity.reference()),
                Revision::Gone(reference) | Revision::Merged { from: reference, .. } => {
                    gone.insert(reference.clone())
                }
            };
        }
        let will_exist =
            |to: &EntityRef| added.contains(to) || (self.version_of(to).is_some() && !gone.contains(to));
        for change in &changeset.changes {
            match &change.to {
                Revision::Is(entity) => {
                    if let Some(to) = references(entity).into_iter().find(|to| !will_exist(to)) {
                        return Err(Refusal::UnknownReference {
                            from: entity.reference(),
                            to,
                        });
                    }
                }
                Revision::Merged { from, into } => {
                    let (from, into) = (from.clone(), into.clone());
                    if from.kind() != into.kind() || from == into {
                        return Err(Refusal::CannotMerge { from, into });
                    }
                    if !will_exist(&into) {
                        return Err(Refusal::UnknownReference { from, to: into });
                    }
                }
                Revision::Gone(_) => {}
            }
        }
        for source in &changeset.sources {
            let to = EntityRef::Source(source.clone());
            if !will_exist(&to) && !gone.contains(&to) {
                return Err(Refusal::UnknownReference {
                    from: changeset.changes[0].reference(),
                    to,
                });
            }
        }
        // An entity that stays and is not rewritten must not lose what it refers to.
        for entity in &gone {
            let stays = |by: &EntityRef| !gone.contains(by) && !added.contains(by);
            if let Some(by) = self.referring_to(entity).into_iter().find(stays) {
                return Err(Refusal::StillReferenced {
                    entity: entity.clone(),
                    by,
                });
            }
        }
        Ok(())
    }

    /// Every entity that refers to an entity, without repetition.
    pub fn referring_to(&self, reference: &EntityRef) -> Vec<EntityRef> {
        fn all<T>(list: &[Arc<T>]) -> impl Iterator<Item = EntityRef> + '_
        where
            Arc<T>: Into<Entity>,
        {
            list.iter().map(|it| Arc::clone(it).into().reference())
        }
        let indices = &self.indices;
        match reference {
            EntityRef::Country(id) => all(indices.offices_of_country.of(id))
                .chain(indices.parties_of_country(id).cloned().map(EntityRef::Party))
                .chain(all(indices.bodies_of_country.of(id)))
                .chain(all(indices.events_of_country.of(id)))
                .chain(self.countries_naming(id))
                .collect(),
            EntityRef::Office(id) => all(indices.tenures_of_office.of(id))
                .chain(all(indices.transitions_of_office.of(id)))
                .chain(all(indices.events_of_office.of(id)))
                .collect(),
            EntityRef::Party(id) => indices.of_party(id).cloned().collect(),
            EntityRef::Body(id) => all(indices.events_of_body.of(id)).collect(),
            EntityRef::Person(id) => all(indices.tenures_of_person.of(id))
                .chain(all(indices.events_of_person.of(id)))
                .collect(),
            EntityRef::Tenure(id) => all(indices.transitions_of_tenure.of(id)).collect(),
            EntityRef::Event(id) => all(indices.rounds_of_event.of(id)).collect(),
            EntityRef::Transition(id) => all(indices.steps_of_transition.of(id)).collect(),
            EntityRef::Source(id) => indices.citing(id).cloned().collect(),
        }
    }

    /// The countries that say within which dates their meetings with a country are recorded, or that it came after them.
    fn countries_naming(&self, other: &CountryId) -> impl Iterator<Item = EntityRef> {
        let names = |country: &&Country| {
            country.successors.contains(other) || country.recorded_meetings.iter().any(|it| it.with == *other)
        };
        let countries = self.countries.values().filter(names);
        countries.map(|country| EntityRef::Country(country.id.clone()))
    }
}
