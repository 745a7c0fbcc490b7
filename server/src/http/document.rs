//! What else stands at the address of a page: its calendar, its data, its picture. Made of the same visit, kept in the same cache.

use super::{
    Context,
    answer::{self, CacheStatus, HTML, Terms},
    calendar, card,
    client::Client,
    content::Content,
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
    Card,
    Embed,
    Badge,
    Bibtex,
    Ris,
}

/// None where there is no such thing on the day of the visit.
type Found = anyhow::Result<Option<Content>>;

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
            (
                ResourceKind::EmbedEvent
                | ResourceKind::EmbedCountry
                | ResourceKind::EmbedTransition
                | ResourceKind::EmbedUpcoming,
                _,
            ) => Self::Embed,
            (_, Some(Document::Badge)) => Self::Badge,
            (_, Some(Document::Bibtex)) => Self::Bibtex,
            (_, Some(Document::Ris)) => Self::Ris,
            (ResourceKind::HomeCard, _) | (_, Some(Document::Card)) => Self::Card,
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
            Self::Card => "image/png",
            Self::Embed => HTML,
            Self::Badge => "image/svg+xml",
            Self::Bibtex => "application/x-bibtex; charset=utf-8",
            Self::Ris => "application/x-research-info-systems; charset=utf-8",
        }
    }

    /// Makes the document. It is told under which id it was asked for.
    fn content(self, context: &Context, visit: &Visit<'_>, asked: &str) -> Found {
        let text = match self {
            Self::Calendar => calendar::calendar(visit, asked),
            Self::Data => event_json::event(visit)?,
            Self::Code => app::sharing::qr_code(visit)?,
            Self::Atom => app::feeds::feed(visit).map(|found| feed::atom(visit, &found)),
            Self::JsonFeed => {
                let found = app::feeds::feed(visit);
                found.map(|found| feed::json(visit, &found)).transpose()?
            }
            Self::Table => app::table_of(visit).as_ref().map(csv::of_list).transpose()?,
            Self::Card => return card::card(context, visit),
            Self::Embed => app::embeds::embed(visit),
            Self::Badge => card::badge(visit),
            Self::Bibtex => app::citing::reference(visit).map(|it| it.bibtex()),
            Self::Ris => app::citing::reference(visit).map(|it| it.ris()),
        };
        let terms = match self {
            Self::Embed => Terms::Frame,
            Self::Badge => Terms::Picture,
            Self::Calendar
            | Self::Data
            | Self::Code
            | Self::Atom
            | Self::JsonFeed
            | Self::Table
            | Self::Card
            | Self::Bibtex
            | Self::Ris => Terms::Page,
        };
        Ok(text.map(|text| Content::of(self.content_type(), terms, text)))
    }

    /// How a problem is told to whoever asked for a document: programs that read JSON get RFC 9457.
    fn problem(self, status: StatusCode, detail: &str) -> (&'static str, String) {
        match self {
            Self::Calendar
            | Self::Code
            | Self::Atom
            | Self::Table
            | Self::Card
            | Self::Embed
            | Self::Badge
            | Self::Bibtex
            | Self::Ris => ("text/plain; charset=utf-8", format!("{detail}\n")),
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
    let asked_for = request.address.resource.clone();
    request.address.resource = asked_for.page();
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
            let path = visit.href_only(&page.as_is(&asked_for), visit.query.clone());
            return Ok(answer::redirect_permanently(&path));
        }
        Some(Became::Removed(commit)) => removed = Some(app::explain_removed(&visit, &commit)),
        None => {}
    }
    let content = match (clock, removed) {
        (Some(clock), _) => Err((StatusCode::BAD_REQUEST, app::explain_clock(&visit, &clock))),
        (None, Some(removed)) => Err((StatusCode::GONE, removed)),
        (None, None) => format
            .content(context, &visit, &asked)?
            .ok_or_else(|| (StatusCode::NOT_FOUND, app::explain_missing(&visit))),
    };
    let took = begun.elapsed();
    match content {
        Ok(Content {
            kind,
            terms,
            plain,
            is_named,
        }) if is_named => lookup.store(context, generation, (kind, terms), plain, took),
        Ok(Content {
            kind, terms, plain, ..
        }) => lookup.answer_only(context, (kind, terms), plain, took),
        Err((status, detail)) => {
            let (kind, text) = format.problem(status, &detail);
            let document =
                answer::Document::new(kind, text.into_bytes(), Encoding::accepted(lookup.headers))?;
            Ok(answer::uncacheable(status, &document, CacheStatus::Miss(took)))
        }
    }
}
