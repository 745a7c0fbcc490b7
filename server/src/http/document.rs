//! What else stands at the address of a page: its calendar, its data. Made of the same visit, kept in the same cache.

use super::{
    Context,
    answer::{self, CacheStatus},
    calendar,
    client::Client,
    encoding::Encoding,
    error::HttpError,
    event_json,
    lookup::PageLookup,
};
use app::{Became, address::Document, visit::Visit};
use axum::{http::StatusCode, response::Response};
use std::time::Instant;

/// How a document is made.
struct Format {
    content_type: &'static str,
    /// The text; none where there is no such thing on the day of the visit. It is told under which id it was asked for.
    text: fn(&Visit<'_>, &str) -> anyhow::Result<Option<String>>,
}

fn format(document: Document) -> Format {
    match document {
        Document::Calendar => Format {
            content_type: "text/calendar; charset=utf-8",
            text: |visit, asked| Ok(calendar::event(visit, asked)),
        },
        Document::Data => Format {
            content_type: "application/json",
            text: |visit, _| event_json::event(visit),
        },
        Document::Code => Format {
            content_type: "image/svg+xml",
            text: |visit, _| Ok(app::sharing::qr_code(visit)?),
        },
    }
}

/// How a problem is told to whoever asked for a document: programs that read JSON get RFC 9457.
fn problem(document: Document, status: StatusCode, detail: &str) -> (&'static str, String) {
    match document {
        Document::Calendar | Document::Code => ("text/plain; charset=utf-8", format!("{detail}\n")),
        Document::Data => {
            let title = status.canonical_reason().unwrap_or("");
            let problem = serde_json::json!({
                "type": "about:blank", "title": title, "status": status.as_u16(), "detail": detail,
            });
            ("application/problem+json", problem.to_string())
        }
    }
}

/// Answers with the document, from the cache where it is there.
pub async fn answer(
    document: Document,
    context: &Context,
    client: Client,
    lookup: &PageLookup<'_>,
) -> Result<Response, HttpError> {
    let make = || made(document, context, lookup);
    lookup.cached_or_made(context, client, make).await
}

fn made(document: Document, context: &Context, lookup: &PageLookup<'_>) -> Result<Response, HttpError> {
    let generation = context.generation();
    let begun = Instant::now();
    // What is read by machines is the same for everybody.
    let mut request = lookup.request(generation.today, None);
    request.address.resource = request.address.resource.page();
    let (mut visit, clock) = app::visit(request, &*context.backend, &context.site);
    let asked = visit.param("id").to_owned();
    let became = if clock.is_none() {
        app::became(&visit)
    } else {
        None
    };
    let mut removed = None;
    match became {
        // Whoever subscribed to a calendar keeps it, with the name that it has there.
        Some(Became::Merged(page)) if document == Document::Calendar => visit.resource = page,
        Some(Became::Merged(page)) => {
            let path = visit.href_only(&page.document(document), visit.query.clone());
            return Ok(answer::redirect_permanently(&path));
        }
        Some(Became::Removed(commit)) => removed = Some(app::explain_removed(&visit, &commit)),
        None => {}
    }
    let format = format(document);
    let text = match (clock, removed) {
        (Some(clock), _) => Err((StatusCode::BAD_REQUEST, app::explain_clock(&visit, &clock))),
        (None, Some(removed)) => Err((StatusCode::GONE, removed)),
        (None, None) => (format.text)(&visit, &asked)?
            .ok_or_else(|| (StatusCode::NOT_FOUND, app::explain_missing(&visit))),
    };
    let took = begun.elapsed();
    match text {
        Ok(text) => lookup.store(context, generation, format.content_type, text, took),
        Err((status, detail)) => {
            let (kind, text) = problem(document, status, &detail);
            let document =
                answer::Document::new(kind, text.into_bytes(), Encoding::accepted(lookup.headers))?;
            Ok(answer::uncacheable(status, &document, CacheStatus::Miss(took)))
        }
    }
}
