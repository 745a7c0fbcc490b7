//! What a session changes on the pages that everybody reads, and what it must not change.

use super::app_on;
use crate::support::{Database, Engine, PASSWORD, TestApp, first};
use handover::accounts::Role;
use reqwest::StatusCode;
use std::{
    io,
    sync::{Arc, Mutex},
};
use tracing_subscriber::fmt::MakeWriter;

async fn filled() -> (Database, TestApp) {
    let database = Database::new(Engine::Sqlite).await;
    database
        .tracker()
        .await
        .commit(first())
        .await
        .expect("the first changeset");
    let app = app_on(&database).await;
    (database, app)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pages_for_who_is_signed_in_are_made_for_them_alone() {
    let (_database, app) = filled().await;
    let session = app.sign_in_as("Aiko", Role::Editor).await;
    let public = app.text("/people/fumio-kishida").await;
    assert!(
        public.contains("/sign-in?next=%2Fpeople%2Ffumio-kishida"),
        "{public}"
    );
    let entries = app.context.cache.size().0;
    for path in [
        "/people/fumio-kishida",
        "/leaders",
        "/nothing",
        "/ja/search?q=Kishida",
    ] {
        let answer = app.get_as(&session, path).await;
        assert_eq!(answer.headers()["cache-control"], "private, no-store", "{path}");
        assert!(!answer.headers().contains_key("etag"), "{path}");
        assert!(!answer.headers().contains_key("set-cookie"), "{path}");
        let html = answer.text().await.expect("text");
        assert!(
            html.contains(">Aiko</a>") && html.contains("/rpc/sign_out?page="),
            "{path}: {html}"
        );
        assert!(!html.contains("/sign-in?next"), "{path}");
    }
    assert_eq!(app.context.cache.size().0, entries);
    assert_eq!(app.text("/people/fumio-kishida").await, public);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_cookie_that_is_no_session_gets_the_public_page() {
    let (_database, app) = filled().await;
    let ended = app.sign_in_as("Aiko", Role::Editor).await;
    app.post("/rpc/sign_out", &ended, &[]).await;
    let public = app.get("/people/fumio-kishida").await;
    let tag = public.headers()["etag"].clone();
    let html = public.text().await.expect("text");
    let made_up = format!("__Host-session={}", "0".repeat(64));
    for cookie in ["__Host-session=evil", "session=evil", &made_up, &ended, ";;=;"] {
        let answer = app.get_as(cookie, "/people/fumio-kishida").await;
        assert_eq!(answer.headers()["etag"], tag, "{cookie}");
        assert!(
            answer.headers()["cache-control"]
                .to_str()
                .expect("text")
                .starts_with("public")
        );
        assert!(
            answer.headers()["server-timing"]
                .to_str()
                .expect("text")
                .contains("hit")
        );
        assert!(!answer.headers().contains_key("set-cookie"), "{cookie}");
        assert_eq!(answer.text().await.expect("text"), html, "{cookie}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_pages_of_accounts_speak_three_languages_and_are_not_listed() {
    let (_database, app) = filled().await;
    let session = app.sign_in_as("Aiko", Role::Administrator).await;
    for (prefix, word) in [("", "Sign in"), ("/ja", "ログイン"), ("/ko", "로그인")] {
        let answer = app.get(&format!("{prefix}/sign-in?next=/leaders")).await;
        assert_eq!(answer.status(), StatusCode::OK);
        assert_eq!(answer.headers()["cache-control"], "private, no-store");
        let html = answer.text().await.expect("text");
        assert!(html.contains(word), "{html}");
        assert!(html.contains("name=\"robots\" content=\"noindex\""), "{html}");
        // The other languages lead to the same place afterwards.
        assert!(html.contains("/ko/sign-in?next=%2Fleaders"), "{html}");
        for path in ["/account", "/admin/accounts"] {
            let page = app.get_as(&session, &format!("{prefix}{path}")).await;
            assert_eq!(page.status(), StatusCode::OK, "{prefix}{path}");
            let html = page.text().await.expect("text");
            assert!(html.contains("content=\"noindex\""), "{html}");
            assert!(!html.contains("date-travel"), "{html}");
        }
    }
    let led = app.get_as(&session, "/ja/sign-in?next=/leaders").await;
    assert_eq!(led.headers()["location"], "/leaders");
}

/// What a log was given to write.
#[derive(Clone, Default)]
struct Written(Arc<Mutex<Vec<u8>>>);

impl io::Write for Written {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().expect("nobody panics").extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'w> MakeWriter<'w> for Written {
    type Writer = Self;

    fn make_writer(&'w self) -> Self {
        self.clone()
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_secret_is_ever_logged() {
    let written = Written::default();
    tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_ansi(false)
        .with_writer(written.clone())
        .init();
    let (_database, app) = filled().await;
    let link = app
        .context
        .accounts
        .set_up_link()
        .await
        .expect("an answer")
        .expect("a link");
    app.get(&format!("/set-up?token={}", link.as_str())).await;
    let session = app.sign_in_as("Aiko", Role::Editor).await;
    let secrets = [
        PASSWORD,
        "a wrong password",
        "a new password entirely",
        session.split_once('=').expect("a value").1,
        link.as_str(),
    ];
    app.post("/rpc/sign_in", "", &[("name", "Aiko"), ("password", secrets[1])])
        .await;
    let fields = [
        ("current", PASSWORD),
        ("new", secrets[2]),
        ("repeated", secrets[2]),
    ];
    let changed = app.post("/rpc/change_password", &session, &fields).await;
    assert_eq!(changed.status(), StatusCode::SEE_OTHER);
    let log = String::from_utf8(written.0.lock().expect("nobody panics").clone()).expect("text");
    assert!(log.contains("/rpc/change_password"), "the log is empty");
    // The client of the test writes what it sends; only what the server writes counts.
    let server: Vec<_> = log
        .lines()
        .filter(|line| line.contains("handover") || line.contains("tower") || line.contains("sqlx"))
        .collect();
    for secret in secrets {
        let told: Vec<_> = server.iter().filter(|line| line.contains(secret)).collect();
        assert!(told.is_empty(), "{told:#?}");
    }
}
