//! The sources that one page cites, and their numbers.

use super::cited::{Cited, LeftOpen};
use crate::{
    rendered::{Rendered, html_of, render_into},
    visit::Visit,
    words::{say, text},
};
use domain::{Language, id::SourceId};
use fluent_bundle::FluentArgs;
use leptos::prelude::*;
use std::{
    cell::{Ref, RefCell},
    sync::LazyLock,
};

/// How many numbers stand at one fact.
const MOST_MARKS: usize = 12;

/// The numbers whose marks are made once for all pages: more than most pages have.
const USUAL_NUMBERS: usize = 100;

/// Where the numbers of sources belong, between these two: which of the citations it is. All text is escaped, so nothing else in a
/// fragment can read so.
pub const LEFT_OPEN: [&str; 2] = ["<!--cite ", "-->"];

/// The sources cited on one page, numbered in the order in which they are first cited.
#[derive(Debug, Default)]
pub struct Notes {
    cited: RefCell<Vec<Note>>,
    /// What is cited in a part of a page that is rendered before the page is.
    left_open: Option<RefCell<Vec<LeftOpen>>>,
}

/// What one number stands for.
#[derive(Debug, PartialEq)]
pub(super) enum Note {
    Source(SourceId),
    /// All sources that came out after the day of the page: even which they are would tell of later things.
    Later,
}

impl Notes {
    /// Notes of a fragment: they give no numbers, and remember what is cited, place by place.
    pub fn left_open() -> Self {
        Self {
            cited: RefCell::default(),
            left_open: Some(RefCell::default()),
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
        let sources = cited.sources.iter().cloned().map(Note::Source);
        let later = cited.has_later.then_some(Note::Later);
        let mut numbers: Vec<_> = sources.chain(later).map(|note| self.number(note)).collect();
        numbers.sort_unstable();
        numbers.dedup();
        html.push_str("<sup class=\"cites\">");
        match numbers[..] {
            // A row of numbers that nobody would read, and no gap in it: one link to where they begin.
            [first, .., last] if numbers.len() > MOST_MARKS && last - first < numbers.len() => {
                render_into(html, span_mark(visit, first, last));
            }
            _ => {
                for (place, number) in numbers.into_iter().enumerate() {
                    if place > 0 {
                        html.push(' ');
                    }
                    push_mark(html, visit.language, number);
                }
            }
        }
        html.push_str("</sup>");
    }

    /// The number of a note: 1 for the first that is cited.
    fn number(&self, note: Note) -> usize {
        let mut cited = self.cited.borrow_mut();
        let place = cited.iter().position(|known| *known == note).unwrap_or_else(|| {
            cited.push(note);
            cited.len() - 1
        });
        place + 1
    }
}

/// The mark of one source.
fn push_mark(html: &mut String, language: Language, number: usize) {
    static MARKS: LazyLock<[Vec<String>; 3]> = LazyLock::new(|| {
        Language::ALL.map(|language| {
            (0..USUAL_NUMBERS)
                .map(|number| html_of(mark(language, number), 96))
                .collect()
        })
    });
    match MARKS[language as usize].get(number) {
        Some(mark) => html.push_str(mark),
        None => render_into(html, mark(language, number)),
    }
}

fn mark(language: Language, number: usize) -> impl IntoView + use<> {
    let mut arguments = FluentArgs::new();
    // As a text: a number would be formatted as a decimal fraction on its way.
    arguments.set("number", number.to_string());
    let label = text(language, "source-number", Some(&arguments));
    view! {
        <a href=format!("#source-{number}") aria-label=label>
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
