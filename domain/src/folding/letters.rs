//! What becomes of each letter: nothing, others, or the end of a word.

use super::compose::composed;
use icu_casemap::CaseMapper;
use icu_normalizer::{DecomposingNormalizerBorrowed, properties::CanonicalCombiningClassMapBorrowed};
use std::{str::Chars, sync::LazyLock};

/// A part of a text, folded.
pub(super) enum Piece<'t> {
    Letters(&'t str),
    /// A letter that may be one with what stands before it: parts of Korean syllables, kana, signs of Indic vowels.
    Composing(char),
    Hyphen,
    Break,
}

/// What a letter becomes that has no decomposition.
const OTHERS: [(char, &str); 40] = [
    ('ß', "ss"),
    ('æ', "ae"),
    ('œ', "oe"),
    ('ø', "o"),
    ('đ', "d"),
    ('ð', "d"),
    ('ħ', "h"),
    ('ı', "i"),
    ('ȷ', "j"),
    ('ĸ', "k"),
    ('ł', "l"),
    ('ŋ', "n"),
    ('þ', "th"),
    ('ŧ', "t"),
    ('ə', "e"),
    ('ǝ', "e"),
    ('ɛ', "e"),
    ('ɔ', "o"),
    ('ƀ', "b"),
    ('ɓ', "b"),
    ('ƈ', "c"),
    ('ɗ', "d"),
    ('ɖ', "d"),
    ('ǥ', "g"),
    ('ƙ', "k"),
    ('ƚ', "l"),
    ('ɲ', "n"),
    ('ɨ', "i"),
    ('ʉ', "u"),
    ('ʊ', "u"),
    ('ƴ', "y"),
    ('ƶ', "z"),
    ('ʒ', "z"),
    // The signs of Cyrillic, which one language writes where another does not.
    ('ь', ""),
    ('ъ', ""),
    // Arabic and Persian letters that keyboards take for each other.
    ('ى', "ي"),
    ('ی', "ي"),
    ('ک', "ك"),
    ('ة', "ه"),
    ('ـ', ""),
];

/// Letters that German and the languages of Scandinavia write with two where they lack a key.
const WRITTEN_OUT: [(char, &str); 10] = [
    ('ä', "ae"),
    ('ö', "oe"),
    ('ü', "ue"),
    ('å', "aa"),
    ('ø', "oe"),
    ('Ä', "Ae"),
    ('Ö', "Oe"),
    ('Ü', "Ue"),
    ('Å', "Aa"),
    ('Ø', "Oe"),
];

/// A text with its umlauts written out; none where it has none.
pub(super) fn written_out(text: &str) -> Option<String> {
    if text.is_ascii() {
        return None;
    }
    let two = |letter: char| {
        let is_latin = ('Ä'..='ü').contains(&letter);
        is_latin
            .then(|| WRITTEN_OUT.iter().find(|(it, _)| *it == letter))
            .flatten()
    };
    let text = composed(text);
    text.contains(|letter| two(letter).is_some()).then(|| {
        text.chars().fold(String::new(), |mut out, letter| {
            match two(letter) {
                Some((_, letters)) => out.push_str(letters),
                None => out.push(letter),
            }
            out
        })
    })
}

pub(super) const fn is_hyphen(letter: char) -> bool {
    matches!(
        letter,
        '-' | '\u{2010}'..='\u{2013}' | '\u{2212}' | '\u{fe63}' | '\u{ff0d}' | '\u{58a}' | '\u{5be}'
    )
}

/// Apostrophes, what people type for them, and dots.
const fn is_dropped(letter: char) -> bool {
    matches!(
        letter,
        '\'' | '`' | '´' | '.' | '\u{2b9}'..='\u{2df}' | '\u{2ec}'..='\u{2ff}' | '\u{37a}' | '\u{384}' | '\u{55a}'
            | '\u{5f3}' | '\u{5f4}' | '\u{2018}'..='\u{201b}' | '\u{2024}'..='\u{2026}' | '\u{2032}' | '\u{2035}'
            | '\u{a78b}' | '\u{a78c}' | '\u{ff07}' | '\u{ff0e}' | '\u{ff40}' | '\u{200c}' | '\u{200d}'
            | '\u{fe00}'..='\u{fe0f}'
    ) || is_soft(letter)
}

const fn is_soft(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// Letters of scripts without case or marks, each a syllable or a word.
pub(super) const fn is_syllable(letter: char) -> bool {
    matches!(
        letter,
        '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' | 'ー' | '々' | '\u{3400}'..='\u{4dbf}'
            | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}'
    )
}

pub(super) const fn is_han(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}')
}

/// The letters of which names are usually made, folded once for all.
struct Table {
    /// Where the letters of each begin in `text`; one more than there are letters.
    starts: Vec<u16>,
    text: String,
}

/// Latin, Greek, Cyrillic, Armenian, Hebrew and Arabic; more Latin and Greek, and punctuation.
const RANGES: [(u32, u32); 2] = [(0, 0x700), (0x1e00, 0x2070)];

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table {
        starts: vec![0],
        text: String::new(),
    };
    for letter in RANGES.into_iter().flat_map(|(start, end)| start..end) {
        table
            .text
            .extend(char::from_u32(letter).into_iter().flat_map(folded));
        table
            .starts
            .push(u16::try_from(table.text.len()).unwrap_or(u16::MAX));
    }
    table
});

impl Table {
    fn letters(&self, letter: char) -> Option<&str> {
        let code = u32::from(letter);
        let place = match RANGES {
            [(_, end), _] if code < end => code,
            [(_, before), (start, end)] if (start..end).contains(&code) => before + code - start,
            _ => return None,
        } as usize;
        self.text
            .get(usize::from(*self.starts.get(place)?)..usize::from(*self.starts.get(place + 1)?))
    }
}

/// What a single letter becomes: letters, a hyphen, a space where it ends a word, or nothing.
pub(super) fn folded(letter: char) -> Vec<char> {
    let mut buffer = [0; 4];
    let letter = letter.encode_utf8(&mut buffer);
    // The Greek oxia is an acute accent by itself, to take one.
    if composed(letter).chars().all(is_dropped) {
        return Vec::new();
    }
    let classes = CanonicalCombiningClassMapBorrowed::new();
    let mut letters = Vec::new();
    let decomposing = DecomposingNormalizerBorrowed::new_nfkd();
    for part in decomposing.normalize(letter).chars() {
        // Marks above, below and across, and the points of Hebrew and Arabic. Nuktas, viramas, and the voicing of kana make other letters.
        let class = classes.get_u8(part);
        if is_dropped(part) || class == 1 || (10..=84).contains(&class) || class >= 200 {
            continue;
        }
        let small = CaseMapper::new().simple_fold(part);
        if let Some((_, others)) = OTHERS.iter().find(|(it, _)| *it == small) {
            letters.extend(others.chars());
        } else if is_hyphen(small) {
            letters.push('-');
        } else if small.is_alphanumeric() || class > 0 {
            letters.push(small);
        } else {
            letters.push(' ');
        }
    }
    letters
}

/// The pieces of a text, one after the other.
pub(super) struct Pieces<'t> {
    text: &'t str,
    letters: Chars<'t>,
    table: &'static Table,
    /// What a letter outside of the table became, still to be given out, the last first.
    pending: Vec<char>,
}

impl<'t> Pieces<'t> {
    pub fn of(text: &'t str) -> Self {
        Self {
            text,
            letters: text.chars(),
            table: &TABLE,
            pending: Vec::new(),
        }
    }
}

impl<'t> Iterator for Pieces<'t> {
    type Item = Piece<'t>;

    fn next(&mut self) -> Option<Piece<'t>> {
        loop {
            if let Some(letter) = self.pending.pop() {
                return Some(match letter {
                    ' ' => Piece::Break,
                    '-' => Piece::Hyphen,
                    _ => Piece::Composing(letter),
                });
            }
            let rest = self.letters.as_str();
            let letter = self.letters.next()?;
            if is_syllable(letter) {
                let at = self.text.len() - rest.len();
                return Some(Piece::Letters(&self.text[at..at + letter.len_utf8()]));
            }
            match self.table.letters(letter) {
                Some("") => {}
                Some(" ") => return Some(Piece::Break),
                Some("-") => return Some(Piece::Hyphen),
                // ¼ is 1⁄4, and ⁇ two signs: more than one piece.
                Some(letters) if letters.contains([' ', '-']) => {
                    self.pending = letters.chars().rev().collect()
                }
                Some(letters) => return Some(Piece::Letters(letters)),
                None => {
                    self.pending = folded(letter);
                    self.pending.reverse();
                }
            }
        }
    }
}
