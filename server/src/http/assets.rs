//! The browser's files, compiled into the program. Their names hold their hashes, so they may be kept for ever.

use super::{Context, encoding::Encoding};
use app::Assets;
use axum::{
    body::{Body, Bytes},
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use std::{borrow::Cow, collections::BTreeMap, sync::Arc};

/// Gives a file of the site by its name.
pub type GetFile = fn(&str) -> Option<Cow<'static, [u8]>>;

const FOR_EVER: &str = "public, max-age=31536000, immutable";

/// Where the files of the site are, as the build's manifest names them.
pub fn of_site(get: GetFile) -> Assets {
    let manifest: BTreeMap<String, String> = get("manifest.json")
        .and_then(|file| serde_json::from_slice(&file).ok())
        .unwrap_or_default();
    let path = |key: &str| {
        manifest
            .get(key)
            .map(|name| format!("/pkg/{name}"))
            .unwrap_or_default()
    };
    Assets {
        css: path("css"),
        boot: path("boot"),
        js: path("js"),
        wasm: path("wasm"),
        favicon: path("favicon"),
    }
}

/// One file, compressed where it is kept so and the reader accepts it.
pub async fn file(
    State(context): State<Arc<Context>>,
    Path(name): Path<String>,
    headers: HeaderMap,
) -> Response {
    if name == "manifest.json" || name.ends_with(".br") {
        return missing();
    }
    send(context.get_file, &name, &headers, FOR_EVER)
}

/// The picture that browsers ask for by themselves.
pub async fn favicon(State(context): State<Arc<Context>>, headers: HeaderMap) -> Response {
    let name = context.site.assets.favicon.trim_start_matches("/pkg/");
    send(context.get_file, name, &headers, "public, max-age=86400")
}

fn send(get: GetFile, name: &str, headers: &HeaderMap, kept: &'static str) -> Response {
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
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(kept));
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
