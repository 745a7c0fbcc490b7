//! Citations: of the page as it stands, with its day and the moment of the record.

use crate::support::{TestApp, html::Page};
use reqwest::StatusCode;

const HOST: &str = "https://handover.example";

/// Where the tool of a page leads.
async fn tool(app: &TestApp, page: &str) -> String {
    let html = app.text(page).await;
    let parsed = Page::of(&html);
    let links = parsed.all(".toolbar a");
    let hrefs = links.iter().filter_map(|link| link.attribute("href"));
    let found = hrefs.map(str::to_owned).find(|href| href.contains("/cite?"));
    found.unwrap_or_else(|| panic!("{page} has no way to its citation"))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_page_is_cited_in_four_ways_that_lead_to_it_as_it_stood() {
    let app = TestApp::start().await;
    for (page, title, day, bibtex_day) in [
        (
            "/people/fumio-kishida?as_of=2024-09-06",
            "Fumio Kishida",
            "6 September 2024",
            "day = {6}",
        ),
        ("/ja/countries/jp", "日本", "2026年11月24日", "day = {24}"),
        (
            "/ko/relations/jp-kr",
            "일본·대한민국",
            "2026년 11월 24일",
            "day = {24}",
        ),
    ] {
        let address = tool(&app, page).await;
        let html = app.text(&address).await;
        let parsed = Page::of(&html);
        let texts: Vec<_> = parsed.all("textarea").iter().map(|it| it.text()).collect();
        assert_eq!(texts.len(), 4, "{address}");
        // What is written in a field is text, whatever stands in it.
        assert!(!html.contains("&known_at="), "{html}");
        assert!(texts[0].contains(day), "{}", texts[0]);
        assert!(
            texts[1].contains("Retrieved November 24, 2026, from https://"),
            "{}",
            texts[1]
        );
        assert!(
            texts[2].contains(bibtex_day) && texts[2].contains("as recorded at "),
            "{}",
            texts[2]
        );
        for text in &texts {
            assert!(text.contains(title), "{text}");
            assert!(text.contains("as_of=") && text.contains("known_at="), "{text}");
        }
        // The sentence ends with the address, which is of the page as it stood.
        let begin = texts[0].find(HOST).expect("the address");
        let url = texts[0][begin + HOST.len()..].trim();
        assert_eq!(app.get(url).await.status(), StatusCode::OK, "{url}");
        for (suffix, kind, begins) in [
            (".bib", "application/x-bibtex; charset=utf-8", "@misc{handover-"),
            (
                ".ris",
                "application/x-research-info-systems; charset=utf-8",
                "TY  - ELEC\r\n",
            ),
        ] {
            let file = address.replacen("/cite?", &format!("/cite{suffix}?"), 1);
            let linked = parsed.all("article a");
            assert!(
                linked
                    .iter()
                    .any(|link| link.attribute("href") == Some(file.as_str())),
                "{file}"
            );
            let answer = app.get(&file).await;
            assert_eq!(answer.status(), StatusCode::OK, "{file}");
            assert_eq!(answer.headers()["content-type"], kind);
            let text = answer.text().await.expect("text");
            assert!(text.starts_with(begins) && text.contains(title), "{text}");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_cannot_be_cited_is_told() {
    let app = TestApp::start().await;
    for url in [
        "",
        "?url=%2Fleaders",
        "?url=https%3A%2F%2Fevil.example%2F",
        "?url=%2Fpeople%2Fnobody",
    ] {
        let html = app.text(&format!("/cite{url}")).await;
        let parsed = Page::of(&html);
        assert!(
            parsed.find("[role='alert']").is_some() && parsed.find("textarea").is_none(),
            "{url}"
        );
        let file = app.get(&format!("/cite.bib{url}")).await;
        assert_eq!(file.status(), StatusCode::NOT_FOUND, "{url}");
    }
}
