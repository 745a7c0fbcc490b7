//! `/admin/accounts`, for administrators.

use super::DoneQuery;
use crate::{
    accounts::{AccountId, AccountsError, Listed},
    http::{Context, error::HttpError, personal::accounts_page, viewer::Administrator},
};
use app::accounts::{AccountLine, AccountsPage, Filled};
use axum::{
    extract::{Query, State},
    http::Uri,
    response::Response,
};
use jiff::tz::TimeZone;
use std::sync::Arc;

pub async fn show(
    State(context): State<Arc<Context>>,
    Administrator(who): Administrator,
    uri: Uri,
    Query(query): Query<DoneQuery>,
) -> Result<Response, HttpError> {
    let page = AccountsPage::Administration {
        accounts: lines(&context, &who.account.id).await?,
        form: Filled::default(),
        done: query.done(),
    };
    accounts_page(&context, &uri, Some(who.shown()), &page)
}

/// Every account, as the page lists it to one of them.
pub async fn lines(context: &Context, own: &AccountId) -> Result<Vec<AccountLine>, AccountsError> {
    let listed = context.accounts.list().await?;
    Ok(listed.into_iter().map(|it| line(it, own)).collect())
}

fn line(listed: Listed, own: &AccountId) -> AccountLine {
    AccountLine {
        is_own: listed.account.id == *own,
        id: listed.account.id.as_str().to_owned(),
        name: listed.account.name.to_string(),
        role: listed.account.role,
        added: listed.added.to_zoned_datetime(TimeZone::UTC).date(),
        is_disabled: listed.is_disabled,
    }
}
