//! One question to the API: its parameters, the two clocks, and the answer with its validators.
//!
//! A question is answered from the snapshot of its day, as pages are, so nothing that came later can stand in an answer.

use super::{
    paging::{Order, SortKey, USUAL},
    parameters::{AFTER, FIELDS, Known, LIMIT, MODIFIED_SINCE, Parameters},
    problem::Problem,
    since::{Tombstone, changed},
};
use crate::http::{
    Context,
    answer::Document,
    encoding::Encoding,
    validator::{ContentHash, Match},
};
use app::{Address, PageRequest, address::Resource, visit::Visit};
use axum::{
    extract::Request,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::{
    EntityKind, EntityRef, Language,
    changeset::Seq,
    world::{Commit, Fate},
};
use jiff::{Timestamp, civil::Date};
use serde::Serialize;
use serde_json::{Map, Value};
use utoipa::ToSchema;

/// How long an address may be.
const LONGEST_ADDRESS: usize = 2048;
/// Anybody may keep an answer, and has to ask whether it still holds.
const KEPT: &str = "public, no-cache";

/// One page of a list.
#[derive(Serialize, ToSchema)]
pub struct Page<T> {
    pub data: Vec<T>,
    /// What to put into `after` for the next page; null on the last one.
    pub next: Option<String>,
    /// The number of the last changeset that the answer knows of.
    pub seq: Seq,
    /// The day that is shown.
    #[schema(value_type = String, format = Date)]
    pub as_of: Date,
    /// The moment whose record is shown, where one was asked for.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub known_at: Option<Timestamp>,
    /// When the last changeset was recorded: what to put into `modified_since` the next time.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub modified: Option<Timestamp>,
}

/// One record.
#[derive(Serialize, ToSchema)]
pub struct One<T> {
    pub data: T,
    /// The number of the last changeset that the answer knows of.
    pub seq: Seq,
    /// The day that is shown.
    #[schema(value_type = String, format = Date)]
    pub as_of: Date,
    /// The moment whose record is shown, where one was asked for.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub known_at: Option<Timestamp>,
    /// When the last changeset was recorded.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub modified: Option<Timestamp>,
}

/// A question with what it takes to answer it.
pub struct Reading<'r> {
    pub context: &'r Context,
    pub visit: Visit<'r>,
    pub parameters: Parameters,
    path: &'r str,
}

/// An answer, and the address of the next page.
pub struct Answered {
    body: Vec<u8>,
    next: Option<String>,
}

/// What a reader of the world finds, or why not.
pub type Found = Result<Answered, Problem>;

/// Answers a question with what `make` finds.
pub fn read<P: Known>(
    context: &Context,
    request: &Request,
    make: impl FnOnce(&Reading<'_>) -> Result<Answered, Problem>,
) -> Response {
    answered::<P>(context, request, make).unwrap_or_else(IntoResponse::into_response)
}

fn answered<P: Known>(
    context: &Context,
    request: &Request,
    make: impl FnOnce(&Reading<'_>) -> Result<Answered, Problem>,
) -> Result<Response, Problem> {
    let uri = request.uri();
    if uri
        .path_and_query()
        .is_some_and(|whole| whole.as_str().len() > LONGEST_ADDRESS)
    {
        return Err(Problem::new(
            StatusCode::URI_TOO_LONG,
            "The address is too long: use at most 2048 characters.",
        ));
    }
    let parameters = Parameters::read(uri.query().unwrap_or(""), P::ALL)?;
    let today = context.clock.today();
    let encoding = Encoding::accepted(request.headers());
    let page = PageRequest {
        address: Address::new(Language::En, Resource::missing(uri.path())).with_query(parameters.clocks()),
        today,
        viewer: None,
    };
    let (visit, problem) = app::visit(page, &*context.backend, &context.site);
    if let Some(problem) = problem {
        return Err(Problem::parameter(problem.parameter, "it cannot be read"));
    }
    // Of the world that the answer is made of: another may have taken its place by now.
    let validator = validator(visit.newest.seq(), uri.path(), &parameters, today);
    let tag = validator.tag(encoding.header());
    let reading = Reading {
        context,
        visit,
        parameters,
        path: uri.path(),
    };
    let known = validator.if_none_match(request.headers(), &tag);
    if let Some(Match::Tag(known)) = known {
        return Ok(not_modified(known));
    }
    let Answered { body, next } = make(&reading)?;
    // Whoever has anything has this, too, if there is such a thing at all.
    if known == Some(Match::Anything) {
        return Ok(not_modified(tag));
    }
    let document = Document::new("application/json", body, encoding)?;
    let fixed = [
        (header::CONTENT_TYPE, document.content_type),
        (header::CACHE_CONTROL, KEPT),
        (header::VARY, "Accept-Encoding"),
    ];
    let mut response = (StatusCode::OK, fixed, document.bytes).into_response();
    let headers = response.headers_mut();
    headers.insert(header::ETAG, tag);
    if let Some(encoding) = encoding.header() {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    if let Some(next) = next {
        let link = HeaderValue::try_from(format!("<{next}>; rel=\"next\""))?;
        headers.insert(header::LINK, link);
    }
    Ok(response)
}

/// What an answer follows from: the record, the address, the day, and the program. Only good answers are ever given a validator.
fn validator(seq: Seq, path: &str, parameters: &Parameters, today: Date) -> ContentHash {
    let (seq, address, today) = (seq.to_string(), parameters.canonical(None), today.to_string());
    ContentHash::of_parts(&[env!("CARGO_PKG_VERSION"), &seq, path, &address, &today])
}

fn not_modified(tag: HeaderValue) -> Response {
    let fixed = [(header::CACHE_CONTROL, KEPT), (header::VARY, "Accept-Encoding")];
    (StatusCode::NOT_MODIFIED, fixed, [(header::ETAG, tag)]).into_response()
}

impl Reading<'_> {
    /// The number to put into `expects`; none where what is shown is not what is recorded now.
    pub fn version(&self, reference: &EntityRef) -> Option<Seq> {
        if self.visit.is_elsewhen() {
            return None;
        }
        self.visit.world.version_of(reference)
    }

    /// Why there is no record with an id: it leads to another one, it was taken out, or it never was.
    pub fn missing(&self, kind: EntityKind, id: &str) -> Problem {
        let word = kind.word();
        let Ok(asked) = EntityRef::parse(kind, id) else {
            return Problem::not_found(word);
        };
        match self.visit.world.fate_of(&asked) {
            Some(Fate::Merged(survivor)) if self.visit.snapshot.knows(survivor) => {
                Problem::moved(word, &self.address_of(survivor.id()))
            }
            Some(Fate::Removed(commit)) => Problem::gone(word, self.tombstone(&asked, commit)),
            Some(Fate::Merged(_)) | None => Problem::not_found(word),
        }
    }

    /// What is left of a record that a commit took out or merged with another one.
    pub fn tombstone(&self, gone: &EntityRef, commit: &Commit) -> Tombstone {
        let standing = self.visit.world.standing(gone);
        let is_merged = standing != gone && self.visit.snapshot.knows(standing);
        // What is only not known on the day went by no commit of its own.
        let went = self.visit.world.fate_of(gone).is_some();
        Tombstone {
            id: gone.id().to_owned(),
            gone: true,
            seq: commit.seq,
            at: commit.changeset.at,
            reason: (went && !self.visit.is_past()).then(|| commit.changeset.comment.clone()),
            merged_into: is_merged.then(|| standing.id().to_owned()),
        }
    }

    /// This address with another id at its end.
    fn address_of(&self, id: &str) -> String {
        let (before, _) = self.path.rsplit_once('/').unwrap_or_default();
        match self.parameters.canonical(None) {
            query if query.is_empty() => format!("{before}/{id}"),
            query => format!("{before}/{id}?{query}"),
        }
    }

    /// The page of the site that shows a record.
    pub fn url(&self, page: &Resource<'_>) -> String {
        self.visit.url(page)
    }

    /// One record.
    ///
    /// # Errors
    /// When a field is asked for that there is not.
    pub fn one(&self, item: &impl Serialize, schema: &str) -> Result<Answered, Problem> {
        let fields = self.fields(schema)?;
        let whole = One {
            data: selected(item, fields.as_deref())?,
            seq: self.visit.world.seq(),
            as_of: self.visit.day(),
            known_at: self.visit.known_at,
            modified: self.modified(),
        };
        Ok(Answered {
            body: json(&whole, USUAL_RECORD)?,
            next: None,
        })
    }

    /// One page of a list of entities of one kind, or with `modified_since` of those that changed.
    ///
    /// # Errors
    /// When a cursor or a field is unsound.
    pub fn entities<T, Item: Serialize>(
        &self,
        kind: EntityKind,
        mut rows: Vec<(SortKey<'_>, T)>,
        order: Order,
        schema: &str,
        item: impl Fn(&T) -> Option<Item>,
    ) -> Result<Answered, Problem> {
        let Some(moment) = self.parameters.moment(MODIFIED_SINCE) else {
            return self.list(rows, order, schema, item);
        };
        let changed = changed(&self.visit, &*self.context.backend, kind, moment);
        rows.retain(|(key, _)| changed.ids.contains(key.id.as_ref()));
        let rows = rows.into_iter().map(|(key, row)| (key, Listed::Is(row)));
        let gone = changed
            .gone
            .iter()
            .map(|(gone, commit)| self.tombstone(gone, commit))
            .map(|tombstone| (SortKey::of_gone(tombstone.id.clone()), Listed::Gone(tombstone)));
        self.list(rows.chain(gone).collect(), order, schema, |row| match row {
            Listed::Is(row) => item(row).map(Entry::Is),
            Listed::Gone(tombstone) => Some(Entry::Gone(tombstone.clone())),
        })
    }

    /// One page of a list.
    ///
    /// # Errors
    /// When a cursor or a field is unsound.
    pub fn list<T, Item: Serialize>(
        &self,
        mut rows: Vec<(SortKey<'_>, T)>,
        order: Order,
        schema: &str,
        item: impl Fn(&T) -> Option<Item>,
    ) -> Result<Answered, Problem> {
        let fields = self.fields(schema)?;
        let limit = self
            .parameters
            .first(LIMIT)
            .and_then(|limit| limit.parse().ok())
            .unwrap_or(USUAL);
        if let Some(cursor) = self.parameters.first(AFTER) {
            let last = SortKey::from_cursor(cursor, order)?;
            rows.retain(|(key, _)| order.compare(key, &last).is_gt());
        }
        let by_key = |(one, _): &(SortKey<'_>, T), (other, _): &(SortKey<'_>, T)| order.compare(one, other);
        let goes_on = rows.len() > limit;
        if goes_on {
            // Only what stands on the page has to be in order.
            rows.select_nth_unstable_by(limit, by_key);
            rows.truncate(limit);
        }
        rows.sort_unstable_by(by_key);
        let next = rows.last().filter(|_| goes_on);
        let next = next.map(|(key, _)| key.cursor(order)).transpose()?;
        let data = rows
            .iter()
            .filter_map(|(_, row)| item(row))
            .map(|item| selected(item, fields.as_deref()))
            .collect::<Result<Vec<_>, _>>()?;
        let address = next.as_ref().map(|cursor| self.address_after(cursor));
        let whole = Page {
            data,
            next,
            seq: self.visit.world.seq(),
            as_of: self.visit.day(),
            known_at: self.visit.known_at,
            modified: self.modified(),
        };
        Ok(Answered {
            body: json(&whole, USUAL_LIST)?,
            next: address,
        })
    }

    fn address_after(&self, cursor: &str) -> String {
        let rest = self.parameters.canonical(Some(AFTER));
        let joint = if rest.is_empty() { "" } else { "&" };
        format!(
            "{}{}?{rest}{joint}after={cursor}",
            self.visit.site.public_url, self.path
        )
    }

    fn modified(&self) -> Option<Timestamp> {
        self.visit
            .world
            .journal()
            .last()
            .map(|commit| commit.changeset.at)
    }

    /// The fields that are asked for; none where all of them are.
    fn fields(&self, schema: &str) -> Result<Option<Vec<&str>>, Problem> {
        let Some(text) = self.parameters.first(FIELDS) else {
            return Ok(None);
        };
        let fields: Vec<_> = text.split(',').collect();
        let known = self.context.api.fields_of(schema);
        match fields.iter().find(|field| !known.contains(field)) {
            None => Ok(Some(fields)),
            Some(unknown) => Err(Problem::parameter(
                FIELDS.name,
                &format!("there is no field “{unknown}”; there are {}", known.join(", ")),
            )),
        }
    }
}

enum Listed<T> {
    Is(T),
    Gone(Tombstone),
}

#[derive(Serialize)]
#[serde(untagged)]
enum Entry<Item> {
    Is(Item),
    Gone(Tombstone),
}

/// The bytes for which an answer has room before it grows: most records and most lists of 50 have fewer.
const USUAL_RECORD: usize = 4 * 1024;
const USUAL_LIST: usize = 64 * 1024;

fn json(whole: &impl Serialize, room: usize) -> Result<Vec<u8>, Problem> {
    let mut json = Vec::with_capacity(room);
    serde_json::to_writer(&mut json, whole)?;
    Ok(json)
}

/// An item as it stands in an answer.
#[derive(Serialize)]
#[serde(untagged)]
enum Selected<Item> {
    Whole(Item),
    Fields(Map<String, Value>),
}

/// An item with the fields that are asked for; the id stays whatever they are, and so does what is said of one that is gone.
fn selected<Item: Serialize>(item: Item, fields: Option<&[&str]>) -> Result<Selected<Item>, Problem> {
    let Some(fields) = fields else {
        return Ok(Selected::Whole(item));
    };
    let whole = serde_json::to_value(&item)?;
    let Value::Object(mut all) = whole else {
        return Ok(Selected::Whole(item));
    };
    if !all.contains_key("gone") {
        all.retain(|name, _| matches!(name.as_str(), "id" | "seq") || fields.contains(&name.as_str()));
    }
    Ok(Selected::Fields(all))
}
