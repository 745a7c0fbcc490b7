//! A session that has begun.

use std::fmt;

/// The token of a session, for the browser of its owner alone.
#[derive(Clone, PartialEq, Eq)]
pub struct Session(String);

impl Session {
    pub fn new(token: &str) -> Self {
        Self(token.to_owned())
    }

    pub fn token(&self) -> &str {
        &self.0
    }
}

/// Never the token itself.
impl fmt::Debug for Session {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Session(…)")
    }
}
