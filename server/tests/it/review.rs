//! The pages of the review: what is proposed is seen, put right, accepted and rejected there, by editors alone.

use crate::support::{Database, Engine, TestApp, today};
use domain::{Source, id::SourceId};
use handover::{
    accounts::Role,
    import::{
        Part,
        csv::{self, mapping::Mapping},
        run::{Accept, Phase, Progress, Report, Run},
    },
    proposals::{Proposal, State},
};
use reqwest::StatusCode;

const MAPPING: &str = include_str!("review/sheet.toml");

struct Quiet;

impl Progress for Quiet {
    fn tell(&mut self, _: &Report) {}
}

/// Imports a sheet, so that what it says waits for a decision.
pub async fn propose(database: &Database, lines: &[&str]) {
    propose_from(database, MAPPING, lines).await;
}

/// Imports a sheet by another mapping.
async fn propose_from(database: &Database, mapping: &str, lines: &[&str]) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("sheet.csv");
    std::fs::write(&file, format!("id,state,who,from,to\n{}\n", lines.join("\n"))).expect("a file");
    let mapping = Mapping::parse(mapping).expect("a mapping");
    let tracker = database.tracker().await;
    let part: Part = csv::read(&file, &mapping, &tracker.world()).expect("it is read");
    let source: Source = mapping.source(today());
    let mut run = Run::begin(
        &tracker,
        source,
        &part.name,
        Accept::Nothing,
        today(),
        Box::new(Quiet),
    )
    .await
    .expect("a run");
    run.take(part).await.expect("it is kept");
    run.finish(None).await.expect("it ends");
}

/// A site whose review has what a sheet proposes.
async fn with_sheet(lines: &[&str]) -> (Database, TestApp, Vec<Proposal>) {
    let database = Database::filled(Engine::Sqlite).await;
    let app = TestApp::on(&database, "http://127.0.0.1").await;
    propose(&database, lines).await;
    let open = app
        .context
        .proposals
        .open_of("sheet")
        .await
        .expect("the open ones");
    (database, app, open)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_editor_accepts_a_proposal_and_it_is_on_the_page_with_its_source() {
    let (_database, app, open) = with_sheet(&["7,jp,Ichiro Kamon,1950-01-01,1960-01-01"]).await;
    let editor = app.sign_in_as("Aiko", Role::Editor).await;
    let [proposal] = open.as_slice() else {
        panic!("one proposal: {open:?}")
    };
    for prefix in ["", "/ja", "/ko"] {
        for path in [
            "/review".to_owned(),
            "/review?country=jp".to_owned(),
            format!("/review/{}", proposal.id),
        ] {
            let page = app.get_as(&editor, &format!("{prefix}{path}")).await;
            assert_eq!(page.status(), StatusCode::OK, "{prefix}{path}");
            assert_eq!(page.headers()["cache-control"], "private, no-store");
        }
    }
    let html = app
        .get_as(&editor, &format!("/review/{}", proposal.id))
        .await
        .text()
        .await
        .expect("text");
    assert!(
        html.contains("Ichiro Kamon") && html.contains("The record does not have it"),
        "{html}"
    );
    let answer = app.decide("accept_proposal", &editor, &proposal.id, &[]).await;
    assert_eq!(answer.status(), StatusCode::SEE_OTHER);
    assert_eq!(answer.headers()["location"], format!("/review/{}", proposal.id));
    let person = app.text("/people/ichiro-kamon").await;
    assert!(
        person.contains("Chief herald of Japan") && person.contains("A sheet"),
        "{person}"
    );
    let world = app.context.backend.world();
    let commit = world.journal().last().expect("a commit");
    assert_eq!(commit.changeset.author, "Aiko");
    assert!(
        commit.changeset.comment.contains("id 7, line 2"),
        "{}",
        commit.changeset.comment
    );
    let source = SourceId::parse("sheet").expect("an id");
    assert_eq!(commit.changeset.sources, [source]);
    // The row is the place in the source.
    let taken_in = world
        .tenures
        .values()
        .find(|it| it.person.as_str() == "ichiro-kamon");
    let cited = &taken_in.expect("the tenure").provenance.sources;
    assert_eq!(cited[0].short(), "sheet#id 7, line 2");
    assert!(person.contains("id 7, line 2"), "{person}");
    let kept = app
        .context
        .proposals
        .get(&proposal.id)
        .await
        .expect("read")
        .expect("there");
    assert_eq!(kept.state, State::Accepted);
    assert_eq!(kept.decided.and_then(|decided| decided.seq), Some(commit.seq));
    // Sent once more, it changes nothing.
    let again = app.decide("accept_proposal", &editor, &proposal.id, &[]).await;
    assert_eq!(again.status(), StatusCode::SEE_OTHER);
    assert_eq!(app.context.backend.world().seq(), world.seq());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn several_are_accepted_together_and_several_rejected_with_a_reason() {
    let (_database, app, open) = with_sheet(&[
        "1,jp,Ichiro Kamon,1950-01-01,1960-01-01",
        "2,jp,Jiro Kamon,1960-01-01,1970-01-01",
        "3,jp,Saburo Kamon,1970-01-01,1980-01-01",
    ])
    .await;
    let editor = app.sign_in_as("Aiko", Role::Editor).await;
    let before = app.context.backend.world().seq();
    let (two, one) = open.split_at(2);
    let ids: Vec<_> = two.iter().map(|it| ("id[]", it.id.as_str())).collect();
    let accept = [vec![("country", "jp")], ids].concat();
    let answer = app.post("/rpc/accept_proposals", &editor, &accept).await;
    assert_eq!(answer.status(), StatusCode::SEE_OTHER);
    assert_eq!(answer.headers()["location"], "/review?country=jp&done=accepted");
    // One country and one source are one changeset.
    assert_eq!(app.context.backend.world().seq(), before + 1);
    let reject = [
        ("country", "jp"),
        ("reason", "No such person"),
        ("id[]", one[0].id.as_str()),
    ];
    app.post("/rpc/reject_proposals", &editor, &reject).await;
    let rejected = app
        .get_as(&editor, "/review?country=all&status=rejected")
        .await
        .text()
        .await
        .expect("text");
    assert!(
        rejected.contains("Saburo Kamon") && rejected.contains("No such person"),
        "{rejected}"
    );
    let rest = app.get_as(&editor, "/review").await.text().await.expect("text");
    assert!(rest.contains("Nothing waits for a decision"), "{rest}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_question_is_answered_and_what_is_wrong_is_put_right_before_it_is_accepted() {
    let (database, app, open) = with_sheet(&["1,jp,Kishida,1950-01-01,1960-01-01"]).await;
    let editor = app.sign_in_as("Aiko", Role::Editor).await;
    let path = format!("/review/{}", open[0].id);
    let html = app.get_as(&editor, &path).await.text().await.expect("text");
    assert!(html.contains("value=\"fumio-kishida\""), "{html}");
    // As long as it is a question it is not taken in, and the page says why.
    let answer = app.decide("accept_proposal", &editor, &open[0].id, &[]).await;
    assert_eq!(answer.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let html = answer.text().await.expect("text");
    assert!(html.contains("it is not certain who"), "{html}");
    // It is one of those whom it may be, or none of them.
    for nobody in ["", "yoon-suk-yeol"] {
        let answer = app
            .decide("answer_proposal", &editor, &open[0].id, &[("person", nobody)])
            .await;
        assert_eq!(answer.status(), StatusCode::UNPROCESSABLE_ENTITY, "{nobody}");
        let html = answer.text().await.expect("text");
        assert!(html.contains("id=\"review-person-problem\""), "{html}");
    }
    app.decide("answer_proposal", &editor, &open[0].id, &[("person", "-")])
        .await;
    let wrong = [("name", ""), ("start", "soon"), ("end", "")];
    let answer = app.decide("correct_proposal", &editor, &open[0].id, &wrong).await;
    assert_eq!(answer.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let html = answer.text().await.expect("text");
    assert!(
        html.contains("This is not a date") && html.contains("This field is required"),
        "{html}"
    );
    assert!(html.contains("value=\"soon\""), "{html}");
    let right = [
        ("name", "Ichiro Kishida"),
        ("start", "4 Mar 1951"),
        ("end", "1960"),
    ];
    let answer = app.decide("correct_proposal", &editor, &open[0].id, &right).await;
    assert_eq!(answer.status(), StatusCode::SEE_OTHER);
    app.decide("accept_proposal", &editor, &open[0].id, &[]).await;
    let world = app.context.backend.world();
    let tenure = world
        .tenures
        .get("jp-chief-herald-ichiro-kishida")
        .expect("it is recorded");
    assert_eq!(
        tenure.start.as_ref().map(ToString::to_string).as_deref(),
        Some("1951-03-04")
    );
    // The sheet still says it as it did: that was put right, and is no question any more.
    let open = async || {
        app.context
            .proposals
            .open_of("sheet")
            .await
            .expect("the open ones")
            .len()
    };
    propose(&database, &["1,jp,Kishida,1950-01-01,1960-01-01"]).await;
    assert_eq!(open().await, 0);
    propose(&database, &["1,jp,Kishida,1950-01-01,1961-01-01"]).await;
    assert_eq!(open().await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_no_life_can_hold_does_not_wait_for_anybody() {
    let (_database, app, open) = with_sheet(&["1,jp,Shinzo Abe,2021-01-01,2025-01-01"]).await;
    assert!(open.is_empty(), "he died in 2022");
    let world = app.context.backend.world();
    assert!(
        world.tenures.values().all(|tenure| tenure
            .provenance
            .sources
            .iter()
            .all(|it| it.source() != "sheet"))
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_but_an_editor_sees_or_decides_anything() {
    let (_database, app, open) = with_sheet(&["1,jp,Ichiro Kamon,1950-01-01,1960-01-01"]).await;
    let before = app.context.backend.world().seq();
    let one = format!("/review/{}", open[0].id);
    let run = app.context.proposals.runs(1).await.expect("the runs").remove(0);
    for path in [
        "/review",
        "/ja/review",
        &one,
        &format!("/review/imports/{}", run.id),
    ] {
        let answer = app.get(path).await;
        assert_eq!(answer.status(), StatusCode::SEE_OTHER, "{path}");
        let html = answer.text().await.expect("text");
        assert!(!html.contains("Kamon"), "{path}");
    }
    for path in ["/rpc/accept_proposals", "/rpc/accept_proposal"] {
        let id = open[0].id.as_str();
        let fields = [("proposal", id), ("id[]", id)];
        assert_eq!(
            app.post(path, "", &fields).await.status(),
            StatusCode::UNAUTHORIZED,
            "{path}"
        );
        let editor = app.sign_in_as(&format!("Aiko{}", path.len()), Role::Editor).await;
        // From another site, whoever is signed in.
        let foreign = app
            .form(path, &editor, &fields)
            .header("origin", "https://elsewhere.example")
            .send();
        let foreign = foreign.await.expect("an answer");
        assert_eq!(foreign.status(), StatusCode::FORBIDDEN, "{path}");
    }
    assert_eq!(app.context.backend.world().seq(), before);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_import_has_a_page_that_says_what_it_found_and_could_not_read() {
    let (_database, app, _) =
        with_sheet(&["1,jp,Ichiro Kamon,1950-01-01,", "2,zz,Jiro Kamon,1960-01-01,"]).await;
    let editor = app.sign_in_as("Aiko", Role::Editor).await;
    let run = app.context.proposals.runs(1).await.expect("the runs").remove(0);
    let answer = app.get_as(&editor, &format!("/review/imports/{}", run.id)).await;
    assert!(!answer.headers().contains_key("refresh"), "it is done");
    let html = answer.text().await.expect("text");
    assert!(
        html.contains("“zz” is no code of a country") && html.contains(">3<"),
        "{html}"
    );
    assert_eq!(
        app.get_as(&editor, "/review/imports/none").await.status(),
        StatusCode::NOT_FOUND
    );
    assert_eq!(
        app.get_as(&editor, "/review/none").await.status(),
        StatusCode::NOT_FOUND
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_page_of_an_import_that_runs_comes_anew_by_itself_until_nothing_is_heard_of_it() {
    let (_database, app, _) = with_sheet(&["1,jp,Ichiro Kamon,1950-01-01,"]).await;
    let editor = app.sign_in_as("Aiko", Role::Editor).await;
    let mut run = app.context.proposals.runs(1).await.expect("the runs").remove(0);
    let mut report: Report = serde_json::from_str(&run.report).expect("a report");
    report.phase = Phase::Comparing;
    report.total = Some(10);
    run.report = serde_json::to_string(&report).expect("JSON");
    for (ago, is_running) in [(0, true), (600, false)] {
        run.seen = jiff::Timestamp::now().as_second() - ago;
        app.context.proposals.note_run(&run).await.expect("it is noted");
        let answer = app.get_as(&editor, &format!("/review/imports/{}", run.id)).await;
        assert_eq!(answer.headers().contains_key("refresh"), is_running);
        let html = answer.text().await.expect("text");
        assert_eq!(html.contains("<progress"), is_running, "{html}");
        assert_eq!(html.contains("Running: 1 of 10"), is_running, "{html}");
        assert_eq!(html.contains("Stopped before its end"), !is_running, "{html}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_country_with_questions_alone_does_not_keep_the_next_from_being_taken_in() {
    // Germany comes before Japan, and of it there is only a question.
    let (_database, app, open) = with_sheet(&[
        "1,de,Merkel,1950-01-01,1960-01-01",
        "2,jp,Ichiro Kamon,1950-01-01,1960-01-01",
    ])
    .await;
    let editor = app.sign_in_as("Aiko", Role::Editor).await;
    let ids: Vec<_> = open.iter().map(|it| ("id[]", it.id.as_str())).collect();
    let accept = [vec![("country", "all")], ids].concat();
    let answer = app.post("/rpc/accept_proposals", &editor, &accept).await;
    assert_eq!(answer.status(), StatusCode::OK);
    let html = answer.text().await.expect("text");
    assert!(
        html.contains("1 proposal was not accepted") && html.contains("who “Merkel” is"),
        "{html}"
    );
    let world = app.context.backend.world();
    assert!(world.tenures.get("jp-chief-herald-ichiro-kamon").is_some());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_two_sources_say_of_one_person_is_taken_in_together() {
    let (database, app, first) = with_sheet(&["1,jp,Ichiro Kamon,1950-01-01,1960-01-01"]).await;
    let mapping = MAPPING.replace("id = \"sheet\"", "id = \"another\"");
    propose_from(&database, &mapping, &["9,jp,Ichiro Kamon,1950-01-01,1960-01-01"]).await;
    let second = app
        .context
        .proposals
        .open_of("another")
        .await
        .expect("the open ones");
    let editor = app.sign_in_as("Aiko", Role::Editor).await;
    let before = app.context.backend.world().seq();
    let ids = first.iter().chain(&second).map(|it| ("id[]", it.id.as_str()));
    let accept: Vec<_> = [("country", "jp")].into_iter().chain(ids).collect();
    let answer = app.post("/rpc/accept_proposals", &editor, &accept).await;
    assert_eq!(answer.status(), StatusCode::SEE_OTHER);
    // One of them is recorded, and the other then says nothing new.
    let world = app.context.backend.world();
    assert_eq!(world.seq(), before + 1);
    let heralds = world
        .tenures
        .values()
        .filter(|it| it.office.as_str() == "jp-chief-herald");
    assert_eq!(heralds.count(), 1);
}
