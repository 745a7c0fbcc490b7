//! The tests of the server in one binary: the journal and the accounts on both engines, the starter world, the exports, the
//! pages over HTTP.

mod accounts;
mod api;
mod as_of;
mod away;
mod backup;
mod bodies;
mod cache;
mod chain;
mod clocks;
mod desk;
mod doubt;
mod edit;
mod export;
mod faults;
#[path = "../../src/files.rs"]
mod files;
mod floods;
mod fragments;
mod glance;
mod identity;
mod import;
mod journal;
mod leading;
mod merging;
mod pages;
mod places;
mod power;
mod reading;
mod refusals;
mod review;
mod rpc;
mod share;
mod starter;
mod support;
mod upgrade;
mod wikidata;
mod writing;
mod wrong_clock;
