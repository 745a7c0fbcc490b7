//! Personal tokens: who may do what with one, when it ends, and what is kept of it.

use super::{account, get_with_token, send, token};
use crate::support::{Database, Engine, PASSWORD, TestApp, first, on_both_engines};
use app::accounts::Scope;
use domain::Change;
use handover::accounts::{Password, Role, personal::PersonalToken};
use reqwest::StatusCode;
use serde_json::{Value, json};

on_both_engines!(
    a_token_is_kept_as_its_hash_alone,
    a_token_ends_when_it_expires_or_is_revoked_or_its_account_is_disabled,
    a_changed_password_leaves_tokens,
);

async fn app_on(database: &Database) -> TestApp {
    database.tracker().await.commit(first()).await.expect("a commit");
    TestApp::on(database, "https://handover.example").await
}

/// A changeset that the world of these tests takes, once for each id.
fn changeset(id: &str) -> Value {
    let person = crate::support::person(id, "Somebody");
    json!({
        "comment": "A test",
        "sources": ["gazette"],
        "changes": [Change::add(person)],
    })
}

async fn a_token_is_kept_as_its_hash_alone(database: Database) {
    let app = app_on(&database).await;
    let aiko = account(&app, "Aiko", Role::Editor).await;
    let token = token(&app, &aiko, Scope::Write).await;
    assert!(token.starts_with("hnd_") && token.len() == 68, "{token}");
    let kept = database.texts("SELECT hash FROM tokens").await;
    assert_eq!(kept.len(), 1);
    assert_eq!(kept[0].len(), 64);
    assert!(!token.contains(&kept[0]));
    if database.engine == Engine::Sqlite {
        for name in ["handover.db", "handover.db-wal"] {
            let bytes = std::fs::read(database.file().with_file_name(name)).unwrap_or_default();
            let secret = token.trim_start_matches("hnd_").as_bytes();
            assert!(
                !bytes.windows(secret.len()).any(|part| part == secret),
                "{name} has the token"
            );
        }
    }
}

async fn a_token_ends_when_it_expires_or_is_revoked_or_its_account_is_disabled(database: Database) {
    let app = app_on(&database).await;
    let aiko = account(&app, "Aiko", Role::Editor).await;
    let status = async |token: &str| get_with_token(&app, token, "/api/v1/people").await.status();

    let expired = token(&app, &aiko, Scope::Write).await;
    assert_eq!(status(&expired).await, StatusCode::OK);
    database.run("UPDATE tokens SET expires = 1").await;
    assert_eq!(status(&expired).await, StatusCode::UNAUTHORIZED);

    let revoked = token(&app, &aiko, Scope::Write).await;
    let accounts = &app.context.accounts;
    let mut listed = accounts.tokens_of(&aiko.id).await.expect("a list");
    assert_eq!(listed.len(), 2);
    listed.retain(|token| token.expires > jiff::Timestamp::now());
    let minji = account(&app, "Minji", Role::Administrator).await;
    accounts
        .revoke_token(&minji.id, &listed[0].id)
        .await
        .expect("nothing is done");
    assert_eq!(status(&revoked).await, StatusCode::OK, "revoked by somebody else");
    accounts
        .revoke_token(&aiko.id, &listed[0].id)
        .await
        .expect("it is revoked");
    assert_eq!(status(&revoked).await, StatusCode::UNAUTHORIZED);

    let disabled = token(&app, &aiko, Scope::Write).await;
    accounts.disable(&aiko.id).await.expect("it is disabled");
    assert_eq!(status(&disabled).await, StatusCode::UNAUTHORIZED);
    assert_eq!(
        send(&app, Some(&disabled), &changeset("somebody")).await.status(),
        StatusCode::UNAUTHORIZED
    );
    accounts.enable(&aiko.id).await.expect("it is enabled");
    assert_eq!(status(&disabled).await, StatusCode::OK);
}

async fn a_changed_password_leaves_tokens(database: Database) {
    let app = app_on(&database).await;
    let cookie = app.sign_in_as("Aiko", Role::Editor).await;
    let aiko = app.context.accounts.named("Aiko").await.expect("an account");
    let token = token(&app, &aiko, Scope::Read).await;
    let new = "another good password";
    Password::parse(new).expect("a password");
    let fields = [("current", PASSWORD), ("new", new), ("repeated", new)];
    let answer = app.post("/rpc/change_password", &cookie, &fields).await;
    assert_eq!(answer.status(), StatusCode::SEE_OTHER);
    assert_eq!(
        get_with_token(&app, &token, "/api/v1/people").await.status(),
        StatusCode::OK
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn only_a_token_with_the_scope_of_writing_writes() {
    let database = Database::new(Engine::Sqlite).await;
    let app = app_on(&database).await;
    let cookie = app.sign_in_as("Aiko", Role::Editor).await;
    let aiko = app.context.accounts.named("Aiko").await.expect("an account");
    let read = token(&app, &aiko, Scope::Read).await;
    let propose = token(&app, &aiko, Scope::Propose).await;
    let write = token(&app, &aiko, Scope::Write).await;
    for (token, status) in [
        (None, StatusCode::UNAUTHORIZED),
        (Some("hnd_nonsense"), StatusCode::UNAUTHORIZED),
        (Some(read.as_str()), StatusCode::FORBIDDEN),
        (Some(propose.as_str()), StatusCode::FORBIDDEN),
    ] {
        let answer = send(&app, token, &changeset("somebody")).await;
        assert_eq!(answer.status(), status, "{token:?}");
        assert_eq!(
            answer.headers().contains_key("www-authenticate"),
            status == StatusCode::UNAUTHORIZED
        );
    }
    // A cookie is never looked at here.
    let request = app
        .request(reqwest::Method::POST, "/api/v1/changesets")
        .header("cookie", &cookie)
        .header("content-type", "application/json")
        .body(changeset("somebody").to_string());
    assert_eq!(
        request.send().await.expect("an answer").status(),
        StatusCode::UNAUTHORIZED
    );
    assert_eq!(app.context.backend.world().seq(), 1);
    assert_eq!(
        send(&app, Some(&write), &changeset("somebody")).await.status(),
        StatusCode::CREATED
    );
    assert_eq!(app.context.backend.world().seq(), 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_token_is_made_shown_once_listed_and_revoked_by_forms() {
    let database = Database::new(Engine::Sqlite).await;
    let app = app_on(&database).await;
    let cookie = app.sign_in_as("Aiko", Role::Editor).await;
    for (prefix, title) in [
        ("", "Tokens for programs"),
        ("/ja", "プログラム用トークン"),
        ("/ko", "프로그램용 토큰"),
    ] {
        let html = app
            .get_as(&cookie, &format!("{prefix}/account/tokens"))
            .await
            .text()
            .await
            .expect("text");
        assert!(html.contains(&format!("<h1>{title}</h1>")), "{title}");
        let own = app
            .get_as(&cookie, &format!("{prefix}/account"))
            .await
            .text()
            .await
            .expect("text");
        assert!(own.contains(&format!("href=\"{prefix}/account/tokens\"")));
    }
    let fields = [("name", "notebook"), ("scope", "write"), ("days", "30")];
    let made = app.post("/rpc/make_token", &cookie, &fields).await;
    assert_eq!(
        made.headers().get("cache-control").expect("a header"),
        "private, no-store"
    );
    let html = made.text().await.expect("text");
    let start = html.find("hnd_").expect("the token");
    let text = &html[start..start + 68];
    let token = PersonalToken::parse(text).expect("a token");
    let bearer = app
        .context
        .accounts
        .bearer(&token)
        .await
        .expect("a look")
        .expect("a bearer");
    assert_eq!(
        (bearer.account.name.as_str(), bearer.scope),
        ("Aiko", Scope::Write)
    );

    let listed = app
        .get_as(&cookie, "/account/tokens")
        .await
        .text()
        .await
        .expect("text");
    assert!(listed.contains("notebook") && !listed.contains("hnd_"));
    let today = jiff::Timestamp::now().to_string()[..10].to_owned();
    assert!(
        listed.matches(&format!("datetime=\"{today}\"")).count() >= 2,
        "made and used today"
    );

    let revoked = [("token", bearer.token.as_str())];
    let answer = app.post("/rpc/revoke_token", &cookie, &revoked).await;
    assert_eq!(answer.status(), StatusCode::SEE_OTHER);
    assert_eq!(
        get_with_token(&app, text, "/api/v1/people").await.status(),
        StatusCode::UNAUTHORIZED
    );
    assert_eq!(app.get("/account/tokens").await.status(), StatusCode::SEE_OTHER);
    let missing = app
        .post(
            "/rpc/make_token",
            &cookie,
            &[("name", " "), ("scope", "write"), ("days", "30")],
        )
        .await;
    assert_eq!(missing.status(), StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_account_has_a_bounded_number_of_tokens() {
    let database = Database::new(Engine::Sqlite).await;
    let app = app_on(&database).await;
    let cookie = app.sign_in_as("Aiko", Role::Editor).await;
    let fields = [("name", "one more"), ("scope", "read"), ("days", "30")];
    for _ in 0..20 {
        assert_eq!(
            app.post("/rpc/make_token", &cookie, &fields).await.status(),
            StatusCode::OK
        );
    }
    let answer = app.post("/rpc/make_token", &cookie, &fields).await;
    assert_eq!(answer.status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text().await.expect("text").contains("at most 20 tokens"));
}
