//! What several pages of the review show.

use crate::{
    review::{Comparison, Done},
    visit::Visit,
    words::say,
};
use domain::id::CountryId;
use leptos::prelude::*;

/// The name of a country by its code in an address of the review.
pub fn country_name(visit: &Visit<'_>, code: &str) -> String {
    match CountryId::parse(code)
        .ok()
        .and_then(|id| visit.newest.countries.get(&id))
    {
        Some(country) => country.name.in_language(visit.language).to_owned(),
        None if code == "all" => say!(visit, "review-everywhere"),
        None => say!(visit, "review-nowhere"),
    }
}

/// How a claim stands to the record, in words.
pub fn kind(visit: &Visit<'_>, kind: Comparison) -> String {
    match kind {
        Comparison::New => say!(visit, "review-new"),
        Comparison::Differs => say!(visit, "review-differs"),
        Comparison::Question => say!(visit, "review-question"),
    }
}

/// What was done just now.
pub fn notice(visit: &Visit<'_>, done: Option<Done>) -> impl IntoView + use<> {
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

/// The two ways to decide, in a form that accepts; whoever rejects says why, to a function of its own.
pub fn decision(visit: &Visit<'_>, reject: &str) -> impl IntoView + use<> {
    view! {
        <div class="review-decision">
            // The first button is the one that the Enter key of the field presses, so it is the one that the field is for.
            <div class="form-field">
                <label for="review-reason">{say!(visit, "review-reason")}</label>
                <input id="review-reason" name="reason" maxlength="500" />
            </div>
            <button class="review-reject" formaction=visit.function(reject)>
                {say!(visit, "review-reject")}
            </button>
            <button>{say!(visit, "review-accept")}</button>
        </div>
    }
}
