//! The chain over the journal: the hash of each changeset counts in the one before, so that the last hash stands for the whole journal.
//!
//! Whoever alters, removes or inserts a row has to write every hash anew, and then the journal ends in another one than before.

use super::ReadError;
use domain::changeset::Seq;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use sha2::{Digest, Sha256};
use std::{fmt, str::FromStr};

/// What a hash is of, so that it is one of nothing else.
const DOMAIN: &[u8] = b"handover journal row 1\n";

/// The SHA-256 of a changeset and of all before it; as text, 64 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Hash([u8; 32]);

impl Hash {
    /// What stands before the first changeset.
    pub const START: Self = Self([0; 32]);

    /// The hash of the changeset that follows, of its number, time and body as they are stored. Times and bodies are preceded by their lengths
    /// in bytes; numbers and lengths are eight bytes, the highest first.
    #[must_use]
    pub fn followed_by(self, seq: Seq, at: &str, body: &str) -> Self {
        let mut digest = Sha256::new();
        digest.update(DOMAIN);
        digest.update(self.0);
        digest.update(seq.to_be_bytes());
        for text in [at, body] {
            digest.update((text.len() as u64).to_be_bytes());
            digest.update(text);
        }
        Self(digest.finalize().into())
    }

    /// A hash as a column holds it; none where the column holds something else.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }

    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(formatter, "{byte:02x}"))
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

/// A text that is no hash.
#[derive(Debug, thiserror::Error)]
#[error("a hash is 64 hexadecimal digits, in lower case")]
pub struct NoHash;

impl FromStr for Hash {
    type Err = NoHash;

    fn from_str(text: &str) -> Result<Self, NoHash> {
        let mut bytes = [0; 32];
        let digits = text.as_bytes();
        if digits.len() != 64 {
            return Err(NoHash);
        }
        for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
            *byte = digit(pair[0])? << 4 | digit(pair[1])?;
        }
        Ok(Self(bytes))
    }
}

fn digit(of: u8) -> Result<u8, NoHash> {
    match of {
        b'0'..=b'9' => Ok(of - b'0'),
        b'a'..=b'f' => Ok(of - b'a' + 10),
        _ => Err(NoHash),
    }
}

impl Serialize for Hash {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Hash {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(D::Error::custom)
    }
}

/// Where a journal ends: the number of its last changeset, and the hash of that one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    pub seq: Seq,
    pub hash: Hash,
}

impl Head {
    /// The end of a journal without changesets.
    pub const START: Self = Self {
        seq: 0,
        hash: Hash::START,
    };

    /// Whether a journal of which this much has been read may end at `told`, the row beside it, which was read later.
    ///
    /// # Errors
    /// When less is told of than was read, or something else.
    pub fn may_lead_to(self, told: Self) -> Result<(), ReadError> {
        match told.seq {
            seq if seq < self.seq => Err(ReadError::Beyond {
                found: self.seq,
                told: seq,
            }),
            seq if seq == self.seq && told.hash != self.hash => Err(ReadError::Head { seq }),
            _ => Ok(()),
        }
    }

    /// Whether a journal that was read up to here is whole, as the row beside it told before; false where more has been written since.
    ///
    /// # Errors
    /// When rows are missing at the end, or the last is another.
    pub fn is_whole(self, told: Self) -> Result<bool, ReadError> {
        if self.seq < told.seq {
            return Err(ReadError::CutOff {
                found: self.seq,
                told: told.seq,
            });
        }
        self.may_lead_to(told)
            .map(|()| true)
            .or_else(|error| match error {
                ReadError::Beyond { .. } => Ok(false),
                other => Err(other),
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Journals that exist hang on this.
    #[test]
    fn the_hash_of_a_row_is_that_of_these_bytes() {
        let first = Hash::START.followed_by(1, "2024-09-06T12:00:00Z", "{}");
        let mut bytes = DOMAIN.to_vec();
        bytes.extend([0; 32]);
        bytes.extend([0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 20]);
        bytes.extend(b"2024-09-06T12:00:00Z");
        bytes.extend([0, 0, 0, 0, 0, 0, 0, 2]);
        bytes.extend(b"{}");
        assert_eq!(first.as_bytes(), Sha256::digest(&bytes).as_slice());
        assert_eq!(first.to_string().parse::<Hash>().expect("a hash"), first);
        for wrong in ["", "0", &"g".repeat(64), &"A".repeat(64), &"é".repeat(32)] {
            assert!(wrong.parse::<Hash>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn nothing_can_move_from_one_column_to_another() {
        let row = |seq, at, body| Hash::START.followed_by(seq, at, body);
        assert_ne!(row(1, "ab", "c"), row(1, "a", "bc"));
        assert_ne!(row(1, "a", "b"), row(2, "a", "b"));
        assert_ne!(row(1, "a", "b"), row(1, "a", "b").followed_by(1, "a", "b"));
    }
}
