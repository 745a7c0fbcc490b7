//! One's own account: the password, and the sessions elsewhere.

use super::notices::{notice, problem, whole_problem};
use crate::{
    accounts::{Done, Field, Filled},
    address::Resource,
    components::FormField,
    page::Page,
    visit::Visit,
    words::say,
};
use leptos::prelude::*;

pub fn own(visit: &Visit<'_>, form: &Filled, done: Option<Done>) -> Page {
    let title = say!(visit, "account-title");
    let viewer = visit.viewer.clone();
    let administration = viewer.as_ref().filter(|viewer| viewer.can_administer).map(|_| {
        view! {
            <p>
                <a href=visit.plain_href(&Resource::ACCOUNTS)>{say!(visit, "accounts-title")}</a>
            </p>
        }
    });
    let role = viewer.as_ref().map(|viewer| viewer.role.spoken(visit.language));
    let body = view! {
        <h1>{title.clone()}</h1>
        {notice(visit, done)}
        <dl class="facts">
            <div>
                <dt>{say!(visit, "account-name")}</dt>
                <dd>{viewer.map(|viewer| viewer.name)}</dd>
            </div>
            <div>
                <dt>{say!(visit, "account-role")}</dt>
                <dd>{role}</dd>
            </div>
        </dl>
        {administration}
        <section>
            <h2>{say!(visit, "account-password-title")}</h2>
            {password_form(visit, form)}
        </section>
        <section>
            <h2>{say!(visit, "account-everywhere-title")}</h2>
            <p class="account-lede">{say!(visit, "account-everywhere-text")}</p>
            <form class="account-form" method="post" action=visit.function("sign_out_everywhere")>
                <button>{say!(visit, "account-everywhere-go")}</button>
            </form>
        </section>
        <section>
            <h2>{say!(visit, "token-title")}</h2>
            <p class="account-lede">{say!(visit, "token-lede")}</p>
            <p>
                <a href=visit.plain_href(&Resource::TOKENS)>{say!(visit, "token-manage")}</a>
            </p>
        </section>
    };
    Page::new(title.clone(), title, body)
}

fn password_form(visit: &Visit<'_>, form: &Filled) -> impl IntoView + use<> {
    let name = visit.viewer.as_ref().map(|viewer| viewer.name.clone());
    view! {
        <form class="account-form" method="post" action=visit.function("change_password")>
            {whole_problem(visit, form)}
            // So that a password manager knows whose password changes.
            <input type="hidden" name="username" value=name autocomplete="username" />
            <FormField
                id="account-current"
                name="current"
                label=say!(visit, "account-password-current")
                kind="password"
                autocomplete="current-password"
                problem=problem(visit, form, Field::CurrentPassword)
            />
            <FormField
                id="account-new"
                name="new"
                label=say!(visit, "account-password-new")
                kind="password"
                autocomplete="new-password"
                hint=say!(visit, "account-password-hint")
                problem=problem(visit, form, Field::NewPassword)
            />
            <FormField
                id="account-repeated"
                name="repeated"
                label=say!(visit, "account-password-repeated")
                kind="password"
                autocomplete="new-password"
                problem=problem(visit, form, Field::Repeated)
            />
            <button>{say!(visit, "account-password-go")}</button>
        </form>
    }
}
