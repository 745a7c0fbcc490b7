//! The records that rows are made of.

use std::sync::Arc;

/// The records of a snapshot, shared, so that rows can be made of them one by one.
pub fn shared<'s, T: 's>(records: impl Iterator<Item = &'s Arc<T>>) -> Vec<Arc<T>> {
    records.cloned().collect()
}
