//! `/set-up`, for whoever has the link that the first start printed.

use crate::{
    accounts::{AccountsError, Token},
    http::{Context, personal::accounts_page, viewer::Viewer},
    incident,
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
) -> Response {
    match is_valid(&context, &token).await {
        Ok(true) => {
            let form = Filled::default();
            accounts_page(&context, &uri, None, &AccountsPage::SetUp { token, form })
        }
        Ok(false) => accounts_page(&context, &uri, viewer.shown(), &AccountsPage::SetUpIsOver),
        Err(error) => incident::from_error(&error),
    }
}

async fn is_valid(context: &Context, token: &str) -> Result<bool, AccountsError> {
    match Token::parse(token) {
        Some(token) => context.accounts.may_set_up(&token.hash()).await,
        None => Ok(false),
    }
}
