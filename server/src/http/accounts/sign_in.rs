//! `/sign-in` and `/sign-out`.

use super::{note, note_wait, with_cookie, with_wait};
use crate::http::{
    Context,
    address::{address, language_of, local_path},
    answer,
    client::Client,
    personal::accounts_page,
    session_cookie,
    viewer::Viewer,
};
use crate::incident;
use app::accounts::{AccountsPage, Field, Filled};
use axum::{
    extract::{Form, Query, State},
    http::{HeaderMap, Uri},
    response::Response,
};
use serde::Deserialize;
use std::sync::Arc;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Next {
    next: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct SignInForm {
    name: String,
    password: String,
    next: String,
}

pub async fn show(
    State(context): State<Arc<Context>>,
    viewer: Viewer,
    uri: Uri,
    Query(query): Query<Next>,
) -> Response {
    if viewer.0.is_some() {
        return answer::redirect_after_post(&onward(&query.next, &uri));
    }
    accounts_page(&context, &uri, None, &page(&query.next, Filled::default()))
}

pub async fn submit(
    State(context): State<Arc<Context>>,
    Client(network): Client,
    uri: Uri,
    headers: HeaderMap,
    Form(sent): Form<SignInForm>,
) -> Response {
    let mut form = Filled::with_name(&sent.name);
    let counted = match context.throttle.try_at(network, &sent.name) {
        Ok(counted) => counted,
        Err(wait) => {
            note_wait(&mut form, wait);
            let answer = accounts_page(&context, &uri, None, &page(&sent.next, form.clone()));
            return with_wait(answer, &form);
        }
    };
    match context.accounts.sign_in(&sent.name, &sent.password).await {
        Ok(token) => {
            counted.was_right();
            // Whoever was signed in here before is not any more.
            if let Some(old) = session_cookie::token(&headers, &context.site)
                && let Err(error) = context.accounts.sign_out(&old).await
            {
                return incident::from_error(&error);
            }
            let answer = answer::redirect_after_post(&onward(&sent.next, &uri));
            with_cookie(answer, session_cookie::keep(&token, &context.site))
        }
        Err(error) => match note(&mut form, Field::Whole, error) {
            None => accounts_page(&context, &uri, None, &page(&sent.next, form)),
            Some(incident) => incident,
        },
    }
}

pub async fn sign_out(
    State(context): State<Arc<Context>>,
    uri: Uri,
    headers: HeaderMap,
    Form(sent): Form<Next>,
) -> Response {
    if let Some(session) = session_cookie::token(&headers, &context.site)
        && let Err(error) = context.accounts.sign_out(&session).await
    {
        return incident::from_error(&error);
    }
    let answer = answer::redirect_after_post(&onward(&sent.next, &uri));
    with_cookie(answer, session_cookie::forget(&context.site))
}

fn page(next: &str, form: Filled) -> AccountsPage {
    AccountsPage::SignIn {
        next: local_path(next).map(str::to_owned),
        form,
    }
}

/// Where somebody wanted to go, else the first page in their language.
fn onward(next: &str, uri: &Uri) -> String {
    local_path(next).map_or_else(|| address(language_of(uri.path()), "/"), str::to_owned)
}
