//! What happened at the doors is written down, and shown to administrators alone.

use super::app_on;
use crate::support::{Database, PASSWORD, on_both_engines};
use handover::accounts::Role;
use reqwest::{Method, StatusCode};
use std::time::Duration;
use tokio::time::timeout;

on_both_engines![
    what_happens_is_told_to_administrators,
    who_guesses_is_written_down_once_a_minute,
];

/// The kinds that are written down, once there are so many.
async fn kinds(database: &Database, most: usize) -> Vec<String> {
    let waiting = async {
        loop {
            let kinds = database.texts("SELECT kind FROM security ORDER BY number").await;
            if kinds.len() >= most {
                return kinds;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    };
    timeout(Duration::from_secs(60), waiting)
        .await
        .expect("they are written down")
}

async fn what_happens_is_told_to_administrators(database: Database) {
    let app = app_on(&database).await;
    let administrator = app.sign_in_as("Aiko", Role::Administrator).await;
    let editor = app.sign_in_as("Minji", Role::Editor).await;
    let wrong = [("name", "Minji"), ("password", "not the password")];
    app.post("/rpc/sign_in", "", &wrong).await;
    // Somebody typed the password where the name belongs.
    app.post("/rpc/sign_in", "", &[("name", PASSWORD), ("password", "Minji")])
        .await;
    let fields = [("name", "notebook"), ("scope", "read"), ("days", "30")];
    let made = app.post("/rpc/make_token", &editor, &fields).await;
    let html = made.text().await.expect("text");
    let start = html.find("hnd_").expect("the token is shown once");
    let token = &html[start..start + 68];
    for _ in 0..3 {
        let request = app.request(Method::GET, "/api/v1/countries").bearer_auth(token);
        assert_eq!(request.send().await.expect("an answer").status(), StatusCode::OK);
    }
    let minji = database
        .texts("SELECT id FROM accounts WHERE name = 'Minji'")
        .await;
    let disable = [("account", minji[0].as_str())];
    // An editor may not, and however often it is tried, it is written down once.
    for _ in 0..3 {
        let answer = app.post("/rpc/disable_account", &editor, &disable).await;
        assert_eq!(answer.status(), StatusCode::FORBIDDEN);
    }
    app.post("/rpc/disable_account", &administrator, &disable).await;
    let told = [
        "signed-in",
        "signed-in",
        "sign-in-failed",
        "sign-in-failed",
        "token-made",
        "token-used",
        "refused",
        "account-disabled",
    ];
    assert_eq!(kinds(&database, told.len()).await, told);
    for (path, words) in [
        ("/admin/security", "Wrong name or password"),
        ("/ja/admin/security", "トークンの作成"),
        ("/ko/admin/security", "계정 비활성화"),
    ] {
        let page = app.get_as(&administrator, path).await;
        assert_eq!(page.status(), StatusCode::OK, "{path}");
        assert_eq!(page.headers()["cache-control"], "private, no-store");
        let html = page.text().await.expect("text");
        assert!(
            html.contains(words) && html.contains("127.0.0.1"),
            "{path}: {html}"
        );
        assert!(
            html.contains("Minji") && html.contains("notebook"),
            "{path}: {html}"
        );
        assert!(
            !html.contains(token) && !html.contains(PASSWORD),
            "{path} holds a secret"
        );
    }
    let other = app.sign_in_as("Haru", Role::Editor).await;
    for (cookie, status) in [
        (other.as_str(), StatusCode::FORBIDDEN),
        ("", StatusCode::SEE_OTHER),
    ] {
        assert_eq!(app.get_as(cookie, "/admin/security").await.status(), status);
    }
}

async fn who_guesses_is_written_down_once_a_minute(database: Database) {
    let app = app_on(&database).await;
    app.sign_in_as("Aiko", Role::Editor).await;
    for number in 0..30 {
        let wrong = format!("guess number {number}");
        app.post("/rpc/sign_in", "", &[("name", "Aiko"), ("password", &wrong)])
            .await;
    }
    assert_eq!(
        kinds(&database, 3).await,
        ["signed-in", "sign-in-failed", "throttled"]
    );
}
