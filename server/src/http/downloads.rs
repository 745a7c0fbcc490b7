//! How many downloads are sent at once.

use super::lines;
use crate::accounts::throttle::Network;
use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

/// An encoder takes up to two megabytes.
const MOST: usize = 32;
/// How many one network may take.
const OF_A_NETWORK: usize = 8;

/// The downloads that are under way.
#[derive(Clone, Debug, Default)]
pub struct Downloads(Arc<Mutex<HashMap<Network, usize>>>);

/// Held for as long as a download is sent.
#[derive(Debug)]
pub struct DownloadPermit {
    downloads: Downloads,
    network: Network,
}

impl Downloads {
    /// Takes in a download; none where there are too many, of all or of a network that is a stranger.
    pub fn enter(&self, network: Network, is_this_machine: bool) -> Option<DownloadPermit> {
        let mut under_way = self.under_way();
        let all: usize = under_way.values().sum();
        let most = if is_this_machine { MOST } else { OF_A_NETWORK };
        let of_network = under_way.get(&network).copied().unwrap_or(0);
        if all >= MOST || of_network >= most {
            return None;
        }
        under_way.insert(network, of_network + 1);
        Some(DownloadPermit {
            downloads: self.clone(),
            network,
        })
    }

    /// How many are under way.
    pub fn count(&self) -> usize {
        self.under_way().values().sum()
    }

    fn under_way(&self) -> MutexGuard<'_, HashMap<Network, usize>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for DownloadPermit {
    fn drop(&mut self) {
        let mut under_way = self.downloads.under_way();
        if let Some(count) = under_way.get_mut(&self.network) {
            *count = count.saturating_sub(1);
        }
        under_way.retain(|_, count| *count > 0);
    }
}

/// The answer to one too many.
pub fn too_many() -> Response {
    let headers = [(header::RETRY_AFTER, "5"), (header::CACHE_CONTROL, "no-store")];
    (
        StatusCode::SERVICE_UNAVAILABLE,
        headers,
        lines::TOO_MANY_DOWNLOADS,
    )
        .into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn network(text: &str) -> Network {
        Network::of(text.parse().expect("an address"))
    }

    #[test]
    fn a_stranger_leaves_downloads_to_others() {
        let downloads = Downloads::default();
        let enter = |text: &str| downloads.enter(network(text), false);
        let mut stranger: Vec<_> = (0..OF_A_NETWORK).map(|_| enter("192.0.2.1")).collect();
        assert!(stranger.iter().all(Option::is_some));
        assert!(enter("192.0.2.1").is_none());
        let others: Vec<_> = (2..)
            .map(|host| enter(&format!("192.0.2.{host}")))
            .take(MOST - OF_A_NETWORK)
            .collect();
        assert!(others.iter().all(Option::is_some));
        assert!(enter("198.51.100.1").is_none(), "there are {MOST} in all");
        stranger.pop();
        assert!(enter("198.51.100.1").is_some());
        drop((stranger, others));
        assert!(downloads.under_way().is_empty());
    }
}
