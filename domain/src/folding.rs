//! When two spellings are of the same name: the one folding, used by search, filters, forms, importers and ids.
//!
//! [`fold`] makes case, marks, composition, widths, apostrophes, dots and hyphens alike. [`NameKey`] also makes the order of the
//! words and the Arabic article alike, and [`Needle`] says whether a typed text stands in a name. [`composed`] is how names are
//! kept: as they were written, in NFC. [`slug`] makes ids of them.

mod compose;
mod letters;
pub mod needle;
mod romanized;

pub use compose::composed;
pub use needle::Needle;

use letters::{Piece, Pieces};
use std::collections::BTreeSet;

/// How the Arabic article is written in Latin letters, also before the letters that it is assimilated to.
pub const ARTICLES: [&str; 13] = [
    "ad", "adh", "al", "an", "ar", "as", "ash", "at", "ath", "az", "el", "ul", "il",
];
/// What each of them counts as.
const ARTICLE: &str = "al";

/// What becomes of the hyphens in a name: "Suk-yeol" is also written "Suk Yeol" and "Sukyeol".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Hyphens {
    Apart,
    Joined,
}

/// The words of a text in small letters without marks, apart by one space. Empty where no letter or digit is in it.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(&mut folded, text, Hyphens::Apart);
    folded
}

/// The ways in which one spelling may be folded, the usual one first: hyphens as spaces or as nothing; ö as o or as oe.
pub fn spellings(text: &str) -> Vec<String> {
    let mut all = vec![fold(text)];
    let mut add = |spelling: String| {
        if !all.contains(&spelling) {
            all.push(spelling);
        }
    };
    if text.contains(letters::is_hyphen) {
        let mut joined = String::with_capacity(text.len());
        fold_into(&mut joined, text, Hyphens::Joined);
        add(joined);
    }
    if let Some(written_out) = letters::written_out(text) {
        add(fold(&written_out));
    }
    all
}

fn fold_into(folded: &mut String, text: &str, hyphens: Hyphens) {
    let start = folded.len();
    let mut is_word_over = false;
    let mut must_compose = false;
    for piece in Pieces::of(text) {
        match piece {
            Piece::Letters(letters) => {
                if is_word_over && folded.len() > start {
                    folded.push(' ');
                }
                is_word_over = false;
                folded.push_str(letters);
            }
            Piece::Composing(letter) => {
                if is_word_over && folded.len() > start {
                    folded.push(' ');
                }
                is_word_over = false;
                must_compose = true;
                folded.push(letter);
            }
            Piece::Hyphen => is_word_over |= hyphens == Hyphens::Apart,
            Piece::Break => is_word_over = true,
        }
    }
    if must_compose {
        let composed = composed(&folded[start..]).into_owned();
        folded.replace_range(start.., &composed);
    }
}

/// Whether a folded word is the Arabic article.
pub fn is_article(word: &str) -> bool {
    ARTICLES.contains(&word)
}

/// What all spellings of a name have in common: its folded words in a fixed order.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NameKey(Box<str>);

impl NameKey {
    /// The keys of a name, the usual one first; two names are alike where they share one. None where the name has no letter.
    pub fn all_of(name: &str) -> Vec<Self> {
        let mut keys: Vec<Self> = Vec::new();
        let mut add = |words: Vec<&str>| {
            let key = Self(words.join(" ").into());
            if !key.0.is_empty() && !keys.contains(&key) {
                keys.push(key);
            }
        };
        let spellings = spellings(name);
        for spelling in &spellings {
            let mut words: Vec<&str> = spelling
                .split(' ')
                .map(|word| if is_article(word) { ARTICLE } else { word })
                .collect();
            words.sort_unstable();
            add(words);
        }
        // Scripts that set names with and without spaces.
        let usual = &spellings[0];
        if usual.contains(' ')
            && usual
                .chars()
                .all(|letter| letter == ' ' || letters::is_syllable(letter))
        {
            let tight = usual.replace(' ', "");
            add(vec![&*tight]);
        }
        keys
    }

    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.0.split(' ')
    }
}

/// Finds the names that share a spelling with one.
pub struct Alike {
    keys: BTreeSet<NameKey>,
    /// The longest word of each key: one of them stands in every name that is alike.
    longest: Vec<String>,
}

impl Alike {
    /// To the forms of one name.
    pub fn to<'n>(forms: impl IntoIterator<Item = &'n str>) -> Self {
        let keys: BTreeSet<_> = forms.into_iter().flat_map(NameKey::all_of).collect();
        let longest = keys
            .iter()
            .filter_map(|key| key.words().max_by_key(|word| word.len()));
        Self {
            longest: longest.map(str::to_owned).collect(),
            keys,
        }
    }

    /// Whether one of the forms of another name is alike.
    pub fn is_any_of<'n>(&self, forms: impl IntoIterator<Item = &'n str>) -> bool {
        forms.into_iter().any(|form| self.is(form))
    }

    fn is(&self, form: &str) -> bool {
        let may_be = |text: &str| {
            let mut tight = fold(text);
            tight.retain(|letter| letter != ' ');
            self.longest
                .iter()
                .any(|word| is_article(word) || tight.contains(&**word))
        };
        (may_be(form) || letters::written_out(form).is_some_and(|text| may_be(&text)))
            && NameKey::all_of(form).iter().any(|key| self.keys.contains(key))
    }
}

/// Whether two names have a spelling in common.
pub fn are_alike<'n>(
    one: impl IntoIterator<Item = &'n str>,
    other: impl IntoIterator<Item = &'n str>,
) -> bool {
    Alike::to(one).is_any_of(other)
}

/// Whether two texts are the same but for what folding makes alike; words stand in the same order.
pub fn is_same(one: &str, other: &str) -> bool {
    fold(one) == fold(other)
}

/// A readable id of a text, at most so long: "Yoon Suk-yeol" becomes `yoon-suk-yeol`. None where no letter or digit is in it.
pub fn slug(text: &str, longest: usize) -> Option<String> {
    let mut slug = String::new();
    for letter in romanized::romanized(text).chars() {
        if letter.is_ascii_alphanumeric() {
            slug.push(letter);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(longest);
    let slug = slug.trim_end_matches('-');
    (!slug.is_empty()).then(|| slug.to_owned())
}

/// The words of a name in a fixed order, as [`NameKey`] counts them.
pub fn name_words(name: &str) -> Vec<String> {
    let keys = NameKey::all_of(name);
    let usual = keys.first().into_iter();
    usual.flat_map(|key| key.words().map(str::to_owned)).collect()
}

#[cfg(test)]
pub mod testing;
#[cfg(test)]
mod tests;
