//! The page of a source is read by its address: from a stand-in here, with everything that a site can do wrong.

use super::Desk;
use axum::{Router, http::header, response::Redirect, routing::get};
use handover::citation::{CitationError, CitationReader};
use std::{net::SocketAddr, time::Duration};
use tokio::net::TcpListener;

const HTML: [(header::HeaderName, &str); 1] = [(header::CONTENT_TYPE, "text/html; charset=utf-8")];

async fn stand_in() -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("its address");
    let router = Router::new()
        .route(
            "/article",
            get(|| async {
                let page = "<title>x</title><meta property=\"og:title\" content=\"Kishida &lt;will not&gt; stand\">\
                     <meta property=\"og:site_name\" content=\"Example Times\">\
                     <meta property=\"article:published_time\" content=\"2024-08-14T09:00:00Z\">";
                (HTML, page)
            }),
        )
        .route("/moved", get(|| async { Redirect::to("/article") }))
        .route("/circle", get(|| async { Redirect::to("/circle") }))
        .route("/inside", get(|| async { Redirect::to("http://169.254.169.254/latest/meta-data") }))
        .route("/neighbour", get(|| async { Redirect::to("http://127.0.0.1:9/") }))
        .route("/file", get(|| async { Redirect::to("file:///etc/passwd") }))
        .route("/picture", get(|| async { ([(header::CONTENT_TYPE, "image/png")], "no") }))
        .route(
            "/slow",
            get(|| async {
                tokio::time::sleep(Duration::from_secs(60)).await;
                (HTML, "late")
            }),
        )
        .route(
            "/endless",
            get(|| async {
                let page = format!("<title>Long</title>{}", "<p>more".repeat(1_000_000));
                (HTML, page)
            }),
        );
    tokio::spawn(async move { axum::serve(listener, router).await });
    address
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_page_is_read_within_limits() {
    let address = stand_in().await;
    let reader = CitationReader::new(vec![address]).expect("a reader");
    let read = async |path: &str| reader.read(&format!("http://{address}{path}")).await;
    let citation = read("/article").await.expect("a citation");
    assert_eq!(citation.title.as_deref(), Some("Kishida <will not> stand"));
    assert_eq!(citation.publisher.as_deref(), Some("Example Times"));
    assert_eq!(read("/moved").await.expect("a citation"), citation);
    assert_eq!(
        read("/endless").await.expect("its beginning").title.as_deref(),
        Some("Long")
    );
    for (path, error) in [
        ("/circle", CitationError::Redirects),
        ("/inside", CitationError::Private),
        ("/neighbour", CitationError::Address),
        // What the client does not know how to follow is an answer without a page.
        ("/file", CitationError::Status),
        ("/picture", CitationError::Kind),
        ("/nothing", CitationError::Status),
        ("/slow", CitationError::Time),
    ] {
        assert_eq!(read(path).await, Err(error), "{path}");
    }
    for private in [
        "http://localhost/",
        "http://127.0.0.1/",
        "http://[::1]/",
        "http://10.0.0.1/",
    ] {
        assert_eq!(
            reader.read(private).await,
            Err(CitationError::Private),
            "{private}"
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_page_that_cannot_be_read_is_named_by_hand() {
    let desk = Desk::open().await;
    let path = "/edit/people/fumio-kishida/verify";
    let fields = [
        ("go", "save"),
        ("comment", "Read in the paper"),
        ("source.url", "http://127.0.0.1/article"),
    ];
    let before = desk.seq();
    let answer = desk.app.send_form(path, &desk.editor, &fields).await;
    let html = answer.text().await.expect("text");
    assert!(
        html.contains("the address leads into a private network"),
        "{}",
        super::problems(&html)
    );
    assert_eq!(desk.seq(), before);
    let named = [
        ("source.title", "An article"),
        ("source.publisher", "Example Times"),
    ];
    let answer = desk
        .app
        .send_form(path, &desk.editor, &[&fields[..], &named].concat())
        .await;
    assert_eq!(answer.status().as_u16(), 303);
    assert!(desk.text("/people/fumio-kishida").await.contains("An article"));
    // The next editor who pastes the address cites the same source.
    desk.app.send_form(path, &desk.editor, &fields).await;
    let world = desk.app.context.backend.world();
    let same = world
        .sources
        .values()
        .filter(|source| source.title == "An article");
    assert_eq!(same.count(), 1);
}
