//! Statements that give no claim.

use crate::import::Rejected;

/// A statement of which no claim can be made.
pub fn rejected(at: impl Into<String>, property: &str, reason: impl Into<String>) -> Rejected {
    Rejected {
        line: None,
        column: Some(property.to_owned()),
        at: at.into(),
        reason: reason.into(),
    }
}
