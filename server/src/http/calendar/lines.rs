//! The content lines of a calendar: escaped, folded, ended as RFC 5545 wants them.

use jiff::{Timestamp, civil::Date, tz::TimeZone};

/// How many bytes a line may have without its end.
const LONGEST: usize = 75;

/// Lines that are written one after the other.
#[derive(Debug, Default)]
pub struct Lines(String);

impl Lines {
    /// A value that has no text in it: a word, a number, an address.
    pub fn value(&mut self, name: &str, value: &str) {
        let is_plain = |letter: &char| !letter.is_control();
        let value: String = value.chars().filter(is_plain).collect();
        self.fold(&format!("{name}:{value}"));
    }

    /// A text, in which commas and the like would mean something.
    pub fn text(&mut self, name: &str, text: &str) {
        self.fold(&format!("{name}:{}", escaped(text)));
    }

    /// Several texts as one value.
    pub fn texts(&mut self, name: &str, texts: &[String]) {
        let texts: Vec<_> = texts.iter().map(|text| escaped(text)).collect();
        self.fold(&format!("{name}:{}", texts.join(",")));
    }

    pub fn moment(&mut self, name: &str, moment: Timestamp) {
        let moment = moment.to_zoned_datetime(TimeZone::UTC);
        self.value(name, &moment.strftime("%Y%m%dT%H%M%SZ").to_string());
    }

    pub fn day(&mut self, name: &str, day: Date) {
        self.value(name, &day.strftime("%Y%m%d").to_string());
    }

    pub fn finish(self) -> String {
        self.0
    }

    /// Breaks a line where it grows too long, and never within a letter.
    fn fold(&mut self, line: &str) {
        let mut length = 0;
        for letter in line.chars() {
            if length + letter.len_utf8() > LONGEST {
                self.0.push_str("\r\n ");
                length = 1;
            }
            self.0.push(letter);
            length += letter.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 16);
    for letter in text.trim().chars() {
        match letter {
            '\\' | ';' | ',' => escaped.extend(['\\', letter]),
            '\n' => escaped.push_str("\\n"),
            letter if letter.is_control() => {}
            letter => escaped.push(letter),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_means_something_in_a_text_is_escaped() {
        let mut lines = Lines::default();
        lines.text("SUMMARY", "a, b; c\\d\ne: \"f\"\r\u{7}");
        assert_eq!(lines.finish(), "SUMMARY:a\\, b\\; c\\\\d\\ne: \"f\"\r\n");
        let mut lines = Lines::default();
        lines.texts("CATEGORIES", &["a, b".to_owned(), "c".to_owned()]);
        assert_eq!(lines.finish(), "CATEGORIES:a\\, b,c\r\n");
    }

    #[test]
    fn a_value_cannot_begin_a_line_of_its_own() {
        let mut lines = Lines::default();
        lines.value("URL", "https://example.org/\r\nATTENDEE:mailto:a@b.c");
        assert_eq!(lines.finish().matches("\r\n").count(), 1);
    }

    #[test]
    fn long_lines_are_folded_between_letters() {
        let text = "自民党総裁選の投開票".repeat(20);
        let mut lines = Lines::default();
        lines.text("DESCRIPTION", &text);
        let folded = lines.finish();
        assert!(folded.lines().count() > 5);
        assert!(folded.split("\r\n").all(|line| line.len() <= LONGEST), "{folded}");
        assert_eq!(folded.replace("\r\n ", ""), format!("DESCRIPTION:{text}\r\n"));
    }
}
