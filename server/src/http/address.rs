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

/// Where to go next: a path of this site, and nothing that a browser could take for another.
pub fn local_path(text: &str) -> Option<&str> {
    let is_local = text.starts_with('/')
        && !text.starts_with("//")
        && text.len() <= 2048
        && text.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    is_local.then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_path_of_this_site_is_gone_to() {
        for right in [
            "/",
            "/ja/events?kind=meeting&as_of=2024-09-06",
            "/edit/people/a#b",
        ] {
            assert_eq!(local_path(right), Some(right));
        }
        for wrong in [
            "",
            "leaders",
            "//evil.example",
            "/\\evil.example",
            "/\t/evil.example",
            "https://evil.example/",
            "javascript:alert(1)",
            "/a b",
            "/é",
        ] {
            assert_eq!(local_path(wrong), None, "{wrong:?}");
        }
    }
}
