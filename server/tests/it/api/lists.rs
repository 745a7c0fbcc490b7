//! How lists are cut into pages, and records into fields.

use super::{all_pages, ids, json};
use crate::support::{TestApp, edit, person};
use domain::{Change, id::SourceId};
use std::collections::BTreeSet;

/// Commits one more person; the id decides where it stands in the list.
async fn add(app: &TestApp, id: &str) {
    let mut person = person(id, "Somebody");
    let source = app
        .context
        .backend
        .world()
        .sources
        .values()
        .next()
        .expect("a source")
        .id
        .clone();
    person.provenance.sources = vec![(&source).into()];
    commit(app, vec![Change::add(person)], source).await;
}

async fn commit(app: &TestApp, changes: Vec<Change>, source: SourceId) {
    let mut changeset = edit("editor", changes);
    changeset.at = jiff::Timestamp::now();
    changeset.sources = vec![source];
    app.commit(changeset).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn paging_visits_each_record_once_while_others_commit() {
    let app = TestApp::start().await;
    for (path, key) in [
        ("/api/v1/people?fields=id", "id"),
        ("/api/v1/changes?fields=seq", "seq"),
    ] {
        let (before, _) = all_pages(&app, &format!("{path}&limit=200")).await;
        let mut seen = Vec::new();
        let mut address = format!("{path}&limit=40");
        for turn in 0.. {
            let whole = json(&app, &address).await;
            seen.extend(whole["data"].as_array().expect("a list").clone());
            let Some(next) = whole["next"].as_str() else { break };
            address = format!("{path}&limit=40&after={next}");
            // One before everything, one behind, one somewhere between.
            for place in ["a", "zz", "m"] {
                if turn < 3 {
                    add(&app, &format!("{place}-{key}-{turn}")).await;
                }
            }
        }
        let count = |record: &serde_json::Value| seen.iter().filter(|it| it[key] == record[key]).count();
        assert!(before.len() > 80, "{path} has only {} records", before.len());
        for record in &before {
            assert_eq!(count(record), 1, "{path}: {record}");
        }
        let distinct: BTreeSet<_> = seen.iter().map(|it| it[key].to_string()).collect();
        assert_eq!(distinct.len(), seen.len());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_order_visits_each_record_once() {
    let app = TestApp::start().await;
    for (list, orders) in [
        ("events", &["date", "newest", "id"][..]),
        ("leaders", &["change", "country", "person", "since"]),
    ] {
        let mut sets = Vec::new();
        for order in orders {
            let path = format!("/api/v1/{list}?sort={order}&fields=id&limit=");
            let (whole, _) = all_pages(&app, &format!("{path}200")).await;
            let (parts, pages) = all_pages(&app, &format!("{path}33")).await;
            assert!(pages > 3, "{path}");
            assert_eq!(whole, parts, "{list} by {order} is cut badly");
            let set: BTreeSet<_> = ids(&parts).into_iter().collect();
            assert_eq!(set.len(), parts.len(), "{list} by {order} shows something twice");
            sets.push(set);
        }
        assert!(sets.iter().all(|set| *set == sets[0]), "{list}");
    }
    let (soonest, _) = all_pages(
        &app,
        "/api/v1/events?fields=date&from=2024-01-01&to=2024-12-31&limit=200",
    )
    .await;
    let (newest, _) = all_pages(
        &app,
        "/api/v1/events?fields=date&from=2024-01-01&to=2024-12-31&sort=newest&limit=200",
    )
    .await;
    assert_eq!(
        soonest.first().map(|it| &it["id"]),
        newest.last().map(|it| &it["id"])
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_next_page_stands_in_the_link_too() {
    let app = TestApp::start().await;
    let answer = app.get("/api/v1/events?kind=meeting&limit=2").await;
    let link = answer
        .headers()
        .get("link")
        .expect("a link")
        .to_str()
        .expect("text")
        .to_owned();
    let next = super::body(answer).await["next"]
        .as_str()
        .expect("a next page")
        .to_owned();
    assert_eq!(
        link,
        format!("<https://handover.example/api/v1/events?kind=meeting&limit=2&after={next}>; rel=\"next\"")
    );
    let last = app.get("/api/v1/countries?country=jp").await;
    assert!(last.headers().get("link").is_none());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn fields_picks_some_and_keeps_the_id() {
    let app = TestApp::start().await;
    let some = json(
        &app,
        "/api/v1/tenures?person=fumio-kishida&office=jp-prime-minister&fields=start,headline",
    )
    .await;
    let names: Vec<_> = some["data"][0].as_object().expect("a record").keys().collect();
    assert_eq!(names, ["headline", "id", "start"]);
    let one = json(&app, "/api/v1/countries/jp?fields=name").await;
    assert_eq!(one["data"]["name"]["ja"], "日本");
    assert!(one["data"].get("region").is_none());
}
