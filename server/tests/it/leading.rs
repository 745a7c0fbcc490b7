//! Whom a country is about: its head of state, its head of government or both, in every place that names its leaders.

use crate::support::TestApp;
use serde_json::Value;

/// A day on which the starter world knows who led.
const DAY: &str = "2024-09-06";

/// The offices that lead a country by the API, and the rule.
async fn leading(app: &TestApp, country: &str) -> (Vec<String>, String) {
    let text = app
        .text(&format!("/api/v1/countries/{country}?as_of={DAY}"))
        .await;
    let record: Value = serde_json::from_str(&text).expect("JSON");
    let record = &record["data"];
    let ids = record["leading_offices"].as_array().expect(&text).iter();
    let ids = ids.map(|id| id.as_str().expect("an id").to_owned()).collect();
    (ids, record["leading_reason"].as_str().expect("a word").to_owned())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_country_is_led_from_the_offices_that_the_rule_names() {
    let app = TestApp::start().await;
    for (country, offices, reason) in [
        (
            "fr",
            &["fr-president", "fr-prime-minister"][..],
            "head_of_state_elected",
        ),
        (
            "fi",
            &["fi-president", "fi-prime-minister"],
            "head_of_state_elected",
        ),
        (
            "ro",
            &["ro-president", "ro-prime-minister"],
            "head_of_state_elected",
        ),
        ("cn", &["cn-president", "cn-premier"], "head_of_state_governs"),
        ("kr", &["kr-president"], "both_in_one"),
        ("us", &["us-president"], "both_in_one"),
        ("jp", &["jp-prime-minister"], "parliamentary"),
        ("de", &["de-chancellor"], "parliamentary"),
        ("gb", &["gb-prime-minister"], "parliamentary"),
        (
            "eu",
            &["eu-commission-president", "eu-council-president"],
            "institution",
        ),
    ] {
        let expected: Vec<_> = offices.iter().map(|id| (*id).to_owned()).collect();
        assert_eq!(
            leading(&app, country).await,
            (expected, reason.to_owned()),
            "{country}"
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_list_and_page_names_both_who_lead_france_with_the_reason() {
    let app = TestApp::start().await;
    let (president, minister) = ("Emmanuel Macron", "Michel Barnier");
    for path in [
        "/countries",
        "/countries/fr",
        "/relations/de-fr",
        "/search?q=France",
    ] {
        let mark = if path.contains('?') { '&' } else { '?' };
        let html = app.text(&format!("{path}{mark}as_of={DAY}")).await;
        assert!(html.contains(president) && html.contains(minister), "{path}");
    }
    let html = app.text(&format!("/countries/fr?as_of={DAY}")).await;
    assert!(html.contains("Led by: President and Prime Minister (the people elect the head of state)."));
    assert!(html.contains("earlier ones are not recorded"));
    for office in ["fr-president", "fr-prime-minister"] {
        assert!(html.contains(&format!("id=\"line-title-{office}\"")), "{office}");
    }
    let today = app.text("/countries/jp").await;
    assert!(today.contains(
        "Led by: Prime Minister (parliamentary monarchy: the people do not elect the head of state)."
    ));
    assert!(!today.contains("earlier ones are not recorded"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_relation_looks_at_every_leading_office_and_speaks_of_who_meets() {
    let app = TestApp::start().await;
    let text = app.text(&format!("/api/v1/relations/fr-de?as_of={DAY}")).await;
    let record: Value = serde_json::from_str(&text).expect("JSON");
    let record = &record["data"];
    let people = |list: &Value| -> Vec<String> {
        let spells = list.as_array().expect("a list").iter();
        spells
            .map(|spell| spell["person"].as_str().expect("an id").to_owned())
            .collect()
    };
    assert_eq!(
        people(&record["leaders"]),
        ["emmanuel-macron", "michel-barnier", "olaf-scholz"]
    );
    assert_eq!(people(&record["present"]), ["emmanuel-macron", "olaf-scholz"]);
    assert_eq!(record["exposure"]["offices"], 3);
}
