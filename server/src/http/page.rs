//! The pages of `app`, each under its address in three languages.

use super::{
    Context,
    answer::{self, CacheStatus, Document, HTML, Terms},
    client::Client,
    document::{self, Format},
    encoding::Encoding,
    error::HttpError,
    lines,
    lookup::{PageLookup, address_of},
    viewer::Viewer,
};
use app::{Address, Answer, Body, address::ResourceKind};
use axum::{
    extract::{Request, State},
    http::{Method, StatusCode, Uri},
    response::Response,
};
use std::{sync::Arc, time::Instant};

/// How long the part of an address after the question mark may be, in bytes.
const LONGEST_QUERY: usize = 2048;
/// How long the part before it may be.
const LONGEST_PATH: usize = 1024;

/// Shows a page of the table, or a document beside one, from the cache where it is there.
pub async fn show(
    State(context): State<Arc<Context>>,
    client: Client,
    viewer: Viewer,
    request: Request,
) -> Result<Response, HttpError> {
    let uri = request.uri();
    refuse_too_long(uri)?;
    let address = address_of(uri).canonical();
    // A name that is not UTF-8 is the name of nothing.
    let Some(kind) = address.resource.kind() else {
        return not_found(State(context), client, viewer, request).await;
    };
    if matches!(
        kind,
        ResourceKind::Country | ResourceKind::Relation | ResourceKind::EmbedCountry
    ) && address.resource.has_capitals()
    {
        let found = Address::new(address.language, address.resource.lower_case());
        return Ok(answer::redirect_permanently(&with_query(&found.to_string(), uri)));
    }
    if may_be_a_twin(uri.path()) {
        let one = Address::new(address.language, address.resource.clone().without_zeros()).to_string();
        if one != uri.path() {
            return Ok(answer::redirect_permanently(&with_query(&one, uri)));
        }
    }
    if let Some(query) = without_empty(uri) {
        let joint = if query.is_empty() { "" } else { "?" };
        return Ok(answer::redirect_permanently(&format!(
            "{}{joint}{query}",
            uri.path()
        )));
    }
    let lookup = PageLookup {
        address,
        is_page: true,
        uri,
        headers: request.headers(),
    };
    match Format::of(&lookup.address.resource) {
        Some(format) => document::answer(format, &context, client, &lookup).await,
        None => answered(&context, client, &lookup, viewer.shown()).await,
    }
}

/// The 404 page, in the language of the path.
pub async fn not_found(
    State(context): State<Arc<Context>>,
    client: Client,
    viewer: Viewer,
    request: Request,
) -> Result<Response, HttpError> {
    let uri = request.uri();
    refuse_too_long(uri)?;
    if request.method() != Method::GET && request.method() != Method::HEAD {
        return Err(HttpError::not_found(lines::NOTHING_HERE));
    }
    let path = uri.path();
    if path.len() > 1 && path.ends_with('/') {
        return Ok(answer::redirect_permanently(&with_query(
            path.trim_end_matches('/'),
            uri,
        )));
    }
    let lookup = PageLookup {
        address: address_of(uri).canonical(),
        is_page: false,
        uri,
        headers: request.headers(),
    };
    answered(&context, client, &lookup, viewer.shown()).await
}

/// Whether a path may be another spelling of the path of a page: with signs that are written as numbers, or with numbers that begin with
/// a zero.
fn may_be_a_twin(path: &str) -> bool {
    path.contains('%') || path.contains("/0")
}

/// The query of an address without the parameters that say nothing, as a form sends them; none where there are none of these.
fn without_empty(uri: &Uri) -> Option<String> {
    let query = uri.query()?;
    let is_empty = |pair: &&str| pair.ends_with('=') && pair.find('=') == Some(pair.len() - 1);
    let said: Vec<_> = query.split('&').filter(|pair| !is_empty(pair)).collect();
    let said = said.join("&");
    (said.len() < query.len()).then_some(said)
}

/// Another path with the query of an address.
fn with_query(path: &str, uri: &Uri) -> String {
    match uri.query() {
        Some(query) => format!("{path}?{query}"),
        None => path.to_owned(),
    }
}

async fn answered(
    context: &Context,
    client: Client,
    lookup: &PageLookup<'_>,
    viewer: Option<app::Viewer>,
) -> Result<Response, HttpError> {
    if viewer.is_some() {
        // Whoever may sign in is let in before all others.
        return made(context, lookup, viewer);
    }
    let make = || made(context, lookup, None);
    lookup.cached_or_made(context, client, make).await
}

fn made(
    context: &Context,
    lookup: &PageLookup<'_>,
    viewer: Option<app::Viewer>,
) -> Result<Response, HttpError> {
    let generation = context.generation();
    let is_public = viewer.is_none();
    let begun = Instant::now();
    let request = lookup.request(generation.today, viewer);
    let Answer { status, body } = if lookup.is_page {
        app::answer(request, &*context.backend, &context.site)
    } else {
        app::answer_missing(request, &*context.backend, &context.site)
    };
    let took = begun.elapsed();
    let html = match body {
        Body::Redirect(location) => return Ok(answer::redirect_permanently(&location)),
        Body::Html(html) if is_public && status == 200 => {
            return lookup.store(context, generation, (HTML, Terms::Page), html.into_bytes(), took);
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
    if is_too_long {
        return Err(HttpError::Refused(StatusCode::URI_TOO_LONG, lines::TOO_LONG));
    }
    Ok(())
}
