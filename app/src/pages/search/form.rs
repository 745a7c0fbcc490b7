//! One spelling of a name, folded, ready to be compared.

use domain::folding::{fold, is_article, spellings};
use std::borrow::Cow;

/// Where a spelling ends that begins as another does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ends {
    /// Where the other ends: they are the same but for their spaces.
    Too,
    Later,
}

/// One spelling of a name, ready to be compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// As [`fold`] gives it: words apart by one space.
    pub spaced: Box<str>,
}

impl Form {
    pub fn of(text: &str) -> Self {
        Self {
            spaced: fold(text).into_boxed_str(),
        }
    }

    /// The ways in which a text may be folded.
    pub fn all_of(text: &str) -> impl Iterator<Item = Self> {
        spellings(text).into_iter().map(|spelling| Self {
            spaced: spelling.into_boxed_str(),
        })
    }

    /// The same without spaces, for scripts that are written with and without them.
    pub fn tight(&self) -> Cow<'_, str> {
        if self.spaced.contains(' ') {
            Cow::Owned(self.spaced.replace(' ', ""))
        } else {
            Cow::Borrowed(&self.spaced)
        }
    }

    /// Where it ends, if it begins as another does, wherever either has spaces.
    pub fn begins_as(&self, other: &Self) -> Option<Ends> {
        let mut letters = self.letters();
        other
            .letters()
            .all(|letter| letters.next() == Some(letter))
            .then(|| {
                if letters.next().is_none() {
                    Ends::Too
                } else {
                    Ends::Later
                }
            })
    }

    fn letters(&self) -> impl Iterator<Item = u8> {
        self.spaced.bytes().filter(|byte| *byte != b' ')
    }

    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.spaced.split(' ')
    }

    /// The first letters of a name of three words or more in Latin letters.
    pub fn initials(&self) -> Option<String> {
        let initials: String = self.words().filter_map(|word| word.chars().next()).collect();
        (initials.len() >= LEAST_INITIALS && initials.bytes().all(|it| it.is_ascii_lowercase()))
            .then_some(initials)
    }

    /// Whether it may be initials: one short word in Latin letters.
    pub fn may_be_initials(&self) -> bool {
        (LEAST_INITIALS..=MOST_INITIALS).contains(&self.spaced.len())
            && self.spaced.bytes().all(|it| it.is_ascii_lowercase())
    }
}

const LEAST_INITIALS: usize = 3;
const MOST_INITIALS: usize = 5;

/// Whether a typed word is the beginning of a word of a name; one spelling of the Arabic article is as good as another.
pub fn is_begun(word: &str, typed: &str) -> bool {
    word.starts_with(typed) || (is_article(typed) && is_article(word))
}
