//! An open page hears of what touches it, and of nothing else.

use super::Desk;
use crate::support::{Database, Engine, TestApp, edit, first, html::Page, person};
use domain::Change;
use reqwest::{Response, StatusCode};
use std::time::Duration;
use tokio::time::timeout;

fn version(html: &str) -> String {
    let page = Page::of(html);
    let version = page.one("html").attribute("data-version");
    version.expect("a version").to_owned()
}

async fn listen(app: &TestApp, page: &str, version: &str) -> Response {
    app.get(&format!("/rpc/news?page={page}&version={version}")).await
}

/// The next event, unless none comes in time.
async fn next(stream: &mut Response, patience: Duration) -> Option<String> {
    let chunk = timeout(patience, stream.chunk()).await.ok()?.expect("a stream")?;
    Some(String::from_utf8_lossy(&chunk).into_owned())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_page_hears_of_what_shows_on_it() {
    let desk = Desk::open().await;
    let page = "/people/fumio-kishida";
    let stands = version(&desk.text(page).await);
    let mut near = listen(&desk.app, page, &stands).await;
    let other = "/people/joe-biden";
    let mut far = listen(&desk.app, other, &version(&desk.text(other).await)).await;
    assert_eq!(near.headers()["content-type"], "text/event-stream");
    desk.save("/edit/people/fumio-kishida/verify", &[]).await;
    let heard = next(&mut near, Duration::from_secs(2)).await.expect("news");
    assert!(heard.contains("event: changed"), "{heard}");
    assert!(heard.contains(&desk.seq().to_string()), "{heard}");
    assert_eq!(next(&mut far, Duration::from_millis(300)).await, None);
    // A form shows no page of the world, and hears of that of its subject from now on.
    let form = desk
        .app
        .get_as(&desk.editor, "/ja/edit/people/joe-biden/correct")
        .await;
    let html = form.text().await.expect("text");
    assert!(html.contains("data-listens-to=\"/ja/people/joe-biden\"") && !html.contains("data-version"));
    let mut form = desk.app.get("/rpc/news?page=/ja/people/joe-biden").await;
    assert_eq!(next(&mut form, Duration::from_millis(300)).await, None);
    desk.save("/edit/people/joe-biden/verify", &[]).await;
    assert!(next(&mut form, Duration::from_secs(2)).await.is_some());
    // Whoever comes with an old page hears at once.
    let mut late = listen(&desk.app, page, &stands).await;
    assert!(next(&mut late, Duration::from_secs(2)).await.is_some());
    assert_eq!(
        listen(&desk.app, "/edit/people/a/verify", "x").await.status(),
        StatusCode::NOT_FOUND
    );
    assert_eq!(
        listen(&desk.app, "https://evil.example", "x").await.status(),
        StatusCode::NOT_FOUND
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_page_hears_of_a_commit_by_another_instance() {
    if Engine::postgres_is_skipped() {
        return;
    }
    let database = Database::new(Engine::Postgres).await;
    let elsewhere = database.tracker().await;
    elsewhere.commit(first()).await.expect("a commit");
    let app = TestApp::on(&database, "https://handover.example").await;
    let page = "/people/fumio-kishida";
    let stands = version(&app.text(page).await);
    let mut stream = listen(&app, page, &stands).await;
    let seen = elsewhere.world().seq();
    let changed = Change::replace(seen, person("fumio-kishida", "Kishida Fumio"));
    elsewhere
        .commit(edit("other", vec![changed]))
        .await
        .expect("a commit");
    app.follow_once().await;
    let heard = next(&mut stream, Duration::from_secs(5)).await.expect("news");
    assert!(heard.contains("event: changed"), "{heard}");
}
