//! What this site is, what its marks mean, and how its facts can be taken along.

use crate::{
    address::Resource,
    components::Mark,
    page::{Detour, Page},
    visit::Visit,
    words::say,
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
    let meaning = |mark: Mark| match mark {
        Mark::InOffice => say!(visit, "about-mark-in-office"),
        Mark::Designate => say!(visit, "about-mark-designate"),
        Mark::Departing => say!(visit, "about-mark-departing"),
        Mark::Acting => say!(visit, "about-mark-acting"),
        Mark::Suspended => say!(visit, "about-mark-suspended"),
        Mark::Disputed => say!(visit, "about-mark-disputed"),
        Mark::Doubtful => say!(visit, "about-mark-doubtful"),
        Mark::Ended => say!(visit, "about-mark-ended"),
        Mark::Vacant => say!(visit, "about-mark-vacant"),
        Mark::NotRecorded => say!(visit, "about-mark-not-recorded"),
    };
    Mark::ALL
        .map(|mark| {
            view! {
                <div>
                    <dt>
                        <span class="status-mark" data-status=mark.word()>
                            {mark.name(visit.language)}
                        </span>
                    </dt>
                    <dd>{meaning(mark)}</dd>
                </div>
            }
        })
        .into_iter()
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
