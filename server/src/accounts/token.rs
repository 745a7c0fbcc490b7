//! What a session or a set-up link is known by: 256 random bits, of which we keep only the hash.

use super::AccountsError;
use sha2::{Digest, Sha256};
use std::fmt;

/// A token in the hands of who may use it.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

/// The SHA-256 of a token. A plain hash will do: there are no likely tokens to try.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct TokenHash(String);

impl Token {
    pub(super) fn new() -> Result<Self, AccountsError> {
        Ok(Self(chance_hex::<32>()?))
    }

    /// Reads a token that came in; none if it cannot be one, so that nonsense costs no look into the database.
    pub fn parse(text: &str) -> Option<Self> {
        let is_hex = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
        (text.len() == 64 && text.bytes().all(is_hex)).then(|| Self(text.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn hash(&self) -> TokenHash {
        TokenHash(hex(&Sha256::digest(self.0.as_bytes())))
    }
}

/// Never the token itself.
impl fmt::Debug for Token {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Token(…)")
    }
}

impl TokenHash {
    pub(super) fn as_str(&self) -> &str {
        &self.0
    }
}

/// Random bytes as text.
pub(super) fn chance_hex<const LENGTH: usize>() -> Result<String, AccountsError> {
    let mut bytes = [0; LENGTH];
    getrandom::fill(&mut bytes)?;
    Ok(hex(&bytes))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_differ_and_are_read_again() {
        let token = Token::new().expect("a token");
        assert_ne!(token, Token::new().expect("another"));
        assert_eq!(Token::parse(token.as_str()), Some(token.clone()));
        assert_ne!(token.hash().as_str(), token.as_str());
        assert_eq!(format!("{token:?}"), "Token(…)");
    }

    #[test]
    fn what_cannot_be_a_token_is_none() {
        for wrong in ["", "evil", &"A".repeat(64), &"0".repeat(63), &"é".repeat(32)] {
            assert_eq!(Token::parse(wrong), None, "{wrong:?}");
        }
    }
}
