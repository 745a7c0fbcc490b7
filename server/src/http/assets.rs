//! The browser's files, compiled into the program. Their names hold their hashes, so they may be kept for ever; those of a
//! folder that is being worked in (`--site`) have plain names and are read each time anew.

use super::{Context, encoding::Encoding, site_files::GetFile};
use axum::{
    body::{Body, Bytes},
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use std::{borrow::Cow, sync::Arc};

const FOR_EVER: &str = "public, max-age=31536000, immutable";

/// One file, compressed where it is kept so and the reader accepts it.
pub async fn file(
    State(context): State<Arc<Context>>,
    Path(name): Path<String>,
    headers: HeaderMap,
) -> Response {
    if name == "manifest.json" || name.ends_with(".br") {
        return missing();
    }
    let cache_control = if is_hashed(&name) { FOR_EVER } else { "no-store" };
    send(&context.get_file, &name, &headers, cache_control)
}

/// The picture that browsers ask for by themselves.
pub async fn favicon(State(context): State<Arc<Context>>, headers: HeaderMap) -> Response {
    let name = context.site.assets.favicon.trim_start_matches("/pkg/");
    send(&context.get_file, name, &headers, "public, max-age=86400")
}

/// Whether a name ends in the hash of the content, as in `app-0123456789abcdef.js`.
fn is_hashed(name: &str) -> bool {
    let stem = name.split_once('.').map_or(name, |(stem, _)| stem);
    stem.rsplit_once('-')
        .is_some_and(|(_, hash)| hash.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

fn send(get: &GetFile, name: &str, headers: &HeaderMap, cache_control: &'static str) -> Response {
    let compressed = match Encoding::accepted(headers) {
        Encoding::Brotli => get(&format!("{name}.br")),
        Encoding::Gzip | Encoding::Identity => None,
    };
    let is_compressed = compressed.is_some();
    let Some(file) = compressed.or_else(|| get(name)) else {
        return missing();
    };
    let body = match file {
        Cow::Borrowed(bytes) => Bytes::from_static(bytes),
        Cow::Owned(bytes) => Bytes::from(bytes),
    };
    let mut response = Body::from(body).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type(name)));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache_control));
    headers.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
    if is_compressed {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("br"));
    }
    response
}

fn missing() -> Response {
    (
        StatusCode::NOT_FOUND,
        [(header::CACHE_CONTROL, "no-store")],
        "There is no such file.\n",
    )
        .into_response()
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::is_hashed;

    #[test]
    fn only_names_with_a_hash_are_kept_for_ever() {
        assert!(is_hashed("app_bg-0123456789abcdef.wasm"));
        for plain in ["app.js", "reload.txt", "app-plain.js", "0123456789abcdef.css"] {
            assert!(!is_hashed(plain), "{plain}");
        }
    }
}
