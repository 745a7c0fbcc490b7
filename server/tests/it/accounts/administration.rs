//! The accounts of all, and who may manage them.

use super::{app_on, cookie};
use crate::support::{Database, PASSWORD, on_both_engines};
use handover::accounts::Role;
use reqwest::StatusCode;

on_both_engines![
    an_administrator_adds_accounts,
    a_disabled_account_is_out_at_once_until_it_is_enabled,
    only_administrators_may,
];

async fn an_administrator_adds_accounts(database: Database) {
    let app = app_on(&database).await;
    let session = app.sign_in_as("Aiko", Role::Administrator).await;
    let add = async |name: &str, password: &str| {
        let fields = [("name", name), ("password", password), ("role", "administrator")];
        app.post("/rpc/add_account", &session, &fields).await
    };
    let answer = add("김민지", PASSWORD).await;
    assert_eq!(answer.status(), StatusCode::SEE_OTHER);
    assert_eq!(answer.headers()["location"], "/admin/accounts?done=added");
    let list = app.get_as(&session, "/admin/accounts?done=added").await;
    assert_eq!(list.headers()["cache-control"], "private, no-store");
    let html = list.text().await.expect("text");
    assert!(
        html.contains("김민지") && html.contains("The account was added."),
        "{html}"
    );
    let new = app.sign_in("김민지").await;
    assert_eq!(app.get_as(&new, "/admin/accounts").await.status(), StatusCode::OK);
    for (name, password, problem) in [
        ("김민지", PASSWORD, "There is an account of this name already."),
        ("AIKO", PASSWORD, "There is an account of this name already."),
        ("x", PASSWORD, "A name has at least 2 characters."),
        ("<b>x</b>", PASSWORD, "A name is made of letters"),
        ("Somebody", "short", "A password has at least 12 characters."),
    ] {
        let answer = add(name, password).await;
        assert_eq!(answer.status(), StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        let html = answer.text().await.expect("text");
        assert!(html.contains(problem), "{name}: {html}");
        // Both what was typed and what was chosen are still there.
        assert!(html.contains("value=\"administrator\" selected"), "{html}");
        assert!(!html.contains("<b>x") && !html.contains(PASSWORD), "{html}");
    }
}

async fn a_disabled_account_is_out_at_once_until_it_is_enabled(database: Database) {
    let app = app_on(&database).await;
    let administrator = app.sign_in_as("Aiko", Role::Administrator).await;
    let editor = app.sign_in_as("Minji", Role::Editor).await;
    let ids = database.texts("SELECT id FROM accounts ORDER BY name").await;
    let step = async |id: &str, step: &str| {
        let path = format!("/rpc/{step}_account");
        app.post(&path, &administrator, &[("account", id)]).await
    };
    assert_eq!(
        step(&ids[1], "disable").await.headers()["location"],
        "/admin/accounts?done=disabled"
    );
    assert_eq!(
        app.get_as(&editor, "/account").await.status(),
        StatusCode::SEE_OTHER
    );
    let fields = [("name", "Minji"), ("password", PASSWORD)];
    let refused = app.post("/rpc/sign_in", "", &fields).await;
    assert_eq!(refused.status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert!(cookie(&refused).is_none());
    assert_eq!(step(&ids[1], "enable").await.status(), StatusCode::SEE_OTHER);
    // The old session has ended for good; a new one is to be had.
    assert_eq!(
        app.get_as(&editor, "/account").await.status(),
        StatusCode::SEE_OTHER
    );
    app.sign_in("Minji").await;
    // Nobody disables the account that they are using.
    let own = step(&ids[0], "disable").await;
    assert_eq!(own.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let html = own.text().await.expect("text");
    assert!(html.contains("You cannot disable your own account."), "{html}");
    assert_eq!(step("nobody", "disable").await.status(), StatusCode::NOT_FOUND);
}

async fn only_administrators_may(database: Database) {
    let app = app_on(&database).await;
    let editor = app.sign_in_as("Minji", Role::Editor).await;
    let fields = [
        ("name", "Mallory"),
        ("password", PASSWORD),
        ("role", "administrator"),
        ("account", "1"),
    ];
    assert_eq!(
        app.get_as(&editor, "/admin/accounts").await.status(),
        StatusCode::FORBIDDEN
    );
    for path in [
        "/rpc/add_account",
        "/rpc/disable_account",
        "/rpc/enable_account?page=/ko/admin/accounts",
    ] {
        let as_editor = app.post(path, &editor, &fields).await;
        assert_eq!(as_editor.status(), StatusCode::FORBIDDEN, "{path}");
        assert_eq!(as_editor.headers()["cache-control"], "private, no-store");
        let as_nobody = app.post(path, "", &fields).await;
        assert_eq!(as_nobody.status(), StatusCode::UNAUTHORIZED, "{path}");
    }
    assert_eq!(database.texts("SELECT name FROM accounts").await, ["Minji"]);
    // Whoever is nobody yet is led to the way in, and from there to where they wanted to go.
    let led = app.get("/ja/admin/accounts?done=added").await;
    assert_eq!(led.status(), StatusCode::SEE_OTHER);
    assert_eq!(
        led.headers()["location"],
        "/ja/sign-in?next=%2Fja%2Fadmin%2Faccounts%3Fdone%3Dadded"
    );
}
