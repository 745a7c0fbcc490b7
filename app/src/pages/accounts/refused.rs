//! Pages for who may not do what they asked for; each says why, and what to do instead.

use crate::{
    address::{Kind, Resource},
    page::Page,
    query::Query,
    visit::Visit,
    words::say,
};
use leptos::prelude::*;

pub fn not_signed_in(visit: &Visit<'_>) -> Page {
    let way_in = visit.plain_href(&Resource::SIGN_IN);
    // A form of an editor has an address of its own, and the browser keeps what was typed into it.
    let (text, way_in) = if visit.resource.kind() == Some(Kind::Form) {
        (
            say!(visit, "not-signed-in-form"),
            visit.href_only(&Resource::SIGN_IN, Query::of("next", &visit.here())),
        )
    } else {
        (say!(visit, "not-signed-in-text"), way_in)
    };
    let way_in = (way_in, say!(visit, "sign-in-title"));
    refusal(say!(visit, "not-signed-in-title"), text, way_in).with_status(401)
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
