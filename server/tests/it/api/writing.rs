//! Committing by a program, under the rules of the forms.

use super::{account, body, get_with_token, json as read, send, token};
use crate::support::TestApp;
use app::accounts::Scope;
use handover::accounts::Role;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

struct Program {
    app: TestApp,
    token: String,
}

impl Program {
    async fn start() -> Self {
        let app = TestApp::start().await;
        let aiko = account(&app, "Aiko", Role::Editor).await;
        let token = token(&app, &aiko, Scope::Write).await;
        Self { app, token }
    }

    async fn send(&self, changeset: &Value) -> (StatusCode, Value) {
        let answer = send(&self.app, Some(&self.token), changeset).await;
        (answer.status(), body(answer).await)
    }

    /// A person as the API gives it, without what is computed, and its version.
    async fn person(&self, id: &str) -> (Value, Value) {
        let mut whole = read(&self.app, &format!("/api/v1/people/{id}")).await["data"].clone();
        let fields = whole.as_object_mut().expect("a record");
        let version = fields.remove("version").expect("a version");
        fields.remove("url");
        fields.remove("spells");
        (whole, version)
    }
}

fn changeset(expects: &Value, person: &Value) -> Value {
    json!({
        "comment": "Put right by a program",
        "sources": ["world-leaders-current"],
        "changes": [{ "expects": expects, "to": { "is": { "person": person } } }],
    })
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_read_is_changed_and_sent_back() {
    let program = Program::start().await;
    let (mut person, version) = program.person("fumio-kishida").await;
    person["born"] = "1957-07-29".into();
    let (status, committed) = program.send(&changeset(&version, &person)).await;
    assert_eq!(status, StatusCode::CREATED, "{committed}");
    let (now, version) = program.person("fumio-kishida").await;
    assert_eq!(
        (&now["born"], &version),
        (&"1957-07-29".into(), &committed["seq"])
    );
    let href = committed["href"].as_str().expect("an address");
    let change = read(&program.app, href).await["data"].clone();
    assert_eq!(change["author"], "Aiko");
    assert_eq!(change["comment"], "Put right by a program");
    let at: jiff::Timestamp = change["at"]
        .as_str()
        .and_then(|at| at.parse().ok())
        .expect("a moment");
    assert!((jiff::Timestamp::now().as_second() - at.as_second()).abs() < 60);
    assert!(
        program
            .app
            .text("/people/fumio-kishida")
            .await
            .contains("29 July 1957")
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_citation_is_a_source_or_a_map_with_the_place_in_it() {
    let program = Program::start().await;
    let (mut person, version) = program.person("fumio-kishida").await;
    let located = json!({
        "source": "un-general-debate-2026",
        "place": "p. 12",
        "archived_url": "https://archive.example/p12",
        "read": "2026-10-05",
        "quote": "Mr Kishida",
    });
    person["sources"] = json!(["world-leaders-current", located]);
    let (status, committed) = program.send(&changeset(&version, &person)).await;
    assert_eq!(status, StatusCode::CREATED, "{committed}");
    let (now, version) = program.person("fumio-kishida").await;
    assert_eq!(now["sources"], person["sources"]);

    for (wrong, why) in [
        (
            json!({ "source": "world-leaders-current", "place": "" }),
            "the place in the source",
        ),
        (json!({ "source": "world-leaders-current", "page": 3 }), "page"),
        (
            json!({ "source": "no-such-source", "place": "p. 1" }),
            "does not exist",
        ),
        (
            json!({ "source": "world-leaders-current", "read": "2999-01-01" }),
            "read after today",
        ),
    ] {
        person["sources"] = json!([wrong]);
        let (status, problem) = program.send(&changeset(&version, &person)).await;
        assert!(status.is_client_error(), "{wrong}: {status}");
        assert!(problem.to_string().contains(why), "{wrong}: {problem}");
    }
    let document = read(&program.app, "/api/v1/openapi.json").await;
    let citation = &document["components"]["schemas"]["Citation"]["oneOf"];
    assert_eq!(citation.as_array().map(Vec::len), Some(2), "{citation}");
    assert_eq!(
        document["components"]["schemas"]["Provenance"]["properties"]["sources"]["items"]["$ref"],
        "#/components/schemas/Citation"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_was_slower_gets_both_versions() {
    let program = Program::start().await;
    let (mut person, version) = program.person("fumio-kishida").await;
    person["born"] = "1957-07".into();
    let (status, first) = program.send(&changeset(&version, &person)).await;
    assert_eq!(status, StatusCode::CREATED, "{first}");
    person["born"] = "1957-07-29".into();
    let (status, problem) = program.send(&changeset(&version, &person)).await;
    assert_eq!(status, StatusCode::CONFLICT);
    let conflict = &problem["conflict"];
    assert_eq!(
        (&conflict["expected"], &conflict["found"]),
        (&version, &first["seq"])
    );
    assert_eq!(conflict["wanted"]["born"], "1957-07-29");
    assert_eq!(conflict["stands"]["born"], "1957-07");
    assert_eq!(
        (&conflict["kind"], &conflict["id"]),
        (&"person".into(), &"fumio-kishida".into())
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_incomplete_or_unsound_is_refused_and_changes_nothing() {
    let program = Program::start().await;
    let before = program.app.context.backend.world().seq();
    let (person, version) = program.person("fumio-kishida").await;
    let good = {
        let mut changed = person.clone();
        changed["born"] = "1957".into();
        changeset(&version, &changed)
    };
    let with = |path: &str, value: Value| {
        let mut changed = good.clone();
        *changed.pointer_mut(path).expect("a place") = value;
        changed
    };
    let born = "/changes/0/to/is/person/born";
    for (sent, says) in [
        (with("/comment", " ".into()), "comment"),
        (with("/sources", json!([])), "names no source"),
        (with("/sources", json!(["no-such-source"])), "does not exist"),
        (with("/changes", json!([])), "changes nothing"),
        (changeset(&version, &person), "changes nothing"),
        (with(born, "yesterday".into()), "no changeset"),
        (
            with(
                "/changes/0/to/is",
                json!({ "person": { "id": "x", "colour": 1 } }),
            ),
            "no field “colour”",
        ),
        (
            with("/changes/0/to", json!({ "gone": { "person": "fumio-kishida" } })),
            "refers to it",
        ),
        (
            json!({ "comment": "x", "sources": [], "changes": [], "author": "Somebody else" }),
            "author",
        ),
        (json!([]), "no changeset"),
    ] {
        let (status, problem) = program.send(&sent).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{sent}");
        let detail = problem["detail"].as_str().expect("a detail");
        assert!(detail.contains(says), "{detail}");
    }
    // What stands there twice is not taken by its second value.
    let twice = serde_json::to_string(&good)
        .expect("JSON")
        .replacen("\"id\":", "\"id\":\"x\",\"id\":", 1);
    let answer = program
        .app
        .request(Method::POST, "/api/v1/changesets")
        .bearer_auth(&program.token)
        .header("content-type", "application/json")
        .body(twice)
        .send()
        .await
        .expect("an answer");
    assert_eq!(answer.status(), StatusCode::UNPROCESSABLE_ENTITY);
    // A person who died before being born: the check of the world names the rule.
    let mut died = person.clone();
    died["born"] = "1957".into();
    died["died"] = "1950".into();
    let (status, problem) = program.send(&changeset(&version, &died)).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    let errors = problem["errors"].as_array().expect("errors");
    assert!(
        errors
            .iter()
            .any(|error| error["id"] == "fumio-kishida" && error["rule"].is_string()),
        "{problem}"
    );
    assert_eq!(program.app.context.backend.world().seq(), before);
    assert_eq!(program.send(&good).await.0, StatusCode::CREATED);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_body_that_is_no_json_is_refused() {
    let program = Program::start().await;
    let request = |kind: &str, text: &str| {
        program
            .app
            .request(Method::POST, "/api/v1/changesets")
            .header("authorization", format!("Bearer {}", program.token))
            .header("content-type", kind)
            .body(text.to_owned())
            .send()
    };
    let status = |answer: Result<reqwest::Response, reqwest::Error>| answer.expect("an answer").status();
    assert_eq!(
        status(request("text/plain", "{}").await),
        StatusCode::UNSUPPORTED_MEDIA_TYPE
    );
    assert_eq!(
        status(request("application/json", "{").await),
        StatusCode::BAD_REQUEST
    );
    assert_eq!(
        status(request("application/json; charset=utf-8", "{}").await),
        StatusCode::UNPROCESSABLE_ENTITY
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_proposed_changes_nothing_until_an_editor_accepts_it() {
    let app = TestApp::start().await;
    let aiko = account(&app, "Aiko", Role::Editor).await;
    let proposing = token(&app, &aiko, Scope::Propose).await;
    let whole = read(&app, "/api/v1/people/fumio-kishida").await["data"].clone();
    let mut person = whole.clone();
    let fields = person.as_object_mut().expect("a record");
    let version = fields.remove("version").expect("a version");
    fields.remove("url");
    fields.remove("spells");
    fields.insert("born".to_owned(), "1957-07-29".into());
    let before = app.context.backend.world().seq();
    let propose = async |token: Option<&str>| {
        let mut request = app.request(Method::POST, "/api/v1/proposals");
        if let Some(token) = token {
            request = request.bearer_auth(token);
        }
        let text = serde_json::to_string(&changeset(&version, &person)).expect("JSON");
        let sent = request
            .header("content-type", "application/json")
            .body(text)
            .send()
            .await
            .expect("an answer");
        let status = sent.status();
        (status, body(sent).await)
    };
    assert_eq!(propose(None).await.0, StatusCode::UNAUTHORIZED);
    let reading = token(&app, &aiko, Scope::Read).await;
    assert_eq!(propose(Some(&reading)).await.0, StatusCode::FORBIDDEN);
    let (status, proposed) = propose(Some(&proposing)).await;
    assert_eq!(status, StatusCode::CREATED, "{proposed}");
    assert_eq!(proposed["state"], "open");
    let (status, again) = propose(Some(&proposing)).await;
    assert_eq!((status, &again["id"]), (StatusCode::OK, &proposed["id"]));
    assert_eq!(app.context.backend.world().seq(), before);
    // What was rejected stays so, also when it is sent again after something else was committed.
    let minji = account(&app, "Minji", Role::Editor).await;
    let writing = token(&app, &minji, Scope::Write).await;
    let session = app.sign_in("Minji").await;
    let href = proposed["href"].as_str().expect("an address").to_owned();
    let id = href.strip_prefix("/review/").expect("an id");
    app.decide("reject_proposal", &session, id, &[("reason", "No")])
        .await;
    let other = read(&app, "/api/v1/people/yoon-suk-yeol").await["data"].clone();
    let mut changed = other.clone();
    let fields = changed.as_object_mut().expect("a record");
    let expects = fields.remove("version").expect("a version");
    fields.remove("url");
    fields.remove("spells");
    fields.insert("born".to_owned(), "1960-12-18".into());
    let committed = send(&app, Some(&writing), &changeset(&expects, &changed)).await;
    assert_eq!(committed.status(), StatusCode::CREATED);
    let (status, again) = propose(Some(&proposing)).await;
    assert_eq!(
        (status, &again["state"], &again["reason"]),
        (StatusCode::OK, &"rejected".into(), &"No".into())
    );
    // What has become of it is told to the account that made it, and to no other.
    let path = format!("/api/v1/proposals/{}", proposed["id"].as_str().expect("an id"));
    let told = get_with_token(&app, &proposing, &path).await;
    assert_eq!(told.status(), StatusCode::OK);
    let told = body(told).await;
    assert_eq!(
        (&told["state"], &told["decided_by"]),
        (&"rejected".into(), &"Minji".into())
    );
    assert_eq!(
        get_with_token(&app, &writing, &path).await.status(),
        StatusCode::NOT_FOUND
    );
    assert_eq!(
        get_with_token(&app, &reading, &path).await.status(),
        StatusCode::FORBIDDEN
    );
    let kept = app
        .context
        .proposals
        .get(proposed["id"].as_str().expect("an id"))
        .await;
    let kept = kept.expect("read").expect("there");
    assert_eq!(kept.state, handover::proposals::State::Rejected);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_proposed_by_a_program_is_merged_and_committed_by_an_editor() {
    let app = TestApp::start().await;
    let aiko = account(&app, "Aiko", Role::Editor).await;
    let proposing = token(&app, &aiko, Scope::Propose).await;
    let mut person = read(&app, "/api/v1/people/fumio-kishida").await["data"].clone();
    let fields = person.as_object_mut().expect("a record");
    let version = fields.remove("version").expect("a version");
    fields.remove("url");
    fields.remove("spells");
    fields.insert("born".to_owned(), "1957-07-29".into());
    let text = serde_json::to_string(&changeset(&version, &person)).expect("JSON");
    let request = app
        .request(Method::POST, "/api/v1/proposals")
        .bearer_auth(proposing)
        .header("content-type", "application/json");
    let proposed = body(request.body(text).send().await.expect("an answer")).await;
    let editor = app.sign_in_as("Minji", Role::Editor).await;
    let href = proposed["href"].as_str().expect("an address");
    let html = app.get_as(&editor, href).await.text().await.expect("text");
    assert!(html.contains("29 July 1957"), "{html}");
    let id = href.strip_prefix("/review/").expect("an id");
    app.decide("accept_proposal", &editor, id, &[]).await;
    assert_eq!(
        read(&app, "/api/v1/people/fumio-kishida").await["data"]["born"],
        "1957-07-29"
    );
    let world = app.context.backend.world();
    let commit = world.journal().last().expect("a commit");
    assert_eq!(commit.changeset.author, "Minji");
    assert!(
        commit.changeset.comment.contains("proposed by Aiko"),
        "{}",
        commit.changeset.comment
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_removal_is_taken_in_only_if_what_it_removes_stands_as_it_was_seen() {
    let app = TestApp::start().await;
    let aiko = account(&app, "Aiko", Role::Editor).await;
    let writing = token(&app, &aiko, Scope::Write).await;
    let mut versions = Vec::new();
    for id in ["first-nobody", "second-nobody"] {
        let person = json!({ "id": id, "name": { "en": "Nobody" }, "sources": ["world-leaders-current"], "review": "unreviewed" });
        let sent = send(&app, Some(&writing), &changeset(&0.into(), &person)).await;
        versions.push(body(sent).await["seq"].clone());
    }
    let editor = app.sign_in_as("Minji", Role::Editor).await;
    let mut hrefs = Vec::new();
    for (id, version) in ["first-nobody", "second-nobody"].iter().zip(&versions) {
        let removal = json!({
            "comment": "Nobody knows whom this is",
            "sources": ["world-leaders-current"],
            "changes": [{ "expects": version, "to": { "gone": { "person": id } } }],
        });
        let request = app
            .request(Method::POST, "/api/v1/proposals")
            .bearer_auth(&writing)
            .header("content-type", "application/json");
        let answer = request.body(removal.to_string()).send().await.expect("an answer");
        assert_eq!(answer.status(), StatusCode::CREATED);
        hrefs.push(
            body(answer).await["href"]
                .as_str()
                .expect("an address")
                .to_owned(),
        );
    }
    // Somebody has found out who the second is.
    let person = json!({ "id": "second-nobody", "name": { "en": "Somebody" }, "sources": ["world-leaders-current"], "review": "unreviewed" });
    let sent = send(&app, Some(&writing), &changeset(&versions[1], &person)).await;
    assert_eq!(sent.status(), StatusCode::CREATED);
    for href in &hrefs {
        let id = href.strip_prefix("/review/").expect("an id");
        app.decide("accept_proposal", &editor, id, &[]).await;
    }
    let world = app.context.backend.world();
    assert!(world.persons.get("first-nobody").is_none());
    assert_eq!(
        world.persons.get("second-nobody").map(|it| it.name.en.as_str()),
        Some("Somebody")
    );
}
