//! What operators and their tools ask.

use super::Context;
use axum::{extract::State, http::header, response::IntoResponse};
use std::sync::Arc;

/// The process is alive.
pub async fn healthz() -> impl IntoResponse {
    ([(header::CACHE_CONTROL, "no-store")], "ok\n")
}

/// Pages can be served: the world is in memory before the first connection is taken, and stays there
/// while the database is away.
pub async fn readyz(State(context): State<Arc<Context>>) -> impl IntoResponse {
    let text = format!("ready, changeset {}\n", context.backend.world().seq());
    ([(header::CACHE_CONTROL, "no-store")], text)
}
