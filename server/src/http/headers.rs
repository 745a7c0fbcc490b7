//! What every answer carries, and what the log says of every request.

use super::{Context, answer};
use anyhow::Context as _;
use app::Site;
use axum::{
    body::Body,
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    middleware::Next,
    response::Response,
};
use std::{borrow::Cow, sync::Arc};
use tower_http::csrf::{CsrfLayer, ProtectionError, ResponseForProtectionError};
use tracing::Span;

/// Nothing but our own files, and nothing inline: pages are kept whole, so there is no nonce in them.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
     img-src 'self' data:; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; \
     frame-ancestors 'none'";

const ALWAYS: [(HeaderName, &str); 6] = [
    (header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "strict-origin-when-cross-origin"),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
    ),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    ),
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        "same-origin",
    ),
];

const FROM_ELSEWHERE: &str = "This was sent from another site, so nothing was changed. Open the page on this site and send it from there.\n";

/// Has browsers read the rules by which links are fetched before they are followed.
const SPECULATION_RULES: HeaderName = HeaderName::from_static("speculation-rules");

/// Adds the headers that keep readers safe.
pub async fn add(State(context): State<Arc<Context>>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    secure(response.headers_mut(), &context.site);
    response
}

/// The headers that every answer has, whether it was just made or stored.
pub fn secure(headers: &mut HeaderMap, site: &Site) {
    headers.reserve(ALWAYS.len() + 2);
    for (name, value) in ALWAYS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if site.public_url.starts_with("https://") {
        let value = HeaderValue::from_static("max-age=31536000; includeSubDomains");
        headers.insert(header::STRICT_TRANSPORT_SECURITY, value);
    }
    let is_page = headers
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if is_page {
        let rules = HeaderValue::from_static("\"/speculation-rules.json\"");
        headers.insert(SPECULATION_RULES, rules);
    }
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
