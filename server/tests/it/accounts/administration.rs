//! The accounts of all, and who may manage them.

use super::{app_on, cookie};
use crate::support::{Database, PASSWORD, on_both_engines};
use handover::accounts::Role;
use reqwest::StatusCode;

on_both_engines![
    an_administrator_adds_accounts,
    a_disabled_account_is_out_at_once_until_it_is_enabled,
    an_administrator_changes_role_and_password_of_others,
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
    assert!(html.contains("You cannot do this to your own account."), "{html}");
    assert_eq!(step("nobody", "disable").await.status(), StatusCode::NOT_FOUND);
}

async fn an_administrator_changes_role_and_password_of_others(database: Database) {
    const NEW: &str = "battery staple horse";
    let app = app_on(&database).await;
    let administrator = app.sign_in_as("Aiko", Role::Administrator).await;
    let editor = app.sign_in_as("Minji", Role::Editor).await;
    let ids = database.texts("SELECT id FROM accounts ORDER BY name").await;
    let send = async |function: &str, fields: &[(&str, &str)]| {
        app.post(&format!("/rpc/{function}"), &administrator, fields)
            .await
    };
    let promoted = send("change_role", &[("account", &ids[1]), ("role", "administrator")]).await;
    assert_eq!(promoted.headers()["location"], "/admin/accounts?done=role");
    // The role holds at once, also for who is signed in already.
    assert_eq!(
        app.get_as(&editor, "/admin/accounts").await.status(),
        StatusCode::OK
    );
    assert_eq!(
        send("change_role", &[("account", &ids[1]), ("role", "editor")])
            .await
            .status(),
        StatusCode::SEE_OTHER
    );
    assert_eq!(
        app.get_as(&editor, "/admin/accounts").await.status(),
        StatusCode::FORBIDDEN
    );
    let short = send("reset_password", &[("account", &ids[1]), ("password", "short")]).await;
    assert_eq!(short.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let html = short.text().await.expect("text");
    assert!(html.contains("A password has at least 12 characters."), "{html}");
    assert_eq!(
        app.get_as(&editor, "/account").await.status(),
        StatusCode::OK,
        "nothing was done"
    );
    let reset = send("reset_password", &[("account", &ids[1]), ("password", NEW)]).await;
    assert_eq!(reset.headers()["location"], "/admin/accounts?done=reset");
    assert_eq!(
        app.get_as(&editor, "/account").await.status(),
        StatusCode::SEE_OTHER,
        "the session is over"
    );
    for (password, status) in [
        (PASSWORD, StatusCode::UNPROCESSABLE_ENTITY),
        (NEW, StatusCode::SEE_OTHER),
    ] {
        let fields = [("name", "Minji"), ("password", password)];
        assert_eq!(
            app.post("/rpc/sign_in", "", &fields).await.status(),
            status,
            "{password}"
        );
    }
    for (function, field, value) in [
        ("change_role", "role", "editor"),
        ("reset_password", "password", NEW),
    ] {
        let own = send(function, &[("account", &ids[0]), (field, value)]).await;
        assert_eq!(own.status(), StatusCode::UNPROCESSABLE_ENTITY, "{function}");
        let nobody = send(function, &[("account", "nobody"), (field, value)]).await;
        assert_eq!(nobody.status(), StatusCode::NOT_FOUND, "{function}");
    }
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
        "/rpc/change_role",
        "/rpc/reset_password",
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
