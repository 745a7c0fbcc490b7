//! Numbers at the facts, and the sources they stand for at the foot of the page.

use crate::{
    edit::{Act, Subject},
    fragment::{Part, fragment, open_citation},
    rendered::{Rendered, html_of, render_into},
    visit::Visit,
    words::{say, text},
};
use domain::{
    EntityRef, Language, Provenance, Source,
    entity::{Recorded, Span},
    id::SourceId,
};
use fluent_bundle::FluentArgs;
use leptos::{either::Either, prelude::*};
use std::{cell::RefCell, sync::LazyLock};

/// How many numbers stand at one fact.
const MOST_MARKS: usize = 12;

/// The numbers whose marks are made once for all pages: more than most pages have.
const USUAL_NUMBERS: usize = 100;

/// The sources cited on one page, numbered in the order in which they are first cited.
#[derive(Debug, Default)]
pub struct Notes {
    cited: RefCell<Vec<Note>>,
    /// What is cited in a part of a page that is rendered before the page is.
    left_open: Option<RefCell<Vec<LeftOpen>>>,
}

/// What one number stands for.
#[derive(Debug, PartialEq)]
enum Note {
    Source(SourceId),
    /// All sources that came out after the day of the page: even which they are would tell of later things.
    Later,
}

/// The sources of a fact.
#[derive(Clone, Copy, Debug)]
pub struct Cited<'c> {
    pub sources: &'c [SourceId],
    /// Whether it stands on sources that came out after the day of the page, too.
    pub has_later: bool,
}

impl<'c> From<&'c Provenance> for Cited<'c> {
    fn from(provenance: &'c Provenance) -> Self {
        Self {
            sources: &provenance.sources,
            has_later: provenance.has_later_sources,
        }
    }
}

impl<'c> From<&'c Recorded> for Cited<'c> {
    fn from(recorded: &'c Recorded) -> Self {
        Self {
            sources: &recorded.sources,
            has_later: recorded.has_later_sources,
        }
    }
}

impl<'c, Value> From<&'c Span<Value>> for Cited<'c> {
    fn from(span: &'c Span<Value>) -> Self {
        Self {
            sources: &span.sources,
            has_later: span.has_later_sources,
        }
    }
}

impl<'c> From<&'c Vec<SourceId>> for Cited<'c> {
    fn from(sources: &'c Vec<SourceId>) -> Self {
        Self {
            sources,
            has_later: false,
        }
    }
}

/// The sources of a fact in a fragment, which outlives the record.
#[derive(Clone, Debug, Default)]
pub struct LeftOpen {
    pub sources: Box<[SourceId]>,
    has_later: bool,
}

impl LeftOpen {
    pub fn cited(&self) -> Cited<'_> {
        Cited {
            sources: &self.sources,
            has_later: self.has_later,
        }
    }
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

/// The numbers of the sources of a fact, each a link to the list.
#[component]
pub fn Cite<'c>(
    visit: &'c Visit<'c>,
    notes: &'c Notes,
    #[prop(into)] of: Cited<'c>,
) -> impl IntoView + use<> {
    if let Some(left_open) = &notes.left_open {
        let mut left_open = left_open.borrow_mut();
        left_open.push(LeftOpen {
            sources: of.sources.into(),
            has_later: of.has_later,
        });
        return open_citation(left_open.len() - 1);
    }
    let mut html = String::new();
    notes.cite(&mut html, visit, of);
    Rendered::new(html)
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
        <a class="cite" href=format!("#source-{number}") aria-label=label>
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
        <a class="cite" href=format!("#source-{first}") aria-label=label>
            {format!("{first}–{last}")}
        </a>
    }
}

/// The sources that the page has cited so far; stands last on the page.
#[component]
pub fn SourceList<'c>(visit: &'c Visit<'c>, notes: &'c Notes) -> impl IntoView + use<> {
    let cited = notes.cited.borrow();
    let items = cited
        .iter()
        .enumerate()
        .map(|(place, note)| {
            let number = place + 1;
            let source = match note {
                Note::Source(id) => visit.snapshot.source(id.as_str()),
                Note::Later => None,
            };
            let text = match source {
                Some(source) => Either::Left(view! {
                    {fragment(visit, (Part::Source, source.id.as_str()), || reference(visit, source))}
                    {correct(visit, source)}
                }),
                None => Either::Right(later(visit)),
            };
            view! {
                <li id=format!("source-{number}") class="source-list-item">
                    {text}
                </li>
            }
        })
        .collect_view();
    (!cited.is_empty()).then(|| {
        view! {
            <section class="source-list" aria-labelledby="sources-title">
                <h2 id="sources-title">{say!(visit, "sources-title")}</h2>
                <ol>{items}</ol>
            </section>
        }
    })
}

/// Sources that came out after the day of the page.
fn later(visit: &Visit<'_>) -> impl IntoView + use<> {
    view! {
        <span class="quiet">
            {say!(visit, "source-later")} " "
            <a href=visit.here_today()>{say!(visit, "source-later-link")}</a>
        </span>
    }
}

/// One source in words: title, publisher, dates, quote.
fn reference(visit: &Visit<'_>, source: &Source) -> impl IntoView + use<> {
    let title = source.title.clone();
    let title = match source
        .url
        .clone()
        .filter(|url| url.starts_with("https://") || url.starts_with("http://"))
    {
        Some(url) => Either::Left(view! {
            <a href=url rel="noopener external">
                <bdi>{title}</bdi>
            </a>
        }),
        None => Either::Right(view! { <bdi>{title}</bdi> }),
    };
    let published = source
        .published
        .as_ref()
        .filter(|date| date.earliest().is_none_or(|day| day <= visit.day()))
        .map(|date| format!(", {}", date.short(visit.language)));
    let retrieved = source.retrieved.filter(|day| *day <= visit.day()).map(|day| {
        let date = domain::Edtf::from_day(day).short(visit.language);
        format!(" · {}", say!(visit, "source-retrieved", date = date))
    });
    let quote = source
        .quote
        .clone()
        .map(|quote| view! { <q class="source-quote">{quote}</q> });
    let unconfirmed = source
        .unconfirmed
        .then(|| format!(" · {}", say!(visit, "source-unconfirmed")));
    view! {
        <cite>{title}</cite>
        ". "
        <bdi>{source.publisher.clone()}</bdi>
        {published}
        {retrieved}
        {unconfirmed}
        {quote}
    }
}

/// The way to correct a source, for editors.
fn correct(visit: &Visit<'_>, source: &Source) -> impl IntoView + use<> {
    let subject = Subject::Entity(EntityRef::Source(source.id.clone()));
    visit.can_edit().then(|| {
        let label = say!(visit, "edit-act-correct");
        view! {
            " · "
            <a class="source-correct" href=visit.href(&subject.path(Act::Correct))>
                {label}
            </a>
        }
    })
}
