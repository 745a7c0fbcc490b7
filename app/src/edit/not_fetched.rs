//! Why the page behind an address could not be read.

use crate::words::text;
use domain::Language;
use std::{error::Error, fmt};

/// Why the page of a source was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotFetched {
    /// The address is not one that may be read.
    Address,
    /// It leads into a private network.
    Private,
    Time,
    Size,
    /// It is not a web page.
    Kind,
    /// The site did not give it out.
    Status,
    Redirects,
    Network,
}

impl NotFetched {
    /// The reason in words.
    pub fn spoken(self, language: Language) -> String {
        let key = match self {
            Self::Address => "edit-fetch-address",
            Self::Private => "edit-fetch-private",
            Self::Time => "edit-fetch-time",
            Self::Size => "edit-fetch-size",
            Self::Kind => "edit-fetch-kind",
            Self::Status => "edit-fetch-status",
            Self::Redirects => "edit-fetch-redirects",
            Self::Network => "edit-fetch-network",
        };
        text(language, key, None)
    }
}

impl fmt::Display for NotFetched {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.spoken(Language::En))
    }
}

impl Error for NotFetched {}
