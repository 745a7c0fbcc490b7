//! Pages that show much at a glance: two days compared, a month, several countries on one axis or on paper, and the week on the front page.

use crate::{
    edit::Desk as Editing,
    support::{
        TestApp,
        html::{Element, Page},
    },
};
use reqwest::StatusCode;

/// The texts of the cells of a row.
fn cells(row: Element<'_>) -> Vec<String> {
    row.all("th, td").into_iter().map(Element::text).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_days_are_compared_office_by_office() {
    let app = TestApp::start().await;
    let html = app.text("/compare?from=2024-01-01&to=2025-01-01").await;
    let page = Page::of(&html);
    let japan = cells(page.one("#office-jp-prime-minister"));
    assert!(
        japan[2].contains("Fumio Kishida") && japan[4].contains("Shigeru Ishiba"),
        "{japan:?}"
    );
    assert!(japan[5].contains("2024"), "{japan:?}");
    // Whoever held an office on both days is no change of hands.
    assert!(page.find("#office-us-president").is_none());
    // The picture has a dot for each row, and each leads to it.
    let dots = page.all(".compare-figure a").len();
    let rows = page.all("tr[id^=office-]").len();
    assert!(dots > 30 && dots <= rows, "{dots} dots, {rows} rows");
    for dot in page.all(".compare-figure a") {
        let row = dot.attribute("href").expect("a way");
        assert!(page.find(row).is_some(), "{row}");
    }
    // The other way round it is the same, and as a table of texts too.
    let turned = app.text("/compare?from=2025-01-01&to=2024-01-01").await;
    assert_eq!(Page::of(&turned).all("tr[id^=office-]").len(), rows);
    let csv = app.text("/compare.csv?from=2024-01-01&to=2025-01-01").await;
    assert_eq!(
        csv.lines()
            .filter(|line| line.starts_with("Changed hands,"))
            .count(),
        rows
    );
    for language in ["/ja", "/ko"] {
        let html = app
            .text(&format!("{language}/compare?from=2024-01-01&to=2025-01-01"))
            .await;
        assert_eq!(Page::of(&html).all("tr[id^=office-]").len(), rows, "{language}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_comparison_names_who_came_and_went_and_ends_today() {
    let app = TestApp::start().await;
    let html = app
        .text("/compare?from=2019-01-01&to=2024-12-01&country=gb")
        .await;
    let row = cells(Page::of(&html).one("#office-gb-prime-minister"));
    assert!(
        row[2].contains("Theresa May") && row[4].contains("Keir Starmer"),
        "{row:?}"
    );
    for between in ["Boris Johnson", "Liz Truss", "Rishi Sunak"] {
        assert!(row[3].contains(between), "{row:?}");
    }
    // Nobody knows who will be in office.
    let html = app.text("/compare?from=2026-01-01&to=2030-01-01").await;
    assert!(html.contains("1 January 2030 lies ahead"), "{html}");
    let today = app.text("/compare?from=2026-01-01").await;
    let rows = |html: &str| Page::of(html).all("tr[id^=office-]").len();
    assert_eq!(rows(&html), rows(&today));
    let html = app.text("/compare?from=yesterday").await;
    assert!(html.contains("from=yesterday is not known"), "{html}");
    // Whoever looks at a past day is led to what has changed since.
    let past = app.text("/?as_of=2024-09-06").await;
    let page = Page::of(&past);
    let ways: Vec<_> = page
        .all(".clock-banner a")
        .iter()
        .filter_map(|it| it.attribute("href"))
        .collect();
    assert!(ways.contains(&"/compare?from=2024-09-06"), "{ways:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_month_stands_in_weeks_with_each_event_on_its_day() {
    let app = TestApp::start().await;
    let html = app.text("/events?view=month&from=2024-09-15").await;
    let page = Page::of(&html);
    assert_eq!(page.one(".month caption").text(), "September 2024");
    let heads: Vec<_> = page.all(".month th").into_iter().map(Element::text).collect();
    assert_eq!((heads.len(), heads[0].as_str()), (7, "Monday"));
    assert!(
        page.all(".month tbody tr")
            .iter()
            .all(|week| week.all("td").len() == 7)
    );
    let day = |text: &str| {
        let cells = page.all(".month td").into_iter();
        let mut cells = cells.filter(|cell| {
            cell.find("time")
                .is_some_and(|it| it.attribute("datetime") == Some(text))
        });
        cells.next().expect("a day")
    };
    let vote = "a[href='/events/jp-ldp-leadership-2024']";
    assert!(day("2024-09-27").find(vote).is_some());
    assert!(day("2024-09-26").find(vote).is_none());
    let ways: Vec<_> = page
        .all(".month-nav a")
        .iter()
        .filter_map(|it| it.attribute("href"))
        .collect();
    assert_eq!(
        ways,
        [
            "/events?view=month&from=2024-08-01",
            "/events?view=month&from=2024-10-01"
        ]
    );
    // The filters stay, and an event of another country is not there.
    let korea = app.text("/events?view=month&from=2024-09-15&country=kr").await;
    assert!(Page::of(&korea).find(vote).is_none());
    let japanese = app.text("/ja/events?view=month&from=2024-09-15").await;
    assert_eq!(Page::of(&japanese).all(".month th")[0].text(), "日曜日");
    // Without a day it is the month of the page.
    let html = app.text("/events?view=month&as_of=2024-09-06").await;
    let page = Page::of(&html);
    assert_eq!(page.one(".month caption").text(), "September 2024");
    assert_eq!(page.one(".month td[aria-current] time").text(), "6");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_leaders_of_a_group_stand_above_each_other_with_a_table() {
    let app = TestApp::start().await;
    let html = app.text("/timelines?group=g7&from=1975-01-01").await;
    let page = Page::of(&html);
    let lanes: Vec<_> = page
        .all(".timeline-lane-label")
        .into_iter()
        .map(Element::text)
        .collect();
    for country in [
        "Canada",
        "France",
        "Germany",
        "Italy",
        "Japan",
        "United Kingdom",
        "United States",
    ] {
        assert!(
            lanes.iter().any(|lane| lane.contains(country)),
            "{country}: {lanes:?}"
        );
    }
    assert!(page.all(".timeline-vote").len() > 20);
    assert!(
        page.find(".timeline-day").is_some(),
        "the axis goes on behind today"
    );
    let table = page.one(".timelines-table").text();
    for name in [
        "Margaret Thatcher",
        "Helmut Kohl",
        "Yasuhiro Nakasone",
        "Ronald Reagan",
    ] {
        assert!(table.contains(name), "{name}");
    }
    let csv = app.text("/timelines.csv?group=g7&from=1975-01-01").await;
    assert!(csv.contains("Margaret Thatcher,1979-05-04,1990-11-28"), "{csv}");
    // A part of time has only who was there.
    let html = app
        .text("/timelines?countries=gb&from=1980-01-01&to=1989-01-01")
        .await;
    let page = Page::of(&html);
    assert!(html.contains("Margaret Thatcher") && !html.contains("John Major"));
    assert!(page.find(".timeline-day").is_none());
    // Who has not asked for anything is offered the groups.
    let html = app.text("/timelines").await;
    assert!(html.contains("/timelines?group=g7"));
    let html = app.text("/timelines?countries=atlantis").await;
    assert!(html.contains("countries=atlantis is not known"), "{html}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_briefing_takes_codes_and_names_in_any_language() {
    let app = TestApp::start().await;
    let by_group = app.text("/brief?group=quad").await;
    let by_names = app
        .text("/brief?countries=au,India,%E6%97%A5%E6%9C%AC,%EB%AF%B8%EA%B5%AD")
        .await;
    let leaders = |html: &str| -> Vec<_> {
        let page = Page::of(html);
        let mut names: Vec<_> = page
            .all(".relation-leaders tbody")
            .into_iter()
            .map(Element::text)
            .collect();
        names.sort();
        names
    };
    assert_eq!(leaders(&by_group).len(), 4);
    assert_eq!(leaders(&by_group), leaders(&by_names));
    let page = Page::of(&by_group);
    assert_eq!(page.one("h1").text(), "Briefing: Quad");
    assert!(!page.all(".source-list li").is_empty(), "its sources stand on it");
    let stamp = page.one(".brief-stamp a").text();
    assert!(stamp.contains("/brief?group=quad&as_of=2026-11-24"), "{stamp}");
    // A past day tells nothing of later ones.
    let past = app.text("/brief?group=quad&as_of=2024-09-06").await;
    assert!(
        past.contains("Fumio Kishida") && !past.contains("Takaichi"),
        "{past}"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_map_has_every_country_once_and_the_list_says_the_same() {
    let app = TestApp::start().await;
    let html = app.text("/map").await;
    let page = Page::of(&html);
    let places = page.all(".map-country");
    assert_eq!(places.len(), 197);
    // Each leads to its country, has its words, and stands in the list.
    for place in &places {
        let href = place.attribute("href").expect("a way");
        assert!(href.starts_with("/countries/"), "{href}");
        let words = place.find("title").expect("words").text();
        assert!(words.contains(": "), "{words}");
        assert!(page.find(&format!("tbody a[href='{href}']")).is_some(), "{href}");
    }
    let status = |html: &str, country: &str| {
        let page = Page::of(html);
        let place = page.one(&format!(".map-country[href^='/countries/{country}']"));
        place.attribute("data-status").expect("a status").to_owned()
    };
    // The legend counts what the map shows.
    let shown = places
        .iter()
        .filter(|it| it.attribute("data-status") == Some("in-office"))
        .count();
    let legend = page.one(".map-legend li").text();
    assert!(legend.ends_with(&shown.to_string()), "{legend}, {shown}");
    let past = app.text("/map?as_of=2024-12-20").await;
    assert_eq!(status(&past, "kr"), "suspended");
    let changing = app.text("/map?view=changing&as_of=2024-09-06").await;
    let page = Page::of(&changing);
    let america = page.one(".map-country[href^='/countries/us']");
    assert_eq!(america.attribute("data-soon"), Some("3"));
    for language in ["/ja", "/ko"] {
        let html = app.text(&format!("{language}/map")).await;
        assert_eq!(Page::of(&html).all(".map-country").len(), 197, "{language}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_front_page_begins_with_the_week() {
    let app = TestApp::start().await;
    let week = async |path: &str| {
        let html = app.text(path).await;
        Page::of(&html).one(".home-week").text()
    };
    let after = week("/?as_of=2024-10-03").await;
    assert!(
        after.contains("Shigeru Ishiba took office as Prime Minister of Japan, 1 Oct 2024"),
        "{after}"
    );
    let before = week("/?as_of=2024-09-22").await;
    assert!(
        before.contains("27 Sep 2024") && !before.contains("Ishiba"),
        "{before}"
    );
    let japanese = week("/ja?as_of=2024-10-03").await;
    assert!(
        japanese.contains("石破茂、") && japanese.contains("に就任"),
        "{japanese}"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn editors_see_what_is_missing_of_each_country() {
    let desk = Editing::open().await;
    let nobody = desk.app.get_as("", "/desk?view=coverage").await;
    assert_eq!(nobody.status(), StatusCode::SEE_OTHER);
    let answer = desk.app.get_as(&desk.editor, "/desk?view=coverage").await;
    let html = answer.text().await.expect("text");
    let page = Page::of(&html);
    let missing: Vec<usize> = page
        .all("tbody tr")
        .into_iter()
        .map(|row| cells(row)[1].parse().expect("a number"))
        .collect();
    assert!(missing.len() > 190, "{}", missing.len());
    assert!(
        missing.is_sorted_by(|a, b| a >= b),
        "what has most gaps comes first"
    );
}

/// The calendar has a first and a last day, and no page looks for one beyond them.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_ends_of_the_calendar_are_days_like_others() {
    let app = TestApp::start().await;
    for day in ["9999-12-31", "-009999-01-01"] {
        for page in ["/events?view=month", "/timelines?group=g7", "/compare?"] {
            let answer = app.get(&format!("{page}&from={day}")).await;
            let status = answer.status();
            let length = answer.text().await.expect("text").len();
            assert!(
                status == StatusCode::OK && length < 400_000,
                "{page} {day}: {status}, {length} bytes"
            );
        }
    }
}
