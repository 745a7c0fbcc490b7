//! The proposals of one country: some are ticked, and accepted or rejected together.

use super::parts::{country_name, decision, kind, notice};
use crate::{
    address::Resource,
    components::Pager,
    page::Page,
    review::{Line, List, State},
    visit::Visit,
    words::{colon, say},
};
use leptos::{either::Either, prelude::*};

pub fn list(visit: &Visit<'_>, list: &List) -> Page {
    let name = country_name(visit, &list.country);
    let title = match list.state {
        State::Open => say!(visit, "review-list-title", country = name.clone()),
        State::Accepted => say!(visit, "review-list-accepted", country = name.clone()),
        State::Rejected => say!(visit, "review-list-rejected", country = name.clone()),
    };
    let rows = list
        .lines
        .iter()
        .map(|line| row(visit, line, list.state == State::Open))
        .collect_view();
    let rows = if list.lines.is_empty() {
        Either::Left(view! { <p>{say!(visit, "review-nothing")}</p> })
    } else {
        Either::Right(view! { <ul class="review-list">{rows}</ul> })
    };
    let is_open = list.state == State::Open && !list.lines.is_empty();
    let rows = if is_open {
        Either::Left(view! {
            <form class="review-form" method="post" action=visit.function("accept_proposals")>
                <input type="hidden" name="country" value=list.country.clone() />
                {rows}
                {decision(visit, "reject_proposals")}
            </form>
        })
    } else {
        Either::Right(rows)
    };
    let body = view! {
        <p class="quiet">
            <a href=visit.href(&Resource::REVIEW)>{say!(visit, "review-title")}</a>
        </p>
        <h1>{title.clone()}</h1>
        <p class="lede">{say!(visit, "review-count", count = list.total)}</p>
        {notice(visit, list.done)}
        {left(visit, &list.left)}
        {rows}
        <Pager visit at=list.at />
    };
    Page::new(title.clone(), title, body)
}

fn row(visit: &Visit<'_>, line: &Line, can_choose: bool) -> impl IntoView + use<> {
    let address = visit.href(&Resource::proposal(&line.id));
    let said = view! {
        <span class="review-line">
            <a href=address>{line.title.clone()}</a>
            <span class="quiet">
                {kind(visit, line.kind)} " · " {line.source.clone()} ", " {line.reference.clone()}
            </span>
            {line.reason.clone().map(|reason| view! { <span class="quiet">{reason}</span> })}
        </span>
    };
    if can_choose {
        let label = say!(visit, "review-choose", what = line.title.clone());
        Either::Left(view! {
            <li>
                <input type="checkbox" name="id[]" value=line.id.clone() checked=true aria-label=label />
                {said}
            </li>
        })
    } else {
        Either::Right(view! { <li>{said}</li> })
    }
}

/// What could not be accepted just now, and why.
fn left(visit: &Visit<'_>, left: &[(Line, String)]) -> impl IntoView + use<> {
    let count = left.len();
    let items = left
        .iter()
        .map(|(line, why)| {
            let address = visit.href(&Resource::proposal(&line.id));
            view! {
                <li>
                    <a href=address>{line.title.clone()}</a>
                    {colon(visit.language)}
                    <span lang="en">{why.clone()}</span>
                </li>
            }
        })
        .collect_view();
    (count > 0).then(|| {
        view! {
            <section class="edit-problems" role="alert">
                <h2>{say!(visit, "review-left", count = count)}</h2>
                <ul>{items}</ul>
            </section>
        }
    })
}
