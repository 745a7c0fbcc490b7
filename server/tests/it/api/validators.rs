//! Validators, and what pages of other sites may do.

use super::json;
use crate::support::{TestApp, edit, person};
use domain::Change;
use reqwest::{Method, StatusCode};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_answer_that_still_holds_is_not_sent_again() {
    let app = TestApp::start().await;
    let path = "/api/v1/people?limit=3";
    let answer = app.get(path).await;
    let header = |answer: &reqwest::Response, name: &str| {
        answer
            .headers()
            .get(name)
            .map(|value| value.to_str().expect("text").to_owned())
    };
    let tag = header(&answer, "etag").expect("a validator");
    assert!(tag.starts_with('"'), "{tag} is weak");
    assert_eq!(
        header(&answer, "cache-control").as_deref(),
        Some("public, no-cache")
    );
    let again = app
        .get_with(path, "if-none-match", &format!("\"x\", {tag}"))
        .await;
    assert_eq!(again.status(), StatusCode::NOT_MODIFIED);
    assert_eq!(header(&again, "etag"), Some(tag.clone()));
    assert_eq!(again.text().await.expect("text"), "");
    let anything = app.get_with(path, "if-none-match", "*").await;
    assert_eq!(anything.status(), StatusCode::NOT_MODIFIED);
    let nobody = app
        .get_with("/api/v1/people/nobody-at-all", "if-none-match", "*")
        .await;
    assert_eq!(nobody.status(), StatusCode::NOT_FOUND);
    // Another address, another day, another record: each is another answer.
    for other in [
        "/api/v1/people?limit=4",
        "/api/v1/people?limit=3&as_of=2024-09-06",
    ] {
        assert_eq!(
            app.get_with(other, "if-none-match", &tag).await.status(),
            StatusCode::OK
        );
    }
    let world = app.context.backend.world();
    let source = world.sources.values().next().expect("a source").id.clone();
    let mut somebody = person("aa-somebody", "Somebody");
    somebody.provenance.sources = vec![(&source).into()];
    let mut changeset = edit("editor", vec![Change::add(somebody)]);
    changeset.at = jiff::Timestamp::now();
    changeset.sources = vec![source];
    app.commit(changeset).await;
    assert_eq!(
        app.get_with(path, "if-none-match", &tag).await.status(),
        StatusCode::OK
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_encoding_has_its_own_validator() {
    let app = TestApp::start().await;
    let path = "/api/v1/people?limit=50";
    let mut tags = Vec::new();
    for (accepted, encoding) in [("identity", None), ("gzip", Some("gzip")), ("br", Some("br"))] {
        let answer = app.get_with(path, "accept-encoding", accepted).await;
        let header = |name: &str| {
            answer
                .headers()
                .get(name)
                .map(|value| value.to_str().expect("text"))
        };
        assert_eq!(header("content-encoding"), encoding);
        assert_eq!(header("vary"), Some("Accept-Encoding"));
        tags.push(header("etag").expect("a validator").to_owned());
    }
    tags.dedup();
    assert_eq!(tags.len(), 3);
    let known = app.get_with(path, "if-none-match", &tags[1]).await;
    assert_eq!(known.status(), StatusCode::NOT_MODIFIED);
    // Whoever has it in another encoding than the one accepted now is told that the very tag they sent still holds.
    assert_eq!(known.headers().get("etag").expect("a validator"), &tags[1]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pages_of_other_sites_may_read_and_not_write() {
    let app = TestApp::start().await;
    let read = app
        .get_with("/api/v1/countries/jp", "origin", "https://other.example")
        .await;
    let allowed = |answer: &reqwest::Response, name: &str| {
        let value = answer.headers().get(format!("access-control-{name}"));
        value.map(|value| value.to_str().expect("text").to_owned())
    };
    assert_eq!(allowed(&read, "allow-origin").as_deref(), Some("*"));
    assert_eq!(allowed(&read, "allow-credentials"), None);
    assert!(
        allowed(&read, "expose-headers")
            .is_some_and(|names| names.contains("ETag") && names.contains("RateLimit"))
    );
    let problem = app
        .get_with("/api/v1/nothing", "origin", "https://other.example")
        .await;
    assert_eq!(allowed(&problem, "allow-origin").as_deref(), Some("*"));
    let asked = app
        .request(Method::OPTIONS, "/api/v1/changesets")
        .send()
        .await
        .expect("an answer");
    assert_eq!(asked.status(), StatusCode::NO_CONTENT);
    assert_eq!(
        allowed(&asked, "allow-methods").as_deref(),
        Some("GET, HEAD, OPTIONS")
    );
    let written = app
        .request(Method::POST, "/api/v1/changesets")
        .header("origin", "https://other.example")
        .send()
        .await
        .expect("an answer");
    assert_eq!(written.status(), StatusCode::FORBIDDEN);
    assert_eq!(allowed(&written, "allow-origin"), None);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_document_and_its_page_are_there() {
    let app = TestApp::start().await;
    let document = json(&app, "/api/v1/openapi.json").await;
    assert!(
        document["openapi"]
            .as_str()
            .is_some_and(|version| version.starts_with("3.1"))
    );
    let page = app.get("/api/docs").await;
    assert_eq!(page.status(), StatusCode::OK);
    let html = page.text().await.expect("text");
    assert_eq!(html.matches("<h1").count(), 1);
    assert!(html.contains("GET /api/v1/transitions/{id}") && html.contains("/pkg/"));
    assert!(!html.contains("style=") && !html.contains("<style"));
    let korean = app.get("/ko/api/docs").await;
    assert_eq!(korean.status(), StatusCode::PERMANENT_REDIRECT);
}
