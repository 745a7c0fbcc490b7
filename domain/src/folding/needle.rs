//! Whether a typed text stands in names.

use super::{Hyphens, fold, fold_into, is_article, letters};

/// A typed text whose words are looked for in names: in any order, each where a word begins or, if it is long enough to tell
/// something, anywhere.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Needle {
    words: Vec<String>,
}

/// As many words as are looked for; a text of more is none of a name.
const MOST_WORDS: usize = 64;
/// A Latin word of so few letters stands inside of too many others.
const TOO_SHORT: usize = 2;
/// From so many letters on a Latin word is also looked for across the spaces of a name: "Sukyeol" in "Suk Yeol".
const LONG: usize = 5;

/// Which words of a needle have been found, by bit.
pub type Found = u64;

impl Needle {
    pub fn of(typed: &str) -> Self {
        let folded = fold(typed);
        let words = folded.split(' ').filter(|word| !word.is_empty());
        Self {
            words: words.take(MOST_WORDS).map(str::to_owned).collect(),
        }
    }

    /// Whether nothing is looked for, which stands in everything.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether every word stands in one of the forms.
    pub fn stands_in<'f>(&self, forms: impl IntoIterator<Item = &'f str>) -> bool {
        self.is_whole(self.found_in(forms))
    }

    /// Which of the words stand in any of the forms.
    pub fn found_in<'f>(&self, forms: impl IntoIterator<Item = &'f str>) -> Found {
        let mut found = 0;
        let mut buffer = String::new();
        for form in forms {
            if self.is_whole(found) {
                break;
            }
            buffer.clear();
            fold_into(&mut buffer, form, Hyphens::Apart);
            found |= self.found_in_folded(&mut buffer);
            if !self.is_whole(found)
                && let Some(written_out) = letters::written_out(form)
            {
                buffer.clear();
                fold_into(&mut buffer, &written_out, Hyphens::Apart);
                found |= self.found_in_folded(&mut buffer);
            }
        }
        found
    }

    /// Whether all words are found.
    pub fn is_whole(&self, found: Found) -> bool {
        found.count_ones() as usize == self.words.len()
    }

    /// Looks in a folded form, which loses its spaces.
    fn found_in_folded(&self, folded: &mut String) -> Found {
        let mut found = 0;
        for (place, word) in self.words.iter().enumerate() {
            let stands = if word.is_ascii() && word.len() <= TOO_SHORT {
                let is_meant = |it: &str| it.starts_with(&**word) || (is_article(word) && is_article(it));
                folded.split(' ').any(is_meant)
            } else {
                folded.contains(&**word) || (is_article(word) && folded.split(' ').any(is_article))
            };
            found |= Found::from(stands) << place;
        }
        if self.is_whole(found) || !folded.contains(' ') {
            return found;
        }
        folded.retain(|letter| letter != ' ');
        for (place, word) in self.words.iter().enumerate() {
            let is_telling = !word.is_ascii() || word.len() >= LONG;
            found |= Found::from(is_telling && folded.contains(&**word)) << place;
        }
        found
    }
}
