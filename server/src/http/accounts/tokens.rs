//! `/account/tokens` and its forms.

use super::{DoneQuery, note};
use crate::{
    accounts::personal::{ListedToken, TokenName},
    http::{
        Context,
        address::{address, language_of},
        answer,
        personal::accounts_page_at,
        viewer::SignedIn,
    },
    incident,
};
use app::accounts::{AccountsPage, Done, Field, Filled, Scope, TOKEN_DAYS, TokenLine};
use axum::{
    extract::{Form, Path, Query, State},
    http::Uri,
    response::Response,
};
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use serde::Deserialize;
use std::sync::Arc;

const PATH: &str = "/account/tokens";

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct TokenForm {
    name: String,
    scope: String,
    days: String,
}

pub async fn show(
    State(context): State<Arc<Context>>,
    signed_in: SignedIn,
    uri: Uri,
    Query(query): Query<DoneQuery>,
) -> Response {
    page(&context, &uri, &signed_in, Filled::default(), None, query.done()).await
}

/// Leads whoever asks for the address of a form to the page on which it stands.
pub async fn to_page(uri: Uri) -> Response {
    answer::redirect_after_post(&address(language_of(uri.path()), PATH))
}

/// Makes a token and shows it. This success leads nowhere: the token stands in this one answer and nowhere else.
pub async fn make(
    State(context): State<Arc<Context>>,
    signed_in: SignedIn,
    uri: Uri,
    Form(sent): Form<TokenForm>,
) -> Response {
    let mut form = Filled::with_name(&sent.name);
    // Whoever sends what the form does not offer gets the least.
    let scope = Scope::parse(&sent.scope).unwrap_or_default();
    let days = sent
        .days
        .parse()
        .ok()
        .filter(|days| TOKEN_DAYS.contains(days))
        .unwrap_or(TOKEN_DAYS[0]);
    form.scope = Some(scope);
    form.days = Some(days);
    let Some(name) = form.take(Field::TokenName, TokenName::parse(&sent.name)) else {
        return page(&context, &uri, &signed_in, form, None, None).await;
    };
    let account = &signed_in.account.id;
    match context.accounts.make_token(account, name, scope, days).await {
        Ok(token) => {
            let made = Some(token.shown());
            page(&context, &uri, &signed_in, Filled::default(), made, None).await
        }
        Err(error) => match note(&mut form, Field::Whole, error) {
            None => page(&context, &uri, &signed_in, form, None, None).await,
            Some(incident) => incident,
        },
    }
}

pub async fn revoke(
    State(context): State<Arc<Context>>,
    signed_in: SignedIn,
    uri: Uri,
    Path(id): Path<String>,
) -> Response {
    if let Err(error) = context.accounts.revoke_token(&signed_in.account.id, &id).await {
        return incident::from_error(&error);
    }
    let path = address(language_of(uri.path()), PATH);
    answer::redirect_after_post(&format!("{path}?done={}", Done::TokenRevoked.word()))
}

async fn page(
    context: &Context,
    uri: &Uri,
    signed_in: &SignedIn,
    form: Filled,
    made: Option<String>,
    done: Option<Done>,
) -> Response {
    let tokens = match context.accounts.tokens_of(&signed_in.account.id).await {
        Ok(tokens) => tokens,
        Err(error) => return incident::from_error(&error),
    };
    let page = AccountsPage::Tokens {
        tokens: tokens.into_iter().map(line).collect(),
        form,
        made,
        done,
    };
    let language = language_of(uri.path());
    accounts_page_at(context, language, PATH, Some(signed_in.shown()), &page)
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
