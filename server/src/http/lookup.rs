//! A request for a public document: how it is found in the cache, and stored there once it is made.

use super::{
    Context, address::address, answer::CacheStatus, cache::Generation, encoding::Encoding, error::HttpError,
};
use app::{PageRequest, query::Query, routes::Route};
use axum::{
    http::{HeaderMap, Uri, header},
    response::Response,
};
use domain::Language;
use jiff::civil::Date;
use std::time::Duration;

/// What is asked for: a page, or what else stands at its address.
pub struct PageLookup<'r> {
    pub language: Language,
    /// None where the address belongs to no page.
    pub route: Option<&'static Route>,
    /// The path without the language's prefix.
    pub path: &'r str,
    pub params: &'r [(String, String)],
    /// The query in canonical form.
    pub query: String,
    pub uri: &'r Uri,
    pub headers: &'r HeaderMap,
}

impl PageLookup<'_> {
    /// The answer that was stored already, unless the reader wants it anew.
    pub fn cached(&self, context: &Context, generation: Generation) -> Option<Response> {
        // Only what a route answers is ever stored, so for the rest there is nothing to look for.
        if self.route.is_none() || bypasses_cache(self.headers) {
            return None;
        }
        let encoding = Encoding::accepted(self.headers);
        let canonical = self.canonical();
        let document = context.cache.get(&canonical, encoding, generation)?;
        context.cache.put_alias(self.as_it_came(), &canonical, encoding);
        Some(document.answer(CacheStatus::Hit, self.headers))
    }

    /// Stores a text for the next reader, and answers with it.
    pub fn store(
        &self,
        context: &Context,
        generation: Generation,
        content_type: &'static str,
        text: String,
        took: Duration,
    ) -> Result<Response, HttpError> {
        let encoding = Encoding::accepted(self.headers);
        let canonical = self.canonical();
        let document = context.cache.store(
            &canonical,
            generation,
            content_type,
            text.into_bytes(),
            encoding,
            &context.site,
        )?;
        context.cache.put_alias(self.as_it_came(), &canonical, encoding);
        Ok(document.answer(CacheStatus::Miss(took), self.headers))
    }

    /// What `app` is asked on behalf of somebody.
    pub fn request(&self, today: Date, viewer: Option<app::Viewer>) -> PageRequest<'_> {
        PageRequest {
            language: self.language,
            path: self.path,
            params: self.params,
            query: &self.query,
            today,
            viewer,
        }
    }

    /// The one spelling of the address under which the document is stored.
    fn canonical(&self) -> String {
        let mut address = address(self.language, self.path);
        if !self.query.is_empty() {
            address.push('?');
            address.push_str(&self.query);
        }
        address
    }

    fn as_it_came(&self) -> &str {
        as_it_came(self.uri)
    }
}

/// Path and query of an address as a reader sent it.
pub fn as_it_came(uri: &Uri) -> &str {
    uri.path_and_query().map_or("", |whole| whole.as_str())
}

/// The query of an address in canonical form.
pub fn canonical_query(uri: &Uri) -> String {
    Query::parse(uri.query().unwrap_or_default()).canonical()
}

/// Whether the reader asks to have the page made anew, as a browser does on a forced reload.
pub fn bypasses_cache(headers: &HeaderMap) -> bool {
    let control = headers
        .get(header::CACHE_CONTROL)
        .and_then(|value| value.to_str().ok());
    control.is_some_and(|value| {
        value
            .split(',')
            .any(|part| part.trim().eq_ignore_ascii_case("no-cache"))
    })
}
