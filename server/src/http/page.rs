//! The pages of `app`, each under its address in three languages.

use super::{
    Context,
    answer::{self, Made},
    cache::{Document, Key},
    document::DocumentRoute,
    encoding::Encoding,
    viewer::Viewer,
};
use crate::incident;
use app::{Answer, Body, PageRequest, query::Query, routes::Route};
use axum::{
    extract::{Request, State, rejection::RawPathParamsRejection},
    http::{HeaderMap, Method, StatusCode, Uri, header},
    response::Response,
};
use domain::Language;
use std::{sync::Arc, time::Instant};

/// How long the part of an address after the question mark may be, in bytes.
const LONGEST_QUERY: usize = 2048;
/// How long the part before it may be.
const LONGEST_PATH: usize = 1024;

pub(crate) const HTML: &str = "text/html; charset=utf-8";

/// A page of `app` in one language.
#[derive(Clone, Copy)]
pub struct PageRoute {
    pub language: Language,
    pub route: &'static Route,
    /// What else may stand at the addresses of pages.
    pub documents: &'static [DocumentRoute],
}

impl PageRoute {
    /// The pattern with the language before it: `/ja/countries/{iso2}`.
    pub fn pattern(self) -> String {
        address(self.language, self.route.pattern)
    }
}

/// What a page's address names: its parts, decoded.
type Params = Result<axum::extract::RawPathParams, RawPathParamsRejection>;

/// Shows a page, from the cache where it is there.
pub async fn show(
    page: PageRoute,
    State(context): State<Arc<Context>>,
    viewer: Viewer,
    params: Params,
    request: Request,
) -> Response {
    // A name that is not UTF-8 is the name of nothing.
    let Ok(params) = params else {
        return not_found(State(context), viewer, request).await;
    };
    let params: Vec<_> = params
        .iter()
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
    let uri = request.uri();
    if let Some(refusal) = too_long(uri) {
        return refusal;
    }
    if has_upper_case_country(&params) {
        return answer::moved(&with_query(&uri.path().to_ascii_lowercase(), uri));
    }
    let path = path_in_language(page.language, uri.path());
    let query = Query::parse(uri.query().unwrap_or_default());
    let document = page
        .documents
        .iter()
        .find_map(|document| Some((document, document.page_path(page.route.pattern, path)?)));
    let asked = Asked {
        language: page.language,
        route: Some(page.route),
        path,
        params: &params,
        query: match document {
            Some(_) => query.only(&["as_of", "known_at"]).canonical(),
            None => query.canonical(),
        },
        headers: request.headers(),
        viewer: viewer.shown(),
    };
    match document {
        Some((document, page_path)) => document.answer(&context, &asked, page_path),
        None => asked.answer(&context),
    }
}

/// Answers every address that is nothing's: helpfully, in the language of the address.
pub async fn not_found(State(context): State<Arc<Context>>, viewer: Viewer, request: Request) -> Response {
    let uri = request.uri();
    if let Some(refusal) = too_long(uri) {
        return refusal;
    }
    if request.method() != Method::GET && request.method() != Method::HEAD {
        return answer::refusal(StatusCode::NOT_FOUND, "There is nothing here.\n");
    }
    let path = uri.path();
    if path.len() > 1 && path.ends_with('/') {
        return answer::moved(&with_query(path.trim_end_matches('/'), uri));
    }
    let language = language_of(path);
    let asked = Asked {
        language,
        route: None,
        path: path_in_language(language, path),
        params: &[],
        query: Query::parse(uri.query().unwrap_or_default()).canonical(),
        headers: request.headers(),
        viewer: viewer.shown(),
    };
    asked.answer(&context)
}

/// What is asked for: a page, or what else stands at its address.
pub struct Asked<'a> {
    pub language: Language,
    route: Option<&'static Route>,
    path: &'a str,
    pub params: &'a [(String, String)],
    pub query: String,
    pub headers: &'a HeaderMap,
    viewer: Option<app::Viewer>,
}

impl Asked<'_> {
    fn answer(&self, context: &Context) -> Response {
        let encoding = Encoding::accepted(self.headers);
        let key = self.key(context);
        if self.viewer.is_some() {
            return self.private(context, &key, encoding);
        }
        if let Some(kept) = self.kept(context, &key, encoding) {
            return kept;
        }
        let begun = Instant::now();
        let page = self.render(context, &key);
        let made = Made::Rendered(begun.elapsed());
        match page.body {
            Body::Redirect(location) => answer::moved(&location),
            Body::Html(html) if page.status == 200 => self.keep(context, key, HTML, &html, encoding, made),
            Body::Html(html) => match Document::new(HTML, html.as_bytes(), encoding) {
                Ok(document) => answer::uncacheable(status(page.status), &document, made),
                Err(error) => incident::from_error(&error),
            },
        }
    }

    /// The answer that was made already, unless the reader wants it anew.
    pub fn kept(&self, context: &Context, key: &Key, encoding: Encoding) -> Option<Response> {
        // Only what a route answers is ever kept, so for the rest there is nothing to look for.
        if self.route.is_none() || wants_fresh(self.headers) {
            return None;
        }
        let document = context.cache.get(key, encoding)?;
        Some(answer::cacheable(&document, Made::Cached, self.headers))
    }

    /// Keeps a text for the next reader, and answers with it.
    pub fn keep(
        &self,
        context: &Context,
        key: Key,
        content_type: &'static str,
        text: &str,
        encoding: Encoding,
        made: Made,
    ) -> Response {
        match context.cache.put(key, content_type, text.as_bytes(), encoding) {
            Ok(document) => answer::cacheable(&document, made, self.headers),
            Err(error) => incident::from_error(&error),
        }
    }

    /// Answers somebody who is signed in: made for them alone, and neither taken from the cache nor put there.
    fn private(&self, context: &Context, key: &Key, encoding: Encoding) -> Response {
        let begun = Instant::now();
        let page = self.render(context, key);
        let made = Made::Rendered(begun.elapsed());
        match page.body {
            Body::Redirect(location) => answer::moved(&location),
            Body::Html(html) => match Document::new(HTML, html.as_bytes(), encoding) {
                Ok(document) => answer::private(status(page.status), &document, made),
                Err(error) => incident::from_error(&error),
            },
        }
    }

    pub fn key(&self, context: &Context) -> Key {
        let mut address = address(self.language, self.path);
        if !self.query.is_empty() {
            address.push('?');
            address.push_str(&self.query);
        }
        Key {
            address,
            seq: context.backend.world().seq(),
            today: context.clock.today(),
        }
    }

    fn render(&self, context: &Context, key: &Key) -> Answer {
        let request = PageRequest {
            language: self.language,
            path: self.path,
            params: self.params,
            query: &self.query,
            today: key.today,
            viewer: self.viewer.clone(),
        };
        app::answer(self.route, request, &*context.backend, &context.site)
    }
}

/// The language that an address is in.
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

pub fn path_in_language(language: Language, path: &str) -> &str {
    match path.strip_prefix(language.prefix()) {
        Some("") | None => "/",
        Some(rest) => rest,
    }
}

fn with_query(path: &str, uri: &Uri) -> String {
    match uri.query() {
        Some(query) => format!("{path}?{query}"),
        None => path.to_owned(),
    }
}

pub(super) fn too_long(uri: &Uri) -> Option<Response> {
    let is_too_long =
        uri.path().len() > LONGEST_PATH || uri.query().is_some_and(|query| query.len() > LONGEST_QUERY);
    let message = "The address is too long: use at most 2048 characters after the question mark.\n";
    is_too_long.then(|| answer::refusal(StatusCode::URI_TOO_LONG, message))
}

fn has_upper_case_country(params: &[(String, String)]) -> bool {
    params.iter().any(|(name, value)| {
        matches!(name.as_str(), "iso2" | "countries") && value.bytes().any(|byte| byte.is_ascii_uppercase())
    })
}

/// Whether the reader asks to have the page made anew, as a browser does on a forced reload.
fn wants_fresh(headers: &HeaderMap) -> bool {
    let control = headers
        .get(header::CACHE_CONTROL)
        .and_then(|value| value.to_str().ok());
    control.is_some_and(|value| {
        value
            .split(',')
            .any(|part| part.trim().eq_ignore_ascii_case("no-cache"))
    })
}

pub(super) fn status(code: u16) -> StatusCode {
    StatusCode::from_u16(code).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}
