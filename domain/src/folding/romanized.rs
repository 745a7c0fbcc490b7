//! Latin letters for every script, as far as an id needs them: readable, and not how the bearers of the names spell them.

use super::{compose::composed, letters};
use any_ascii::any_ascii_char;

/// A text in small Latin letters, digits and what stood between; Chinese characters stand apart.
pub(super) fn romanized(text: &str) -> String {
    let mut latin = String::with_capacity(text.len());
    for letter in composed(text).chars() {
        let folded = letters::folded(letter);
        if folded.iter().all(char::is_ascii) {
            latin.extend(folded);
        } else if letter != 'ー' {
            let is_word = letters::is_han(letter);
            latin.extend(is_word.then_some(' '));
            let read = any_ascii_char(letter).chars();
            latin.extend(
                read.filter(char::is_ascii_alphanumeric)
                    .map(|it| it.to_ascii_lowercase()),
            );
            latin.extend(is_word.then_some(' '));
        }
    }
    latin
}
