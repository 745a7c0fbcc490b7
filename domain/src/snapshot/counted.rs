//! From what a date that follows from a rule is counted.

use crate::{Event, Tenure, entity::Window};
use jiff::civil::Date;

/// By what part of a rule a date is computed.
#[derive(Clone, Debug)]
pub enum Counted<'s> {
    /// The law fixes the day.
    Day,
    /// The law gives a window about something that happened, or is to happen, on a day.
    Window {
        window: &'s Window,
        from: Date,
        /// Whose leaving or whose term it is counted from.
        tenure: &'s Tenure,
    },
    /// The law gives a window after a dissolution.
    Dissolution {
        window: &'s Window,
        from: Date,
        event: &'s Event,
    },
}
