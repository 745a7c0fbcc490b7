//! Numbers at the facts, and the sources they stand for at the foot of the page.

use super::{
    cited::Cited,
    notes::{Note, Notes, letters},
};
use crate::{
    address::Resource,
    edit::{Act, Subject},
    fragment::{Part, fragment},
    rendered::Rendered,
    visit::Visit,
    words::say,
};
use domain::{Citation, EntityRef, Source, entity::source::check_web_address};
use jiff::civil::Date;
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
            let (source, places) = match note {
                Note::Source { id, places } => (visit.snapshot.source(id.as_str()), &places[..]),
                Note::Later => (None, &[][..]),
            };
            let text = match source {
                Some(source) => Either::Left(view! {
                    {fragment(visit, (Part::Source, source.id.as_str()), || reference(visit, source))}
                    {where_in_it(visit, number, places)}
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
    let retrieved = source.retrieved.filter(|day| *day <= visit.day());
    let retrieved = retrieved.map(|day| format!(" · {}", read_on(visit, day)));
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

/// The places in a source that the page has cited, each under the letter that stands at its facts.
fn where_in_it(visit: &Visit<'_>, number: usize, places: &[Citation]) -> impl IntoView + use<> {
    let items = places
        .iter()
        .enumerate()
        .map(|(place, citation)| {
            let letters = letters(place);
            let id = format!("source-{number}{letters}");
            view! {
                " "
                <span id=id>
                    <b>{letters}</b>
                    {place_in_words(visit, citation)}
                </span>
            }
        })
        .collect_view();
    (!places.is_empty()).then(|| {
        view! {
            " · "
            {say!(visit, "source-places")}
            {items}
        }
    })
}

/// One place: its name, a copy of it, when it was read, and what stood there.
fn place_in_words(visit: &Visit<'_>, citation: &Citation) -> impl IntoView + use<> {
    let place = citation.place().map(str::to_owned).map(|place| {
        if check_web_address(&place).is_ok() {
            let url = place.clone();
            Either::Left(view! {
                <a href=url rel="noopener external">
                    <bdi>{place}</bdi>
                </a>
            })
        } else {
            Either::Right(view! { <bdi>{place}</bdi> })
        }
    });
    let archived = citation.archived_url().map(str::to_owned).map(|url| {
        view! {
            " ("
            <a href=url rel="noopener external">
                {say!(visit, "source-archived")}
            </a>
            ")"
        }
    });
    let read = citation.read().map(|day| format!(", {}", read_on(visit, day)));
    let quote = citation
        .quote()
        .map(str::to_owned)
        .map(|quote| view! { <q class="source-quote">{quote}</q> });
    view! {
        " "
        {place}
        {archived}
        {read}
        {quote}
    }
}

fn read_on(visit: &Visit<'_>, day: Date) -> String {
    let date = domain::Edtf::from_day(day).short(visit.language);
    say!(visit, "source-retrieved", date = date)
}

/// The ways to correct a source and to make one of two, for editors.
fn correct(visit: &Visit<'_>, source: &Source) -> impl IntoView + use<> {
    let subject = Subject::Entity(EntityRef::Source(source.id.clone()));
    visit.can_edit().then(|| {
        let correct = say!(visit, "edit-act-correct");
        let merge = say!(visit, "edit-act-merge");
        view! {
            " · "
            <a class="source-correct" href=visit.href(&Resource::form(&subject, Act::Correct))>
                {correct}
            </a>
            " · "
            <a class="source-correct" href=visit.href(&Resource::form(&subject, Act::Merge))>
                {merge}
            </a>
        }
    })
}
