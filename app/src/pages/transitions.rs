//! Changes of holder: the list of them, and the page of one.

mod detail;
mod list;
mod words;

pub use detail::transition;
pub use list::{rows, transitions};
pub use words::state_sentence;
