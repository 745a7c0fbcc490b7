//! Pages for who may not do what they asked for; each says why, and what to do instead.

use crate::{page::Page, visit::Visit, words::say};
use leptos::prelude::*;

pub fn not_signed_in(visit: &Visit<'_>) -> Page {
    let way_in = (
        format!("{}/sign-in", visit.language.prefix()),
        say!(visit, "sign-in-title"),
    );
    let text = say!(visit, "not-signed-in-text");
    refusal(say!(visit, "not-signed-in-title"), text, way_in).with_status(401)
}

pub fn not_allowed(visit: &Visit<'_>) -> Page {
    let own = (
        format!("{}/account", visit.language.prefix()),
        say!(visit, "account-title"),
    );
    refusal(
        say!(visit, "not-allowed-title"),
        say!(visit, "not-allowed-text"),
        own,
    )
    .with_status(403)
}

pub fn set_up_is_over(visit: &Visit<'_>) -> Page {
    let way_in = (
        format!("{}/sign-in", visit.language.prefix()),
        say!(visit, "sign-in-title"),
    );
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
