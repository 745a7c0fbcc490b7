//! What a program may do with a personal token. Each scope holds what the ones before it hold.

use crate::words::text;
use domain::Language;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// Read, with a count of requests of its own.
    #[default]
    Read,
    /// Propose changes, which somebody reviews.
    Propose,
    /// Commit changes.
    Write,
}

impl Scope {
    pub const ALL: [Self; 3] = [Self::Read, Self::Propose, Self::Write];

    /// How it stands in the database and in forms.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Propose => "propose",
            Self::Write => "write",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scope| scope.word() == word)
    }

    /// Whether a token of this scope may do what needs another.
    pub fn allows(self, needed: Self) -> bool {
        self >= needed
    }

    /// Its name for readers.
    pub fn spoken(self, language: Language) -> String {
        let key = match self {
            Self::Read => "token-scope-read",
            Self::Propose => "token-scope-propose",
            Self::Write => "token-scope-write",
        };
        text(language, key, None)
    }
}
