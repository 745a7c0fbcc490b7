//! The pages of accounts: each handler reads a form, asks [`crate::accounts`], and shows a page or leads on.
//!
//! Nothing here is ever kept by anybody. Every success leads elsewhere; a form that was not accepted comes
//! back with the name that was typed, never with a password.

pub mod administration;
pub mod own;
pub mod set_up;
pub mod sign_in;
pub mod tokens;

use crate::{accounts::AccountsError, incident};
use app::accounts::{Done, Field, FieldError, Filled};
use axum::{
    http::{HeaderValue, header},
    response::Response,
};
use serde::Deserialize;
use std::time::Duration;

/// Notes at a field what can be told there; anything else becomes an incident, which is the answer.
fn note(form: &mut Filled, field: Field, error: AccountsError) -> Option<Response> {
    match error {
        AccountsError::Refused(reason) => {
            form.problems.push((field, reason));
            None
        }
        error => Some(incident::from_error(&error)),
    }
}

/// Notes that there were too many tries.
fn note_wait(form: &mut Filled, wait: Duration) {
    form.problems.push((Field::Whole, FieldError::TooManyTries(wait)));
}

/// Says in a header, too, how long to wait.
fn with_wait(mut response: Response, form: &Filled) -> Response {
    if let Some(FieldError::TooManyTries(wait)) = form.problem(Field::Whole) {
        let seconds = wait.as_secs() + 1;
        response
            .headers_mut()
            .insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
}

fn with_cookie(mut response: Response, cookie: Option<HeaderValue>) -> Response {
    if let Some(cookie) = cookie {
        response.headers_mut().insert(header::SET_COOKIE, cookie);
    }
    response
}

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
