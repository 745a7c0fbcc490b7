//! Other ways of writing a name, for property tests.

use icu_normalizer::DecomposingNormalizerBorrowed;

/// A name in other letters, composed otherwise, without accents, with other apostrophes and hyphens, its words in another order: the
/// ways that are true, and as many words from the front to the end as `turn` says.
pub fn rewritten(name: &str, ways: [bool; 6], turn: usize) -> String {
    let [upper, apart, plain, apostrophes, hyphens, lower] = ways;
    let mut text = name.to_owned();
    if apart || plain {
        text = DecomposingNormalizerBorrowed::new_nfd()
            .normalize(&text)
            .into_owned();
    }
    if plain {
        text.retain(|letter| !('\u{300}'..='\u{36f}').contains(&letter));
    }
    if upper {
        text = text.to_uppercase();
    }
    if lower {
        text = text.to_lowercase();
    }
    if apostrophes {
        text = text.replace(['\'', '’', 'ʻ'], if hyphens { "" } else { "`" });
    }
    if hyphens {
        text = text.replace('-', " ");
    }
    let mut words: Vec<&str> = text.split(' ').collect();
    let turn = turn % words.len();
    words.rotate_left(turn);
    words.join(" ")
}
