//! The forms of editors: each is opened, previewed and saved at its own address.
//!
//! `app::edit` makes a changeset of what was typed; here it is committed. Concurrent edits are merged
//! field by field (`domain::edit::merge`), and an editor is only asked where both changed the same field.

use super::{
    Context,
    address::{language_of, path_in_language},
    answer,
    personal::personal_page,
    viewer::Editor,
};
use crate::incident;
use app::{
    NotCommitted, PageRequest,
    edit::{Act, Answered, EditRequest, Subject, Typed, answer_edit, submit::Notice},
};
use axum::{
    extract::{Form, Path, State, rejection::FormRejection},
    http::{StatusCode, Uri},
    response::Response,
};
use jiff::Timestamp;
use std::{sync::Arc, time::Instant};

/// How often a form is merged anew with what others saved at the same moment by other instances.
const TRIES: usize = 20;

/// The kind, the id and the act in the address of a form.
type Address = Path<(String, String, String)>;

pub async fn show(
    State(context): State<Arc<Context>>,
    Editor(editor): Editor,
    address: Address,
    uri: Uri,
) -> Response {
    let begun = Instant::now();
    match answered(&context, &editor.shown(), &address, &uri, None, None) {
        Answered::Shown(answer) => personal_page(answer, begun),
        Answered::Commit(_) => incident::from_error(&"a form that was only opened is to be saved"),
    }
}

pub async fn submit(
    State(context): State<Arc<Context>>,
    Editor(editor): Editor,
    address: Address,
    uri: Uri,
    sent: Result<Form<Vec<(String, String)>>, FormRejection>,
) -> Response {
    let begun = Instant::now();
    // What cannot be read as a form is one with nothing in it; then every field says what it needs.
    let Some(mut typed) = Typed::new(sent.map(|Form(pairs)| pairs).unwrap_or_default()) else {
        return answer::refusal(
            StatusCode::PAYLOAD_TOO_LARGE,
            "The form has more fields than any form here.\n",
        );
    };
    let mut notice = read_source(&context, &mut typed).await;
    let editor = editor.shown();
    // One after the other: what is made for a world is committed to that world, unless another instance is faster.
    let _saving = match typed.get("go") {
        Some("save") => Some(context.saving.lock().await),
        _ => None,
    };
    for attempt in 0..=TRIES {
        if attempt == TRIES {
            notice = Some(Notice::Busy);
        }
        match answered(&context, &editor, &address, &uri, Some(&typed), notice) {
            Answered::Shown(answer) => return personal_page(answer, begun),
            Answered::Commit(ready) => match context.backend.commit(ready.changeset).await {
                Ok(seq) => {
                    let prefix = language_of(uri.path()).prefix();
                    let page = ready.then.unwrap_or_else(|| format!("{prefix}/changes/{seq}"));
                    return answer::redirect_after_post(&format!("{page}?saved={seq}"));
                }
                // Others were faster: what they saved is in the world by now.
                Err(NotCommitted::Refused) => {}
                Err(NotCommitted::Unavailable) => {
                    return incident::from_error(&"the journal did not take a changeset");
                }
            },
        }
    }
    incident::from_error(&"a form was neither shown nor saved")
}

fn answered(
    context: &Context,
    editor: &app::Viewer,
    Path((kind, id, act)): &Address,
    uri: &Uri,
    typed: Option<&Typed>,
    notice: Option<Notice>,
) -> Answered {
    let language = language_of(uri.path());
    let request = EditRequest {
        page: PageRequest {
            language,
            path: path_in_language(language, uri.path()),
            params: &[],
            query: "",
            today: context.clock.today(),
            viewer: Some(editor.clone()),
        },
        subject: Subject::parse(kind, id),
        act: Act::from_word(act),
        typed,
        now: Timestamp::now(),
        notice,
    };
    answer_edit(request, &*context.backend, &context.site)
}

/// Fills in what the page of a new source says of itself, where its address is all that was typed.
async fn read_source(context: &Context, typed: &mut Typed) -> Option<Notice> {
    // While somebody types, the address is likely to be half of one.
    if typed.get("go") == Some("check") {
        return None;
    }
    let url = typed.get("source.url").filter(|url| !url.is_empty())?.to_owned();
    if typed.get("source.title").is_some_and(|title| !title.is_empty()) {
        return None;
    }
    // A source that is known already needs no title.
    let world = context.backend.world();
    if let Some(known) = world
        .sources
        .values()
        .find(|source| source.url.as_ref() == Some(&url))
    {
        typed.fill_in("source.title", &known.title);
        typed.fill_in("source.publisher", &known.publisher);
        return None;
    }
    match context.citations.read(&url).await {
        Ok(citation) => {
            let published = citation.published.map(|date| date.to_string());
            for (field, value) in [
                ("source.title", citation.title),
                ("source.publisher", citation.publisher),
                ("source.published", published),
            ] {
                typed.fill_in(field, &value.unwrap_or_default());
            }
            Some(Notice::Fetched)
        }
        Err(error) => {
            tracing::info!(%error, "the page of a source was not read");
            Some(Notice::NotFetched(error))
        }
    }
}
