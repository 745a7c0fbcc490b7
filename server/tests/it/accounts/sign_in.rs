//! Signing in and out, the cookie, the throttle, and forms from elsewhere.

use super::{SITE, app_on, cookie};
use crate::support::{Database, PASSWORD, TestApp, on_both_engines};
use handover::accounts::{AccountName, Password, Role};
use reqwest::{Response, StatusCode};

on_both_engines![
    the_right_password_signs_in_and_leads_back,
    a_wrong_one_comes_back_with_the_name_and_without_the_password,
    signing_out_ends_the_session_in_the_database,
    sessions_end_by_themselves,
    too_many_tries_stop_one_network_and_no_other,
    a_token_is_kept_as_its_hash_alone,
];

async fn the_right_password_signs_in_and_leads_back(database: Database) {
    let app = app_on(&database).await;
    let session = app.sign_in_as("Aiko", Role::Editor).await;
    assert!(session.starts_with("__Host-session="), "{session}");
    let fields = [
        ("name", "  AIKO "),
        ("password", PASSWORD),
        ("next", "/ja/events?kind=meeting"),
    ];
    let answer = app.post("/rpc/sign_in", "", &fields).await;
    assert_eq!(answer.status(), StatusCode::SEE_OTHER);
    assert_eq!(answer.headers()["location"], "/ja/events?kind=meeting");
    assert_eq!(answer.headers()["cache-control"], "private, no-store");
    let other = cookie(&answer).expect("a cookie");
    assert_ne!(other, session);
    for cookie in [&session, &other] {
        assert_eq!(app.get_as(cookie, "/account").await.status(), StatusCode::OK);
    }
    for elsewhere in ["https://evil.example/", "//evil.example", "/\\evil.example", ""] {
        let fields = [("name", "Aiko"), ("password", PASSWORD), ("next", elsewhere)];
        let answer = app.post("/rpc/sign_in?page=/ko/sign-in", "", &fields).await;
        assert_eq!(answer.headers()["location"], "/ko", "{elsewhere}");
    }
}

async fn a_wrong_one_comes_back_with_the_name_and_without_the_password(database: Database) {
    let app = app_on(&database).await;
    app.sign_in_as("Aiko", Role::Editor).await;
    let mut texts = Vec::new();
    for (name, password) in [
        ("Aiko", "not the password at all"),
        ("Nobody", PASSWORD),
        ("Aiko", ""),
    ] {
        let answer = app
            .post("/rpc/sign_in", "", &[("name", name), ("password", password)])
            .await;
        assert_eq!(answer.status(), StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        assert!(cookie(&answer).is_none());
        let html = answer.text().await.expect("text");
        assert!(html.contains(&format!("value=\"{name}\"")), "{html}");
        assert!(html.contains("The name or the password is not right."), "{html}");
        assert!(password.is_empty() || !html.contains(password), "{html}");
        texts.push(html.replace(name, "…"));
    }
    // Nothing on the page tells whether there is such an account.
    assert_eq!(texts[0], texts[1]);
}

async fn signing_out_ends_the_session_in_the_database(database: Database) {
    let app = app_on(&database).await;
    let session = app.sign_in_as("Aiko", Role::Editor).await;
    let answer = app.post("/rpc/sign_out", &session, &[("next", "/leaders")]).await;
    assert_eq!(answer.status(), StatusCode::SEE_OTHER);
    assert_eq!(answer.headers()["location"], "/leaders");
    let forgotten = set_cookie(&answer);
    assert!(forgotten.starts_with("__Host-session=;"), "{forgotten}");
    assert!(forgotten.contains("; Path=/; Max-Age=0"), "{forgotten}");
    // With the drafts that the forms kept.
    assert_eq!(answer.headers()["clear-site-data"], "\"storage\"");
    assert_eq!(
        app.get_as(&session, "/account").await.status(),
        StatusCode::SEE_OTHER
    );
}

async fn sessions_end_by_themselves(database: Database) {
    let app = app_on(&database).await;
    let session = app.sign_in_as("Aiko", Role::Editor).await;
    let status = async || app.get_as(&session, "/account").await.status();
    // Thirteen days without a visit are not too many, and the visit counts.
    database.run("UPDATE sessions SET seen = seen - 13 * 86400").await;
    assert_eq!(status().await, StatusCode::OK);
    database.run("UPDATE sessions SET seen = seen - 13 * 86400").await;
    assert_eq!(status().await, StatusCode::OK);
    database.run("UPDATE sessions SET seen = seen - 15 * 86400").await;
    assert_eq!(status().await, StatusCode::SEE_OTHER);
    database.run("UPDATE sessions SET seen = seen + 15 * 86400").await;
    assert_eq!(status().await, StatusCode::OK);
    database
        .run("UPDATE sessions SET begun = begun - 91 * 86400")
        .await;
    assert_eq!(status().await, StatusCode::SEE_OTHER);
}

async fn too_many_tries_stop_one_network_and_no_other(database: Database) {
    let app = TestApp::behind_proxies(&database, SITE, 1).await;
    let name = AccountName::parse("Aiko").expect("a name");
    let password = Password::parse(PASSWORD).expect("a password");
    app.context
        .accounts
        .add(name, &password, Role::Editor)
        .await
        .expect("an account");
    let attempt = async |from: &str, password: &str| {
        app.form("/rpc/sign_in", "", &[("name", "Aiko"), ("password", password)])
            .header("x-forwarded-for", format!("10.9.8.7, {from}"))
            .send()
            .await
            .expect("an answer")
    };
    for number in 0..5 {
        let answer = attempt("192.0.2.1", &format!("wrong password {number}")).await;
        assert_eq!(answer.status(), StatusCode::UNPROCESSABLE_ENTITY);
    }
    let stopped = attempt("192.0.2.1", PASSWORD).await;
    assert_eq!(stopped.status(), StatusCode::TOO_MANY_REQUESTS);
    let wait: u64 = stopped.headers()["retry-after"]
        .to_str()
        .expect("text")
        .parse()
        .expect("seconds");
    assert!((1..=61).contains(&wait), "{wait}");
    assert!(cookie(&stopped).is_none());
    let html = stopped.text().await.expect("text");
    assert!(html.contains("Too many attempts from your network"), "{html}");
    assert!(html.contains("value=\"Aiko\""), "{html}");
    // The editor is elsewhere, and notices nothing.
    assert_eq!(
        attempt("198.51.100.7", PASSWORD).await.status(),
        StatusCode::SEE_OTHER
    );
}

async fn a_token_is_kept_as_its_hash_alone(database: Database) {
    let app = app_on(&database).await;
    let session = app.sign_in_as("Aiko", Role::Editor).await;
    let token = session.split_once('=').expect("a value").1;
    let rows = database.texts("SELECT token FROM sessions").await;
    assert_eq!(rows.len(), 1);
    assert_ne!(rows[0], token);
    let hashes = database.texts("SELECT password FROM accounts").await;
    assert!(hashes[0].starts_with("$argon2id$"), "{hashes:?}");
    // Whoever has read the database cannot sign in with what is in it.
    let stolen = format!("__Host-session={}", rows[0]);
    assert_eq!(
        app.get_as(&stolen, "/account").await.status(),
        StatusCode::SEE_OTHER
    );
}

fn set_cookie(answer: &Response) -> &str {
    answer.headers()["set-cookie"].to_str().expect("text")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_cookie_is_as_safe_as_the_address_allows() {
    for (url, start, is_secure) in [
        (SITE, "__Host-session=", true),
        ("http://127.0.0.1:3000", "session=", true),
        ("http://tracker.example", "session=", false),
    ] {
        let database = Database::new(crate::support::Engine::Sqlite).await;
        let app = TestApp::on(&database, url).await;
        app.sign_in_as("Aiko", Role::Editor).await;
        let answer = app
            .post("/rpc/sign_in", "", &[("name", "Aiko"), ("password", PASSWORD)])
            .await;
        let value = set_cookie(&answer);
        assert!(value.starts_with(start), "{value}");
        assert_eq!(value.contains("; Secure"), is_secure, "{value}");
        for part in ["; Path=/", "; HttpOnly", "; SameSite=Lax", "; Max-Age=7776000"] {
            assert!(value.contains(part), "{value}");
        }
        assert!(!value.contains("Domain"), "{value}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_form_is_taken_from_another_site() {
    let database = Database::new(crate::support::Engine::Sqlite).await;
    let app = app_on(&database).await;
    let session = app.sign_in_as("Aiko", Role::Administrator).await;
    let fields = [
        ("name", "Mallory"),
        ("password", PASSWORD),
        ("current", PASSWORD),
        ("new", "another password"),
        ("repeated", "another password"),
    ];
    for path in [
        "/rpc/sign_in",
        "/rpc/sign_in?page=/ja/sign-in",
        "/rpc/sign_out",
        "/rpc/set_up",
        "/rpc/change_password",
        "/rpc/sign_out_everywhere",
        "/rpc/add_account",
        "/rpc/disable_account",
        "/rpc/enable_account",
        "/rpc/change_role",
        "/rpc/reset_password",
        "/nothing",
    ] {
        for (name, value) in [
            ("origin", "https://evil.example"),
            ("origin", "null"),
            ("origin", "http://evil.handover.example"),
            ("sec-fetch-site", "cross-site"),
            ("sec-fetch-site", "same-site"),
        ] {
            let answer = app
                .form(path, &session, &fields)
                .header(name, value)
                .send()
                .await
                .expect("an answer");
            assert_eq!(answer.status(), StatusCode::FORBIDDEN, "{path} {name}: {value}");
            assert!(cookie(&answer).is_none());
            assert!(answer.headers().contains_key("content-security-policy"));
        }
    }
    // Nothing of it was done.
    assert_eq!(app.get_as(&session, "/account").await.status(), StatusCode::OK);
    assert_eq!(database.texts("SELECT name FROM accounts").await, ["Aiko"]);
    app.sign_in("Aiko").await;
    // A proxy may call us by another name; the public address is still ours.
    let own = app
        .form("/rpc/sign_in", "", &[("name", "Aiko"), ("password", PASSWORD)])
        .header("origin", SITE)
        .send()
        .await
        .expect("an answer");
    assert_eq!(own.status(), StatusCode::SEE_OTHER);
}
