//! Pages that were made already, kept as the bytes that are sent.
//!
//! A page is a pure function of its address, the number of the journal and the day, so that is its key,
//! and nothing is ever removed for being outdated: a commit or a midnight changes every key. Cookies and
//! other headers are no part of it, and must never be read by what makes a page.

use super::encoding::{Encoding, plain_of_brotli};
use axum::body::Bytes;
use domain::changeset::Seq;
use jiff::civil::Date;
use moka::sync::Cache;
use std::{
    hash::{DefaultHasher, Hash, Hasher},
    io,
};

/// How many bytes of pages are kept.
const MOST_BYTES: u64 = 32 * 1024 * 1024;
/// What an entry costs beside its bytes, roughly.
const OVERHEAD: usize = 256;

/// Which page: its address in canonical form, the number of the journal, and the day.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    pub address: String,
    pub seq: Seq,
    pub today: Date,
}

/// A document as it is sent.
#[derive(Clone, Debug)]
pub struct Document {
    pub content_type: &'static str,
    pub encoding: Encoding,
    pub bytes: Bytes,
    /// A hash of the plain text, the same for every encoding and on every instance.
    pub hash: u64,
}

impl Document {
    /// # Errors
    /// Never, as long as memory lasts.
    pub fn new(content_type: &'static str, plain: &[u8], encoding: Encoding) -> io::Result<Self> {
        let mut hasher = DefaultHasher::new();
        plain.hash(&mut hasher);
        Ok(Self {
            content_type,
            encoding,
            bytes: encoding.encode(plain)?,
            hash: hasher.finish(),
        })
    }

    /// The same document in another encoding; this one must be in Brotli.
    fn in_encoding(&self, encoding: Encoding) -> io::Result<Self> {
        let plain = plain_of_brotli(&self.bytes)?;
        Ok(Self {
            encoding,
            bytes: encoding.encode(&plain)?,
            ..self.clone()
        })
    }
}

/// Documents by key and encoding, the least useful dropped first.
pub struct PageCache(Cache<(Key, Encoding), Document>);

impl Default for PageCache {
    fn default() -> Self {
        let weight = |(key, _): &(Key, Encoding), document: &Document| {
            u32::try_from(key.address.len() + document.bytes.len() + OVERHEAD).unwrap_or(u32::MAX)
        };
        Self(Cache::builder().max_capacity(MOST_BYTES).weigher(weight).build())
    }
}

impl PageCache {
    /// A document in an encoding; made from its Brotli form if only that is there.
    pub fn get(&self, key: &Key, encoding: Encoding) -> Option<Document> {
        let entry = (key.clone(), encoding);
        if let Some(document) = self.0.get(&entry) {
            return Some(document);
        }
        if encoding == Encoding::Brotli {
            return None;
        }
        let document = self
            .0
            .get(&(entry.0.clone(), Encoding::Brotli))?
            .in_encoding(encoding)
            .ok()?;
        self.0.insert(entry, document.clone());
        Some(document)
    }

    /// Keeps a document, and returns it in the encoding that is wanted now.
    ///
    /// # Errors
    /// Never, as long as memory lasts.
    pub fn put(
        &self,
        key: Key,
        content_type: &'static str,
        plain: &[u8],
        wanted: Encoding,
    ) -> io::Result<Document> {
        let compressed = Document::new(content_type, plain, Encoding::Brotli)?;
        self.0.insert((key.clone(), Encoding::Brotli), compressed.clone());
        if wanted == Encoding::Brotli {
            return Ok(compressed);
        }
        let document = Document {
            encoding: wanted,
            bytes: wanted.encode(plain)?,
            ..compressed
        };
        self.0.insert((key, wanted), document.clone());
        Ok(document)
    }

    /// How many entries and bytes are kept.
    pub fn size(&self) -> (u64, u64) {
        self.0.run_pending_tasks();
        (self.0.entry_count(), self.0.weighted_size())
    }
}
