//! Signing in, one's own account, and the accounts of all; each a form that works without scripts.

mod administration;
mod own;
mod refused;
mod set_up;
mod sign_in;
mod tokens;

use crate::{
    accounts::{AccountsPage, Done, Field, Filled},
    page::Page,
    visit::Visit,
    words::say,
};
use leptos::prelude::*;

/// The page that the server asks for.
pub fn accounts(visit: &Visit<'_>, page: &AccountsPage) -> Page {
    let page = match page {
        AccountsPage::SignIn { next, form } => sign_in::sign_in(visit, next.as_deref(), form),
        AccountsPage::Own { form, done } => own::own(visit, form, *done),
        AccountsPage::Tokens {
            tokens,
            form,
            made,
            done,
        } => tokens::tokens(visit, tokens, form, made.as_deref(), *done),
        AccountsPage::Administration { accounts, form, done } => {
            administration::administration(visit, accounts, form, *done)
        }
        AccountsPage::SetUp { token, form } => set_up::set_up(visit, token, form),
        AccountsPage::SetUpIsOver => refused::set_up_is_over(visit),
        AccountsPage::NotSignedIn(unsent) => refused::not_signed_in(visit, unsent.as_ref()),
        AccountsPage::NotAllowed => refused::not_allowed(visit),
    };
    page.undated()
}

/// The reason why a field was not accepted, in words.
fn problem(visit: &Visit<'_>, form: &Filled, field: Field) -> Option<String> {
    form.problem(field).map(|error| error.spoken(visit.language))
}

/// What was wrong with the form as a whole, above it and read out at once.
fn whole_problem(visit: &Visit<'_>, form: &Filled) -> impl IntoView + use<> {
    problem(visit, form, Field::Whole).map(|problem| {
        view! {
            <p class="account-problem" role="alert">
                {problem}
            </p>
        }
    })
}

/// What was done just now.
fn notice(visit: &Visit<'_>, done: Option<Done>) -> impl IntoView + use<> {
    let text = done.map(|done| match done {
        Done::PasswordChanged => say!(visit, "account-done-password"),
        Done::Added => say!(visit, "account-done-added"),
        Done::Disabled => say!(visit, "account-done-disabled"),
        Done::Enabled => say!(visit, "account-done-enabled"),
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
