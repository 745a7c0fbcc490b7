//! Sending a document: encoding, validator, and how long it may be kept by whom.

use super::{cache::Document, encoding::Encoding};
use axum::{
    body::Body,
    http::{HeaderMap, HeaderValue, Response, StatusCode, header},
    response::IntoResponse,
};
use std::time::Duration;

/// A cache in front may show a page for a minute, and an older one while it asks for a new one.
pub(super) const PUBLIC: &str = "public, max-age=0, s-maxage=60, stale-while-revalidate=600";

/// What is made for somebody who is signed in stays with them, and not even on their disk.
const PRIVATE: &str = "private, no-store";

/// How the document came about, for `Server-Timing`.
#[derive(Clone, Copy, Debug)]
pub enum Made {
    Rendered(Duration),
    Cached,
}

impl Made {
    fn header(self) -> HeaderValue {
        let text = match self {
            Self::Rendered(took) => format!("render;dur={:.3}", took.as_secs_f64() * 1000.0),
            Self::Cached => "render;dur=0, cache;desc=hit".to_owned(),
        };
        HeaderValue::try_from(text).unwrap_or(HeaderValue::from_static("render"))
    }
}

/// Sends a document that may be kept, or only says that the reader has it already.
pub fn cacheable(document: &Document, made: Made, request: &HeaderMap) -> Response<Body> {
    let mut response = if is_known(document.hash, request) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        with_body(StatusCode::OK, document)
    };
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(PUBLIC));
    if let Ok(tag) = HeaderValue::try_from(tag(document.hash, document.encoding)) {
        headers.insert(header::ETAG, tag);
    }
    finish(response, made)
}

/// Sends a document that must not be kept, with the status it has.
pub fn uncacheable(status: StatusCode, document: &Document, made: Made) -> Response<Body> {
    let mut response = with_body(status, document);
    response
        .headers_mut()
        .insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    finish(response, made)
}

/// Sends a document that is for one person alone.
pub fn private(status: StatusCode, document: &Document, made: Made) -> Response<Body> {
    let mut response = uncacheable(status, document, made);
    response
        .headers_mut()
        .insert(header::CACHE_CONTROL, HeaderValue::from_static(PRIVATE));
    response
}

/// Sends somebody on after a form: to a path of this site, which is asked for with GET.
pub fn see_other(location: &str) -> Response<Body> {
    let Ok(location) = HeaderValue::try_from(location) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let private = HeaderValue::from_static(PRIVATE);
    let headers = [(header::LOCATION, location), (header::CACHE_CONTROL, private)];
    (StatusCode::SEE_OTHER, headers).into_response()
}

/// Sends the reader to the address that the page really has: a path of this site.
pub fn moved(location: &str) -> Response<Body> {
    // Never an address that a browser would take for another host, whatever came in.
    let path = format!("/{}", location.trim_start_matches(['/', '\\']));
    let Ok(location) = HeaderValue::try_from(path) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let kept = HeaderValue::from_static("public, max-age=300");
    let headers = [(header::LOCATION, location), (header::CACHE_CONTROL, kept)];
    (StatusCode::PERMANENT_REDIRECT, headers).into_response()
}

/// Says what is wrong with a request in a line of text.
pub fn refusal(status: StatusCode, message: &'static str) -> Response<Body> {
    (status, [(header::CACHE_CONTROL, "no-store")], message).into_response()
}

fn with_body(status: StatusCode, document: &Document) -> Response<Body> {
    let kind = [(header::CONTENT_TYPE, document.content_type)];
    let mut response = (status, kind, document.bytes.clone()).into_response();
    if let Some(encoding) = document.encoding.header() {
        response
            .headers_mut()
            .insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    response
}

fn finish(mut response: Response<Body>, made: Made) -> Response<Body> {
    let headers = response.headers_mut();
    headers.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
    headers.insert("server-timing", made.header());
    response
}

/// The validator. It is strong, so each encoding has its own.
///
/// It is made from the text itself, which follows from the journal, the address, the day and the build:
/// a commit that leaves a page as it was leaves its validator, too.
pub(super) fn tag(hash: u64, encoding: Encoding) -> String {
    match encoding.header() {
        Some(encoding) => format!("\"{hash:016x}-{encoding}\""),
        None => format!("\"{hash:016x}\""),
    }
}

/// Whether the reader has the document, in whatever encoding.
pub(super) fn is_known(hash: u64, request: &HeaderMap) -> bool {
    let hash = format!("{hash:016x}");
    request
        .get_all(header::IF_NONE_MATCH)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .map(|tag| tag.trim().trim_start_matches("W/").trim_matches('"'))
        .any(|tag| tag == "*" || tag.split('-').next() == Some(&hash))
}
