//! Numbers at the facts, and the sources they stand for at the foot of the page.

use super::{
    cited::Cited,
    notes::{Note, Notes},
};
use crate::{
    address::Resource,
    edit::{Act, Subject},
    fragment::{Part, fragment},
    rendered::Rendered,
    visit::Visit,
    words::say,
};
use domain::{EntityRef, Source};
use leptos::{either::Either, prelude::*};

/// The numbers of the sources of a fact, each a link to the list.
#[component]
pub fn Cite<'c>(
    visit: &'c Visit<'c>,
    notes: &'c Notes,
    #[prop(into)] of: Cited<'c>,
) -> impl IntoView + use<> {
    if let Some(mark) = notes.leave_open(of) {
        return mark;
    }
    let mut html = String::new();
    notes.cite(&mut html, visit, of);
    Rendered::new(html)
}

/// The sources that the page has cited so far; stands last on the page.
#[component]
pub fn SourceList<'c>(visit: &'c Visit<'c>, notes: &'c Notes) -> impl IntoView + use<> {
    let cited = notes.cited();
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
            <a class="source-correct" href=visit.href(&Resource::form(&subject, Act::Correct))>
                {label}
            </a>
        }
    })
}
