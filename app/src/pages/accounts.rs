//! Signing in, one's own account, and the accounts of all; each a form that works without scripts.

mod administration;
mod notices;
mod own;
mod refused;
mod security;
mod set_up;
mod sign_in;
mod tokens;

use crate::{accounts::AccountsPage, page::Page, visit::Visit};

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
        AccountsPage::Security(lines) => security::security(visit, lines),
        AccountsPage::SetUp { token, form } => set_up::set_up(visit, token, form),
        AccountsPage::SetUpIsOver => refused::set_up_is_over(visit),
        AccountsPage::NotSignedIn(unsent) => refused::not_signed_in(visit, unsent.as_ref()),
        AccountsPage::NotAllowed => refused::not_allowed(visit),
    };
    page.undated()
}
