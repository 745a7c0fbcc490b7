//! The API over HTTP: what it shows of a day, how lists are cut, what it refuses, and who may write.

mod changed;
mod lists;
mod names;
mod problems;
mod story;
mod tokens;
mod validators;
mod writing;

use crate::support::{PASSWORD, TestApp};
use app::accounts::Scope;
use handover::accounts::{Account, AccountName, Password, Role, personal::TokenName};
use reqwest::{Method, Response, StatusCode};
use serde_json::Value;

/// The whole of a good answer.
async fn json(app: &TestApp, path: &str) -> Value {
    let answer = app.get(path).await;
    assert_eq!(answer.status(), StatusCode::OK, "{path}");
    body(answer).await
}

async fn body(answer: Response) -> Value {
    let text = answer.text().await.expect("text");
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

/// The records of a list on all its pages, and how many pages there were.
async fn all_pages(app: &TestApp, path: &str) -> (Vec<Value>, usize) {
    let mut records = Vec::new();
    let mut after = None;
    for page in 1.. {
        let joint = if path.contains('?') { '&' } else { '?' };
        let address = match &after {
            None => path.to_owned(),
            Some(after) => format!("{path}{joint}after={after}"),
        };
        let whole = json(app, &address).await;
        records.extend(whole["data"].as_array().expect("a list").clone());
        match whole["next"].as_str() {
            Some(next) => after = Some(next.to_owned()),
            None => return (records, page),
        }
    }
    unreachable!("a list ends")
}

fn ids(records: &[Value]) -> Vec<String> {
    let id = |record: &Value| record["id"].as_str().expect("an id").to_owned();
    records.iter().map(id).collect()
}

async fn account(app: &TestApp, name: &str, role: Role) -> Account {
    let password = Password::parse(PASSWORD).expect("a password");
    let name = AccountName::parse(name).expect("a name");
    app.context
        .accounts
        .add(name, &password, role)
        .await
        .expect("an account")
}

/// Makes a token for an account; gives its text.
async fn token(app: &TestApp, account: &Account, scope: Scope) -> String {
    let name = TokenName::parse("a test").expect("a name");
    let made = app
        .context
        .accounts
        .make_token(&account.id, name, scope, 30)
        .await;
    made.expect("a token").shown()
}

async fn get_with_token(app: &TestApp, token: &str, path: &str) -> Response {
    app.get_with(path, "authorization", &format!("Bearer {token}"))
        .await
}

/// Sends a changeset as a program does, which says nothing of origins and has no cookies.
async fn send(app: &TestApp, token: Option<&str>, changeset: &Value) -> Response {
    let mut request = app
        .request(Method::POST, "/api/v1/changesets")
        .header("content-type", "application/json")
        .body(changeset.to_string());
    if let Some(token) = token {
        request = request.header("authorization", format!("Bearer {token}"));
    }
    request.send().await.expect("an answer")
}
