//! The lists as tables, for whoever takes one along.

use super::{changes, comparing, countries, events, leaders, several, transitions};
use crate::{address::ResourceKind, table::Table, visit::Visit};

/// The rows of the list that a visit is to, in the order of the screen; none where its page is no list.
pub fn table_of(visit: &Visit<'_>) -> Option<Table> {
    match visit.resource.kind()? {
        ResourceKind::Leaders => Some(leaders::rows(visit)),
        ResourceKind::Countries => Some(countries::rows(visit)),
        ResourceKind::Events => Some(events::rows(visit)),
        ResourceKind::Transitions => Some(transitions::rows(visit)),
        ResourceKind::Changes => Some(changes::rows(visit)),
        ResourceKind::Comparison => Some(comparing::rows(visit)),
        ResourceKind::Timelines => Some(several::rows(visit)),
        _ => None,
    }
}
