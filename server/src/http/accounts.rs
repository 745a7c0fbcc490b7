//! The pages of accounts. What their forms do is done by functions, through [`super::rpc`].
//!
//! Nothing here is ever kept by anybody. Every success leads elsewhere; a form that was not accepted comes
//! back with the name that was typed, never with a password.

pub mod administration;
pub mod own;
pub mod security;
pub mod set_up;
pub mod sign_in;
pub mod tokens;

use app::accounts::Done;
use serde::Deserialize;

/// What was done just now, from the address that a form led to.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct DoneQuery {
    done: String,
}

impl DoneQuery {
    fn done(&self) -> Option<Done> {
        Done::ALL.into_iter().find(|done| done.word() == self.done)
    }
}
