//! Preview cards: what the head of a page names, what stands there, and that every letter of it can be drawn.

use super::desk::{Desk, PAGE, moved, vote, when};
use crate::support::{TestApp, edit, html::Page, person, today};
use app::{
    Address, PageRequest,
    address::{Document, Resource},
    cards::{Card, HEIGHT, WIDTH},
};
use domain::{
    Change, Language,
    entity::{DateKind, Firmness},
};
use reqwest::StatusCode;
use std::collections::BTreeSet;

const HOST: &str = "https://handover.example";

/// Each page that has a card of its own, and one that has not.
const PAGES: [&str; 8] = [
    "/",
    "/events/jp-ldp-leadership-2024",
    "/people/fumio-kishida",
    "/offices/jp-prime-minister",
    "/countries/jp",
    "/transitions/jp-prime-minister-after-fumio-kishida",
    "/relations/jp-kr-us",
    "/leaders",
];

/// What a property of Open Graph says on a page.
fn property(page: &Page, name: &str) -> String {
    let found = page.one(&format!("meta[property='{name}']"));
    found.attribute("content").unwrap_or_default().to_owned()
}

/// Width and height, as a PNG says.
fn size(png: &[u8]) -> (u32, u32) {
    assert_eq!(&png[..8], b"\x89PNG\r\n\x1a\n");
    let number = |place: usize| u32::from_be_bytes(png[place..place + 4].try_into().expect("four bytes"));
    (number(16), number(20))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_page_names_its_card_in_its_language_and_it_is_there() {
    let app = TestApp::start().await;
    for page in PAGES {
        let mut pictures = BTreeSet::new();
        for prefix in ["", "/ja", "/ko"] {
            let address = match page {
                "/" if !prefix.is_empty() => prefix.to_owned(),
                page => format!("{prefix}{page}"),
            };
            let html = app.text(&address).await;
            let parsed = Page::of(&html);
            assert_eq!(property(&parsed, "og:image:width"), WIDTH.to_string());
            assert_eq!(property(&parsed, "og:image:height"), HEIGHT.to_string());
            let alt = property(&parsed, "og:image:alt");
            assert!(alt.chars().count() > 20, "{address}: {alt}");
            let twitter = parsed.one("meta[name='twitter:image:alt']");
            assert_eq!(twitter.attribute("content"), Some(alt.as_str()));
            let card = parsed.one("meta[name='twitter:card']");
            assert_eq!(card.attribute("content"), Some("summary_large_image"));
            let image = property(&parsed, "og:image");
            let path = image.strip_prefix(HOST).expect("the public address");
            assert!(path.starts_with(prefix) && path.contains(".png?v="), "{path}");
            let answer = app.get(path).await;
            assert_eq!(answer.status(), StatusCode::OK, "{path}");
            let headers = answer.headers().clone();
            assert_eq!(headers["content-type"], "image/png", "{path}");
            assert_eq!(headers["cache-control"], "public, max-age=31536000, immutable");
            assert_eq!(headers["cross-origin-resource-policy"], "cross-origin");
            assert!(!headers.contains_key("content-encoding"), "{path}");
            let picture = answer.bytes().await.expect("a picture");
            assert_eq!(size(&picture), (WIDTH, HEIGHT), "{path}");
            assert!(picture.len() <= 200_000, "{path} has {} bytes", picture.len());
            pictures.insert(picture);
            app.get_with(path, "accept-encoding", "br").await;
            let hit = app.get_with(path, "accept-encoding", "br").await;
            let headers = hit.headers();
            assert!(
                headers["server-timing"]
                    .to_str()
                    .is_ok_and(|it| it.contains("hit")),
                "{path}"
            );
            assert!(!headers.contains_key("content-encoding"), "{path}");
            assert_eq!(headers["cross-origin-resource-policy"], "cross-origin");
            let tag = headers["etag"].to_str().expect("a tag").to_owned();
            let known = app.get_with(path, "if-none-match", &tag).await;
            assert_eq!(known.status(), StatusCode::NOT_MODIFIED, "{path}");
        }
        assert_eq!(pictures.len(), 3, "{page} has a card of its own in each language");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_older_version_or_none_gets_the_present_card_for_a_short_time() {
    let app = TestApp::start().await;
    let (entries, _) = app.context.cache.size();
    for path in [
        "/ja/events/jp-ldp-leadership-2024.png",
        "/home.png",
        "/relations/jp-kr.png",
    ] {
        let plain = app.get(path).await;
        assert_eq!(plain.status(), StatusCode::OK, "{path}");
        let plain = plain.bytes().await.expect("a picture");
        for old in ["0123456789", "x", "%E5%B2%B8"] {
            let answer = app.get(&format!("{path}?v={old}")).await;
            let control = answer.headers()["cache-control"].to_str().expect("text");
            assert!(control.contains("max-age=0"), "{control}");
            assert_eq!(answer.bytes().await.expect("a picture"), plain, "{path}");
        }
    }
    let (after, _) = app.context.cache.size();
    assert_eq!(after - entries, 3, "what nobody named has no place in the cache");
    let (cards, bytes) = app.context.pictures.size();
    assert_eq!(cards, 3);
    assert!(bytes <= handover::card::MOST_BYTES);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_has_no_card_is_told() {
    let app = TestApp::start().await;
    for (path, status) in [
        ("/events/nothing.png", StatusCode::NOT_FOUND),
        ("/relations/jp-jp.png", StatusCode::NOT_FOUND),
        ("/leaders.png", StatusCode::NOT_FOUND),
        (
            "/people/fumio-kishida.png?as_of=nonsense",
            StatusCode::BAD_REQUEST,
        ),
        // Nobody knew of him on this day.
        (
            "/events/jp-ldp-leadership-2024.png?as_of=2001-01-01",
            StatusCode::NOT_FOUND,
        ),
    ] {
        assert_eq!(app.get(path).await.status(), status, "{path}");
    }
    let missing = app.text("/events/nothing").await;
    assert!(!missing.contains("og:image"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_address_changes_when_the_card_does_and_only_then() {
    let vote = vote();
    let desk = Desk::with(&vote).await;
    let image = async || property(&Page::of(&desk.app.text(PAGE).await), "og:image");
    let before = image().await;
    let picture = async |address: &str| {
        let answer = desk.app.get(address.trim_start_matches(HOST)).await;
        answer.bytes().await.expect("a picture")
    };
    let drawn = picture(&before).await;
    // An edit of something else is none of this event.
    let other = Change::add(person("yoon-suk-yeol", "Yoon Suk Yeol"));
    desk.tracker
        .commit(edit("desk", vec![other]))
        .await
        .expect("it is recorded");
    assert_eq!(image().await, before);
    assert_eq!(picture(&before).await, drawn);
    assert_eq!(desk.app.context.pictures.size().0, 1, "it is not drawn again");
    let later = when("2026-12-13", DateKind::Scheduled, Firmness::Confirmed);
    desk.record("2024-09-12T09:30:00Z", &moved(&vote, later, "2024-09-10"))
        .await;
    let after = image().await;
    assert_ne!(after, before);
    let old = picture(&before).await;
    assert_ne!(old, drawn, "an old address shows how it is now");
    assert_eq!(picture(&after).await, old);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_card_of_a_past_day_tells_nothing_of_later() {
    let app = TestApp::start().await;
    let of = |path: &str| {
        let address = Address::parse(path).into_owned();
        let request = PageRequest {
            address,
            today: today(),
            viewer: None,
        };
        let (visit, _) = app::visit(request, &*app.context.backend, &app.context.site);
        app::cards::card(&visit).expect("a card")
    };
    let past = of("/transitions/jp-prime-minister-after-fumio-kishida?as_of=2024-09-06");
    let alt = past.alt();
    assert!(
        alt.contains("as of 6 September 2024") && alt.contains("27 Sep 2024"),
        "{alt}"
    );
    assert!(!alt.contains("Ishiba"), "{alt}");
    let later = of("/transitions/jp-prime-minister-after-fumio-kishida?as_of=2024-10-02").alt();
    assert!(later.contains("Shigeru Ishiba followed Fumio Kishida"), "{later}");
}

/// Every card of the starter world in each language, of today and of a past day.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_letter_of_every_card_can_be_drawn() {
    let app = TestApp::start().await;
    let world = app.context.backend.world();
    let snapshot = world.on(today());
    let mut resources: Vec<Resource<'_>> = vec![Resource::HOME, Resource::relation(["jp", "kr", "us"])];
    resources.extend(snapshot.countries().map(|it| Resource::country(&it.id)));
    resources.extend(snapshot.offices().map(|it| Resource::office(&it.id)));
    resources.extend(snapshot.persons().map(|it| Resource::person(&it.id)));
    resources.extend(snapshot.events().map(|it| Resource::event(&it.id)));
    resources.extend(snapshot.transitions().map(|it| Resource::transition(&it.id)));
    assert!(resources.len() > 3_000, "{}", resources.len());
    let mut missing = BTreeSet::new();
    for resource in &resources {
        for language in Language::ALL {
            let request = PageRequest {
                address: Address::new(language, resource.clone()),
                today: today(),
                viewer: None,
            };
            let (visit, _) = app::visit(request, &*app.context.backend, &app.context.site);
            let card: Card = app::cards::card(&visit).expect("a card");
            let alt = card.alt();
            assert!(
                !card.title.is_empty() && !alt.contains("  "),
                "{resource}: {card:?}"
            );
            let text = format!("{}{alt}", card.kicker);
            missing.extend(
                handover::card::missing(&text)
                    .into_iter()
                    .map(|it| (it, card.title.clone())),
            );
        }
    }
    assert!(
        missing.is_empty(),
        "style/fonts/README.md says how they come in: {missing:?}"
    );
}

#[test]
fn a_card_stands_beside_what_has_one() {
    let event = Address::parse("/ja/events/a-vote.png?v=0123456789&as_of=2024-09-06&kind=meeting");
    assert_eq!(event.resource.as_document(), Some(Document::Card));
    assert_eq!(
        event.canonical().to_string(),
        "/ja/events/a-vote.png?as_of=2024-09-06&v=0123456789"
    );
    assert_eq!(Resource::LEADERS.document(Document::Card), Resource::LEADERS);
}
