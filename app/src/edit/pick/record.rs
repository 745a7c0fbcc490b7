//! A record that another one is a double of, found by its id, its address or its name.

use crate::{
    edit::{
        field::{Choice, Need},
        form::Form,
    },
    pages::{find, reference_name},
};
use domain::{
    EntityRef, World,
    folding::{Needle, are_alike},
};

/// How many records are offered where the typed words are not clear.
const MOST_OFFERS: usize = 6;

impl Form<'_> {
    /// Another record of the same kind.
    pub fn record_like(&mut self, of: &EntityRef) -> Option<EntityRef> {
        let proposed = self.visit.query.first("into").unwrap_or_default().to_owned();
        let typed = self.line("into", "merge-into", Need::Required, &proposed);
        self.hint("merge-into-hint");
        let found = self.records_like(of, &typed?);
        let picked = self.value("into.pick", "");
        let chosen = found.iter().find(|it| it.id() == picked).or(match &found[..] {
            [one] => Some(one),
            _ => None,
        });
        let chosen = chosen.cloned();
        let offers = found
            .iter()
            .map(|it| Choice {
                value: it.id().to_owned(),
                label: self.presented(it),
                is_chosen: chosen.as_ref() == Some(it),
            })
            .collect();
        let understood = chosen.as_ref().map(|it| self.presented(it));
        if let Some(field) = self.last() {
            field.understood = understood;
            if found.len() > 1 {
                field.offers = offers;
            }
        }
        if chosen.is_none() {
            self.fault(match found[..] {
                [] => "merge-problem-nothing",
                _ => "edit-problem-which",
            });
        }
        chosen
    }

    /// The name of a record with its id: two of the same are called alike.
    fn presented(&self, reference: &EntityRef) -> String {
        let recorded = self.visit.newest.get(reference);
        let name = reference_name(self.visit, reference, recorded.as_ref());
        format!("{name} ({})", reference.id())
    }

    /// Every record that the typed words may mean: the one with that id, or else those with such a name.
    fn records_like(&self, of: &EntityRef, typed: &str) -> Vec<EntityRef> {
        let newest = &self.visit.newest;
        let path = typed.split(['?', '#']).next().unwrap_or_default();
        let last = path.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
        if let Ok(named) = EntityRef::parse(of.kind(), last) {
            let standing = newest.standing(&named);
            if newest.version_of(standing).is_some() {
                return vec![standing.clone()];
            }
        }
        let mut found = match of {
            EntityRef::Party(_) => parties(newest, typed),
            EntityRef::Source(_) => sources(newest, typed),
            _ => find(&self.visit.snapshot, typed)
                .into_iter()
                .flat_map(|group| group.found)
                .filter(|it| it.kind() == of.kind())
                .collect(),
        };
        found.retain(|it| it != of);
        found.truncate(MOST_OFFERS);
        found
    }
}

fn parties(world: &World, typed: &str) -> Vec<EntityRef> {
    let alike = world
        .parties
        .values()
        .filter(|party| are_alike(party.name.forms(), [typed]));
    alike.map(|party| EntityRef::Party(party.id.clone())).collect()
}

fn sources(world: &World, typed: &str) -> Vec<EntityRef> {
    let needle = Needle::of(typed);
    let alike = world.sources.values().filter(|source| {
        let url = source.url.as_deref().unwrap_or_default();
        url == typed || needle.stands_in([&*source.title, &*source.publisher])
    });
    alike.map(|source| EntityRef::Source(source.id.clone())).collect()
}
