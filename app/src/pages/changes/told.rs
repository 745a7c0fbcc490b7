//! What a changeset made of a record, in words: for the page of the changeset, and for feeds.

use super::{fields, reference, values::spoken};
use crate::{naming, visit::Visit, words::say};
use domain::{
    Entity,
    changeset::{Change, Revision},
    difference::differences,
};

/// One record that was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToldChange {
    pub name: String,
    /// What sort of record it is.
    pub kind: String,
    /// Whether it was added, changed, or taken out; none on a past day, where it may have been later.
    pub made: Option<String>,
    /// The address of its page, with the host; none where it has none.
    pub url: Option<String>,
    /// Empty on a past day, where values may tell of what came later.
    pub fields: Vec<ToldField>,
}

/// One field with its value before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToldField {
    pub label: String,
    pub before: Option<String>,
    pub after: Option<String>,
}

/// A change in words, with at most so many fields.
pub fn told(visit: &Visit<'_>, change: &Change, most_fields: usize) -> ToldChange {
    let entity = change.reference();
    let before = version_before(visit, change);
    let after = change.to.entity();
    let recorded = if visit.is_past() {
        None
    } else {
        after.or(before.as_ref())
    };
    let mut fields = Vec::new();
    if !visit.is_past() && most_fields > 0 {
        let said = |field: &str, value: Option<String>| {
            value.map(|value| spoken(visit, entity.kind(), field, &value))
        };
        let found = differences(before.as_ref(), after).into_iter().take(most_fields);
        fields.extend(found.map(|it| ToldField {
            label: fields::label(visit, &it.field),
            before: said(&it.field, it.before),
            after: said(&it.field, it.after),
        }));
    }
    ToldChange {
        name: reference::name(visit, &entity, recorded),
        kind: reference::kind(visit, entity.kind()),
        made: (!visit.is_past()).then(|| made(visit, change, before.as_ref())),
        url: naming::page_of(visit, &entity).map(|page| visit.url(&page)),
        fields,
    }
}

/// What stood before a change. A changeset that applied saw the newest version, so what it expected is that.
pub fn version_before(visit: &Visit<'_>, change: &Change) -> Option<Entity> {
    let found = (change.expects > 0).then(|| visit.world.entity_at(&change.reference(), change.expects));
    Some(found.flatten()?.1)
}

/// What was done to a record, in a word or two.
pub fn made(visit: &Visit<'_>, change: &Change, before: Option<&Entity>) -> String {
    match (before, &change.to) {
        (_, Revision::Merged { into, .. }) => {
            let survivor = visit.world.get(into);
            let name = reference::name(visit, into, survivor.as_ref());
            say!(visit, "change-merged", name = name)
        }
        (None, _) => say!(visit, "change-added"),
        (Some(_), Revision::Is(_)) => say!(visit, "change-changed"),
        (Some(_), Revision::Gone(_)) => say!(visit, "change-removed"),
    }
}
