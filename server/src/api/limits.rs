//! How much one client may ask for, so that nobody's program is in the way of the others.
//!
//! A client is a token, or else a network. What is left stands in every answer, in the headers of the IETF's draft
//! (draft-ietf-httpapi-ratelimit-headers).

use super::problem::Problem;
use crate::accounts::throttle::Network;
use axum::{
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use moka::sync::Cache;
use std::{
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

const WINDOW: Duration = Duration::from_secs(60);
/// How many clients are counted at once.
const MOST_CLIENTS: u64 = 100_000;
const LIMIT: HeaderName = HeaderName::from_static("ratelimit");
const POLICY: HeaderName = HeaderName::from_static("ratelimit-policy");

/// Who asks.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Asking {
    Token(String),
    Network(Network),
    /// A network, by the tokens that it sent and that did not hold.
    Failing(Network),
}

/// The requests of the present minute of one client.
#[derive(Debug)]
struct Window {
    begun: Instant,
    requests: u32,
}

/// The requests of all clients, in memory.
pub struct Limits {
    most: u32,
    windows: Cache<Asking, Arc<Mutex<Window>>>,
}

/// What one request leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Left {
    most: u32,
    /// None where the request is one too many.
    pub requests: Option<u32>,
    /// Until all of them come back.
    seconds: u64,
}

impl Limits {
    /// So many requests a minute.
    pub fn new(most: u32) -> Self {
        Self {
            most,
            windows: Cache::builder()
                .max_capacity(MOST_CLIENTS)
                .time_to_idle(WINDOW * 2)
                .build(),
        }
    }

    /// Whether a client may not ask any more in the present minute; this asks nothing.
    pub fn is_spent(&self, who: &Asking, now: Instant) -> bool {
        self.windows.get(who).is_some_and(|window| {
            let window = window.lock().unwrap_or_else(PoisonError::into_inner);
            window.requests >= self.most && now.saturating_duration_since(window.begun) < WINDOW
        })
    }

    /// Counts a request of a client.
    pub fn count(&self, who: Asking, now: Instant) -> Left {
        let new = || {
            Arc::new(Mutex::new(Window {
                begun: now,
                requests: 0,
            }))
        };
        let window = self.windows.get_with(who, new);
        let mut window = window.lock().unwrap_or_else(PoisonError::into_inner);
        if now.saturating_duration_since(window.begun) >= WINDOW {
            *window = Window {
                begun: now,
                requests: 0,
            };
        }
        let left = WINDOW.saturating_sub(now.saturating_duration_since(window.begun));
        window.requests = window.requests.saturating_add(1);
        Left {
            most: self.most,
            requests: self.most.checked_sub(window.requests),
            // Rounded up: who waits for so long is let in.
            seconds: left.as_secs() + u64::from(left.subsec_nanos() > 0),
        }
    }
}

impl Left {
    /// The answer to a request that is one too many.
    pub fn too_many(self) -> Response {
        let detail = format!("Too many requests. Try again in {} seconds.", self.seconds);
        let problem = Problem::new(StatusCode::TOO_MANY_REQUESTS, &detail);
        let mut response = problem
            .with_header(header::RETRY_AFTER, self.seconds)
            .into_response();
        self.note(response.headers_mut());
        response
    }

    /// Says it in the headers of an answer.
    pub fn note(self, headers: &mut HeaderMap) {
        let Self { most, seconds, .. } = self;
        let left = self.requests.unwrap_or(0);
        for (name, text) in [
            (POLICY, format!("\"default\";q={most};w={}", WINDOW.as_secs())),
            (LIMIT, format!("\"default\";r={left};t={seconds}")),
        ] {
            if let Ok(value) = HeaderValue::try_from(text) {
                headers.insert(name, value);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn network(text: &str) -> Asking {
        Asking::Network(Network::of(text.parse().expect("an address")))
    }

    #[test]
    fn each_client_has_its_own_count_which_comes_back_with_time() {
        let limits = Limits::new(2);
        let begun = Instant::now();
        let requests =
            |who: Asking, after: u64| limits.count(who, begun + Duration::from_secs(after)).requests;
        assert_eq!(requests(network("192.0.2.1"), 0), Some(1));
        assert_eq!(requests(network("192.0.2.1"), 10), Some(0));
        assert_eq!(requests(network("192.0.2.1"), 20), None);
        assert_eq!(requests(network("192.0.2.2"), 20), Some(1));
        assert_eq!(requests(Asking::Token("a".to_owned()), 20), Some(1));
        assert_eq!(requests(network("192.0.2.1"), 60), Some(1));
        assert!(!limits.is_spent(&network("192.0.2.1"), begun + Duration::from_secs(60)));
        assert_eq!(requests(network("192.0.2.1"), 61), Some(0));
        assert!(limits.is_spent(&network("192.0.2.1"), begun + Duration::from_secs(61)));
        assert!(!limits.is_spent(&network("192.0.2.1"), begun + Duration::from_secs(120)));
    }

    #[test]
    fn it_is_told_how_long_to_wait() {
        let limits = Limits::new(1);
        let begun = Instant::now();
        limits.count(network("192.0.2.1"), begun);
        let left = limits.count(network("192.0.2.1"), begun + Duration::from_secs(45));
        assert_eq!((left.requests, left.seconds), (None, 15));
        // Never too short, also at the very end.
        for (millis, seconds) in [(45_100, 15), (59_999, 1)] {
            let left = limits.count(network("192.0.2.1"), begun + Duration::from_millis(millis));
            assert_eq!(left.seconds, seconds);
        }
    }
}
