//! A request for a public document: how it is found in the cache, and stored there once it is made.

use super::{Context, answer::CacheStatus, cache::Generation, encoding::Encoding, error::HttpError};
use app::{Address, PageRequest};
use axum::{
    http::{HeaderMap, Uri, header},
    response::Response,
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
        if !self.is_page || bypasses_cache(self.headers) {
            return None;
        }
        let encoding = Encoding::accepted(self.headers);
        let canonical = self.address.to_string();
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
        let canonical = self.address.to_string();
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
            address: self.address.clone(),
            today,
            viewer,
        }
    }

    fn as_it_came(&self) -> &str {
        as_it_came(self.uri)
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
