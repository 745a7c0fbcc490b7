//! Which changes of the journal a reader asks for.

use super::shown::shown;
use crate::{
    components::{Choice, read_filter},
    visit::Visit,
    words::word,
};
use domain::{
    Entity, EntityKind, EntityRef,
    changeset::Change,
    entity::{EventKind, Group, Region},
    id::CountryId,
    world::Commit,
};
use std::sync::Arc;

/// What of the journal is asked for. An empty list asks for all.
#[derive(Debug)]
pub struct ChangeFilter {
    countries: Vec<CountryId>,
    regions: Vec<Region>,
    groups: Vec<Group>,
    kinds: Vec<RecordKind>,
    pub problems: Vec<String>,
}

/// Records of a kind, or events of a kind: no word is one of both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum RecordKind {
    Record(EntityKind),
    Event(EventKind),
}

impl RecordKind {
    fn from_word(word: &str) -> Option<Self> {
        let record = EntityKind::from_word(word).map(Self::Record);
        record.or_else(|| EventKind::from_word(word).map(Self::Event))
    }
}

impl ChangeFilter {
    pub fn read(visit: &Visit<'_>) -> Self {
        let mut problems = Vec::new();
        let country = |typed: &str| {
            let country = visit.snapshot.country(&typed.to_lowercase())?;
            Some(country.id.clone())
        };
        Self {
            countries: read_filter(visit, "country", country, &mut problems),
            regions: read_filter(visit, "region", Region::from_word, &mut problems),
            groups: read_filter(visit, "group", Group::from_word, &mut problems),
            kinds: read_filter(visit, "kind", RecordKind::from_word, &mut problems),
            problems,
        }
    }

    /// The changes of a commit that are asked for and may be shown on the day.
    pub fn changes<'c>(&self, visit: &Visit<'_>, commit: &'c Commit) -> impl Iterator<Item = &'c Change> {
        shown(visit, &commit.changeset.changes).filter(|change| self.takes(visit, change))
    }

    /// The commits of which something is asked for, newest first.
    pub fn commits<'v>(&self, visit: &'v Visit<'_>) -> Vec<&'v Arc<Commit>> {
        let commits = visit.world.journal().iter().rev();
        commits
            .filter(|commit| self.changes(visit, commit).next().is_some())
            .collect()
    }

    fn asks_for_all(&self) -> bool {
        self.countries.is_empty()
            && self.regions.is_empty()
            && self.groups.is_empty()
            && self.kinds.is_empty()
    }

    fn takes(&self, visit: &Visit<'_>, change: &Change) -> bool {
        if self.asks_for_all() {
            return true;
        }
        let Some(entity) = entity_of(visit, change) else {
            return false;
        };
        let is_of_kind = |kind: &RecordKind| match (kind, &entity) {
            (RecordKind::Event(kind), Entity::Event(event)) => event.kind == *kind,
            (RecordKind::Record(kind), entity) => entity.reference().kind() == *kind,
            (RecordKind::Event(_), _) => false,
        };
        if !self.kinds.is_empty() && !self.kinds.iter().any(is_of_kind) {
            return false;
        }
        if self.countries.is_empty() && self.regions.is_empty() && self.groups.is_empty() {
            return true;
        }
        let countries = countries_of(visit, &entity);
        countries.iter().any(|id| self.takes_country(visit, id))
    }

    fn takes_country(&self, visit: &Visit<'_>, id: &CountryId) -> bool {
        let Some(country) = visit.snapshot.country(id.as_str()) else {
            return false;
        };
        (self.countries.is_empty() || self.countries.contains(id))
            && (self.regions.is_empty() || self.regions.contains(&country.region))
            && (self.groups.is_empty() || self.groups.iter().any(|group| country.groups.contains(group)))
    }
}

/// The record that a change is of: as it was made, or as it stood before it was taken out.
fn entity_of(visit: &Visit<'_>, change: &Change) -> Option<Entity> {
    match change.to.entity() {
        Some(entity) => Some(entity.clone()),
        None => Some(visit.world.entity_at(&change.reference(), change.expects)?.1),
    }
}

/// The countries that a record belongs to: an event to all of its, a person to those in which they held an office.
fn countries_of(visit: &Visit<'_>, entity: &Entity) -> Vec<CountryId> {
    match entity {
        Entity::Event(event) => event.countries.clone(),
        Entity::Person(person) => {
            let spells = visit.snapshot.spells_of_person(&person.id);
            spells.iter().map(|spell| spell.office.country.clone()).collect()
        }
        _ => visit.world.country_of(entity).cloned().into_iter().collect(),
    }
}

/// The kinds that can be chosen: of records first, then of events.
pub fn kinds(visit: &Visit<'_>) -> Vec<Choice> {
    let of_records = EntityKind::ALL.iter().map(|kind| Choice {
        value: kind.word().to_owned(),
        label: super::reference::kind(visit, *kind),
    });
    let of_events = EventKind::ALL.iter().map(|kind| Choice {
        value: kind.word().to_owned(),
        label: word(visit.language, "event-kind", kind.word()),
    });
    of_records.chain(of_events).collect()
}

/// The changes of a commit that are of some records and may be shown on the day.
pub fn changes_of<'c>(
    visit: &Visit<'_>,
    records: &[EntityRef],
    commit: &'c Commit,
) -> impl Iterator<Item = &'c Change> {
    shown(visit, &commit.changeset.changes).filter(|change| records.iter().any(|record| change.is_of(record)))
}
