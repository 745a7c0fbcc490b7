//! The first account of a new tracker, made with the link that the operator was given.

use super::notices::{problem, whole_problem};
use crate::{
    accounts::{Field, Filled},
    components::FormField,
    page::Page,
    visit::Visit,
    words::say,
};
use leptos::prelude::*;

pub fn set_up(visit: &Visit<'_>, token: &str, form: &Filled) -> Page {
    let title = say!(visit, "set-up-title");
    let body = view! {
        <h1>{title.clone()}</h1>
        <p class="account-lede">{say!(visit, "set-up-lede")}</p>
        <form class="account-form" method="post" action=visit.function("set_up")>
            {whole_problem(visit, form)}
            <input type="hidden" name="token" value=token.to_owned() />
            <FormField
                id="account-name"
                name="name"
                label=say!(visit, "account-name")
                autocomplete="username"
                value=form.name.clone()
                hint=say!(visit, "account-name-hint")
                problem=problem(visit, form, Field::Name)
            />
            <FormField
                id="account-password"
                name="password"
                label=say!(visit, "account-password")
                kind="password"
                autocomplete="new-password"
                hint=say!(visit, "account-password-hint")
                problem=problem(visit, form, Field::Password)
            />
            <FormField
                id="account-repeated"
                name="repeated"
                label=say!(visit, "account-password-repeated")
                kind="password"
                autocomplete="new-password"
                problem=problem(visit, form, Field::Repeated)
            />
            <button>{say!(visit, "set-up-go")}</button>
        </form>
    };
    Page::new(title, say!(visit, "set-up-lede"), body)
}
