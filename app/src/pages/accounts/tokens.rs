//! The tokens of one's programs: made, shown once, listed and revoked.

use super::notices::{notice, problem, whole_problem};
use crate::{
    accounts::{Done, Field, Filled, Scope, TOKEN_DAYS, TokenLine},
    address::Resource,
    components::FormField,
    page::Page,
    visit::Visit,
    words::say,
};
use domain::Edtf;
use jiff::civil::Date;
use leptos::{either::Either, prelude::*};

pub fn tokens(
    visit: &Visit<'_>,
    tokens: &[TokenLine],
    form: &Filled,
    made: Option<&str>,
    done: Option<Done>,
) -> Page {
    let title = say!(visit, "token-title");
    let made = made.map(|token| {
        view! {
            <div class="account-done" role="status">
                <p>{say!(visit, "token-made")}</p>
                <label for="token-made">{say!(visit, "token-made-label")}</label>
                <input
                    id="token-made"
                    class="token-made"
                    type="text"
                    value=token.to_owned()
                    readonly
                    autocomplete="off"
                    spellcheck="false"
                />
            </div>
        }
    });
    let list = if tokens.is_empty() {
        Either::Left(view! { <p>{say!(visit, "token-none")}</p> })
    } else {
        Either::Right(list(visit, &title, tokens))
    };
    let body = view! {
        <h1>{title.clone()}</h1>
        <p class="account-lede">{say!(visit, "token-lede")}</p>
        {notice(visit, done)}
        {made}
        {list}
        <p class="account-lede">{say!(visit, "token-rules")}</p>
        <p>
            <a href=visit.plain_href(&Resource::API_DOCS) hreflang="en">
                {say!(visit, "token-documentation")}
            </a>
        </p>
        <section>
            <h2>{say!(visit, "token-make-title")}</h2>
            {make_form(visit, form)}
        </section>
    };
    Page::new(title.clone(), title, body)
}

fn list(visit: &Visit<'_>, title: &str, tokens: &[TokenLine]) -> impl IntoView + use<> {
    let lines = tokens.iter().map(|token| line(visit, token)).collect_view();
    view! {
        <div class="table-scroll" tabindex="0" role="group" aria-label=title.to_owned()>
            <table class="accounts">
                <caption class="visually-hidden">{title.to_owned()}</caption>
                <thead>
                    <tr>
                        <th scope="col">{say!(visit, "token-name")}</th>
                        <th scope="col">{say!(visit, "token-scope")}</th>
                        <th scope="col">{say!(visit, "token-day-made")}</th>
                        <th scope="col">{say!(visit, "token-expires")}</th>
                        <th scope="col">{say!(visit, "token-used")}</th>
                    </tr>
                </thead>
                <tbody>{lines}</tbody>
            </table>
        </div>
    }
}

fn line(visit: &Visit<'_>, token: &TokenLine) -> impl IntoView + use<> {
    let revoke = say!(visit, "token-revoke");
    let label = format!("{revoke}: {}", token.name);
    let expired = token
        .is_expired
        .then(|| format!(" ({})", say!(visit, "token-expired")));
    let used = match token.used {
        Some(used) => Either::Left(day(visit, used)),
        None => Either::Right(say!(visit, "token-never-used")),
    };
    view! {
        <tr data-disabled=token.is_expired.then_some("true")>
            <th scope="row">{token.name.clone()}</th>
            <td>{token.scope.spoken(visit.language)}</td>
            <td>{day(visit, token.made)}</td>
            <td>{day(visit, token.expires)} {expired}</td>
            <td>
                <div class="accounts-state">
                    {used} <form method="post" action=visit.function("revoke_token")>
                        <input type="hidden" name="token" value=token.id.clone() />
                        <button aria-label=label>{revoke}</button>
                    </form>
                </div>
            </td>
        </tr>
    }
}

fn day(visit: &Visit<'_>, day: Date) -> impl IntoView + use<> {
    view! { <time datetime=day.to_string()>{Edtf::from_day(day).spoken(visit.language)}</time> }
}

fn make_form(visit: &Visit<'_>, form: &Filled) -> impl IntoView + use<> {
    let scopes = Scope::ALL
        .into_iter()
        .map(|scope| {
            view! {
                <option value=scope.word() selected=scope == form.scope.unwrap_or_default()>
                    {scope.spoken(visit.language)}
                </option>
            }
        })
        .collect_view();
    let days = TOKEN_DAYS
        .into_iter()
        .map(|days| {
            view! {
                <option value=days.to_string() selected=days == form.days.unwrap_or(TOKEN_DAYS[1])>
                    {say!(visit, "token-days-option", days = days.to_string())}
                </option>
            }
        })
        .collect_view();
    view! {
        <form class="account-form" method="post" action=visit.function("make_token")>
            {whole_problem(visit, form)}
            <FormField
                id="token-name"
                name="name"
                label=say!(visit, "token-name")
                autocomplete="off"
                value=form.name.clone()
                hint=say!(visit, "token-name-hint")
                problem=problem(visit, form, Field::Name)
            />
            <div class="form-field">
                <label for="token-scope">{say!(visit, "token-scope")}</label>
                <select id="token-scope" name="scope" aria-describedby="token-scope-hint">
                    {scopes}
                </select>
                <p class="form-field-hint" id="token-scope-hint">
                    {say!(visit, "token-scope-hint")}
                </p>
            </div>
            <div class="form-field">
                <label for="token-days">{say!(visit, "token-days")}</label>
                <select id="token-days" name="days">
                    {days}
                </select>
            </div>
            <button>{say!(visit, "token-make-go")}</button>
        </form>
    }
}
