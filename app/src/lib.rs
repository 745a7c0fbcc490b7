//! The pages of Handover: complete HTML on the server, and a few islands that come alive in the browser.
//!
//! With the feature `ssr` this crate answers requests: [`answer()`] finds the page of a [`routes::Route`],
//! which reads the [`Snapshot`](domain::Snapshot) of its [`Visit`](visit::Visit) and renders
//! synchronously; nothing here waits, and nothing knows SQL or HTTP. With the feature `hydrate` it is the
//! WebAssembly bundle, which holds the islands and nothing else. The two features exclude each other.

#[cfg(all(feature = "ssr", feature = "hydrate"))]
compile_error!("`ssr` and `hydrate` exclude each other: build the server and the browser bundle apart");

#[cfg(feature = "hydrate")]
mod browser;
pub mod islands;

#[cfg(feature = "ssr")]
pub mod accounts;
#[cfg(feature = "ssr")]
pub mod address;
#[cfg(feature = "ssr")]
mod answer;
#[cfg(feature = "ssr")]
pub mod backend;
#[cfg(feature = "ssr")]
mod became;
#[cfg(feature = "ssr")]
pub mod calendar_entry;
#[cfg(feature = "ssr")]
pub mod calendars;
#[cfg(feature = "ssr")]
pub mod cards;
#[cfg(feature = "ssr")]
pub mod citing;
#[cfg(feature = "ssr")]
mod clocks;
#[cfg(feature = "ssr")]
mod components;
#[cfg(feature = "ssr")]
pub mod desk;
#[cfg(feature = "ssr")]
pub mod edit;
#[cfg(feature = "ssr")]
pub mod embeds;
#[cfg(feature = "ssr")]
pub mod escape;
#[cfg(feature = "ssr")]
pub mod feeds;
#[cfg(feature = "ssr")]
mod fragment;
#[cfg(feature = "ssr")]
pub mod links;
#[cfg(feature = "ssr")]
mod naming;
#[cfg(feature = "ssr")]
mod obstacle;
#[cfg(feature = "ssr")]
mod page;
#[cfg(feature = "ssr")]
mod pages;
#[cfg(feature = "ssr")]
pub mod query;
#[cfg(feature = "ssr")]
pub mod record;
#[cfg(feature = "ssr")]
pub mod rendered;
#[cfg(feature = "ssr")]
pub mod review;
#[cfg(feature = "ssr")]
pub mod routes;
#[cfg(feature = "ssr")]
pub mod rpc;
#[cfg(feature = "ssr")]
pub mod sharing;
#[cfg(feature = "ssr")]
mod shell;
#[cfg(feature = "ssr")]
pub mod table;
#[cfg(feature = "ssr")]
pub mod tokens;
#[cfg(feature = "ssr")]
pub mod visit;
#[cfg(feature = "ssr")]
pub mod words;

#[cfg(feature = "ssr")]
pub use address::Address;
#[cfg(feature = "ssr")]
pub use answer::{
    Answer, Body, FormRequest, PageRequest, answer, answer_accounts, answer_desk, answer_form,
    answer_missing, answer_refused, answer_review, answer_text, version, visit,
};
#[cfg(feature = "ssr")]
pub use backend::{Backend, NotCommitted};
#[cfg(feature = "ssr")]
pub use became::{Became, became};
#[cfg(feature = "ssr")]
pub use clocks::{ClockProblem, day_shown};
#[cfg(feature = "ssr")]
pub use components::PageOf;
#[cfg(feature = "ssr")]
pub use fragment::Today;
#[cfg(feature = "ssr")]
pub use obstacle::Obstacle;
#[cfg(feature = "ssr")]
pub use pages::{
    explain_clock, explain_missing, explain_removed, find, relation_countries, relations_named, table_of,
};
#[cfg(feature = "ssr")]
pub use visit::{Assets, Site, Viewer};

/// Called once by the boot script, before it wakes the islands on the page.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
