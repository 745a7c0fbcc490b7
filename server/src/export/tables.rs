//! The tables, in an order in which each refers only to those before it, or to itself.
//!
//! Every row is made of the scope's snapshot, so none can show what came later.

mod bodies;
mod checked;
mod citations;
mod elections;
mod events;
mod metadata;
mod names;
mod places;
mod recorded;
mod redirects;
mod tenures;
mod transitions;

use super::table::Table;

pub static TABLES: &[&dyn Table] = &[
    &metadata::METADATA,
    &citations::SOURCES,
    &places::COUNTRIES,
    &places::PARTIES,
    &places::OFFICES,
    &bodies::BODIES,
    &places::PEOPLE,
    &tenures::TENURES,
    &tenures::SPANS,
    &tenures::TERMS,
    &transitions::TRANSITIONS,
    &events::EVENTS,
    &transitions::STEPS,
    &events::EVENT_COUNTRIES,
    &events::EVENT_OFFICES,
    &events::EARLIER_DATES,
    &elections::PARTICIPANTS,
    &elections::CANDIDATES,
    &elections::WINNERS,
    &elections::FIGURES,
    &names::NAMES,
    &recorded::RECORDED,
    &citations::CITATIONS,
    &redirects::REDIRECTS,
];

/// The table with a name.
pub fn table(name: &str) -> Option<&'static dyn Table> {
    TABLES.iter().copied().find(|table| table.name() == name)
}
