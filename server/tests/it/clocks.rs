//! Days that lie ahead, and lists between two days.

use crate::support::{TestApp, html::Page, today};
use serde_json::Value;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_day_that_lies_ahead_says_so_and_calls_nobody_plainly_in_office() {
    let app = TestApp::start().await;
    for (prefix, ahead, plain, as_of_today) in [
        ("", "lies ahead", "in office", "in office as of today"),
        ("/ja", "未来の日付", "在任中", "本日時点で在任"),
        ("/ko", "아직 오지 않은 날짜입니다", "재임 중", "오늘 현재 재임"),
    ] {
        for path in ["/countries/fr", "/leaders", "/people/emmanuel-macron"] {
            let html = app.text(&format!("{prefix}{path}?as_of=2027-02-01")).await;
            let page = Page::of(&html);
            assert!(page.one(".clock-banner").text().contains(ahead), "{prefix}{path}");
            let marks: Vec<_> = page.all(".status-mark").into_iter().map(|it| it.text()).collect();
            assert!(
                marks.iter().any(|mark| mark == as_of_today),
                "{prefix}{path}: {marks:?}"
            );
            assert!(
                marks.iter().all(|mark| mark != plain),
                "{prefix}{path}: {marks:?}"
            );
        }
        let past = app.text(&format!("{prefix}/leaders?as_of=2025-02-01")).await;
        assert!(!past.contains(ahead), "{prefix}");
        assert!(!past.contains(as_of_today), "{prefix}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_list_up_to_a_day_ahead_begins_today_and_between_days_turned_round_lies_nothing() {
    let app = TestApp::start().await;
    let dates = |html: &str| -> Vec<String> {
        let page = Page::of(html);
        let times = page.all("main time[datetime]").into_iter();
        times
            .filter_map(|it| it.attribute("datetime").map(str::to_owned))
            .collect()
    };
    let ahead = dates(&app.text("/events?to=2027-06-30").await);
    assert!(!ahead.is_empty());
    let today = today().to_string();
    assert!(ahead.iter().all(|day| *day >= today), "{ahead:?}");
    let before = dates(&app.text("/events?to=2020-12-31").await);
    assert!(!before.is_empty());
    assert!(
        before.iter().all(|day| day.as_str() <= "2020-12-31"),
        "{before:?}"
    );

    let turned = app.text("/events?from=2027-06-01&to=2027-01-01").await;
    assert_eq!(dates(&turned), [""; 0]);
    for list in ["events", "tenures"] {
        let found = app
            .text(&format!("/api/v1/{list}?from=2027-06-01&to=2027-01-01"))
            .await;
        let found: Value = serde_json::from_str(&found).expect("JSON");
        assert_eq!(found["data"], Value::Array(Vec::new()), "{list}");
    }
}
