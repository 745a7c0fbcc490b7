//! One function for each page: it reads the snapshot of its visit and gives a rendered page.

mod accounts;
mod changes;
mod countries;
mod desk;
mod edit;
mod editing;
mod events;
pub mod findings;
mod home;
mod leaders;
mod offices;
mod people;
mod problems;
mod relations;
mod review;
mod search;
mod transitions;

pub use accounts::accounts;
pub(crate) use changes::spoken;
pub use changes::{change, changes, field_label, reference_name};
pub use countries::{countries, country};
pub use desk::desk;
pub use edit::edit;
pub use events::{event, events, unit_words};
pub use home::home;
pub use leaders::leaders;
pub use offices::office;
pub use people::person;
pub use problems::{bad_clock, explain_clock, explain_missing, explain_removed, not_found, refused, removed};
pub use relations::{parse as relation_countries, relation};
pub use review::review;
pub use search::{find, relations_named, search};
pub use transitions::{transition, transitions};
