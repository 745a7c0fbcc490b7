//! The browser's files, compiled into the program. Their names hold their hashes, so they may be kept for ever; those of a
//! folder that is being worked in (`--site`) have plain names and are read each time anew.

use super::{Context, encoding::Encoding};
use anyhow::Context as _;
use app::Assets;
use axum::{
    body::{Body, Bytes},
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use std::{
    borrow::Cow,
    collections::BTreeMap,
    fs,
    path::{Component, PathBuf},
    sync::Arc,
};

/// Gives a file of the site by its name.
pub type GetFile = Arc<dyn Fn(&str) -> Option<Cow<'static, [u8]>> + Send + Sync>;

const FOR_EVER: &str = "public, max-age=31536000, immutable";

/// Reads the files of a folder, and of none above or below it.
pub fn in_folder(folder: PathBuf) -> GetFile {
    Arc::new(move |name| {
        let path = std::path::Path::new(name);
        let mut parts = path.components();
        let is_inside = matches!((parts.next(), parts.next()), (Some(Component::Normal(_)), None));
        let content = is_inside.then(|| fs::read(folder.join(path)))?;
        content.ok().map(Cow::Owned)
    })
}

/// Where the files of the site are, as the build's manifest names them. One that was not built has no address.
///
/// # Errors
/// When there is no manifest, or it cannot be read.
pub fn of_site(get: &GetFile) -> anyhow::Result<Assets> {
    let file = get("manifest.json").context("the browser's files have no manifest.json")?;
    let manifest: BTreeMap<String, String> =
        serde_json::from_slice(&file).context("manifest.json of the browser's files cannot be read")?;
    let path = |key: &str| match manifest.get(key) {
        Some(name) => format!("/pkg/{name}"),
        None => String::new(),
    };
    Ok(Assets {
        css: path("css"),
        editors_css: path("editors-css"),
        boot: path("boot"),
        desk: path("desk"),
        js: path("js"),
        wasm: path("wasm"),
        favicon: path("favicon"),
    })
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
    use super::{GetFile, in_folder, is_hashed, of_site};
    use std::{borrow::Cow, fs, sync::Arc};

    #[test]
    fn only_names_with_a_hash_are_kept_for_ever() {
        assert!(is_hashed("app_bg-0123456789abcdef.wasm"));
        for plain in ["app.js", "reload.txt", "app-plain.js", "0123456789abcdef.css"] {
            assert!(!is_hashed(plain), "{plain}");
        }
    }

    #[test]
    fn nothing_is_served_without_a_manifest_that_can_be_read() {
        let of = |manifest: Option<&'static str>| {
            let get: GetFile = Arc::new(move |name| {
                let manifest = manifest.filter(|_| name == "manifest.json")?;
                Some(Cow::Borrowed(manifest.as_bytes()))
            });
            of_site(&get)
        };
        let assets = of(Some("{\"css\":\"handover-0.css\"}")).expect("a manifest");
        assert_eq!(
            (assets.css.as_str(), assets.js.as_str()),
            ("/pkg/handover-0.css", "")
        );
        for wrong in [None, Some(""), Some("{\"css\":"), Some("[]")] {
            assert!(of(wrong).is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn a_folder_is_read_each_time_anew_and_nothing_outside_of_it() {
        let outside = tempfile::tempdir().expect("a folder");
        let folder = outside.path().join("pkg");
        fs::create_dir(&folder).expect("a folder");
        fs::write(outside.path().join("secret.txt"), "secret").expect("a file");
        let get = in_folder(folder.clone());
        for text in ["one", "two"] {
            fs::write(folder.join("handover.css"), text).expect("a file");
            assert_eq!(get("handover.css").as_deref(), Some(text.as_bytes()));
        }
        let absolute = outside.path().join("secret.txt");
        let absolute = absolute.to_str().expect("a path in UTF-8");
        for wrong in ["nothing.css", "../secret.txt", absolute, ""] {
            assert_eq!(get(wrong), None, "{wrong}");
        }
    }
}
