//! The accounts of all, for administrators.

use super::notices::{notice, problem, whole_problem};
use crate::{
    accounts::{AccountLine, Done, Field, Filled, Role},
    components::FormField,
    page::Page,
    visit::Visit,
    words::say,
};
use domain::Edtf;
use leptos::{either::Either, prelude::*};

pub fn administration(
    visit: &Visit<'_>,
    accounts: &[AccountLine],
    form: &Filled,
    done: Option<Done>,
) -> Page {
    let title = say!(visit, "accounts-title");
    let lines = accounts.iter().map(|account| line(visit, account)).collect_view();
    let body = view! {
        <h1>{title.clone()}</h1>
        {notice(visit, done)}
        {whole_problem(visit, form)}
        <table class="accounts">
            <caption class="visually-hidden">{title.clone()}</caption>
            <thead>
                <tr>
                    <th scope="col">{say!(visit, "account-name")}</th>
                    <th scope="col">{say!(visit, "account-role")}</th>
                    <th scope="col">{say!(visit, "accounts-added")}</th>
                    <th scope="col">{say!(visit, "accounts-state")}</th>
                </tr>
            </thead>
            <tbody>{lines}</tbody>
        </table>
        <section>
            <h2>{say!(visit, "accounts-add-title")}</h2>
            {add_form(visit, form)}
        </section>
    };
    Page::new(title.clone(), title, body)
}

fn line(visit: &Visit<'_>, account: &AccountLine) -> impl IntoView + use<> {
    let (state, function, button) = if account.is_disabled {
        (
            say!(visit, "accounts-disabled"),
            "enable_account",
            say!(visit, "accounts-enable"),
        )
    } else {
        (
            say!(visit, "accounts-enabled"),
            "disable_account",
            say!(visit, "accounts-disable"),
        )
    };
    let change = if account.is_own {
        Either::Left(say!(visit, "accounts-own"))
    } else {
        let label = format!("{button}: {}", account.name);
        Either::Right(view! {
            <form method="post" action=visit.function(function)>
                <input type="hidden" name="account" value=account.id.clone() />
                <button aria-label=label>{button}</button>
            </form>
        })
    };
    view! {
        <tr data-disabled=account.is_disabled.then_some("true")>
            <th scope="row">{account.name.clone()}</th>
            <td>{account.role.spoken(visit.language)}</td>
            <td>
                <time datetime=account
                    .added
                    .to_string()>{Edtf::from_day(account.added).spoken(visit.language)}</time>
            </td>
            <td>
                <div class="accounts-state">{state} " " {change}</div>
            </td>
        </tr>
    }
}

fn add_form(visit: &Visit<'_>, form: &Filled) -> impl IntoView + use<> {
    let chosen = form.role.unwrap_or(Role::Editor);
    let roles = Role::ALL
        .into_iter()
        .map(|role| {
            view! {
                <option value=role.word() selected=role == chosen>
                    {role.spoken(visit.language)}
                </option>
            }
        })
        .collect_view();
    view! {
        <form class="account-form" method="post" action=visit.function("add_account")>
            <FormField
                id="account-name"
                name="name"
                label=say!(visit, "account-name")
                autocomplete="off"
                value=form.name.clone()
                hint=say!(visit, "account-name-hint")
                problem=problem(visit, form, Field::Name)
            />
            <div class="form-field">
                <label for="account-role">{say!(visit, "account-role")}</label>
                <select id="account-role" name="role">
                    {roles}
                </select>
            </div>
            <FormField
                id="account-password"
                name="password"
                label=say!(visit, "accounts-password")
                kind="password"
                autocomplete="new-password"
                hint=say!(visit, "accounts-password-hint")
                problem=problem(visit, form, Field::Password)
            />
            <button>{say!(visit, "accounts-add-go")}</button>
        </form>
    }
}
