//! Spellings made alike: case, accents, widths, punctuation and spaces do not matter to a search.

use nucleo_matcher::chars;

/// One spelling of a name, ready to be compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// In small letters without accents, words apart by one space.
    pub spaced: Box<str>,
    /// The same without spaces, for scripts that are written with and without them; none where it is the same.
    tight: Option<Box<str>>,
}

impl Form {
    pub fn of(text: &str) -> Self {
        let spaced = fold(text);
        let tight = spaced
            .contains(' ')
            .then(|| spaced.replace(' ', "").into_boxed_str());
        Self {
            spaced: spaced.into_boxed_str(),
            tight,
        }
    }

    pub fn tight(&self) -> &str {
        self.tight.as_deref().unwrap_or(&self.spaced)
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
