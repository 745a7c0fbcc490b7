//! What goes wrong, as RFC 9457 has it: one shape for every answer that is not what was asked for.

use super::since::Tombstone;
use crate::incident;
use axum::{
    body::Body,
    extract::Request,
    http::{HeaderName, HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use domain::changeset::Seq;
use serde::{Serialize, Serializer};
use serde_json::Value;
use std::any::Any;
use utoipa::{IntoResponses, ToSchema};

pub const CONTENT_TYPE: &str = "application/problem+json";

/// What went wrong, and where.
#[derive(Clone, Debug, Default, Serialize, ToSchema)]
pub struct Problem {
    /// Always `about:blank`: the status says what sort of problem it is.
    #[serde(rename = "type")]
    #[schema(value_type = String)]
    pub kind: AboutBlank,
    /// The status in words.
    #[schema(value_type = String)]
    pub title: &'static str,
    #[schema(minimum = 300, maximum = 599)]
    pub status: u16,
    /// What is wrong and what to do, in English.
    #[schema(value_type = String)]
    pub detail: Box<str>,
    /// The parameter that is to blame.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    pub parameter: Option<Box<str>>,
    /// What is wrong with the records of a changeset.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    #[schema(value_type = Vec<RecordError>, required = false)]
    pub errors: Box<[RecordError]>,
    /// Both versions of a record that somebody else changed in the meantime.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub conflict: Option<Box<Conflict>>,
    /// What is left of a record that was taken out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tombstone: Option<Box<Tombstone>>,
    /// The number under which the log says more.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    pub incident: Option<Box<str>>,
    #[serde(skip)]
    pub header: Option<Box<(HeaderName, HeaderValue)>>,
}

/// The sort of every problem here, which takes no room in it.
#[derive(Clone, Copy, Debug, Default)]
pub struct AboutBlank;

impl Serialize for AboutBlank {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str("about:blank")
    }
}

/// One thing that is wrong with one record.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RecordError {
    /// What sort of record.
    pub kind: &'static str,
    pub id: String,
    /// The name of the rule that is broken.
    pub rule: String,
    /// What is wrong and what to do.
    pub message: String,
}

/// A record that was changed since it was read.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Conflict {
    /// What sort of record.
    pub kind: &'static str,
    pub id: String,
    /// The version that the changeset expects.
    pub expected: Seq,
    /// The version that stands; 0 where there is none.
    pub found: Seq,
    /// The record as the changeset wants it; null where it takes it out.
    #[schema(value_type = Option<Object>)]
    pub wanted: Option<Value>,
    /// The record as it stands; null where there is none.
    #[schema(value_type = Option<Object>)]
    pub stands: Option<Value>,
}

impl Problem {
    pub fn new(status: StatusCode, detail: &str) -> Self {
        Self {
            title: status.canonical_reason().unwrap_or("Problem"),
            status: status.as_u16(),
            detail: detail.into(),
            ..Self::default()
        }
    }

    pub fn bad_request(detail: &str) -> Self {
        Self::new(StatusCode::BAD_REQUEST, detail)
    }

    /// A parameter that is unknown or unsound.
    pub fn parameter(name: &str, reason: &str) -> Self {
        let name: String = name.chars().take(100).collect();
        Self {
            parameter: Some(name.as_str().into()),
            ..Self::bad_request(&format!("The parameter “{name}” is refused: {reason}."))
        }
    }

    pub fn not_found(what: &str) -> Self {
        Self::new(
            StatusCode::NOT_FOUND,
            &format!("There is no such {what}, or none was known on this day."),
        )
    }

    /// A record that became one with another, whose address this is.
    pub fn moved(what: &str, location: &str) -> Self {
        let problem = Self::new(
            StatusCode::PERMANENT_REDIRECT,
            &format!("This {what} became one with another {what}; the header Location leads to it."),
        );
        match HeaderValue::try_from(location) {
            Ok(location) => problem.with_header(header::LOCATION, location),
            Err(_) => Self::not_found(what),
        }
    }

    /// A record that was taken out.
    pub fn gone(what: &str, tombstone: Tombstone) -> Self {
        Self {
            tombstone: Some(Box::new(tombstone)),
            ..Self::new(
                StatusCode::GONE,
                &format!("This {what} was taken out; `tombstone` says by which changeset."),
            )
        }
    }

    pub fn unprocessable(detail: &str) -> Self {
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, detail)
    }

    /// A failure that nobody outside can help: it is logged under a number, and the number is the answer.
    pub fn incident(error: &dyn std::fmt::Display) -> Self {
        Self::broken(incident::logged(error))
    }

    fn broken(number: String) -> Self {
        Self {
            incident: Some(number.into()),
            ..Self::new(
                StatusCode::INTERNAL_SERVER_ERROR,
                "The answer could not be made, and that is our fault. Tell the operator the number of the incident.",
            )
        }
    }

    #[must_use]
    pub fn with_header(mut self, name: HeaderName, value: impl Into<HeaderValue>) -> Self {
        self.header = Some(Box::new((name, value.into())));
        self
    }
}

/// Whatever breaks inside is an incident, unless it is the database that does not answer.
impl<E: Into<anyhow::Error>> From<E> for Problem {
    fn from(error: E) -> Self {
        let error = error.into();
        if incident::is_away(&error) {
            tracing::warn!(error = %format_args!("{error:#}"), "the database does not answer");
            return Self::new(
                StatusCode::SERVICE_UNAVAILABLE,
                "The database does not answer. Try again in a moment.",
            )
            .with_header(header::RETRY_AFTER, 5_u64);
        }
        Self::incident(&format_args!("{error:#}"))
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let text = match serde_json::to_string(&self) {
            Ok(text) => text,
            Err(error) => return incident::from_error(&error),
        };
        let fixed = [
            (header::CONTENT_TYPE, CONTENT_TYPE),
            (header::CACHE_CONTROL, "no-store"),
        ];
        let mut response = (status, fixed, text).into_response();
        if let Some(header) = self.header {
            let (name, value) = *header;
            response.headers_mut().insert(name, value);
        }
        response
    }
}

/// The answer to a request whose handler panicked.
pub fn from_panic(payload: Box<dyn Any + Send>) -> Response<Body> {
    Problem::broken(incident::logged_panic(payload)).into_response()
}

/// What stands nowhere.
pub async fn not_found() -> Problem {
    Problem::new(
        StatusCode::NOT_FOUND,
        "There is nothing at this address. /api/docs lists what there is.",
    )
}

/// What stands somewhere, but not for this method.
pub async fn method_not_allowed() -> Problem {
    Problem::new(
        StatusCode::METHOD_NOT_ALLOWED,
        "The address does not take this method; the header Allow says which it takes.",
    )
}

/// Makes a problem of every refusal that the layers around all addresses give to a program.
pub async fn problem_json(request: Request, next: Next) -> Response {
    let is_for_programs = request.uri().path().starts_with("/api/");
    let response = next.run(request).await;
    let status = response.status();
    if !is_for_programs || !(status.is_client_error() || status.is_server_error()) {
        return response;
    }
    let is_told = response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind == CONTENT_TYPE);
    if is_told {
        return response;
    }
    let detail = match status {
        StatusCode::PAYLOAD_TOO_LARGE => "The body is too large; 1 MiB is the most.",
        StatusCode::SERVICE_UNAVAILABLE => "The answer took too long. Try again in a moment.",
        _ => "The request is refused.",
    };
    let mut problem = Problem::new(status, detail).into_response();
    for name in [header::ALLOW, header::RETRY_AFTER] {
        if let Some(value) = response.headers().get(&name) {
            problem.headers_mut().insert(name, value.clone());
        }
    }
    problem
}

/// What any address may answer instead of what was asked for.
#[derive(IntoResponses)]
#[expect(dead_code, reason = "the variants are read by the document alone")]
pub enum Refusals {
    /// A parameter is unknown or unsound; `parameter` names it.
    #[response(status = 400, content_type = "application/problem+json")]
    BadRequest(Problem),
    /// The record became one with another; `Location` leads to it, with the same parameters.
    #[response(status = 308, content_type = "application/problem+json", headers(("Location" = String, description = "The address of the record that it became one with.")))]
    Moved(Problem),
    /// The record was taken out; `tombstone` says by which changeset and why.
    #[response(status = 410, content_type = "application/problem+json")]
    Gone(Problem),
    /// The token is none, has expired or was revoked.
    #[response(status = 401, content_type = "application/problem+json")]
    Unauthorized(Problem),
    /// There is no such thing, or there was none on that day.
    #[response(status = 404, content_type = "application/problem+json")]
    NotFound(Problem),
    /// The address does not take this method.
    #[response(status = 405, content_type = "application/problem+json")]
    MethodNotAllowed(Problem),
    /// The address is too long.
    #[response(status = 414, content_type = "application/problem+json")]
    TooLong(Problem),
    /// Too many requests; `Retry-After` says how long to wait.
    #[response(status = 429, content_type = "application/problem+json")]
    TooMany(Problem),
    /// Something broke; `incident` is its number.
    #[response(status = 500, content_type = "application/problem+json")]
    Broken(Problem),
}
