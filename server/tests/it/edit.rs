//! The forms of editors over HTTP: what they save, who may, what is wrong with what was typed, and what two editors do to
//! each other.

mod acts;
mod citations;
mod conflicts;
mod crash;
mod fields;
mod news;
mod undo;
mod verbs;
mod walk;

use crate::support::{
    TestApp,
    html::{Element, Page},
};
use handover::accounts::Role;
use reqwest::{Response, StatusCode};

/// What every form needs: a source of the starter world, and a reason.
pub const WORD: [(&str, &str); 2] = [
    ("source[]", "cia-world-factbook"),
    ("comment", "Because the source says so"),
];

/// The starter world, and an editor who is signed in.
pub struct Desk {
    pub app: TestApp,
    pub editor: String,
}

impl Desk {
    pub async fn open() -> Self {
        let app = TestApp::start().await;
        let editor = app.sign_in_as("Aiko", Role::Editor).await;
        Self { app, editor }
    }

    pub fn seq(&self) -> u64 {
        self.app.context.backend.world().seq()
    }

    /// Sends a form with a source and a reason, as the button `go` does.
    pub async fn send(&self, path: &str, go: &str, fields: &[(&str, &str)]) -> Response {
        let fields = [fields, &WORD, &[("go", go)]].concat();
        self.app.send_form(path, &self.editor, &fields).await
    }

    /// Saves a form, and gives the page that shows it.
    pub async fn save(&self, path: &str, fields: &[(&str, &str)]) -> String {
        let answer = self.send(path, "save", fields).await;
        let status = answer.status();
        if status != StatusCode::SEE_OTHER {
            panic!(
                "{path} answered {status}: {}",
                problems(&answer.text().await.expect("text"))
            );
        }
        let location = answer.headers()["location"].to_str().expect("a path").to_owned();
        let page = self.app.get_as(&self.editor, &location).await;
        assert_eq!(page.status(), StatusCode::OK, "{location}");
        page.text().await.expect("text")
    }

    /// The page that a form comes back with, when it is not saved.
    pub async fn refused(&self, path: &str, fields: &[(&str, &str)]) -> String {
        let before = self.seq();
        let answer = self.send(path, "save", fields).await;
        assert_eq!(answer.status(), StatusCode::UNPROCESSABLE_ENTITY, "{path}");
        assert_eq!(self.seq(), before, "{path} was saved");
        answer.text().await.expect("text")
    }

    pub async fn text(&self, path: &str) -> String {
        self.app.text(path).await
    }
}

/// What a form says is wrong, for the messages of tests.
pub fn problems(html: &str) -> String {
    let page = Page::of(html);
    let found = page.all(".edit-problems, .form-field-problem").into_iter();
    found.map(Element::text).collect::<Vec<_>>().join("\n")
}
