//! The forms of editors, as they are opened: each has an address of its own. What they send goes to a function of [`app::rpc`].

use super::{Context, error::HttpError, lookup::address_of, personal::personal_page, viewer::Editor};
use app::{FormRequest, PageRequest};
use axum::{extract::State, http::Uri, response::Response};
use jiff::Timestamp;
use std::{sync::Arc, time::Instant};

pub async fn show(
    State(context): State<Arc<Context>>,
    Editor(editor): Editor,
    uri: Uri,
) -> Result<Response, HttpError> {
    let begun = Instant::now();
    let address = address_of(&uri);
    let (subject, act) = address.resource.as_form().unzip();
    let request = FormRequest {
        page: PageRequest {
            address,
            today: context.clock.today(),
            viewer: Some(editor.shown()),
        },
        subject,
        act,
        now: Timestamp::now(),
    };
    personal_page(app::answer_form(request, &*context.backend, &context.site), begun)
}
