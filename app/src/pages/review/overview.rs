//! What waits for a decision, country by country, and the last imports.

use super::{
    parts::{country_name, notice},
    run,
};
use crate::{
    address::Resource,
    page::Page,
    query::Query,
    review::{GroupLine, Overview},
    visit::Visit,
    words::say,
};
use leptos::{either::Either, prelude::*};

pub fn overview(visit: &Visit<'_>, overview: &Overview) -> Page {
    let title = say!(visit, "review-title");
    let waiting: u64 = overview
        .groups
        .iter()
        .map(|group| group.new + group.differs + group.questions)
        .sum();
    let groups = if overview.groups.is_empty() {
        Either::Left(view! { <p>{say!(visit, "review-nothing")}</p> })
    } else {
        Either::Right(table(visit, &overview.groups))
    };
    let runs = (!overview.runs.is_empty()).then(|| {
        let lines = overview.runs.iter().map(|it| run::line(visit, it)).collect_view();
        view! {
            <section aria-labelledby="runs-title">
                <h2 id="runs-title">{say!(visit, "review-runs")}</h2>
                <ul class="review-runs">{lines}</ul>
            </section>
        }
    });
    let others = Query::of("country", "all");
    let body = view! {
        <h1>{title.clone()}</h1>
        <p class="lede">{say!(visit, "review-lede", count = waiting)}</p>
        {notice(visit, overview.done)}
        {groups}
        <p>
            <a href=visit
                .href_with(
                    &Resource::REVIEW,
                    &others.with("status", Some("rejected")),
                )>{say!(visit, "review-see-rejected")}</a>
            " · "
            <a href=visit
                .href_with(
                    &Resource::REVIEW,
                    &others.with("status", Some("accepted")),
                )>{say!(visit, "review-see-accepted")}</a>
        </p>
        {runs}
    };
    Page::new(title.clone(), title, body)
}

fn table(visit: &Visit<'_>, groups: &[GroupLine]) -> impl IntoView + use<> {
    let count = |count: u64| {
        if count == 0 {
            String::from("–")
        } else {
            count.to_string()
        }
    };
    let rows = groups
        .iter()
        .map(|group| {
            let address = visit.href_with(&Resource::REVIEW, &Query::of("country", &group.country));
            view! {
                <tr>
                    <th scope="row">
                        <a href=address>{country_name(visit, &group.country)}</a>
                    </th>
                    <td>{group.source.clone()}</td>
                    <td class="number">{count(group.new)}</td>
                    <td class="number">{count(group.differs)}</td>
                    <td class="number">{count(group.questions)}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <div class="table-scroll" tabindex="0" role="group" aria-label=say!(visit, "review-title")>
            <table class="ledger review-groups">
                <caption class="visually-hidden">{say!(visit, "review-title")}</caption>
                <thead>
                    <tr>
                        <th scope="col">{say!(visit, "review-country")}</th>
                        <th scope="col">{say!(visit, "review-source")}</th>
                        <th scope="col" class="number">
                            {say!(visit, "review-new")}
                        </th>
                        <th scope="col" class="number">
                            {say!(visit, "review-differs")}
                        </th>
                        <th scope="col" class="number">
                            {say!(visit, "review-question")}
                        </th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}
