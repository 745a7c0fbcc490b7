//! Feeds: Atom (RFC 4287) and JSON Feed 1.1, with the pages of RFC 5005. What stands in them is `app::feeds`.
//!
//! The writer of XML is ours: the crate for Atom brings `chrono`, and all that there is to it is to escape.

mod atom;
mod html;
mod json;
mod page_addresses;

pub use atom::atom;
pub use json::json;
