//! Forms for editors: from what was typed to a changeset, or to what is wrong with it, beside the field.
//!
//! - [`act`]: what can be done, with what, and where each form stands;
//! - [`typed`]: the names and values that were sent, bounded; [`field`]: a field as pages show it;
//! - [`form`]: asks for one field after the other and reads it; [`pick`] for what is found by its name or added,
//!   [`source`] for the word on which an edit stands;
//! - [`acts`]: the form of each act;
//! - [`filling`]: fills a form in; [`attempt`] drafts on the world that the editor saw, merges with the newest one, and tries
//!   the changeset out;
//! - [`outcome`]: what comes of that; [`page`]: a form as its page shows it.

pub mod act;
mod acts;
pub mod attempt;
mod citation;
pub mod field;
pub mod filling;
mod form;
mod not_fetched;
pub mod outcome;
pub mod page;
mod pick;
mod source;
pub mod typed;
mod word;

pub use act::{Act, Subject};
pub use citation::Citation;
pub use not_fetched::NotFetched;
pub use typed::Typed;
