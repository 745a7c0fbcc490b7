//! `/set-up`, for whoever has the link that the first start printed.

use crate::{
    accounts::{AccountsError, Token},
    http::{Context, error::HttpError, personal::accounts_page, viewer::Viewer},
};
use app::accounts::{AccountsPage, Filled};
use axum::{
    extract::{Query, State},
    http::Uri,
    response::Response,
};
use serde::Deserialize;
use std::sync::Arc;

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Link {
    token: String,
}

pub async fn show(
    State(context): State<Arc<Context>>,
    viewer: Viewer,
    uri: Uri,
    Query(Link { token }): Query<Link>,
) -> Result<Response, HttpError> {
    if is_valid(&context, &token).await? {
        let form = Filled::default();
        accounts_page(&context, &uri, None, &AccountsPage::SetUp { token, form })
    } else {
        accounts_page(&context, &uri, viewer.shown(), &AccountsPage::SetUpIsOver)
    }
}

async fn is_valid(context: &Context, token: &str) -> Result<bool, AccountsError> {
    match Token::parse(token) {
        Some(token) => context.accounts.may_set_up(&token.hash()).await,
        None => Ok(false),
    }
}
