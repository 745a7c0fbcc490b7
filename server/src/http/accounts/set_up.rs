//! `/set-up`, for whoever has the link that the first start printed.

use super::{note, with_cookie};
use crate::{
    accounts::{AccountName, AccountsError, FieldError, Password, Token, TokenHash},
    http::{
        Context,
        address::{address, language_of},
        answer,
        personal::accounts_page,
        session_cookie,
        viewer::Viewer,
    },
    incident,
};
use app::accounts::{AccountsPage, Field, Filled};
use axum::{
    extract::{Form, Query, State},
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

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct SetUpForm {
    token: String,
    name: String,
    password: String,
    repeated: String,
}

pub async fn show(
    State(context): State<Arc<Context>>,
    viewer: Viewer,
    uri: Uri,
    Query(link): Query<Link>,
) -> Response {
    match valid(&context, &link.token).await {
        Ok(Some(_)) => accounts_page(&context, &uri, None, &page(&link.token, Filled::default())),
        Ok(None) => accounts_page(&context, &uri, viewer.shown(), &AccountsPage::SetUpIsOver),
        Err(error) => incident::from_error(&error),
    }
}

pub async fn submit(
    State(context): State<Arc<Context>>,
    viewer: Viewer,
    uri: Uri,
    Form(sent): Form<SetUpForm>,
) -> Response {
    // Looked at before anything is hashed: only who has the link may make the server work.
    let link = match valid(&context, &sent.token).await {
        Ok(Some(link)) => link,
        Ok(None) => return accounts_page(&context, &uri, viewer.shown(), &AccountsPage::SetUpIsOver),
        Err(error) => return incident::from_error(&error),
    };
    let mut form = Filled::with_name(&sent.name);
    let name = form.take(Field::Name, AccountName::parse(&sent.name));
    let password = form.take(Field::Password, Password::parse(&sent.password));
    if password.is_some() && sent.password != sent.repeated {
        form.problems.push((Field::Repeated, FieldError::PasswordsDiffer));
    }
    let (Some(name), Some(password), []) = (name, password, &form.problems[..]) else {
        return accounts_page(&context, &uri, None, &page(&sent.token, form));
    };
    match context.accounts.set_up(&link, name, &password).await {
        Ok(_) => signed_in(&context, &uri, &sent).await,
        Err(AccountsError::SetUpIsOver) => {
            accounts_page(&context, &uri, viewer.shown(), &AccountsPage::SetUpIsOver)
        }
        Err(error) => match note(&mut form, Field::Name, error) {
            None => accounts_page(&context, &uri, None, &page(&sent.token, form)),
            Some(incident) => incident,
        },
    }
}

/// Whoever made the account is signed in with it, and led to it.
async fn signed_in(context: &Context, uri: &Uri, sent: &SetUpForm) -> Response {
    match context.accounts.sign_in(&sent.name, &sent.password).await {
        Ok(token) => {
            let answer = answer::redirect_after_post(&address(language_of(uri.path()), "/account"));
            with_cookie(answer, session_cookie::keep(&token, &context.site))
        }
        Err(error) => incident::from_error(&error),
    }
}

async fn valid(context: &Context, token: &str) -> Result<Option<TokenHash>, AccountsError> {
    let Some(token) = Token::parse(token) else {
        return Ok(None);
    };
    let hash = token.hash();
    Ok(context.accounts.may_set_up(&hash).await?.then_some(hash))
}

fn page(token: &str, form: Filled) -> AccountsPage {
    AccountsPage::SetUp {
        token: token.to_owned(),
        form,
    }
}
