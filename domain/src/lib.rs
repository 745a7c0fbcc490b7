//! What Handover knows, and nothing of how it is stored, served or shown.
//!
//! The crate is pure: no clock, no files, no network, no framework. `today` and `as_of` are
//! parameters everywhere. Read it in this order:
//!
//! - [`language`], [`text`], [`id`], [`edtf`]: the small values everything is made of;
//! - [`folding`]: when two spellings are of the same name; [`collation`]: in which order names stand;
//! - [`entity`]: countries, offices, parties, persons, tenures, events, transitions, sources;
//! - [`status`]: what a tenure's four axes say on a day; [`doubt`]: why a holder may hold an office no more; [`stage`]: how far a transition is;
//! - [`placement`]: where an event may stand in a calendar;
//! - [`changeset`]: how the world changes, and when a change is refused; [`difference`]: what it changed;
//! - [`world`]: the journal replayed; [`snapshot`]: the world as it stood on one day, and its queries;
//! - [`edit`]: what editors do, as acts that give the changes of a changeset; how two edits are brought together;
//! - [`claim`]: what another source says, and how it compares with what is recorded;
//! - [`check`]: what must hold in any world that a reader is shown.

pub mod changeset;
pub mod check;
pub mod claim;
pub mod collation;
pub mod difference;
pub mod doubt;
pub mod edit;
pub mod edtf;
pub mod entity;
pub mod folding;
pub mod id;
pub mod language;
#[cfg(feature = "openapi")]
mod openapi;
pub mod placement;
pub mod snapshot;
pub mod stage;
pub mod status;
pub mod text;
mod words;
pub mod world;

#[cfg(test)]
extern crate self as domain;
#[cfg(test)]
mod edits;
#[cfg(test)]
mod fixture;

pub use changeset::{Change, Changeset, Refusal};
pub use edtf::Edtf;
pub use entity::{
    Body, Citation, Country, Entity, EntityKind, EntityRef, Event, Office, Party, Person, Provenance, Source,
    Tenure, Transition,
};
pub use language::Language;
pub use placement::Placement;
pub use snapshot::Snapshot;
pub use text::{Name, Text};
pub use world::World;
