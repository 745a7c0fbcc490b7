//! What this site is, what its marks mean, and how its facts can be taken along.

use crate::{
    address::Resource,
    page::{Detour, Page},
    visit::Visit,
    words::{say, word},
};
use leptos::prelude::*;

/// The files of the export, each with what it is for.
const EXPORTS: [(&str, &str); 4] = [
    ("/export/csv.zip", "CSV"),
    ("/export/handover.sqlite", "SQLite"),
    ("/export/popolo.json", "Popolo JSON"),
    ("/export/journal.jsonl", "JSON Lines"),
];

pub fn about(visit: &Visit<'_>) -> Result<Page, Detour> {
    let title = say!(visit, "about-title");
    let body = view! {
        <article class="about">
            <h1>{title.clone()}</h1>
            <p class="lede">{say!(visit, "footer-about")}</p>
            <p>{say!(visit, "about-facts")}</p>
            <p>{say!(visit, "footer-licence")}</p>
            <section aria-labelledby="marks">
                <h2 id="marks">{say!(visit, "about-marks")}</h2>
                <dl class="facts">{marks(visit)}</dl>
            </section>
            <section aria-labelledby="exports">
                <h2 id="exports">{say!(visit, "about-take")}</h2>
                {ways(visit)}
            </section>
        </article>
    };
    Ok(Page::new(title, say!(visit, "about-description"), body))
}

/// Each mark with its word and its meaning.
fn marks(visit: &Visit<'_>) -> impl IntoView + use<> {
    [
        ("in-office", "in_office", say!(visit, "about-mark-in-office")),
        ("designate", "designate", say!(visit, "about-mark-designate")),
        (
            "departing",
            "announced_departure",
            say!(visit, "about-mark-departing"),
        ),
        ("acting", "acting", say!(visit, "about-mark-acting")),
        ("suspended", "suspended", say!(visit, "about-mark-suspended")),
        ("disputed", "disputed", say!(visit, "about-mark-disputed")),
        ("doubtful", "in_doubt", say!(visit, "about-mark-doubtful")),
        ("ended", "ended", say!(visit, "about-mark-ended")),
        ("vacant", "vacant", say!(visit, "about-mark-vacant")),
        (
            "not-recorded",
            "not_recorded",
            say!(visit, "about-mark-not-recorded"),
        ),
    ]
    .into_iter()
    .map(|(shape, status, meaning)| {
        view! {
            <div>
                <dt>
                    <span class="status-mark" data-status=shape>
                        {word(visit.language, "status", status)}
                    </span>
                </dt>
                <dd>{meaning}</dd>
            </div>
        }
    })
    .collect_view()
}

fn ways(visit: &Visit<'_>) -> impl IntoView + use<> {
    let exports = EXPORTS
        .map(|(path, name)| {
            view! {
                <li>
                    <a href=path rel="nofollow">
                        {name}
                    </a>
                </li>
            }
        })
        .into_iter()
        .collect_view();
    view! {
        <p>{say!(visit, "about-lists")}</p>
        <ul>
            <li>
                <a href=visit.plain_href(&Resource::CALENDAR)>{say!(visit, "about-calendar")}</a>
            </li>
            <li>
                <a href=visit.plain_href(&Resource::ATOM_FEED)>{say!(visit, "about-feed")}</a>
                " · "
                <a href=visit.plain_href(&Resource::JSON_FEED)>"JSON Feed"</a>
            </li>
        </ul>
        <p>{say!(visit, "about-exports")}</p>
        <ul>{exports}</ul>
        <p>
            {say!(visit, "about-api")} " "
            <a href=visit.plain_href(&Resource::API_DOCS)>{say!(visit, "about-api-link")}</a>
        </p>
    }
}
