//! What else stands at the address of a page: its calendar, its data. Made of the same visit, kept in the same cache.

use super::{
    Context,
    answer::{self, CacheStatus, Document},
    encoding::Encoding,
    error::HttpError,
    lookup::PageLookup,
};
use app::{PageRequest, visit::Visit};
use axum::{http::StatusCode, response::Response};
use std::time::Instant;

/// One format of the pages of one route.
pub struct DocumentRoute {
    /// The pattern of the route in `app::routes::TABLE`.
    pub pattern: &'static str,
    /// What stands behind the address of the page. No id has a dot in it, so nothing else can end like this.
    pub suffix: &'static str,
    pub format: Format,
    /// The text; none where there is no such thing on the day of the visit.
    pub text: fn(&Visit<'_>) -> anyhow::Result<Option<String>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Calendar,
    Json,
    Svg,
}

impl Format {
    const fn content_type(self) -> &'static str {
        match self {
            Self::Calendar => "text/calendar; charset=utf-8",
            Self::Json => "application/json",
            Self::Svg => "image/svg+xml",
        }
    }

    /// How a problem is told to whoever asked for this format: programs that read JSON get RFC 9457.
    fn problem(self, status: StatusCode, detail: &str) -> (&'static str, String) {
        match self {
            Self::Calendar | Self::Svg => ("text/plain; charset=utf-8", format!("{detail}\n")),
            Self::Json => {
                let title = status.canonical_reason().unwrap_or("");
                let problem = serde_json::json!({
                    "type": "about:blank", "title": title, "status": status.as_u16(), "detail": detail,
                });
                ("application/problem+json", problem.to_string())
            }
        }
    }
}

impl DocumentRoute {
    /// The path of the page that this path is a format of, if it is one.
    pub fn page_path<'p>(&self, pattern: &str, path: &'p str) -> Option<&'p str> {
        let page = path.strip_suffix(self.suffix)?;
        (self.pattern == pattern).then_some(page)
    }

    /// Answers with the document, from the cache where it is there.
    pub fn answer(
        &self,
        context: &Context,
        lookup: &PageLookup<'_>,
        page_path: &str,
    ) -> Result<Response, HttpError> {
        let generation = context.generation();
        if let Some(cached) = lookup.cached(context, generation) {
            return Ok(cached);
        }
        let begun = Instant::now();
        let params: Vec<_> = lookup
            .params
            .iter()
            .map(|(name, value)| (name.clone(), value.trim_end_matches(self.suffix).to_owned()))
            .collect();
        let request = PageRequest {
            path: page_path,
            params: &params,
            // What is read by machines is the same for everybody.
            ..lookup.request(generation.today, None)
        };
        let (visit, problem) = app::visit(request, &*context.backend, &context.site);
        let text = match problem {
            Some(problem) => Err((StatusCode::BAD_REQUEST, app::explain_clock(&visit, &problem))),
            None => (self.text)(&visit)?.ok_or_else(|| (StatusCode::NOT_FOUND, app::explain_missing(&visit))),
        };
        let took = begun.elapsed();
        match text {
            Ok(text) => lookup.store(context, generation, self.format.content_type(), text, took),
            Err((status, detail)) => {
                let (kind, text) = self.format.problem(status, &detail);
                let document = Document::new(kind, text.into_bytes(), Encoding::accepted(lookup.headers))?;
                Ok(answer::uncacheable(status, &document, CacheStatus::Miss(took)))
            }
        }
    }
}
