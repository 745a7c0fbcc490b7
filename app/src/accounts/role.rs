//! What an account is for. What each role may do stands in a table of the server.

use crate::words::text;
use domain::Language;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    Editor,
    Administrator,
}

impl Role {
    pub const ALL: [Self; 2] = [Self::Editor, Self::Administrator];

    /// How it stands in the database, in forms and on the command line.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Editor => "editor",
            Self::Administrator => "administrator",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.word() == word)
    }

    /// Its name for readers.
    pub fn spoken(self, language: Language) -> String {
        let key = match self {
            Self::Editor => "account-role-editor",
            Self::Administrator => "account-role-administrator",
        };
        text(language, key, None)
    }
}
