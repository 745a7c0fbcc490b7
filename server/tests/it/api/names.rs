//! Names are found however they are written: in search, and in the filter of every list.

use super::{all_pages, ids, json};
use crate::support::{TestApp, every};
use std::collections::BTreeSet;

#[path = "../../../../domain/src/folding/testing.rs"]
mod testing;

/// What people type, and whom or what they mean.
const TYPED: [(&str, &str); 58] = [
    ("Orban", "people/viktor-orban"),
    ("orbán", "people/viktor-orban"),
    ("ORBAN", "people/viktor-orban"),
    ("Erdogan", "people/recep-tayyip-erdogan"),
    ("ERDOĞAN", "people/recep-tayyip-erdogan"),
    ("İlham Əliyev", "people/ilham-aliyev"),
    ("Ilham Aliyev", "people/ilham-aliyev"),
    ("Plenkovic", "people/andrej-plenkovic"),
    ("Plenković", "people/andrej-plenkovic"),
    ("Sheinbaum", "people/claudia-sheinbaum"),
    ("Fico", "people/robert-fico"),
    ("이재명", "people/lee-jae-myung"),
    ("高市早苗", "people/sanae-takaichi"),
    ("高市", "people/sanae-takaichi"),
    ("岸田", "people/fumio-kishida"),
    ("Tô Lâm", "people/to-lam"),
    ("To Lam", "people/to-lam"),
    ("Tolam", "people/to-lam"),
    ("Luong Cuong", "people/luong-cuong"),
    ("Touadera", "people/faustin-archange-touadera"),
    ("Faustin-Archange", "people/faustin-archange-touadera"),
    ("Faustin Archange", "people/faustin-archange-touadera"),
    ("Mohamed bin Zayed", "people/mohamed-bin-zayed-al-nahyan"),
    ("al-Sisi", "people/abdel-fattah-el-sisi"),
    ("el-Sisi", "people/abdel-fattah-el-sisi"),
    ("Al Sisi", "people/abdel-fattah-el-sisi"),
    ("Zelensky", "people/volodymyr-zelenskyy"),
    ("Zelenskyy", "people/volodymyr-zelenskyy"),
    ("Зеленський", "people/volodymyr-zelenskyy"),
    ("Зеленский", "people/volodymyr-zelenskyy"),
    ("ЗЕЛЕНСЬКИЙ", "people/volodymyr-zelenskyy"),
    ("Netanyahu", "people/benjamin-netanyahu"),
    ("נתניהו", "people/benjamin-netanyahu"),
    ("Мицкоски", "people/hristijan-mickoski"),
    ("Mickoski", "people/hristijan-mickoski"),
    ("Thongloun", "people/thongloun-sisoulith"),
    ("Khürelsükh", "people/ukhnaagiin-khurelsukh"),
    ("Khurelsukh", "people/ukhnaagiin-khurelsukh"),
    ("Kristrun", "people/kristrun-frostadottir"),
    ("Frostadottir", "people/kristrun-frostadottir"),
    ("Halla Tomasdottir", "people/halla-tomasdottir"),
    ("Nawrocki", "people/karol-nawrocki"),
    ("Tusk", "people/donald-tusk"),
    ("Bolojan", "people/ilie-bolojan"),
    ("Nicusor", "people/nicusor-dan"),
    ("Nicușor", "people/nicusor-dan"),
    ("Nicuşor", "people/nicusor-dan"),
    ("Vucic", "people/aleksandar-vucic"),
    ("Vučić", "people/aleksandar-vucic"),
    ("Milanovic", "people/zoran-milanovic"),
    ("Sandu", "people/maia-sandu"),
    ("μητσοτακης", "people/kyriakos-mitsotakis"),
    ("ΜΗΤΣΟΤΑΚΗΣ", "people/kyriakos-mitsotakis"),
    ("Cote d'Ivoire", "countries/ci"),
    ("Côte d’Ivoire", "countries/ci"),
    ("cote divoire", "countries/ci"),
    ("Sao Tome", "countries/st"),
    ("Turkiye", "countries/tr"),
];

fn encoded(text: &str) -> String {
    form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

async fn found_ids(app: &TestApp, address: &str) -> Vec<String> {
    let whole = json(app, address).await;
    ids(whole["data"].as_array().expect("a list"))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_people_type_finds_whom_they_mean_in_search_and_in_lists() {
    let app = TestApp::start().await;
    let mut missed = Vec::new();
    for (typed, meant) in TYPED {
        let (list, id) = meant.split_once('/').expect("a list and an id");
        let q = encoded(typed);
        for address in [
            format!("/api/v1/search?q={q}&fields=id"),
            format!("/api/v1/{list}?q={q}&fields=id&limit=200"),
        ] {
            if !found_ids(&app, &address).await.iter().any(|found| found == id) {
                missed.push(format!("{typed} does not find {id} in {address}"));
            }
        }
    }
    // Of a country, everything is found that belongs to it; of a holder, the office.
    for (list, typed, found) in [
        ("leaders", "cote divoire", "ci-president"),
        ("offices", "COTE D'IVOIRE", "ci-president"),
        ("offices", "SANDU", "md-president"),
    ] {
        let whole = json(&app, &format!("/api/v1/{list}?q={}", encoded(typed))).await;
        if !whole.to_string().contains(found) {
            missed.push(format!("{list}?q={typed} lacks {found}"));
        }
    }
    for list in ["events", "transitions"] {
        let count = async |typed: &str| {
            let address = format!("/api/v1/{list}?q={}&fields=id&limit=200", encoded(typed));
            found_ids(&app, &address).await.len()
        };
        let as_written = count("Côte d’Ivoire").await;
        for typed in ["cote d'ivoire", "COTE DIVOIRE", "d’ivoire CÔTE"] {
            let found = count(typed).await;
            if found != as_written || (list == "events" && found == 0) {
                missed.push(format!("{list}?q={typed} finds {found} and not {as_written}"));
            }
        }
    }
    for page in ["leaders", "events", "transitions"] {
        for typed in ["COTE DIVOIRE", "Cote d'Ivoire"] {
            let html = app.text(&format!("/{page}?q={}", encoded(typed))).await;
            if page != "transitions" && !html.contains("Côte d’Ivoire") {
                missed.push(format!("/{page}?q={typed}"));
            }
        }
    }
    assert!(missed.is_empty(), "{missed:#?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_name_is_found_in_any_case_without_accents_and_in_any_order() {
    let app = TestApp::start().await;
    let world = app.context.backend.world();
    let snapshot = world.on(jiff::civil::date(2026, 11, 30));
    let mut missed = Vec::new();
    // Each of so many; `make test-long` takes them all.
    let step = every("HANDOVER_EVERY_NAME", 40);
    for (turn, person) in snapshot.persons().enumerate().step_by(step) {
        for (number, form) in person.name.forms().enumerate() {
            let ways = [1, 2, 4, 8, 16, 32].map(|bit| (turn + number * 3) & bit != 0);
            let written = testing::rewritten(form, ways, turn / step);
            let found = app::find(&snapshot, &written);
            let is_found = found
                .iter()
                .flat_map(|group| &group.found)
                .any(|what| what.id() == person.id.as_str());
            let likely = domain::edit::add::likely_persons(&snapshot, &written);
            if !is_found || !likely.iter().any(|it| it.id == person.id) {
                missed.push(format!("{written} does not find {}", person.id));
            }
        }
    }
    assert!(missed.is_empty(), "{missed:#?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn words_of_different_kinds_are_understood_together() {
    let app = TestApp::start().await;
    let search = async |typed: &str| -> Vec<String> {
        let address = format!("/api/v1/search?q={}&limit=50", encoded(typed));
        let whole = json(&app, &address).await;
        let hits = whole["data"].as_array().expect("a list").iter();
        hits.map(|hit| {
            format!(
                "{} {}",
                hit["kind"].as_str().unwrap_or(""),
                hit["id"].as_str().unwrap_or("")
            )
        })
        .collect()
    };
    let first = |found: &[String], many: usize| found.iter().take(many).cloned().collect::<BTreeSet<_>>();
    assert!(
        search("macron france")
            .await
            .contains(&"person emmanuel-macron".to_owned())
    );
    let votes = search("us presidential election").await;
    assert!(votes.iter().any(|it| it.starts_with("event us-")), "{votes:?}");
    assert!(!votes.iter().any(|it| it.contains("by-")), "{votes:?}");
    let us = search("us").await;
    assert_eq!(us.first().map(String::as_str), Some("country us"), "{us:?}");
    assert!(!us.contains(&"country by".to_owned()));
    let relations = search("japan korea").await;
    assert!(first(&relations, 2).contains("relation jp-kr"), "{relations:?}");
    let page = app.text("/search?q=japan+korea").await;
    assert!(page.contains("/relations/jp-kr"));
    let (everybody, _) = all_pages(&app, "/api/v1/people?q=&fields=id&limit=200").await;
    assert!(everybody.len() > 400);
}
