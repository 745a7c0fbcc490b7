//! What breaks inside: the visitor gets a number and nothing else, the log has the rest under that number.

use crate::{accounts::AccountsError, journal::obstacle};
use app::Obstacle;
use axum::{
    body::Body,
    http::{Response, StatusCode, header},
    response::IntoResponse,
};
use std::{any::Any, cell::RefCell, fmt};

thread_local! {
    /// Where the last panic of this thread happened: the payload that is caught does not say.
    static LAST_PANIC: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Keeps the place of each panic for the log, instead of printing it past the log.
pub fn remember_panics() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        let thread = std::thread::current();
        tracing::debug!(place, thread = thread.name(), "panic");
        LAST_PANIC.with(|last| *last.borrow_mut() = place);
    }));
}

/// The answer to a request whose handler panicked.
pub fn from_panic(payload: Box<dyn Any + Send>) -> Response<Body> {
    answer(&logged_panic(payload))
}

/// Logs a panic, and gives the number under which it was logged.
pub fn logged_panic(payload: Box<dyn Any + Send>) -> String {
    let message = payload
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| payload.downcast_ref::<&str>().copied())
        .unwrap_or("a panic without words");
    let place = LAST_PANIC.with(|last| last.take());
    let number = number();
    tracing::error!(incident = %number, panic = message, place, "a page could not be made");
    number
}

/// What is said while the database is away: nothing broke, and the same may work in a moment.
const AWAY: &str = "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">\
    <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
    <meta name=\"robots\" content=\"noindex\"><title>Not available at the moment · 一時的に利用できません · 지금은 이용할 수 없음 · Handover</title></head><body><main>\
    <h1>Not available at the moment</h1>\
    <p>The database of this site does not answer, so nobody can sign in and nothing can be saved. Everything can still be read. \
    Try again in a moment.</p>\
    <p lang=\"ja\">データベースから応答がないため、現在はログインも保存もできません。閲覧はできます。しばらくしてからもう一度お試しください。</p>\
    <p lang=\"ko\">데이터베이스가 응답하지 않아 지금은 로그인하거나 저장할 수 없습니다. 읽기는 할 수 있습니다. 잠시 후 다시 시도해 주십시오.</p>\
    <p><a href=\"/\">Handover</a></p></main></body></html>";

/// Whether something failed for no other reason than that the database does not answer.
pub fn is_away(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        let by_engine = cause.downcast_ref().map(obstacle) == Some(Obstacle::NoAnswer);
        by_engine || matches!(cause.downcast_ref(), Some(AccountsError::NoAnswer))
    })
}

/// The answer to a request that failed, with its causes for the log.
pub fn from_failure(error: &anyhow::Error) -> Response<Body> {
    if !is_away(error) {
        return from_error(&format_args!("{error:#}"));
    }
    tracing::warn!(error = %format_args!("{error:#}"), "the database does not answer");
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CACHE_CONTROL, "no-store"),
        (header::RETRY_AFTER, "5"),
    ];
    (StatusCode::SERVICE_UNAVAILABLE, headers, AWAY).into_response()
}

/// The answer to a request that failed with an error nobody can help.
pub fn from_error(error: &dyn fmt::Display) -> Response<Body> {
    answer(&logged(error))
}

/// Logs an error, and gives the number under which it was logged.
pub fn logged(error: &dyn fmt::Display) -> String {
    let number = number();
    tracing::error!(incident = %number, %error, "a request failed");
    number
}

fn number() -> String {
    let chance = getrandom::u32().unwrap_or_else(|error| {
        // One number for all then: what the log says beside it still tells one incident from another.
        tracing::error!(%error, "the system gives no random bytes");
        0
    });
    format!("{:04x}-{:04x}", chance >> 16, chance & 0xffff)
}

fn answer(number: &str) -> Response<Body> {
    let html = format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <meta name=\"robots\" content=\"noindex\"><title>Something broke · 表示できません · 표시할 수 없음 · Handover</title></head><body><main>\
         <h1>Something broke</h1><p>Incident <strong>{number}</strong></p>\
         <p>The page could not be made, and that is our fault. Try again in a moment; if it stays, tell the \
         operator this number.</p>\
         <p lang=\"ja\">ページを作成できませんでした。しばらくしてからもう一度お試しください。問題が続く場合は、上の番号を管理者にお知らせください。</p>\
         <p lang=\"ko\">페이지를 만들지 못했습니다. 잠시 후 다시 시도해 주십시오. 문제가 계속되면 위 번호를 운영자에게 알려 주십시오.</p>\
         <p><a href=\"/\">Handover</a></p></main></body></html>"
    );
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CACHE_CONTROL, "no-store"),
    ];
    (StatusCode::INTERNAL_SERVER_ERROR, headers, html).into_response()
}
