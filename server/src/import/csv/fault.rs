//! Why a row gives no claim.

use crate::import::codes::CodeError;

/// A column and a value of it that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellError {
    pub column: String,
    pub reason: String,
}

impl CellError {
    pub fn new(column: &str, reason: impl Into<String>) -> Self {
        Self {
            column: column.to_owned(),
            reason: reason.into(),
        }
    }
}

impl From<(String, CodeError)> for CellError {
    fn from((column, error): (String, CodeError)) -> Self {
        Self {
            column,
            reason: error.to_string(),
        }
    }
}
