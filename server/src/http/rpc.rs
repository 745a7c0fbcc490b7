//! Server functions over HTTP: to a program they answer in JSON, to the form of a browser with a page.
//!
//! The framework runs the functions of [`app::rpc`] and would lead a browser's form back with the error in the address, which loses what was
//! typed. So it does not hear that a browser asks, and what a function has left for one is sent from here. [`services`] is what the
//! functions may reach, with [`accounts`] and [`proposals`].

mod accounts;
mod desk;
mod proposals;
mod services;

use super::{
    Context, answer,
    client::Client,
    error::HttpError,
    lines,
    personal::{accounts_page_at, personal_page},
    session_cookie,
    viewer::KnownViewer,
};
use crate::incident;
use app::{
    Address, Answer, PageRequest,
    accounts::{AccountsPage, Unsent},
    address::{Resource, local_path},
    rpc::{Call, Caller, Error, FUNCTIONS, Function, Reply, Right, SessionCookie},
};
use axum::{
    Json,
    body::{Body, to_bytes},
    extract::{Path, Query, Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, Response, StatusCode, header},
    response::IntoResponse,
};
use jiff::Timestamp;
use leptos::{
    prelude::{Owner, provide_context},
    reactive::computed::ScopedFuture,
    server_fn::{axum::get_server_fn_service, error::FromServerFnError},
};
use serde::{Deserialize, Serialize};
use services::CallerServices;
use std::{
    sync::{Arc, Once},
    time::Instant,
};

const CLEAR_SITE_DATA: HeaderName = HeaderName::from_static("clear-site-data");
/// What a browser keeps of this site beside its cookies and pages.
const STORAGE: HeaderValue = HeaderValue::from_static("\"storage\"");

/// No form has more fields.
const MOST_FIELDS: usize = 2048;

/// What functions answer is short, as the page of a form is left beside the answer. A request was bounded before, by the router.
const LONGEST_BODY: usize = 1024 * 1024;

/// When to try again, in seconds: what others were faster with is over, and what is broken may take a while.
const SOON: HeaderValue = HeaderValue::from_static("1");
const LATER: HeaderValue = HeaderValue::from_static("5");

const FORM: &str = "application/x-www-form-urlencoded";

/// The page on which a form stands, with its language, from the address to which the form is sent.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct FormPage {
    page: String,
}

impl FormPage {
    /// An address of this site as it came; its first page where none is named.
    fn text(&self) -> &str {
        local_path(&self.page).unwrap_or("/")
    }

    fn address(&self) -> Address<'_> {
        Address::parse(self.text())
    }
}

/// Leads whoever opens the address of a function to the form that is sent there.
pub async fn to_form(Path(name): Path<String>, Query(form): Query<FormPage>) -> Response<Body> {
    if function_called(&name).is_some() {
        answer::redirect_after_post(form.text())
    } else {
        answer::refusal(StatusCode::NOT_FOUND, lines::NO_SUCH_FUNCTION)
    }
}

fn function_called(name: &str) -> Option<&'static Function> {
    FUNCTIONS
        .iter()
        .find(|function| function.path == Resource::function(name).to_string())
}

/// Calls a function.
pub async fn call(
    State(context): State<Arc<Context>>,
    Path(name): Path<String>,
    Query(form): Query<FormPage>,
    KnownViewer(viewer): KnownViewer,
    Client(network): Client,
    mut request: Request,
) -> Result<Response<Body>, HttpError> {
    let begun = Instant::now();
    register();
    let found = get_server_fn_service(request.uri().path(), request.method().clone());
    let (Some(listed), Some(mut function)) = (function_called(&name), found) else {
        return Err(HttpError::not_found(lines::NO_SUCH_FUNCTION));
    };
    let wants_page = accepts_html(request.headers());
    if !is_form(request.headers()) {
        return Ok(json(StatusCode::UNSUPPORTED_MEDIA_TYPE, &Error::Unreadable));
    }
    let unsent = if wants_page && viewer.0.is_none() && may_be_sent_again(listed) {
        match unsent(request).await {
            Ok((unsent, read)) => {
                request = read;
                Some(unsent)
            }
            Err(error) => {
                let request = PageRequest {
                    address: form.address(),
                    today: context.clock.today(),
                    viewer: None,
                };
                return refused_page(&context, &error, request);
            }
        }
    } else {
        None
    };
    let address = form.address().into_owned();
    let call = Call::new(Caller {
        viewer: viewer.shown(),
        services: Arc::new(CallerServices {
            session: session_cookie::token(request.headers(), &context.site),
            context: Arc::clone(&context),
            viewer,
            network,
        }),
        language: address.language,
        form: address.resource,
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
    let reply = read(reply).await?;
    let left = call.take_left();
    let retry_after = match &reply {
        Err(Error::TooMany { retry_after }) => Some(HeaderValue::from(*retry_after)),
        Err(Error::Busy) => Some(SOON),
        Err(Error::Unavailable { .. }) => Some(LATER),
        _ => None,
    };
    let mut response = match (wants_page, reply) {
        (true, Ok(reply)) => done_page(reply, left.page, &form, begun)?,
        (true, Err(error)) => match left.page {
            Some(page) => page_with_status(page, error.status(), begun)?,
            None => refused(&context, &call, &error, unsent, left.cause)?,
        },
        (false, Ok(reply)) => json(StatusCode::OK, &reply),
        (false, Err(error)) => {
            if matches!(error, Error::Internal) {
                incident::logged(&cause(&error, left.cause));
            }
            json(status(&error), &error)
        }
    };
    let cookie = left.cookie;
    // Whoever signs out leaves no draft behind on a browser that others use.
    let cleared = matches!(cookie, Some(SessionCookie::Forget)).then_some(STORAGE);
    let cookie = cookie.map(|cookie| session_cookie::value(&cookie, &context.site));
    let cookie = cookie.transpose()?;
    let headers = [
        (header::SET_COOKIE, cookie),
        (header::RETRY_AFTER, retry_after),
        (CLEAR_SITE_DATA, cleared),
    ];
    for (name, value) in headers {
        if let Some(value) = value {
            response.headers_mut().insert(name, value);
        }
    }
    Ok(response)
}

/// Whether what is typed is about the world. No password is written into a page.
const fn may_be_sent_again(function: &Function) -> bool {
    matches!(function.right, Right::Edit | Right::Review)
}

/// What was typed into a form that nobody signed in has sent, and the request with its body as it was.
async fn unsent(request: Request) -> Result<(Unsent, Request), Error> {
    let (head, body) = request.into_parts();
    let body = to_bytes(body, LONGEST_BODY).await;
    let body = body.map_err(|_| Error::TooLarge)?;
    let unsent = Unsent {
        action: head.uri.to_string(),
        fields: form_urlencoded::parse(&body)
            .into_owned()
            .take(MOST_FIELDS)
            .collect(),
    };
    Ok((unsent, Request::from_parts(head, Body::from(body))))
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
async fn read(response: Response<Body>) -> Result<Result<Reply, Error>, HttpError> {
    let is_reply = response.status() == StatusCode::OK;
    let body = to_bytes(response.into_body(), LONGEST_BODY).await?;
    if is_reply {
        Ok(Ok(serde_json::from_slice(&body)?))
    } else {
        Ok(Err(Error::de(body)))
    }
}

/// The page that a function left, or the one that shows what it has done.
fn done_page(
    reply: Reply,
    left: Option<Answer>,
    form: &FormPage,
    begun: Instant,
) -> Result<Response<Body>, HttpError> {
    Ok(match (reply, left) {
        (Reply::Saved { page, .. } | Reply::Done { page }, _) | (Reply::Accepted { page, .. }, None) => {
            answer::redirect_after_post(&page)
        }
        (_, Some(page)) => page_with_status(page, StatusCode::OK.as_u16(), begun)?,
        (Reply::Checked | Reply::TokenMade { .. }, None) => answer::redirect_after_post(form.text()),
    })
}

fn page_with_status(page: Answer, status: u16, begun: Instant) -> Result<Response<Body>, HttpError> {
    personal_page(Answer { status, ..page }, begun)
}

/// Why the program is at fault, in as many words as there are.
fn cause(error: &Error, cause: Option<String>) -> String {
    cause.unwrap_or_else(|| error.to_string())
}

/// A page for whoever sent a form to a function that did not come as far as to leave one.
fn refused(
    context: &Context,
    call: &Call,
    error: &Error,
    unsent: Option<Unsent>,
    why: Option<String>,
) -> Result<Response<Body>, HttpError> {
    let accounts = |page| {
        accounts_page_at(
            context,
            call.language,
            call.form.clone(),
            call.viewer.clone(),
            &page,
        )
    };
    match error {
        Error::NotSignedIn => accounts(AccountsPage::NotSignedIn(unsent)),
        Error::NotAllowed => accounts(AccountsPage::NotAllowed),
        Error::NotFound => {
            let request = call.page_request(call.form.clone());
            let answer = app::answer_missing(request, &*context.backend, &context.site);
            personal_page(answer, Instant::now())
        }
        Error::Internal => Err(anyhow::Error::msg(cause(error, why)).into()),
        Error::Unreadable | Error::TooLarge | Error::Busy | Error::Unavailable { .. } => {
            refused_page(context, error, call.page_request(call.form.clone()))
        }
        // Whatever is wrong with a form stands on its page, which was left.
        Error::Refused | Error::Invalid { .. } | Error::NotAccepted { .. } | Error::TooMany { .. } => {
            Err(error.clone().into())
        }
    }
}

/// A page for whoever sent what cannot be taken as any form.
fn refused_page(
    context: &Context,
    error: &Error,
    request: PageRequest<'_>,
) -> Result<Response<Body>, HttpError> {
    let answer = app::answer_refused(error, request, &*context.backend, &context.site);
    personal_page(answer, Instant::now())
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
