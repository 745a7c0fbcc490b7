//! Several countries at once: a briefing on them to print, and their lines of leaders in one picture.

mod briefing;
mod countries;
mod timelines;

pub use briefing::brief;
pub use timelines::{rows, timelines};
