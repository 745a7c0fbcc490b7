//! An import: how far it is while it runs, and what it found.

use crate::{
    address::Resource,
    page::Page,
    pages::changes::moment,
    rendered::{Rendered, rendered},
    review::{Count, RunPhase, RunShown},
    visit::Visit,
    words::{listed, say},
};
use leptos::prelude::*;

pub fn run(visit: &Visit<'_>, run: &RunShown) -> Page {
    let title = say!(
        visit,
        "review-run-title",
        source = run.source.clone(),
        subject = run.subject.clone()
    );
    let counts = run
        .counts
        .iter()
        .map(|(what, count)| {
            view! {
                <div>
                    <dt>{label(visit, *what)}</dt>
                    <dd>{count.to_string()}</dd>
                </div>
            }
        })
        .collect_view();
    let gone = run
        .gone
        .iter()
        .map(|gone| view! { <li>{gone.clone()}</li> })
        .collect_view();
    let gone = (!run.gone.is_empty()).then(|| {
        view! {
            <section aria-labelledby="gone-title">
                <h2 id="gone-title">{say!(visit, "review-gone-title", count = run.gone.len())}</h2>
                <p class="quiet">{say!(visit, "review-gone-text")}</p>
                <ul>{gone}</ul>
            </section>
        }
    });
    let failed = (!run.failed.is_empty()).then(
        || view! { <p>{say!(visit, "review-failed", parts = listed(visit.language, &run.failed))}</p> },
    );
    let body = view! {
        <article class="review-run">
            <p class="quiet">
                <a href=visit.href(&Resource::REVIEW)>{say!(visit, "review-title")}</a>
            </p>
            <h1>{title.clone()}</h1>
            <p class="lede" role="status">
                {state(visit, run)}
            </p>
            {progress(visit, run)}
            <p class="quiet">{moment(visit, run.began)} " – " {moment(visit, run.seen)}</p>
            <dl class="review-counts">{counts}</dl>
            {failed}
            {reasons(visit, run)}
            {rejected(visit, run)}
            {gone}
        </article>
    };
    Page::new(title.clone(), title, body)
}

fn progress(visit: &Visit<'_>, run: &RunShown) -> impl IntoView + use<> {
    let is_running = run.phase == RunPhase::Running;
    run.total.filter(|_| is_running).map(|total| {
        view! {
            <progress
                class="review-progress"
                aria-label=say!(visit, "review-progress")
                max=total.to_string()
                value=run.position.min(total).to_string()
            ></progress>
        }
    })
}

fn state(visit: &Visit<'_>, run: &RunShown) -> String {
    match (run.phase, run.total) {
        (RunPhase::Running, Some(total)) => {
            say!(
                visit,
                "review-run-running-of",
                position = run.position,
                total = total
            )
        }
        (RunPhase::Running, None) => say!(visit, "review-run-running", position = run.position),
        (RunPhase::Stopped, _) => say!(visit, "review-run-stopped"),
        (RunPhase::Done, _) => say!(visit, "review-run-done"),
    }
}

fn label(visit: &Visit<'_>, count: Count) -> String {
    match count {
        Count::Same => say!(visit, "review-count-same"),
        Count::New => say!(visit, "review-count-new"),
        Count::Differs => say!(visit, "review-count-differs"),
        Count::Questions => say!(visit, "review-count-questions"),
        Count::Rejected => say!(visit, "review-count-rejected"),
        Count::Gone => say!(visit, "review-count-gone"),
        Count::Accepted => say!(visit, "review-count-accepted"),
    }
}

/// Why rows were left out: each reason with how often it was one, and some of the rows.
fn reasons(visit: &Visit<'_>, run: &RunShown) -> impl IntoView + use<> {
    let rows = run
        .reasons
        .iter()
        .map(|reason| {
            view! {
                <tr>
                    <td class="number">{reason.count.to_string()}</td>
                    <td>{reason.column.clone()}</td>
                    <td lang="en">{reason.words.clone()}</td>
                    <td>{listed(visit.language, &reason.examples)}</td>
                </tr>
            }
        })
        .collect_view();
    let count: u64 = run.reasons.iter().map(|reason| reason.count).sum();
    (count > 0).then(|| {
        let title = say!(visit, "review-rejected-title", count = count);
        let headings = [
            say!(visit, "review-row-count"),
            say!(visit, "review-row-column"),
            say!(visit, "review-row-reason"),
            say!(visit, "review-row-examples"),
        ];
        view! {
            <section aria-labelledby="reasons-title">
                <h2 id="reasons-title">{title.clone()}</h2>
                {ledger(title, headings, rows)}
            </section>
        }
    })
}

/// The rows that could not be read, each with its line, column and reason.
fn rejected(visit: &Visit<'_>, run: &RunShown) -> impl IntoView + use<> {
    let rows = run
        .rejected
        .iter()
        .map(|rejected| {
            view! {
                <tr>
                    <td class="number">{rejected.line.map(|line| line.to_string())}</td>
                    <td>{rejected.at.clone()}</td>
                    <td>{rejected.column.clone()}</td>
                    <td lang="en">{rejected.reason.clone()}</td>
                </tr>
            }
        })
        .collect_view();
    (!run.rejected.is_empty()).then(|| {
        let title = say!(visit, "review-rejected-first", count = run.rejected.len());
        let headings = [
            say!(visit, "review-row-line"),
            say!(visit, "review-row-at"),
            say!(visit, "review-row-column"),
            say!(visit, "review-row-reason"),
        ];
        view! {
            <details>
                <summary>{title.clone()}</summary>
                {ledger(title, headings, rows)}
            </details>
        }
    })
}

/// A table whose first column has numbers.
fn ledger<const N: usize>(title: String, headings: [String; N], rows: impl IntoView + 'static) -> Rendered {
    let headings = headings
        .into_iter()
        .enumerate()
        .map(|(place, heading)| {
            view! {
                <th scope="col" class=(place == 0).then_some("number")>
                    {heading}
                </th>
            }
        })
        .collect_view();
    let label = title.clone();
    rendered(view! {
        <div class="table-scroll" tabindex="0" role="group" aria-label=label>
            <table class="ledger">
                <caption class="visually-hidden">{title}</caption>
                <thead>
                    <tr>{headings}</tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    })
}

/// An import in the list of the last ones.
pub(super) fn line(visit: &Visit<'_>, run: &RunShown) -> impl IntoView + use<> {
    let address = visit.href(&Resource::import_run(run.id.to_string()));
    view! {
        <li>
            <a href=address>{run.source.clone()} ", " {run.subject.clone()}</a>
            <span class="quiet">{state(visit, run)} " · " {moment(visit, run.seen)}</span>
        </li>
    }
}
