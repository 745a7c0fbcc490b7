//! The agenda of events, and the page of one.
//!
//! [`agenda`] is the list: [`filter`] reads what is asked for, [`mod@rows`] finds it, [`months`] puts it under honest headings, and [`calendar`]
//! shows a month of it by weeks.
//! [`detail`] is the page of one event, made of [`head`], [`people`], [`outcome`] and [`dates`];
//! [`since`] says what changed since a pinned link was shared, [`structured`] what it is about for machines.

mod agenda;
mod calendar;
mod filter;
mod months;
mod rows;

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
