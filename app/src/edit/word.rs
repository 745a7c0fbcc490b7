//! The plain words of the domain that can be chosen in a form, each with its translation.

use crate::words;
use domain::{
    Language,
    entity::{
        Capacity, Cause, Chamber, DateKind, EndReason, Entry, EventKind, Filling, Firmness, Government,
        Group, Outlook, Powers, Reckoning, Region, Role, TimeUnit, Weekday,
    },
};

/// A plain word of the domain that can be chosen.
pub trait Word: Copy + PartialEq + 'static {
    /// What its translation keys begin with.
    const FAMILY: &'static str;
    const ALL: &'static [Self];
    fn word(self) -> &'static str;
}

macro_rules! words {
    ($($kind:ident $family:literal),* $(,)?) => {$(
        impl Word for $kind {
            const FAMILY: &'static str = $family;
            const ALL: &'static [Self] = $kind::ALL;
            fn word(self) -> &'static str { $kind::word(self) }
        }
    )*};
}

words! {
    Capacity "capacity",
    Cause "cause",
    Chamber "chamber",
    Group "group",
    DateKind "date-kind",
    EndReason "end-reason",
    Entry "entry",
    EventKind "event-kind",
    Filling "filling",
    Firmness "firmness",
    Government "government",
    Outlook "outlook",
    Powers "powers",
    Region "region",
    Role "role",
    Reckoning "reckoning",
    TimeUnit "time-unit",
    Weekday "weekday",
}

/// Every word of a kind: how it is sent, and how it is said.
pub fn words_of<W: Word>(language: Language) -> Vec<(String, String)> {
    W::ALL
        .iter()
        .map(|word| {
            let word = word.word();
            (word.to_owned(), words::word(language, W::FAMILY, word))
        })
        .collect()
}
