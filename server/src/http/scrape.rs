//! `/metrics`: all that [`METRICS`] counts, and what is there now, in the text format of Prometheus. It answers at an address of its own,
//! because what it tells is for nobody else.

use super::Context;
use crate::metrics::METRICS;
use axum::{
    Router,
    extract::State,
    http::header,
    response::{IntoResponse, Response},
    routing::get,
};
use prometheus_client::encoding::text::encode;
use std::sync::Arc;

async fn look(context: &Context) {
    let present = &METRICS.present;
    let (listeners, pages) = context.listeners.count();
    let (entries, bytes) = context.cache.size();
    let can_write = context.backend.obstacle().await.is_none();
    for (gauge, value) in [
        (&present.journal, context.backend.world().seq()),
        (&present.connections, context.connections.len() as u64),
        (&present.listeners, listeners as u64),
        (&present.pages_listened_to, pages as u64),
        (&present.downloads, context.downloads.count() as u64),
        (&present.waiting, context.turns.waiting() as u64),
        (&present.cache_entries, entries as u64),
        (&present.cache_bytes, bytes),
        (&present.resident, resident_bytes()),
        (&present.can_write, u64::from(can_write)),
    ] {
        gauge.set(i64::try_from(value).unwrap_or(i64::MAX));
    }
}
/// The address that answers with all of them.
pub fn router(context: Arc<Context>) -> Router {
    Router::new().route("/metrics", get(show)).with_state(context)
}

async fn show(State(context): State<Arc<Context>>) -> Response {
    look(&context).await;
    let mut text = String::new();
    match encode(&mut text, &METRICS.registry) {
        Ok(()) => {
            let kind = "application/openmetrics-text; version=1.0.0; charset=utf-8";
            (
                [(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "no-store")],
                text,
            )
                .into_response()
        }
        Err(error) => crate::incident::from_error(&error),
    }
}

/// The memory of the process that is not swapped out; zero where the system does not tell.
fn resident_bytes() -> u64 {
    let pages = std::fs::read_to_string("/proc/self/statm")
        .ok()
        .and_then(|text| text.split(' ').nth(1)?.parse::<u64>().ok());
    pages.map_or(0, |pages| pages * PAGE)
}

/// What the kernel counts memory in, on every machine that this program is built for.
const PAGE: u64 = 4096;
