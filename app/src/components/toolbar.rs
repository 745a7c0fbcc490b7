//! How what a page shows can be taken along: as a calendar, a feed, a table, as data, on paper, as a link.

use crate::{
    address::{Document, Resource, ResourceKind},
    links,
    query::Query,
    rendered::{Rendered, rendered},
    visit::Visit,
    words::say,
};
use leptos::prelude::*;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What stays as it is in an address that stands in another one.
const UNRESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~');

/// The front page's: it is loaded first and by most, so it leads on in two words.
#[component]
pub fn BriefToolbar<'c>(visit: &'c Visit<'c>) -> impl IntoView + use<> {
    let calendar = links::calendar(visit).map(|href| {
        view! {
            <a href=href>{say!(visit, "toolbar-calendar")}</a>
            " · "
        }
    });
    view! { <p class="toolbar">{calendar} <a href=links::feed(visit)>{say!(visit, "toolbar-feed")}</a></p> }
}

/// The tools of a page. `data` is where it stands as JSON, if it does.
#[component]
pub fn Toolbar<'c>(visit: &'c Visit<'c>, data: Option<String>) -> impl IntoView + use<> {
    let table = links::table(visit);
    let link = |href: Option<String>, name: &'static str| {
        href.map(|href| {
            view! {
                <li>
                    <a href=href rel="nofollow">
                        {name}
                    </a>
                </li>
            }
        })
    };
    view! {
        <details class="toolbar">
            <summary>{say!(visit, "toolbar-title")}</summary>
            <ul>
                {calendar(visit)} <li>
                    <a href=links::feed(visit)>{say!(visit, "toolbar-feed")}</a>
                </li> {link(table, "CSV")} {link(data, "JSON")} {embedding(visit)} {citation(visit)} <li>
                    <button type="button" data-tool="print">
                        {say!(visit, "toolbar-print")}
                    </button>
                </li> <li>
                    <button type="button" data-tool="copy" data-done=say!(visit, "share-copied")>
                        {say!(visit, "share-copy-link")}
                    </button>
                </li>
            </ul>
        </details>
    }
}

/// Where it stands how the page is cited.
fn citation(visit: &Visit<'_>) -> Option<Rendered> {
    let has_title = Document::Card.is_beside(visit.resource.kind()?);
    has_title.then(|| {
        let page = visit.plain_href(&visit.resource);
        let href = visit.href_with(&Resource::CITATION, &Query::of("url", &page));
        rendered(view! {
            <li>
                <a href=href rel="nofollow">
                    {say!(visit, "toolbar-cite")}
                </a>
            </li>
        })
    })
}

/// Where what others paste into their pages is built.
fn embedding(visit: &Visit<'_>) -> Option<Rendered> {
    let can_be_shown =
        visit.resource.embed().is_some() || visit.resource.kind() == Some(ResourceKind::Office);
    can_be_shown.then(|| {
        let href = visit.href_only(&Resource::EMBEDDING, Query::of("url", &visit.here()));
        rendered(view! {
            <li>
                <a href=href rel="nofollow">
                    {say!(visit, "toolbar-embed")}
                </a>
            </li>
        })
    })
}

/// The ways into a calendar, with what to know before one takes them. A past day or an earlier record never moves, so there is
/// nothing to follow.
fn calendar(visit: &Visit<'_>) -> Option<Rendered> {
    let path = links::calendar(visit)?;
    let host = visit
        .site
        .public_url
        .split_once("://")
        .map_or("", |(_, host)| host);
    let live = format!("webcal://{host}{}", links::live_calendar(visit)?);
    let encoded = |url: &str| utf8_percent_encode(url, UNRESERVED).to_string();
    let ways = [
        (live.clone(), say!(visit, "toolbar-subscribe")),
        (
            format!("https://calendar.google.com/calendar/r?cid={}", encoded(&live)),
            "Google".to_owned(),
        ),
        (
            format!(
                "https://outlook.live.com/calendar/0/addfromweb?url={}",
                encoded(&live)
            ),
            "Outlook".to_owned(),
        ),
    ];
    let ways = (!visit.is_elsewhen()).then(|| {
        ways.map(|(href, name)| {
            view! {
                <li>
                    <a href=href>{name}</a>
                </li>
            }
        })
        .collect_view()
    });
    Some(rendered(view! {
        <li>
            <details>
                <summary>{say!(visit, "toolbar-calendar")}</summary>
                <p>{say!(visit, "toolbar-calendar-note")}</p>
                <ul>
                    {ways} <li>
                        <a href=path rel="nofollow">
                            {say!(visit, "toolbar-download")}
                        </a>
                    </li>
                </ul>
            </details>
        </li>
    }))
}
