//! The accounts of all, for administrators.

use super::notices::{notice, problem, whole_problem};
use crate::{
    accounts::{AccountLine, Done, Field, Filled, Role},
    address::Resource,
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
        <p>
            <a href=visit.plain_href(&Resource::SECURITY)>{say!(visit, "security-title")}</a>
        </p>
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
            {changes(visit, account)}
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

/// What else can be changed of somebody else's account, folded away.
fn changes(visit: &Visit<'_>, account: &AccountLine) -> impl IntoView + use<> {
    let summary = format!("{}: {}", say!(visit, "accounts-change"), account.name);
    let (role, password) = (
        format!("account-role-{}", account.id),
        format!("account-password-{}", account.id),
    );
    view! {
        <details class="accounts-changes">
            <summary aria-label=summary>{say!(visit, "accounts-change")}</summary>
            <form method="post" action=visit.function("change_role")>
                <input type="hidden" name="account" value=account.id.clone() />
                <label for=role.clone()>{say!(visit, "account-role")}</label>
                <select id=role name="role">
                    {roles(visit, account.role)}
                </select>
                <button>{say!(visit, "accounts-role-go")}</button>
            </form>
            <form method="post" action=visit.function("reset_password")>
                <input type="hidden" name="account" value=account.id.clone() />
                <FormField
                    id=password
                    name="password"
                    label=say!(visit, "accounts-new-password")
                    kind="password"
                    autocomplete="new-password"
                    hint=say!(visit, "accounts-reset-hint")
                    problem=None
                />
                <button>{say!(visit, "accounts-reset-go")}</button>
            </form>
        </details>
    }
}

/// The roles to choose from.
fn roles(visit: &Visit<'_>, chosen: Role) -> impl IntoView + use<> {
    Role::ALL
        .into_iter()
        .map(|role| {
            view! {
                <option value=role.word() selected=role == chosen>
                    {role.spoken(visit.language)}
                </option>
            }
        })
        .collect_view()
}

fn add_form(visit: &Visit<'_>, form: &Filled) -> impl IntoView + use<> {
    let chosen = form.role.unwrap_or(Role::Editor);
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
                    {roles(visit, chosen)}
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
