//! What is recorded of each country, and what is missing, as a checklist.

use crate::{
    address::Resource,
    components::{CountryLink, EventDate, Moment},
    page::Page,
    query::Query,
    rendered::{Rendered, rendered},
    visit::Visit,
    words::say,
};
use domain::{Edtf, snapshot::Coverage};
use leptos::prelude::*;

pub fn coverage(visit: &Visit<'_>) -> Page {
    let title = say!(visit, "coverage-title");
    let found = visit.snapshot.coverage();
    let complete = found.iter().filter(|it| it.missing() == 0).count();
    let rows = found.iter().map(|it| row(visit, it)).collect_view();
    let heads = [
        say!(visit, "leaders-column-country"),
        say!(visit, "coverage-missing"),
        say!(visit, "coverage-holders"),
        say!(visit, "coverage-line"),
        say!(visit, "coverage-vote"),
        say!(visit, "coverage-rule"),
        say!(visit, "coverage-names"),
        say!(visit, "column-checked"),
    ]
    .map(|head| view! { <th scope="col">{head}</th> });
    let body = view! {
        <div class="desk">
            <h1>{title.clone()}</h1>
            <p class="lede">{say!(visit, "coverage-lede", complete = complete, countries = found.len())}</p>
            <p>
                <a href=visit.plain_href(&Resource::DESK)>{say!(visit, "coverage-back")}</a>
            </p>
            <div class="table-scroll" tabindex="0" role="group" aria-label=title.clone()>
                <table class="ledger">
                    <caption class="visually-hidden">{title.clone()}</caption>
                    <thead>
                        <tr>{heads}</tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </div>
    };
    Page::new(title.clone(), title, body).undated()
}

/// The way to the checklist, from the desk.
pub fn link(visit: &Visit<'_>) -> impl IntoView + use<> {
    let href = visit.href_with(&Resource::DESK, &Query::of("view", "coverage"));
    view! {
        <p>
            <a href=href>{say!(visit, "coverage-title")}</a>
        </p>
    }
}

fn row(visit: &Visit<'_>, it: &Coverage<'_>) -> impl IntoView + use<> {
    let holders = match (it.offices.is_empty(), it.without_holder) {
        (true, _) => missing(say!(visit, "coverage-no-office")),
        (false, 0) => there(visit),
        (false, count) => missing(say!(visit, "coverage-not-recorded", count = count)),
    };
    let day = |date: Option<jiff::civil::Date>| match date.map(Edtf::from_day) {
        Some(date) => rendered(view! { <Moment visit date=&date /> }),
        None => missing(say!(visit, "coverage-none")),
    };
    let vote = match it.next_vote {
        Some(event) => rendered(view! { <EventDate visit event /> }),
        None => missing(say!(visit, "coverage-none")),
    };
    let rule = match it.has_rule {
        true => there(visit),
        false => missing(say!(visit, "coverage-none")),
    };
    let names = match (it.without_ja, it.without_ko) {
        (0, 0) => there(visit),
        (ja, ko) => missing(say!(visit, "coverage-names-missing", ja = ja, ko = ko)),
    };
    view! {
        <tr>
            <th scope="row">
                <CountryLink visit country=it.country />
            </th>
            <td>{it.missing().to_string()}</td>
            <td>{holders}</td>
            <td>{day(it.line_since)}</td>
            <td>{vote}</td>
            <td>{rule}</td>
            <td>{names}</td>
            <td>{day(it.checked)}</td>
        </tr>
    }
}

fn there(visit: &Visit<'_>) -> Rendered {
    rendered(say!(visit, "coverage-there"))
}

/// What has to be looked for stands out by its weight too.
fn missing(text: String) -> Rendered {
    rendered(view! { <strong>{text}</strong> })
}
