//! The tests of the server in one binary: the journal and the accounts on both engines, the starter world, the pages over HTTP.

mod accounts;
mod api;
mod cache;
mod edit;
#[path = "../../src/files.rs"]
mod files;
mod journal;
mod pages;
mod refusals;
mod share;
mod starter;
mod support;
