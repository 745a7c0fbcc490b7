//! The whole database in one file, and back: on either engine, from either engine.
//!
//! [`tables`] lists what is kept, row by row; [`dump`] reads all of it at one moment, into a [`lines::Sink`] that makes lines of it and counts their
//! checksum; [`mod@file`] is a file of such lines; [`restore`] writes one into an empty database, and compares the two before anything counts.
//!
//! A file is gzip, and in it JSON Lines: the first says what it is, each table has a line with its columns, each row is an array, and the last line
//! has the number of rows and the SHA-256 of all lines before it.

mod dump;
mod error;
pub mod file;
pub mod lines;
mod progress;
pub mod restore;
pub mod tables;

pub use error::BackupError;
pub use progress::Progress;
