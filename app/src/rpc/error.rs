//! Why a server function did not do what it was asked.

use crate::review::LeftOut;
use leptos::server_fn::{
    codec::JsonEncoding,
    error::{FromServerFnError, ServerFnErrorErr},
};
use serde::{Deserialize, Serialize};

/// What a caller is told: nothing of what is inside, and a status for each case.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[serde(tag = "error", rename_all = "snake_case")]
pub enum Error {
    #[error("nobody is signed in")]
    NotSignedIn,
    #[error("who is signed in may not do this")]
    NotAllowed,
    #[error("there is no such thing, or this cannot be done with it")]
    NotFound,
    #[error("what was sent cannot be read as the fields of this function")]
    Unreadable,
    #[error("more was sent than any form has")]
    TooLarge,
    /// Something is missing or wrong; nothing was saved.
    #[error("what was sent cannot be saved")]
    Invalid { problems: Vec<FieldProblem> },
    /// Each field can be read, and all together still cannot be saved: others changed the same, or a rule would be broken.
    #[error("it cannot be saved as it stands now")]
    Refused,
    /// None of the proposals could be taken in; they are still open.
    #[error("nothing of it could be accepted")]
    NotAccepted { left: Vec<LeftOut> },
    /// Seconds until the next try is heard.
    #[error("there were too many tries; try again in {retry_after} seconds")]
    TooMany { retry_after: u64 },
    #[error("others were faster again and again; try again in a moment")]
    Busy,
    #[error("the clock of the server is wrong, and nothing is saved until an operator sets it right")]
    Clock,
    #[error("the record cannot be reached; try again in a moment")]
    Unavailable,
    /// The program is at fault.
    #[error("the program is at fault")]
    Internal,
}

/// What is wrong with one field, in the language of the form; with all of them together where `field` is empty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldProblem {
    pub field: String,
    pub problem: String,
}

impl Error {
    /// The HTTP status that says the same.
    pub const fn status(&self) -> u16 {
        match self {
            Self::NotSignedIn => 401,
            Self::NotAllowed => 403,
            Self::NotFound => 404,
            Self::Unreadable => 400,
            Self::TooLarge => 413,
            Self::Invalid { .. } | Self::Refused | Self::NotAccepted { .. } => 422,
            Self::TooMany { .. } => 429,
            Self::Internal => 500,
            Self::Busy | Self::Clock | Self::Unavailable => 503,
        }
    }
}

impl FromServerFnError for Error {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            ServerFnErrorErr::Args(_)
            | ServerFnErrorErr::MissingArg(_)
            | ServerFnErrorErr::Deserialization(_)
            | ServerFnErrorErr::UnsupportedRequestMethod(_) => Self::Unreadable,
            ServerFnErrorErr::Registration(_)
            | ServerFnErrorErr::Request(_)
            | ServerFnErrorErr::ServerError(_)
            | ServerFnErrorErr::MiddlewareError(_)
            | ServerFnErrorErr::Serialization(_)
            | ServerFnErrorErr::Response(_) => Self::Internal,
        }
    }
}
