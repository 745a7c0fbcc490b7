//! The forms of editors, as they are opened: each has an address of its own. What they send goes to a function of [`app::rpc`].

use super::{
    Context,
    address::{language_of, path_in_language},
    error::HttpError,
    personal::personal_page,
    viewer::Editor,
};
use app::{
    FormRequest, PageRequest,
    edit::{Act, Subject},
};
use axum::{
    extract::{Path, State},
    http::Uri,
    response::Response,
};
use jiff::Timestamp;
use std::{sync::Arc, time::Instant};

pub async fn show(
    State(context): State<Arc<Context>>,
    Editor(editor): Editor,
    Path((kind, id, act)): Path<(String, String, String)>,
    uri: Uri,
) -> Result<Response, HttpError> {
    let begun = Instant::now();
    let language = language_of(uri.path());
    let request = FormRequest {
        page: PageRequest {
            language,
            path: path_in_language(language, uri.path()),
            params: &[],
            query: "",
            today: context.clock.today(),
            viewer: Some(editor.shown()),
        },
        subject: Subject::parse(&kind, &id),
        act: Act::from_word(&act),
        now: Timestamp::now(),
    };
    personal_page(app::answer_form(request, &*context.backend, &context.site), begun)
}
