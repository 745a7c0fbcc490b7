//! What became of a record whose page stands no more under its address.

use crate::{address::Resource, naming, visit::Visit};
use domain::world::{Commit, Fate};
use std::sync::Arc;

/// What became of a record that is not there under its id.
pub enum Became {
    /// It is one with another record, whose page this is.
    Merged(Resource<'static>),
    /// It was taken out by this commit.
    Removed(Arc<Commit>),
}

/// What became of the record whose address the visit is to; none where it stands, never stood, or is one with what was not known on the
/// day.
pub fn became(visit: &Visit<'_>) -> Option<Became> {
    let asked = visit.resource.entity()?;
    match visit.world.fate_of(&asked)? {
        Fate::Merged(survivor) => {
            let page = naming::page_of(visit, survivor)?;
            Some(Became::Merged(page.into_owned()))
        }
        Fate::Removed(commit) => Some(Became::Removed(Arc::clone(commit))),
    }
}
