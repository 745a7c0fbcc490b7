//! Pages of the site as small files for the frames of other sites: one file each, without a script, with its style in it.
//!
//! They say what the preview card of the page says, and lead to the page; a list has its first events.

mod frame;
mod rows;
mod style;

pub use frame::Frame;
pub use style::STYLE;

use crate::{
    address::{Resource, ResourceKind},
    calendars::list_label,
    cards::{Card, as_of, card},
    components::{EventDate, FilterProblems},
    naming,
    pages::EventRequest,
    rendered::{Rendered, in_owner, render_into, rendered},
    visit::Visit,
    words::say,
};
use leptos::prelude::*;

/// How many events of a list an embed has.
const MOST_EVENTS: usize = 12;

/// What is shown in a frame.
struct Embed {
    title: String,
    kicker: String,
    rows: Vec<Rendered>,
    as_of: String,
}

/// The file for the page that a visit is to; none where it has none, or is not there on the day.
pub fn embed(visit: &Visit<'_>) -> Option<String> {
    visit.resource.embed()?;
    in_owner(|| {
        let embed = match visit.resource.kind()? {
            ResourceKind::Events => of_list(visit),
            _ => of_card(card(visit)?),
        };
        Some(document(visit, embed))
    })
}

/// What an embed is called, for the frame that shows it.
pub fn title(visit: &Visit<'_>) -> Option<String> {
    visit.resource.embed()?;
    match visit.resource.kind()? {
        ResourceKind::Events => Some(list_title(visit, &EventRequest::read(visit))),
        _ => card(visit).map(|card| card.title),
    }
}

fn of_card(card: Card) -> Embed {
    Embed {
        rows: card.rows.iter().map(rows::row).collect(),
        title: card.title,
        kicker: card.kicker,
        as_of: card.as_of,
    }
}

fn list_title(visit: &Visit<'_>, asked: &EventRequest) -> String {
    list_label(visit, &asked.filter).unwrap_or_else(|| say!(visit, "events-title"))
}

fn of_list(visit: &Visit<'_>) -> Embed {
    let asked = EventRequest::read(visit);
    let title = list_title(visit, &asked);
    let found = visit.snapshot.agenda(&asked.filter);
    let shown = found.iter().take(MOST_EVENTS);
    let mut rows: Vec<_> = shown
        .map(|(event, _)| {
            let href = visit.url(&Resource::event(&event.id));
            rendered(view! {
                <p class="embed-next">
                    <EventDate visit event=*event />
                    " "
                    <a href=href target="_blank" rel="noopener">
                        {naming::event_name(visit, event)}
                    </a>
                </p>
            })
        })
        .collect();
    if found.is_empty() {
        rows.push(rendered(view! { <p>{say!(visit, "events-none")}</p> }));
    }
    if !asked.problems.is_empty() {
        rows.insert(0, rendered(view! { <FilterProblems problems=asked.problems /> }));
    }
    Embed {
        title,
        kicker: String::new(),
        rows,
        as_of: as_of(visit),
    }
}

fn document(visit: &Visit<'_>, embed: Embed) -> String {
    let Embed {
        title,
        kicker,
        rows,
        as_of,
    } = embed;
    let url = format!("{}{}", visit.site.public_url, visit.here());
    let rows = rows
        .into_iter()
        .map(|row| view! { <li>{row}</li> })
        .collect_view();
    let mut html = format!("<!doctype html><html lang=\"{}\"><head>", visit.language.tag());
    let head = view! {
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{format!("{title} · Handover")}</title>
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        <link rel="canonical" href=url.clone() />
        <style inner_html=STYLE.as_str()></style>
    };
    render_into(&mut html, head);
    html.push_str("</head><body>");
    // The page around the frame has a landmark of its own, so this one has a name.
    let name = title.clone();
    let body = view! {
        <main class="embed" aria-label=name>
            {(!kicker.is_empty()).then(|| view! { <p class="embed-kicker">{kicker}</p> })}
            <h1>
                <a href=url.clone() target="_blank" rel="noopener">
                    {title}
                </a>
            </h1>
            <ul class="embed-rows">{rows}</ul>
            <p class="embed-foot">
                <span>{as_of}</span>
                <a href=url target="_blank" rel="noopener">
                    "Handover"
                </a>
            </p>
        </main>
    };
    render_into(&mut html, body);
    html.push_str("</body></html>");
    html.replace("<!>", "")
}
