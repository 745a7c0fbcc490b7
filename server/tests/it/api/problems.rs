//! Whatever is refused under `/api` is a problem of RFC 9457, and clients have limits.

use super::{account, body, get_with_token, token};
use crate::support::{Broken, Database, Engine, TestApp, edit, first, person};
use app::accounts::Scope;
use domain::Change;
use handover::accounts::Role;
use reqwest::{Method, Response, StatusCode};
use serde_json::Value;
use std::sync::Arc;

/// The problem of an answer, which says the same status as the answer.
async fn problem(answer: Response, status: u16) -> Value {
    assert_eq!(answer.status(), status);
    let kind = answer
        .headers()
        .get("content-type")
        .expect("a type")
        .to_str()
        .expect("text")
        .to_owned();
    let problem = body(answer).await;
    assert_eq!(kind, "application/problem+json", "{problem}");
    assert_eq!(problem["status"], status);
    assert_eq!(problem["type"], "about:blank");
    assert!(problem["title"].as_str().is_some_and(|title| !title.is_empty()));
    assert!(problem["detail"].as_str().is_some_and(|detail| detail.len() > 10));
    problem
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_refusal_is_a_problem() {
    let app = TestApp::start().await;
    let long = format!("/api/v1/people?q={}", "x".repeat(3000));
    for (method, path, status) in [
        (Method::GET, "/api", 404),
        (Method::GET, "/api/v2/events", 404),
        (Method::GET, "/api/v1/nothing", 404),
        (Method::POST, "/api/v1/nothing", 404),
        (Method::GET, "/api/v1/people/nobody", 404),
        (Method::GET, "/api/v1/people/%FF", 400),
        (Method::GET, "/api/v1/changes/0", 404),
        (Method::GET, "/api/v1/changes/%2B1", 404),
        (Method::GET, "/api/v1/changes/99999999999999999999", 404),
        (Method::GET, "/api/v1/relations/jp", 404),
        (Method::GET, "/api/v1/relations/jp-zz", 404),
        (Method::POST, "/api/v1/events", 405),
        (Method::DELETE, "/api/v1/people/fumio-kishida", 405),
        (Method::GET, "/api/v1/changesets", 405),
        (Method::POST, "/api/v1/changesets", 401),
        (Method::GET, long.as_str(), 414),
    ] {
        let answer = app.request(method.clone(), path).send().await.expect("an answer");
        if status == 405 {
            assert!(answer.headers().contains_key("allow"), "{method} {path}");
        }
        problem(answer, status).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_parameter_that_is_refused_is_named() {
    let app = TestApp::start().await;
    for (query, named) in [
        ("as_of=yesterday", "as_of"),
        ("known_at=2024", "known_at"),
        ("limit=1000", "limit"),
        ("after=nonsense", "after"),
        ("kind=party", "kind"),
        ("fields=id,colour", "fields"),
        ("modified_since=x", "modified_since"),
        ("colour=red", "colour"),
        ("page=2", "page"),
    ] {
        let answer = app.get(&format!("/api/v1/events?{query}")).await;
        assert_eq!(problem(answer, 400).await["parameter"], named, "{query}");
    }
    let control = app.get("/api/v1/events?q=%00").await;
    let detail = problem(control, 400).await["detail"].to_string();
    assert!(detail.contains("cannot be seen"), "{detail}");
    // The cursor of one order leads nowhere in another.
    let whole = super::json(&app, "/api/v1/events?limit=1&sort=id").await;
    let path = format!(
        "/api/v1/events?limit=1&after={}",
        whole["next"].as_str().expect("a cursor")
    );
    assert_eq!(problem(app.get(&path).await, 400).await["parameter"], "after");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_body_that_is_too_large_is_a_problem() {
    let app = TestApp::start().await;
    let request = app
        .request(Method::POST, "/api/v1/changesets")
        .body(vec![b' '; 1024 * 1024 + 1]);
    problem(request.send().await.expect("an answer"), 413).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_breaks_gets_a_number_and_tells_nothing() {
    let app = TestApp::with_backend(Arc::new(Broken), "https://handover.example").await;
    let problem = problem(app.get("/api/v1/events").await, 500).await;
    assert!(
        problem["incident"]
            .as_str()
            .is_some_and(|number| number.len() == 9)
    );
    assert!(!problem.to_string().contains("secret"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_client_that_asks_too_much_is_told_to_wait_and_others_are_not() {
    let database = Database::new(Engine::Sqlite).await;
    let tracker = database.tracker().await;
    tracker.commit(first()).await.expect("a commit");
    let somebody = edit("editor", vec![Change::add(person("somebody", "Somebody"))]);
    tracker.commit(somebody).await.expect("a commit");
    let app = TestApp::limited(&database, 3).await;
    let header = |answer: &Response, name: &str| {
        answer
            .headers()
            .get(name)
            .map(|value| value.to_str().expect("text").to_owned())
    };
    for left in [2, 1, 0] {
        let answer = app.get("/api/v1/people").await;
        assert_eq!(answer.status(), StatusCode::OK);
        assert_eq!(
            header(&answer, "ratelimit-policy").as_deref(),
            Some("\"default\";q=3;w=60")
        );
        let limit = header(&answer, "ratelimit").expect("a limit");
        assert!(limit.starts_with(&format!("\"default\";r={left};t=")), "{limit}");
    }
    let answer = app.get("/api/v1/people").await;
    let wait: u64 = header(&answer, "retry-after")
        .and_then(|wait| wait.parse().ok())
        .expect("a wait");
    assert!((1..=60).contains(&wait));
    problem(answer, 429).await;
    // Downloads are counted with the rest.
    problem(app.get("/export/people.csv").await, 429).await;
    // A token has a count of its own, the pages have none.
    let aiko = account(&app, "Aiko", Role::Editor).await;
    let token = token(&app, &aiko, Scope::Read).await;
    assert_eq!(
        get_with_token(&app, &token, "/api/v1/people").await.status(),
        StatusCode::OK
    );
    assert_eq!(app.get("/people/somebody").await.status(), StatusCode::OK);
    // Tokens that do not hold are counted by themselves, and soon not looked up any more.
    let false_token = format!("hnd_{}", "0".repeat(64));
    for left in [2, 1, 0] {
        let answer = get_with_token(&app, &false_token, "/api/v1/people").await;
        let limit = header(&answer, "ratelimit").expect("a limit");
        assert!(limit.starts_with(&format!("\"default\";r={left};t=")), "{limit}");
        problem(answer, 401).await;
    }
    problem(get_with_token(&app, &false_token, "/api/v1/people").await, 429).await;
}
