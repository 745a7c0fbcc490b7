//! The sources that one page cites, and their numbers.

use super::cited::{Cited, LeftOpen, Sources};
use crate::{
    rendered::{Rendered, html_of, render_into},
    visit::Visit,
    words::{say, text},
};
use domain::{Citation, Language, id::SourceId};
use fluent_bundle::FluentArgs;
use leptos::prelude::*;
use std::{
    cell::{Ref, RefCell},
    sync::LazyLock,
};

/// How many numbers stand at one fact.
const MOST_MARKS: usize = 12;

/// Stands for the number in the mark that is made once for all pages.
const NUMBER: &str = "\u{e000}";

/// No line is broken here.
const WORD_JOINER: char = '\u{2060}';

/// Where the numbers of sources belong, between these two: which of the citations it is. All text is escaped, so nothing else in a
/// fragment can read so.
pub const LEFT_OPEN: [&str; 2] = ["<!--cite ", "-->"];

/// The sources cited on one page, numbered in the order in which they are first cited.
#[derive(Debug, Default)]
pub struct Notes {
    cited: RefCell<Vec<Note>>,
    /// Whether each fact is told by its source alone: a list has many, each with a page of its own that names the places.
    are_of_whole_sources: bool,
    /// What is cited in a part of a page that is rendered before the page is.
    left_open: Option<RefCell<Vec<LeftOpen>>>,
}

/// What one number stands for.
#[derive(Debug)]
pub(super) enum Note {
    Source {
        id: SourceId,
        /// The places that are cited in it, in the order of the letters behind the number.
        places: Vec<Citation>,
    },
    /// All sources that came out after the day of the page: even which they are would tell of later things.
    Later,
}

impl Notes {
    /// Notes of a list, which name sources without the places in them.
    pub fn of_whole_sources() -> Self {
        Self {
            are_of_whole_sources: true,
            ..Self::default()
        }
    }

    /// Notes of a fragment: they give no numbers, and remember what is cited, place by place.
    pub fn left_open() -> Self {
        Self {
            left_open: Some(RefCell::default()),
            ..Self::default()
        }
    }

    pub fn are_left_open(&self) -> bool {
        self.left_open.is_some()
    }

    /// Where no numbers are given, the mark that stands in the place of a citation until a page has them. The parts of a view may
    /// be made in another order than they stand in, so it says which of them it is.
    pub fn leave_open(&self, cited: Cited<'_>) -> Option<Rendered> {
        let mut left_open = self.left_open.as_ref()?.borrow_mut();
        left_open.push(cited.into());
        let which = left_open.len() - 1;
        Some(Rendered::new(format!("{}{which}{}", LEFT_OPEN[0], LEFT_OPEN[1])))
    }

    /// What is cited, in the order of the numbers that it has.
    pub(super) fn cited(&self) -> Ref<'_, Vec<Note>> {
        self.cited.borrow()
    }

    pub fn into_left_open(self) -> Vec<LeftOpen> {
        self.left_open.map(RefCell::into_inner).unwrap_or_default()
    }

    /// Writes the numbers of the sources of a fact, each a link to the list.
    pub fn cite(&self, html: &mut String, visit: &Visit<'_>, cited: Cited<'_>) {
        let mut marks: Vec<Mark> = match cited.sources {
            Sources::At(citations) => citations.iter().map(|it| self.mark(it)).collect(),
            Sources::Whole(ids) => ids
                .iter()
                .map(|id| self.mark_of_source(id.as_str(), || id.clone()))
                .collect(),
        };
        marks.extend(cited.has_later.then(|| self.mark_of_later()));
        marks.sort_unstable();
        marks.dedup();
        if marks.len() > MOST_MARKS {
            marks.iter_mut().for_each(|mark| mark.place = None);
            marks.dedup();
        }
        // The number stands on the line of what it is about, never at the start of the next.
        html.push(WORD_JOINER);
        html.push_str("<sup class=\"cites\">");
        match marks[..] {
            // A row of numbers that nobody would read, and no gap in it: one link to where they begin.
            [first, .., last] if marks.len() > MOST_MARKS && last.number - first.number < marks.len() => {
                render_into(html, span_mark(visit, first.number, last.number));
            }
            _ => {
                for (place, mark) in marks.into_iter().enumerate() {
                    if place > 0 {
                        html.push(' ');
                    }
                    push_mark(html, visit.language, mark);
                }
            }
        }
        html.push_str("</sup>");
    }

    /// The number of a source, 1 for the first that is cited, and of the place in it.
    fn mark(&self, citation: &Citation) -> Mark {
        let mark = self.mark_of_source(citation.source(), || citation.source_id());
        if self.are_of_whole_sources || citation.is_of_whole_source() {
            return mark;
        }
        let mut cited = self.cited.borrow_mut();
        let Some(Note::Source { places, .. }) = cited.get_mut(mark.number - 1) else {
            return mark;
        };
        let known = places.iter().position(|it| it == citation).unwrap_or_else(|| {
            places.push(citation.clone());
            places.len() - 1
        });
        Mark {
            place: Some(known),
            ..mark
        }
    }

    fn mark_of_source(&self, source: &str, id: impl FnOnce() -> SourceId) -> Mark {
        let mut cited = self.cited.borrow_mut();
        let is_it = |note: &Note| matches!(note, Note::Source { id, .. } if id.as_str() == source);
        let known = cited.iter().position(is_it).unwrap_or_else(|| {
            cited.push(Note::Source {
                id: id(),
                places: Vec::new(),
            });
            cited.len() - 1
        });
        Mark {
            number: known + 1,
            place: None,
        }
    }

    fn mark_of_later(&self) -> Mark {
        let mut cited = self.cited.borrow_mut();
        let known = cited.iter().position(|note| matches!(note, Note::Later));
        let known = known.unwrap_or_else(|| {
            cited.push(Note::Later);
            cited.len() - 1
        });
        Mark {
            number: known + 1,
            place: None,
        }
    }
}

/// What stands at a fact: the number of a source, and which of the places in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Mark {
    number: usize,
    place: Option<usize>,
}

/// The letters of a place in a source, as a list counts with them: a, b, … z, aa, ab ….
pub(super) fn letters(place: usize) -> String {
    let mut letters = Vec::with_capacity(1);
    let mut rest = place + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'a' + (rest % 26) as u8));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

/// Writes the mark of one source.
fn push_mark(html: &mut String, language: Language, mark: Mark) {
    static MARKS: LazyLock<[Vec<String>; 3]> = LazyLock::new(|| {
        Language::ALL.map(|language| {
            let mark = html_of(link(language, NUMBER.to_owned()), 96);
            mark.split(NUMBER).map(str::to_owned).collect()
        })
    });
    let mut number = mark.number.to_string();
    if let Some(place) = mark.place {
        number.push_str(&letters(place));
    }
    let mut between = MARKS[language as usize].iter();
    html.push_str(between.next().map_or("", String::as_str));
    for part in between {
        html.push_str(&number);
        html.push_str(part);
    }
}

fn link(language: Language, number: String) -> impl IntoView + use<> {
    let mut arguments = FluentArgs::new();
    // As a text: a number would be formatted as a decimal fraction on its way.
    arguments.set("number", number.clone());
    let label = text(language, "source-number", Some(&arguments));
    let address = format!("#source-{number}");
    view! {
        <a href=address aria-label=label>
            {number}
        </a>
    }
}

/// The mark of a span of sources.
fn span_mark(visit: &Visit<'_>, first: usize, last: usize) -> impl IntoView + use<> {
    let label = say!(
        visit,
        "source-numbers",
        first = first.to_string(),
        last = last.to_string()
    );
    view! {
        <a href=format!("#source-{first}") aria-label=label>
            {format!("{first}–{last}")}
        </a>
    }
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn places_are_counted_with_letters() {
        let counted = [0, 1, 25, 26, 27, 701, 702].map(letters);
        assert_eq!(counted, ["a", "b", "z", "aa", "ab", "zz", "aaa"]);
    }
}
