//! Spells and meetings on one time axis, as an SVG without script or style attributes.
//!
//! [`model`] says what stands in a figure, [`scale`] where it stands, [`mod@figure`] draws it; all three are
//! pure. [`office`] makes the figure of one office's line of holders, with the gaps between
//! them; [`mod@length`] says how long a spell was. Every figure has its table: beside it or folded under it.

mod figure;
mod length;
mod model;
mod office;
mod scale;

pub use figure::figure;
pub use length::length;
pub use model::{Chart, Dot, Lane, TimelineRow, Vote};
pub use office::{OfficeTimeline, bars_of, first_day, gap_words, office_chart, record_begins, span_of_time};
pub use scale::Axis;
