//! The review: what imports and others propose, to be accepted, put right or rejected.

mod list;
mod one;
mod overview;
mod run;

use crate::{
    page::Page,
    review::{Done, Kind, ReviewPage},
    visit::Visit,
    words::say,
};
use domain::id::CountryId;
use leptos::prelude::*;

/// The page that the server asks for.
pub fn review(visit: &Visit<'_>, page: &ReviewPage) -> Page {
    let page = match page {
        ReviewPage::Overview(overview) => overview::overview(visit, overview),
        ReviewPage::List(list) => list::list(visit, list),
        ReviewPage::One(one) => one::one(visit, one),
        ReviewPage::Run(run) => run::run(visit, run),
    };
    page.undated()
}

/// The name of a country by its code in an address of the review.
fn country_name(visit: &Visit<'_>, code: &str) -> String {
    match CountryId::parse(code)
        .ok()
        .and_then(|id| visit.newest.countries.get(&id))
    {
        Some(country) => country.name.in_language(visit.language).to_owned(),
        None if code == "all" => say!(visit, "review-everywhere"),
        None => say!(visit, "review-nowhere"),
    }
}

fn kind(visit: &Visit<'_>, kind: Kind) -> String {
    match kind {
        Kind::New => say!(visit, "review-new"),
        Kind::Differs => say!(visit, "review-differs"),
        Kind::Question => say!(visit, "review-question"),
    }
}

/// What was done just now.
fn notice(visit: &Visit<'_>, done: Option<Done>) -> impl IntoView + use<> {
    let text = done.map(|done| match done {
        Done::Accepted => say!(visit, "review-done-accepted"),
        Done::Rejected => say!(visit, "review-done-rejected"),
    });
    text.map(|text| {
        view! {
            <p class="account-done" role="status">
                {text}
            </p>
        }
    })
}
