//! The agenda of events, and the page of one.
//!
//! [`agenda`] is the list: [`filter`] reads what is asked for, [`months`] puts it under honest headings.
//! [`detail`] is the page of one event, made of [`head`], [`people`], [`outcome`] and [`dates`];
//! [`since`] says what changed since a pinned link was shared, [`structured`] what it is about for machines.

mod agenda;
mod filter;
mod months;

mod dates;
mod detail;
mod head;
mod outcome;
mod people;
mod since;
mod structured;

pub use agenda::{events, rows};
pub use detail::event;
pub use filter::EventRequest;
pub use outcome::unit_words;
