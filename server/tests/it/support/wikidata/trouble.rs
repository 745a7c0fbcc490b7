//! How an answer goes wrong.

use axum::{body::Body, response::Response};
use std::time::Duration;

#[derive(Clone, Debug)]
pub enum Trouble {
    /// None: this answer is good.
    None,
    /// 429, with what `Retry-After` says.
    TooMany(Option<&'static str>),
    Status(u16, Option<&'static str>),
    /// `maxlag`, which comes with status 200.
    Lag,
    /// An error of the interface for labels, which comes with status 200, too.
    Error(&'static str),
    /// The answer breaks off in the middle.
    Cut,
    /// The query ran out of time in the middle of an answer that began well.
    OutOfTime,
    /// A page of HTML with status 200.
    Page,
    /// The connection ends in the middle of the body that was announced.
    HangUp,
    Slow(Duration),
    /// More than anybody wants to read.
    Huge(usize),
}

pub async fn spoiled(trouble: Option<Trouble>, kind: &str, body: String) -> Response {
    let plain = |status: u16, kind: &str, body: Body| {
        Response::builder()
            .status(status)
            .header("content-type", kind)
            .body(body)
            .expect("an answer")
    };
    let with_retry = |status: u16, retry: Option<&str>| {
        let mut response = plain(status, "text/html", Body::from("<html>busy</html>"));
        if let Some(retry) = retry {
            response
                .headers_mut()
                .insert("retry-after", retry.parse().expect("a value"));
        }
        response
    };
    // Not all have three bytes in the middle of one letter.
    let half = || body.chars().take(body.chars().count() / 2).collect::<String>();
    match trouble.unwrap_or(Trouble::None) {
        Trouble::None => plain(200, kind, Body::from(body)),
        Trouble::TooMany(retry) => with_retry(429, retry),
        Trouble::Status(status, retry) => with_retry(status, retry),
        Trouble::Lag => {
            let error = r#"{"error":{"code":"maxlag","info":"Waiting for a database server: 6.4 seconds lagged","lag":6.4}}"#;
            let mut response = plain(200, "application/json", Body::from(error));
            response
                .headers_mut()
                .insert("retry-after", "5".parse().expect("a value"));
            response
        }
        Trouble::Error(code) => {
            let error = format!(r#"{{"error":{{"code":"{code}","info":"no"}}}}"#);
            plain(200, "application/json", Body::from(error))
        }
        Trouble::Cut => plain(200, kind, Body::from(half())),
        Trouble::OutOfTime => {
            let text = format!(
                "{}\njava.util.concurrent.TimeoutException\n\tat com.example",
                half()
            );
            plain(200, kind, Body::from(text))
        }
        Trouble::Page => plain(
            200,
            "text/html; charset=utf-8",
            Body::from("<html>Our servers are busy</html>"),
        ),
        Trouble::HangUp => {
            let parts = [Ok(half()), Err(std::io::Error::other("gone"))];
            plain(200, kind, Body::from_stream(futures_util::stream::iter(parts)))
        }
        Trouble::Slow(pause) => {
            tokio::time::sleep(pause).await;
            plain(200, kind, Body::from(body))
        }
        Trouble::Huge(bytes) => plain(200, kind, Body::from(" ".repeat(bytes))),
    }
}
