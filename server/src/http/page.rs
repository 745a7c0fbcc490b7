//! The pages of `app`, each under its address in three languages.

use super::{
    Context,
    address::{address, language_of, path_in_language, with_query},
    answer::{self, CacheStatus, Document, HTML},
    document::DocumentRoute,
    encoding::Encoding,
    error::HttpError,
    lookup::{PageLookup, canonical_query},
    viewer::Viewer,
};
use app::{
    Answer, Body,
    query::{CLOCKS, Query},
    routes::Route,
};
use axum::{
    extract::{Request, State, rejection::RawPathParamsRejection},
    http::{Method, StatusCode, Uri},
    response::Response,
};
use domain::Language;
use std::{sync::Arc, time::Instant};

/// How long the part of an address after the question mark may be, in bytes.
const LONGEST_QUERY: usize = 2048;
/// How long the part before it may be.
const LONGEST_PATH: usize = 1024;

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
) -> Result<Response, HttpError> {
    // A name that is not UTF-8 is the name of nothing.
    let Ok(params) = params else {
        return not_found(State(context), viewer, request).await;
    };
    let params: Vec<_> = params
        .iter()
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
    let uri = request.uri();
    refuse_too_long(uri)?;
    if has_upper_case_country(&params) {
        return Ok(answer::redirect_permanently(&with_query(
            &uri.path().to_ascii_lowercase(),
            uri,
        )));
    }
    let path = path_in_language(page.language, uri.path());
    let document = page
        .documents
        .iter()
        .find_map(|document| Some((document, document.page_path(page.route.pattern, path)?)));
    let lookup = PageLookup {
        language: page.language,
        route: Some(page.route),
        path,
        params: &params,
        query: match document {
            Some(_) => Query::parse(uri.query().unwrap_or_default())
                .only(&CLOCKS)
                .canonical(),
            None => canonical_query(uri),
        },
        uri,
        headers: request.headers(),
    };
    match document {
        Some((document, page_path)) => document.answer(&context, &lookup, page_path),
        None => answered(&context, &lookup, viewer.shown()),
    }
}

/// The 404 page, in the language of the path.
pub async fn not_found(
    State(context): State<Arc<Context>>,
    viewer: Viewer,
    request: Request,
) -> Result<Response, HttpError> {
    let uri = request.uri();
    refuse_too_long(uri)?;
    if request.method() != Method::GET && request.method() != Method::HEAD {
        return Err(HttpError::not_found("There is nothing here.\n"));
    }
    let path = uri.path();
    if path.len() > 1 && path.ends_with('/') {
        return Ok(answer::redirect_permanently(&with_query(
            path.trim_end_matches('/'),
            uri,
        )));
    }
    let language = language_of(path);
    let lookup = PageLookup {
        language,
        route: None,
        path: path_in_language(language, path),
        params: &[],
        query: canonical_query(uri),
        uri,
        headers: request.headers(),
    };
    answered(&context, &lookup, viewer.shown())
}

fn answered(
    context: &Context,
    lookup: &PageLookup<'_>,
    viewer: Option<app::Viewer>,
) -> Result<Response, HttpError> {
    let generation = context.generation();
    let is_public = viewer.is_none();
    if is_public && let Some(cached) = lookup.cached(context, generation) {
        return Ok(cached);
    }
    let begun = Instant::now();
    let request = lookup.request(generation.today, viewer);
    let Answer { status, body } = app::answer(lookup.route, request, &*context.backend, &context.site);
    let took = begun.elapsed();
    let html = match body {
        Body::Redirect(location) => return Ok(answer::redirect_permanently(&location)),
        Body::Html(html) if is_public && status == 200 => {
            return lookup.store(context, generation, HTML, html, took);
        }
        Body::Html(html) => html,
    };
    let (status, miss) = (answer::status(status), CacheStatus::Miss(took));
    let document = Document::new(HTML, html.into_bytes(), Encoding::accepted(lookup.headers))?;
    Ok(if is_public {
        answer::uncacheable(status, &document, miss)
    } else {
        // Made for whoever is signed in, and for them alone.
        answer::private(status, &document, miss)
    })
}

pub(super) fn refuse_too_long(uri: &Uri) -> Result<(), HttpError> {
    let is_too_long =
        uri.path().len() > LONGEST_PATH || uri.query().is_some_and(|query| query.len() > LONGEST_QUERY);
    let message = "The address is too long: use at most 2048 characters after the question mark.\n";
    if is_too_long {
        return Err(HttpError::Refused(StatusCode::URI_TOO_LONG, message));
    }
    Ok(())
}

fn has_upper_case_country(params: &[(String, String)]) -> bool {
    params.iter().any(|(name, value)| {
        matches!(name.as_str(), "iso2" | "countries") && value.bytes().any(|byte| byte.is_ascii_uppercase())
    })
}
