//! Cards that were drawn, by what they say: a commit that leaves a card as it was has nothing drawn again.

use super::{layout, picture};
use app::cards::Card;
use quick_cache::{Weighter, sync::Cache};
use std::sync::Arc;

/// How many bytes are kept.
pub const MOST_BYTES: u64 = 16 * 1024 * 1024;
/// How many cards there are likely to be.
const USUAL_CARDS: usize = 256;

#[derive(Clone)]
struct Weight;

impl Weighter<String, Arc<[u8]>> for Weight {
    fn weight(&self, version: &String, picture: &Arc<[u8]>) -> u64 {
        (version.len() + picture.len()) as u64
    }
}

/// Pictures by their version, the least useful dropped first.
pub struct Pictures(Cache<String, Arc<[u8]>, Weight>);

impl Default for Pictures {
    fn default() -> Self {
        Self(Cache::with_weighter(USUAL_CARDS, MOST_BYTES, Weight))
    }
}

impl Pictures {
    /// The picture of a card, drawn where it is not there.
    ///
    /// # Errors
    /// When it cannot be drawn.
    pub fn of(&self, card: &Card, version: &str, public_url: &str) -> anyhow::Result<Arc<[u8]>> {
        if let Some(picture) = self.0.get(version) {
            return Ok(picture);
        }
        let host = public_url.split_once("://").map_or(public_url, |(_, host)| host);
        let picture: Arc<[u8]> = picture::png(&layout::svg(card, host))?.into();
        self.0.insert(version.to_owned(), Arc::clone(&picture));
        Ok(picture)
    }

    /// How many cards and bytes are kept.
    pub fn size(&self) -> (usize, u64) {
        (self.0.len(), self.0.weight())
    }
}
