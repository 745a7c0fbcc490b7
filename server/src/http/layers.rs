//! What stands around every route: the headers of every answer, who may send forms, and what the log says of a request.

use super::{Context, answer, headers::secure};
use anyhow::Context as _;
use app::Site;
use axum::{
    body::Body,
    extract::{Request, State},
    http::StatusCode,
    middleware::Next,
    response::Response,
};
use std::{borrow::Cow, sync::Arc};
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
///
/// # Errors
/// When the public address is no origin.
pub fn same_origin(site: &Site) -> anyhow::Result<CsrfLayer<impl ResponseForProtectionError<Body> + use<>>> {
    let layer = CsrfLayer::new();
    let layer = layer
        .add_trusted_origin(&site.public_url)
        .with_context(|| format!("the public address {} is no origin", site.public_url))?;
    Ok(layer
        .with_rejection_response(|_: ProtectionError| answer::refusal(StatusCode::FORBIDDEN, FROM_ELSEWHERE)))
}

/// What the log says of a request: method, path, the number that a proxy gave it, and nothing of who asked.
pub fn span(request: &axum::http::Request<axum::body::Body>) -> Span {
    let id = request
        .headers()
        .get("x-request-id")
        .map_or(Cow::Borrowed(""), |id| String::from_utf8_lossy(id.as_bytes()));
    tracing::info_span!("request", id = %id, method = %request.method(), path = request.uri().path())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_served_under_an_address_that_is_no_origin() {
        let layer = |public_url: &str| {
            same_origin(&Site {
                public_url: public_url.to_owned(),
                ..Site::default()
            })
            .is_ok()
        };
        assert!(layer("https://handover.example") && layer("http://127.0.0.1:3000"));
        assert!(!layer("handover.example") && !layer(""));
    }
}
