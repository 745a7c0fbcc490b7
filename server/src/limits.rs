//! How much one client may ask for, so that nobody's program is in the way of the others.
//!
//! A client is a token, or else a network. What is left stands in every answer, in the headers of the IETF's draft
//! (draft-ietf-httpapi-ratelimit-headers).

use crate::accounts::throttle::Network;
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use governor::{
    Quota, RateLimiter,
    clock::{Clock, DefaultClock},
    middleware::StateInformationMiddleware,
    state::{InMemoryState, NotKeyed},
};
use moka::sync::Cache;
use std::{num::NonZeroU32, sync::Arc, time::Duration};

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
    /// A network, by the tokens that it sent and that did not hold. Those that do hold are counted apart.
    Failing(Network),
}

type Limiter<C> = RateLimiter<NotKeyed, InMemoryState, C, StateInformationMiddleware>;

/// The limits of all clients, in memory.
///
/// Each client has a limiter of its own: a store of the library would keep every client that ever asked.
pub struct Limits<C: Clock = DefaultClock> {
    quota: Quota,
    clock: C,
    limiters: Cache<Asking, Arc<Limiter<C>>>,
}

/// What one request leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Left {
    most: u32,
    requests: u32,
    /// Until all of them come back.
    full_after: Duration,
    /// How long to wait, where the request is one too many.
    pub wait: Option<Duration>,
}

impl Limits {
    /// So many requests a minute.
    pub fn new(most: NonZeroU32) -> Self {
        Self::with_clock(most, DefaultClock::default())
    }
}

impl<C> Limits<C>
where
    C: Clock + Clone + Send + Sync + 'static,
{
    fn with_clock(most: NonZeroU32, clock: C) -> Self {
        Self {
            quota: Quota::per_minute(most),
            clock,
            // A limiter that nobody has asked for so long has all of its requests again.
            limiters: Cache::builder()
                .max_capacity(MOST_CLIENTS)
                .time_to_idle(WINDOW * 2)
                .build(),
        }
    }

    /// Counts a request.
    pub fn count(&self, who: &Asking) -> Left {
        let new = || {
            let limiter = RateLimiter::direct_with_clock(self.quota, self.clock.clone());
            Arc::new(limiter.with_middleware())
        };
        let limiter = self.limiters.get_with_by_ref(who, new);
        match limiter.check() {
            Ok(state) => {
                let requests = state.remaining_burst_capacity();
                Left {
                    most: self.most(),
                    requests,
                    full_after: self.comes_back_in(self.most() - requests),
                    wait: None,
                }
            }
            Err(refused) => {
                let wait = refused.wait_time_from(self.clock.now());
                Left {
                    most: self.most(),
                    requests: 0,
                    full_after: wait + self.comes_back_in(self.most() - 1),
                    wait: Some(wait),
                }
            }
        }
    }

    fn most(&self) -> u32 {
        self.quota.burst_size().get()
    }

    fn comes_back_in(&self, requests: u32) -> Duration {
        self.quota.replenish_interval() * requests
    }
}

/// Rounded up: who waits for so long is let in.
fn seconds(duration: Duration) -> u64 {
    duration.as_secs() + u64::from(duration.subsec_nanos() > 0)
}

impl Left {
    /// How many seconds whoever has asked too often has to wait; none where they have not.
    pub fn seconds_to_wait(self) -> Option<u64> {
        self.wait.map(|wait| seconds(wait).max(1))
    }

    /// Says it in the headers of an answer.
    pub fn note(self, headers: &mut HeaderMap) {
        if let Some(wait) = self.seconds_to_wait() {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(wait));
        }
        let Self { most, requests, .. } = self;
        let full_after = seconds(self.full_after);
        for (name, text) in [
            (POLICY, format!("\"default\";q={most};w={}", WINDOW.as_secs())),
            (LIMIT, format!("\"default\";r={requests};t={full_after}")),
        ] {
            // Digits and plain signs are always a header.
            if let Ok(value) = HeaderValue::try_from(text) {
                headers.insert(name, value);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use governor::clock::FakeRelativeClock;

    fn limits(most: u32) -> (Limits<FakeRelativeClock>, FakeRelativeClock) {
        let clock = FakeRelativeClock::default();
        let most = NonZeroU32::new(most).expect("some requests");
        (Limits::with_clock(most, clock.clone()), clock)
    }

    fn network(text: &str) -> Network {
        Network::of(text.parse().expect("an address"))
    }

    #[test]
    fn each_client_has_its_own_count_which_comes_back_with_time() {
        let (limits, clock) = limits(2);
        let requests = |who: Asking| {
            let left = limits.count(&who);
            left.wait.is_none().then_some(left.requests)
        };
        let (one, other) = (network("192.0.2.1"), network("192.0.2.2"));
        assert_eq!(requests(Asking::Network(one)), Some(1));
        clock.advance(Duration::from_secs(10));
        assert_eq!(requests(Asking::Network(one)), Some(0));
        clock.advance(Duration::from_secs(10));
        assert_eq!(requests(Asking::Network(one)), None);
        assert_eq!(requests(Asking::Network(other)), Some(1));
        assert_eq!(requests(Asking::Token("a".to_owned())), Some(1));
        // One comes back each half minute, so nobody has twice as many around the turn of a minute.
        clock.advance(Duration::from_secs(10));
        assert_eq!(requests(Asking::Network(one)), Some(0));
        assert_eq!(requests(Asking::Network(one)), None);
        clock.advance(Duration::from_secs(60));
        assert_eq!(requests(Asking::Network(one)), Some(1));
    }

    #[test]
    fn it_is_told_how_long_to_wait() {
        let (limits, clock) = limits(2);
        let who = Asking::Network(network("192.0.2.1"));
        assert_eq!(limits.count(&who).full_after, Duration::from_secs(30));
        assert_eq!(limits.count(&who).full_after, Duration::from_secs(60));
        clock.advance(Duration::from_secs(20));
        let left = limits.count(&who);
        assert_eq!(left.wait, Some(Duration::from_secs(10)));
        assert_eq!(left.full_after, Duration::from_secs(40));
        // Never too short, also at the very end.
        clock.advance(Duration::from_millis(9_999));
        assert_eq!(limits.count(&who).wait.map(seconds), Some(1));
        clock.advance(Duration::from_millis(1));
        assert_eq!(limits.count(&who).wait, None);
    }
}
