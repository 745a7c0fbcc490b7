//! The page of `/desk`, for editors. What its forms do is done by functions, through [`super::rpc`].

use super::{Context, error::HttpError, lookup::address_of, personal::personal_page, viewer::Editor};
use crate::proposals::store::StoreError;
use app::{
    PageRequest,
    desk::{DeskDone, DeskFilter, DeskPage},
};
use axum::{
    extract::{Query, State},
    http::Uri,
    response::Response,
};
use serde::Deserialize;
use std::{collections::BTreeMap, sync::Arc, time::Instant};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct DeskQuery {
    country: String,
    kind: String,
    put_off: String,
    page: String,
    done: String,
    view: String,
}

pub async fn show(
    State(context): State<Arc<Context>>,
    Editor(editor): Editor,
    uri: Uri,
    Query(query): Query<DeskQuery>,
) -> Result<Response, HttpError> {
    let begun = Instant::now();
    // Another process may have written meanwhile; without the database, what this one knows is shown.
    if let Err(error) = context.desk.refresh().await {
        tracing::warn!(%error, "the marks of the desk cannot be read anew");
    }
    let filter = DeskFilter::read(&query.country, &query.kind, &query.put_off, &query.page);
    let page = DeskPage {
        is_coverage: query.view == "coverage",
        ..desk_page(&context, filter, &query.done).await?
    };
    let request = PageRequest {
        address: address_of(&uri),
        today: context.clock.today(),
        viewer: Some(editor.shown()),
    };
    let answer = app::answer_desk(&page, request, &*context.backend, &context.site);
    personal_page(answer, begun)
}

/// The page of the desk with what waits in the review.
pub async fn desk_page(context: &Context, filter: DeskFilter, done: &str) -> Result<DeskPage, StoreError> {
    let mut proposals: BTreeMap<String, u64> = BTreeMap::new();
    for group in context.proposals.groups().await? {
        let country = if group.country.is_empty() {
            "-".to_owned()
        } else {
            group.country.clone()
        };
        *proposals.entry(country).or_default() += group.count()?;
    }
    Ok(DeskPage {
        filter,
        is_coverage: false,
        proposals: proposals.into_iter().collect(),
        rules: None,
        done: (done == "rules").then_some(DeskDone::RulesSet),
    })
}
