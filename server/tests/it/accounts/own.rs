//! One's own account: the password and the sessions elsewhere.

use super::app_on;
use crate::support::{Database, PASSWORD, on_both_engines};
use handover::accounts::Role;
use reqwest::StatusCode;

on_both_engines![
    a_new_password_ends_the_sessions_elsewhere,
    what_is_wrong_stands_beside_its_field_and_changes_nothing,
    signing_out_everywhere_ends_every_session,
];

const NEW: &str = "a new password entirely";

async fn a_new_password_ends_the_sessions_elsewhere(database: Database) {
    let app = app_on(&database).await;
    let here = app.sign_in_as("Aiko", Role::Editor).await;
    let elsewhere = app.sign_in("Aiko").await;
    let fields = [("current", PASSWORD), ("new", NEW), ("repeated", NEW)];
    let answer = app
        .post("/rpc/change_password?page=/ja/account", &here, &fields)
        .await;
    assert_eq!(answer.status(), StatusCode::SEE_OTHER);
    assert_eq!(answer.headers()["location"], "/ja/account?done=password");
    let page = app.get_as(&here, "/account?done=password").await;
    assert_eq!(page.status(), StatusCode::OK);
    let html = page.text().await.expect("text");
    assert!(html.contains("The password was changed."), "{html}");
    assert_eq!(
        app.get_as(&elsewhere, "/account").await.status(),
        StatusCode::SEE_OTHER
    );
    for (password, status) in [
        (PASSWORD, StatusCode::UNPROCESSABLE_ENTITY),
        (NEW, StatusCode::SEE_OTHER),
    ] {
        let fields = [("name", "Aiko"), ("password", password)];
        assert_eq!(app.post("/rpc/sign_in", "", &fields).await.status(), status);
    }
}

async fn what_is_wrong_stands_beside_its_field_and_changes_nothing(database: Database) {
    let app = app_on(&database).await;
    let session = app.sign_in_as("Aiko", Role::Editor).await;
    for (current, new, repeated, problem) in [
        ("not my password", NEW, NEW, "This is not your present password."),
        (
            PASSWORD,
            "short",
            "short",
            "A password has at least 12 characters.",
        ),
        (
            PASSWORD,
            NEW,
            "something else",
            "The two passwords are not the same.",
        ),
    ] {
        let fields = [("current", current), ("new", new), ("repeated", repeated)];
        let answer = app.post("/rpc/change_password", &session, &fields).await;
        assert_eq!(answer.status(), StatusCode::UNPROCESSABLE_ENTITY);
        let html = answer.text().await.expect("text");
        assert!(html.contains(problem), "{html}");
        for typed in [current, new, repeated] {
            assert!(!html.contains(&format!("\"{typed}\"")), "{typed}: {html}");
        }
    }
    app.sign_in("Aiko").await;
}

async fn signing_out_everywhere_ends_every_session(database: Database) {
    let app = app_on(&database).await;
    let here = app.sign_in_as("Aiko", Role::Editor).await;
    let elsewhere = app.sign_in("Aiko").await;
    let others = app.sign_in_as("Minji", Role::Editor).await;
    let answer = app.post("/rpc/sign_out_everywhere", &here, &[]).await;
    assert_eq!(answer.headers()["location"], "/sign-in");
    for (cookie, status) in [
        (&here, StatusCode::SEE_OTHER),
        (&elsewhere, StatusCode::SEE_OTHER),
        (&others, StatusCode::OK),
    ] {
        assert_eq!(app.get_as(cookie, "/account").await.status(), status);
    }
}
