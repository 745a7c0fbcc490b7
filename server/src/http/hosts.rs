//! By which names the site may be called.
//!
//! Once the public address is set, a page that answers to another name would let whoever owns that name lead it here and read, in a
//! reader's browser, what is meant for this network alone (DNS rebinding). A number is no name that could be led anywhere.

use super::{Context, answer, lines};
use axum::{
    extract::Request,
    http::{HeaderValue, StatusCode, header},
    response::Response,
};

/// Refuses a request that calls the site by two names, or by one that is not its own, and one that changes something and was sent from a
/// page under another scheme or name than the public address.
///
/// # Errors
/// With the answer that says so.
pub fn check(context: &Context, request: &Request) -> Result<(), Box<Response>> {
    let mut hosts = request.headers().get_all(header::HOST).iter();
    let host = hosts.next().map(HeaderValue::as_bytes);
    if hosts.next().is_some() {
        return Err(refused(context, StatusCode::BAD_REQUEST, lines::TWO_HOSTS));
    }
    // Where requests come side by side, the name stands in the address.
    let host = host.or_else(|| request.uri().authority().map(|it| it.as_str().as_bytes()));
    match host.map(str::from_utf8) {
        None => Ok(()),
        Some(Ok(host)) if context.own_host.is(host) => check_origin(context, request, host),
        Some(_) => Err(refused(
            context,
            StatusCode::MISDIRECTED_REQUEST,
            lines::FOREIGN_HOST,
        )),
    }
}

/// Whoever calls the site by its name sends its forms from there. By a number, it is called by who works on it, and the layer that knows
/// forms of other sites is enough.
fn check_origin(context: &Context, request: &Request, host: &str) -> Result<(), Box<Response>> {
    if request.method().is_safe() || !context.own_host.is_name(host) {
        return Ok(());
    }
    match request.headers().get(header::ORIGIN) {
        Some(origin)
            if origin
                .as_bytes()
                .eq_ignore_ascii_case(context.site.public_url.as_bytes()) =>
        {
            Ok(())
        }
        None => Ok(()),
        Some(_) => Err(refused(context, StatusCode::FORBIDDEN, lines::FROM_ELSEWHERE)),
    }
}

fn refused(context: &Context, status: StatusCode, message: &'static str) -> Box<Response> {
    let mut response = answer::refusal(status, message);
    super::headers::secure(response.headers_mut(), &context.site);
    Box::new(response)
}
