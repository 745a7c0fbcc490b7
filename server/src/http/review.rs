//! The pages of `/review`: what is proposed, for editors. [`shown`] says what they show, [`claim`] has the fields of what a source
//! says. What their forms do is done by functions, through [`super::rpc`].

pub mod claim;
pub mod shown;

use super::{
    Context,
    error::HttpError,
    lines,
    lookup::address_of,
    personal::personal_page,
    viewer::{Editor, SignedIn},
};
use crate::proposals::{State, store::StoreError};
use app::{
    PageOf, PageRequest,
    review::{Done, LeftOut, List, MOST_TOGETHER, Overview, ReviewPage},
};
use axum::{
    extract::{Path, Query, State as Given},
    http::{HeaderValue, Uri, header},
    response::Response,
};
use serde::Deserialize;
use std::{sync::Arc, time::Instant};

/// How many imports are listed.
const RUNS: i64 = 10;
/// How often a page of an import that runs is shown anew, in seconds.
const REFRESH: HeaderValue = HeaderValue::from_static("2");
const NOT_THERE: HttpError = HttpError::not_found(lines::NO_SUCH_PROPOSAL);

/// The query as it came.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct RawListQuery {
    country: String,
    status: String,
    page: String,
    done: String,
}

/// The proposals that are asked for.
#[derive(Debug)]
pub struct ListQuery {
    country: String,
    state: State,
    page: usize,
    done: Option<Done>,
}

impl ListQuery {
    /// The open proposals of a country.
    pub fn of_country(country: &str) -> Self {
        Self {
            country: country.to_owned(),
            state: State::Open,
            page: 1,
            done: None,
        }
    }

    fn read(raw: &RawListQuery) -> Result<Self, HttpError> {
        let state = match raw.status.as_str() {
            "" => State::Open,
            word => State::from_word(word).ok_or(HttpError::bad_request(lines::NO_SUCH_STATUS))?,
        };
        let page = match raw.page.as_str() {
            "" => 1,
            number => number
                .parse()
                .map_err(|_| HttpError::bad_request(lines::NO_NUMBER))?,
        };
        Ok(Self {
            state,
            page,
            done: Done::from_word(&raw.done),
            ..Self::of_country(&raw.country)
        })
    }
}

pub async fn show(
    Given(context): Given<Arc<Context>>,
    Editor(editor): Editor,
    uri: Uri,
    Query(raw): Query<RawListQuery>,
) -> Result<Response, HttpError> {
    let asked = ListQuery::read(&raw)?;
    let page = if asked.country.is_empty() {
        overview(&context, &asked).await?
    } else {
        ReviewPage::List(list(&context, &asked, &[]).await?)
    };
    shown_page(&context, &uri, &editor, &page)
}

async fn overview(context: &Context, asked: &ListQuery) -> Result<ReviewPage, StoreError> {
    let store = &context.proposals;
    Ok(ReviewPage::Overview(Overview {
        groups: shown::groups(store.groups().await?)?,
        runs: store
            .runs(RUNS)
            .await?
            .iter()
            .map(shown::run)
            .collect::<Result<_, _>>()?,
        done: asked.done,
    }))
}

/// The proposals that a query asks for, and why some could not be accepted.
pub async fn list(context: &Context, asked: &ListQuery, left: &[LeftOut]) -> Result<List, StoreError> {
    let store = &context.proposals;
    let state = asked.state;
    let country = match asked.country.as_str() {
        "all" => None,
        "-" => Some(""),
        code => Some(code),
    };
    let total = store.count(state, country).await?;
    let at = PageOf::of(total, MOST_TOGETHER, asked.page);
    let proposals = store.list(state, country, at.rows().start, MOST_TOGETHER).await?;
    let mut left_lines = Vec::new();
    for LeftOut { proposal, reason } in left {
        if let Some(proposal) = store.get(proposal).await? {
            left_lines.push((shown::line(&proposal), reason.clone()));
        }
    }
    Ok(List {
        country: asked.country.clone(),
        state,
        lines: proposals.iter().map(shown::line).collect(),
        total,
        at,
        done: asked.done,
        left: left_lines,
    })
}

pub async fn show_one(
    Given(context): Given<Arc<Context>>,
    Editor(editor): Editor,
    Path(id): Path<String>,
    uri: Uri,
) -> Result<Response, HttpError> {
    let proposal = context.proposals.get(&id).await?.ok_or(NOT_THERE)?;
    let one = shown::one(&proposal, &context.backend.world(), context.clock.today());
    shown_page(&context, &uri, &editor, &ReviewPage::One(Box::new(one)))
}

pub async fn show_run(
    Given(context): Given<Arc<Context>>,
    Editor(editor): Editor,
    Path(id): Path<String>,
    uri: Uri,
) -> Result<Response, HttpError> {
    let run = context.proposals.run(&id).await?.ok_or(NOT_THERE)?;
    let run = shown::run(&run)?;
    let is_running = run.phase == app::review::RunPhase::Running;
    let mut response = shown_page(&context, &uri, &editor, &ReviewPage::Run(run))?;
    if is_running {
        response.headers_mut().insert(header::REFRESH, REFRESH);
    }
    Ok(response)
}

fn shown_page(
    context: &Context,
    uri: &Uri,
    editor: &SignedIn,
    page: &ReviewPage,
) -> Result<Response, HttpError> {
    let begun = Instant::now();
    let request = PageRequest {
        address: address_of(uri),
        today: context.clock.today(),
        viewer: Some(editor.shown()),
    };
    let answer = app::answer_review(page, request, &*context.backend, &context.site);
    personal_page(answer, begun)
}
