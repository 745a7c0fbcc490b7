//! How the bytes of an answer are compressed, and what a reader accepts.

use axum::{
    body::Bytes,
    http::{HeaderMap, header},
};
use std::io::{self, Read, Write};

/// A content coding, in the order of our preference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Encoding {
    Brotli,
    Gzip,
    Identity,
}

/// Quick enough for a first reader to wait for, and nearly as small as it gets.
const BROTLI_QUALITY: u32 = 5;
const BROTLI_WINDOW: u32 = 22;
const GZIP_LEVEL: u32 = 5;

impl Encoding {
    /// The best coding that the reader accepts.
    pub fn accepted(headers: &HeaderMap) -> Self {
        let accepts = |wanted: &str| {
            headers
                .get_all(header::ACCEPT_ENCODING)
                .iter()
                .filter_map(|value| value.to_str().ok())
                .flat_map(|value| value.split(','))
                .any(|part| is_accepted(part, wanted))
        };
        if accepts("br") {
            Self::Brotli
        } else if accepts("gzip") {
            Self::Gzip
        } else {
            Self::Identity
        }
    }

    /// The value of `Content-Encoding`.
    pub const fn header(self) -> Option<&'static str> {
        match self {
            Self::Brotli => Some("br"),
            Self::Gzip => Some("gzip"),
            Self::Identity => None,
        }
    }

    /// Encodes plain bytes.
    ///
    /// # Errors
    /// Never, as long as memory lasts.
    pub fn encode(self, plain: &[u8]) -> io::Result<Bytes> {
        match self {
            Self::Identity => Ok(Bytes::copy_from_slice(plain)),
            Self::Brotli => {
                let mut encoded = Vec::with_capacity(plain.len() / 4);
                let mut writer =
                    brotli::CompressorWriter::new(&mut encoded, 16 * 1024, BROTLI_QUALITY, BROTLI_WINDOW);
                writer.write_all(plain)?;
                writer.flush()?;
                drop(writer);
                Ok(encoded.into())
            }
            Self::Gzip => {
                let level = flate2::Compression::new(GZIP_LEVEL);
                let mut writer = flate2::write::GzEncoder::new(Vec::with_capacity(plain.len() / 4), level);
                writer.write_all(plain)?;
                Ok(writer.finish()?.into())
            }
        }
    }
}

/// Decodes bytes that were encoded as [`Encoding::Brotli`].
///
/// # Errors
/// When they were not.
pub fn plain_of_brotli(encoded: &[u8]) -> io::Result<Vec<u8>> {
    let mut plain = Vec::with_capacity(encoded.len() * 5);
    brotli::Decompressor::new(encoded, 16 * 1024).read_to_end(&mut plain)?;
    Ok(plain)
}

/// Whether a part of `Accept-Encoding`, such as `br;q=0.5`, accepts a coding.
fn is_accepted(part: &str, wanted: &str) -> bool {
    let mut parameters = part.split(';').map(str::trim);
    let is_wanted = parameters
        .next()
        .is_some_and(|name| name.eq_ignore_ascii_case(wanted));
    let quality = parameters.find_map(|it| it.strip_prefix("q=").or_else(|| it.strip_prefix("Q=")));
    is_wanted && quality.is_none_or(|quality| quality.trim().parse().is_ok_and(|quality: f32| quality > 0.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn accepted(value: &'static str) -> Encoding {
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT_ENCODING, value.parse().expect("a header value"));
        Encoding::accepted(&headers)
    }

    #[test]
    fn the_best_coding_that_is_accepted_is_taken() {
        assert_eq!(accepted("gzip, deflate, br, zstd"), Encoding::Brotli);
        assert_eq!(accepted("gzip;q=1.0, br;q=0"), Encoding::Gzip);
        assert_eq!(accepted("deflate, brotli"), Encoding::Identity);
        assert_eq!(accepted("br;q=nonsense"), Encoding::Identity);
        assert_eq!(Encoding::accepted(&HeaderMap::new()), Encoding::Identity);
    }

    #[test]
    fn brotli_is_undone() {
        let plain = b"who leads, who leaves, who decides next".repeat(100);
        let encoded = Encoding::Brotli.encode(&plain).expect("memory lasts");
        assert!(encoded.len() < plain.len() / 4);
        assert_eq!(plain_of_brotli(&encoded).expect("it is Brotli"), plain);
    }
}
