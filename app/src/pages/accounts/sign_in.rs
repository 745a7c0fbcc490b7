//! The way in.

use super::notices::{problem, whole_problem};
use crate::{
    accounts::{Field, Filled},
    components::FormField,
    page::Page,
    visit::Visit,
    words::say,
};
use leptos::prelude::*;

pub fn sign_in(visit: &Visit<'_>, next: Option<&str>, form: &Filled) -> Page {
    let title = say!(visit, "sign-in-title");
    let next = next.map(|next| view! { <input type="hidden" name="next" value=next.to_owned() /> });
    let body = view! {
        <h1>{title.clone()}</h1>
        <p class="account-lede">{say!(visit, "sign-in-lede")}</p>
        <form class="account-form" method="post" action=visit.function("sign_in")>
            {whole_problem(visit, form)}
            {next}
            <FormField
                id="account-name"
                name="name"
                label=say!(visit, "account-name")
                autocomplete="username"
                value=form.name.clone()
                problem=problem(visit, form, Field::Name)
            />
            <FormField
                id="account-password"
                name="password"
                label=say!(visit, "account-password")
                kind="password"
                autocomplete="current-password"
                problem=problem(visit, form, Field::Password)
            />
            <button>{say!(visit, "sign-in-go")}</button>
        </form>
    };
    Page::new(title, say!(visit, "sign-in-lede"), body)
}
