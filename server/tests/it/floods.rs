//! Strangers who hold connections, ask for everything at once, or never take what they asked for, leave room for the next reader.

use crate::support::{Database, Engine, TestApp, edit, person, source};
use domain::Change;
use futures_util::future::join_all;
use handover::{connections::Room, http::OwnHost};
use reqwest::{Method, StatusCode, header::HeaderMap};
use std::{num::NonZeroU32, time::Duration};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    time::timeout,
};

/// Longer than anything here takes, even on a machine that does much else.
const PATIENCE: Duration = Duration::from_secs(60);

async fn starter() -> Database {
    Database::filled(Engine::Sqlite).await
}

/// A connection over which so much was sent.
async fn sent(app: &TestApp, text: &str) -> TcpStream {
    let host = app.address.trim_start_matches("http://");
    let mut stream = TcpStream::connect(host).await.expect("a connection");
    // Whoever was sent away already cannot send any more.
    drop(stream.write_all(text.as_bytes()).await);
    stream
}

/// The status in the first line of an answer; none where the connection ends without one.
async fn status(stream: &mut TcpStream) -> Option<u16> {
    let mut start = [0; 12];
    timeout(PATIENCE, stream.read_exact(&mut start))
        .await
        .ok()?
        .ok()?;
    str::from_utf8(&start).ok()?.rsplit(' ').next()?.parse().ok()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn connections_that_wait_make_room_for_the_next_reader() {
    let database = starter().await;
    let app = TestApp::arranged(&database, |parts| parts.room = Room::of(100)).await;
    let mut strangers = Vec::new();
    for number in 0..300 {
        let text = match number % 3 {
            0 => "",
            1 => "GET / HTTP/1.1\r\nHost: a\r\nX: ",
            _ => "GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n",
        };
        strangers.push(sent(&app, text).await);
        assert!(app.context.connections.len() <= 100, "after {number}");
    }
    let mut reader = sent(&app, "GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n").await;
    assert_eq!(status(&mut reader).await, Some(200));
    drop(strangers);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn downloads_that_nobody_takes_are_few_and_end_with_their_readers() {
    let database = starter().await;
    let app = TestApp::arranged(&database, |_| {}).await;
    let request = "GET /export/journal.jsonl HTTP/1.1\r\nHost: a\r\nAccept-Encoding: br\r\n\r\n";
    let mut slow = Vec::new();
    for _ in 0..60 {
        slow.push(sent(&app, request).await);
    }
    let statuses = join_all(slow.iter_mut().map(status)).await;
    let with = |wanted: u16| statuses.iter().filter(|status| **status == Some(wanted)).count();
    assert_eq!((with(200), with(503)), (32, 28));
    assert_eq!(app.context.downloads.count(), 32);
    let refused = app.get("/export/csv.zip").await;
    assert_eq!(refused.status(), StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(refused.headers()["retry-after"], "5");
    drop(slow);
    let over = async {
        while app.context.downloads.count() > 0 {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    };
    timeout(PATIENCE, over)
        .await
        .expect("they end with their readers");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn pages_that_listen_are_bounded_and_all_hear_of_a_commit() {
    let database = starter().await;
    let app = TestApp::arranged(&database, |parts| parts.room = Room::of(4_000)).await;
    let listening = |page: String| {
        let app = &app;
        async move { app.get(&format!("/rpc/news?page={page}")).await }
    };
    // So many pages, each day one of its own, and no more.
    let mut streams = Vec::new();
    for start in (0..1_000).step_by(50) {
        let pages = (start..start + 50).map(|number| {
            let day = jiff::civil::date(2000, 1, 1).saturating_add(jiff::Span::new().days(number));
            listening(format!("/people/fumio-kishida?as_of={day}"))
        });
        streams.extend(join_all(pages).await);
    }
    assert!(streams.iter().all(|stream| stream.status() == StatusCode::OK));
    assert_eq!(app.context.listeners.count(), (1_000, 1_000));
    let one_more = listening("/leaders".to_owned()).await;
    assert_eq!(one_more.status(), StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(one_more.headers()["retry-after"], "60");
    drop(streams);
    let over = async {
        while app.context.listeners.count() != (0, 0) {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    };
    timeout(PATIENCE, over).await.expect("nobody listens any more");
    // Many may listen to one page.
    let mut streams = join_all((0..300).map(|_| listening("/changes".to_owned()))).await;
    assert_eq!(app.context.listeners.count(), (300, 1));
    let added = vec![
        Change::add(source()),
        Change::add(person("a-newcomer", "A Newcomer")),
    ];
    app.commit(edit("editor", added)).await;
    for stream in &mut streams {
        let heard = timeout(PATIENCE, stream.chunk()).await.expect("in time");
        let heard = heard.expect("a stream").expect("an event");
        assert!(String::from_utf8_lossy(&heard).contains("event: changed"));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn too_much_at_once_is_answered_with_503_and_what_is_cached_with_200() {
    let database = starter().await;
    let app = TestApp::arranged(&database, |_| {}).await;
    assert_eq!(app.get("/leaders").await.status(), StatusCode::OK);
    let flood = (0..600).map(|number| {
        let day = jiff::civil::date(2001, 1, 1).saturating_add(jiff::Span::new().days(number));
        let app = &app;
        async move { app.get(&format!("/?as_of={day}")).await }
    });
    let meanwhile = async {
        for path in ["/leaders", "/healthz"] {
            assert_eq!(app.get(path).await.status(), StatusCode::OK, "{path}");
        }
    };
    let (answers, ()) = futures_util::future::join(join_all(flood), meanwhile).await;
    let (made, refused): (Vec<_>, Vec<_>) = answers
        .iter()
        .partition(|answer| answer.status() == StatusCode::OK);
    assert!(!made.is_empty() && !refused.is_empty(), "{} made", made.len());
    for answer in refused {
        assert_eq!(answer.status(), StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(answer.headers()["retry-after"], "1");
        assert!(answer.headers().contains_key("content-security-policy"));
    }
    assert_eq!(app.context.turns.waiting(), 0);
    assert_eq!(app.get("/?as_of=2001-01-01").await.status(), StatusCode::OK);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_network_has_so_many_pages_made_a_minute_and_reads_cached_ones_beyond() {
    let database = starter().await;
    let app = TestApp::arranged(&database, |parts| {
        parts.trusted_proxy_hops = 1;
        parts.pages_per_minute = NonZeroU32::new(3).expect("some pages");
    })
    .await;
    let get = |path: &'static str, from: &'static str| app.get_with(path, "x-forwarded-for", from);
    for (path, left) in [("/", 2), ("/leaders", 1), ("/events", 0)] {
        let answer = get(path, "192.0.2.1").await;
        assert_eq!(answer.status(), StatusCode::OK, "{path}");
        let limit = answer.headers()["ratelimit"].to_str().expect("text").to_owned();
        assert!(limit.contains(&format!("r={left};")), "{path}: {limit}");
    }
    let refused = get("/countries", "192.0.2.1").await;
    assert_eq!(refused.status(), StatusCode::TOO_MANY_REQUESTS);
    assert!(refused.headers().contains_key("retry-after"));
    assert_eq!(get("/leaders", "192.0.2.1").await.status(), StatusCode::OK);
    assert_eq!(get("/countries", "192.0.2.2").await.status(), StatusCode::OK);
}

fn is_hit(headers: &HeaderMap) -> bool {
    headers["server-timing"].to_str().expect("text").contains("hit")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_wants_a_page_anew_gets_what_was_made_this_second() {
    let app = TestApp::start().await;
    let mut were_hits = 0;
    for _ in 0..20 {
        let answer = app.get_with("/leaders", "cache-control", "no-cache").await;
        assert_eq!(answer.status(), StatusCode::OK);
        were_hits += usize::from(is_hit(answer.headers()));
    }
    assert!(were_hits >= 10, "{were_hits} of 20 were hits");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_page_does_not_know_makes_no_entry_in_the_cache() {
    let app = TestApp::start().await;
    app.get("/leaders").await;
    let (entries, _) = app.context.cache.size();
    for number in 0..50 {
        let answer = app.get(&format!("/leaders?utm_source={number}")).await;
        assert!(is_hit(answer.headers()), "it is the same page");
    }
    assert_eq!(app.context.cache.size().0, entries);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_site_with_a_name_answers_to_no_other() {
    let database = starter().await;
    let app = TestApp::arranged(&database, |parts| {
        parts.own_host = OwnHost::of("https://handover.example");
    })
    .await;
    for path in ["/leaders", "/leaders", "/api/v1/leaders", "/healthz"] {
        let by_name = app.get_with(path, "host", "handover.example").await;
        assert_eq!(by_name.status(), StatusCode::OK, "{path}");
        let foreign = app.get_with(path, "host", "evil.example").await;
        assert_eq!(foreign.status(), StatusCode::MISDIRECTED_REQUEST, "{path}");
        assert!(foreign.headers().contains_key("content-security-policy"));
        assert_eq!(app.get(path).await.status(), StatusCode::OK, "{path} by number");
    }
    for head in [
        "Host: handover.example\r\nHost: evil.example",
        "Host: a\r\nHost: a",
    ] {
        let mut stream = sent(&app, &format!("GET /leaders HTTP/1.1\r\n{head}\r\n\r\n")).await;
        assert_eq!(status(&mut stream).await, Some(400), "{head}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_form_is_taken_from_the_public_address_under_its_own_scheme_alone() {
    let database = starter().await;
    let app = TestApp::arranged(&database, |parts| {
        parts.own_host = OwnHost::of("https://handover.example");
    })
    .await;
    for (origin, status) in [
        (Some("https://handover.example"), StatusCode::UNPROCESSABLE_ENTITY),
        (None, StatusCode::UNPROCESSABLE_ENTITY),
        (Some("http://handover.example"), StatusCode::FORBIDDEN),
        (Some("https://handover.example:8443"), StatusCode::FORBIDDEN),
        (Some("null"), StatusCode::FORBIDDEN),
    ] {
        let form = app.form("/rpc/sign_in", "", &[("name", "a"), ("password", "b")]);
        let form = form
            .header("host", "handover.example")
            .header("sec-fetch-site", "same-origin");
        let form = match origin {
            Some(origin) => form.header("origin", origin),
            None => form,
        };
        let answer = form.send().await.expect("an answer");
        assert_eq!(answer.status(), status, "{origin:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn other_spellings_of_a_path_lead_to_the_one() {
    let app = TestApp::start().await;
    for (twin, one) in [
        ("/countries/%6Ap", "/countries/jp"),
        (
            "/ja/countries/j%70?as_of=2024-09-06",
            "/ja/countries/jp?as_of=2024-09-06",
        ),
        ("/changes/001", "/changes/1"),
        ("/people/fumio%2Dkishida", "/people/fumio-kishida"),
    ] {
        let answer = app.get(twin).await;
        assert_eq!(answer.status(), StatusCode::PERMANENT_REDIRECT, "{twin}");
        assert_eq!(answer.headers()["location"], one);
        assert_eq!(app.get(one).await.status(), StatusCode::OK, "{one}");
    }
    assert_eq!(app.get("/people/%00").await.status(), StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn wrong_tokens_do_not_shut_out_the_right_one_of_the_same_network() {
    let database = starter().await;
    let app = TestApp::limited(&database, 5).await;
    let administrator = app
        .sign_in_as("Minji", handover::accounts::Role::Administrator)
        .await;
    let fields = [("name", "notebook"), ("scope", "read"), ("days", "30")];
    let made = app.post("/rpc/make_token", &administrator, &fields).await;
    let html = made.text().await.expect("text");
    let start = html.find("hnd_").expect("the token is shown once");
    let token = html[start..start + 68].to_owned();
    let ask = |token: String| {
        let request = app.request(Method::GET, "/api/v1/countries/jp");
        async move {
            request
                .bearer_auth(token)
                .send()
                .await
                .expect("an answer")
                .status()
        }
    };
    let wrong = format!("hnd_{}", "0".repeat(64));
    let statuses = join_all((0..10).map(|_| ask(wrong.clone()))).await;
    assert!(statuses.contains(&StatusCode::TOO_MANY_REQUESTS), "{statuses:?}");
    assert_eq!(ask(token).await, StatusCode::OK);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn requests_may_come_side_by_side_over_one_connection() {
    let app = TestApp::start().await;
    // The preface of HTTP/2 and an empty SETTINGS frame.
    let mut stream = sent(&app, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n").await;
    stream
        .write_all(&[0, 0, 0, 4, 0, 0, 0, 0, 0])
        .await
        .expect("it is sent");
    let mut head = [0; 9];
    timeout(PATIENCE, stream.read_exact(&mut head))
        .await
        .expect("in time")
        .expect("a frame");
    assert_eq!(head[3], 4, "the server answers with its own settings");
}
