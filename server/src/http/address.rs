//! Addresses of pages: the language is their first part, and English has none.

use axum::http::Uri;
use domain::Language;

/// The language that a path is in.
pub fn language_of(path: &str) -> Language {
    let is_in = |language: &Language| {
        let prefix = language.prefix();
        !prefix.is_empty()
            && path
                .strip_prefix(prefix)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    Language::ALL.into_iter().find(is_in).unwrap_or_default()
}

/// A path with the language before it; the root of a language is `/ja`, not `/ja/`.
pub fn address(language: Language, path: &str) -> String {
    match (language.prefix(), path) {
        ("", path) => path.to_owned(),
        (prefix, "/") => prefix.to_owned(),
        (prefix, path) => format!("{prefix}{path}"),
    }
}

/// A path without the language before it: `/` for `/ja`.
pub fn path_in_language(language: Language, path: &str) -> &str {
    match path.strip_prefix(language.prefix()) {
        Some("") | None => "/",
        Some(rest) => rest,
    }
}

/// Another path with the query of an address.
pub fn with_query(path: &str, uri: &Uri) -> String {
    match uri.query() {
        Some(query) => format!("{path}?{query}"),
        None => path.to_owned(),
    }
}
