//! `/admin/accounts` and its forms, for administrators.

use super::{DoneQuery, note};
use crate::{
    accounts::{AccountId, AccountName, AccountsError, FieldError, Listed, Password, Role},
    http::{
        Context,
        address::{address, language_of},
        answer,
        personal::accounts_page_at,
        viewer::{Administrator, SignedIn},
    },
    incident,
};
use app::accounts::{AccountLine, AccountsPage, Done, Field, Filled};
use axum::{
    extract::{Form, Path, Query, State},
    http::{StatusCode, Uri},
    response::Response,
};
use jiff::tz::TimeZone;
use serde::Deserialize;
use std::sync::Arc;

const PATH: &str = "/admin/accounts";

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct AccountForm {
    name: String,
    role: String,
    password: String,
}

pub async fn show(
    State(context): State<Arc<Context>>,
    Administrator(who): Administrator,
    uri: Uri,
    Query(query): Query<DoneQuery>,
) -> Response {
    page(&context, &uri, &who, Filled::default(), query.done()).await
}

/// Leads whoever asks for the address of a form to the page on which it stands.
pub async fn to_page(uri: Uri) -> Response {
    answer::redirect_after_post(&address(language_of(uri.path()), PATH))
}

pub async fn add(
    State(context): State<Arc<Context>>,
    Administrator(who): Administrator,
    uri: Uri,
    Form(sent): Form<AccountForm>,
) -> Response {
    let role = Role::parse(&sent.role).unwrap_or(Role::Editor);
    let mut form = Filled::with_name(&sent.name);
    form.role = Some(role);
    let name = form.take(Field::Name, AccountName::parse(&sent.name));
    let password = form.take(Field::Password, Password::parse(&sent.password));
    let (Some(name), Some(password)) = (name, password) else {
        return page(&context, &uri, &who, form, None).await;
    };
    match context.accounts.add(name, &password, role).await {
        Ok(_) => done(&uri, Done::Added),
        Err(error) => match note(&mut form, Field::Name, error) {
            None => page(&context, &uri, &who, form, None).await,
            Some(incident) => incident,
        },
    }
}

pub async fn disable(
    State(context): State<Arc<Context>>,
    Administrator(who): Administrator,
    uri: Uri,
    Path(id): Path<String>,
) -> Response {
    // So that the last administrator cannot lock the door from outside.
    if id == who.account.id.as_str() {
        let mut form = Filled::default();
        form.problems.push((Field::Whole, FieldError::NotOwnAccount));
        return page(&context, &uri, &who, form, None).await;
    }
    changed(
        &uri,
        context.accounts.disable(&AccountId::new(&id)).await,
        Done::Disabled,
    )
}

pub async fn enable(
    State(context): State<Arc<Context>>,
    Administrator(_): Administrator,
    uri: Uri,
    Path(id): Path<String>,
) -> Response {
    changed(
        &uri,
        context.accounts.enable(&AccountId::new(&id)).await,
        Done::Enabled,
    )
}

fn changed(uri: &Uri, result: Result<(), AccountsError>, what: Done) -> Response {
    match result {
        Ok(()) => done(uri, what),
        Err(AccountsError::Unknown(_)) => {
            answer::refusal(StatusCode::NOT_FOUND, "There is no such account.\n")
        }
        Err(error) => incident::from_error(&error),
    }
}

fn done(uri: &Uri, what: Done) -> Response {
    let path = address(language_of(uri.path()), PATH);
    answer::redirect_after_post(&format!("{path}?done={}", what.word()))
}

async fn page(context: &Context, uri: &Uri, who: &SignedIn, form: Filled, done: Option<Done>) -> Response {
    let listed = match context.accounts.list().await {
        Ok(listed) => listed,
        Err(error) => return incident::from_error(&error),
    };
    let page = AccountsPage::Administration {
        accounts: listed.into_iter().map(|it| line(it, who)).collect(),
        form,
        done,
    };
    accounts_page_at(context, language_of(uri.path()), PATH, Some(who.shown()), &page)
}

fn line(listed: Listed, who: &SignedIn) -> AccountLine {
    AccountLine {
        is_own: listed.account.id == who.account.id,
        id: listed.account.id.as_str().to_owned(),
        name: listed.account.name.to_string(),
        role: listed.account.role,
        added: listed.added.to_zoned_datetime(TimeZone::UTC).date(),
        is_disabled: listed.is_disabled,
    }
}
