//! A request for a public document: how it is found in the cache, and stored there once it is made.

use super::{
    Context, allowance,
    answer::{CacheStatus, Document, PublicDocument, Terms},
    cache::{Anew, Generation},
    client::Client,
    encoding::Encoding,
    error::HttpError,
    validator::ContentHash,
};
use app::{Address, PageRequest};
use axum::{
    http::{HeaderMap, Uri, header},
    response::{IntoResponse, Response},
};
use jiff::civil::Date;
use std::time::Duration;

/// What is asked for: a page, or what else stands at its address.
pub struct PageLookup<'r> {
    /// In canonical form: it names the document in the cache.
    pub address: Address<'r>,
    /// Whether a page of the table stands there, or a document beside one.
    pub is_page: bool,
    pub uri: &'r Uri,
    pub headers: &'r HeaderMap,
}

impl PageLookup<'_> {
    /// The answer that was stored already, unless the reader wants it anew.
    pub fn cached(&self, context: &Context, generation: Generation) -> Option<Response> {
        // Only what a route answers is ever stored, so for the rest there is nothing to look for.
        if !self.is_page {
            return None;
        }
        let encoding = Encoding::accepted(self.headers);
        let canonical = self.address.to_string();
        let document = context
            .cache
            .get(&canonical, encoding, generation, wants_it_anew(self.headers))?;
        self.put_alias(context, &canonical, encoding);
        Some(document.answer(CacheStatus::Hit, self.headers))
    }

    /// The answer that was stored already, or what `make` makes once it is its turn.
    pub async fn cached_or_made(
        &self,
        context: &Context,
        client: Client,
        make: impl FnOnce() -> Result<Response, HttpError>,
    ) -> Result<Response, HttpError> {
        if let Some(cached) = self.cached(context, context.generation()) {
            return Ok(cached);
        }
        let left = allowance::count(context, client).map_err(HttpError::Instead)?;
        let turn = context.turns.turn().await;
        let turn = turn.map_err(|overloaded| HttpError::instead(overloaded.into_response()))?;
        // Many may have waited for the same.
        if turn.has_waited
            && let Some(cached) = self.cached(context, context.generation())
        {
            return Ok(cached);
        }
        let mut response = make()?;
        if let Some(left) = left {
            left.note(response.headers_mut());
        }
        Ok(response)
    }

    /// Stores a document for the next reader, and answers with it.
    pub fn store(
        &self,
        context: &Context,
        generation: Generation,
        kind: (&'static str, Terms),
        plain: Vec<u8>,
        took: Duration,
    ) -> Result<Response, HttpError> {
        let encoding = Encoding::accepted(self.headers);
        let canonical = self.address.to_string();
        let document = context
            .cache
            .store(&canonical, generation, kind, plain, encoding, &context.site)?;
        self.put_alias(context, &canonical, encoding);
        Ok(document.answer(CacheStatus::Miss(took), self.headers))
    }

    /// Answers with a document that stands there instead of what the address names, and so has no place in the cache: of such addresses
    /// there is no end.
    pub fn answer_only(
        &self,
        context: &Context,
        (content_type, terms): (&'static str, Terms),
        plain: Vec<u8>,
        took: Duration,
    ) -> Result<Response, HttpError> {
        let hash = ContentHash::of(&plain);
        let encoding = terms.encoding(Encoding::accepted(self.headers));
        let document = Document::new(content_type, plain, encoding)?;
        let document = PublicDocument::new(document, hash, terms, &context.site);
        Ok(document.answer(CacheStatus::Miss(took), self.headers))
    }

    /// What `app` is asked on behalf of somebody.
    pub fn request(&self, today: Date, viewer: Option<app::Viewer>) -> PageRequest<'_> {
        PageRequest {
            address: self.address.clone(),
            today,
            viewer,
        }
    }

    /// Has the spelling that came lead to the document the next time, unless it holds what the page does not know: of such
    /// spellings there is no end.
    fn put_alias(&self, context: &Context, canonical: &str, encoding: Encoding) {
        if self.address.query.pairs().count() == parameters(self.uri) {
            context.cache.put_alias(as_it_came(self.uri), canonical, encoding);
        }
    }
}

/// Path and query of an address as a reader sent it.
pub fn as_it_came(uri: &Uri) -> &str {
    uri.path_and_query().map_or("", |whole| whole.as_str())
}

/// What the address of a request names.
pub fn address_of(uri: &Uri) -> Address<'_> {
    Address::of(uri.path(), uri.query().unwrap_or_default())
}

/// How many parameters an address has.
fn parameters(uri: &Uri) -> usize {
    form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes()).count()
}

/// Whether the reader asks to have the page made anew, as a browser does on a forced reload.
pub fn wants_it_anew(headers: &HeaderMap) -> Anew {
    let control = headers
        .get(header::CACHE_CONTROL)
        .and_then(|value| value.to_str().ok());
    let is_wanted = control.is_some_and(|value| {
        value
            .split(',')
            .any(|part| part.trim().eq_ignore_ascii_case("no-cache"))
    });
    if is_wanted { Anew::Wanted } else { Anew::NotWanted }
}
