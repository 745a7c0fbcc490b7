//! What crawlers and browsers read beside the pages.

use super::{
    Context,
    answer::{CacheStatus, Terms},
    cache::Anew,
    encoding::Encoding,
    error::HttpError,
    lines, sitemap,
};
use axum::{
    extract::{Path, State},
    http::{HeaderMap, header},
    response::{IntoResponse, Response},
};
use domain::Snapshot;
use std::{sync::Arc, time::Instant};

/// Links within the site are fetched when a reader is about to follow them; a form has to be of the very moment.
const SPECULATION_RULES: &str = r#"{"prefetch":[{"source":"document","where":{"and":[{"href_matches":"/*"},{"not":{"href_matches":["/edit/*","/ja/edit/*","/ko/edit/*"]}},{"not":{"selector_matches":"[rel~=nofollow],[download]"}}]},"eagerness":"moderate"}]}
"#;

const FOR_A_DAY: (header::HeaderName, &str) = (header::CACHE_CONTROL, "public, max-age=86400");

pub async fn speculation_rules() -> Response {
    (
        [
            (header::CONTENT_TYPE, "application/speculationrules+json"),
            FOR_A_DAY,
        ],
        SPECULATION_RULES,
    )
        .into_response()
}

/// Every page may be listed; its filters and past days are views of it, without end and of no use there. Those who show previews ask here whether
/// they may fetch the picture.
pub async fn robots(State(context): State<Arc<Context>>) -> Response {
    let text = format!(
        "User-agent: *\nDisallow: /*?\nAllow: /*.png?v=\nAllow: /oembed?\nAllow: /\n\nSitemap: {}/sitemap.xml\n",
        context.site.public_url
    );
    (
        [(header::CONTENT_TYPE, "text/plain; charset=utf-8"), FOR_A_DAY],
        text,
    )
        .into_response()
}

/// The list of the parts of the site's list of pages.
pub async fn sitemap(State(context): State<Arc<Context>>, headers: HeaderMap) -> Result<Response, HttpError> {
    let make = |snapshot: &Snapshot| Some(sitemap::index(snapshot, &context.site.public_url));
    xml(&context, "/sitemap.xml", &headers, make).await
}

/// A part of the site's list of pages.
pub async fn sitemap_part(
    State(context): State<Arc<Context>>,
    Path(file): Path<String>,
    headers: HeaderMap,
) -> Result<Response, HttpError> {
    let number = file.strip_suffix(".xml").and_then(|number| number.parse().ok());
    // A twin such as 01.xml is none.
    let Some(number) = number.filter(|number: &usize| file == format!("{number}.xml")) else {
        return Err(NO_PART);
    };
    let make = |snapshot: &Snapshot| sitemap::part(snapshot, &context.site.public_url, number);
    xml(&context, &format!("/sitemaps/{number}.xml"), &headers, make).await
}

const NO_PART: HttpError = HttpError::not_found(lines::NO_SUCH_PART);

/// A document of the newest world from the cache, or made anew.
async fn xml(
    context: &Context,
    address: &str,
    headers: &HeaderMap,
    make: impl FnOnce(&Snapshot) -> Option<String>,
) -> Result<Response, HttpError> {
    let encoding = Encoding::accepted(headers);
    let generation = context.generation();
    if let Some(document) = context.cache.get(address, encoding, generation, Anew::NotWanted) {
        return Ok(document.answer(CacheStatus::Hit, headers));
    }
    let turn = context.turns.turn().await;
    let _turn = turn.map_err(|overloaded| HttpError::instead(overloaded.into_response()))?;
    let begun = Instant::now();
    let today = context.backend.today(&context.backend.world(), generation.today);
    let xml = make(&today.snapshot).ok_or(NO_PART)?;
    let took = begun.elapsed();
    let kind = ("application/xml; charset=utf-8", Terms::Page);
    let document = context.cache.store(
        address,
        generation,
        kind,
        xml.into_bytes(),
        encoding,
        &context.site,
    )?;
    Ok(document.answer(CacheStatus::Miss(took), headers))
}
