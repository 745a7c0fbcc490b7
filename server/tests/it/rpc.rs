//! Server functions as programs call them, and what browsers get that go astray. What their forms save is tested with the forms.

mod table;

use crate::support::{PASSWORD, TestApp, cookie, encoded, html::Page};
use app::rpc::FUNCTIONS;
use handover::accounts::Role;
use reqwest::{Method, Response, StatusCode};
use serde_json::{Value, json};

const FORM: &str = "application/x-www-form-urlencoded";
const VERIFY: &str = "subject=people/fumio-kishida&source[]=cia-world-factbook&comment=Compared";

/// Calls a function as a program does: what is answered, and under which status.
async fn call(app: &TestApp, function: &str, cookie: &str, kind: &str, body: &str) -> (StatusCode, Value) {
    read(function, answer(app, function, cookie, kind, body).await).await
}

async fn answer(app: &TestApp, function: &str, cookie: &str, kind: &str, body: &str) -> Response {
    let request = app
        .request(Method::POST, function)
        .header("cookie", cookie)
        .header("content-type", kind)
        .header("accept", "application/json")
        .header("sec-fetch-site", "same-origin")
        .body(body.to_owned());
    request.send().await.expect("an answer")
}

async fn read(function: &str, answer: Response) -> (StatusCode, Value) {
    let status = answer.status();
    let text = answer.text().await.expect("text");
    let value =
        serde_json::from_str(&text).unwrap_or_else(|_| panic!("{function} answered {status}: {text}"));
    (status, value)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_browser_reads_in_its_language_why_nothing_was_taken() {
    let app = TestApp::start().await;
    let editor = app.sign_in_as("Aiko", Role::Editor).await;
    let form = "/edit/people/fumio-kishida/verify";
    let many: String = (0..2100).map(|number| format!("&f{number}=a")).collect();
    for (prefix, words) in [
        ("", "Nothing was saved"),
        ("/ja", "保存されませんでした"),
        ("/ko", "저장되지 않았습니다"),
    ] {
        for (body, status) in [("%ff=%fe".to_owned(), 400), (format!("{VERIFY}{many}"), 413)] {
            let request = app
                .request(Method::POST, &format!("/rpc/verify_record?page={prefix}{form}"))
                .header("cookie", &editor)
                .header("content-type", FORM)
                .header("accept", "text/html")
                .header("sec-fetch-site", "same-origin")
                .body(body);
            let answer = request.send().await.expect("an answer");
            assert_eq!(answer.status().as_u16(), status);
            let html = answer.text().await.expect("text");
            let page = Page::of(&html);
            assert_eq!(page.one("h1").text(), words);
            // The way back leads to the form.
            let back = format!("main a[href='{prefix}{form}']");
            assert!(page.find(&back).is_some(), "{html}");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_program_gets_json_under_the_status_that_says_the_same() {
    let app = TestApp::start().await;
    let editor = app.sign_in_as("Aiko", Role::Editor).await;
    let before = app.context.backend.world().seq();
    let verify = "/rpc/verify_record";
    let many: String = (0..2100).map(|number| format!("&f{number}=a")).collect();
    let refused = [
        ("", FORM, VERIFY.to_owned(), 401, "not_signed_in"),
        ("session=nonsense", FORM, VERIFY.to_owned(), 401, "not_signed_in"),
        (&editor, FORM, String::new(), 400, "unreadable"),
        (&editor, FORM, "%ff=%fe".to_owned(), 400, "unreadable"),
        // Which of two values is meant?
        (
            &editor,
            FORM,
            format!("{VERIFY}&comment=again"),
            400,
            "unreadable",
        ),
        (&editor, "application/json", "{}".to_owned(), 415, "unreadable"),
        (
            &editor,
            FORM,
            VERIFY.replace("fumio-kishida", "nobody"),
            404,
            "not_found",
        ),
        (
            &editor,
            FORM,
            VERIFY.replace("people/", "cats/"),
            404,
            "not_found",
        ),
        (&editor, FORM, format!("{VERIFY}{many}"), 413, "too_large"),
        (&editor, FORM, VERIFY.replace("comment", "remark"), 422, "invalid"),
    ];
    for (cookie, kind, body, status, error) in refused {
        let (answered, value) = call(&app, verify, cookie, kind, &body).await;
        assert_eq!(answered.as_u16(), status, "{body:.80}: {value}");
        assert_eq!(value["error"], error, "{body:.80}: {value}");
    }
    // Offices are handed over, and people are not.
    let wrong = VERIFY.to_owned();
    let (status, value) = call(&app, "/rpc/hand_over", &editor, FORM, &wrong).await;
    assert_eq!(
        (status.as_u16(), &value["error"]),
        (404, &Value::from("not_found"))
    );
    let (_, value) = call(&app, verify, &editor, FORM, &VERIFY.replace("comment", "remark")).await;
    assert_eq!(value["problems"][0]["field"], "comment");
    // Nothing is saved that is not to be.
    let (status, value) = call(&app, verify, &editor, FORM, VERIFY).await;
    assert_eq!((status.as_u16(), &value["reply"]), (200, &Value::from("checked")));
    assert_eq!(app.context.backend.world().seq(), before);

    let saved = format!("{VERIFY}&go=save");
    let page = "/rpc/verify_record?page=/ja/edit/people/fumio-kishida/verify";
    let (status, value) = call(&app, page, &editor, FORM, &saved).await;
    assert_eq!(status, StatusCode::OK, "{value}");
    assert_eq!(value["seq"], before + 1);
    assert_eq!(
        value["page"],
        format!("/ja/people/fumio-kishida?saved={}", before + 1)
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_address_of_every_function_leads_back_to_its_form() {
    let app = TestApp::start().await;
    let before = app.context.backend.world().seq();
    for function in &FUNCTIONS {
        for (page, leads_to) in [
            (
                "?page=/ja/edit/offices/jp-prime-minister/verify",
                "/ja/edit/offices/jp-prime-minister/verify",
            ),
            (
                "?page=%2Fja%2Fsign-in%3Fnext%3D%252Fleaders",
                "/ja/sign-in?next=%2Fleaders",
            ),
            ("?page=https://evil.example/", "/"),
            ("?page=//evil.example", "/"),
            ("", "/"),
        ] {
            let answer = app.get(&format!("{}{page}", function.path)).await;
            assert_eq!(answer.status(), StatusCode::SEE_OTHER, "{}{page}", function.path);
            assert_eq!(answer.headers()["location"], leads_to, "{}{page}", function.path);
        }
    }
    assert_eq!(app.get("/rpc/no_such").await.status(), StatusCode::NOT_FOUND);
    let unknown = app.post("/rpc/no_such", "", &[]).await;
    assert_eq!(unknown.status(), StatusCode::NOT_FOUND);
    assert_eq!(app.context.backend.world().seq(), before);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_form_that_comes_back_stays_in_its_language_and_keeps_what_was_typed() {
    let app = TestApp::start().await;
    let editor = app.sign_in_as("Aiko", Role::Editor).await;
    let path = "/ja/edit/people/fumio-kishida/verify";
    let answer = app
        .send_form(path, &editor, &[("comment", "タイプした言葉"), ("go", "save")])
        .await;
    assert_eq!(answer.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let html = answer.text().await.expect("text");
    assert!(html.contains("<html lang=\"ja\""), "{html:.200}");
    assert!(html.contains("タイプした言葉"));
    let action = "/rpc/verify_record?page=%2Fja%2Fedit%2Fpeople%2Ffumio-kishida%2Fverify#edit-answer";
    assert!(html.contains(&format!("action=\"{action}\"")), "{html:.200}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_program_signs_in_makes_a_token_and_is_told_to_wait() {
    let app = TestApp::start().await;
    app.sign_in_as("Aiko", Role::Editor).await;
    let right = encoded(&[
        ("name", "Aiko"),
        ("password", PASSWORD),
        ("next", "//evil.example"),
    ]);
    let signed_in = answer(&app, "/rpc/sign_in?page=/ko/sign-in", "", FORM, &right).await;
    let session = cookie(&signed_in).expect("a cookie");
    let (status, value) = read("sign_in", signed_in).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(value, json!({ "reply": "done", "page": "/ko" }));

    let fields = "name=notebook&scope=write&days=30";
    let (status, value) = call(&app, "/rpc/make_token", &session, FORM, fields).await;
    assert_eq!((status.as_u16(), &value["reply"]), (200, &"token_made".into()));
    assert!(
        value["token"]
            .as_str()
            .is_some_and(|token| token.starts_with("hnd_"))
    );
    let (status, value) = call(&app, "/rpc/make_token", &session, FORM, "name=").await;
    assert_eq!((status.as_u16(), &value["error"]), (422, &"invalid".into()));
    assert_eq!(value["problems"][0]["field"], "name");

    let new = "current=wrong&new=short&repeated=other";
    let (status, value) = call(&app, "/rpc/change_password", &session, FORM, new).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(value["problems"][0]["field"], "new");
    // Which of the two is wrong is not told, so no field is named.
    let wrong = encoded(&[("name", "Aiko"), ("password", "not the password")]);
    for _ in 0..5 {
        let (status, value) = call(&app, "/rpc/sign_in?page=/ja/sign-in", "", FORM, &wrong).await;
        assert_eq!((status.as_u16(), &value["error"]), (422, &"invalid".into()));
        assert_eq!(value["problems"][0]["field"], "");
    }
    let stopped = answer(&app, "/rpc/sign_in", "", FORM, &right).await;
    assert!(cookie(&stopped).is_none());
    let wait = stopped.headers()["retry-after"].clone();
    let (status, value) = read("sign_in", stopped).await;
    assert_eq!((status.as_u16(), &value["error"]), (429, &"too_many".into()));
    assert_eq!(value["retry_after"].to_string(), wait.to_str().expect("text"));

    let ended = answer(&app, "/rpc/sign_out", &session, FORM, "").await;
    assert_eq!(cookie(&ended).as_deref(), Some("__Host-session="));
    let (status, value) = call(&app, "/rpc/make_token", &session, FORM, fields).await;
    assert_eq!((status.as_u16(), &value["error"]), (401, &"not_signed_in".into()));
}
