//! Every form, by everybody, with everything that can be typed wrong.

use super::{Desk, WORD};
use crate::support::{TestApp, html::Page, sent_to};
use app::{
    address::Resource,
    edit::{Act, Subject},
};
use handover::accounts::Role;
use reqwest::{Method, StatusCode};

/// One thing of each kind that forms are about.
const ABOUT: [(&str, &str); 9] = [
    ("countries", "jp"),
    ("offices", "jp-prime-minister"),
    ("parties", "jp-liberal-democratic-party"),
    ("people", "fumio-kishida"),
    ("tenures", "kr-president-lee-jae-myung"),
    ("events", "jp-ldp-leadership-2024"),
    ("transitions", "jp-prime-minister-after-fumio-kishida"),
    ("sources", "cia-world-factbook"),
    ("changes", "1"),
];

/// The paths of all forms that there are.
fn forms() -> Vec<String> {
    let subjects = ABOUT.map(|(kind, id)| Subject::parse(kind, id).expect("a subject"));
    let paths: Vec<_> = subjects
        .iter()
        .flat_map(|subject| {
            subject
                .acts()
                .iter()
                .map(|act| Resource::form(subject, *act).to_string())
        })
        .collect();
    assert!(paths.len() > 30, "only {} forms", paths.len());
    for act in Act::ALL {
        let is_there = paths
            .iter()
            .any(|path| path.ends_with(&format!("/{}", act.word())));
        assert!(is_there, "no form for {act:?}");
    }
    paths
}

async fn status(app: &TestApp, method: Method, path: &str, cookie: &str, site: &str) -> StatusCode {
    let request = app
        .request(method, path)
        .header("cookie", cookie)
        .header("sec-fetch-site", site)
        .header("accept", "text/html")
        .header("content-type", "application/x-www-form-urlencoded")
        .body("");
    request.send().await.expect("an answer").status()
}

/// Sends the form at a path with nothing in it.
async fn sent_empty(app: &TestApp, path: &str, cookie: &str, site: &str) -> StatusCode {
    let (address, (about, told)) = sent_to(path);
    let request = app
        .form(&address, cookie, &[(about, &told)])
        .header("sec-fetch-site", site);
    request.send().await.expect("an answer").status()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn everybody_gets_at_every_form_what_their_role_allows_and_no_more() {
    let desk = Desk::open().await;
    let administrator = desk.app.sign_in_as("Minji", Role::Administrator).await;
    let ended = desk.app.sign_in("Aiko").await;
    desk.app.post("/rpc/sign_out", &ended, &[]).await;
    let before = desk.seq();
    let same = "same-origin";
    for path in forms() {
        for path in [path.clone(), format!("/ja{path}"), format!("/ko{path}")] {
            for nobody in ["", "session=nonsense", ended.as_str()] {
                let opened = status(&desk.app, Method::GET, &path, nobody, same).await;
                assert_eq!(opened, StatusCode::SEE_OTHER, "GET {path} by nobody");
                let sent = sent_empty(&desk.app, &path, nobody, same).await;
                assert_eq!(sent, StatusCode::UNAUTHORIZED, "POST {path} by nobody");
            }
            for who in [&desk.editor, &administrator] {
                let opened = status(&desk.app, Method::GET, &path, who, same).await;
                assert_eq!(opened, StatusCode::OK, "GET {path}");
                let sent = sent_empty(&desk.app, &path, who, same).await;
                assert_eq!(sent, StatusCode::UNPROCESSABLE_ENTITY, "POST {path}");
                for elsewhere in ["cross-site", "same-site"] {
                    let sent = sent_empty(&desk.app, &path, who, elsewhere).await;
                    assert_eq!(sent, StatusCode::FORBIDDEN, "POST {path} from elsewhere");
                }
            }
        }
    }
    assert_eq!(desk.seq(), before);
}

/// The names of the fields of a form.
fn names(html: &str) -> Vec<String> {
    let page = Page::of(html);
    let named = page.one("#edit-form").all("[name]").into_iter();
    let mut names: Vec<_> = named
        .filter_map(|field| field.attribute("name"))
        .filter(|name| !["go", "seen"].contains(name))
        .map(str::to_owned)
        .collect();
    names.sort();
    names.dedup();
    names
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn whatever_is_typed_a_message_stands_beside_the_field_and_nothing_is_stored() {
    let desk = Desk::open().await;
    let before = desk.seq();
    let long = "x".repeat(3000);
    let odd = [
        long.as_str(),
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "a\u{0}b\u{1b}[31m\u{7f}",
        "no-such-id-anywhere",
        "../../etc/passwd",
        "'; DROP TABLE journal; --",
        "９９９９年９９月",
        "\u{202e}desrever",
    ];
    for path in forms() {
        let page = desk.app.get_as(&desk.editor, &path).await;
        let names = names(&page.text().await.expect("text"));
        for typed in odd {
            let mut fields: Vec<_> = names.iter().map(|name| (name.as_str(), typed)).collect();
            fields.push(("go", "preview"));
            let answer = desk.app.send_form(&path, &desk.editor, &fields).await;
            let status = answer.status();
            assert_eq!(
                status,
                StatusCode::UNPROCESSABLE_ENTITY,
                "{path} with {:.20}",
                typed
            );
            let html = answer.text().await.expect("text");
            assert!(
                html.contains("form-field-problem"),
                "{path} with {typed:.20} says nothing"
            );
            assert!(
                !html.contains("<script>alert") && !html.contains("<img src=x"),
                "{path}"
            );
        }
    }
    // More than any form is.
    let (address, _) = sent_to("/edit/countries/jp/schedule");
    let huge = 1100 * 1024;
    let answered = desk.app.announce_form(&address, &desk.editor, "text/html", huge);
    assert_eq!(answered.await, 413);
    let many: Vec<_> = (0..2100).map(|_| ("aliases[]", "a")).collect();
    let answer = desk
        .app
        .send_form("/edit/people/fumio-kishida/correct", &desk.editor, &many)
        .await;
    assert_eq!(answer.status(), StatusCode::PAYLOAD_TOO_LARGE);
    for missing in [
        "/edit/people/no-such-person/verify",
        "/edit/cats/tom/verify",
        "/edit/people/fumio-kishida/hand-over",
        "/edit/people/fumio-kishida/nonsense",
        "/edit/changes/999999/undo",
        "/edit/changes/-1/undo",
    ] {
        let answer = desk.app.send_form(missing, &desk.editor, &WORD).await;
        assert_eq!(answer.status(), StatusCode::NOT_FOUND, "{missing}");
    }
    assert_eq!(desk.seq(), before);
}
