//! What comes alive in the browser. Each island is a plain, usable part of the page before that.
//!
//! An island takes its content from the page and nothing else: the server has written it, with what the browser needs
//! in attributes. So no words, no dates and no format of either reach the bundle.

mod countdown;
mod date_control;
mod live_filter;
mod live_form;
mod local_time;
mod share_actions;

pub use countdown::LiveCountdown;
pub use date_control::DateControl;
pub use live_filter::LiveFilter;
pub use live_form::LiveForm;
pub use local_time::LocalTime;
pub use share_actions::ShareActions;
