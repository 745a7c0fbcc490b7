//! Spellings made alike: case, accents, widths, punctuation and spaces do not matter to a search.

use nucleo_matcher::chars;
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
    /// In small letters without accents, words apart by one space.
    pub spaced: Box<str>,
}

impl Form {
    pub fn of(text: &str) -> Self {
        Self {
            spaced: fold(text).into_boxed_str(),
        }
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
}

fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars().map(narrow) {
        match letter {
            // Combining accents, which some keyboards type apart from their letter, and apostrophes.
            '\u{300}'..='\u{36f}' | '\'' | '’' | '‘' | 'ʻ' | 'ʿ' | 'ʼ' => {}
            _ if letter.is_whitespace() || is_divider(letter) => {
                if !folded.is_empty() && !folded.ends_with(' ') {
                    folded.push(' ');
                }
            }
            _ if letter.is_ascii() => folded.push(letter.to_ascii_lowercase()),
            _ => folded.push(chars::to_lower_case(chars::normalize(letter))),
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// The plain form of a full-width letter, as Japanese keyboards type them.
fn narrow(letter: char) -> char {
    match letter {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(letter) - 0xfee0).unwrap_or(letter),
        _ => letter,
    }
}

const fn is_divider(letter: char) -> bool {
    letter.is_ascii_punctuation()
        || matches!(
            letter,
            '·' | '・' | '=' | '‐' | '–' | '—' | '“' | '”' | '、' | '「' | '」' | '〈' | '〉' | '\u{ff65}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_widths_and_punctuation_do_not_matter() {
        assert_eq!(
            &*Form::of("  Luiz Inácio LULA da Silva ").spaced,
            "luiz inacio lula da silva"
        );
        assert_eq!(&*Form::of("Yoon Suk-yeol").spaced, "yoon suk yeol");
        assert_eq!(
            &*Form::of("エマニュエル・マクロン").spaced,
            "エマニュエル マクロン"
        );
        assert_eq!(Form::of("기시다 후미오").tight(), "기시다후미오");
        assert_eq!(&*Form::of("Kishida").spaced, "kishida");
        assert_eq!(&*Form::of("Côte d’Ivoire").spaced, "cote divoire");
        assert_eq!(&*Form::of("...").spaced, "");
    }
}
