//! What stands around every route: the headers of every answer, who may send forms, and what the log says of a request.

use super::{Context, answer, headers::secure};
use app::Site;
use axum::{
    body::Body,
    extract::{Request, State},
    http::StatusCode,
    middleware::Next,
    response::Response,
};
use std::sync::Arc;
use tower_http::csrf::{CsrfLayer, ProtectionError, ResponseForProtectionError};
use tracing::Span;

const FROM_ELSEWHERE: &str = "This was sent from another site, so nothing was changed. Open the page on this site and send it from there.\n";

/// Adds the headers that keep readers safe.
pub async fn add(State(context): State<Arc<Context>>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    secure(response.headers_mut(), &context.site);
    response
}

/// Refuses every form that another site sends: by `Sec-Fetch-Site`, and for old browsers by `Origin`.
///
/// The public address counts as our own even where a proxy in front calls us by another name.
pub fn same_origin(site: &Site) -> CsrfLayer<impl ResponseForProtectionError<Body> + use<>> {
    let layer = CsrfLayer::new();
    let layer = layer
        .add_trusted_origin(&site.public_url)
        .unwrap_or_else(|error| {
            tracing::warn!(%error, "the public address is no origin");
            CsrfLayer::new()
        });
    layer.with_rejection_response(|_: ProtectionError| answer::refusal(StatusCode::FORBIDDEN, FROM_ELSEWHERE))
}

/// What the log says of a request: method, path, the number that a proxy gave it, and nothing of who asked.
pub fn span(request: &axum::http::Request<axum::body::Body>) -> Span {
    let id = request
        .headers()
        .get("x-request-id")
        .and_then(|id| id.to_str().ok())
        .unwrap_or_default();
    tracing::info_span!("request", id, method = %request.method(), path = request.uri().path())
}
