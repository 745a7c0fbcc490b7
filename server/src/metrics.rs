//! What operators measure: counters and distributions of the whole process, in the text format of Prometheus.
//!
//! What happens is counted where it happens; what is there (connections, memory, entries of caches) is looked at when somebody asks.
//! `/metrics` answers at an address of its own, because what it tells is for nobody else.

use crate::http::Context;
use axum::{
    Router,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use prometheus_client::{
    encoding::{EncodeLabelSet, text::encode},
    metrics::{counter::Counter, family::Family, gauge::Gauge, histogram::Histogram},
    registry::Registry,
};
use std::{
    sync::{Arc, LazyLock},
    time::Duration,
};

/// Limits of the classes of durations, in seconds.
const DURATIONS: [f64; 13] = [
    0.000_1, 0.000_25, 0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 2.0, 10.0,
];

/// The one set of metrics of the process.
pub static METRICS: LazyLock<Metrics> = LazyLock::new(Metrics::new);

/// What is counted where it happens.
#[derive(Debug)]
pub struct Metrics {
    registry: Registry,
    /// Answers that were stored already.
    pub cache_hits: Counter,
    /// Answers that were made, by route and status.
    requests: Family<Route, Counter>,
    /// How long making them took.
    durations: Histogram,
    /// Requests that were told to come back, because too much was asked for.
    pub overloaded: Counter,
    /// How long it took until a commit was durable and in the world.
    pub commits: Histogram,
    /// Commits that the database did not take.
    pub commits_failed: Counter,
    present: Present,
}

/// What is looked at when somebody asks.
#[derive(Debug, Default)]
struct Present {
    journal: Gauge,
    connections: Gauge,
    listeners: Gauge,
    pages_listened_to: Gauge,
    downloads: Gauge,
    waiting: Gauge,
    cache_entries: Gauge,
    cache_bytes: Gauge,
    resident: Gauge,
    can_write: Gauge,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Route {
    route: String,
    status: u16,
}

impl Metrics {
    fn new() -> Self {
        let mut registry = Registry::with_prefix("handover");
        let durations = || Histogram::new(DURATIONS);
        let metrics = Self {
            cache_hits: Counter::default(),
            requests: Family::default(),
            durations: durations(),
            overloaded: Counter::default(),
            commits: durations(),
            commits_failed: Counter::default(),
            present: Present::default(),
            registry: Registry::default(),
        };
        registry.register(
            "cache_hits",
            "Answers sent from the page cache",
            metrics.cache_hits.clone(),
        );
        registry.register(
            "requests",
            "Answers made, by route and status",
            metrics.requests.clone(),
        );
        registry.register(
            "request_seconds",
            "How long making an answer took",
            metrics.durations.clone(),
        );
        registry.register(
            "overloaded",
            "Requests refused because too much was asked for",
            metrics.overloaded.clone(),
        );
        registry.register(
            "commit_seconds",
            "How long a commit took",
            metrics.commits.clone(),
        );
        registry.register(
            "commits_failed",
            "Commits that the database did not take",
            metrics.commits_failed.clone(),
        );
        let present = &metrics.present;
        for (name, help, gauge) in [
            ("journal_number", "Number of the last changeset", &present.journal),
            ("connections", "Open connections", &present.connections),
            ("listeners", "Open streams of news", &present.listeners),
            (
                "pages_listened_to",
                "Pages rendered again after a commit",
                &present.pages_listened_to,
            ),
            ("downloads", "Exports under way", &present.downloads),
            ("waiting", "Requests waiting for their turn", &present.waiting),
            (
                "cache_entries",
                "Entries of the page cache",
                &present.cache_entries,
            ),
            ("cache_bytes", "Bytes in the page cache", &present.cache_bytes),
            (
                "resident_memory_bytes",
                "Memory of the process",
                &present.resident,
            ),
            (
                "can_write",
                "Whether the database takes commits: 1 or 0",
                &present.can_write,
            ),
        ] {
            registry.register(name, help, gauge.clone());
        }
        Self { registry, ..metrics }
    }

    /// An answer was made at a route; at none, where there is nothing.
    pub fn answered(&self, route: &str, status: StatusCode, took: Duration) {
        self.durations.observe(took.as_secs_f64());
        let labels = Route {
            route: route.to_owned(),
            status: status.as_u16(),
        };
        self.requests.get_or_create(&labels).inc();
    }

    async fn look(&self, context: &Context) {
        let present = &self.present;
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
}

/// The address that answers with all of them.
pub fn router(context: Arc<Context>) -> Router {
    Router::new().route("/metrics", get(show)).with_state(context)
}

async fn show(State(context): State<Arc<Context>>) -> Response {
    METRICS.look(&context).await;
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
