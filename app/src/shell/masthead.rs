//! What stands above every page: its name and day, the main pages, and the ways to another language, day or page.

use crate::{
    address::{Resource, ResourceKind},
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
    // Each main page with what is shown below it.
    let pages = [
        (Resource::LEADERS, None),
        (Resource::COUNTRIES, Some(ResourceKind::Country)),
        (Resource::EVENTS, Some(ResourceKind::Event)),
        (Resource::TRANSITIONS, Some(ResourceKind::Transition)),
        (Resource::CHANGES, Some(ResourceKind::Change)),
    ];
    let shown = visit.resource.kind();
    let current = |page: &Resource<'_>, below: Option<ResourceKind>| match shown {
        None => None,
        kind if kind == page.kind() => Some("page"),
        kind if kind == below => Some("true"),
        Some(_) => None,
    };
    let is_current = pages.iter().any(|(page, below)| current(page, *below).is_some());
    // No more than tells one page from another: anybody may ask for any address.
    let name = shown.filter(|_| is_current).map_or("", ResourceKind::pattern);
    fragment(visit, (Part::Navigation, name), || {
        let names = [
            say!(visit, "nav-leaders"),
            say!(visit, "nav-countries"),
            say!(visit, "nav-events"),
            say!(visit, "nav-transitions"),
            say!(visit, "nav-changes"),
        ];
        let links = pages
            .iter()
            .zip(names)
            .map(|((page, below), name)| {
                view! {
                    <li>
                        <a href=visit.href(page) aria-current=current(page, *below)>
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
                action=visit.plain_href(&Resource::SEARCH)
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
        Some(typed) if visit.resource == Resource::SEARCH => rendered(field(Some(typed.to_owned()))),
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
            <p class="wordmark">
                <a href=visit.href(&Resource::HOME)>"Handover"</a>
            </p>
            <p class="masthead-day">
                <time datetime=visit.day().to_string()>{day.spoken(visit.language)}</time>
            </p>
            // On a phone all else is behind one button, which needs no script; elsewhere it stands open.
            <button class="masthead-button" type="button" popovertarget="menu">
                {say!(visit, "nav-menu")}
            </button>
            <div class="masthead-menu" id="menu" popover>
                <nav class="masthead-languages" aria-label=say!(visit, "nav-language")>
                    <ul>{languages}</ul>
                </nav>
                <MastheadViewer visit />
                <div class="masthead-tools">
                    {navigation(visit)} {search_field(visit)}
                    {is_dated.then(|| view! { <DateTravel visit /> })}
                </div>
            </div>
        </header>
        <ClockBanner visit />
    }
}
