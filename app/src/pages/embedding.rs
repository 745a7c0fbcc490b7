//! Builds what others paste into their pages: the frame of an embed or the badge of an office, with a preview.

use crate::{
    address::{Address, Document, Resource, ResourceKind},
    cards,
    embeds::Frame,
    escape::{escaped, in_textarea},
    page::{Detour, Page},
    rendered::{Rendered, rendered},
    visit::Visit,
    words::say,
};
use leptos::prelude::*;

/// The page that a form begins with.
const EXAMPLE: &str = "/events";

pub fn embedding(visit: &Visit<'_>) -> Result<Page, Detour> {
    let typed = visit.query.first("url").unwrap_or(EXAMPLE);
    let address = visit.pasted(typed).canonical();
    let title = say!(visit, "embed-title");
    let body = view! {
        <article class="embedding">
            <h1>{title.clone()}</h1>
            <p class="lede">{say!(visit, "embed-lede")}</p>
            <form class="search-form" method="get" action=visit.plain_href(&Resource::EMBEDDING)>
                <label for="embed-url">{say!(visit, "embed-url")}</label>
                <input id="embed-url" name="url" value=typed.to_owned() required maxlength="2048" />
                <button>{say!(visit, "embed-make")}</button>
            </form>
            {result(visit, address)}
        </article>
    };
    Ok(Page::new(title, say!(visit, "embed-lede"), body).undated())
}

/// The snippet and what it shows, or why there is none.
fn result(visit: &Visit<'_>, address: Address<'_>) -> Rendered {
    // What stands elsewhere says how it is now, so the day of an address is left out.
    let there = visit.to(Address {
        resource: address.resource.page(),
        query: address.query.with("as_of", None).with("known_at", None),
        ..address
    });
    if let Some(frame) = Frame::of(&there, None, None) {
        let preview = rendered(view! {
            <iframe
                src=frame.url.trim_start_matches(visit.site.public_url.as_str()).to_owned()
                title=frame.title.clone()
                width=frame.width
                height=frame.height
            ></iframe>
        });
        return snippet(visit, &frame.html(), preview);
    }
    if let Some((html, picture)) = badge(&there) {
        return snippet(visit, &html, picture);
    }
    rendered(view! {
        <p class="form-problem" role="alert">
            {say!(visit, "embed-none")}
        </p>
    })
}

fn snippet(visit: &Visit<'_>, html: &str, preview: Rendered) -> Rendered {
    rendered(view! {
        <section aria-labelledby="embed-snippet">
            <h2 id="embed-snippet">{say!(visit, "embed-snippet")}</h2>
            <textarea readonly rows="5" aria-labelledby="embed-snippet" spellcheck="false">
                {in_textarea(html)}
            </textarea>
        </section>
        <section aria-labelledby="embed-preview">
            <h2 id="embed-preview">{say!(visit, "embed-preview")}</h2>
            {preview}
        </section>
    })
}

/// The badge of an office with a link to its page, as HTML to paste and as a preview.
fn badge(visit: &Visit<'_>) -> Option<(String, Rendered)> {
    if visit.resource.kind() != Some(ResourceKind::Office) {
        return None;
    }
    let office = visit.snapshot.office(visit.param("id"))?;
    let path = visit.plain_href(&Resource::badge(&office.id).document(Document::Badge));
    let site = &visit.site.public_url;
    let alt = cards::badge(visit, office).alt();
    let page = visit.plain_href(&visit.resource);
    let html = format!(
        "<a href=\"{}\"><img src=\"{}\" alt=\"{}\" height=\"28\"></a>",
        escaped(&format!("{site}{page}")),
        escaped(&format!("{site}{path}")),
        escaped(&alt)
    );
    Some((html, rendered(view! { <img src=path alt=alt height="28" /> })))
}
