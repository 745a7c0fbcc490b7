//! Sharing an event: the calendar that follows it, its data, what its page says to machines, and pinned links.

mod calendars;
mod cards;
mod citing;
mod desk;
mod embeds;
mod feeds;
mod structured;
mod tools;

use crate::support::{Database, Engine, TestApp, edit, first, person, source};
use desk::{Calendar, Desk, PAGE, moved, structured, text, vote, when};
use domain::{
    Change, Changeset, Citation, Edtf,
    entity::{DateKind, EventDate, Firmness, Participant},
    id::{CountryId, SourceId},
};
use reqwest::StatusCode;
use serde_json::Value;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_calendar_and_data_stand_beside_the_page_in_every_language() {
    let desk = Desk::with(&vote()).await;
    for prefix in ["", "/ja", "/ko"] {
        for (suffix, kind) in [
            (".ics", "text/calendar; charset=utf-8"),
            (".json", "application/json"),
            (".qr.svg", "image/svg+xml"),
        ] {
            let address = format!("{prefix}{PAGE}{suffix}");
            let answer = desk.app.get(&address).await;
            assert_eq!(answer.status(), StatusCode::OK, "{address}");
            assert_eq!(answer.headers()["content-type"], kind, "{address}");
            let tag = answer.headers()["etag"].to_str().expect("text").to_owned();
            let known = desk.app.get_with(&address, "if-none-match", &tag).await;
            assert_eq!(known.status(), StatusCode::NOT_MODIFIED, "{address}");
            assert!(
                known.headers()["server-timing"]
                    .to_str()
                    .expect("text")
                    .contains("hit")
            );
        }
    }
    let calendar = desk.calendar("").await;
    assert_eq!(calendar.value("UID"), Some("event-jp-vote@handover"));
    assert_eq!(calendar.value("SEQUENCE"), Some("0"));
    assert_eq!(calendar.value("DTSTART;VALUE=DATE"), Some("20261206"));
    assert_eq!(calendar.value("DTEND;VALUE=DATE"), Some("20261207"));
    assert_eq!(calendar.value("STATUS"), Some("CONFIRMED"));
    assert_eq!(calendar.value("TRANSP"), Some("TRANSPARENT"));
    assert_eq!(calendar.value("LAST-MODIFIED"), Some("20240907T080000Z"));
    assert_eq!(calendar.value("DTSTAMP"), Some("20240907T080000Z"));
    assert_eq!(
        calendar.value("SUMMARY"),
        Some("The vote\\; first\\, and last\\, Japan")
    );
    assert_eq!(
        calendar.value("URL"),
        Some("https://handover.example/events/jp-vote")
    );
    let json: Value = serde_json::from_str(&desk.app.text(&format!("{PAGE}.json")).await).expect("JSON");
    assert_eq!(json["event"]["id"], "jp-vote");
    assert_eq!(json["event"]["date"]["on"], "2026-12-06");
    assert_eq!(json["state"], "upcoming");
    assert_eq!(json["sources"][0]["publisher"], "The State");
    assert_eq!(json["record"]["changes"], 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_not_there_is_a_404_and_a_clock_that_cannot_be_read_a_400() {
    let desk = Desk::with(&vote()).await;
    for (address, status) in [
        ("/events/atlantis", StatusCode::NOT_FOUND),
        ("/events/jp-vote.png", StatusCode::NOT_FOUND),
        ("/events/", StatusCode::NOT_FOUND),
    ] {
        for suffix in [".ics", ".json", ".qr.svg"] {
            let answer = desk.app.get(&format!("{address}{suffix}")).await;
            assert_eq!(answer.status(), status, "{address}{suffix}");
            assert_eq!(answer.headers()["cache-control"], "no-store");
        }
    }
    // On a day before it was announced there is no such event.
    let early = desk.app.get(&format!("{PAGE}.ics?as_of=2024-08-01")).await;
    assert_eq!(early.status(), StatusCode::NOT_FOUND);
    assert_eq!(early.headers()["content-type"], "text/plain; charset=utf-8");
    let wrong = desk.app.get(&format!("{PAGE}.json?as_of=tomorrow")).await;
    assert_eq!(wrong.status(), StatusCode::BAD_REQUEST);
    assert_eq!(wrong.headers()["content-type"], "application/problem+json");
    let problem: Value = serde_json::from_str(&wrong.text().await.expect("text")).expect("JSON");
    assert_eq!(problem["status"], 400);
    assert!(problem["detail"].as_str().expect("text").contains("tomorrow"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_subscriber_sees_the_move_and_the_cancellation_of_the_same_event() {
    let vote = vote();
    let desk = Desk::with(&vote).await;
    let mut seen = vec![desk.calendar("").await];
    let later = moved(
        &vote,
        when("2026-12-13", DateKind::Scheduled, Firmness::Confirmed),
        "2024-09-10",
    );
    desk.record("2024-09-10T09:30:00Z", &later).await;
    seen.push(desk.calendar("").await);
    // An edit of something else is none of this event.
    let other = Change::add(person("yoon-suk-yeol", "Yoon Suk Yeol"));
    let other = Changeset {
        at: "2024-09-11T00:00:00Z".parse().expect("a time"),
        ..edit("desk", vec![other])
    };
    desk.tracker.commit(other).await.expect("it is recorded");
    let unchanged = desk.calendar("").await;
    assert_eq!(unchanged.0, seen[1].0);
    let mut off = later.clone();
    off.date.firmness = Firmness::Cancelled;
    desk.record("2024-09-12T10:00:00Z", &off).await;
    seen.push(desk.calendar("").await);

    let values =
        |name: &str| -> Vec<_> { seen.iter().map(|it| it.value(name).unwrap_or_default()).collect() };
    assert_eq!(values("UID"), ["event-jp-vote@handover"; 3]);
    assert_eq!(values("SEQUENCE"), ["0", "1", "2"]);
    assert_eq!(values("DTSTART;VALUE=DATE"), ["20261206", "20261213", "20261213"]);
    assert_eq!(values("STATUS"), ["CONFIRMED", "CONFIRMED", "CANCELLED"]);
    let times = ["20240907T080000Z", "20240910T093000Z", "20240912T100000Z"];
    assert_eq!(values("LAST-MODIFIED"), times);
    assert_eq!(values("DTSTAMP"), times);
    assert_eq!(values("CREATED"), [times[0]; 3]);
    assert!(
        seen[1]
            .value("DESCRIPTION")
            .expect("text")
            .contains("6 December 2026")
    );
    assert!(seen[2].value("SUMMARY").expect("text").starts_with("Cancelled: "));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_date_in_a_calendar_is_never_more_exact_than_it_is_known() {
    let mut event = vote();
    event.date = when("2026-12", DateKind::Customary, Firmness::Changing);
    let desk = Desk::with(&event).await;
    let month = desk.calendar("").await;
    assert!(!month.has("VEVENT") && month.has("VJOURNAL"), "{month:?}");
    assert!(
        month.0.iter().all(|(name, _)| !name.starts_with("DTSTART")),
        "{month:?}"
    );
    assert!(
        month
            .value("X-WR-CALDESC")
            .expect("text")
            .contains("December 2026")
    );
    assert_eq!(desk.data().await["startDate"], "2026-12");

    for (at, date, start, end, status, title) in [
        (
            "2024-09-08T00:00:00Z",
            when("2026-12-01/2026-12-31", DateKind::Bounded, Firmness::Confirmed),
            "20261201",
            "20270101",
            "CONFIRMED",
            "(on one of these days)",
        ),
        (
            "2024-09-09T00:00:00Z",
            when("../2026-12-20", DateKind::Deadline, Firmness::Confirmed),
            "20261220",
            "20261221",
            "CONFIRMED",
            "By 20 December 2026: ",
        ),
        (
            "2024-09-10T00:00:00Z",
            when("2026-12-06", DateKind::Scheduled, Firmness::Tentative),
            "20261206",
            "20261207",
            "TENTATIVE",
            "(tentative)",
        ),
        (
            "2024-09-11T00:00:00Z",
            when("2026-12-06", DateKind::Scheduled, Firmness::Postponed),
            "20261206",
            "20261207",
            "TENTATIVE",
            "Postponed: ",
        ),
    ] {
        event.date = date;
        desk.record(at, &event).await;
        let calendar = desk.calendar("").await;
        assert_eq!(calendar.value("DTSTART;VALUE=DATE"), Some(start), "{title}");
        assert_eq!(calendar.value("DTEND;VALUE=DATE"), Some(end), "{title}");
        assert_eq!(calendar.value("STATUS"), Some(status), "{title}");
        assert!(
            calendar.value("SUMMARY").expect("text").contains(title),
            "{calendar:?}"
        );
    }
    event.date = EventDate {
        time: "12:00".parse().ok(),
        zone: Some("Asia/Tokyo".to_owned()),
        ..when("2026-12-06", DateKind::Scheduled, Firmness::Confirmed)
    };
    desk.record("2024-09-12T00:00:00Z", &event).await;
    let calendar = desk.calendar("").await;
    assert_eq!(calendar.value("DTSTART;TZID=Asia/Tokyo"), Some("20261206T120000"));
    assert_eq!(calendar.value("TZOFFSETTO"), Some("+0900"));
    assert!(
        calendar
            .value("DESCRIPTION")
            .expect("text")
            .contains("12:00 local time (Asia/Tokyo)")
    );
    assert_eq!(desk.data().await["startDate"], "2026-12-06T12:00:00+09:00");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_page_tells_machines_what_became_of_the_event() {
    let vote = vote();
    let desk = Desk::with(&vote).await;
    let data = desk.data().await;
    assert_eq!(data["@type"], "Event");
    assert_eq!(data["eventStatus"], "https://schema.org/EventScheduled");
    assert_eq!(data["startDate"], "2026-12-06");
    assert_eq!(data["location"]["name"], "Tokyo");
    assert_eq!(data["about"][0]["name"], "Japan");
    assert_eq!(data["inLanguage"], "en");
    assert!(data["description"].as_str().expect("text").contains("</script>"));
    assert!(data.get("organizer").is_none());

    let html = desk.app.text(&format!("/ja{PAGE}")).await;
    for part in [
        "<meta name=\"twitter:card\" content=\"summary_large_image\">",
        "<meta property=\"og:locale\" content=\"ja_JP\">",
        "<meta property=\"og:locale:alternate\" content=\"en_US\">",
        "<meta property=\"og:locale:alternate\" content=\"ko_KR\">",
        "type=\"text/calendar\" href=\"https://handover.example/ja/events/jp-vote.ics\"",
        "href=\"webcal://handover.example/ja/events/jp-vote.ics\"",
        "src=\"/ja/events/jp-vote.qr.svg\"",
    ] {
        assert!(html.contains(part), "{part}");
    }
    assert!(!html.contains(" style="));

    let later = moved(
        &vote,
        when("2026-12-13", DateKind::Scheduled, Firmness::Confirmed),
        "2024-09-10",
    );
    desk.record("2024-09-10T00:00:00Z", &later).await;
    let data = desk.data().await;
    assert_eq!(data["eventStatus"], "https://schema.org/EventRescheduled");
    assert_eq!(data["previousStartDate"], serde_json::json!(["2026-12-06"]));
    for (at, firmness, status) in [
        (
            "2024-09-11T00:00:00Z",
            Firmness::Postponed,
            "https://schema.org/EventPostponed",
        ),
        (
            "2024-09-12T00:00:00Z",
            Firmness::Cancelled,
            "https://schema.org/EventCancelled",
        ),
    ] {
        let mut off = later.clone();
        off.date.firmness = firmness;
        desk.record(at, &off).await;
        assert_eq!(desk.data().await["eventStatus"], status);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_pinned_link_says_what_has_changed_since_it_was_shared() {
    let vote = vote();
    let desk = Desk::with(&vote).await;
    let page = desk.app.text(PAGE).await;
    let link = "/events/jp-vote?as_of=2026-11-24&amp;known_at=2024-09-07T08:00:00Z";
    assert!(page.contains(link), "the page offers a pinned link");
    assert!(!page.contains("Since this link was shared"));
    let pinned = link.replace("&amp;", "&");
    let html = desk.app.text(&pinned).await;
    assert!(
        html.contains("Nothing in this record has changed since"),
        "{html}"
    );

    let later = moved(
        &vote,
        when("2026-12-13", DateKind::Scheduled, Firmness::Confirmed),
        "2024-09-10",
    );
    desk.record("2024-09-10T09:30:00Z", &later).await;
    let recent = format!("{PAGE}?known_at=2024-09-07T08:00:00Z");
    let html = desk.app.text(&recent).await;
    assert!(html.contains("This record has changed once since"), "{html}");
    assert!(html.contains("<del>6 December 2026</del>") && html.contains("<ins>13 December 2026</ins>"));
    assert!(html.contains("href=\"/changes/3\""));
    // The calendar of the link stays as it was.
    let calendar = desk.calendar("?known_at=2024-09-07T08:00:00Z").await;
    assert_eq!(calendar.value("DTSTART;VALUE=DATE"), Some("20261206"));
    assert_eq!(calendar.value("SEQUENCE"), Some("0"));

    // A link to a past day hears of corrections of that day, and of nothing that came after it.
    let past = format!("{PAGE}?as_of=2024-09-06&known_at=2024-09-07T08:00:00Z");
    let html = desk.app.text(&past).await;
    assert!(
        html.contains("Nothing in this record has changed since"),
        "{html}"
    );
    assert!(!html.contains("2026-12-13"), "{html}");
    let mut corrected = later.clone();
    corrected.place = Some(text("Osaka"));
    desk.record("2024-09-12T00:00:00Z", &corrected).await;
    let html = desk.app.text(&past).await;
    assert!(html.contains("<ins>Osaka</ins>"), "{html}");
    assert!(html.contains("href=\"/changes/4?as_of=2024-09-06\""));
    assert!(!html.contains("2026-12-13"), "{html}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn on_a_past_day_nothing_of_later_leaves_the_site() {
    let mut vote = vote();
    vote.provenance
        .sources
        .push(Citation::parse("later").expect("a citation"));
    vote.participants = vec![Participant {
        country: CountryId::parse("jp").expect("an id"),
        person: None,
        role: None,
    }];
    let database = Database::new(Engine::Sqlite).await;
    let tracker = database.tracker().await;
    let mut changeset = first();
    let mut later = source();
    later.id = SourceId::parse("later").expect("an id");
    later.title = "What came later".to_owned();
    later.published = Edtf::parse("2025-01-01").ok();
    changeset.changes.push(Change::add(later));
    tracker.commit(changeset).await.expect("the first changeset");
    let desk = Desk {
        app: TestApp::with_backend(tracker.clone(), "https://handover.example").await,
        tracker,
        _database: database,
    };
    let moved = moved(
        &vote,
        when("2026-12-13", DateKind::Scheduled, Firmness::Confirmed),
        "2025-03-01",
    );
    desk.record("2025-03-01T09:30:00Z", &moved).await;
    let calendar = desk.app.text(&format!("{PAGE}.ics?as_of=2024-09-06")).await;
    let json = desk.app.text(&format!("{PAGE}.json?as_of=2024-09-06")).await;
    for (what, text) in [("calendar", &calendar), ("data", &json)] {
        for later in ["2025", "20261213", "2026-12-13", "13 December", "later"] {
            assert!(!text.contains(later), "the {what} tells of {later}: {text}");
        }
    }
    let calendar = Calendar::parse(&calendar);
    assert_eq!(calendar.value("DTSTART;VALUE=DATE"), Some("20261206"));
    assert_eq!(calendar.value("SEQUENCE"), Some("0"));
    assert_eq!(calendar.value("DTSTAMP"), Some("20240906T000000Z"));
    let data = structured(&desk.app.text(&format!("{PAGE}?as_of=2024-09-06")).await);
    assert_eq!(data["startDate"], "2026-12-06");
    assert_eq!(data["eventStatus"], "https://schema.org/EventScheduled");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_came_of_several_rounds_is_told_with_the_day_of_the_last() {
    let app = TestApp::start().await;
    let html = app.text("/events/ro-presidential-election-2025").await;
    assert!(html.contains("18 May 2025: Nicușor Dan won"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_worked_example_can_be_shared_as_it_stood() {
    let app = TestApp::start().await;
    let page = "/events/jp-ldp-leadership-2024";
    let html = app.text(&format!("{page}?as_of=2024-09-06")).await;
    let sentence = "LDP presidential election, Japan, 27 September 2024: decides the party&#39;s president, who will likely";
    assert!(
        html.contains(sentence) || html.contains(&sentence.replace("&#39;", "'")),
        "{html}"
    );
    assert!(html.contains("(source: Jiji Press, nippon.com)"), "{html}");
    let calendar = app.text(&format!("{page}.ics?as_of=2024-09-06")).await;
    let calendar = Calendar::parse(&calendar);
    assert_eq!(calendar.value("DTSTART;VALUE=DATE"), Some("20240927"));
    assert!(!calendar.value("DESCRIPTION").expect("text").contains("Ishiba"));
    let ja = app.text(&format!("/ja{page}.ics")).await;
    let ja = Calendar::parse(&ja);
    assert!(ja.value("SUMMARY").expect("text").contains("自民党総裁選"));
    assert!(ja.value("DESCRIPTION").expect("text").contains("石破茂"));
}

/// A source that came out before a date was known cannot be who says so.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_sentence_names_a_source_that_says_what_it_tells() {
    let of = |id: &str, published: &str| {
        let mut of = source();
        of.id = SourceId::parse(id).expect("an id");
        of.publisher = format!("The {id}");
        of.published = Edtf::parse(published).ok();
        Change::add(of)
    };
    let citing = |citations: &[&str]| {
        let mut vote = vote();
        let citations = citations
            .iter()
            .map(|it| Citation::parse(it).expect("a citation"));
        vote.provenance.sources = citations.collect();
        vote
    };
    let mut changeset = first();
    changeset
        .changes
        .extend([of("almanac", "2024-01-05"), of("paper", "2024-09-10")]);
    let database = Database::new(Engine::Sqlite).await;
    let tracker = database.tracker().await;
    tracker.commit(changeset).await.expect("the first changeset");
    let desk = Desk {
        app: TestApp::with_backend(tracker.clone(), "https://handover.example").await,
        tracker,
        _database: database,
    };
    let before = citing(&["almanac", "paper"]);
    let new_date = when("2026-12-13", DateKind::Scheduled, Firmness::Confirmed);
    for (at, event, publisher) in [
        ("2024-09-11T08:00:00Z", before.clone(), "The almanac"),
        (
            "2024-09-11T09:00:00Z",
            moved(&before, new_date, "2024-09-10"),
            "The paper",
        ),
        // Of two that can tell, the one that is cited with the place.
        (
            "2024-09-11T10:00:00Z",
            citing(&["almanac", "paper#page 3"]),
            "The paper",
        ),
    ] {
        desk.record(at, &event).await;
        let json: Value = serde_json::from_str(&desk.app.text(&format!("{PAGE}.json")).await).expect("JSON");
        let sentence = json["sentence"].as_str().expect("a sentence");
        assert!(sentence.contains(publisher), "{publisher}: {sentence}");
    }
}
