//! Why a handler gives no document, and what is answered instead.

use super::answer;
use crate::incident;
use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};

/// What a handler ends with where it cannot do what it is for. `?` makes an incident of whatever breaks inside.
#[derive(Debug)]
pub enum HttpError {
    /// The request cannot be read, or asks for what there is not: the status, and what is wrong in a line of text.
    Refused(StatusCode, &'static str),
    /// Whoever asks has to sign in first, or may not: the answer that says so.
    Instead(Box<Response>),
    /// The program or its data are at fault: status 500 and a number, under which the log has the cause.
    Internal(anyhow::Error),
}

impl<E: Into<anyhow::Error>> From<E> for HttpError {
    fn from(error: E) -> Self {
        Self::Internal(error.into())
    }
}

impl HttpError {
    pub const fn bad_request(message: &'static str) -> Self {
        Self::Refused(StatusCode::BAD_REQUEST, message)
    }

    pub const fn not_found(message: &'static str) -> Self {
        Self::Refused(StatusCode::NOT_FOUND, message)
    }

    pub fn instead(response: Response) -> Self {
        Self::Instead(Box::new(response))
    }
}

impl IntoResponse for HttpError {
    fn into_response(self) -> Response {
        match self {
            Self::Refused(status, message) => answer::refusal(status, message),
            Self::Instead(response) => *response,
            Self::Internal(error) => incident::from_failure(&error),
        }
    }
}
