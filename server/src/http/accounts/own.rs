//! `/account` and its forms.

use super::{DoneQuery, note, note_wait, with_cookie, with_wait};
use crate::{
    accounts::{FieldError, Password},
    http::{
        Context,
        address::{address, language_of},
        answer,
        client::Client,
        personal::accounts_page_at,
        session_cookie,
        viewer::SignedIn,
    },
    incident,
};
use app::accounts::{AccountsPage, Done, Field, Filled};
use axum::{
    extract::{Form, Query, State},
    http::Uri,
    response::Response,
};
use serde::Deserialize;
use std::sync::Arc;

const PATH: &str = "/account";

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct PasswordForm {
    current: String,
    new: String,
    repeated: String,
}

pub async fn show(
    State(context): State<Arc<Context>>,
    signed_in: SignedIn,
    uri: Uri,
    Query(query): Query<DoneQuery>,
) -> Response {
    page(&context, &uri, &signed_in, Filled::default(), query.done())
}

/// Leads whoever asks for the address of a form to the page on which it stands.
pub async fn to_page(uri: Uri) -> Response {
    answer::redirect_after_post(&address(language_of(uri.path()), PATH))
}

pub async fn change_password(
    State(context): State<Arc<Context>>,
    signed_in: SignedIn,
    Client(network): Client,
    uri: Uri,
    Form(sent): Form<PasswordForm>,
) -> Response {
    let mut form = Filled::default();
    let new = form.take(Field::NewPassword, Password::parse(&sent.new));
    if new.is_some() && sent.new != sent.repeated {
        form.problems.push((Field::Repeated, FieldError::PasswordsDiffer));
    }
    let (Some(new), []) = (new, &form.problems[..]) else {
        return page(&context, &uri, &signed_in, form, None);
    };
    let account = &signed_in.account;
    // Whoever found a session left open is not to find out the password as well.
    let counted = match context.throttle.try_at(network, account.name.as_str()) {
        Ok(counted) => counted,
        Err(wait) => {
            note_wait(&mut form, wait);
            let answer = page(&context, &uri, &signed_in, form.clone(), None);
            return with_wait(answer, &form);
        }
    };
    let changed = context
        .accounts
        .change_password(account, &sent.current, &new, &signed_in.session);
    match changed.await {
        Ok(()) => {
            counted.was_right();
            let path = address(language_of(uri.path()), PATH);
            answer::redirect_after_post(&format!("{path}?done={}", Done::PasswordChanged.word()))
        }
        Err(error) => match note(&mut form, Field::Password, error) {
            None => page(&context, &uri, &signed_in, form, None),
            Some(incident) => incident,
        },
    }
}

pub async fn sign_out_everywhere(
    State(context): State<Arc<Context>>,
    signed_in: SignedIn,
    uri: Uri,
) -> Response {
    if let Err(error) = context.accounts.sign_out_everywhere(&signed_in.account.id).await {
        return incident::from_error(&error);
    }
    let answer = answer::redirect_after_post(&address(language_of(uri.path()), "/sign-in"));
    with_cookie(answer, session_cookie::forget(&context.site))
}

fn page(context: &Context, uri: &Uri, signed_in: &SignedIn, form: Filled, done: Option<Done>) -> Response {
    let page = AccountsPage::Own {
        role: signed_in.account.role,
        form,
        done,
    };
    let language = language_of(uri.path());
    accounts_page_at(context, language, PATH, Some(signed_in.shown()), &page)
}
