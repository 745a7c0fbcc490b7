//! `/account`.

use super::DoneQuery;
use crate::http::{Context, error::HttpError, personal::accounts_page, viewer::SignedIn};
use app::accounts::{AccountsPage, Filled};
use axum::{
    extract::{Query, State},
    http::Uri,
    response::Response,
};
use std::sync::Arc;

pub async fn show(
    State(context): State<Arc<Context>>,
    signed_in: SignedIn,
    uri: Uri,
    Query(query): Query<DoneQuery>,
) -> Result<Response, HttpError> {
    let page = AccountsPage::Own {
        form: Filled::default(),
        done: query.done(),
    };
    accounts_page(&context, &uri, Some(signed_in.shown()), &page)
}
