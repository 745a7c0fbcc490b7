//! What stands around every route: the headers of every answer, who may send forms, and what the log says of a request.

use super::{Context, answer, client::Client, headers::secure, lines};
use crate::{accounts::security::SecurityEvent, metrics::METRICS};
use anyhow::Context as _;
use app::{Site, accounts::SecurityKind};
use axum::{
    body::Body,
    extract::{MatchedPath, Request, State},
    http::StatusCode,
    middleware::Next,
    response::Response,
};
use jiff::Timestamp;
use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering::Relaxed},
    },
    time::Instant,
};
use tower_http::csrf::{CsrfLayer, ProtectionError, ResponseForProtectionError};
use tracing::Span;

/// Adds the headers that keep readers safe, counts the answer, and tells of who was refused.
pub async fn add(
    State(context): State<Arc<Context>>,
    client: Client,
    route: Option<MatchedPath>,
    request: Request,
    next: Next,
) -> Response {
    let begun = Instant::now();
    let mut response = next.run(request).await;
    secure(response.headers_mut(), &context.site);
    let route = route.as_ref().map_or("", MatchedPath::as_str);
    METRICS.answered(route, response.status(), begun.elapsed());
    if let StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN = response.status() {
        context.accounts.security().tell(SecurityEvent {
            kind: SecurityKind::Refused,
            account: None,
            network: client.0,
            subject: Some(route.to_owned()),
        });
    }
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
    Ok(layer.with_rejection_response(|_: ProtectionError| {
        answer::refusal(StatusCode::FORBIDDEN, lines::FROM_ELSEWHERE)
    }))
}

/// What the log says of a request: method, path, its number, and nothing of who asked. The number is that of a proxy if one is trusted,
/// and else our own: what a stranger sends would stand in the log as if it were known.
pub fn span(are_proxies_trusted: bool) -> impl Fn(&axum::http::Request<Body>) -> Span + Clone {
    static LAST: AtomicU64 = AtomicU64::new(0);
    let start = Timestamp::now().as_second();
    move |request| {
        let given = request
            .headers()
            .get("x-request-id")
            .filter(|_| are_proxies_trusted);
        let given = given.map(|id| String::from_utf8_lossy(id.as_bytes()));
        let (method, path) = (request.method(), request.uri().path());
        match given {
            Some(id) => tracing::info_span!("request", %id, %method, path),
            None => {
                let own = LAST.fetch_add(1, Relaxed) + 1;
                tracing::info_span!("request", id = %format_args!("{start:x}-{own}"), %method, path)
            }
        }
    }
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
