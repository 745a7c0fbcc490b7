//! Draws preview cards and badges: [`layout`] puts what a card says into an [`svg`], in the colours of [`tokens`] and the letters of [`fonts`], with the
//! [`marks`] of the pages; [`picture`] makes a PNG of it, and [`pictures`] keeps those that were made. A
//! [`mod@badge`] stays an SVG.

mod badge;
mod fonts;
mod layout;
mod marks;
mod picture;
mod pictures;
mod svg;
mod tokens;
mod wrap;

pub use badge::badge;
pub use fonts::missing;
pub use pictures::{MOST_BYTES, Pictures};
