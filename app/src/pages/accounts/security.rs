//! What happened at the doors, for administrators.

use crate::{
    accounts::{SecurityKind, SecurityLine},
    address::Resource,
    page::Page,
    pages::changes::moment,
    visit::Visit,
    words::{colon, say, word},
};
use leptos::{either::Either, prelude::*};

pub fn security(visit: &Visit<'_>, lines: &[SecurityLine]) -> Page {
    let title = say!(visit, "security-title");
    let list = if lines.is_empty() {
        Either::Left(view! { <p class="quiet">{say!(visit, "security-nothing")}</p> })
    } else {
        Either::Right(table(visit, &title, lines))
    };
    let body = view! {
        <h1>{title.clone()}</h1>
        <p class="lede">{say!(visit, "security-lede")}</p>
        {list}
        <p>
            <a href=visit.plain_href(&Resource::ACCOUNTS)>{say!(visit, "accounts-title")}</a>
        </p>
    };
    Page::new(title.clone(), title, body)
}

fn table(visit: &Visit<'_>, title: &str, lines: &[SecurityLine]) -> impl IntoView + use<> {
    let rows = lines.iter().map(|line| row(visit, line)).collect_view();
    view! {
        <table class="security">
            <caption class="visually-hidden">{title.to_owned()}</caption>
            <thead>
                <tr>
                    <th scope="col">{say!(visit, "security-at")}</th>
                    <th scope="col">{say!(visit, "security-what")}</th>
                    <th scope="col">{say!(visit, "security-who")}</th>
                    <th scope="col">{say!(visit, "security-from")}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

fn row(visit: &Visit<'_>, line: &SecurityLine) -> impl IntoView + use<> {
    let what = word(visit.language, "security", line.kind.word());
    let subject = line.subject.clone().map(|subject| {
        view! {
            {colon(visit.language)}
            <bdi>{subject}</bdi>
        }
    });
    let who = match &line.account {
        Some(name) => Either::Left(view! { <bdi>{name.clone()}</bdi> }),
        None => Either::Right(say!(visit, "security-nobody")),
    };
    let is_grave = matches!(
        line.kind,
        SecurityKind::SignInFailed | SecurityKind::Throttled | SecurityKind::Refused
    );
    view! {
        <tr data-grave=is_grave.then_some("true")>
            <td>{moment(visit, line.at)}</td>
            <td>{what} {subject}</td>
            <td>{who}</td>
            <td>{line.network.clone()}</td>
        </tr>
    }
}
