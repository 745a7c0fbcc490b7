//! Numbers at the facts, and the sources they stand for at the foot of the page.

use crate::{
    edit::{Act, Subject},
    visit::Visit,
    words::say,
};
use domain::{EntityRef, Source, id::SourceId};
use leptos::{either::Either, prelude::*};
use std::cell::RefCell;

/// How many numbers stand at one fact.
const MOST_MARKS: usize = 12;

/// The sources cited on one page, numbered in the order in which they are first cited.
#[derive(Debug, Default)]
pub struct Notes(RefCell<Vec<SourceId>>);

impl Notes {
    /// The number of a source: 1 for the first that is cited.
    fn number(&self, id: &SourceId) -> usize {
        let mut cited = self.0.borrow_mut();
        let place = cited.iter().position(|known| known == id).unwrap_or_else(|| {
            cited.push(id.clone());
            cited.len() - 1
        });
        place + 1
    }
}

/// The numbers of the sources of a fact, each a link to the list.
#[component]
pub fn Cite<'c>(visit: &'c Visit<'c>, notes: &'c Notes, sources: &'c [SourceId]) -> impl IntoView + use<> {
    let mut numbers: Vec<_> = sources.iter().map(|id| notes.number(id)).collect();
    numbers.sort_unstable();
    numbers.dedup();
    // A row of numbers that nobody would read, and no gap in it: one link to where they begin.
    if let [first, .., last] = numbers[..]
        && numbers.len() > MOST_MARKS
        && last - first < numbers.len()
    {
        let label = say!(
            visit,
            "source-numbers",
            first = first.to_string(),
            last = last.to_string()
        );
        let mark = view! {
            <a class="cite" href=format!("#source-{first}") aria-label=label>
                {format!("{first}–{last}")}
            </a>
        };
        return Either::Left(view! { <sup class="cites">{mark}</sup> });
    }
    let marks = numbers
        .into_iter()
        .enumerate()
        .map(|(place, number)| {
            // A number would be formatted as a decimal fraction on its way, which takes as long as the rest.
            let label = say!(visit, "source-number", number = number.to_string());
            view! {
                {(place > 0).then_some(" ")}
                <a class="cite" href=format!("#source-{number}") aria-label=label>
                    {number}
                </a>
            }
        })
        .collect_view();
    Either::Right(view! { <sup class="cites">{marks}</sup> })
}

/// The sources that the page has cited so far; stands last on the page.
#[component]
pub fn SourceList<'c>(visit: &'c Visit<'c>, notes: &'c Notes) -> impl IntoView + use<> {
    let cited = notes.0.borrow();
    let items = cited
        .iter()
        .enumerate()
        .map(|(place, id)| {
            let number = place + 1;
            let text = match visit.snapshot.source(id.as_str()) {
                Some(source) => Either::Left(reference(visit, source)),
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

/// A source that came out after the day of the page: even its title would tell of later things.
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
        {correct(visit, source)}
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
