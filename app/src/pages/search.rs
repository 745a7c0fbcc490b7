//! Search over the names of everything that was known on the day, in every script.

mod form;
mod forms;
mod index;
mod results;
mod together;
mod vocabulary;

use crate::{
    address::Resource,
    components::{HiddenFields, live_filter},
    page::{Detour, Page},
    query::CLOCKS,
    visit::Visit,
    words::say,
};
pub use index::find;
use leptos::{either::EitherOf3, prelude::*};
pub use together::relations_named;

pub fn search(visit: &Visit<'_>) -> Result<Page, Detour> {
    let typed: String = visit
        .query
        .first("q")
        .unwrap_or_default()
        .chars()
        .take(100)
        .collect();
    let typed = typed.trim();
    let title = match typed {
        "" => say!(visit, "search-title"),
        _ => say!(visit, "search-title-for", typed = typed.to_owned()),
    };
    let results = match typed {
        "" => EitherOf3::A(view! { <p class="search-hint">{say!(visit, "search-hint")}</p> }),
        _ => {
            let groups = find(&visit.snapshot, typed);
            let relations = relations_named(&visit.snapshot, typed);
            if groups.is_empty() && relations.is_empty() {
                EitherOf3::B(nothing(visit, typed))
            } else {
                EitherOf3::C((
                    results::relations(visit, &relations),
                    results::groups(visit, &groups),
                ))
            }
        }
    };
    let body = view! {
        <h1>{say!(visit, "search-title")}</h1>
        {form(visit, typed)}
        <div id="results" aria-live="polite">
            {results}
        </div>
    };
    Ok(Page::new(title, say!(visit, "search-description"), body).unlisted())
}

fn form(visit: &Visit<'_>, typed: &str) -> impl IntoView + use<> {
    let label = say!(visit, "search-label");
    view! {
        <form
            class="search-form"
            method="get"
            action=visit.plain_href(&Resource::SEARCH)
            role="search"
            aria-label=label
        >
            <HiddenFields query=visit.query.only(&CLOCKS) />
            <label for="search-text">{say!(visit, "search-field")}</label>
            <input id="search-text" type="search" name="q" value=typed.to_owned() maxlength="100" />
            <button>{say!(visit, "search-go")}</button>
            {live_filter(say!(visit, "search-busy"))}
        </form>
    }
}

/// Nothing was found: what may help, and where to look instead.
fn nothing(visit: &Visit<'_>, typed: &str) -> impl IntoView + use<> {
    let elsewhen = visit.is_elsewhen().then(|| {
        view! {
            <p>
                {say!(visit, "not-found-elsewhen")} " "
                <a href=visit.here_today()>{say!(visit, "clock-back")}</a>
            </p>
        }
    });
    view! {
        <p class="lede">{say!(visit, "search-nothing", typed = typed.to_owned())}</p>
        <p>{say!(visit, "search-nothing-help")}</p>
        {elsewhen}
        <ul class="search-ways">
            <li>
                <a href=visit.href(&Resource::LEADERS)>{say!(visit, "nav-leaders")}</a>
            </li>
            <li>
                <a href=visit.href(&Resource::COUNTRIES)>{say!(visit, "nav-countries")}</a>
            </li>
            <li>
                <a href=visit.href(&Resource::EVENTS)>{say!(visit, "nav-events")}</a>
            </li>
        </ul>
    }
}
