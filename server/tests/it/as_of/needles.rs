//! Finds ids and words in the text of an answer, many at once.

use super::later::Later;
use std::collections::{HashMap, HashSet};

/// What is written otherwise in one of the formats: in HTML, JSON, CSV or a calendar.
const ESCAPED: [char; 12] = [
    '&', '<', '>', '"', '\'', '\\', ',', ';', '\n', '\r', '\t', '\u{a0}',
];

/// How many bytes of a word decide where it may stand.
const HEAD: usize = 4;

/// Ids and words that are looked for.
pub struct Needles {
    ids: HashSet<String>,
    words: HashMap<[u8; HEAD], Vec<String>>,
}

impl Needles {
    /// What is distinctive of later facts: ids, and of texts the longest part that every format writes as it is, unless something that
    /// may be known says the same.
    pub fn of(later: Later) -> Self {
        let mut needles = Self {
            ids: later.ids,
            words: HashMap::new(),
        };
        for word in later.words.iter().filter_map(|text| distinctive(text)) {
            let list = needles.words.entry(head(word.as_bytes())).or_default();
            if !list.iter().any(|known| known == word) {
                list.push(word.to_owned());
            }
        }
        let told = later.told.join("\n");
        let told: HashSet<String> = needles.words_in(&told).into_iter().map(str::to_owned).collect();
        for list in needles.words.values_mut() {
            list.retain(|word| !told.contains(word));
        }
        needles.words.retain(|_, list| !list.is_empty());
        needles
    }

    /// How many ids and how many words are looked for.
    pub fn len(&self) -> (usize, usize) {
        (self.ids.len(), self.words.values().map(Vec::len).sum())
    }

    /// Everything that stands in a text, but for an id that its reader gave in the address.
    pub fn found_in(&self, text: &str, asked: &str) -> Vec<String> {
        let asked: HashSet<&str> = tokens(asked).collect();
        let ids = tokens(text).filter(|token| self.ids.contains(*token) && !asked.contains(token));
        let mut found: Vec<_> = ids.chain(self.words_in(text)).map(str::to_owned).collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    fn words_in<'t>(&'t self, text: &str) -> Vec<&'t str> {
        let bytes = text.as_bytes();
        let mut found = Vec::new();
        for (place, window) in bytes.windows(HEAD).enumerate() {
            if let Some(list) = self.words.get(window) {
                let here = list
                    .iter()
                    .filter(|word| bytes[place..].starts_with(word.as_bytes()));
                found.extend(here.map(String::as_str));
            }
        }
        found
    }
}

fn head(word: &[u8]) -> [u8; HEAD] {
    let mut head = [0; HEAD];
    head.copy_from_slice(&word[..HEAD]);
    head
}

/// The part of a text to look for: several words, or letters of a script in which that is much.
fn distinctive(text: &str) -> Option<&str> {
    let longest = text.split(ESCAPED).map(str::trim).max_by_key(|part| part.len())?;
    let is_enough = longest.len() >= 9 && (longest.contains(' ') || !longest.is_ascii());
    is_enough.then_some(longest)
}

/// What may be ids, each as far as it goes: `us-2024` stands not in `us-2024-debate`.
fn tokens(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphanumeric() && letter != '-')
        .filter(|token| !token.is_empty())
}

#[test]
fn ids_are_found_whole_and_words_where_nothing_else_says_them() {
    let needles = Needles::of(Later {
        ids: HashSet::from(["us-2024".to_owned()]),
        words: vec![
            "The vote, which nobody saw coming".to_owned(),
            "石破茂".to_owned(),
            "said by all".to_owned(),
        ],
        told: vec!["what was said by all of them".to_owned()],
    });
    assert_eq!(needles.len(), (1, 2));
    let found = |text: &str| needles.found_in(text, "/events/us-2025");
    assert_eq!(found("/events/us-2024-debate"), Vec::<String>::new());
    assert_eq!(found("href=\"/events/us-2024?as_of=2024-01-01\""), ["us-2024"]);
    assert_eq!(found("said by all"), Vec::<String>::new());
    assert_eq!(
        found("<p>which nobody saw coming</p> 石破茂"),
        ["which nobody saw coming", "石破茂"]
    );
    assert!(needles.found_in("us-2024", "/events/us-2024").is_empty());
}
