//! The calendars of lists and of records.

use super::desk::{Calendar, Desk, PAGE, moved, text, vote, when};
use crate::support::{TestApp, edit};
use app::calendars::MOST_EVENTS;
use domain::{
    Change, Changeset,
    entity::{DateKind, EventDate, EventKind, Firmness},
    id::EventId,
};
use jiff::civil::date;
use reqwest::StatusCode;

async fn listed(app: &TestApp, address: &str) -> Calendar {
    Calendar::parse(&app.text(address).await)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_calendar_of_a_list_has_what_the_list_shows_in_every_language() {
    let mut vote = vote();
    vote.name = None;
    let desk = Desk::with(&vote).await;
    for (prefix, name, title) in [
        (
            "",
            "Handover: Japan · parliamentary election",
            "Parliamentary election",
        ),
        ("/ja", "Handover：Japan · 議会選挙", "議会選挙"),
        ("/ko", "Handover: Japan · 의회 선거", "의회 선거"),
    ] {
        let address = format!("{prefix}/calendar.ics?kind=parliamentary_election&country=jp");
        let answer = desk.app.get(&address).await;
        assert_eq!(answer.status(), StatusCode::OK, "{address}");
        assert_eq!(answer.headers()["content-type"], "text/calendar; charset=utf-8");
        let tag = answer.headers()["etag"].to_str().expect("text").to_owned();
        let known = desk.app.get_with(&address, "if-none-match", &tag).await;
        assert_eq!(known.status(), StatusCode::NOT_MODIFIED, "{address}");
        let calendar = listed(&desk.app, &address).await;
        let names = calendar.all("X-WR-CALNAME").join("\n").to_lowercase();
        assert_eq!(names, name.to_lowercase());
        assert_eq!(calendar.all("UID"), ["event-jp-vote@handover"]);
        assert!(calendar.all("SUMMARY")[0].contains(title), "{calendar:?}");
        assert_eq!(calendar.all("X-PUBLISHED-TTL"), ["PT1H"]);
        let page = format!("https://handover.example{prefix}{PAGE}");
        assert_eq!(calendar.all("URL"), [page.as_str()]);
        // Country and kind, each a category of its own.
        assert!(calendar.all("CATEGORIES")[0].ends_with(",Japan"), "{calendar:?}");
    }
    let of_others = listed(&desk.app, "/calendar.ics?kind=meeting").await;
    assert!(
        !of_others.has("VEVENT") && of_others.has("VJOURNAL"),
        "{of_others:?}"
    );
    let unknown = listed(&desk.app, "/calendar.ics?country=xx").await;
    assert!(
        unknown.all("X-WR-CALDESC")[0].contains("country=xx"),
        "{unknown:?}"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_subscriber_of_a_list_sees_a_move_out_of_it_and_a_cancellation_for_180_days() {
    let vote = vote();
    let desk = Desk::with(&vote).await;
    let this_year = "/calendar.ics?from=2026-01-01&to=2026-12-31";
    let first = listed(&desk.app, this_year).await;
    assert_eq!(first.all("DTSTART;VALUE=DATE"), ["20261206"]);

    let next_year = when("2027-02-07", DateKind::Scheduled, Firmness::Confirmed);
    let later = moved(&vote, next_year, "2026-11-20");
    desk.record("2026-11-20T09:30:00Z", &later).await;
    assert!(
        !desk
            .app
            .text("/events?from=2026-01-01&to=2026-12-31")
            .await
            .contains("/events/jp-vote")
    );
    let second = listed(&desk.app, this_year).await;
    assert_eq!(second.all("UID"), first.all("UID"));
    assert_eq!(second.all("DTSTART;VALUE=DATE"), ["20270207"]);
    assert_eq!(second.all("SEQUENCE"), ["1"]);
    assert_eq!(second.all("LAST-MODIFIED"), ["20261120T093000Z"]);
    assert!(
        second.all("DESCRIPTION")[1].contains("earlier date: 6 December 2026"),
        "{second:?}"
    );

    let off = moved(
        &later,
        EventDate {
            firmness: Firmness::Cancelled,
            ..later.date.clone()
        },
        "2026-11-23",
    );
    desk.record("2026-11-23T10:00:00Z", &off).await;
    for address in [
        this_year,
        "/calendar.ics",
        "/calendar.ics?status=upcoming&firmness=confirmed",
    ] {
        let third = listed(&desk.app, address).await;
        assert_eq!(third.all("STATUS"), ["CANCELLED"], "{address}");
        assert_eq!(third.all("SEQUENCE"), ["2"], "{address}");
        assert!(third.all("SUMMARY")[0].starts_with("Cancelled: "), "{third:?}");
    }
    for (day, is_there) in [(date(2027, 5, 22), true), (date(2027, 5, 23), false)] {
        let app = TestApp::on_day(&desk._database, day).await;
        assert_eq!(
            listed(&app, "/calendar.ics").await.has("VEVENT"),
            is_there,
            "{day}"
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_has_no_day_stands_in_the_note_until_it_gets_one() {
    let mut event = vote();
    event.date = when("2026-12", DateKind::Customary, Firmness::Changing);
    let desk = Desk::with(&event).await;
    let calendar = listed(&desk.app, "/countries/jp.ics").await;
    assert!(!calendar.has("VEVENT"), "{calendar:?}");
    assert!(calendar.all("X-WR-CALDESC")[0].contains("The vote\\; first\\, and last"));
    assert!(calendar.all("X-WR-CALDESC")[0].contains("December 2026"));
    let note = calendar.all("UID")[0].to_owned();

    // Whatever else is recorded, the note stays as it was.
    desk.record("2024-09-08T00:00:00Z", &event).await;
    assert_eq!(listed(&desk.app, "/countries/jp.ics").await.0, calendar.0);

    event.date = when("2026-12-06", DateKind::Scheduled, Firmness::Confirmed);
    desk.record("2024-09-09T00:00:00Z", &event).await;
    let dated = listed(&desk.app, "/countries/jp.ics").await;
    assert_eq!(dated.all("UID"), ["event-jp-vote@handover"]);
    assert_ne!(note, "event-jp-vote@handover");
    assert!(!dated.all("X-WR-CALDESC")[0].contains("The vote"), "{dated:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_vote_that_moves_to_a_month_stays_on_its_old_day_and_says_so() {
    let vote = vote();
    let desk = Desk::with(&vote).await;
    let vague = when("2027-02", DateKind::Customary, Firmness::Changing);
    desk.record("2026-11-20T09:30:00Z", &moved(&vote, vague, "2026-11-20"))
        .await;
    for address in ["/calendar.ics", "/countries/jp.ics", "/events/jp-vote.ics"] {
        let calendar = listed(&desk.app, address).await;
        assert_eq!(calendar.all("DTSTART;VALUE=DATE"), ["20261206"], "{address}");
        assert_eq!(calendar.all("STATUS"), ["TENTATIVE"], "{address}");
        assert!(
            calendar.all("SUMMARY")[0].starts_with("Moved to February 2027: "),
            "{calendar:?}"
        );
    }
    let app = TestApp::on_day(&desk._database, date(2027, 5, 20)).await;
    assert!(!listed(&app, "/countries/jp.ics").await.has("VEVENT"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_time_stands_in_its_zone_which_the_calendar_explains() {
    let mut event = vote();
    event.date.time = "12:00".parse().ok();
    event.date.zone = Some("America/New_York".to_owned());
    let desk = Desk::with(&event).await;
    let calendar = listed(&desk.app, "/calendar.ics").await;
    assert_eq!(calendar.all("DTSTART;TZID=America/New_York"), ["20261206T120000"]);
    assert_eq!(calendar.all("TZID"), ["America/New_York"]);
    assert_eq!(calendar.all("TZOFFSETTO"), ["-0500"]);
    assert!(
        calendar.has("STANDARD") && !calendar.has("DAYLIGHT"),
        "{calendar:?}"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_calendar_is_bounded_and_keeps_what_is_nearest() {
    let desk = Desk::with(&vote()).await;
    let first = date(2026, 10, 1);
    let votes = (0..MOST_EVENTS + 100).map(|number| {
        let mut event = vote();
        event.id = EventId::parse(&format!("jp-vote-{number}")).expect("an id");
        event.name = Some(text("A vote"));
        event.kind = EventKind::ConfidenceVote;
        let days = i64::try_from(number).expect("a number");
        let on = first.saturating_add(jiff::Span::new().days(days));
        event.date = when(&on.to_string(), DateKind::Scheduled, Firmness::Confirmed);
        Change::add(event)
    });
    let changeset = Changeset {
        at: "2024-09-10T00:00:00Z".parse().expect("a time"),
        ..edit("desk", votes.collect())
    };
    desk.tracker.commit(changeset).await.expect("it is recorded");
    let calendar = listed(&desk.app, "/countries/jp.ics").await;
    assert_eq!(calendar.all("UID").len(), MOST_EVENTS);
    assert!(
        calendar.all("X-WR-CALDESC")[0].contains("101 others are left out"),
        "{calendar:?}"
    );
    // Those of the past are the first to go.
    assert_eq!(calendar.all("DTSTART;VALUE=DATE")[0], "20261125");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_kind_of_record_has_a_calendar() {
    let app = TestApp::start().await;
    for (page, event) in [
        ("/countries/jp", "event-jp-ldp-leadership-2024@handover"),
        ("/people/fumio-kishida", "event-jp-kr-meeting-2024-09-06@handover"),
        (
            "/offices/jp-prime-minister",
            "event-jp-diet-designation-2024@handover",
        ),
        (
            "/transitions/jp-prime-minister-after-fumio-kishida",
            "event-jp-ldp-leadership-2024@handover",
        ),
        ("/relations/jp-kr", "event-jp-kr-meeting-2024-09-06@handover"),
    ] {
        for prefix in ["", "/ja", "/ko"] {
            let address = format!("{prefix}{page}.ics");
            let calendar = listed(&app, &address).await;
            let ids = calendar.all("UID");
            assert!(ids.contains(&event), "{address}: {ids:?}");
        }
        let missing = app.get(&format!("{page}-of-nowhere.ics")).await;
        assert_eq!(missing.status(), StatusCode::NOT_FOUND, "{page}");
        let wrong = app.get(&format!("{page}.ics?as_of=tomorrow")).await;
        assert_eq!(wrong.status(), StatusCode::BAD_REQUEST, "{page}");
    }
    let then = listed(&app, "/countries/jp.ics?as_of=2024-09-06").await;
    assert!(
        !then
            .all("UID")
            .contains(&"event-jp-diet-designation-2024@handover")
    );
    let capital = app.get("/countries/JP.ics").await;
    assert_eq!(capital.status(), StatusCode::PERMANENT_REDIRECT);
    assert_eq!(capital.headers()["location"], "/countries/jp.ics");
}
