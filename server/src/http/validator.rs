//! Validators: what an `ETag` is made of, and whether a reader who sends one back has the document already.
//!
//! Typed headers of a library would say whether one tag is in `If-None-Match`, and not which one is there: a text has a tag for each of
//! its variants, and a 304 has to repeat the one that the reader has.

use axum::http::{HeaderMap, HeaderValue, header};
use xxhash_rust::xxh3::{Xxh3Default, xxh3_64};

/// A hash of the plain text of a document, or of what it follows from: the same for every encoding and on every instance.
///
/// A text follows from the journal, the address, the day and the build, so a commit that leaves a page as it was leaves its
/// hash, too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ContentHash(pub u64);

/// How a request names a text that its sender has already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Match {
    /// By this tag, of one of the variants.
    Tag(HeaderValue),
    /// As whatever there is: `*`.
    Anything,
}

impl ContentHash {
    pub fn of(plain: &[u8]) -> Self {
        Self(xxh3_64(plain))
    }

    /// Of what a text follows from. The standard library may hash a value otherwise in its next version, so only bytes are hashed.
    pub fn of_parts(parts: &[&str]) -> Self {
        let mut hasher = Xxh3Default::new();
        for part in parts {
            // With its length before it, so that nothing moves from one part into the next.
            hasher.update(&(part.len() as u64).to_le_bytes());
            hasher.update(part.as_bytes());
        }
        Self(hasher.digest())
    }

    /// The `ETag` of one variant of the text. It is strong, so whatever has other bytes has another: `"00c0ffee00c0ffee-br"`.
    pub fn tag(self, variant: Option<&str>) -> HeaderValue {
        let text = match variant {
            Some(variant) => format!("\"{:016x}-{variant}\"", self.0),
            None => format!("\"{:016x}\"", self.0),
        };
        HeaderValue::try_from(text).unwrap_or(HeaderValue::from_static("\"\""))
    }

    /// What the `ETag` of a 304 has to be: the tag in `If-None-Match` that names this text, in whatever variant the reader has
    /// it; `own` where any will do. None where the reader does not have the text.
    pub fn known_tag(self, request: &HeaderMap, own: &HeaderValue) -> Option<HeaderValue> {
        match self.if_none_match(request, own)? {
            Match::Tag(tag) => Some(tag),
            Match::Anything => Some(own.clone()),
        }
    }

    /// What `If-None-Match` says of this text; none where it names others only.
    pub fn if_none_match(self, request: &HeaderMap, own: &HeaderValue) -> Option<Match> {
        let mut values = request.get_all(header::IF_NONE_MATCH).iter();
        values.find_map(|value| {
            if value == own {
                return Some(Match::Tag(own.clone()));
            }
            let mut tags = value.as_bytes().split(|byte| *byte == b',');
            tags.find_map(|tag| match tag.trim_ascii() {
                b"*" => Some(Match::Anything),
                // A part of a header's value is a header's value.
                tag if self.is_in(tag) => HeaderValue::from_bytes(tag).ok().map(Match::Tag),
                _ => None,
            })
        })
    }

    /// Whether a tag, strong or weak, is one of this text.
    fn is_in(self, tag: &[u8]) -> bool {
        let tag = tag.strip_prefix(b"W/").unwrap_or(tag);
        let opaque = tag.strip_prefix(b"\"").and_then(|tag| tag.strip_suffix(b"\""));
        opaque.and_then(|opaque| opaque.split_first_chunk()).is_some_and(
            |(hash, variant): (&[u8; 16], &[u8])| {
                *hash == self.digits() && (variant.is_empty() || variant[0] == b'-')
            },
        )
    }

    fn digits(self) -> [u8; 16] {
        std::array::from_fn(|place| {
            let digit = (self.0 >> (60 - 4 * place)) & 0xf;
            b"0123456789abcdef"[digit as usize]
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(sent: &'static str) -> Option<String> {
        let hash = ContentHash(0x00c0_ffee_00c0_ffee);
        let mut headers = HeaderMap::new();
        headers.insert(header::IF_NONE_MATCH, HeaderValue::from_static(sent));
        let tag = hash.known_tag(&headers, &hash.tag(Some("br")))?;
        Some(tag.to_str().expect("text").to_owned())
    }

    #[test]
    fn a_reader_is_told_that_the_very_tag_they_sent_still_holds() {
        for tag in [
            "\"00c0ffee00c0ffee\"",
            "\"00c0ffee00c0ffee-br\"",
            "\"00c0ffee00c0ffee-br-small\"",
            "W/\"00c0ffee00c0ffee-gzip\"",
        ] {
            assert_eq!(known(tag).as_deref(), Some(tag));
        }
        let one_of_many = "\"ffffffffffffffff\", \"00c0ffee00c0ffee-gzip\"";
        assert_eq!(known(one_of_many).as_deref(), Some("\"00c0ffee00c0ffee-gzip\""));
        assert_eq!(known("*").as_deref(), Some("\"00c0ffee00c0ffee-br\""));
    }

    #[test]
    fn the_hash_of_parts_is_the_same_in_every_build() {
        let hash = |parts: &[&str]| format!("{:016x}", ContentHash::of_parts(parts).0);
        assert_eq!(hash(&["people.csv", "42"]), "fe99b33307c72583");
        assert_ne!(hash(&["people.csv4", "2"]), hash(&["people.csv", "42"]));
        assert_ne!(hash(&["a", ""]), hash(&["a"]));
    }

    #[test]
    fn no_other_text_is_known() {
        for tag in [
            "",
            "\"\"",
            "\"00c0ffee00c0ffef-br\"",
            "\"00c0ffee00c0ffeebr\"",
            "\"00c0ffee00c0ffe\"",
            "00c0ffee00c0ffee-br",
        ] {
            assert_eq!(known(tag), None, "{tag}");
        }
        let hash = ContentHash(1);
        assert_eq!(hash.known_tag(&HeaderMap::new(), &hash.tag(None)), None);
    }
}
