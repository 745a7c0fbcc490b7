//! Pages that were made already: who may keep them, and what may never change them.

mod hits;

use crate::support::{Database, Engine, TestApp, edit, first, person};
use domain::Change;
use reqwest::{Method, StatusCode, header::HeaderMap};

fn tag(headers: &HeaderMap) -> String {
    headers["etag"].to_str().expect("text").to_owned()
}

fn is_hit(headers: &HeaderMap) -> bool {
    headers["server-timing"].to_str().expect("text").contains("hit")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_page_is_made_once_and_kept_with_a_validator() {
    let app = TestApp::start().await;
    let first = app.get("/leaders").await;
    assert!(!is_hit(first.headers()));
    let headers = first.headers().clone();
    assert_eq!(
        headers["cache-control"],
        "public, max-age=0, s-maxage=60, stale-while-revalidate=600"
    );
    assert_eq!(headers["vary"], "Accept-Encoding");
    let html = first.text().await.expect("text");
    let second = app.get("/leaders").await;
    assert!(is_hit(second.headers()));
    assert_eq!(tag(second.headers()), tag(&headers));
    assert_eq!(second.text().await.expect("text"), html);

    let known = app.get_with("/leaders", "if-none-match", &tag(&headers)).await;
    assert_eq!(known.status(), StatusCode::NOT_MODIFIED);
    assert_eq!(tag(known.headers()), tag(&headers));
    assert!(known.text().await.expect("text").is_empty());
    let other = app
        .get_with("/leaders", "if-none-match", "\"0000000000000000\"")
        .await;
    assert_eq!(other.status(), StatusCode::OK);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_encoding_has_its_own_bytes_and_validator_and_one_text() {
    let app = TestApp::start().await;
    let plain = app.get("/countries").await;
    let plain_tag = tag(plain.headers());
    let html = plain.bytes().await.expect("bytes");
    for encoding in ["br", "gzip"] {
        let answer = app.get_with("/countries", "accept-encoding", encoding).await;
        assert_eq!(answer.headers()["content-encoding"], encoding);
        let its_tag = tag(answer.headers());
        assert!(its_tag.contains(encoding) && its_tag != plain_tag, "{its_tag}");
        let bytes = answer.bytes().await.expect("bytes");
        assert!(bytes.len() < html.len() / 3, "{encoding}");
        let text = match encoding {
            "br" => handover::http::encoding::plain_of_brotli(&bytes).expect("Brotli"),
            _ => {
                let mut text = Vec::new();
                let mut decoder = flate2::read::GzDecoder::new(&bytes[..]);
                std::io::Read::read_to_end(&mut decoder, &mut text).expect("gzip");
                text
            }
        };
        assert_eq!(text, html, "{encoding}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_header_of_a_request_changes_a_page_that_others_get() {
    let app = TestApp::start().await;
    let honest = app.text("/events?kind=meeting").await;
    for (name, value) in [
        ("cookie", "session=evil; language=ja"),
        ("accept-language", "ja"),
        ("x-forwarded-host", "evil.example"),
        ("x-forwarded-proto", "http"),
        ("host", "evil.example"),
        ("x-original-url", "/leaders"),
        ("user-agent", "<script>"),
        ("referer", "https://evil.example/"),
        ("authorization", "Basic ZXZpbA=="),
    ] {
        // Asked for until it is made anew, so that the header is there when the page is made.
        let answer = loop {
            let answer = app
                .request(Method::GET, "/events?kind=meeting")
                .header(name, value)
                .header("cache-control", "no-cache")
                .send()
                .await
                .expect("an answer");
            if !is_hit(answer.headers()) {
                break answer;
            }
        };
        assert!(!answer.headers().contains_key("set-cookie"));
        assert_eq!(answer.text().await.expect("text"), honest, "{name}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_spelling_of_an_address_gets_the_same_document() {
    let app = TestApp::start().await;
    let plain = app.text("/leaders?group=g7").await;
    let (_, bytes) = app.context.cache.size();
    for address in [
        "/leaders?group=g7&utm_source=chat",
        "/leaders?fbclid=1&group=g7",
        "/leaders?group=g7&group=g7",
        "/leaders?&group=%67%37",
    ] {
        // The first time by its canonical address, then by the address as it came.
        for _ in 0..2 {
            let answer = app.get(address).await;
            assert!(is_hit(answer.headers()), "{address}");
            assert_eq!(answer.text().await.expect("text"), plain, "{address}");
        }
    }
    let aliases = app.context.cache.size().1 - bytes;
    assert!(aliases > 0 && aliases < 2_000, "{aliases} bytes");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_no_success_is_never_kept() {
    let app = TestApp::start().await;
    for address in ["/countries/atlantis", "/leaders?as_of=nonsense", "/nothing"] {
        for _ in 0..2 {
            let answer = app.get(address).await;
            assert_eq!(answer.headers()["cache-control"], "no-store", "{address}");
            assert!(!is_hit(answer.headers()), "{address}");
            assert!(!answer.headers().contains_key("etag"), "{address}");
        }
    }
    assert_eq!(app.context.cache.size().0, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_commit_shows_at_once_and_leaves_other_pages_their_validators() {
    let database = Database::new(Engine::Sqlite).await;
    let tracker = database.tracker().await;
    tracker.commit(first()).await.expect("the first changeset");
    let app = TestApp::with_backend(tracker.clone(), "https://handover.example").await;
    app.get("/people/fumio-kishida?utm=1").await;
    let before = app.get("/people/fumio-kishida?utm=1").await;
    assert!(is_hit(before.headers()));
    let countries = tag(app.get("/countries").await.headers());
    let old = tag(before.headers());
    assert!(before.text().await.expect("text").contains("Fumio Kishida"));

    let version = tracker
        .world()
        .version_of(&domain::EntityRef::Person(
            domain::id::PersonId::parse("fumio-kishida").expect("an id"),
        ))
        .expect("it is there");
    let renamed = person("fumio-kishida", "Kishida Fumio");
    tracker
        .commit(edit("an editor", vec![Change::replace(version, renamed)]))
        .await
        .expect("the edit");
    for address in ["/people/fumio-kishida?utm=1", "/people/fumio-kishida"] {
        let after = app.get_with(address, "if-none-match", &old).await;
        assert_eq!(after.status(), StatusCode::OK);
        assert!(
            after.text().await.expect("text").contains("Kishida Fumio"),
            "{address}"
        );
    }
    // Nothing on this page has changed, so a reader who has it may keep it.
    assert_eq!(tag(app.get("/countries").await.headers()), countries);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_browsers_files_are_kept_for_ever_and_hidden_ones_are_not_there() {
    let app = TestApp::start().await;
    let html = app.text("/").await;
    let css = html
        .split('"')
        .find(|part| part.starts_with("/pkg/") && part.ends_with(".css"))
        .expect("a style sheet");
    let answer = app.get(css).await;
    assert_eq!(answer.status(), StatusCode::OK);
    assert_eq!(
        answer.headers()["cache-control"],
        "public, max-age=31536000, immutable"
    );
    for hidden in ["/pkg/manifest.json", "/pkg/nothing.js", "/pkg/..%2Fmanifest.json"] {
        assert_eq!(app.get(hidden).await.status(), StatusCode::NOT_FOUND, "{hidden}");
    }
}
