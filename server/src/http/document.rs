//! What else stands at the address of a page: its calendar, its data. Made of the same visit, kept in the same cache.

use super::{
    Context,
    answer::{self, CacheStatus},
    calendar,
    client::Client,
    encoding::Encoding,
    error::HttpError,
    event_json, feed,
    lookup::PageLookup,
};
use crate::export::csv;
use app::{
    Became,
    address::{Document, Resource, ResourceKind},
    visit::Visit,
};
use axum::{http::StatusCode, response::Response};
use std::time::Instant;

/// A document that is made of a visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Calendar,
    Data,
    Code,
    Atom,
    JsonFeed,
    Table,
}

/// The text of a document; none where there is no such thing on the day of the visit.
type Text = anyhow::Result<Option<String>>;

impl Format {
    /// What stands at an address; none where that is a page, or nothing.
    pub fn of(resource: &Resource<'_>) -> Option<Self> {
        Some(match (resource.kind()?, resource.as_document()) {
            (ResourceKind::Calendar, _) | (_, Some(Document::Calendar)) => Self::Calendar,
            (ResourceKind::AtomFeed, _) => Self::Atom,
            (ResourceKind::JsonFeed, _) => Self::JsonFeed,
            (_, Some(Document::Data)) => Self::Data,
            (_, Some(Document::Code)) => Self::Code,
            (_, Some(Document::Table)) => Self::Table,
            (_, None) => return None,
        })
    }

    const fn content_type(self) -> &'static str {
        match self {
            Self::Calendar => "text/calendar; charset=utf-8",
            Self::Data => "application/json",
            Self::Code => "image/svg+xml",
            Self::Atom => "application/atom+xml; charset=utf-8",
            Self::JsonFeed => "application/feed+json; charset=utf-8",
            Self::Table => "text/csv; charset=utf-8",
        }
    }

    /// Makes the text. It is told under which id it was asked for.
    fn text(self, visit: &Visit<'_>, asked: &str) -> Text {
        match self {
            Self::Calendar => Ok(calendar::calendar(visit, asked)),
            Self::Data => event_json::event(visit),
            Self::Code => Ok(app::sharing::qr_code(visit)?),
            Self::Atom => Ok(app::feeds::feed(visit).map(|found| feed::atom(visit, &found))),
            Self::JsonFeed => {
                let found = app::feeds::feed(visit);
                Ok(found.map(|found| feed::json(visit, &found)).transpose()?)
            }
            Self::Table => app::table_of(visit).as_ref().map(csv::of_list).transpose(),
        }
    }

    /// How a problem is told to whoever asked for a document: programs that read JSON get RFC 9457.
    fn problem(self, status: StatusCode, detail: &str) -> (&'static str, String) {
        match self {
            Self::Calendar | Self::Code | Self::Atom | Self::Table => {
                ("text/plain; charset=utf-8", format!("{detail}\n"))
            }
            Self::Data | Self::JsonFeed => {
                let title = status.canonical_reason().unwrap_or("");
                let problem = serde_json::json!({
                    "type": "about:blank", "title": title, "status": status.as_u16(), "detail": detail,
                });
                ("application/problem+json", problem.to_string())
            }
        }
    }
}

/// Answers with the document, from the cache where it is there.
pub async fn answer(
    format: Format,
    context: &Context,
    client: Client,
    lookup: &PageLookup<'_>,
) -> Result<Response, HttpError> {
    let make = || made(format, context, lookup);
    lookup.cached_or_made(context, client, make).await
}

fn made(format: Format, context: &Context, lookup: &PageLookup<'_>) -> Result<Response, HttpError> {
    let generation = context.generation();
    let begun = Instant::now();
    // What is read by machines is the same for everybody.
    let mut request = lookup.request(generation.today, None);
    let beside = request.address.resource.as_document();
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
        Some(Became::Merged(page)) if format == Format::Calendar => visit.resource = page,
        Some(Became::Merged(page)) => {
            let resource = beside.map_or(page.clone(), |document| page.document(document));
            let path = visit.href_only(&resource, visit.query.clone());
            return Ok(answer::redirect_permanently(&path));
        }
        Some(Became::Removed(commit)) => removed = Some(app::explain_removed(&visit, &commit)),
        None => {}
    }
    let text = match (clock, removed) {
        (Some(clock), _) => Err((StatusCode::BAD_REQUEST, app::explain_clock(&visit, &clock))),
        (None, Some(removed)) => Err((StatusCode::GONE, removed)),
        (None, None) => format
            .text(&visit, &asked)?
            .ok_or_else(|| (StatusCode::NOT_FOUND, app::explain_missing(&visit))),
    };
    let took = begun.elapsed();
    match text {
        Ok(text) => lookup.store(context, generation, format.content_type(), text, took),
        Err((status, detail)) => {
            let (kind, text) = format.problem(status, &detail);
            let document =
                answer::Document::new(kind, text.into_bytes(), Encoding::accepted(lookup.headers))?;
            Ok(answer::uncacheable(status, &document, CacheStatus::Miss(took)))
        }
    }
}
