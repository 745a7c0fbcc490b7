//! The downloads under `/export/`: what they are, how they are kept, and what a wrong address gets.

use super::{read, text};
use crate::support::{Database, Engine, TestApp, edit, first, person};
use domain::{Change, Changeset, Country, Name, Person, id::CountryId};
use handover::{export::tables::TABLES, http::encoding::plain_of_brotli};
use reqwest::{Method, StatusCode};
use std::{collections::BTreeMap, io::Cursor};

const FILES: [(&str, &str); 5] = [
    ("journal.jsonl", "application/jsonl; charset=utf-8"),
    ("csv.zip", "application/zip"),
    ("tenures.csv", "text/csv; charset=utf-8; header=present"),
    ("popolo.json", "application/json"),
    ("handover.sqlite", "application/vnd.sqlite3"),
];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_download_says_what_it_is_and_is_not_sent_twice() {
    let app = TestApp::start().await;
    for (file, kind) in FILES {
        let address = format!("/export/{file}");
        let answer = app.get(&address).await;
        assert_eq!(answer.status(), StatusCode::OK, "{file}");
        let header = |name: &str| answer.headers()[name].to_str().expect("text").to_owned();
        assert_eq!(header("content-type"), kind);
        assert!(
            header("content-disposition").starts_with("attachment; filename=\"handover-"),
            "{file}"
        );
        assert!(
            header("content-disposition").ends_with(&format!("-{file}\"")),
            "{file}"
        );
        assert_eq!(
            header("link"),
            "<https://creativecommons.org/publicdomain/zero/1.0/>; rel=\"license\""
        );
        assert!(header("last-modified").ends_with(" GMT"), "{file}");
        assert_eq!(header("vary"), "Accept-Encoding");
        let tag = header("etag");
        assert!(tag.starts_with('"'), "{tag}");
        let body = answer.bytes().await.expect("the whole body");
        assert!(body.len() > 10_000, "{file} has {} bytes", body.len());

        let known = app.get_with(&address, "if-none-match", &tag).await;
        assert_eq!(known.status(), StatusCode::NOT_MODIFIED, "{file}");
        assert_eq!(known.headers()["etag"], tag.as_str());
        assert!(known.bytes().await.expect("nothing").is_empty());
        let asked = app
            .request(Method::HEAD, &address)
            .send()
            .await
            .expect("an answer");
        assert_eq!(
            (asked.status(), &asked.headers()["etag"]),
            (StatusCode::OK, &tag.parse().expect("a tag"))
        );

        let compressed = app.get_with(&address, "accept-encoding", "br").await;
        if file == "csv.zip" {
            assert!(compressed.headers().get("content-encoding").is_none());
        } else {
            assert_eq!(compressed.headers()["content-encoding"], "br", "{file}");
            assert_ne!(compressed.headers()["etag"], tag.as_str());
            let compressed = compressed.bytes().await.expect("the whole body");
            assert!(
                compressed.len() < body.len() / 3,
                "{file}: {} of {}",
                compressed.len(),
                body.len()
            );
            assert!(plain_of_brotli(&compressed).expect("Brotli") == body, "{file}");
        }
    }
    for table in TABLES {
        let answer = app.get(&format!("/export/{}.csv", table.name())).await;
        assert_eq!(answer.status(), StatusCode::OK, "{}", table.name());
        // Nothing of the starter world was recorded twice.
        let is_empty = read(&answer.bytes().await.expect("a body")).rows.is_empty();
        assert_eq!(is_empty, table.name() == "redirects", "{}", table.name());
    }
    let zip = app.get("/export/csv.zip").await.bytes().await.expect("a body");
    assert_eq!(
        zip::ZipArchive::new(Cursor::new(zip)).expect("a zip").len(),
        TABLES.len()
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_wrong_address_or_clock_is_told_what_would_be_right() {
    let app = TestApp::start().await;
    for (address, status, help) in [
        ("/export/accounts.csv", StatusCode::NOT_FOUND, "tenures.csv"),
        ("/export/tenures", StatusCode::NOT_FOUND, "journal.jsonl"),
        ("/export/%ff", StatusCode::NOT_FOUND, "journal.jsonl"),
        (
            "/export/tenures.csv?as_of=2024-13-01",
            StatusCode::BAD_REQUEST,
            "“2024-13-01” in as_of is not a day",
        ),
        (
            "/export/csv.zip?known_at=yesterday",
            StatusCode::BAD_REQUEST,
            "known_at=2024-09-06T12:00:00Z",
        ),
        (
            "/export/journal.jsonl?as_of=2024-09-06",
            StatusCode::BAD_REQUEST,
            "a journal is all days at once",
        ),
        (
            "/export/tenures.csv?as-of=2024-09-06",
            StatusCode::BAD_REQUEST,
            "“as-of=2024-09-06” in the address is no parameter of an export",
        ),
        (
            "/export/csv.zip?as_of=2024-09-06&country=jp",
            StatusCode::BAD_REQUEST,
            "“country=jp” in the address is no parameter of an export",
        ),
        (
            "/export/popolo.json?as_of=",
            StatusCode::BAD_REQUEST,
            "“as_of=” in the address is no parameter of an export, or has no value",
        ),
        (
            "/export/popolo.json?known_at",
            StatusCode::BAD_REQUEST,
            "“known_at=” in the address is no parameter of an export, or has no value",
        ),
        (
            "/export/handover.sqlite?as_of=%20",
            StatusCode::BAD_REQUEST,
            "or has no value",
        ),
        (
            "/export/tenures.csv?as_of=2024-09-06&as_of=2024-09-07",
            StatusCode::BAD_REQUEST,
            "as_of stands twice",
        ),
        (
            "/export/journal.jsonl?known_at=2024-09-06T12:00:00Z&known%5Fat=2024-09-06T12:00:00Z",
            StatusCode::BAD_REQUEST,
            "known_at stands twice",
        ),
    ] {
        let answer = app.get(address).await;
        assert_eq!(answer.status(), status, "{address}");
        assert_eq!(answer.headers()["cache-control"], "no-store", "{address}");
        assert_eq!(
            answer.headers()["content-type"],
            "text/plain; charset=utf-8",
            "{address}"
        );
        let said = answer.text().await.expect("text");
        assert!(said.contains(help), "{address}: {said}");
    }
    let posted = app.post("/export/journal.jsonl", "", &[]).await;
    assert_eq!(posted.status(), StatusCode::METHOD_NOT_ALLOWED);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn both_clocks_are_honoured_and_a_commit_changes_only_what_it_changes() {
    let database = Database::new(Engine::Sqlite).await;
    database.tracker().await.commit(first()).await.expect("a commit");
    let app = TestApp::on(&database, "https://handover.example").await;
    let tag = async |address: &str| {
        app.get(address).await.headers()["etag"]
            .to_str()
            .expect("text")
            .to_owned()
    };
    let known_at = "?known_at=2024-09-06T12:00:30Z";
    let before = (
        tag("/export/people.csv").await,
        tag(&format!("/export/people.csv{known_at}")).await,
    );
    assert_ne!(before.0, before.1);
    let pinned = app.text(&format!("/export/journal.jsonl{known_at}")).await;

    let change = Change::add(person("shigeru-ishiba", "Shigeru Ishiba"));
    let later = Changeset {
        at: "2024-09-06T12:01:00Z".parse().expect("a time"),
        ..edit("editor", vec![change])
    };
    database.tracker().await.commit(later).await.expect("a commit");
    app.follow_once().await;
    assert_ne!(tag("/export/people.csv").await, before.0);
    assert_eq!(tag(&format!("/export/people.csv{known_at}")).await, before.1);
    assert_ne!(
        tag("/export/people.csv?as_of=2024-01-01").await,
        tag("/export/people.csv").await
    );
    assert_eq!(
        app.text(&format!("/export/journal.jsonl{known_at}")).await,
        pinned
    );
    assert_eq!(app.text("/export/journal.jsonl").await.lines().count(), 3);
    let people = read(
        app.text(&format!("/export/people.csv{known_at}"))
            .await
            .as_bytes(),
    );
    assert_eq!(people.rows.len(), 1);
    assert_eq!(
        read(app.text("/export/people.csv").await.as_bytes()).rows.len(),
        2
    );

    // What was downloaded can be brought in.
    let copy = Database::new(Engine::Sqlite).await;
    let file = app.text("/export/journal.jsonl").await;
    let output = super::handover(
        &["import", "journal", "-", "--database", &copy.url],
        file.as_bytes(),
    )
    .await;
    assert!(output.status.success(), "{}", text(&output.stderr));
    let copied = TestApp::on(&copy, "https://handover.example").await;
    assert_eq!(copied.text("/export/journal.jsonl").await, file);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pages_of_other_sites_may_read_every_answer() {
    let app = TestApp::start().await;
    let address = "/export/countries.csv";
    let answer = app.get_with(address, "origin", "https://elsewhere.example").await;
    let tag = answer.headers()["etag"].to_str().expect("text").to_owned();
    for answer in [
        answer,
        app.get_with(address, "if-none-match", &tag).await,
        app.get("/export/nothing.csv").await,
        app.get("/export/countries.csv?as_of=yesterday").await,
        app.request(Method::HEAD, address)
            .send()
            .await
            .expect("an answer"),
    ] {
        let status = answer.status();
        assert_eq!(answer.headers()["access-control-allow-origin"], "*", "{status}");
        assert_eq!(
            answer.headers()["access-control-expose-headers"],
            "ETag, Content-Disposition",
            "{status}"
        );
        assert!(!answer.headers().contains_key("access-control-allow-credentials"));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sqlite_is_the_same_file_whoever_asks_for_another_day_in_between() {
    let app = TestApp::start().await;
    let (plain, past) = (
        "/export/handover.sqlite",
        "/export/handover.sqlite?as_of=2024-09-06",
    );
    let file = async |address: &str| {
        let answer = app.get(address).await;
        assert_eq!(answer.status(), StatusCode::OK, "{address}");
        answer.bytes().await.expect("the whole body")
    };
    let (today, then) = tokio::join!(file(plain), file(past));
    assert!(today.starts_with(b"SQLite format 3\0") && then.starts_with(b"SQLite format 3\0"));
    assert!(today != then, "two days are one file");
    let (once, again, back) = tokio::join!(file(plain), file(plain), file(past));
    assert!(once == today && again == today && back == then);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_that_somebody_wrote_is_a_formula() {
    let database = Database::new(Engine::Sqlite).await;
    let tracker = database.tracker().await;
    let seq = tracker.commit(first()).await.expect("a commit");
    let japan = CountryId::parse("jp").expect("an id");
    let world = tracker.world();
    let country = Country {
        iso3: Some("=1+1".to_owned()),
        numeric: Some("@SUM(A1)".to_owned()),
        ..world.countries.get(&japan).expect("Japan").clone()
    };
    let spoken = Person {
        name: Name {
            en: "Ada".to_owned(),
            own: Some("＝1+1".to_owned()),
            own_language: Some("=HYPERLINK(\"https://elsewhere.example\")".to_owned()),
            aliases: ["＋1", "－1", "＠x"].map(str::to_owned).to_vec(),
            ..Name::default()
        },
        ..person("ada", "Ada")
    };
    let changes = vec![Change::replace(seq, country), Change::add(spoken)];
    tracker.commit(edit("editor", changes)).await.expect("a commit");

    let app = TestApp::on(&database, "https://handover.example").await;
    let mut guarded = 0;
    for table in TABLES {
        let text = app.text(&format!("/export/{}.csv", table.name())).await;
        for (column, cell) in read(text.as_bytes()).rows.iter().flatten() {
            let is_formula = cell.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
            assert!(!is_formula, "{}.{column}: {cell}", table.name());
            guarded += usize::from(cell.starts_with('\''));
        }
    }
    // Two codes, and in the table of names a language and four names.
    assert_eq!(guarded, 7);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_event_is_titled_as_the_api_titles_it() {
    let app = TestApp::start().await;
    let csv = read(app.text("/export/events.csv").await.as_bytes());
    let titles: BTreeMap<_, _> = csv
        .rows
        .iter()
        .map(|row| (row["id"].as_str(), row["title"].as_str()))
        .collect();
    let page = app
        .text("/api/v1/events?limit=200&fields=id,title,name&sort=id")
        .await;
    let page: serde_json::Value = serde_json::from_str(&page).expect("JSON");
    let events = page["data"].as_array().expect("events");
    assert_eq!(events.len(), 200);
    for event in events {
        let id = event["id"].as_str().expect("an id");
        assert_eq!(Some(titles[id]), event["title"].as_str(), "{id}");
    }
    let unnamed: Vec<_> = csv.rows.iter().filter(|row| row["name"].is_empty()).collect();
    assert!(unnamed.len() > 100, "{} have no name", unnamed.len());
    for row in unnamed {
        assert!(row["title"].contains(", "), "{row:?}");
    }
}
