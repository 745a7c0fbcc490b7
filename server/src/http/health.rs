//! What operators and their tools ask.

use super::{Context, headers};
use axum::{
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};
use std::sync::Arc;

/// The process is alive. No layer is around it, so it says by itself what every answer says.
pub async fn healthz(State(context): State<Arc<Context>>) -> Response {
    let mut response = ([(header::CACHE_CONTROL, "no-store")], "ok\n").into_response();
    headers::secure(response.headers_mut(), &context.site);
    response
}

/// Pages can be served: the world is in memory before the first connection is taken, and stays there
/// while the database is away.
pub async fn readyz(State(context): State<Arc<Context>>) -> impl IntoResponse {
    let text = format!("ready, changeset {}\n", context.backend.world().seq());
    ([(header::CACHE_CONTROL, "no-store")], text)
}
