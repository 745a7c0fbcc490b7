//! `/admin/security`, for administrators.

use crate::http::{Context, error::HttpError, personal::accounts_page, viewer::Administrator};
use app::accounts::AccountsPage;
use axum::{extract::State, http::Uri, response::Response};
use std::sync::Arc;

pub async fn show(
    State(context): State<Arc<Context>>,
    Administrator(who): Administrator,
    uri: Uri,
) -> Result<Response, HttpError> {
    let page = AccountsPage::Security(context.accounts.security_lines().await?);
    accounts_page(&context, &uri, Some(who.shown()), &page)
}
