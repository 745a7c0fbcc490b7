//! The order in which the starter world can be committed.
//!
//! A changeset may only refer to what is there, and the files refer to each other. So the first one is
//! the common ground: every source and country, whatever another file refers to, and what that refers
//! to in turn. After it, each file's rest stands on its own.

use super::Written;
use domain::{
    Change, Changeset, Entity, EntityRef,
    changeset::{COMMON_GROUND, FIRST_RECORD, FIRST_RECORDER},
    id::SourceId,
    world::references,
};
use jiff::Timestamp;
use std::collections::{BTreeMap, BTreeSet};

pub fn changesets(entities: &[Written], at: Timestamp) -> Vec<Changeset> {
    let common = common_ground(entities);
    let (ground, rest): (Vec<_>, Vec<_>) = entities
        .iter()
        .partition(|it| common.contains(&it.entity.reference()));
    let mut by_file: BTreeMap<&str, Vec<&Written>> = BTreeMap::new();
    for it in rest {
        by_file.entry(&it.place.file).or_default().push(it);
    }
    let names = country_names(entities);
    let first =
        (!ground.is_empty()).then(|| changeset(format!("{FIRST_RECORD}{COMMON_GROUND}"), &ground, at));
    let others = by_file
        .into_iter()
        .map(|(file, entities)| changeset(format!("{FIRST_RECORD}{}", subject(file, &names)), &entities, at));
    first.into_iter().chain(others).collect()
}

fn common_ground(entities: &[Written]) -> BTreeSet<EntityRef> {
    let by_reference: BTreeMap<EntityRef, &Written> =
        entities.iter().map(|it| (it.entity.reference(), it)).collect();
    let is_basic = |it: &&Written| matches!(it.entity, Entity::Source(_) | Entity::Country(_));
    let mut found: BTreeSet<_> = entities
        .iter()
        .filter(is_basic)
        .map(|it| it.entity.reference())
        .collect();
    let mut open: Vec<EntityRef> = found.iter().cloned().collect();
    for it in entities {
        let elsewhere = references(&it.entity).into_iter().filter(|to| {
            by_reference
                .get(to)
                .is_some_and(|other| other.place.file != it.place.file)
        });
        open.extend(elsewhere);
    }
    while let Some(reference) = open.pop() {
        found.insert(reference.clone());
        let next = by_reference
            .get(&reference)
            .map_or_else(Vec::new, |it| references(&it.entity));
        open.extend(next.into_iter().filter(|to| !found.contains(to)));
    }
    found
}

fn changeset(comment: String, entities: &[&Written], at: Timestamp) -> Changeset {
    let mut sources = BTreeSet::new();
    for it in entities {
        sources.extend(sources_of(&it.entity));
    }
    Changeset {
        author: FIRST_RECORDER.to_owned(),
        at,
        comment,
        sources: sources.into_iter().collect(),
        changes: entities.iter().map(|it| Change::add(it.entity.clone())).collect(),
    }
}

/// The sources that an entity names; a source stands for itself.
fn sources_of(entity: &Entity) -> Vec<SourceId> {
    if let Entity::Source(source) = entity {
        return vec![source.id.clone()];
    }
    let source = |reference| match reference {
        EntityRef::Source(id) => Some(id),
        _ => None,
    };
    references(entity).into_iter().filter_map(source).collect()
}

fn country_names(entities: &[Written]) -> BTreeMap<&str, &str> {
    fn name(it: &Written) -> Option<(&str, &str)> {
        match &it.entity {
            Entity::Country(country) => Some((country.id.as_str(), country.name.en.as_str())),
            _ => None,
        }
    }
    entities.iter().filter_map(name).collect()
}

/// What a file is about, in words: “Japan”, “Japan and South Korea”.
fn subject(file: &str, names: &BTreeMap<&str, &str>) -> String {
    let stem = file.rsplit('/').next().unwrap_or(file).trim_end_matches(".toml");
    let stem = stem.trim_end_matches(".csv");
    let Some(countries) = stem
        .split('-')
        .map(|id| names.get(id).copied())
        .collect::<Option<Vec<_>>>()
    else {
        return stem.to_owned();
    };
    match countries.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, others)) => format!("{} and {last}", others.join(", ")),
        None => stem.to_owned(),
    }
}
