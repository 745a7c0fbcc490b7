//! What is sent from the cache is what would be made anew: head, body and validators, for each encoding.

use super::{is_hit, tag};
use crate::support::TestApp;
use handover::http::encoding::plain_of_brotli;
use reqwest::{Method, Response, StatusCode, header::HeaderMap};
use std::time::Duration;

const ENCODINGS: [&str; 3] = ["identity", "gzip", "br"];

/// Asks for a page with some headers.
async fn ask(app: &TestApp, method: Method, address: &str, extra: &[(&str, &str)]) -> Response {
    let mut request = app.request(method, address);
    for (name, value) in extra {
        request = request.header(*name, *value);
    }
    request.send().await.expect("an answer")
}

/// A head without what differs by the moment.
fn lasting(headers: &HeaderMap) -> Vec<(String, String)> {
    let mut lasting: Vec<_> = headers
        .iter()
        .filter(|(name, _)| !["date", "server-timing"].contains(&name.as_str()))
        .map(|(name, value)| (name.to_string(), value.to_str().expect("text").to_owned()))
        .collect();
    lasting.sort();
    lasting
}

/// Asks for a page in Brotli until it has been made smaller.
async fn small(app: &TestApp, address: &str) -> Response {
    let asking = async {
        loop {
            let answer = app.get_with(address, "accept-encoding", "br").await;
            if tag(answer.headers()).ends_with("-br-small\"") {
                return answer;
            }
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(Duration::from_secs(60), asking)
        .await
        .expect("it is made smaller")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_hit_has_the_head_of_a_miss() {
    let app = TestApp::start().await;
    for address in ["/leaders", "/events/jp-ldp-leadership-2024.ics", "/sitemap.xml"] {
        for encoding in ENCODINGS {
            let accepted = ("accept-encoding", encoding);
            let miss = ask(&app, Method::GET, address, &[accepted]).await;
            assert_eq!(miss.status(), StatusCode::OK, "{address}");
            assert!(!is_hit(miss.headers()), "{address} {encoding}");
            let hit = ask(&app, Method::GET, address, &[accepted]).await;
            assert!(is_hit(hit.headers()), "{address} {encoding}");
            assert_eq!(
                lasting(hit.headers()),
                lasting(miss.headers()),
                "{address} {encoding}"
            );
            assert_eq!(
                hit.bytes().await.expect("bytes"),
                miss.bytes().await.expect("bytes")
            );
        }
    }
}

/// The answer once the page is made anew: what was made this second is new enough.
async fn made_anew(app: &TestApp, path: &str, headers: &[(&str, &str)]) -> Response {
    let asking = async {
        loop {
            let answer = ask(app, Method::GET, path, headers).await;
            if !is_hit(answer.headers()) {
                return answer;
            }
        }
    };
    tokio::time::timeout(Duration::from_secs(60), asking)
        .await
        .expect("it is made anew")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_304_from_the_cache_has_the_head_of_one_that_was_made_anew() {
    let app = TestApp::start().await;
    let known = tag(app.get("/countries").await.headers());
    let validator = ("if-none-match", known.as_str());
    let hit = ask(&app, Method::GET, "/countries", &[validator]).await;
    assert!(is_hit(hit.headers()));
    let anew = [validator, ("cache-control", "no-cache")];
    let miss = made_anew(&app, "/countries", &anew).await;
    for answer in [&hit, &miss] {
        assert_eq!(answer.status(), StatusCode::NOT_MODIFIED);
        assert!(answer.headers().contains_key("content-security-policy"));
        assert!(!answer.headers().contains_key("content-type"));
    }
    assert_eq!(lasting(hit.headers()), lasting(miss.headers()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn head_is_get_without_the_body() {
    let app = TestApp::start().await;
    small(&app, "/countries").await;
    for encoding in ENCODINGS {
        let accepted = ("accept-encoding", encoding);
        ask(&app, Method::GET, "/countries", &[accepted]).await;
        let get = ask(&app, Method::GET, "/countries", &[accepted]).await;
        let head = ask(&app, Method::HEAD, "/countries", &[accepted]).await;
        assert!(is_hit(get.headers()) && is_hit(head.headers()), "{encoding}");
        assert_eq!(lasting(head.headers()), lasting(get.headers()), "{encoding}");
        let length = head.headers()["content-length"].clone();
        assert!(head.bytes().await.expect("bytes").is_empty());
        let body = get.bytes().await.expect("bytes");
        assert_eq!(length, body.len().to_string().as_str(), "{encoding}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn brotli_is_made_smaller_once_a_page_is_asked_for_again() {
    let app = TestApp::start().await;
    let first = app.get_with("/leaders", "accept-encoding", "br").await;
    let quick_tag = tag(first.headers());
    let quick = first.bytes().await.expect("bytes");
    let small = small(&app, "/leaders").await;
    let small_tag = tag(small.headers());
    let smaller = small.bytes().await.expect("bytes");
    assert!(
        smaller.len() < quick.len() * 95 / 100,
        "{} of {}",
        smaller.len(),
        quick.len()
    );
    assert_eq!(
        plain_of_brotli(&smaller).expect("Brotli"),
        plain_of_brotli(&quick).expect("Brotli")
    );

    // Whichever bytes a reader has, they are those of the page as it stands; a reader is told so by the very tag they have.
    let mut tags = vec![quick_tag, small_tag];
    for encoding in ["identity", "gzip"] {
        let answer = app.get_with("/leaders", "accept-encoding", encoding).await;
        tags.push(tag(answer.headers()));
    }
    for sent in &tags {
        for encoding in ENCODINGS {
            let headers = [("if-none-match", sent.as_str()), ("accept-encoding", encoding)];
            let known = ask(&app, Method::GET, "/leaders", &headers).await;
            assert!(is_hit(known.headers()), "{sent} {encoding}");
            assert_eq!(known.status(), StatusCode::NOT_MODIFIED, "{sent} {encoding}");
            assert_eq!(&tag(known.headers()), sent, "{encoding}");
        }
    }
    let different: std::collections::BTreeSet<_> = tags.iter().collect();
    assert_eq!(different.len(), tags.len(), "other bytes, another validator");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn days_moments_and_languages_are_kept_apart() {
    let app = TestApp::start().await;
    let addresses = [
        "/leaders",
        "/leaders?as_of=2024-09-06",
        "/leaders?as_of=2024-09-07",
        "/leaders?known_at=2024-09-06T12:00:00Z",
        "/ja/leaders",
        "/leaders?sort=name",
    ];
    let mut texts = Vec::new();
    for address in addresses {
        let answer = app.get(address).await;
        assert!(!is_hit(answer.headers()), "{address}");
        texts.push(answer.text().await.expect("text"));
    }
    for (address, text) in addresses.iter().zip(&texts) {
        let answer = app.get(address).await;
        assert!(is_hit(answer.headers()), "{address}");
        assert_eq!(&answer.text().await.expect("text"), text, "{address}");
    }
    let different: std::collections::BTreeSet<_> = texts.iter().collect();
    assert_eq!(different.len(), texts.len());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_forced_reload_is_made_anew_and_nobody_elses() {
    let app = TestApp::start().await;
    app.get("/countries").await;
    let reloads = ["no-cache", "max-age=0, no-cache", "NO-CACHE"];
    for reload in reloads {
        let anew = made_anew(&app, "/countries", &[("cache-control", reload)]).await;
        assert_eq!(anew.status(), StatusCode::OK, "{reload}");
    }
    // As browsers send it on an ordinary reload.
    let reloaded = app.get_with("/countries", "cache-control", "max-age=0").await;
    assert!(is_hit(reloaded.headers()));
}
