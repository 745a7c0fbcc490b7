//! The pages of `/review`: what is proposed, for editors. [`shown`] says what they show, [`claim`] has the fields of what a source
//! says. What their forms do is done by functions, through [`super::rpc`].

pub mod claim;
pub mod shown;

use super::{
    Context, answer,
    lookup::address_of,
    personal::personal_page,
    viewer::{Editor, SignedIn},
};
use crate::{
    incident,
    proposals::{State, store::StoreError},
};
use app::{
    PageOf, PageRequest,
    review::{Done, LeftOut, List, MOST_TOGETHER, Overview, ReviewPage},
};
use axum::{
    extract::{Path, Query, State as Given},
    http::{HeaderValue, StatusCode, Uri, header},
    response::Response,
};
use serde::Deserialize;
use std::{sync::Arc, time::Instant};

/// How many imports are listed.
const RUNS: i64 = 10;
/// How often a page of an import that runs is shown anew, in seconds.
const REFRESH: HeaderValue = HeaderValue::from_static("2");

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ListQuery {
    country: String,
    status: String,
    page: String,
    done: String,
}

impl ListQuery {
    /// The open proposals of a country.
    pub fn of_country(country: &str) -> Self {
        Self {
            country: country.to_owned(),
            ..Self::default()
        }
    }
}

pub async fn show(
    Given(context): Given<Arc<Context>>,
    Editor(editor): Editor,
    uri: Uri,
    Query(asked): Query<ListQuery>,
) -> Response {
    let page = if asked.country.is_empty() {
        overview(&context, &asked).await
    } else {
        list(&context, &asked, &[]).await.map(ReviewPage::List)
    };
    match page {
        Ok(page) => shown_page(&context, &uri, &editor, &page),
        Err(error) => incident::from_error(&error),
    }
}

async fn overview(context: &Context, asked: &ListQuery) -> Result<ReviewPage, StoreError> {
    let store = &context.proposals;
    Ok(ReviewPage::Overview(Overview {
        groups: shown::groups(store.groups().await?),
        runs: store.runs(RUNS).await?.iter().filter_map(shown::run).collect(),
        done: Done::from_word(&asked.done),
    }))
}

/// The proposals that a query asks for, and why some could not be accepted.
pub async fn list(context: &Context, asked: &ListQuery, left: &[LeftOut]) -> Result<List, StoreError> {
    let store = &context.proposals;
    let state = State::from_word(&asked.status).unwrap_or(State::Open);
    let country = match asked.country.as_str() {
        "all" => None,
        "-" => Some(""),
        code => Some(code),
    };
    let total = usize::try_from(store.count(state, country).await?).unwrap_or_default();
    let at = PageOf::of(total, MOST_TOGETHER, asked.page.parse().unwrap_or(1));
    let skip = i64::try_from((at.page - 1) * MOST_TOGETHER).unwrap_or_default();
    let proposals = store.list(state, country, skip, MOST_TOGETHER as i64).await?;
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
        done: Done::from_word(&asked.done),
        left: left_lines,
    })
}

pub async fn show_one(
    Given(context): Given<Arc<Context>>,
    Editor(editor): Editor,
    Path(id): Path<String>,
    uri: Uri,
) -> Response {
    match context.proposals.get(&id).await {
        Ok(Some(proposal)) => {
            let one = shown::one(&proposal, &context.backend.world(), context.clock.today());
            shown_page(&context, &uri, &editor, &ReviewPage::One(Box::new(one)))
        }
        Ok(None) => not_there(),
        Err(error) => incident::from_error(&error),
    }
}

pub async fn show_run(
    Given(context): Given<Arc<Context>>,
    Editor(editor): Editor,
    Path(id): Path<String>,
    uri: Uri,
) -> Response {
    let run = match context.proposals.run(&id).await {
        Ok(run) => run.and_then(|row| shown::run(&row)),
        Err(error) => return incident::from_error(&error),
    };
    let Some(run) = run else {
        return not_there();
    };
    let is_running = run.phase == app::review::RunPhase::Running;
    let mut response = shown_page(&context, &uri, &editor, &ReviewPage::Run(run));
    if is_running {
        response.headers_mut().insert(header::REFRESH, REFRESH);
    }
    response
}

fn not_there() -> Response {
    answer::refusal(StatusCode::NOT_FOUND, "There is no such proposal.\n")
}

fn shown_page(context: &Context, uri: &Uri, editor: &SignedIn, page: &ReviewPage) -> Response {
    let begun = Instant::now();
    let request = PageRequest {
        address: address_of(uri),
        today: context.clock.today(),
        viewer: Some(editor.shown()),
    };
    let answer = app::answer_review(page, request, &*context.backend, &context.site);
    personal_page(answer, begun)
}
