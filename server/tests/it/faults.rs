//! What cannot be read is told, and never shown as if it were empty.

use crate::{
    edit::Desk,
    review::propose,
    support::{Database, Engine, TestApp, today},
};
use domain::{Source, claim::Fact, id::SourceId};
use handover::{
    accounts::Role,
    import::run::{Accept, Progress, Report, Run, RunError},
    proposals::{Body, store::StoreError},
};
use reqwest::{Method, StatusCode};

struct Quiet;

impl Progress for Quiet {
    fn tell(&mut self, _: &Report) {}
}

async fn incident(app: &TestApp, cookie: &str, path: &str) {
    let answer = app.get_as(cookie, path).await;
    assert_eq!(answer.status(), StatusCode::INTERNAL_SERVER_ERROR, "{path}");
    let html = answer.text().await.expect("text");
    assert!(html.contains("Incident <strong>"), "{path}: {html}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_damaged_row_is_an_incident_on_every_page_that_would_show_it() {
    let database = Database::filled(Engine::Sqlite).await;
    propose(&database, &["7,jp,Ichiro Kamon,1950-01-01,1960-01-01"]).await;
    let app = TestApp::on(&database, "http://127.0.0.1").await;
    let administrator = app.sign_in_as("Minji", Role::Administrator).await;
    let fields = [("name", "notebook"), ("scope", "read"), ("days", "30")];
    let made = app.post("/rpc/make_token", &administrator, &fields).await;
    assert_eq!(made.status(), StatusCode::OK);
    let run = database.texts("SELECT id FROM imports").await.remove(0);
    let run = format!("/review/imports/{run}");
    let proposal = database.texts("SELECT id FROM proposals").await.remove(0);
    let proposal = format!("/review/{proposal}");
    let of_run = ["/review", &run];
    let of_proposal = ["/review?country=all", &proposal];
    for (damage, repair, paths) in [
        (
            "UPDATE imports SET report = '{' || report",
            "UPDATE imports SET report = substr(report, 2)",
            &of_run[..],
        ),
        (
            "UPDATE imports SET seen = 9223372036854775807",
            "UPDATE imports SET seen = began",
            &of_run,
        ),
        (
            "UPDATE proposals SET country = 'No Country'",
            "UPDATE proposals SET country = 'jp'",
            &of_proposal,
        ),
        (
            "UPDATE proposals SET proposed_at = 9223372036854775807",
            "UPDATE proposals SET proposed_at = 0",
            &of_proposal,
        ),
        (
            "UPDATE proposals SET body = 'null'",
            "UPDATE proposals SET body = body",
            &of_proposal,
        ),
        (
            "UPDATE accounts SET added_at = 9223372036854775807",
            "UPDATE accounts SET added_at = 0",
            &["/admin/accounts"],
        ),
        (
            "UPDATE tokens SET expires = 9223372036854775807",
            "UPDATE tokens SET expires = 0",
            &["/account/tokens"],
        ),
    ] {
        for path in paths.iter().filter(|_| !damage.contains("body")) {
            let sound = app.get_as(&administrator, path).await;
            assert_eq!(sound.status(), StatusCode::OK, "{path} before {damage}");
        }
        database.run(damage).await;
        for path in paths {
            incident(&app, &administrator, path).await;
        }
        database.run(repair).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_import_does_not_begin_anew_where_it_cannot_be_told_how_far_it_was() {
    let database = Database::filled(Engine::Sqlite).await;
    propose(&database, &["7,jp,Ichiro Kamon,1950-01-01,1960-01-01"]).await;
    database.run("UPDATE imports SET report = 'gone'").await;
    let tracker = database.tracker().await;
    let source = Source {
        id: SourceId::parse("sheet").expect("an id"),
        ..crate::support::source()
    };
    let quiet = Box::new(Quiet);
    let begun = Run::begin(&tracker, source, "sheet.csv", Accept::Nothing, today(), quiet).await;
    assert!(matches!(
        begun.err(),
        Some(RunError::Store(StoreError::DamagedRun { .. }))
    ));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_query_of_the_review_that_cannot_be_read_is_refused() {
    let desk = Desk::open().await;
    for query in ["country=all&status=nonsense", "country=jp&page=second"] {
        let answer = desk.app.get_as(&desk.editor, &format!("/review?{query}")).await;
        assert_eq!(answer.status(), StatusCode::BAD_REQUEST, "{query}");
    }
    for query in [
        "",
        "?country=all&status=&page=",
        "?country=all&status=accepted&page=2",
    ] {
        let answer = desk.app.get_as(&desk.editor, &format!("/review{query}")).await;
        assert_eq!(answer.status(), StatusCode::OK, "{query}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_field_of_a_proposal_that_was_not_sent_is_not_emptied() {
    let database = Database::filled(Engine::Sqlite).await;
    propose(&database, &["7,jp,Ichiro Kamon,1950-01-01,1960-01-01"]).await;
    let app = TestApp::on(&database, "http://127.0.0.1").await;
    let editor = app.sign_in_as("Aiko", Role::Editor).await;
    let id = database.texts("SELECT id FROM proposals").await.remove(0);
    for (fields, days) in [
        (&[("name", "Jiro Kamon")][..], ["1950-01-01", "1960-01-01"]),
        (&[("start", "1951"), ("end", "")], ["1951", ""]),
    ] {
        let answer = app.decide("correct_proposal", &editor, &id, fields).await;
        assert_eq!(answer.status(), StatusCode::SEE_OTHER, "{fields:?}");
        let proposal = app.context.proposals.get(&id).await.expect("it is read");
        let Body::Claim { claim, .. } = proposal.expect("the proposal").made.body else {
            panic!("a claim");
        };
        let Fact::Tenure(tenure) = claim.fact else {
            panic!("a tenure");
        };
        assert_eq!(tenure.person.name.en, "Jiro Kamon");
        let shown = [tenure.start, tenure.end].map(|day| day.map_or(String::new(), |day| day.to_string()));
        assert_eq!(shown, days, "{fields:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_form_that_does_not_say_which_world_it_is_of_is_not_taken_for_one_of_the_newest() {
    let desk = Desk::open().await;
    let before = desk.seq();
    let path = "/edit/people/fumio-kishida/correct";
    for seen in ["first", "-1", "1.5", "99999999999999999999"] {
        for go in ["save", "preview", "check"] {
            let answer = desk.send(path, go, &[("seen", seen), ("name.en", "Fumio")]).await;
            assert_eq!(answer.status(), StatusCode::BAD_REQUEST, "{seen}, {go}");
        }
    }
    assert_eq!(desk.seq(), before);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_token_that_cannot_be_read_is_no_request_of_nobody() {
    let app = TestApp::start().await;
    let header = reqwest::header::HeaderValue::from_bytes(b"Bearer hnd_\xff").expect("a header value");
    let request = app
        .request(Method::GET, "/api/v1/people")
        .header("authorization", header);
    let answer = request.send().await.expect("an answer");
    assert_eq!(answer.status(), StatusCode::UNAUTHORIZED);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_page_of_changes_that_is_no_number_is_named_and_left_out() {
    let app = TestApp::start().await;
    for path in ["/changes", "/changes/1"] {
        let html = app.text(&format!("{path}?page=second")).await;
        assert!(html.contains("page=second is not known"), "{path}");
        assert!(!app.text(&format!("{path}?page=2")).await.contains("is not known"));
    }
}
