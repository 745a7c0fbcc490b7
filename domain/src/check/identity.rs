//! One thing has one entity: Wikidata ids are well formed, and no two entities of a kind share one.

use super::finding::Findings;
use crate::{Entity, World};

pub(super) fn check(entity: &Entity, world: &World, findings: &mut Findings) {
    let Some(wikidata) = entity.wikidata() else { return };
    let at = entity.reference();
    if !is_wikidata_id(wikidata) {
        let message = format!("has the Wikidata id “{wikidata}”: give a Q and a number, such as Q17");
        findings.error(&at, "wikidata_malformed", message);
    }
    let first = world.indices().with_wikidata(entity.kind(), wikidata).next();
    if let Some(first) = first.filter(|first| **first != at) {
        let message = format!(
            "has the same Wikidata id {wikidata} as `{}`: correct one of them, or make the two one entity",
            first.id()
        );
        findings.error(&at, "wikidata_duplicate", message);
    }
}

/// Whether a text is the number of an item of Wikidata, such as `Q57`.
pub fn is_wikidata_id(text: &str) -> bool {
    text.strip_prefix('Q').is_some_and(|number| {
        !number.is_empty() && !number.starts_with('0') && number.bytes().all(|byte| byte.is_ascii_digit())
    })
}
