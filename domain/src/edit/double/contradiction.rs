//! What two records of the same say differently.

/// A field in which two records of the same say something else.
#[derive(Clone, Debug, PartialEq)]
pub struct Contradiction {
    /// The field, with dots before inner names: `date.on`.
    pub field: String,
    /// What the record says that stays.
    pub kept: String,
    /// What the other one says.
    pub lost: String,
}
