//! `/account/tokens`.

use super::DoneQuery;
use crate::{
    accounts::{AccountId, AccountsError, personal::ListedToken},
    http::{Context, error::HttpError, personal::accounts_page, viewer::SignedIn},
};
use app::accounts::{AccountsPage, Filled, TokenLine};
use axum::{
    extract::{Query, State},
    http::Uri,
    response::Response,
};
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use std::sync::Arc;

pub async fn show(
    State(context): State<Arc<Context>>,
    signed_in: SignedIn,
    uri: Uri,
    Query(query): Query<DoneQuery>,
) -> Result<Response, HttpError> {
    let page = AccountsPage::Tokens {
        tokens: lines(&context, &signed_in.account.id).await?,
        form: Filled::default(),
        made: None,
        done: query.done(),
    };
    accounts_page(&context, &uri, Some(signed_in.shown()), &page)
}

/// The tokens of an account, as its page lists them.
pub async fn lines(context: &Context, account: &AccountId) -> Result<Vec<TokenLine>, AccountsError> {
    let tokens = context.accounts.tokens_of(account).await?;
    Ok(tokens.into_iter().map(line).collect())
}

fn line(token: ListedToken) -> TokenLine {
    TokenLine {
        id: token.id,
        name: token.name,
        scope: token.scope,
        made: day(token.made),
        expires: day(token.expires),
        is_expired: token.expires <= Timestamp::now(),
        used: token.used.map(day),
    }
}

fn day(moment: Timestamp) -> Date {
    moment.to_zoned_datetime(TimeZone::UTC).date()
}
