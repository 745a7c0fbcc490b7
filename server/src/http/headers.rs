//! The headers that every answer has.

use app::Site;
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use base64::{Engine as _, prelude::BASE64_STANDARD};
use sha2::{Digest as _, Sha256};
use std::sync::LazyLock;

/// Nothing but our own files, and nothing inline: pages are kept whole, so there is no nonce in them.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
     img-src 'self' data:; connect-src 'self'; frame-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; \
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
    (RESOURCE_POLICY, "same-origin"),
];

const RESOURCE_POLICY: HeaderName = HeaderName::from_static("cross-origin-resource-policy");

/// Where else than on our own pages a browser may show an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Elsewhere {
    Nowhere,
    /// As a picture, on pages of whomever.
    AsPicture,
    /// In frames of whomever.
    InFrames,
    /// By scripts of whomever.
    AsData,
}

/// What may be shown in frames has its style in it and nothing else.
static FRAME_POLICY: LazyLock<HeaderValue> = LazyLock::new(|| {
    let hash = BASE64_STANDARD.encode(Sha256::digest(app::embeds::STYLE.as_bytes()));
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'; frame-ancestors *"
    );
    HeaderValue::try_from(policy).unwrap_or(HeaderValue::from_static("default-src 'none'"))
});

/// Has browsers read the rules by which links are fetched before they are followed.
const SPECULATION_RULES: HeaderName = HeaderName::from_static("speculation-rules");

/// Lets an answer be shown elsewhere, as far as it may.
pub fn allow(headers: &mut HeaderMap, elsewhere: Elsewhere) {
    match elsewhere {
        Elsewhere::Nowhere => {}
        Elsewhere::AsPicture => {
            headers.insert(RESOURCE_POLICY, HeaderValue::from_static("cross-origin"));
        }
        Elsewhere::InFrames => {
            headers.insert(RESOURCE_POLICY, HeaderValue::from_static("cross-origin"));
            headers.insert(header::CONTENT_SECURITY_POLICY, FRAME_POLICY.clone());
        }
        Elsewhere::AsData => {
            headers.insert(RESOURCE_POLICY, HeaderValue::from_static("cross-origin"));
            headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
        }
    }
}

/// The headers that every answer has, whether it was just made or stored. What was allowed before stays allowed.
pub fn secure(headers: &mut HeaderMap, site: &Site) {
    headers.reserve(ALWAYS.len() + 2);
    for (name, value) in ALWAYS {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
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
