//! One kind of entity by id, each record with the number of the changeset that wrote it.

use crate::changeset::Seq;
use std::{borrow::Borrow, collections::BTreeMap, sync::Arc};

/// An entity in its newest version.
#[derive(Clone, Debug, PartialEq)]
pub struct Record<T> {
    pub value: Arc<T>,
    /// The number of the changeset that wrote it.
    pub version: Seq,
}

/// Records by id, in the order of their ids.
#[derive(Clone, Debug, PartialEq)]
pub struct Table<Id: Ord, T>(BTreeMap<Id, Record<T>>);

impl<Id: Ord, T> Default for Table<Id, T> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<Id: Ord, T> Table<Id, T> {
    pub(super) fn put(&mut self, id: Id, value: Arc<T>, version: Seq) {
        self.0.insert(id, Record { value, version });
    }

    pub(super) fn take_out(&mut self, id: &Id) {
        self.0.remove(id);
    }

    pub fn get<Key: Ord + ?Sized>(&self, id: &Key) -> Option<&T>
    where
        Id: Borrow<Key>,
    {
        self.0.get(id).map(|record| &*record.value)
    }

    /// The value as it is shared with the journal.
    pub fn share<Key: Ord + ?Sized>(&self, id: &Key) -> Option<Arc<T>>
    where
        Id: Borrow<Key>,
    {
        self.0.get(id).map(|record| Arc::clone(&record.value))
    }

    pub fn version<Key: Ord + ?Sized>(&self, id: &Key) -> Option<Seq>
    where
        Id: Borrow<Key>,
    {
        self.0.get(id).map(|record| record.version)
    }

    pub fn values(&self) -> impl Iterator<Item = &T> {
        self.0.values().map(|record| &*record.value)
    }

    /// The shared values, for whoever keeps them beyond the life of the world.
    pub fn shared(&self) -> impl Iterator<Item = (&Id, &Arc<T>)> {
        self.0.iter().map(|(id, record)| (id, &record.value))
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
