//! Lists as they are read: without room for more.

use serde::{Deserialize, Deserializer};

/// A list that takes the memory of what is in it.
///
/// A reader of JSON cannot know how many there will be and leaves room for four. Most lists of a record have one, and a world has
/// tens of thousands of them.
///
/// # Errors
/// When one of the list cannot be read.
pub(crate) fn exact<'de, D, T>(deserializer: D) -> Result<Vec<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    let mut list = Vec::deserialize(deserializer)?;
    list.shrink_to_fit();
    Ok(list)
}
