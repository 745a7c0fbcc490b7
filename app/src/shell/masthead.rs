//! What stands above every page: its name and day, the main pages, and the ways to another language, day or page.

use crate::{
    components::{ClockBanner, DateTravel, EDIT_ACTIONS, HiddenFields, MastheadViewer},
    fragment::{Part, fragment},
    page::Page,
    query::CLOCKS,
    rendered::{Rendered, rendered},
    visit::Visit,
    words::say,
};
use domain::{Edtf, Language};
use leptos::prelude::*;

/// The ways to the main pages; the one that is shown is marked, and the one that what is shown belongs to.
fn navigation(visit: &Visit<'_>) -> Rendered {
    const PATHS: [&str; 5] = ["/leaders", "/countries", "/events", "/transitions", "/changes"];
    let current = |path: &str| match visit.path.strip_prefix(path) {
        Some("") => Some("page"),
        Some(below) if below.starts_with('/') => Some("true"),
        _ => None,
    };
    let shown = PATHS.into_iter().find_map(|path| Some((path, current(path)?)));
    // Of the path no more than tells one page from another: anybody may ask for any path.
    let name = shown.map_or("", |(path, current)| match current {
        "page" => path,
        _ => &visit.path[..=path.len()],
    });
    fragment(visit, (Part::Navigation, name), || {
        let names = [
            say!(visit, "nav-leaders"),
            say!(visit, "nav-countries"),
            say!(visit, "nav-events"),
            say!(visit, "nav-transitions"),
            say!(visit, "nav-changes"),
        ];
        let links = PATHS
            .into_iter()
            .zip(names)
            .map(|(path, name)| {
                view! {
                    <li>
                        <a href=visit.href(path) aria-current=current(path)>
                            {name}
                        </a>
                    </li>
                }
            })
            .collect_view();
        view! {
            <nav class="masthead-nav" aria-label=say!(visit, "nav-main")>
                <ul>{links}</ul>
            </nav>
        }
    })
}

fn search_field(visit: &Visit<'_>) -> Rendered {
    let field = |text: Option<String>| {
        view! {
            <form
                class="masthead-search"
                method="get"
                action=format!("{}/search", visit.language.prefix())
                role="search"
            >
                <HiddenFields query=visit.query.only(&CLOCKS) />
                <input
                    type="search"
                    name="q"
                    value=text
                    maxlength="100"
                    aria-label=say!(visit, "search-field")
                    placeholder=say!(visit, "search-placeholder")
                />
                <button>{say!(visit, "search-go")}</button>
            </form>
        }
    };
    match visit.query.first("q") {
        Some(typed) if visit.path == "/search" => rendered(field(Some(typed.to_owned()))),
        _ => fragment(visit, (Part::SearchField, ""), || field(None)),
    }
}

pub fn masthead(visit: &Visit<'_>, page: &Page) -> impl IntoView + use<> {
    let is_dated = page.is_dated;
    // Those who may edit reach the forms of the page without going through all of it.
    let has_acts = visit.can_edit() && page.body.contains(EDIT_ACTIONS);
    let to_acts = has_acts.then(|| {
        view! {
            " "
            <a class="skip-link" href=format!("#{EDIT_ACTIONS}")>
                {say!(visit, "skip-to-editing")}
            </a>
        }
    });
    let languages = Language::ALL
        .into_iter()
        .map(|language| {
            let current = (language == visit.language).then_some("true");
            view! {
                <li>
                    <a
                        href=visit.here_in(language)
                        hreflang=language.tag()
                        lang=language.tag()
                        aria-current=current
                    >
                        {language.own_name()}
                    </a>
                </li>
            }
        })
        .collect_view();
    let day = Edtf::from_day(visit.day());
    view! {
        <a class="skip-link" href="#main">
            {say!(visit, "skip-to-content")}
        </a>
        {to_acts}
        <header class="masthead">
            <div class="masthead-top">
                <p class="wordmark">
                    <a href=visit.href("/")>"Handover"</a>
                </p>
                <p class="masthead-day">
                    <time datetime=visit.day().to_string()>{day.spoken(visit.language)}</time>
                </p>
                <nav class="masthead-languages" aria-label=say!(visit, "nav-language")>
                    <ul>{languages}</ul>
                </nav>
                <MastheadViewer visit />
            </div>
            <div class="masthead-tools">
                {navigation(visit)} {search_field(visit)} {is_dated.then(|| view! { <DateTravel visit /> })}
            </div>
        </header>
        <ClockBanner visit />
    }
}
