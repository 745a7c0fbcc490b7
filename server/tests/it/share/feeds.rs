//! Feeds of changes, of coming events and of one record.

use super::desk::{Desk, PAGE, moved, vote, when};
use crate::support::{TestApp, edit};
use domain::{
    Change, Changeset,
    entity::{DateKind, EventDate, Firmness},
};
use reqwest::StatusCode;
use serde_json::Value;

/// A feed in both formats, read by a library and as JSON.
async fn read(app: &TestApp, query: &str) -> (feed_rs::model::Feed, Value) {
    let xml = app.text(&format!("/feed.atom{query}")).await;
    let atom = feed_rs::parser::parse(xml.as_bytes()).unwrap_or_else(|error| panic!("{error}: {xml}"));
    let json = app.text(&format!("/feed.json{query}")).await;
    let by_library =
        feed_rs::parser::parse(json.as_bytes()).unwrap_or_else(|error| panic!("{error}: {json}"));
    let ids = |feed: &feed_rs::model::Feed| -> Vec<_> {
        feed.entries.iter().map(|entry| entry.id.clone()).collect()
    };
    assert_eq!(ids(&atom), ids(&by_library), "{query}");
    (atom, serde_json::from_str(&json).expect("JSON"))
}

fn titles(feed: &feed_rs::model::Feed) -> Vec<&str> {
    let titles = feed.entries.iter().map(|entry| entry.title.as_ref());
    titles
        .map(|title| title.expect("a title").content.as_str())
        .collect()
}

fn link<'f>(feed: &'f feed_rs::model::Feed, relation: &str) -> Option<&'f str> {
    let found = feed
        .links
        .iter()
        .find(|link| link.rel.as_deref() == Some(relation));
    found.map(|link| link.href.as_str())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_feed_tells_the_old_and_the_new_value_of_a_change_in_every_language() {
    let vote = vote();
    let desk = Desk::with(&vote).await;
    let later = moved(
        &vote,
        when("2026-12-13", DateKind::Scheduled, Firmness::Confirmed),
        "2026-11-20",
    );
    desk.record("2026-11-20T09:30:00Z", &later).await;
    for (prefix, old, new) in [
        ("", "6 December 2026", "13 December 2026"),
        ("/ja", "2026年12月6日", "2026年12月13日"),
        ("/ko", "2026년 12월 6일", "2026년 12월 13일"),
    ] {
        for (suffix, kind) in [
            ("atom", "application/atom+xml; charset=utf-8"),
            ("json", "application/feed+json; charset=utf-8"),
        ] {
            let address = format!("{prefix}/feed.{suffix}");
            let answer = desk.app.get(&address).await;
            assert_eq!(answer.status(), StatusCode::OK, "{address}");
            assert_eq!(answer.headers()["content-type"], kind);
            let tag = answer.headers()["etag"].to_str().expect("text").to_owned();
            let known = desk.app.get_with(&address, "if-none-match", &tag).await;
            assert_eq!(known.status(), StatusCode::NOT_MODIFIED, "{address}");
        }
        let xml = desk.app.text(&format!("{prefix}/feed.atom")).await;
        let feed = feed_rs::parser::parse(xml.as_bytes()).expect("a feed");
        let newest = &feed.entries[0];
        assert_eq!(newest.id, "tag:handover.example,2026:/changes/3");
        assert_eq!(
            newest.links[0].href,
            format!("https://handover.example{prefix}/changes/3")
        );
        let html = newest
            .content
            .as_ref()
            .and_then(|it| it.body.as_deref())
            .expect("content");
        let told = format!("<del>{old}</del> → <ins>{new}</ins>");
        assert!(html.contains(&told), "{html}");
        let summary = &newest.summary.as_ref().expect("a summary").content;
        assert!(summary.contains(&format!("{old} → {new}")), "{summary}");
    }
    let (feed, json) = read(&desk.app, "").await;
    assert_eq!(link(&feed, "self"), Some("https://handover.example/feed.atom"));
    assert_eq!(link(&feed, "alternate"), Some("https://handover.example/changes"));
    assert_eq!(json["version"], "https://jsonfeed.org/version/1.1");
    assert_eq!(json["home_page_url"], "https://handover.example/changes");
    assert_eq!(json["items"][0]["date_published"], "2026-11-20T09:30:00Z");
    assert_eq!(json["items"][0]["authors"][0]["name"], "desk");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_feed_of_changes_has_the_filters_of_the_list_and_its_rows() {
    let desk = Desk::with(&vote()).await;
    let (events, _) = read(&desk.app, "?kind=parliamentary_election").await;
    assert_eq!(events.entries.len(), 1);
    let page = desk.app.text("/changes?kind=parliamentary_election").await;
    assert!(page.contains("href=\"/changes/2\"") && !page.contains("href=\"/changes/1\""));
    let (of_kind, _) = read(&desk.app, "?kind=person").await;
    assert_eq!(of_kind.entries[0].id, "tag:handover.example,2026:/changes/1");
    let (others, _) = read(&desk.app, "?country=jp&region=europe").await;
    assert!(others.entries.is_empty());
    let (of_country, _) = read(&desk.app, "?country=jp").await;
    assert_eq!(of_country.entries.len(), 2);
    let (unknown, _) = read(&desk.app, "?country=xx").await;
    assert!(unknown.description.expect("words").content.contains("country=xx"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_feed_of_events_keeps_the_id_of_one_that_moves_or_is_called_off() {
    let vote = vote();
    let desk = Desk::with(&vote).await;
    let (first, _) = read(&desk.app, "?of=events&country=jp").await;
    assert_eq!(
        link(&first, "alternate"),
        Some("https://handover.example/events?country=jp")
    );
    let later = moved(
        &vote,
        when("2026-12-13", DateKind::Scheduled, Firmness::Confirmed),
        "2026-11-20",
    );
    desk.record("2026-11-20T09:30:00Z", &later).await;
    let (second, _) = read(&desk.app, "?of=events&country=jp").await;
    let off = EventDate {
        firmness: Firmness::Cancelled,
        ..later.date.clone()
    };
    desk.record("2026-11-22T10:00:00Z", &moved(&later, off, "2026-11-22"))
        .await;
    let (third, _) = read(&desk.app, "?of=events&country=jp").await;
    for feed in [&first, &second, &third] {
        assert_eq!(feed.entries.len(), 1);
        assert_eq!(feed.entries[0].id, "tag:handover.example,2026:/events/jp-vote");
        assert_eq!(feed.id, first.id);
    }
    assert!(first.entries[0].updated < second.entries[0].updated);
    assert!(second.entries[0].updated < third.entries[0].updated);
    assert!(
        titles(&second)[0].contains("13 December 2026"),
        "{:?}",
        titles(&second)
    );
    assert!(
        titles(&third)[0].starts_with("Cancelled: "),
        "{:?}",
        titles(&third)
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_record_has_a_feed_of_its_own() {
    let app = TestApp::start().await;
    for page in [
        "people/fumio-kishida",
        "offices/jp-prime-minister",
        "events/jp-ldp-leadership-2024",
        "transitions/jp-prime-minister-after-fumio-kishida",
        "relations/jp-kr",
    ] {
        let (feed, json) = read(&app, &format!("?of={page}")).await;
        assert!(!feed.entries.is_empty(), "{page}");
        let there = format!("https://handover.example/{page}");
        assert_eq!(link(&feed, "alternate"), Some(there.as_str()));
        assert_eq!(json["home_page_url"], there);
    }
    for missing in [
        "people/nobody-at-all",
        "events/jp-ldp-leadership-2024.ics",
        "leaders",
        "%2F",
    ] {
        let answer = app.get(&format!("/feed.json?of={missing}")).await;
        assert_eq!(answer.status(), StatusCode::NOT_FOUND, "{missing}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_feed_goes_on_page_by_page_to_its_end() {
    let vote = vote();
    let desk = Desk::with(&vote).await;
    for day in 1..=40_u32 {
        let mut event = vote.clone();
        event.round = u8::try_from(day).ok();
        let at = format!("2026-10-01T{:02}:{:02}:00Z", day / 60, day % 60);
        desk.record(&at, &event).await;
    }
    let mut next = Some("/feed.atom?country=jp".to_owned());
    let mut ids = Vec::new();
    let mut pages = 0;
    while let Some(address) = next {
        let xml = desk.app.text(&address).await;
        let feed = feed_rs::parser::parse(xml.as_bytes()).expect("a feed");
        ids.extend(feed.entries.iter().map(|entry| entry.id.clone()));
        assert_eq!(
            link(&feed, "first"),
            Some("https://handover.example/feed.atom?country=jp")
        );
        assert_eq!(
            link(&feed, "last"),
            Some("https://handover.example/feed.atom?country=jp&page=2")
        );
        assert_eq!(link(&feed, "previous").is_some(), pages > 0);
        let path = |url: &str| url.trim_start_matches("https://handover.example").to_owned();
        next = link(&feed, "next").map(path);
        pages += 1;
    }
    assert_eq!(pages, 2);
    let expected: Vec<_> = (1..=42)
        .rev()
        .map(|seq| format!("tag:handover.example,2026:/changes/{seq}"))
        .collect();
    assert_eq!(ids, expected);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_somebody_writes_cannot_leave_its_place_in_a_feed() {
    let desk = Desk::with(&vote()).await;
    let hostile = "</title><script>alert(1)</script> & ]]> \u{1b}";
    let mut event = vote();
    event.name = Some(super::desk::text(hostile));
    let version = desk
        .tracker
        .world()
        .version_of(&domain::EntityRef::Event(event.id.clone()));
    let changeset = Changeset {
        at: "2026-11-20T00:00:00Z".parse().expect("a time"),
        comment: hostile.to_owned(),
        ..edit(
            "desk <b>",
            vec![Change::replace(version.unwrap_or_default(), event)],
        )
    };
    desk.tracker.commit(changeset).await.expect("it is recorded");
    for query in ["", "?of=events", "?of=events/jp-vote"] {
        let (feed, json) = read(&desk.app, query).await;
        assert!(
            titles(&feed)[0].contains("<script>alert(1)</script> & ]]>"),
            "{query}"
        );
        let html = json["items"][0]["content_html"].as_str().expect("HTML");
        assert!(!html.contains("<script"), "{html}");
    }
    assert!(
        desk.app.text(PAGE).await.contains("&lt;script"),
        "the page says it as well"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn on_a_past_day_a_feed_tells_no_values_and_no_comments() {
    let vote = vote();
    let desk = Desk::with(&vote).await;
    let later = moved(
        &vote,
        when("2026-12-13", DateKind::Scheduled, Firmness::Confirmed),
        "2026-11-20",
    );
    desk.record("2026-11-20T09:30:00Z", &later).await;
    for query in [
        "?as_of=2024-09-10",
        "?of=events&as_of=2024-09-10",
        "?of=events/jp-vote&as_of=2024-09-10",
    ] {
        let (feed, json) = read(&desk.app, query).await;
        assert!(!feed.entries.is_empty(), "{query}");
        let text = json.to_string();
        assert!(
            !text.contains("13 December") && !text.contains("A test"),
            "{query}: {text}"
        );
        let home = json["home_page_url"].as_str().expect("an address");
        assert!(home.contains("as_of=2024-09-10"), "{home}");
    }
}
