//! The least that an answer costs: bytes in memory, sent by axum as it comes. `make bench` measures it beside Handover.
//!
//! Each argument is `FILE=ADDRESS,ENCODING`, for example `leaders.br=/leaders.br,br`; the encoding `identity` is plain text.
//! The first line printed is the address in use.

use axum::{
    Router,
    body::Bytes,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
    serve::ListenerExt,
};
use std::{env, error::Error, fs};
use tokio::net::TcpListener;

#[derive(Clone)]
struct Document {
    bytes: Bytes,
    encoding: HeaderValue,
    etag: HeaderValue,
}

impl Document {
    fn answer(self, request: &HeaderMap) -> Response {
        let etag = [(header::ETAG, self.etag.clone())];
        if request.get(header::IF_NONE_MATCH) == Some(&self.etag) {
            return (StatusCode::NOT_MODIFIED, etag).into_response();
        }
        let kind = [(
            header::CONTENT_TYPE,
            HeaderValue::from_static("text/html; charset=utf-8"),
        )];
        let mut response = (etag, kind, self.bytes).into_response();
        if self.encoding != "identity" {
            response
                .headers_mut()
                .insert(header::CONTENT_ENCODING, self.encoding);
        }
        response
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut router = Router::new();
    for argument in env::args().skip(1) {
        let (file, rest) = argument.split_once('=').ok_or("write FILE=ADDRESS,ENCODING")?;
        let (address, encoding) = rest.split_once(',').ok_or("write FILE=ADDRESS,ENCODING")?;
        let bytes = Bytes::from(fs::read(file)?);
        let document = Document {
            etag: HeaderValue::try_from(format!("\"{:x}-{encoding}\"", bytes.len()))?,
            encoding: HeaderValue::try_from(encoding)?,
            bytes,
        };
        let answer = move |request: HeaderMap| async move { document.answer(&request) };
        router = router.route(address, get(answer));
    }
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    println!("http://{}", listener.local_addr()?);
    // Without TCP_NODELAY, an answer in two pieces waits for the reader's acknowledgement of the first.
    let listener = listener.tap_io(|stream| drop(stream.set_nodelay(true)));
    axum::serve(listener, router).await?;
    Ok(())
}
