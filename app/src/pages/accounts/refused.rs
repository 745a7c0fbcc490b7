//! Pages for who may not do what they asked for; each says why, and what to do instead.

use crate::{accounts::Unsent, address::Resource, page::Page, visit::Visit, words::say};
use leptos::prelude::*;

pub fn not_signed_in(visit: &Visit<'_>, unsent: Option<&Unsent>) -> Page {
    let way_in = visit.plain_href(&Resource::SIGN_IN);
    let title = say!(visit, "not-signed-in-title");
    let page = match unsent {
        Some(unsent) => send_again(visit, title, way_in, unsent),
        None => {
            let way_in = (way_in, say!(visit, "sign-in-title"));
            refusal(title, say!(visit, "not-signed-in-text"), way_in)
        }
    };
    page.with_status(401)
}

/// Keeps what was typed while its author signs in beside it.
fn send_again(visit: &Visit<'_>, title: String, way_in: String, unsent: &Unsent) -> Page {
    let text = say!(visit, "not-signed-in-unsent");
    let fields = unsent
        .fields
        .iter()
        .cloned()
        .map(|(name, value)| view! { <input type="hidden" name=name value=value /> })
        .collect_view();
    let body = view! {
        <div class="problem">
            <h1>{title.clone()}</h1>
            <p>{text.clone()}</p>
            <p>
                <a href=way_in target="_blank" rel="noopener">
                    {say!(visit, "not-signed-in-beside")}
                </a>
            </p>
            <form method="post" action=unsent.action.clone()>
                {fields}
                <button class="button">{say!(visit, "not-signed-in-again")}</button>
            </form>
        </div>
    };
    Page::new(title, text, body)
}

pub fn not_allowed(visit: &Visit<'_>) -> Page {
    let own = (visit.plain_href(&Resource::ACCOUNT), say!(visit, "account-title"));
    refusal(
        say!(visit, "not-allowed-title"),
        say!(visit, "not-allowed-text"),
        own,
    )
    .with_status(403)
}

pub fn set_up_is_over(visit: &Visit<'_>) -> Page {
    let way_in = (visit.plain_href(&Resource::SIGN_IN), say!(visit, "sign-in-title"));
    refusal(
        say!(visit, "set-up-over-title"),
        say!(visit, "set-up-over-text"),
        way_in,
    )
    .with_status(404)
}

fn refusal(title: String, text: String, (href, link): (String, String)) -> Page {
    let body = view! {
        <div class="problem">
            <h1>{title.clone()}</h1>
            <p>{text.clone()}</p>
            <p>
                <a href=href>{link}</a>
            </p>
        </div>
    };
    Page::new(title, text, body)
}
