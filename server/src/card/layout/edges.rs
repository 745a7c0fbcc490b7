//! The edges of what is set on a card.

pub const LEFT: f32 = 72.0;
pub const RIGHT: f32 = 1128.0;
