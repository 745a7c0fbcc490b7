//! What operators and their tools ask.

use super::{Context, headers};
use axum::{
    extract::{Query, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use std::sync::Arc;

/// The process is alive. No layer is around it, so it says by itself what every answer says.
pub async fn healthz(State(context): State<Arc<Context>>) -> Response {
    let mut response = ([(header::CACHE_CONTROL, "no-store")], "ok\n").into_response();
    headers::secure(response.headers_mut(), &context.site);
    response
}

/// What is asked of a server that is ready.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ReadyRequest {
    /// `writing`, for whoever sends editors to a server that can save; anything else is reading.
    r#for: String,
}

/// Pages can be served: the world is in memory before the first connection is taken, and stays there while the database is away. So it is
/// said in a line of its own whether anything can be saved, and with 503 to whoever asks for that.
pub async fn readyz(
    State(context): State<Arc<Context>>,
    Query(asked): Query<ReadyRequest>,
) -> impl IntoResponse {
    let obstacle = context.backend.obstacle().await;
    let writing = match obstacle {
        None => "writing: possible".to_owned(),
        Some(obstacle) => format!("writing: impossible, {obstacle}"),
    };
    let status = match obstacle {
        Some(_) if asked.r#for == "writing" => StatusCode::SERVICE_UNAVAILABLE,
        _ => StatusCode::OK,
    };
    let text = format!("ready, changeset {}\n{writing}\n", context.backend.world().seq());
    (status, [(header::CACHE_CONTROL, "no-store")], text)
}
