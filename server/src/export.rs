//! The world's data, written out: whole, with its licence, and as it stood on a day.
//!
//! A [`Scope`] says what is exported. [`journal`] writes every changeset as it was recorded; [`csv`] and [`sqlite`] write the
//! [`tables`], which are defined once for both; [`popolo`] writes the people and posts as other trackers know them. Each gives
//! [`Pieces`], which are made as they are asked for, so that nothing ever stands in memory whole.

pub mod csv;
pub mod journal;
pub mod popolo;
mod records;
pub mod sqlite;
pub mod table;
pub mod tables;

use app::{Site, address::Resource, query::Query, sharing, visit::Visit};
use domain::{Event, Language, Snapshot, World};
use jiff::{Timestamp, civil::Date};
use std::{
    io::{self, Write},
    mem,
    sync::{Arc, Mutex, PoisonError},
};

/// The licence of what is recorded, whoever exports it.
pub const LICENCE: &str = "CC0-1.0";
pub const LICENCE_URL: &str = "https://creativecommons.org/publicdomain/zero/1.0/";

/// What is exported: a world, and the day on which it is looked at.
#[derive(Clone, Debug)]
pub struct Scope {
    pub world: Arc<World>,
    pub snapshot: Arc<Snapshot>,
    /// The moment whose record it is, if one was asked for.
    pub known_at: Option<Timestamp>,
    /// The address of the site, without a slash at its end, where it is known.
    pub public_url: Option<String>,
}

impl Scope {
    pub fn day(&self) -> Date {
        self.snapshot.on
    }

    /// When the last changeset of it was recorded; none for an empty world.
    pub fn recorded(&self) -> Option<Timestamp> {
        self.world.journal().last().map(|commit| commit.changeset.at)
    }

    /// What an event is called where nothing around it tells: in English, as the API titles it.
    pub fn title(&self, event: &Event) -> String {
        let visit = Visit {
            site: &Site::default(),
            language: Language::En,
            resource: Resource::HOME,
            query: Query::default(),
            today: self.day(),
            as_of: None,
            known_at: self.known_at,
            world: Arc::clone(&self.world),
            newest: Arc::clone(&self.world),
            shared: None,
            snapshot: Arc::clone(&self.snapshot),
            viewer: None,
            marks: Arc::default(),
        };
        sharing::full_name(&visit, event)
    }
}

/// The bytes of an export in order, made as they are asked for.
pub type Pieces = Box<dyn Iterator<Item = io::Result<Vec<u8>>> + Send>;

/// How large a piece is at least, unless it is the last: worth a write, and quickly made.
const LEAST: usize = 32 * 1024;

/// Joins what is small to pieces that are worth a write.
fn joined(parts: impl Iterator<Item = io::Result<Vec<u8>>> + Send + 'static) -> Pieces {
    let mut parts = parts.fuse();
    Box::new(std::iter::from_fn(move || {
        let mut piece = Vec::with_capacity(LEAST * 2);
        for part in parts.by_ref() {
            match part {
                Ok(part) => piece.extend_from_slice(&part),
                Err(error) => return Some(Err(error)),
            }
            if piece.len() >= LEAST {
                break;
            }
        }
        (!piece.is_empty()).then_some(Ok(piece))
    }))
}

/// The end of a compressor from which its bytes are taken while it is still at work.
#[derive(Clone, Debug, Default)]
pub struct Drain(Arc<Mutex<Vec<u8>>>);

impl Drain {
    /// Everything that was written since the last time.
    pub fn take(&self) -> Vec<u8> {
        mem::take(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Write for Drain {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut taken = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        taken.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
