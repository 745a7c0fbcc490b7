//! Nothing but the server functions and the API's two addresses for changes takes anything but reading.

use crate::support::{Broken, TestApp};
use app::routes::TABLE;
use axum::{Router, routing::any};
use domain::Language;
use handover::http::writing::{NOTHING, WRITING, nowhere_else};
use reqwest::{Client, Method, StatusCode};
use std::sync::Arc;
use tokio::net::TcpListener;

/// The routes beside the table of pages that stand under each language.
const IN_EACH_LANGUAGE: [&str; 10] = [
    "/sign-in",
    "/set-up",
    "/account",
    "/account/tokens",
    "/admin/accounts",
    "/admin/security",
    "/edit/people/fumio-kishida/verify",
    "/review",
    "/review/1",
    "/review/imports/1",
];

/// Every other route, but for those that change something.
const ONCE: [&str; 15] = [
    "/robots.txt",
    "/sitemap.xml",
    "/sitemaps/1.xml",
    "/speculation-rules.json",
    "/favicon.ico",
    "/pkg/app.css",
    "/rpc/news",
    "/readyz",
    "/healthz",
    "/export/journal.jsonl",
    "/events/jp-ldp-leadership-2024.ics",
    "/api/docs",
    "/api/v1/openapi.json",
    "/api/v1/events",
    "/api/v1/proposals/1",
];

/// Addresses at which nothing stands: they say so, and change nothing.
const NOWHERE: [&str; 4] = ["/api", "/api/v1/nothing", "/nothing", "/rpc"];

const METHODS: [&str; 5] = ["POST", "PUT", "PATCH", "DELETE", "PROPFIND"];

async fn status(app: &TestApp, method: &str, path: &str) -> StatusCode {
    let method = Method::from_bytes(method.as_bytes()).expect("a method");
    let request = app.request(method, path).header("sec-fetch-site", "same-origin");
    request.send().await.expect("an answer").status()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_route_but_those_that_change_something_is_only_read() {
    let app = TestApp::start().await;
    let mut paths: Vec<_> = ONCE.map(str::to_owned).into();
    for language in Language::ALL {
        let pages = TABLE
            .iter()
            .map(|route| route.kind.pattern_in(language).replace(['{', '}'], ""));
        let beside = IN_EACH_LANGUAGE.map(|path| format!("{}{path}", language.prefix()));
        paths.extend(pages.chain(beside));
    }
    for method in METHODS {
        for path in &paths {
            let answered = status(&app, method, path).await;
            assert_eq!(answered, StatusCode::METHOD_NOT_ALLOWED, "{method} {path}");
        }
        for path in NOWHERE {
            let answered = status(&app, method, path).await;
            assert_eq!(answered, StatusCode::NOT_FOUND, "{method} {path}");
        }
        for (pattern, _) in WRITING {
            let path = pattern.replace("{function}", "sign_out");
            let answered = status(&app, method, &path).await;
            let is_refused = answered == StatusCode::METHOD_NOT_ALLOWED;
            assert_eq!(is_refused, method != "POST", "{method} {path}: {answered}");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_route_that_somebody_adds_takes_nothing_but_reading_before_it_is_listed() {
    let app = TestApp::with_backend(Arc::new(Broken), "https://handover.example").await;
    let changed = any(|| async { "changed" });
    let mut router = Router::new()
        .route("/new", changed.clone())
        .route("/rpc/{function}/{id}", changed.clone())
        .route("/api/v1/new/{id}", changed.clone());
    for route in NOTHING.iter().chain(WRITING.iter().map(|(pattern, _)| pattern)) {
        router = router.route(route, changed.clone());
    }
    let router = nowhere_else(router, &app.context).with_state(Arc::clone(&app.context));
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let url = format!("http://{}", listener.local_addr().expect("its address"));
    tokio::spawn(async { axum::serve(listener, router).await });
    let client = Client::builder().no_proxy().build().expect("a client");
    let mut takes = Vec::new();
    for path in [
        "/new",
        "/rpc/news/1",
        "/api/v1/new/1",
        "/rpc/sign_in",
        "/api/v1/changesets",
        "/api/v1/proposals",
        "/api/v1/other",
    ] {
        let read = client
            .get(format!("{url}{path}"))
            .send()
            .await
            .expect("an answer");
        assert_eq!(read.text().await.expect("text"), "changed", "{path}");
        for method in METHODS {
            let method = Method::from_bytes(method.as_bytes()).expect("a method");
            let sent = client.request(method.clone(), format!("{url}{path}")).send();
            let answer = sent.await.expect("an answer");
            if answer.status() == StatusCode::OK {
                takes.push(format!("{method} {path}"));
            } else {
                assert_eq!(answer.status(), StatusCode::METHOD_NOT_ALLOWED);
                assert!(answer.headers().contains_key("allow"), "{method} {path}");
            }
        }
    }
    let others = METHODS.map(|method| format!("{method} /api/v1/other"));
    let expected = [
        "POST /rpc/sign_in",
        "POST /api/v1/changesets",
        "POST /api/v1/proposals",
    ];
    let expected: Vec<_> = expected.map(str::to_owned).into_iter().chain(others).collect();
    assert_eq!(takes, expected);
}
