//! Counts the requests of each client before they are answered, and finds out whose program they come from.

use super::{limits::Asking, problem::Problem};
use crate::{
    accounts::personal::{Bearer, PersonalToken},
    http::{Context, client::Client},
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
    // Each token costs a look into the database, so a network that guesses them is stopped before that.
    if request.headers().contains_key(header::AUTHORIZATION)
        && let Some(left) = context.limits.shut_out(network)
        && let Some(wait) = left.wait
    {
        return left.too_many(wait);
    }
    let bearer = bearer(&context, request.headers()).await;
    let who = match &bearer {
        Ok(Some(bearer)) => Asking::Token(bearer.token.clone()),
        Ok(None) => Asking::Network(network),
        Err(_) => Asking::Failing(network),
    };
    let left = context.limits.count(&who);
    if let Some(wait) = left.wait {
        return left.too_many(wait);
    }
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

/// Whose token a request carries. Other ways to authorize belong to whatever stands in front of us.
async fn bearer(context: &Context, headers: &HeaderMap) -> Result<Option<Bearer>, Problem> {
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
        Some(bearer) => Ok(Some(bearer)),
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
