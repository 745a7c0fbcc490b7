//! The starter world: the files of `data/`, compiled in, and how they become the first changesets.
//!
//! [`files`] gets the texts, [`read`] turns them into entities and names what is wrong with them by
//! file, line and column, [`lines`], [`elections`], [`names`] and [`former`] do so with the tables of past holders, of votes, of names and of former names, and [`changesets`] puts them in an order in which each one can be applied.

mod cells;
mod changesets;
mod elections;
mod files;
mod former;
mod lines;
mod names;
mod read;
mod written;

pub use files::{DataFile, embedded, in_folder};
pub use read::FileError;
pub use written::{Location, Written};

use domain::{Changeset, EntityRef};
use jiff::Timestamp;
use std::collections::BTreeMap;

/// All files of `data/`, read.
#[derive(Debug, Default)]
pub struct Starter {
    entities: Vec<Written>,
    /// What cannot be read; with any of these, the changesets are not whole.
    pub problems: Vec<FileError>,
}

impl Starter {
    /// Reads the files; what is wrong in one entity does not keep the others from being read.
    pub fn read(files: &[DataFile]) -> Self {
        let mut starter = Self::default();
        for file in files.iter().filter(|file| !files::is_table(&file.path)) {
            read::read_file(file, &mut starter.entities, &mut starter.problems);
        }
        lines::read_tables(files, &mut starter.entities, &mut starter.problems);
        former::read_table(files, &mut starter.entities, &mut starter.problems);
        names::read_table(files, &mut starter.entities, &mut starter.problems);
        elections::read_tables(files, &mut starter.entities, &mut starter.problems);
        starter.problems.extend(read::defined_twice(&starter.entities));
        starter
            .problems
            .extend(read::unknown_references(&starter.entities));
        starter
    }

    /// Where each entity is written.
    pub fn places(&self) -> BTreeMap<EntityRef, Location> {
        self.entities
            .iter()
            .map(|it| (it.entity.reference(), it.place.clone()))
            .collect()
    }

    /// The changesets that put everything into an empty world, each dated `at`.
    pub fn changesets(&self, at: Timestamp) -> Vec<Changeset> {
        changesets::changesets(&self.entities, at)
    }
}
