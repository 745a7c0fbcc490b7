//! What a card says, from top to bottom.

use crate::{
    components::{Certainty, Mark, date_parts},
    visit::Visit,
};
use domain::{Event, Language};
use xxhash_rust::xxh3::Xxh3Default;

/// Raised when cards are drawn otherwise, so that nobody keeps one of before.
const DESIGN: u8 = 1;

/// What a card says, from top to bottom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    pub language: Language,
    /// The codes of the countries that it is about.
    pub plates: Vec<String>,
    /// What it is, above its title; may be empty.
    pub kicker: String,
    pub title: String,
    pub rows: Vec<CardRow>,
    /// The day on which it was so, in words.
    pub as_of: String,
}

/// One row below the title of a card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CardRow {
    /// The date that the card is about.
    Date(CardDate),
    /// A status with its mark, and whose it is; that may be empty.
    Status {
        mark: Mark,
        who: String,
        words: String,
    },
    /// What there is to know of a date beside it: “upcoming · confirmed”.
    Certainty {
        certainty: Certainty,
        words: String,
    },
    /// How many steps of a way are done, and where it stands.
    Stage {
        step: usize,
        of: usize,
        words: String,
    },
    /// A date that comes next, and what happens then.
    Next {
        date: CardDate,
        what: String,
    },
    Sentence(String),
}

/// A date with its certainty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardDate {
    pub words: String,
    /// What became of an event that will not be: the date is struck, and this stands beside it.
    pub fate: Option<String>,
    /// The date before it was moved.
    pub earlier: Option<String>,
    pub certainty: Certainty,
}

impl Card {
    /// A short text that is another one as soon as the card says something else.
    pub fn version(&self) -> String {
        let mut hasher = Xxh3Default::new();
        hasher.update(&[DESIGN]);
        let fixed = [self.language.tag(), &self.kicker, &self.title, &self.as_of];
        let texts = self.plates.iter().map(String::as_str).chain(fixed);
        let rows = self.rows.iter().flat_map(CardRow::texts);
        for text in texts.chain(rows) {
            hasher.update(text.as_bytes());
            hasher.update(&[0]);
        }
        // Forty bits: two cards of one page that differ share them once in 10¹² times.
        format!("{:010x}", hasher.digest() & 0xff_ffff_ffff)
    }

    /// What it says, for whoever does not see it.
    pub fn alt(&self) -> String {
        let rows = self.rows.iter().map(CardRow::spoken);
        let parts: Vec<_> = [self.title.clone()]
            .into_iter()
            .chain(rows)
            .chain([self.as_of.clone()])
            .collect();
        parts.join(" · ")
    }
}

impl CardRow {
    /// Everything that it shows, marks by their names.
    fn texts(&self) -> Vec<&str> {
        match self {
            Self::Date(date) => date.texts(),
            Self::Status { mark, who, words } => vec![mark.word(), who, words],
            Self::Certainty { certainty, words } => vec![certainty.word(), words],
            // Which step it is follows from the words.
            Self::Stage { words, .. } => vec![words],
            Self::Next { date, what } => [date.texts(), vec![what]].concat(),
            Self::Sentence(text) => vec![text],
        }
    }

    fn spoken(&self) -> String {
        match self {
            Self::Date(date) => date.spoken(),
            Self::Status { who, words, .. } if who.is_empty() => words.clone(),
            Self::Status { who, words, .. } => format!("{who}: {words}"),
            Self::Certainty { words, .. } | Self::Stage { words, .. } => words.clone(),
            Self::Next { date, what } => format!("{what}: {}", date.spoken()),
            Self::Sentence(text) => text.clone(),
        }
    }
}

impl CardDate {
    pub fn of(visit: &Visit<'_>, event: &Event, is_long: bool) -> Self {
        let parts = date_parts(visit, event, is_long);
        Self {
            words: parts.words,
            fate: parts.fate,
            earlier: parts.earlier.map(|earlier| earlier.short(visit.language)),
            certainty: parts.certainty,
        }
    }

    fn texts(&self) -> Vec<&str> {
        let beside = [&self.fate, &self.earlier].map(|text| text.as_deref().unwrap_or_default());
        [vec![self.words.as_str(), self.certainty.word()], beside.to_vec()].concat()
    }

    fn spoken(&self) -> String {
        match &self.fate {
            Some(fate) => format!("{} · {fate}", self.words),
            None => self.words.clone(),
        }
    }
}
