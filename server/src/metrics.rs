//! What operators measure: counters and distributions of the whole process, in the text format of Prometheus.
//!
//! What happens is counted where it happens; what is there (connections, memory, entries of caches) is looked at when somebody asks.
//! [`crate::http::scrape`] answers with all of it.

use axum::http::StatusCode;
use prometheus_client::{
    encoding::EncodeLabelSet,
    metrics::{counter::Counter, family::Family, gauge::Gauge, histogram::Histogram},
    registry::Registry,
};
use std::{sync::LazyLock, time::Duration};

/// Limits of the classes of durations, in seconds.
const DURATIONS: [f64; 13] = [
    0.000_1, 0.000_25, 0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 2.0, 10.0,
];

/// The one set of metrics of the process.
pub static METRICS: LazyLock<Metrics> = LazyLock::new(Metrics::new);

/// What is counted where it happens.
#[derive(Debug)]
pub struct Metrics {
    pub registry: Registry,
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
    pub present: Present,
}

/// What is looked at when somebody asks.
#[derive(Debug, Default)]
pub struct Present {
    pub journal: Gauge,
    pub connections: Gauge,
    pub listeners: Gauge,
    pub pages_listened_to: Gauge,
    pub downloads: Gauge,
    pub waiting: Gauge,
    pub cache_entries: Gauge,
    pub cache_bytes: Gauge,
    pub resident: Gauge,
    pub can_write: Gauge,
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
}
