//! Counts the requests of each client before they are answered, and finds out whose program they come from.

use super::problem::Problem;
use crate::{
    accounts::{Bearer, personal::PersonalToken, throttle::Network},
    http::{Context, client::Client},
    limits::{Asking, Left},
};
use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use std::sync::Arc;

/// Counts a request, and finds out whose program it comes from. Cookies say nothing here.
pub async fn count(
    State(context): State<Arc<Context>>,
    Client(network): Client,
    mut request: Request,
    next: Next,
) -> Response {
    // What browsers ask beforehand costs nothing.
    if request.method() == Method::OPTIONS {
        return next.run(request).await;
    }
    let bearer = bearer(&context, network, request.headers()).await;
    let who = match &bearer {
        Ok(Some(bearer)) => Asking::Token(bearer.token.clone()),
        Ok(None) => Asking::Network(network),
        Err(_) => Asking::Failing(network),
    };
    let left = context.limits.count(&who);
    if let Some(wait) = left.seconds_to_wait() {
        return too_many(left, wait);
    }
    // Whoever sends something waits for the database, and holds up nobody meanwhile.
    let is_reading = matches!(*request.method(), Method::GET | Method::HEAD);
    let _turn = match is_reading.then(|| context.turns.turn()) {
        None => None,
        Some(turn) => match turn.await {
            Ok(turn) => Some(turn),
            Err(_) => return busy(),
        },
    };
    let mut response = match bearer {
        Err(problem) => problem.into_response(),
        Ok(bearer) => {
            if let Some(bearer) = bearer {
                request.extensions_mut().insert(bearer);
            }
            next.run(request).await
        }
    };
    left.note(response.headers_mut());
    response
}

/// The answer to a request that is one too many.
fn too_many(left: Left, wait: u64) -> Response {
    let detail = format!("Too many requests. Try again in {wait} seconds.");
    let mut response = Problem::new(StatusCode::TOO_MANY_REQUESTS, &detail).into_response();
    left.note(response.headers_mut());
    response
}

/// The answer where more is asked for than can be made.
fn busy() -> Response {
    Problem::new(
        StatusCode::SERVICE_UNAVAILABLE,
        "Too much is asked of this site at the moment. Try again in a second.",
    )
    .with_header(header::RETRY_AFTER, 1)
    .into_response()
}

/// Whose token a request carries. Other ways to authorize belong to whatever stands in front of us.
async fn bearer(context: &Context, network: Network, headers: &HeaderMap) -> Result<Option<Bearer>, Problem> {
    let Some(value) = headers.get(header::AUTHORIZATION) else {
        return Ok(None);
    };
    let text = value.to_str().map_err(|_| {
        unauthorized("The header Authorization cannot be read: it holds signs that no token has.")
    })?;
    let (scheme, token) = text.split_once(' ').unwrap_or((text, ""));
    if !scheme.eq_ignore_ascii_case("bearer") {
        return Ok(None);
    }
    let Some(token) = PersonalToken::parse(token.trim()) else {
        return Err(unauthorized(
            "This is no token: one begins with hnd_ and is 68 characters long.",
        ));
    };
    match context.accounts.bearer(&token).await? {
        Some(bearer) => {
            let security = context.accounts.security();
            security.tell_of_use(bearer.account.name.as_str(), &bearer.name, network);
            Ok(Some(bearer))
        }
        None => Err(unauthorized(
            "The token does not hold: it has expired, was revoked, or its account is disabled.",
        )),
    }
}

/// A request without the token that it needs.
pub fn unauthorized(detail: &str) -> Problem {
    Problem::new(StatusCode::UNAUTHORIZED, detail).with_header(
        header::WWW_AUTHENTICATE,
        HeaderValue::from_static("Bearer realm=\"handover\""),
    )
}
