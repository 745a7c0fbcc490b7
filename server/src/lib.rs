//! The server of Handover and its command line.
//!
//! - [`config`]: every flag and environment variable; [`cli`]: what each command does;
//! - [`journal`]: the append-only table of changesets; [`accounts`]: who may sign in, and what they may do;
//! - [`starter`]: the files of `data/` as the first changesets;
//! - [`backend`]: the journal and the world in memory, which pages read through `app::Backend`;
//! - [`desk`]: who sees to what;
//! - [`backup`]: the whole database in one file, and back;
//! - [`export`]: the world's data, written out in four formats;
//! - [`citation`]: what cited pages say of themselves;
//! - [`api`]: the same as JSON, for programs;
//! - [`card`]: preview cards as pictures;
//! - [`router`]: every address on one screen; [`http`]: what answers there; [`connections`]: over which it is asked;
//! - [`limits`]: how much one client may ask for;
//! - [`incident`]: what a visitor and the log get when something breaks; [`telemetry`]: the log itself; [`metrics`]: what operators measure; [`memory`]: what is given back; [`leftovers`]: what a killed program left.

pub mod accounts;
pub mod api;
pub mod backend;
pub mod backup;
pub mod card;
pub mod citation;
pub mod cli;
pub mod config;
pub mod connections;
pub mod desk;
pub mod export;
pub mod http;
pub mod import;
pub mod incident;
pub mod journal;
pub mod leftovers;
pub mod limits;
pub mod memory;
pub mod metrics;
pub mod proposals;
pub mod router;
pub mod starter;
pub mod telemetry;
