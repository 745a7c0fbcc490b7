//! The data for download: streamed, compressed on its way, with a validator that follows from what is asked for.
//!
//! Each stream has an encoder and what it has made in memory, so only so many are sent at once ([`downloads`]).

use super::{
    Context, answer::PUBLIC, client::Client, downloads, encoding::Encoding, error::HttpError,
    page::refuse_too_long, validator::ContentHash,
};
use crate::export::{
    LICENCE_URL, Pieces, Scope, csv, journal, popolo, sqlite::kept::FileSlot, table::Table, tables,
};
use app::{
    Address, PageRequest,
    address::Resource,
    query::{CLOCKS, Query},
};
use axum::{
    body::Body,
    extract::{Path, State, rejection::PathRejection},
    http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header},
    response::{IntoResponse, Response},
};
use domain::Language;
use futures_util::stream;
use jiff::{civil::Date, fmt::rfc2822::DateTimePrinter};
use std::{iter, sync::Arc};

/// The SQLite files that were made last; each costs a moment of a whole core. That of today, which most ask for, has a place of
/// its own, so whoever goes through all the days delays only others who want another day.
static OF_TODAY: FileSlot = FileSlot::empty();
static OF_ANOTHER_DAY: FileSlot = FileSlot::empty();

/// What can be downloaded.
#[derive(Clone, Copy)]
enum Download {
    Journal,
    Zip,
    Table(&'static dyn Table),
    Popolo,
    Sqlite,
}

impl Download {
    /// The download that a file name stands for.
    fn named(file: &str) -> Option<Self> {
        match file {
            "journal.jsonl" => Some(Self::Journal),
            "csv.zip" => Some(Self::Zip),
            "popolo.json" => Some(Self::Popolo),
            "handover.sqlite" => Some(Self::Sqlite),
            table => tables::table(table.strip_suffix(".csv")?).map(Self::Table),
        }
    }

    const fn content_type(self) -> &'static str {
        match self {
            Self::Journal => "application/jsonl; charset=utf-8",
            Self::Zip => "application/zip",
            Self::Table(_) => "text/csv; charset=utf-8; header=present",
            Self::Popolo => "application/json",
            Self::Sqlite => "application/vnd.sqlite3",
        }
    }

    /// All that the bytes follow from, and nothing else: a journal is the same on any day.
    fn hash(self, file: &str, scope: &Scope) -> ContentHash {
        let seq = scope.world.seq().to_string();
        let url = scope.public_url.as_deref().unwrap_or("");
        let (day, known_at) = (scope.day().to_string(), scope.known_at.map(|at| at.to_string()));
        // A day reads otherwise while it is today: then checks that are too old are told.
        let today = if scope.snapshot.freshness().is_some() {
            "today"
        } else {
            ""
        };
        let clocks = [day.as_str(), known_at.as_deref().unwrap_or(""), today];
        let parts = [file, env!("CARGO_PKG_VERSION"), &seq, url];
        match self {
            Self::Journal => ContentHash::of_parts(&[&parts[..], &[&journal::VERSION.to_string()]].concat()),
            _ => ContentHash::of_parts(&[&parts[..], &clocks[..]].concat()),
        }
    }

    async fn pieces(self, scope: &Arc<Scope>, hash: ContentHash, today: Date) -> anyhow::Result<Pieces> {
        match self {
            Self::Journal => Ok(journal::pieces(scope)),
            Self::Zip => Ok(csv::zip(scope)),
            Self::Table(table) => Ok(csv::pieces(table, scope)),
            Self::Popolo => Ok(popolo::pieces(scope)),
            Self::Sqlite => {
                let is_of_today = scope.known_at.is_none() && scope.day() == today;
                let place = if is_of_today { &OF_TODAY } else { &OF_ANOTHER_DAY };
                Ok(place.file(hash.0, scope).await?.pieces())
            }
        }
    }
}

/// Sends a file of `/export/`, which pages of other sites may read: what is in it is the same for everybody.
pub async fn download(
    State(context): State<Arc<Context>>,
    client: Client,
    file: Result<Path<String>, PathRejection>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    let file = file.map_or_else(|_| String::new(), |Path(file)| file);
    let answered = answered(&context, client, &file, &method, &uri, &headers).await;
    let mut response = answered.into_response();
    let sent = response.headers_mut();
    for (name, value) in [
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
        (header::ACCESS_CONTROL_EXPOSE_HEADERS, "ETag, Content-Disposition"),
    ] {
        sent.insert(name, HeaderValue::from_static(value));
    }
    response
}

async fn answered(
    context: &Context,
    client: Client,
    file: &str,
    method: &Method,
    uri: &Uri,
    headers: &HeaderMap,
) -> Result<Response, HttpError> {
    refuse_too_long(uri)?;
    let Some(download) = Download::named(file) else {
        return Ok(problem(StatusCode::NOT_FOUND, &what_there_is()));
    };
    let scope = match scope(context, download, uri) {
        Ok(scope) => Arc::new(scope),
        Err(message) => return Ok(problem(StatusCode::BAD_REQUEST, &message)),
    };
    let encoding = match download {
        Download::Zip => Encoding::Identity,
        _ => Encoding::accepted(headers),
    };
    let validator = download.hash(file, &scope);
    let tag = validator.tag(encoding.header());
    if let Some(known) = validator.known_tag(headers, &tag) {
        return with_headers(StatusCode::NOT_MODIFIED.into_response(), &scope, known);
    }
    let body = if *method == Method::HEAD {
        // Nothing of unknown length: an empty body would say that the download is empty.
        streamed(Box::new(iter::empty()), None)
    } else {
        let Some(permit) = context.downloads.enter(client.0, client.is_this_machine(context)) else {
            return Ok(downloads::too_many());
        };
        let pieces = download.pieces(&scope, validator, context.clock.today());
        streamed(encoding.pieces(pieces.await?), Some(permit))
    };
    let mut response = with_headers(body.into_response(), &scope, tag)?;
    let sent = response.headers_mut();
    sent.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static(download.content_type()),
    );
    if let Some(encoding) = encoding.header() {
        sent.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    let name = match download {
        Download::Journal => format!("handover-{}-{file}", scope.world.seq()),
        _ => format!("handover-{}-{file}", scope.day()),
    };
    let name = HeaderValue::try_from(format!("attachment; filename=\"{name}\""))?;
    sent.insert(header::CONTENT_DISPOSITION, name);
    Ok(response)
}

/// The world and the day that the clocks of an address ask for, read as pages read them.
fn scope(context: &Context, download: Download, uri: &Uri) -> Result<Scope, String> {
    let query = clocks(uri.query().unwrap_or_default())?;
    if matches!(download, Download::Journal) && query.first("as_of").is_some() {
        let message = "as_of says which day to look at, and a journal is all days at once. Leave it out, or write \
                       known_at=2024-09-06T12:00:00Z to have the journal up to a moment.";
        return Err(message.to_owned());
    }
    let request = PageRequest {
        address: Address::new(Language::En, Resource::missing(uri.path())).with_query(query),
        today: context.clock.today(),
        // What is read by machines is the same for everybody.
        viewer: None,
    };
    let (visit, clock) = app::visit(request, &*context.backend, &context.site);
    if let Some(clock) = clock {
        return Err(app::explain_clock(&visit, &clock));
    }
    Ok(Scope {
        known_at: visit.known_at,
        world: visit.world,
        snapshot: visit.snapshot,
        public_url: Some(context.site.public_url.clone()),
    })
}

/// The clocks of an address, each at most once: whoever misspells one must not get another day without a word.
fn clocks(text: &str) -> Result<Query, String> {
    let mut clocks = Query::default();
    for (name, value) in form_urlencoded::parse(text.as_bytes()) {
        let value = value.trim();
        let Some(name) = CLOCKS
            .into_iter()
            .find(|clock| *clock == name && !value.is_empty())
        else {
            let start: String = format!("{name}={value}").chars().take(100).collect();
            return Err(format!(
                "“{start}” in the address is no parameter of an export, or has no value. There are as_of=2024-09-06 and \
                 known_at=2024-09-06T12:00:00Z."
            ));
        };
        if clocks.first(name).is_some() {
            return Err(format!("{name} stands twice in the address. Write it once."));
        }
        clocks = clocks.with(name, Some(value));
    }
    Ok(clocks)
}

/// Each piece is made when the reader has taken the one before, and others get their turn in between.
fn streamed(pieces: Pieces, permit: Option<downloads::DownloadPermit>) -> Body {
    Body::from_stream(stream::unfold(
        (pieces, permit),
        |(mut pieces, permit)| async move {
            tokio::task::yield_now().await;
            pieces.next().map(|piece| (piece, (pieces, permit)))
        },
    ))
}

fn with_headers(mut response: Response, scope: &Scope, tag: HeaderValue) -> Result<Response, HttpError> {
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(PUBLIC));
    headers.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
    headers.insert(header::ETAG, tag);
    if let Some(recorded) = scope.recorded() {
        let recorded = DateTimePrinter::new().timestamp_to_rfc9110_string(&recorded)?;
        headers.insert(header::LAST_MODIFIED, HeaderValue::try_from(recorded)?);
    }
    let licence = HeaderValue::try_from(format!("<{LICENCE_URL}>; rel=\"license\""))?;
    headers.insert(header::LINK, licence);
    Ok(response)
}

fn what_there_is() -> String {
    let tables: Vec<_> = tables::TABLES
        .iter()
        .map(|table| format!("{}.csv", table.name()))
        .collect();
    format!(
        "There is no export of this name. There are journal.jsonl, csv.zip, popolo.json, handover.sqlite, and {}.",
        tables.join(", ")
    )
}

fn problem(status: StatusCode, message: &str) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/plain; charset=utf-8"),
        (header::CACHE_CONTROL, "no-store"),
    ];
    (status, headers, format!("{message}\n")).into_response()
}
