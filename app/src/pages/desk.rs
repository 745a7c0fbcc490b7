//! The desk: what editors should see to, oldest and gravest first, each with the act that settles it.

mod coverage;
mod row;
mod rules;

use crate::{
    address::Resource,
    components::{Choice, Pager, SelectFilter},
    desk::{DeskDone, DeskPage, Mark, is_put_off},
    page::Page,
    query::Query,
    visit::Visit,
    words::say,
};
use domain::{
    id::CountryId,
    snapshot::{Task, TaskKind},
};
use leptos::{either::Either, prelude::*};
use std::collections::BTreeSet;

pub fn desk(visit: &Visit<'_>, page: &DeskPage) -> Page {
    if page.is_coverage {
        return coverage::coverage(visit);
    }
    let title = say!(visit, "desk-title");
    let all = all_tasks(visit);
    let mark = |task: &Task| visit.marks.get(&task.key());
    let is_put_off = |task: &Task| is_put_off(&visit.marks, task, visit.today);
    let open = all.iter().filter(|task| !is_put_off(task));
    let is_remark = |task: &&&Task| matches!(task.kind, TaskKind::Double | TaskKind::Warning);
    let (remarks, open): (Vec<&&Task>, Vec<&&Task>) = open.partition(is_remark);
    let put_off = all.len() - open.len() - remarks.len();
    let filter = &page.filter;
    let tasks: Vec<&Task> = all
        .iter()
        .copied()
        .filter(|task| is_put_off(task) == filter.put_off)
        .filter(|task| filter.kind.is_none_or(|kind| kind == task.kind))
        .filter(|task| filter.country.is_none() || filter.country == task.country)
        .collect();
    let at = page.at(tasks.len());
    let rows = at
        .slice(&tasks)
        .iter()
        .map(|task| row::row(visit, filter, task, mark(task).unwrap_or(&Mark::default())))
        .collect_view();
    let list = if tasks.is_empty() {
        Either::Left(view! { <p>{say!(visit, "desk-nothing")}</p> })
    } else {
        Either::Right(view! {
            <div class="table-scroll" tabindex="0" role="group" aria-label=title.clone()>
                <table class="ledger desk-tasks">
                    <caption class="visually-hidden">{title.clone()}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{say!(visit, "desk-what")}</th>
                            <th scope="col">{say!(visit, "desk-country")}</th>
                            <th scope="col">{say!(visit, "desk-since")}</th>
                            <th scope="col">{say!(visit, "desk-settle")}</th>
                            <th scope="col">{say!(visit, "desk-who")}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        })
    };
    let body = view! {
        <div class="desk">
            <h1>{title.clone()}</h1>
            <p class="lede">
                {say!(visit, "desk-lede", count = open.len())} " "
                {say!(visit, "desk-remarks", count = remarks.len())}
            </p>
            {notice(visit, page.done)}
            {proposals(visit, &page.proposals)}
            {filters(visit, page, &all)}
            {others(visit, page, put_off)}
            {coverage::link(visit)}
            {list}
            <Pager visit at />
            {rules::section(visit, page)}
        </div>
    };
    Page::new(title.clone(), title, body).undated()
}

/// Every task of today, the warnings about the data among them.
fn all_tasks<'v>(visit: &'v Visit<'_>) -> Vec<&'v Task> {
    let mut tasks: Vec<_> = visit
        .snapshot
        .tasks()
        .iter()
        .chain(visit.snapshot.warnings())
        .collect();
    tasks.sort_by_key(|task| task.kind);
    tasks
}

/// What waits in the review, country by country.
fn proposals(visit: &Visit<'_>, waiting: &[(String, u64)]) -> Option<impl IntoView + use<>> {
    let total: u64 = waiting.iter().map(|(_, count)| count).sum();
    let country = |code: &str| {
        let id = CountryId::parse(code).ok()?;
        let country = visit.newest.countries.get(&id)?;
        Some(country.name.in_language(visit.language).to_owned())
    };
    let links = waiting
        .iter()
        .map(|(code, count)| {
            let name = country(code).unwrap_or_else(|| say!(visit, "review-nowhere"));
            let href = visit.href_with(&Resource::REVIEW, &Query::of("country", code));
            view! {
                <li>
                    <a href=href>{name}</a>
                    " "
                    {count.to_string()}
                </li>
            }
        })
        .collect_view();
    (total > 0).then(|| {
        view! {
            <section class="desk-proposals" aria-labelledby="desk-proposals-title">
                <h2 id="desk-proposals-title">{say!(visit, "desk-proposals", count = total)}</h2>
                <ul class="desk-countries">{links}</ul>
            </section>
        }
    })
}

/// By country and by kind, of what there is.
fn filters(visit: &Visit<'_>, page: &DeskPage, tasks: &[&Task]) -> impl IntoView + use<> {
    let any = || say!(visit, "leaders-filter-any");
    let kinds: BTreeSet<TaskKind> = tasks.iter().map(|task| task.kind).collect();
    let kinds = Choice::words(visit.language, "task", kinds.iter().map(|kind| kind.word()));
    let countries: BTreeSet<&CountryId> = tasks.iter().filter_map(|task| task.country.as_ref()).collect();
    let mut countries: Vec<_> = countries
        .into_iter()
        .filter_map(|id| visit.snapshot.country(id.as_str()))
        .map(|country| Choice {
            value: country.id.to_string(),
            label: country.name.in_language(visit.language).to_owned(),
        })
        .collect();
    countries.sort_by(|one, other| one.label.cmp(&other.label));
    let put_off = page
        .filter
        .put_off
        .then(|| view! { <input type="hidden" name="put_off" value="yes" /> });
    view! {
        <form
            class="filters"
            method="get"
            action=visit.href(&Resource::DESK)
            role="search"
            aria-label=say!(visit, "desk-filter")
        >
            {put_off}
            <SelectFilter visit name="kind" label=say!(visit, "desk-kind") any=any() choices=kinds />
            <SelectFilter
                visit
                name="country"
                label=say!(visit, "desk-country")
                any=any()
                choices=countries
            />
            <p class="filters-actions">
                <button>{say!(visit, "filter-go")}</button>
                " "
                <a href=visit.href(&Resource::DESK)>{say!(visit, "filter-clear")}</a>
            </p>
        </form>
    }
}

/// The way to what is put off, and back.
fn others(visit: &Visit<'_>, page: &DeskPage, put_off: usize) -> Option<impl IntoView + use<>> {
    let (text, value) = if page.filter.put_off {
        (say!(visit, "desk-see-open"), None)
    } else {
        (say!(visit, "desk-see-put-off", count = put_off), Some("yes"))
    };
    let query = page.filter.query().with("put_off", value).with("page", None);
    (put_off > 0 || page.filter.put_off).then(|| {
        view! {
            <p>
                <a href=visit.href_with(&Resource::DESK, &query)>{text}</a>
            </p>
        }
    })
}

fn notice(visit: &Visit<'_>, done: Option<DeskDone>) -> impl IntoView + use<> {
    let text = done.map(|done| match done {
        DeskDone::RulesSet => say!(visit, "desk-done-rules"),
    });
    text.map(|text| {
        view! {
            <p class="account-done" role="status">
                {text}
            </p>
        }
    })
}
