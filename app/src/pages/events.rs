//! The agenda of events, and the page of one.
//!
//! [`agenda`] is the list: [`filter`] reads what is asked for, [`months`] puts it under honest headings.
//! [`detail`] is the page of one event, made of [`head`], [`people`], [`outcome`] and [`dates`].

mod agenda;
mod filter;
mod months;

mod dates;
mod detail;
mod head;
mod outcome;
mod people;

pub use agenda::events;
pub use detail::event;
