//! Server functions over HTTP: to a program they answer in JSON, to the form of a browser with a page.
//!
//! The framework runs the functions of [`app::rpc`] and would lead a browser's form back with the error in the address, which loses what was
//! typed. So it does not hear that a browser asks, and what a function has left for one is sent from here.

use super::{
    Context,
    address::{language_of, local_path, path_in_language},
    answer,
    personal::{accounts_page_at, personal_page},
    viewer::KnownViewer,
};
use crate::incident;
use app::{
    Backend, PageRequest, Site,
    accounts::AccountsPage,
    rpc::{Call, Caller, Citing, Error, FUNCTIONS, Reply, Services},
};
use axum::{
    Json,
    body::{Body, to_bytes},
    extract::{Path, Query, Request, State},
    http::{HeaderMap, Response, StatusCode, header},
    response::IntoResponse,
};
use jiff::Timestamp;
use leptos::{
    prelude::{Owner, provide_context},
    reactive::computed::ScopedFuture,
    server_fn::{axum::get_server_fn_service, error::FromServerFnError},
};
use serde::{Deserialize, Serialize};
use std::{
    fmt::Display,
    sync::{Arc, Once},
    time::Instant,
};

/// What functions answer is short; the page of a form is left beside the answer.
const LONGEST_REPLY: usize = 1024 * 1024;

const FORM: &str = "application/x-www-form-urlencoded";

impl Services for Context {
    fn backend(&self) -> &dyn Backend {
        &*self.backend
    }

    fn site(&self) -> &Site {
        &self.site
    }

    fn cite<'s>(&'s self, address: &'s str) -> Citing<'s> {
        Box::pin(async move {
            let citation = self.citations.read(address).await;
            if let Err(error) = &citation {
                tracing::info!(%error, "the page of a source was not read");
            }
            citation
        })
    }

    fn report(&self, error: &dyn Display) {
        tracing::error!(%error, "a function broke a rule of the world that it had tried out before");
    }
}

/// The page on which a form stands, with its language, from the address to which the form is sent.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct FormPage {
    page: String,
}

impl FormPage {
    /// A path of this site; its first page where the address names none.
    fn path(&self) -> &str {
        local_path(&self.page).unwrap_or("/")
    }
}

/// Leads whoever opens the address of a function to the form that is sent there.
pub async fn to_form(Path(name): Path<String>, Query(form): Query<FormPage>) -> Response<Body> {
    if is_function(&name) {
        answer::redirect_after_post(form.path())
    } else {
        answer::refusal(StatusCode::NOT_FOUND, "There is no such function.\n")
    }
}

fn is_function(name: &str) -> bool {
    FUNCTIONS
        .iter()
        .any(|function| function.path.strip_prefix("/rpc/") == Some(name))
}

/// Calls a function.
pub async fn call(
    State(context): State<Arc<Context>>,
    Path(name): Path<String>,
    Query(form): Query<FormPage>,
    KnownViewer(viewer): KnownViewer,
    mut request: Request,
) -> Response<Body> {
    let begun = Instant::now();
    register();
    let found = get_server_fn_service(request.uri().path(), request.method().clone());
    let Some(mut function) = found.filter(|_| is_function(&name)) else {
        return answer::refusal(StatusCode::NOT_FOUND, "There is no such function.\n");
    };
    let wants_page = accepts_html(request.headers());
    if !is_form(request.headers()) {
        return json(StatusCode::UNSUPPORTED_MEDIA_TYPE, &Error::Unreadable);
    }
    let language = language_of(form.path());
    let call = Call::new(Caller {
        services: Arc::clone(&context) as Arc<dyn Services>,
        viewer: viewer.shown(),
        language,
        path: path_in_language(language, form.path()).to_owned(),
        today: context.clock.today(),
        now: Timestamp::now(),
    });
    request.headers_mut().remove(header::ACCEPT);
    let owner = Owner::new();
    let running = owner.with(|| {
        provide_context(call.clone());
        ScopedFuture::new(function.run(request))
    });
    let reply = running.await;
    owner.cleanup();
    let reply = match read(reply).await {
        Ok(reply) => reply,
        Err(broken) => return broken,
    };
    if !wants_page {
        return match reply {
            Ok(reply) => json(StatusCode::OK, &reply),
            Err(error) => {
                if matches!(error, Error::Unavailable | Error::Internal) {
                    incident::logged(&error);
                }
                json(status(&error), &error)
            }
        };
    }
    match (reply, call.take_page()) {
        (Ok(Reply::Saved { page, .. }), _) => answer::redirect_after_post(&page),
        (_, Some(page)) => personal_page(page, begun),
        (Ok(Reply::Checked), None) => answer::redirect_after_post(form.path()),
        (Err(error), None) => refused(&context, &call, &error),
    }
}

/// Tells the framework of the functions, once.
fn register() {
    static REGISTERED: Once = Once::new();
    REGISTERED.call_once(|| {
        for function in &FUNCTIONS {
            (function.register)();
        }
    });
}

/// What a function answered: its reply, or its error.
async fn read(response: Response<Body>) -> Result<Result<Reply, Error>, Response<Body>> {
    let is_reply = response.status() == StatusCode::OK;
    let body = to_bytes(response.into_body(), LONGEST_REPLY).await;
    let body = body.map_err(|error| incident::from_error(&error))?;
    if is_reply {
        serde_json::from_slice(&body)
            .map(Ok)
            .map_err(|error| incident::from_error(&error))
    } else {
        Ok(Err(Error::de(body)))
    }
}

/// A page for whoever sent a form to a function that did not come as far as to leave one.
fn refused(context: &Context, call: &Call, error: &Error) -> Response<Body> {
    let accounts = |page| accounts_page_at(context, call.language, &call.path, call.viewer.clone(), &page);
    match error {
        Error::NotSignedIn => accounts(AccountsPage::NotSignedIn),
        Error::NotAllowed => accounts(AccountsPage::NotAllowed),
        Error::NotFound => {
            let request = PageRequest {
                language: call.language,
                path: &call.path,
                params: &[],
                query: "",
                today: call.today,
                viewer: call.viewer.clone(),
            };
            let answer = app::answer(None, request, &*context.backend, &context.site);
            personal_page(answer, Instant::now())
        }
        Error::Unavailable | Error::Internal => incident::from_error(error),
        Error::Unreadable => answer::refusal(status(error), "What was sent cannot be read as this form.\n"),
        Error::TooLarge => answer::refusal(status(error), "The form has more fields than any form here.\n"),
        Error::Busy => answer::refusal(
            status(error),
            "Others were faster again and again. Try again in a moment.\n",
        ),
        // Whatever is wrong with a form stands on its page, which was left.
        Error::Refused | Error::Invalid { .. } => incident::from_error(error),
    }
}

fn status(error: &Error) -> StatusCode {
    answer::status(error.status())
}

fn json(status: StatusCode, body: &impl Serialize) -> Response<Body> {
    let headers = [(header::CACHE_CONTROL, "no-store")];
    (status, headers, Json(body)).into_response()
}

/// Whether a browser asks for a page, as it does for its forms.
fn accepts_html(headers: &HeaderMap) -> bool {
    headers
        .get_all(header::ACCEPT)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .any(|value| value.contains("text/html"))
}

fn is_form(headers: &HeaderMap) -> bool {
    let kind = headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok());
    kind.and_then(|kind| kind.split(';').next())
        .is_some_and(|kind| kind.trim().eq_ignore_ascii_case(FORM))
}
