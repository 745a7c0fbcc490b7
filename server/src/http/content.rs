//! What stands beside a page, before it is stored.

use super::answer::Terms;

/// What a document says, and how it may be kept and used.
pub struct Content {
    pub kind: &'static str,
    pub terms: Terms,
    pub plain: Vec<u8>,
    /// Whether it is what the address names, and not what there is instead of it.
    pub is_named: bool,
}

impl Content {
    pub fn of(kind: &'static str, terms: Terms, text: String) -> Self {
        Self {
            kind,
            terms,
            plain: text.into_bytes(),
            is_named: true,
        }
    }
}
