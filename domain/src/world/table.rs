//! One kind of entity by id, each record with the number of the changeset that wrote it.

use crate::changeset::Seq;
use imbl::OrdMap;
use std::{borrow::Borrow, sync::Arc};

/// An entity in its newest version.
#[derive(Debug, PartialEq)]
pub struct Record<T> {
    pub value: Arc<T>,
    /// The number of the changeset that wrote it.
    pub version: Seq,
}

impl<T> Clone for Record<T> {
    fn clone(&self) -> Self {
        Self {
            value: Arc::clone(&self.value),
            version: self.version,
        }
    }
}

/// Records by id, in the order of their ids.
///
/// The map is persistent: a clone costs one counter, and two tables share every node in which they do not differ.
#[derive(Clone, Debug, PartialEq)]
pub struct Table<Id: Ord, T>(OrdMap<Id, Record<T>>);

impl<Id: Ord, T> Default for Table<Id, T> {
    fn default() -> Self {
        Self(OrdMap::new())
    }
}

impl<Id: Ord + Clone, T> Table<Id, T> {
    pub(super) fn put(&mut self, id: Id, value: Arc<T>, version: Seq) {
        self.0.insert(id, Record { value, version });
    }

    pub(super) fn take_out(&mut self, id: &Id) {
        self.0.remove(id);
    }
}

impl<Id: Ord, T> Table<Id, T> {
    pub fn get<Key: Ord + ?Sized>(&self, id: &Key) -> Option<&T>
    where
        Id: Borrow<Key>,
    {
        self.shared(id).map(|value| &**value)
    }

    /// The value as it is shared with the journal.
    pub fn shared<Key: Ord + ?Sized>(&self, id: &Key) -> Option<&Arc<T>>
    where
        Id: Borrow<Key>,
    {
        self.0.get(id).map(|record| &record.value)
    }

    pub fn version<Key: Ord + ?Sized>(&self, id: &Key) -> Option<Seq>
    where
        Id: Borrow<Key>,
    {
        self.0.get(id).map(|record| record.version)
    }

    pub fn values(&self) -> impl Iterator<Item = &T> {
        self.all_shared().map(|value| &**value)
    }

    /// The shared values, for whoever keeps them beyond the life of the world.
    pub fn all_shared(&self) -> impl DoubleEndedIterator<Item = &Arc<T>> {
        self.0.values().map(|record| &record.value)
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
