//! The measures that lanes and dots share.

/// Between one row and the next.
pub const GAP: f64 = 6.0;

/// Room for a label above a lane and for the years below the axis, large enough for a phone.
pub const TEXT_ROOM: f64 = 28.0;

/// A number of units as an attribute says it.
pub fn unit(value: f64) -> String {
    format!("{value:.1}")
}
