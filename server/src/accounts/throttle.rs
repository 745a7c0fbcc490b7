//! Slows down whoever guesses passwords, and nobody else.
//!
//! Every limit belongs to a network, so an attack on an editor's account, from however many places, never
//! locks the editor out elsewhere. Tries are counted before the password is checked, because many may come
//! at once, and a right one is given back.

use super::AccountName;
use moka::sync::Cache;
use std::{
    fmt,
    net::{IpAddr, Ipv6Addr},
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

/// Tries at one account from one network, and how long it takes to get one more.
const ON_ACCOUNT: Limit = Limit::new(5, Duration::from_secs(60));
/// Tries from one network at whatever account.
const FROM_NETWORK: Limit = Limit::new(20, Duration::from_secs(15));
/// How many buckets are kept, and for how long: a bucket that nobody touches is full again by then.
const MOST_BUCKETS: u64 = 100_000;
const FORGOTTEN_AFTER: Duration = Duration::from_secs(60 * 60);

/// Where a request comes from, as far as one attacker may choose: an IPv4 address, or the 64 bits of IPv6
/// that are given to one customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Network(IpAddr);

/// An IPv4 address, or the network of an IPv6 address with its length.
impl fmt::Display for Network {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            IpAddr::V4(address) => write!(formatter, "{address}"),
            IpAddr::V6(address) => write!(formatter, "{address}/64"),
        }
    }
}

impl Network {
    pub fn of(address: IpAddr) -> Self {
        Self(match address.to_canonical() {
            IpAddr::V6(address) => {
                let [a, b, c, d, ..] = address.segments();
                IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
            }
            address => address,
        })
    }

    /// Whether requests from there never left this machine.
    pub fn is_this_machine(self) -> bool {
        // What is left of ::1 is the network of no one else.
        self.0.is_loopback() || self.0 == IpAddr::V6(Ipv6Addr::UNSPECIFIED)
    }
}

/// A token bucket's size, and how long one token takes to come back.
#[derive(Clone, Copy, Debug)]
struct Limit {
    tries: f64,
    each: Duration,
}

impl Limit {
    const fn new(tries: u32, each: Duration) -> Self {
        Self {
            tries: tries as f64,
            each,
        }
    }
}

#[derive(Debug)]
struct Bucket {
    tokens: f64,
    since: Instant,
}

impl Bucket {
    fn refill(&mut self, limit: Limit, now: Instant) {
        let passed = now.saturating_duration_since(self.since);
        self.tokens = (self.tokens + passed.as_secs_f64() / limit.each.as_secs_f64()).min(limit.tries);
        self.since = now;
    }

    /// Takes a token, or says how long it takes until there is one.
    fn take(&mut self, limit: Limit, now: Instant) -> Result<(), Duration> {
        self.refill(limit, now);
        if self.tokens >= 1.0 {
            self.tokens -= 1.0;
            Ok(())
        } else {
            Err(limit.each.mul_f64(1.0 - self.tokens))
        }
    }

    fn give_back(&mut self, limit: Limit) {
        self.tokens = (self.tokens + 1.0).min(limit.tries);
    }
}

/// Whose tries are counted: all of a network, or those at one account.
type Key = (Network, Option<String>);

/// The tries of the last hour, in memory.
#[derive(Clone)]
pub struct Throttle(Cache<Key, Arc<Mutex<Bucket>>>);

impl Default for Throttle {
    fn default() -> Self {
        let cache = Cache::builder()
            .max_capacity(MOST_BUCKETS)
            .time_to_idle(FORGOTTEN_AFTER);
        Self(cache.build())
    }
}

impl Throttle {
    /// Counts a try at an account.
    ///
    /// # Errors
    /// With how long to wait, when there were too many.
    pub fn try_at(&self, network: Network, name: &str) -> Result<Try, Duration> {
        let now = Instant::now();
        let on_account = AccountName::parse(name)
            .ok()
            .map(|name| ((network, Some(name.folded())), ON_ACCOUNT));
        let from_network = ((network, None), FROM_NETWORK);
        let mut taken = Try(Vec::new());
        for (key, limit) in std::iter::once(from_network).chain(on_account) {
            let bucket = self.bucket(key, limit, now);
            let took = lock(&bucket).take(limit, now);
            if let Err(wait) = took {
                taken.was_right();
                return Err(wait);
            }
            taken.0.push((bucket, limit));
        }
        Ok(taken)
    }

    fn bucket(&self, key: Key, limit: Limit, now: Instant) -> Arc<Mutex<Bucket>> {
        self.0.get_with(key, || {
            Arc::new(Mutex::new(Bucket {
                tokens: limit.tries,
                since: now,
            }))
        })
    }
}

/// A try that was counted.
pub struct Try(Vec<(Arc<Mutex<Bucket>>, Limit)>);

impl Try {
    /// Takes the try out of the count: it was no guess.
    pub fn was_right(self) {
        for (bucket, limit) in self.0 {
            lock(&bucket).give_back(limit);
        }
    }
}

fn lock(bucket: &Mutex<Bucket>) -> std::sync::MutexGuard<'_, Bucket> {
    bucket.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn network(text: &str) -> Network {
        Network::of(text.parse().expect("an address"))
    }

    #[test]
    fn guesses_at_one_account_are_stopped_and_only_from_there() {
        let throttle = Throttle::default();
        for _ in 0..5 {
            assert!(throttle.try_at(network("192.0.2.1"), "Aiko").is_ok());
        }
        let wait = throttle
            .try_at(network("192.0.2.1"), " AIKO ")
            .err()
            .expect("a wait");
        assert!(
            wait > Duration::from_secs(50) && wait <= Duration::from_secs(60),
            "{wait:?}"
        );
        assert!(throttle.try_at(network("192.0.2.1"), "Minji").is_ok());
        assert!(throttle.try_at(network("192.0.2.2"), "Aiko").is_ok());
    }

    #[test]
    fn guesses_at_many_accounts_are_stopped_too() {
        let throttle = Throttle::default();
        for number in 0..20 {
            assert!(
                throttle
                    .try_at(network("192.0.2.1"), &format!("name {number}"))
                    .is_ok()
            );
        }
        assert!(throttle.try_at(network("192.0.2.1"), "one more").is_err());
        assert!(throttle.try_at(network("192.0.2.1"), "<no name>").is_err());
    }

    #[test]
    fn right_passwords_are_not_counted() {
        let throttle = Throttle::default();
        for _ in 0..100 {
            let counted = throttle.try_at(network("192.0.2.1"), "Aiko");
            counted.expect("a try").was_right();
        }
    }

    #[test]
    fn a_network_is_what_one_customer_has() {
        assert_eq!(network("2001:db8:1:2::3"), network("2001:db8:1:2:ffff::9"));
        assert_ne!(network("2001:db8:1:2::3"), network("2001:db8:1:3::3"));
        assert_eq!(network("::ffff:192.0.2.1"), network("192.0.2.1"));
        assert_ne!(network("192.0.2.1"), network("192.0.2.2"));
    }

    #[test]
    fn tries_come_back_with_time() {
        let limit = Limit::new(2, Duration::from_secs(60));
        let begun = Instant::now();
        let mut bucket = Bucket {
            tokens: 0.0,
            since: begun,
        };
        assert_eq!(bucket.take(limit, begun), Err(Duration::from_secs(60)));
        assert_eq!(bucket.take(limit, begun + Duration::from_secs(61)), Ok(()));
        assert!(bucket.take(limit, begun + Duration::from_secs(62)).is_err());
    }
}
