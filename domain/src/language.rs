//! The three languages that every page exists in.

use serde::{Deserialize, Serialize};

/// A language of the pages. English has no path segment; the others are the first segment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    #[default]
    En,
    Ja,
    Ko,
}

impl Language {
    pub const ALL: [Language; 3] = [Language::En, Language::Ja, Language::Ko];

    /// The BCP 47 tag, as in `<html lang>`.
    pub const fn tag(self) -> &'static str {
        match self {
            Language::En => "en",
            Language::Ja => "ja",
            Language::Ko => "ko",
        }
    }

    /// What stands before every path of this language: `""`, `"/ja"` or `"/ko"`.
    pub const fn prefix(self) -> &'static str {
        match self {
            Language::En => "",
            Language::Ja => "/ja",
            Language::Ko => "/ko",
        }
    }

    /// The language's name for itself.
    pub const fn own_name(self) -> &'static str {
        match self {
            Language::En => "English",
            Language::Ja => "日本語",
            Language::Ko => "한국어",
        }
    }
}
