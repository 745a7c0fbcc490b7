//! What the pages of accounts say of a form: what was wrong with it, and what was done.

use crate::{
    accounts::{Done, Field, Filled},
    visit::Visit,
    words::say,
};
use leptos::prelude::*;

/// The reason why a field was not accepted, in words.
pub fn problem(visit: &Visit<'_>, form: &Filled, field: Field) -> Option<String> {
    form.problem(field).map(|error| error.spoken(visit.language))
}

/// What was wrong with the form as a whole, above it and read out at once.
pub fn whole_problem(visit: &Visit<'_>, form: &Filled) -> impl IntoView + use<> {
    problem(visit, form, Field::Whole).map(|problem| {
        view! {
            <p class="account-problem" role="alert">
                {problem}
            </p>
        }
    })
}

/// What was done just now.
pub fn notice(visit: &Visit<'_>, done: Option<Done>) -> impl IntoView + use<> {
    let text = done.map(|done| match done {
        Done::PasswordChanged => say!(visit, "account-done-password"),
        Done::Added => say!(visit, "account-done-added"),
        Done::Disabled => say!(visit, "account-done-disabled"),
        Done::Enabled => say!(visit, "account-done-enabled"),
        Done::RoleChanged => say!(visit, "account-done-role"),
        Done::PasswordReset => say!(visit, "account-done-reset"),
        Done::TokenRevoked => say!(visit, "token-done-revoked"),
    });
    text.map(|text| {
        view! {
            <p class="account-done" role="status">
                {text}
            </p>
        }
    })
}
