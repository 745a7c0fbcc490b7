//! The first account, made with a link.

use super::{app_on, cookie};
use crate::support::{Database, PASSWORD, TestApp, on_both_engines};
use handover::accounts::{AccountName, AccountsError, Password, Role};
use reqwest::{Response, StatusCode};

on_both_engines![
    a_link_makes_the_first_administrator_and_is_used_up,
    a_link_is_of_no_use_once_there_is_an_account,
    of_many_who_use_links_at_once_one_gets_through,
];

async fn link(app: &TestApp) -> String {
    let token = app.context.accounts.set_up_link().await.expect("an answer");
    token.expect("a link").as_str().to_owned()
}

async fn send(app: &TestApp, token: &str, name: &str, repeated: &str) -> Response {
    let fields = [
        ("token", token),
        ("name", name),
        ("password", PASSWORD),
        ("repeated", repeated),
    ];
    app.post("/rpc/set_up", "", &fields).await
}

async fn a_link_makes_the_first_administrator_and_is_used_up(database: Database) {
    let app = app_on(&database).await;
    let token = link(&app).await;
    let page = app.get(&format!("/ja/set-up?token={token}")).await;
    assert_eq!(page.status(), StatusCode::OK);
    assert_eq!(page.headers()["cache-control"], "private, no-store");
    assert!(page.text().await.expect("text").contains("初期設定"));
    // What is wrong is told, and the link is still good.
    let answer = send(&app, &token, "Aiko", "something else").await;
    assert_eq!(answer.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let html = answer.text().await.expect("text");
    assert!(html.contains("The two passwords are not the same.") && html.contains("value=\"Aiko\""));

    let answer = send(&app, &token, "Aiko", PASSWORD).await;
    assert_eq!(answer.status(), StatusCode::SEE_OTHER);
    let session = cookie(&answer).expect("a cookie");
    assert_eq!(
        app.get_as(&session, "/admin/accounts").await.status(),
        StatusCode::OK
    );
    assert_eq!(
        send(&app, &token, "Mallory", PASSWORD).await.status(),
        StatusCode::NOT_FOUND
    );
    let page = app.get(&format!("/set-up?token={token}")).await;
    assert_eq!(page.status(), StatusCode::NOT_FOUND);
    assert_eq!(database.texts("SELECT name FROM accounts").await, ["Aiko"]);
    assert!(
        app.context
            .accounts
            .set_up_link()
            .await
            .expect("an answer")
            .is_none()
    );
}

async fn a_link_is_of_no_use_once_there_is_an_account(database: Database) {
    let app = app_on(&database).await;
    let token = link(&app).await;
    for wrong in ["", "nonsense", &"0".repeat(64)] {
        assert_eq!(
            send(&app, wrong, "Mallory", PASSWORD).await.status(),
            StatusCode::NOT_FOUND
        );
    }
    app.sign_in_as("Minji", Role::Editor).await;
    assert_eq!(
        send(&app, &token, "Mallory", PASSWORD).await.status(),
        StatusCode::NOT_FOUND
    );
    assert_eq!(database.texts("SELECT name FROM accounts").await, ["Minji"]);
}

async fn of_many_who_use_links_at_once_one_gets_through(database: Database) {
    let apps = [app_on(&database).await, app_on(&database).await];
    // All links first: there is none any more once one of them got through.
    let mut links = Vec::new();
    for number in 0..6 {
        let accounts = apps[number % 2].context.accounts.clone();
        let token = accounts.set_up_link().await.expect("an answer").expect("a link");
        links.push((number, accounts, token));
    }
    let mut tries = tokio::task::JoinSet::new();
    for (number, accounts, token) in links {
        tries.spawn(async move {
            let name = AccountName::parse(&format!("name {number}")).expect("a name");
            let password = Password::parse(PASSWORD).expect("a password");
            accounts.set_up(&token.hash(), name, &password).await
        });
    }
    let results = tries.join_all().await;
    assert_eq!(
        results.iter().filter(|result| result.is_ok()).count(),
        1,
        "{results:?}"
    );
    for result in results {
        assert!(
            matches!(result, Ok(_) | Err(AccountsError::SetUpIsOver)),
            "{result:?}"
        );
    }
    assert_eq!(database.texts("SELECT name FROM accounts").await.len(), 1);
}
