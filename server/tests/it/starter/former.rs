//! Countries and offices that are no more: listed on their days, and told of on others.

use crate::support::{TestApp, html::Page};
use reqwest::StatusCode;

async fn page(app: &TestApp, path: &str) -> String {
    let answer = app.get(path).await;
    assert_eq!(answer.status(), StatusCode::OK, "{path}");
    answer.text().await.expect("text")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_country_that_ended_is_listed_on_the_days_before() {
    let app = TestApp::start().await;
    for (list, then) in [
        ("/countries?", "/countries/su"),
        ("/leaders?q=Chernenko&", "/people/konstantin-chernenko"),
    ] {
        let link = |html: &str| Page::of(html).find(&format!("main a[href^='{then}']")).is_some();
        assert!(
            link(&page(&app, &format!("{list}as_of=1985-01-01")).await),
            "{list} of 1985"
        );
        assert!(!link(&page(&app, list).await), "{list} of today");
        assert!(
            !link(&page(&app, &format!("{list}as_of=1992-01-01")).await),
            "{list} of 1992"
        );
    }
    let listed = |json: &str| json.contains("\"id\":\"su\"");
    assert!(listed(
        &page(&app, "/api/v1/countries?as_of=1985-01-01&q=Soviet").await
    ));
    assert!(!listed(&page(&app, "/api/v1/countries?q=Soviet").await));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn its_page_says_until_when_and_what_came_after_and_on_its_days_neither() {
    let app = TestApp::start().await;
    for (prefix, until) in [
        ("", "A country from 1949 until 3 October 1990."),
        ("/ja", "1949年から1990年10月3日まで存在した国。"),
        ("/ko", "1949년부터 1990년 10월 3일까지 존재한 국가."),
    ] {
        let html = page(&app, &format!("{prefix}/countries/dd")).await;
        let head = Page::of(&html).one(".country-head").text();
        assert!(head.contains(until), "{head}");
        let germany = format!(".country-head a[href='{prefix}/countries/de']");
        assert!(Page::of(&html).find(&germany).is_some(), "{html}");
        // Its offices are told of, and nobody holds them.
        let office = format!("main a[href='{prefix}/offices/dd-state-council-chair']");
        assert!(Page::of(&html).find(&office).is_some());
        let html = page(&app, &format!("{prefix}/countries/dd?as_of=1975-01-01")).await;
        let head = Page::of(&html).one(".country-head").text();
        assert!(
            !head.contains("1990") && !html.contains("/countries/de"),
            "{head}"
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_office_that_is_no_more_is_neither_vacant_nor_missing() {
    let app = TestApp::start().await;
    let country = page(&app, "/countries/af").await;
    let offices = Page::of(&country);
    let table = offices.one("[aria-labelledby=offices-title]").inner();
    assert!(!table.contains("/offices/af-monarch"), "{table}");
    let former = offices.one("[aria-labelledby=former-title]").text();
    assert!(
        former.contains("King of Afghanistan") && former.contains("1933–1973"),
        "{former}"
    );
    let then = page(&app, "/countries/af?as_of=1960-01-01").await;
    let table = Page::of(&then).one("[aria-labelledby=offices-title]").inner();
    assert!(table.contains("/people/mohammed-zahir-shah"), "{table}");
    let office = page(&app, "/offices/af-monarch").await;
    let text = Page::of(&office).one("main").text();
    assert!(!text.to_lowercase().contains("vacant"), "{text}");
    let csv = page(&app, "/export/offices.csv").await;
    let row = csv
        .lines()
        .find(|line| line.starts_with("af-monarch,"))
        .expect("a row");
    assert!(row.contains("true") && !row.contains("vacant"), "{row}");
}
