//! Why rows were left out, summed by reason, so that thousands of them can be read.

use super::Rejected;
use serde::{Deserialize, Serialize};
use std::fmt;

/// How many rows stand as examples beside each reason.
const EXAMPLES: usize = 3;
/// How many reasons are told apart; what comes after them is counted as one.
const MOST: usize = 200;

/// A reason, how often it was one, and some of the rows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    pub count: u64,
    /// The column or property that is to blame.
    pub column: Option<String>,
    /// The reason without what only one row has: its values and dates.
    pub words: String,
    pub examples: Vec<Rejected>,
}

/// Counts one more row.
pub fn count(reasons: &mut Vec<Reason>, rejected: &Rejected) {
    let words = common(&rejected.reason);
    let is_full = reasons.len() >= MOST;
    let known = reasons
        .iter_mut()
        .find(|reason| reason.column == rejected.column && reason.words == words);
    match known {
        Some(reason) => {
            reason.count += 1;
            if reason.examples.len() < EXAMPLES {
                reason.examples.push(rejected.clone());
            }
        }
        None if is_full => {
            if let Some(last) = reasons.last_mut() {
                "other reasons".clone_into(&mut last.words);
                last.column = None;
                last.count += 1;
            }
        }
        None => reasons.push(Reason {
            count: 1,
            column: rejected.column.clone(),
            words,
            examples: vec![rejected.clone()],
        }),
    }
}

/// The reasons of all these rows, the most frequent first.
pub fn summed(rejected: &[Rejected]) -> Vec<Reason> {
    let mut reasons = Vec::new();
    rejected.iter().for_each(|one| count(&mut reasons, one));
    sort(&mut reasons);
    reasons
}

/// The most frequent first.
pub fn sort(reasons: &mut [Reason]) {
    reasons.sort_by_key(|reason| std::cmp::Reverse(reason.count));
}

/// A reason without the values in quotation marks, and without dates and long numbers.
fn common(reason: &str) -> String {
    let mut common = String::with_capacity(reason.len());
    let mut rest = reason;
    while let Some((before, quoted)) = rest.split_once('“') {
        common.push_str(&undated(before));
        common.push('“');
        let Some((_, behind)) = quoted.split_once('”') else {
            rest = quoted;
            break;
        };
        common.push_str("…”");
        rest = behind;
    }
    common.push_str(&undated(rest));
    common
}

/// A text with `…` for each word that is a date or a number of four digits and more.
fn undated(text: &str) -> String {
    let is_date = |word: &str| {
        let digits = word.bytes().filter(u8::is_ascii_digit).count();
        digits >= 4
            && word
                .bytes()
                .all(|it| it.is_ascii_digit() || b"-/.,:;()?~%".contains(&it))
    };
    let words = text.split(' ').map(|word| if is_date(word) { "…" } else { word });
    words.collect::<Vec<_>>().join(" ")
}

/// One row: its line, what it is called there, the column, and why it was left out.
impl fmt::Display for Rejected {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(line) = self.line {
            write!(formatter, "line {line}, ")?;
        }
        formatter.write_str(&self.at)?;
        if let Some(column) = &self.column {
            write!(formatter, ", column {column}")?;
        }
        write!(formatter, ": {}", self.reason)
    }
}

/// The reason and its count, with the examples below it.
impl fmt::Display for Reason {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} ×", self.count)?;
        if let Some(column) = &self.column {
            write!(formatter, " column {column}:")?;
        }
        write!(formatter, " {}", self.words)?;
        self.examples
            .iter()
            .try_for_each(|example| write!(formatter, "\n    {example}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rejected(line: u64, column: &str, reason: &str) -> Rejected {
        Rejected {
            line: Some(line),
            column: Some(column.to_owned()),
            at: format!("row {line}"),
            reason: reason.to_owned(),
        }
    }

    #[test]
    fn rows_with_one_reason_are_one_line_with_three_examples() {
        let rows: Vec<_> = (2..=9)
            .map(|line| {
                rejected(
                    line,
                    "from",
                    &format!("“{line} May” is no date, and 2017-01-0{line} is none"),
                )
            })
            .chain([rejected(10, "to", "nothing stands here, and it is needed")])
            .collect();
        let reasons = summed(&rows);
        let [dates, empty] = reasons.as_slice() else {
            panic!("{reasons:?}");
        };
        assert_eq!(
            (dates.count, dates.words.as_str()),
            (8, "“…” is no date, and … is none")
        );
        assert_eq!(dates.examples, rows[..3]);
        assert_eq!(empty.count, 1);
        assert_eq!(
            empty.to_string(),
            "1 × column to: nothing stands here, and it is needed\n    line 10, row 10, column to: nothing stands here, and it is needed"
        );
    }

    #[test]
    fn what_is_beyond_the_last_reason_is_counted() {
        let rows: Vec<_> = (0..500)
            .map(|line| rejected(line, &line.to_string(), "it is empty"))
            .collect();
        let reasons = summed(&rows);
        assert_eq!(reasons.len(), MOST);
        assert_eq!(reasons.iter().map(|reason| reason.count).sum::<u64>(), 500);
    }
}
