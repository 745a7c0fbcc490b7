//! What stands below every page, and the line that tells an open page of news.

use crate::{
    address::Resource,
    fragment::{Part, fragment},
    visit::Visit,
    words::say,
};
use leptos::prelude::*;

/// The keys of editors, which `desk.js` listens to; a key alone can be switched off, as WCAG 2.1.4 wants it.
fn keys(visit: &Visit<'_>) -> impl IntoView + use<> {
    let rows = [
        ("e", say!(visit, "keys-edit")),
        ("/", say!(visit, "keys-search")),
        ("?", say!(visit, "keys-list")),
        ("Ctrl + Enter", say!(visit, "keys-save")),
    ];
    let rows = rows
        .into_iter()
        .map(|(key, what)| {
            view! {
                <div>
                    <dt>
                        <kbd>{key}</kbd>
                    </dt>
                    <dd>{what}</dd>
                </div>
            }
        })
        .collect_view();
    view! {
        <p>
            <button type="button" id="keys-open" hidden>
                {say!(visit, "keys-title")}
            </button>
        </p>
        <dialog id="keys" class="keys" aria-labelledby="keys-title">
            <h2 id="keys-title">{say!(visit, "keys-title")}</h2>
            <dl>{rows}</dl>
            <p>
                <label>
                    <input type="checkbox" />
                    " "
                    {say!(visit, "keys-on")}
                </label>
            </p>
            <form method="dialog">
                <button>{say!(visit, "keys-close")}</button>
            </form>
        </dialog>
    }
}

/// The ways to what shows much at a glance, and to what explains the site and its data.
fn ways(visit: &Visit<'_>) -> impl IntoView + use<> {
    let glances = [
        (visit.plain_href(&Resource::MAP), say!(visit, "map-title")),
        (
            visit.plain_href(&Resource::COMPARISON),
            say!(visit, "compare-title"),
        ),
        (
            visit.plain_href(&Resource::TIMELINES),
            say!(visit, "timelines-title"),
        ),
        (visit.plain_href(&Resource::BRIEFING), say!(visit, "brief-title")),
    ];
    let about = visit.plain_href(&Resource::ABOUT);
    let explained = [
        (about.clone(), say!(visit, "footer-about-link")),
        (format!("{about}#marks"), say!(visit, "footer-marks")),
        (format!("{about}#exports"), say!(visit, "footer-exports")),
        (visit.plain_href(&Resource::API_DOCS), "API".to_owned()),
    ];
    (line(glances), line(explained))
}

fn line<const N: usize>(links: [(String, String); N]) -> impl IntoView + use<N> {
    let links = links.into_iter().enumerate().map(|(place, (href, name))| {
        view! {
            {(place > 0).then_some(" · ")}
            <a href=href>{name}</a>
        }
    });
    view! { <p>{links.collect_view()}</p> }
}

pub fn footer(visit: &Visit<'_>, listens_to: Option<&str>) -> impl IntoView + use<> {
    let (news, href) = match listens_to {
        Some(page) => (say!(visit, "news-changed-behind"), page.to_owned()),
        None => (say!(visit, "news-changed"), visit.here()),
    };
    view! {
        <footer class="footer">
            {fragment(
                visit,
                (Part::Footer, ""),
                || {
                    view! {
                        <p>{say!(visit, "footer-about")}</p>
                        <p>{say!(visit, "footer-licence")}</p>
                        {ways(visit)}
                    }
                },
            )} {visit.is_by_editor().then(|| keys(visit))}
        </footer>
        <p class="news" id="news" role="status" hidden>
            {news}
            " "
            <a href=href>{say!(visit, "news-show")}</a>
        </p>
    }
}
