//! Ways to take a page elsewhere: into a calendar, as data, as a sentence, as a link that stays as it is.

use crate::{address::Document, islands::ShareActions, rendered::rendered, visit::Visit, words::say};
use leptos::{either::Either, prelude::*};

#[component]
pub fn ShareBar<'c>(
    visit: &'c Visit<'c>,
    title: String,
    /// What the page says, in one sentence with its date and its source.
    sentence: String,
    /// Why nothing could be added to a calendar, where its day is not known.
    no_calendar: Option<String>,
) -> impl IntoView + use<> {
    let calendar = match no_calendar {
        Some(why) => Either::Left(view! { <span class="quiet">{why}</span> }),
        None => {
            let href = visit.href(&visit.resource.document(Document::Calendar));
            Either::Right(view! { <a href=href>{say!(visit, "share-calendar")}</a> })
        }
    };
    let data = visit.href(&visit.resource.document(Document::Data));
    let url = visit.url(&visit.resource);
    let quotation = format!("{sentence} {url}");
    let code = visit.href(&visit.resource.document(Document::Code));
    let (link, quoted, shared) = (url.clone(), sentence.clone(), url);
    let actions = rendered(view! {
        <span class="share-actions">
            <button type="button" data-copy=link>
                {say!(visit, "share-copy-link")}
            </button>
            " "
            <button type="button" data-copy=quotation>
                {say!(visit, "share-copy-sentence")}
            </button>
            " "
            <button type="button" hidden data-share=shared data-title=title data-text=quoted>
                {say!(visit, "share-device")}
            </button>
            <span
                role="status"
                class="share-note"
                data-copied=say!(visit, "share-copied")
                data-failed=say!(visit, "share-failed")
            ></span>
        </span>
    });
    view! {
        <section class="share-bar" aria-labelledby="share-title">
            <h2 id="share-title">{say!(visit, "share-title")}</h2>
            <p class="share-sentence">{sentence.clone()}</p>
            <ShareActions>{actions}</ShareActions>
            <ul class="share-links">
                <li>{calendar}</li>
                {subscription(visit)}
                <li>
                    <a href=data>{say!(visit, "share-data")}</a>
                </li>
                <li>
                    <a href=visit.here_pinned() rel="nofollow">
                        {say!(visit, "share-pinned")}
                    </a>
                </li>
            </ul>
            <details class="share-code">
                <summary>{say!(visit, "share-code")}</summary>
                <img
                    class="qr-code"
                    src=code
                    alt=say!(visit, "share-code-label")
                    width="192"
                    height="192"
                    loading="lazy"
                />
            </details>
        </section>
    }
}

/// The calendar that keeps up when the date moves; a past day or an earlier record never moves.
fn subscription(visit: &Visit<'_>) -> impl IntoView + use<> {
    let (_, address) = visit.site.public_url.split_once("://")?;
    let href = format!(
        "webcal://{address}{}",
        visit.href(&visit.resource.document(Document::Calendar))
    );
    (!visit.is_elsewhen()).then(|| {
        view! {
            <li>
                <a href=href>{say!(visit, "share-subscribe")}</a>
            </li>
        }
    })
}
