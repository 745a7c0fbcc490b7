//! `/changesets`: a program commits a changeset, under the same rules as the forms.

mod refusals;

use super::{
    counting::unauthorized,
    document::Document,
    problem::{Problem, Refusals},
};
use crate::{
    accounts::{Bearer, Right},
    http::Context,
};
use app::{NotCommitted, accounts::Scope};
use axum::{
    body::to_bytes,
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::{
    Change, Changeset, EntityRef, World,
    changeset::{Revision, Seq},
    check::new_errors,
    folding::composed,
    id::SourceId,
    text::is_unseen,
    world::Fate,
};
use jiff::Timestamp;
use refusals::{fault, fault_at, named, refused};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::sync::Arc;
use utoipa::{IntoResponses, ToSchema};

const LARGEST_BODY: usize = 1024 * 1024;
const LONGEST_COMMENT: usize = 2000;
const MOST_SOURCES: usize = 50;
const MOST_CHANGES: usize = 500;

/// A changeset as a program sends it. Author and time are ours to say.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "comment": "A source for what follows",
    "sources": ["example-gazette-2024-09-06"],
    "changes": [{ "expects": 0, "to": { "is": { "source": {
        "id": "example-gazette-2024-09-06",
        "title": "A notice",
        "publisher": "The Gazette",
        "url": "https://gazette.example/2024/09/06",
        "published": "2024-09-06",
        "retrieved": "2024-09-07"
    } } } }]
}))]
pub struct NewChangeset {
    /// Why.
    #[schema(min_length = 1, max_length = 2000)]
    pub comment: String,
    /// On whose word: the ids of sources that are there, or that the changeset adds.
    #[schema(min_items = 1, max_items = 50)]
    pub sources: Vec<SourceId>,
    /// The whole new version of each record that it touches.
    #[schema(min_items = 1, max_items = 500)]
    pub changes: Vec<Change>,
}

/// A changeset that was committed.
#[derive(Serialize, ToSchema)]
pub struct Committed {
    /// The number that it took; it is the version of all that it wrote.
    pub seq: Seq,
    /// Where the API shows it.
    pub href: String,
}

/// What only a request that writes may be told.
#[derive(IntoResponses)]
#[expect(dead_code, reason = "the variants are read by the document alone")]
pub enum WritingRefusals {
    /// The token, or its account, may not do this.
    #[response(status = 403, content_type = "application/problem+json")]
    Forbidden(Problem),
    /// A record was changed since it was read; `conflict` has both versions.
    #[response(status = 409, content_type = "application/problem+json")]
    Conflict(Problem),
    /// The body is larger than 1 MiB.
    #[response(status = 413, content_type = "application/problem+json")]
    TooLarge(Problem),
    /// The body is no JSON by its content type.
    #[response(status = 415, content_type = "application/problem+json")]
    UnsupportedType(Problem),
    /// The changeset is incomplete or would make the data unsound; `errors` says where.
    #[response(status = 422, content_type = "application/problem+json")]
    Unprocessable(Problem),
    /// The journal is too busy, or the clock of the server is wrong; try again later.
    #[response(status = 503, content_type = "application/problem+json")]
    Busy(Problem),
}

/// Commit a changeset
///
/// Needs a token with the scope `write`. The rules are those of the forms: a comment and a source are demanded, each record
/// must still have the version in `expects` (0 for a new one), and nothing that is sound may become unsound. It is committed
/// whole or not at all.
#[utoipa::path(post, path = "/api/v1/changesets", tag = "Writing", request_body = NewChangeset, security(("token" = [])), responses((status = 201, body = Committed), Refusals, WritingRefusals))]
pub async fn commit(State(context): State<Arc<Context>>, request: Request) -> Result<Response, Problem> {
    let bearer = allowed(request.extensions().get::<Bearer>(), Scope::Write)?.clone();
    no_parameters(&request)?;
    let sent = sent(request, &context.api).await?;
    let author = bearer.account.name.to_string();
    let mut problem = None;
    let committed = context.backend.commit_made(Box::new(|world| {
        let changeset = Changeset {
            author: author.clone(),
            at: world.time_of_next(Timestamp::now()),
            comment: sent.comment.trim().to_owned(),
            sources: sent.sources.clone(),
            changes: sent.changes.clone(),
        };
        match try_out(world, &changeset, &context) {
            Ok(()) => vec![changeset],
            Err(found) => {
                problem = Some(found);
                Vec::new()
            }
        }
    }));
    let seq = committed.await.map_err(not_committed)?;
    match problem {
        None => created(seq),
        Some(problem) => Err(problem),
    }
}

/// What the journal does not take now, it may take in a moment.
fn not_committed(error: NotCommitted) -> Problem {
    match error {
        NotCommitted::Refused(refusal) => refused(*refusal),
        NotCommitted::Busy => unavailable("others were faster again and again"),
        NotCommitted::Unavailable(obstacle) => unavailable(&obstacle.to_string()),
    }
}

fn unavailable(why: &str) -> Problem {
    let detail = format!("The journal did not take the changeset: {why}. Try again in a moment.");
    Problem::new(StatusCode::SERVICE_UNAVAILABLE, &detail).with_header(header::RETRY_AFTER, 1_u64)
}

/// Refuses an address with parameters where there are none to have.
pub fn no_parameters(request: &Request) -> Result<(), Problem> {
    let query = request.uri().query().map_or(&b""[..], str::as_bytes);
    match form_urlencoded::parse(query).next() {
        None => Ok(()),
        Some((name, _)) => Err(Problem::parameter(&name, "this address knows no parameters")),
    }
}

/// Whoever asks, if the token and its account may do what needs this scope.
pub fn allowed(bearer: Option<&Bearer>, needed: Scope) -> Result<&Bearer, Problem> {
    let forbidden = |detail: &str| Problem::new(StatusCode::FORBIDDEN, detail);
    let Some(bearer) = bearer else {
        return Err(unauthorized(
            "This needs a personal token in the header Authorization: Bearer hnd_… . Make one at /account/tokens.",
        ));
    };
    if !bearer.scope.allows(needed) {
        let detail = format!(
            "This needs a token with the scope “{}”; this one has “{}”.",
            needed.word(),
            bearer.scope.word()
        );
        return Err(forbidden(&detail));
    }
    if !bearer.account.may(Right::Edit) {
        return Err(forbidden("The account of this token may not edit."));
    }
    Ok(bearer)
}

/// Reads the body of a request: a changeset in JSON, and nothing in it that is not known.
pub async fn sent(request: Request, document: &Document) -> Result<NewChangeset, Problem> {
    if !is_json(request.headers()) {
        return Err(Problem::new(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "Send JSON, with the header Content-Type: application/json.",
        ));
    }
    let body = to_bytes(request.into_body(), LARGEST_BODY).await.map_err(|_| {
        Problem::new(
            StatusCode::PAYLOAD_TOO_LARGE,
            "The body is too large or broke off; 1 MiB is the most.",
        )
    })?;
    let no_json =
        |error: &dyn std::fmt::Display| Problem::bad_request(&format!("The body is no JSON: {error}."));
    let body = std::str::from_utf8(&body).map_err(|error| no_json(&error))?;
    let body = composed_json(body);
    let value: Value = serde_json::from_str(&body).map_err(|error| no_json(&error))?;
    nothing_unknown(&value, document)?;
    let no_changeset = |why: &str| Problem::unprocessable(&format!("The body is no changeset: {why}."));
    // Read anew from the text: of a field that is there twice, the value above has only the second.
    let sent: NewChangeset = serde_json::from_str(&body).map_err(|error| no_changeset(&error.to_string()))?;
    let read = serde_json::to_value(&sent.changes)?;
    if !value.is_object() || !has_its_objects(&value["changes"], &read) {
        return Err(no_changeset("a list stands where an object should"));
    }
    if sent.comment.chars().count() > LONGEST_COMMENT
        || sent.sources.len() > MOST_SOURCES
        || sent.changes.len() > MOST_CHANGES
    {
        return Err(Problem::unprocessable(&format!(
            "A changeset has at most {LONGEST_COMMENT} characters of comment, {MOST_SOURCES} sources and {MOST_CHANGES} changes."
        )));
    }
    if sent.comment.trim().contains(is_unseen) {
        return Err(Problem::unprocessable(
            "The comment holds control characters, line breaks or signs that turn the line around: take them out.",
        ));
    }
    Ok(sent)
}

/// JSON with all its text composed (NFC), that which is written in escapes as well.
fn composed_json(body: &str) -> String {
    let mut written_out = String::with_capacity(body.len());
    let mut rest = body;
    while let Some((before, escape)) = rest.split_once('\\') {
        written_out.push_str(before);
        let letter = escape
            .strip_prefix('u')
            .and_then(|code| u32::from_str_radix(code.get(..4)?, 16).ok())
            .and_then(char::from_u32)
            .filter(|letter| letter.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(letter));
        match letter {
            Some(letter) => {
                written_out.push(letter);
                rest = &escape[5..];
            }
            None => {
                let end = escape.chars().next().map_or(0, char::len_utf8);
                written_out.push('\\');
                written_out.push_str(&escape[..end]);
                rest = &escape[end..];
            }
        }
    }
    written_out.push_str(rest);
    composed(&written_out).into_owned()
}

fn is_json(headers: &HeaderMap) -> bool {
    let kind = headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok());
    kind.and_then(|kind| kind.split(';').next())
        .is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/json"))
}

/// Refuses fields of records that are not known: a misspelt one would be lost without a word.
fn nothing_unknown(body: &Value, document: &Document) -> Result<(), Problem> {
    let changes = body["changes"].as_array().into_iter().flatten();
    let records = changes
        .filter_map(|change| change["to"]["is"].as_object())
        .flatten();
    for (kind, record) in records {
        let Some(kind) = domain::EntityKind::from_word(kind) else {
            continue;
        };
        let known = document.fields_of(&format!("{kind:?}"));
        let mut fields = record.as_object().into_iter().flat_map(|fields| fields.keys());
        if let Some(field) = fields.find(|field| !known.contains(&field.as_str())) {
            let field: String = field.chars().take(100).collect();
            return Err(Problem::unprocessable(&format!(
                "A {} has no field “{field}”; it has {}.",
                kind.word(),
                known.join(", ")
            )));
        }
    }
    Ok(())
}

/// Whether there are objects wherever objects were read: the reader would take the values of a list for fields in order.
fn has_its_objects(sent: &Value, read: &Value) -> bool {
    match (sent, read) {
        (Value::Object(sent), Value::Object(read)) => read
            .iter()
            .all(|(name, read)| sent.get(name).is_none_or(|sent| has_its_objects(sent, read))),
        (Value::Array(sent), Value::Array(read)) => sent
            .iter()
            .zip(read)
            .all(|(sent, read)| has_its_objects(sent, read)),
        (_, Value::Object(_)) => false,
        _ => true,
    }
}

/// Whether the world takes the changeset, and is as sound with it as it was before.
pub fn try_out(world: &World, changeset: &Changeset, context: &Context) -> Result<(), Problem> {
    let stands = |change: &Change| match &change.to {
        Revision::Is(entity) => world.get(&change.reference()).as_ref() == Some(entity),
        Revision::Gone(_) | Revision::Merged { .. } => false,
    };
    if let Some((from, into)) = takes_away_a_redirect(world, changeset) {
        return Err(fault_at(
            &from,
            "merged",
            format!(
                "The {} is one with the {} now: write to that, or take the merge back.",
                named(&from),
                named(&into)
            ),
        ));
    }
    let next = world.with(changeset.clone()).map_err(refused)?;
    if changeset.changes.iter().all(stands) {
        return Err(Problem::unprocessable(
            "The changeset changes nothing: everything in it stands as it is already.",
        ));
    }
    let errors = new_errors(world, &next, context.clock.today());
    if errors.is_empty() {
        return Ok(());
    }
    Err(Problem {
        errors: errors.into_iter().map(fault).collect(),
        ..Problem::unprocessable("The data would be unsound with this changeset.")
    })
}

/// The first record that would be added under an id which leads to another one, and that other one.
fn takes_away_a_redirect(world: &World, changeset: &Changeset) -> Option<(EntityRef, EntityRef)> {
    let added = changeset
        .changes
        .iter()
        .filter(|change| change.to.entity().is_some());
    added
        .map(Change::reference)
        .find_map(|from| match world.fate_of(&from) {
            Some(Fate::Merged(into)) => Some((from.clone(), into.clone())),
            Some(Fate::Removed(_)) | None => None,
        })
}

fn created(seq: Seq) -> Result<Response, Problem> {
    let href = format!("/api/v1/changes/{seq}");
    let location = HeaderValue::try_from(&href)?;
    let body = serde_json::to_string(&Committed { seq, href })?;
    let fixed = [
        (header::CONTENT_TYPE, "application/json"),
        (header::CACHE_CONTROL, "no-store"),
    ];
    Ok((StatusCode::CREATED, fixed, [(header::LOCATION, location)], body).into_response())
}
