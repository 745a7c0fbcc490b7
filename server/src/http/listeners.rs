//! The pages that somebody listens to, and how many listen.

use crate::accounts::throttle::Network;
use app::{Address, routes};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};
use tokio::sync::watch;

/// Longer addresses are those of no page.
const LONGEST: usize = 2048;
/// How many may listen at once; the others hear of news when they open their page anew.
const MOST_LISTENERS: usize = 10_000;
/// How many pages they may listen to: what is rendered after a commit.
const MOST_PAGES: usize = 1_000;
/// What part of them one network may be.
const SHARE: usize = 4;

/// A page of the table, as somebody sees it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct WatchedPage {
    pub address: String,
    pub viewer: Option<app::Viewer>,
}

impl WatchedPage {
    /// The page at an address; none where there is no page of the table.
    pub fn find(text: &str, viewer: Option<app::Viewer>) -> Option<Self> {
        if text.len() > LONGEST || !text.starts_with('/') {
            return None;
        }
        let address = Address::parse(text).canonical();
        let is_document = address.resource.as_document().is_some();
        address
            .resource
            .kind()
            .and_then(routes::find)
            .filter(|_| !is_document)?;
        Some(Self {
            address: address.to_string(),
            viewer,
        })
    }
}

/// A page that somebody listens to, and what stands on it.
pub struct Heard {
    pub page: WatchedPage,
    /// None until somebody has looked.
    pub version: watch::Sender<Option<String>>,
}

/// All pages that somebody listens to.
#[derive(Clone, Default)]
pub struct Listeners(Arc<Mutex<Present>>);

#[derive(Default)]
struct Present {
    /// With how many listen to each.
    pages: HashMap<WatchedPage, (Arc<Heard>, usize)>,
    /// How many listen in each network, and in all.
    of_networks: HashMap<Network, usize>,
    all: usize,
}

/// Held by whoever listens.
pub struct Listening {
    pub page: Arc<Heard>,
    network: Network,
    listeners: Listeners,
}

impl Listeners {
    /// Lets somebody listen to a page; nobody where there are too many, of all or of a network that is a stranger.
    pub fn enter(&self, network: Network, is_this_machine: bool, page: &WatchedPage) -> Option<Listening> {
        let mut present = self.present();
        let of_one = if is_this_machine { 1 } else { SHARE };
        let of_network = present.of_networks.get(&network).copied().unwrap_or(0);
        let is_new = !present.pages.contains_key(page);
        let are_enough = present.all >= MOST_LISTENERS
            || of_network >= MOST_LISTENERS / of_one
            || (is_new && present.pages.len() >= MOST_PAGES);
        if are_enough {
            return None;
        }
        present.all += 1;
        *present.of_networks.entry(network).or_default() += 1;
        let (heard, count) = present.pages.entry(page.clone()).or_insert_with(|| {
            let heard = Heard {
                page: page.clone(),
                version: watch::Sender::new(None),
            };
            (Arc::new(heard), 0)
        });
        *count += 1;
        Some(Listening {
            page: Arc::clone(heard),
            network,
            listeners: self.clone(),
        })
    }

    fn leave(&self, listening: &Listening) {
        let mut present = self.present();
        present.all -= 1;
        if let Some(count) = present.of_networks.get_mut(&listening.network) {
            *count -= 1;
            if *count == 0 {
                present.of_networks.remove(&listening.network);
            }
        }
        if let Some((_, count)) = present.pages.get_mut(&listening.page.page) {
            *count -= 1;
            if *count == 0 {
                present.pages.remove(&listening.page.page);
            }
        }
    }

    /// How many listen, and to how many pages.
    pub fn count(&self) -> (usize, usize) {
        let present = self.present();
        (present.all, present.pages.len())
    }

    /// All pages that somebody listens to.
    pub fn heard(&self) -> Vec<Arc<Heard>> {
        self.present()
            .pages
            .values()
            .map(|(heard, _)| Arc::clone(heard))
            .collect()
    }

    fn present(&self) -> MutexGuard<'_, Present> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        self.listeners.clone().leave(self);
    }
}
