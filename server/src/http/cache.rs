//! Answers to public requests that were made already, found by the address as it came.
//!
//! A page is a pure function of its address, the number of the journal and the day. The last two are its [`Generation`],
//! which is compared whenever a page is looked up: a commit or a midnight outdates everything, nothing has to be removed for it,
//! and nothing outdated can be sent. Cookies and other headers must never be read by what makes a page.
//!
//! A document is stored under its canonical address. Whoever asks for it by another spelling leaves an alias, so an address is
//! brought into canonical form once.

use super::{
    answer::{Document, PublicDocument, Terms},
    encoding::Encoding,
    validator::ContentHash,
};
use app::Site;
use domain::changeset::Seq;
use jiff::civil::Date;
use quick_cache::{Equivalent, Weighter, sync::Cache};
use std::{
    io,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

/// How many bytes are kept: documents, heads, addresses.
pub const MOST_BYTES: u64 = 32 * 1024 * 1024;
/// How many entries there are likely to be.
const USUAL_ENTRIES: usize = 4096;
/// What an entry costs in the cache itself, roughly.
const OVERHEAD: usize = 128;

/// What every page follows from, beside its address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Generation {
    pub seq: Seq,
    pub today: Date,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Key {
    address: Arc<str>,
    encoding: Encoding,
}

/// A [`Key`] that is only looked at; it has the same hash.
#[derive(Hash)]
struct KeyRef<'k> {
    address: &'k str,
    encoding: Encoding,
}

impl Equivalent<Key> for KeyRef<'_> {
    fn equivalent(&self, key: &Key) -> bool {
        self.encoding == key.encoding && *self.address == *key.address
    }
}

/// Whether a reader wants a document made anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anew {
    Wanted,
    NotWanted,
}

/// What was made so lately is new enough for whoever wants it anew.
const NEW: Duration = Duration::from_secs(1);

#[derive(Clone)]
enum Entry {
    /// With when it was made.
    Document(Generation, Arc<PublicDocument>, Instant),
    /// The canonical form of the address.
    Alias(Arc<str>),
}

#[derive(Clone)]
struct Weight;

impl Weighter<Key, Entry> for Weight {
    fn weight(&self, key: &Key, entry: &Entry) -> u64 {
        let own = match entry {
            Entry::Document(_, document, _) => document.size(),
            Entry::Alias(canonical) => canonical.len(),
        };
        (OVERHEAD + key.address.len() + own) as u64
    }
}

/// Documents by address and encoding, the least useful dropped first.
pub struct PageCache {
    entries: Cache<Key, Entry, Weight>,
    /// Whether a document is being made smaller.
    is_shrinking: AtomicBool,
}

impl Default for PageCache {
    fn default() -> Self {
        Self {
            entries: Cache::with_weighter(USUAL_ENTRIES, MOST_BYTES, Weight),
            is_shrinking: AtomicBool::new(false),
        }
    }
}

impl PageCache {
    /// The document at an address as it came, in any spelling that was asked for before.
    pub fn get(
        &self,
        address: &str,
        encoding: Encoding,
        generation: Generation,
        anew: Anew,
    ) -> Option<Arc<PublicDocument>> {
        let (stored, document, made) = match self.entries.get(&KeyRef { address, encoding })? {
            Entry::Document(stored, document, made) => (stored, document, made),
            Entry::Alias(canonical) => {
                let address = &*canonical;
                match self.entries.get(&KeyRef { address, encoding })? {
                    Entry::Document(stored, document, made) => (stored, document, made),
                    Entry::Alias(_) => return None,
                }
            }
        };
        let is_right = stored == generation && (anew == Anew::NotWanted || made.elapsed() < NEW);
        is_right.then_some(document)
    }

    /// Has an address lead to the document at its canonical form.
    pub fn put_alias(&self, address: &str, canonical: &str, encoding: Encoding) {
        if address == canonical || self.entries.peek(&KeyRef { address, encoding }).is_some() {
            return;
        }
        let key = Key {
            address: address.into(),
            encoding,
        };
        self.entries.insert(key, Entry::Alias(canonical.into()));
    }

    /// Stores a document under its canonical address, for readers who accept an encoding.
    ///
    /// Where the text is that of an earlier generation, its bytes stay, and nothing is encoded.
    ///
    /// # Errors
    /// Never, as long as memory lasts.
    pub fn store(
        &self,
        address: &str,
        generation: Generation,
        (content_type, terms): (&'static str, Terms),
        plain: Vec<u8>,
        encoding: Encoding,
        site: &Site,
    ) -> io::Result<Arc<PublicDocument>> {
        let hash = ContentHash::of(&plain);
        let document = match self.entries.peek(&KeyRef { address, encoding }) {
            Some(Entry::Document(_, stored, _)) if stored.is(content_type, hash) => stored,
            _ => {
                let document = Document::new(content_type, plain, terms.encoding(encoding))?;
                Arc::new(PublicDocument::new(document, hash, terms, site))
            }
        };
        let key = Key {
            address: address.into(),
            encoding,
        };
        self.entries.insert(
            key,
            Entry::Document(generation, Arc::clone(&document), Instant::now()),
        );
        Ok(document)
    }
}

impl PageCache {
    /// Makes the Brotli of a document as small as it gets, in the background; nothing happens while another is being made
    /// smaller. Whoever is asked for most is the likeliest to be next.
    pub fn shrink_later(self: &Arc<Self>, address: &str) {
        if self.is_shrinking.load(Ordering::Relaxed) || self.is_shrinking.swap(true, Ordering::Relaxed) {
            return;
        }
        let shrinking = Shrinking(Arc::clone(self));
        let address = match self.peek(address) {
            Some(Entry::Alias(canonical)) => canonical,
            _ => address.into(),
        };
        tokio::task::spawn_blocking(move || {
            if let Err(error) = shrinking.0.shrink(address) {
                tracing::warn!(%error, "a page was not made smaller");
            }
        });
    }

    fn shrink(&self, address: Arc<str>) -> io::Result<()> {
        let Some(Entry::Document(_, quick, _)) = self.peek(&address) else {
            return Ok(());
        };
        if !quick.can_shrink() {
            return Ok(());
        }
        let small = Arc::new(quick.shrunk()?);
        // In the meantime a commit may have changed the page, or have left it as it was.
        if let Some(Entry::Document(generation, present, made)) = self.peek(&address)
            && Arc::ptr_eq(&present, &quick)
        {
            let encoding = Encoding::Brotli;
            self.entries.insert(
                Key { address, encoding },
                Entry::Document(generation, small, made),
            );
        }
        Ok(())
    }

    fn peek(&self, address: &str) -> Option<Entry> {
        let encoding = Encoding::Brotli;
        self.entries.peek(&KeyRef { address, encoding })
    }

    /// How many entries and bytes are kept.
    pub fn size(&self) -> (usize, u64) {
        (self.entries.len(), self.entries.weight())
    }
}

/// Held while a document is made smaller.
struct Shrinking(Arc<PageCache>);

impl Drop for Shrinking {
    fn drop(&mut self) {
        self.0.is_shrinking.store(false, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GENERATION: Generation = Generation {
        seq: 1,
        today: Date::constant(2026, 11, 24),
    };

    fn store(cache: &PageCache, address: &str, generation: Generation, text: &str) -> Arc<PublicDocument> {
        let (encoding, site) = (Encoding::Brotli, Site::default());
        cache
            .store(
                address,
                generation,
                ("text/html", Terms::Page),
                text.as_bytes().to_vec(),
                encoding,
                &site,
            )
            .expect("memory lasts")
    }

    fn is_there(cache: &PageCache, address: &str, generation: Generation) -> bool {
        cache
            .get(address, Encoding::Brotli, generation, Anew::NotWanted)
            .is_some()
    }

    #[test]
    fn bytes_are_bounded_however_many_addresses_there_are() {
        let cache = PageCache::default();
        let site = Site::default();
        store(&cache, "/", GENERATION, "the page that everybody reads");
        for place in 0..10_000 {
            let text = format!("{place:08}").repeat(1000);
            let address = format!("/leaders?as_of={place}");
            let stored = cache.store(
                &address,
                GENERATION,
                ("text/html", Terms::Page),
                text.as_bytes().to_vec(),
                Encoding::Identity,
                &site,
            );
            assert!(stored.is_ok());
            cache.put_alias(&format!("/leaders?utm={place}"), "/leaders", Encoding::Brotli);
            assert!(is_there(&cache, "/", GENERATION), "it is asked for all the time");
            assert!(cache.size().1 <= MOST_BYTES);
        }
        assert!(cache.size().1 > MOST_BYTES / 2, "and the room is used");
    }

    #[test]
    fn a_commit_and_a_midnight_outdate_everything() {
        let cache = PageCache::default();
        store(&cache, "/leaders", GENERATION, "today");
        cache.put_alias("/leaders?utm=1", "/leaders", Encoding::Brotli);
        let committed = Generation { seq: 2, ..GENERATION };
        let tomorrow = Generation {
            today: Date::constant(2026, 11, 25),
            ..GENERATION
        };
        for address in ["/leaders", "/leaders?utm=1"] {
            assert!(is_there(&cache, address, GENERATION));
            assert!(!is_there(&cache, address, committed));
            assert!(!is_there(&cache, address, tomorrow));
            let of_other_encoding = cache.get(address, Encoding::Gzip, GENERATION, Anew::NotWanted);
            assert!(of_other_encoding.is_none());
        }
    }

    #[test]
    fn a_text_that_a_commit_left_as_it_was_keeps_its_bytes() {
        let cache = PageCache::default();
        let committed = Generation { seq: 2, ..GENERATION };
        let before = store(&cache, "/leaders", GENERATION, "one");
        assert!(Arc::ptr_eq(&before, &store(&cache, "/leaders", committed, "one")));
        assert!(is_there(&cache, "/leaders", committed));
        assert!(!Arc::ptr_eq(
            &before,
            &store(&cache, "/leaders", committed, "other")
        ));
    }
}
