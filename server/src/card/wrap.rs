//! Breaks a text into lines that fit, as large as there is room for.

use super::fonts::width;
use std::ops::RangeInclusive;

/// What must not begin a line, and what must not end one.
const NO_BEGIN: &str =
    "、。，．・：；？！）」』】〉》〕］｝ーぁぃぅぇぉっゃゅょァィゥェォッャュョヶ々…‥,.:;!?)]}’”·–";
const NO_END: &str = "（「『【〈《〔［｛([{‘“";
/// What stands for the rest.
const MORE: &str = "…";

/// Lines of one size.
#[derive(Clone, Debug, PartialEq)]
pub struct Lines {
    pub size: f32,
    pub lines: Vec<String>,
}

/// How a text may be set.
#[derive(Clone, Copy, Debug)]
pub struct Room<'s> {
    pub width: f32,
    /// From the largest to the smallest, each with how many lines it may have.
    pub sizes: &'s [(f32, usize)],
    pub is_strong: bool,
}

/// The text in the largest size that it fits in; in the smallest, what is too much is left out with a sign.
pub fn fit(text: &str, room: Room<'_>) -> Lines {
    for (size, most) in room.sizes {
        let lines = balanced(text, *size, room);
        if lines.len() <= *most {
            return Lines { size: *size, lines };
        }
    }
    let (size, most) = room.sizes.last().copied().unwrap_or((16.0, 1));
    let mut lines = broken(text, size, room.width, room.is_strong);
    lines.truncate(most);
    if let Some(last) = lines.last_mut() {
        *last = shortened(last, size, room);
    }
    Lines { size, lines }
}

/// A line with the sign for the rest behind it, as much of it as fits.
fn shortened(line: &str, size: f32, room: Room<'_>) -> String {
    let mut line = line.trim_end().to_owned();
    while !line.is_empty() && width(&format!("{line}{MORE}"), size, room.is_strong) > room.width {
        line.pop();
    }
    format!("{}{MORE}", line.trim_end())
}

/// As many lines as needed, all about as long as one another.
fn balanced(text: &str, size: f32, room: Room<'_>) -> Vec<String> {
    const STEPS: usize = 6;
    let lines = broken(text, size, room.width, room.is_strong);
    if lines.len() < 2 {
        return lines;
    }
    let (mut narrow, mut wide) = (room.width / 2.0, room.width);
    let mut best = lines;
    for _ in 0..STEPS {
        let middle = f32::midpoint(narrow, wide);
        let tried = broken(text, size, middle, room.is_strong);
        if tried.len() > best.len() {
            narrow = middle;
        } else {
            best = tried;
            wide = middle;
        }
    }
    best
}

/// The lines of a text, each as long as it may be.
fn broken(text: &str, size: f32, most: f32, is_strong: bool) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for piece in pieces(text) {
        if width(&format!("{line}{}", piece.trim_end()), size, is_strong) <= most {
            line.push_str(piece);
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line).trim_end().to_owned());
        }
        // A word that is longer than a line is broken anywhere.
        for letter in piece.chars() {
            line.push(letter);
            if width(line.trim_end(), size, is_strong) > most && line.chars().count() > 1 {
                line.pop();
                lines.push(std::mem::take(&mut line));
                line.push(letter);
            }
        }
    }
    if !line.trim().is_empty() {
        lines.push(line.trim_end().to_owned());
    }
    lines
}

/// A text in the pieces between which a line may be broken: behind spaces, and between any two signs of Japanese or Chinese.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut begin = 0;
    let mut letters = text.char_indices().peekable();
    while let Some((_, letter)) = letters.next() {
        let Some((place, next)) = letters.peek().copied() else {
            break;
        };
        if may_break(letter, next) {
            pieces.push(&text[begin..place]);
            begin = place;
        }
    }
    pieces.push(&text[begin..]);
    pieces
}

fn may_break(letter: char, next: char) -> bool {
    // What is counted stays with its number.
    let is_counted = letter.is_ascii_digit() && is_ideographic(next);
    // A name in katakana is one word.
    let is_one_word = is_katakana(letter) && is_katakana(next);
    if NO_BEGIN.contains(next) || NO_END.contains(letter) || is_counted || is_one_word {
        return false;
    }
    (letter.is_whitespace() && !next.is_whitespace())
        || (is_ideographic(letter) && !next.is_whitespace())
        || (is_ideographic(next) && !letter.is_whitespace())
        || letter == '–'
        || letter == '·'
}

/// Whether it is a letter of katakana; the dot between words is none.
fn is_katakana(letter: char) -> bool {
    matches!(letter, '\u{30a1}'..='\u{30fa}' | '\u{30fc}'..='\u{30ff}')
}

/// Whether it is of those signs between which lines are broken without spaces.
fn is_ideographic(letter: char) -> bool {
    const RANGES: [RangeInclusive<char>; 3] = [
        '\u{3000}'..='\u{30ff}',
        '\u{3400}'..='\u{9fff}',
        '\u{ff00}'..='\u{ff60}',
    ];
    RANGES.iter().any(|range| range.contains(&letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOM: Room<'static> = Room {
        width: 400.0,
        sizes: &[(60.0, 1), (40.0, 2)],
        is_strong: true,
    };

    #[test]
    fn a_text_is_as_large_as_there_is_room_for() {
        assert_eq!(
            fit("Short", ROOM),
            Lines {
                size: 60.0,
                lines: vec!["Short".to_owned()]
            }
        );
        let longer = fit("Presidential election of France", ROOM);
        assert!(longer.size < 60.0 && longer.lines.len() == 2, "{longer:?}");
    }

    #[test]
    fn what_is_too_much_is_left_out_with_a_sign() {
        let long = fit(&"word ".repeat(100), ROOM);
        assert_eq!(long.lines.len(), 2);
        assert!(long.lines[1].ends_with('…'), "{long:?}");
        for line in &long.lines {
            assert!(width(line, long.size, true) <= ROOM.width, "{line}");
        }
        let unbroken = fit(&"x".repeat(500), ROOM);
        assert!(
            unbroken
                .lines
                .iter()
                .all(|line| width(line, 40.0, true) <= ROOM.width)
        );
    }

    #[test]
    fn japanese_breaks_between_signs_and_korean_between_words() {
        assert_eq!(
            pieces("総裁選（9月）、投票"),
            ["総", "裁", "選", "（9月）、", "投", "票"]
        );
        assert_eq!(
            pieces("ボスニア・ヘルツェゴビナ大"),
            ["ボスニア・", "ヘルツェゴビナ", "大"]
        );
        assert_eq!(pieces("대통령 선거 결과"), ["대통령 ", "선거 ", "결과"]);
        assert_eq!(pieces(""), [""]);
    }
}
