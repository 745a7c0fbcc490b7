//! How many pages one network may have made. Pages that are cached are not counted.
//!
//! This machine itself is no stranger where no proxy is said to stand in front: whatever comes from here may come from a proxy of which
//! nobody told, and so from all readers.

use super::{Context, client::Client, lines};
use crate::limits::{Asking, Left};
use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};

/// Counts a page that is to be made for a client. Gives what is left to it, for the headers of the answer; nothing where nothing is counted.
///
/// # Errors
/// With the answer that says so, where it is one too many.
pub fn count(context: &Context, client: Client) -> Result<Option<Left>, Box<Response>> {
    if client.is_this_machine(context) {
        return Ok(None);
    }
    let left = context.page_limits.count(&Asking::Network(client.0));
    if left.seconds_to_wait().is_none() {
        return Ok(Some(left));
    }
    let headers = [(header::CACHE_CONTROL, "no-store")];
    let mut response = (StatusCode::TOO_MANY_REQUESTS, headers, lines::TOO_MANY_PAGES).into_response();
    left.note(response.headers_mut());
    Err(Box::new(response))
}
