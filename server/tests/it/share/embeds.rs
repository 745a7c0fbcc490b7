//! Embeds, badges and oEmbed: what others show of the site, and that nothing else may be framed.

use crate::support::{TestApp, html::Page};
use base64::{Engine as _, prelude::BASE64_STANDARD};
use reqwest::StatusCode;
use serde_json::Value;
use sha2::{Digest as _, Sha256};

const HOST: &str = "https://handover.example";

const EMBEDS: [&str; 4] = [
    "/embed/events/jp-ldp-leadership-2024",
    "/embed/countries/jp",
    "/embed/transitions/jp-prime-minister-after-fumio-kishida",
    "/embed/upcoming?country=jp",
];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_embed_is_one_file_without_a_script_and_leads_to_its_page() {
    let app = TestApp::start().await;
    for embed in EMBEDS {
        for prefix in ["", "/ja", "/ko"] {
            let address = format!("{prefix}{embed}");
            let answer = app.get(&address).await;
            assert_eq!(answer.status(), StatusCode::OK, "{address}");
            let headers = answer.headers().clone();
            let html = answer.text().await.expect("text");
            let page = Page::of(&html);
            for outside in [
                "script",
                "img",
                "link[rel='stylesheet']",
                "iframe",
                "form",
                "[style]",
                "[src]",
            ] {
                assert!(page.find(outside).is_none(), "{address} has {outside}");
            }
            let style = page.one("style").inner();
            let hash = BASE64_STANDARD.encode(Sha256::digest(style.as_bytes()));
            let policy = headers["content-security-policy"].to_str().expect("text");
            assert!(policy.contains(&format!("style-src 'sha256-{hash}'")), "{policy}");
            assert!(policy.contains("frame-ancestors *") && policy.contains("default-src 'none'"));
            assert!(!headers.contains_key("x-frame-options"));
            assert_eq!(headers["cross-origin-resource-policy"], "cross-origin");
            let links = page.all("a");
            let canonical = page.one("link[rel='canonical']").attribute("href");
            assert_eq!(links[0].attribute("href"), canonical, "{address}");
            for link in &links {
                let href = link.attribute("href").expect("an address");
                assert!(href.starts_with(HOST), "{address}: {href}");
                assert_eq!(link.attribute("target"), Some("_blank"));
                assert_eq!(link.attribute("rel"), Some("noopener"));
                let there = app.get(href.trim_start_matches(HOST)).await;
                assert_eq!(there.status(), StatusCode::OK, "{address}: {href}");
            }
            let robots = page.one("meta[name='robots']");
            assert_eq!(robots.attribute("content"), Some("noindex"));
            assert!(html.len() < 16_000, "{address} has {} bytes", html.len());
            let hit = app.get(&address).await;
            let hit = hit.headers();
            assert!(hit["server-timing"].to_str().is_ok_and(|it| it.contains("hit")));
            assert!(
                hit["content-security-policy"]
                    .to_str()
                    .is_ok_and(|it| it.contains("frame-ancestors *"))
            );
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_but_embeds_may_be_framed() {
    let app = TestApp::start().await;
    for address in [
        "/",
        "/embed",
        "/embed?url=%2Fevents",
        "/events/jp-ldp-leadership-2024",
        "/events/jp-ldp-leadership-2024.png",
        "/badge/offices/jp-prime-minister.svg",
        "/oembed?url=%2Fevents",
        "/embed/events/nothing",
        "/embed/nothing",
        "/sign-in",
    ] {
        let answer = app.get(address).await;
        let policy = answer.headers()["content-security-policy"]
            .to_str()
            .expect("text");
        assert!(policy.contains("frame-ancestors 'none'"), "{address}: {policy}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_embed_says_what_its_page_says_on_its_day() {
    let app = TestApp::start().await;
    let past = "/embed/transitions/jp-prime-minister-after-fumio-kishida?as_of=2024-09-06";
    let html = app.text(past).await;
    assert!(
        html.contains("as of 6 September 2024") && html.contains("27 Sep 2024"),
        "{html}"
    );
    assert!(!html.contains("Ishiba"));
    let filtered = app
        .text("/embed/upcoming?country=jp&from=2024-01-01&to=2024-12-31&status=any")
        .await;
    assert!(
        filtered.contains("/events/jp-ldp-leadership-2024\""),
        "{filtered}"
    );
    assert!(!filtered.contains("/events/us-"));
    for (address, status) in [
        ("/embed/events/nothing", StatusCode::NOT_FOUND),
        ("/embed/countries/JP", StatusCode::PERMANENT_REDIRECT),
        (
            "/embed/events/jp-ldp-leadership-2024?as_of=x",
            StatusCode::BAD_REQUEST,
        ),
        ("/embed/people/fumio-kishida", StatusCode::NOT_FOUND),
    ] {
        assert_eq!(app.get(address).await.status(), status, "{address}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_badge_tells_the_status_of_its_office() {
    let app = TestApp::start().await;
    for (address, office) in [
        ("/badge/offices/jp-prime-minister.svg", "Prime Minister of Japan"),
        ("/ja/badge/offices/jp-prime-minister.svg", "内閣総理大臣"),
        ("/ko/badge/offices/jp-prime-minister.svg", "총리"),
    ] {
        let answer = app.get(address).await;
        assert_eq!(answer.status(), StatusCode::OK, "{address}");
        assert_eq!(answer.headers()["content-type"], "image/svg+xml");
        assert_eq!(answer.headers()["cross-origin-resource-policy"], "cross-origin");
        let control = answer.headers()["cache-control"]
            .to_str()
            .expect("text")
            .to_owned();
        assert!(control.contains("max-age=0"), "it is to keep up: {control}");
        let svg = answer.text().await.expect("text");
        assert!(svg.starts_with("<svg ") && svg.contains(office), "{svg}");
        assert!(svg.contains("role=\"img\" aria-label=\"") && svg.len() < 3_000);
    }
    for address in [
        "/badge/offices/nothing.svg",
        "/badge/offices/jp-prime-minister",
        "/badge/people/x.svg",
    ] {
        assert_eq!(
            app.get(address).await.status(),
            StatusCode::NOT_FOUND,
            "{address}"
        );
    }
}

async fn oembed(app: &TestApp, query: &str) -> Value {
    let answer = app.get(&format!("/oembed?{query}")).await;
    assert_eq!(answer.status(), StatusCode::OK, "{query}");
    assert_eq!(answer.headers()["content-type"], "application/json");
    assert_eq!(answer.headers()["access-control-allow-origin"], "*");
    serde_json::from_str(&answer.text().await.expect("text")).expect("JSON")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn oembed_is_discovered_and_gives_a_frame_within_bounds() {
    let app = TestApp::start().await;
    for page in [
        "/events/jp-ldp-leadership-2024",
        "/ja/countries/jp",
        "/ko/transitions/jp-prime-minister-after-fumio-kishida",
        "/events?country=jp",
    ] {
        let html = app.text(page).await;
        let parsed = Page::of(&html);
        let link = parsed.one("link[rel='alternate'][type='application/json+oembed']");
        let href = link
            .attribute("href")
            .expect("an address")
            .trim_start_matches(HOST);
        let xml = app.get(&format!("{href}&format=xml")).await;
        assert_eq!(xml.headers()["content-type"], "text/xml; charset=utf-8");
        let xml = xml.text().await.expect("text");
        assert!(
            xml.contains("<type>rich</type>") && xml.contains("<html>&lt;iframe "),
            "{xml}"
        );
        let json = oembed(&app, href.trim_start_matches("/oembed?")).await;
        assert_eq!(json["version"], "1.0");
        assert_eq!(json["type"], "rich");
        let frame = json["html"].as_str().expect("text");
        let frame = Page::of(frame);
        let frame = frame.one("iframe");
        assert_eq!(frame.attribute("title"), json["title"].as_str());
        let src = frame
            .attribute("src")
            .expect("an address")
            .trim_start_matches(HOST);
        assert!(src.contains("/embed/"), "{src}");
        assert_eq!(app.get(src).await.status(), StatusCode::OK, "{src}");
        let card = json["thumbnail_url"]
            .as_str()
            .expect("text")
            .trim_start_matches(HOST);
        assert_eq!(app.get(card).await.status(), StatusCode::OK, "{card}");
    }
    let url = "url=https%3A%2F%2Fhandover.example%2Fevents%2Fjp-ldp-leadership-2024";
    let small = oembed(&app, &format!("{url}&maxwidth=320&maxheight=200&format=json")).await;
    assert_eq!(
        (&small["width"], &small["height"]),
        (&Value::from(320), &Value::from(200))
    );
    assert!(
        small.get("thumbnail_url").is_none(),
        "the card is larger than that"
    );
    let html = small["html"].as_str().expect("text");
    assert!(html.contains("width=\"320\" height=\"200\""), "{html}");
    let large = oembed(&app, &format!("{url}&maxwidth=5000")).await;
    assert_eq!(large["width"], 600);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn oembed_refuses_what_the_specification_says() {
    let app = TestApp::start().await;
    for (query, status) in [
        (
            "url=https%3A%2F%2Fhandover.example%2Fevents%2Fjp-ldp-leadership-2024&format=yaml",
            StatusCode::NOT_IMPLEMENTED,
        ),
        (
            "url=https%3A%2F%2Fhandover.example%2Fevents%2Fnothing",
            StatusCode::NOT_FOUND,
        ),
        (
            "url=https%3A%2F%2Fhandover.example%2Fleaders",
            StatusCode::NOT_FOUND,
        ),
        ("url=https%3A%2F%2Fhandover.example", StatusCode::NOT_FOUND),
        (
            "url=https%3A%2F%2Fhandover.example.evil.example%2Fevents",
            StatusCode::NOT_FOUND,
        ),
        ("url=https%3A%2F%2Fevil.example%2Fevents", StatusCode::NOT_FOUND),
        ("url=javascript%3Aalert(1)", StatusCode::NOT_FOUND),
        (
            "url=https%3A%2F%2Fhandover.example%2Fevents&maxwidth=wide",
            StatusCode::BAD_REQUEST,
        ),
        ("", StatusCode::BAD_REQUEST),
    ] {
        assert_eq!(
            app.get(&format!("/oembed?{query}")).await.status(),
            status,
            "{query}"
        );
    }
    assert_eq!(
        app.get("/ja/oembed?url=%2Fevents").await.status(),
        StatusCode::NOT_FOUND
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_page_that_builds_a_snippet_shows_it_alive() {
    let app = TestApp::start().await;
    let builder = |html: &str| {
        let page = Page::of(html);
        let tools = page.all(".toolbar a");
        let hrefs = tools.iter().filter_map(|link| link.attribute("href"));
        hrefs.map(str::to_owned).find(|href| href.contains("/embed?url="))
    };
    for page in [
        "/ja/events/jp-ldp-leadership-2024?as_of=2024-09-06",
        "/countries/jp",
        "/ko/events?country=kr",
    ] {
        let href = builder(&app.text(page).await).expect("the tool");
        let html = app.text(&href).await;
        let parsed = Page::of(&html);
        let src = parsed
            .one("iframe")
            .attribute("src")
            .expect("an address")
            .to_owned();
        assert!(src.contains("/embed/") && !src.contains("as_of"), "{src}");
        assert_eq!(app.get(&src).await.status(), StatusCode::OK, "{src}");
        assert!(html.contains("&lt;iframe src="), "{html}");
        let snippet = parsed.one("textarea").text();
        assert!(
            snippet
                .trim()
                .starts_with(&format!("<iframe src=\"{HOST}{}", src.replace('&', "&amp;"))),
            "{snippet}"
        );
    }
    let office = builder(&app.text("/offices/jp-prime-minister").await).expect("the tool");
    let html = app.text(&office).await;
    let parsed = Page::of(&html);
    let src = parsed
        .one("main img")
        .attribute("src")
        .expect("an address")
        .to_owned();
    assert_eq!(src, "/badge/offices/jp-prime-minister.svg");
    assert!(
        parsed
            .one("textarea")
            .text()
            .contains("<img src=\"https://handover.example/badge/")
    );
    assert!(builder(&app.text("/people/fumio-kishida").await).is_none());
    let nothing = app.text("/embed?url=https%3A%2F%2Fevil.example%2Fevents").await;
    let nothing = Page::of(&nothing);
    assert!(nothing.find("iframe").is_none() && nothing.find("[role='alert']").is_some());
}
