//! How the bytes of an answer are compressed, and what a reader accepts.

use crate::export::{Drain, Pieces};
use axum::{
    body::Bytes,
    http::{HeaderMap, header},
};
use brotlic::{
    BrotliEncoder, BrotliEncoderOptions, CompressorWriter, DecompressorReader, Quality, WindowSize,
};
use std::{
    io::{self, Read, Write},
    iter,
    ops::RangeInclusive,
};

/// A content coding, in the order of our preference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Encoding {
    Brotli,
    Gzip,
    Identity,
}

/// Quick enough for a first reader to wait for: a page of 60 kB takes as long as it takes to render, and becomes 9 kB.
const BROTLI_QUALITY: u8 = 3;
/// What is longer is compressed a fifth faster, and becomes 4 % larger, so that its reader waits no longer than others do.
const QUICK: usize = 64 * 1024;
const QUICK_BROTLI_QUALITY: u8 = 2;
/// As small as it gets, and hundreds of times slower: three quarters of that. Of long texts it would take seconds, so they get the
/// next best.
const SMALL_BROTLI_QUALITY: u8 = 11;
const LONG_BROTLI_QUALITY: u8 = 9;
const LONG: usize = 256 * 1024;
/// What is prepared first, and of a stream what is held back before something is sent, grows with the window.
const BROTLI_WINDOWS: RangeInclusive<u8> = 16..=18;
const SMALL_BROTLI_WINDOW: u8 = 22;
const GZIP_LEVEL: u32 = 5;

impl Encoding {
    /// The best coding that the reader accepts.
    pub fn accepted(headers: &HeaderMap) -> Self {
        let mut best = Self::Identity;
        for value in headers.get_all(header::ACCEPT_ENCODING) {
            let Ok(value) = value.to_str() else {
                continue;
            };
            for part in value.split(',') {
                match accepted(part) {
                    Some(Self::Brotli) => return Self::Brotli,
                    Some(Self::Gzip) => best = Self::Gzip,
                    Some(Self::Identity) | None => {}
                }
            }
        }
        best
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
    pub fn encode(self, plain: Vec<u8>) -> io::Result<Bytes> {
        match self {
            Self::Identity => Ok(fitted(plain)),
            Self::Brotli => brotli(&plain, quick_quality(plain.len()), window_over(plain.len())),
            Self::Gzip => {
                let level = flate2::Compression::new(GZIP_LEVEL);
                let mut writer = flate2::write::GzEncoder::new(Vec::with_capacity(plain.len() / 4), level);
                writer.write_all(&plain)?;
                Ok(fitted(writer.finish()?))
            }
        }
    }

    /// Encodes pieces one by one.
    pub fn pieces(self, plain: Pieces) -> Pieces {
        let drain = Drain::default();
        let writer: Box<dyn Write + Send> = match self {
            Self::Identity => return plain,
            Self::Brotli => {
                let encoder = match brotli_encoder(BROTLI_QUALITY, *BROTLI_WINDOWS.end()) {
                    Ok(encoder) => encoder,
                    Err(error) => return Box::new(iter::once(Err(error))),
                };
                Box::new(CompressorWriter::with_encoder(encoder, drain.clone()))
            }
            Self::Gzip => {
                let level = flate2::Compression::new(GZIP_LEVEL);
                Box::new(flate2::write::GzEncoder::new(drain.clone(), level))
            }
        };
        let mut plain = plain.fuse();
        let mut writer = Some(writer);
        Box::new(iter::from_fn(move || {
            while let Some(encoder) = &mut writer {
                match plain.next() {
                    Some(Ok(piece)) => {
                        if let Err(error) = encoder.write_all(&piece) {
                            return Some(Err(error));
                        }
                    }
                    Some(Err(error)) => return Some(Err(error)),
                    // Both write their last bytes when they are dropped, and a drain takes everything.
                    None => writer = None,
                }
                let encoded = drain.take();
                if !encoded.is_empty() {
                    return Some(Ok(encoded));
                }
            }
            None
        }))
    }
}

/// Encodes plain bytes as [`Encoding::Brotli`] with all the work that pays: some 100 ms for a page.
///
/// # Errors
/// Never, as long as memory lasts.
pub fn small_brotli(plain: &[u8]) -> io::Result<Bytes> {
    let quality = if plain.len() > LONG {
        LONG_BROTLI_QUALITY
    } else {
        SMALL_BROTLI_QUALITY
    };
    brotli(plain, quality, SMALL_BROTLI_WINDOW)
}

fn quick_quality(bytes: usize) -> u8 {
    if bytes > QUICK {
        QUICK_BROTLI_QUALITY
    } else {
        BROTLI_QUALITY
    }
}

/// The least window that sees all of a text, as far as it may grow: memory that is not asked for need not be cleared.
fn window_over(bytes: usize) -> u8 {
    BROTLI_WINDOWS
        .into_iter()
        .find(|window| bytes <= 1 << window)
        .unwrap_or(*BROTLI_WINDOWS.end())
}

fn brotli(plain: &[u8], quality: u8, window: u8) -> io::Result<Bytes> {
    let encoded = Vec::with_capacity(plain.len() / 4);
    let mut writer = CompressorWriter::with_encoder(brotli_encoder(quality, window)?, encoded);
    writer.write_all(plain)?;
    Ok(fitted(writer.into_inner()?))
}

fn brotli_encoder(quality: u8, window: u8) -> io::Result<BrotliEncoder> {
    BrotliEncoderOptions::new()
        .quality(Quality::new(quality).map_err(io::Error::other)?)
        .window_size(WindowSize::new(window).map_err(io::Error::other)?)
        .build()
        .map_err(io::Error::other)
}

/// Without the room that was left: what is cached is weighed by its length.
fn fitted(mut encoded: Vec<u8>) -> Bytes {
    encoded.shrink_to_fit();
    encoded.into()
}

/// Decodes bytes that were encoded as [`Encoding::Brotli`].
///
/// # Errors
/// When they were not.
pub fn plain_of_brotli(encoded: &[u8]) -> io::Result<Vec<u8>> {
    let mut plain = Vec::with_capacity(encoded.len() * 5);
    DecompressorReader::new(encoded).read_to_end(&mut plain)?;
    Ok(plain)
}

/// The coding that a part of `Accept-Encoding`, such as `br;q=0.5`, accepts.
fn accepted(part: &str) -> Option<Encoding> {
    let mut parameters = part.split(';').map(str::trim);
    let encoding = match parameters.next()? {
        name if name.eq_ignore_ascii_case("br") => Encoding::Brotli,
        name if name.eq_ignore_ascii_case("gzip") => Encoding::Gzip,
        _ => return None,
    };
    let quality = parameters.find_map(|it| it.strip_prefix("q=").or_else(|| it.strip_prefix("Q=")));
    let is_accepted =
        quality.is_none_or(|quality| quality.trim().parse().is_ok_and(|quality: f32| quality > 0.0));
    is_accepted.then_some(encoding)
}

#[cfg(test)]
mod tests {
    use super::*;
    use sha2::{Digest, Sha256};

    fn best(value: &'static str) -> Encoding {
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT_ENCODING, value.parse().expect("a header value"));
        Encoding::accepted(&headers)
    }

    #[test]
    fn the_best_coding_that_is_accepted_is_taken() {
        assert_eq!(best("gzip, deflate, br, zstd"), Encoding::Brotli);
        assert_eq!(best("gzip;q=1.0, br;q=0"), Encoding::Gzip);
        assert_eq!(best("deflate, brotli"), Encoding::Identity);
        assert_eq!(best("br;q=nonsense"), Encoding::Identity);
        assert_eq!(Encoding::accepted(&HeaderMap::new()), Encoding::Identity);
    }

    #[test]
    fn pieces_are_encoded_as_the_whole_is_decoded() {
        // Hashes, since what repeats itself is held back until the end.
        let hashed = |number: u32| format!("{:?}", Sha256::digest(number.to_le_bytes())).into_bytes();
        let plain: Vec<Vec<u8>> = (0..8_000).map(hashed).collect();
        let encoded = |encoding: Encoding| {
            let pieces: Pieces = Box::new(plain.clone().into_iter().map(Ok));
            let encoded: Vec<_> = encoding
                .pieces(pieces)
                .map(|piece| piece.expect("memory lasts"))
                .collect();
            assert!(encoded.len() > 1, "{encoding:?} gave it all at once");
            encoded.concat()
        };
        assert_eq!(encoded(Encoding::Identity), plain.concat());
        assert_eq!(
            plain_of_brotli(&encoded(Encoding::Brotli)).expect("it is Brotli"),
            plain.concat()
        );
        let gzip = encoded(Encoding::Gzip);
        let mut decoded = Vec::new();
        flate2::read::GzDecoder::new(&gzip[..])
            .read_to_end(&mut decoded)
            .expect("it is gzip");
        assert_eq!(decoded, plain.concat());
    }

    #[test]
    fn brotli_is_undone() {
        let plain = b"who leads, who leaves, who decides next".repeat(100);
        let encoded = Encoding::Brotli.encode(plain.clone()).expect("memory lasts");
        assert!(encoded.len() < plain.len() / 4);
        assert_eq!(plain_of_brotli(&encoded).expect("it is Brotli"), plain);
    }
}
