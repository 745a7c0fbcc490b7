//! Every changeset, newest first.

use super::{
    filter::{ChangeFilter, kinds},
    reference,
    shown::{moment, shown},
};
use crate::{
    address::Resource,
    components::{
        self, Cite, FilterProblems, Notes, PageOf, Pager, PlaceFilters, SelectFilter, SourceList, Toolbar,
        read_page,
    },
    fragment::{Part, fragments},
    links, naming,
    page::{Detour, Page},
    rendered::Rendered,
    table::Table,
    visit::Visit,
    words::say,
};
use domain::{Changeset, changeset::Change, world::Commit};
use leptos::prelude::*;

/// How many changesets stand on one page.
const ROWS: usize = 50;
/// How many of the touched entities are named where the comment is left out.
const MOST_NAMED: usize = 3;

pub fn changes(visit: &Visit<'_>) -> Result<Page, Detour> {
    let title = say!(visit, "changes-title");
    let notes = Notes::default();
    let asked = ChangeFilter::read(visit);
    let commits = asked.commits(visit);
    let mut problems = asked.problems;
    let page = read_page(visit, &mut problems);
    let at = PageOf::of(commits.len(), ROWS, page);
    let rows = fragments(
        visit,
        &notes,
        at.slice(&commits)
            .iter()
            .map(|commit| (commit.seq.to_string(), commit)),
        |(seq, _)| (Part::Changeset, seq),
        |notes, (_, commit)| row(visit, notes, commit),
    );
    let past = visit
        .is_past()
        .then(|| view! { <p class="quiet">{say!(visit, "changes-past")}</p> });
    let label = say!(visit, "changes-title");
    let caption = label.clone();
    let body = view! {
        <h1>{title.clone()}</h1>
        <p class="lede">{say!(visit, "changes-lede", count = commits.len())}</p>
        {controls(visit)}
        <div id="results" aria-live="polite">
            <Toolbar visit data=links::data(visit) />
            <FilterProblems problems />
            {past}
            <div class="table-scroll" tabindex="0" role="group" aria-label=label>
                <table class="ledger changes">
                    <caption class="visually-hidden">{caption}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{say!(visit, "changes-number")}</th>
                            <th scope="col">{say!(visit, "changes-what")}</th>
                            <th scope="col">{say!(visit, "changes-who")}</th>
                            <th scope="col">{say!(visit, "changes-when")}</th>
                            <th scope="col">{say!(visit, "changes-records")}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <Pager visit at />
            <SourceList visit notes=&notes />
        </div>
    };
    Ok(Page::new(title, say!(visit, "changes-description"), body))
}

/// The list as a table.
pub fn rows(visit: &Visit<'_>) -> Table {
    let head = vec![
        say!(visit, "changes-number"),
        say!(visit, "changes-what"),
        say!(visit, "changes-who"),
        say!(visit, "changes-when"),
        say!(visit, "changes-records"),
        say!(visit, "field-url"),
    ];
    let asked = ChangeFilter::read(visit);
    let rows = asked.commits(visit).into_iter().map(|commit| {
        let changeset = &commit.changeset;
        let changes: Vec<_> = shown(visit, &changeset.changes).collect();
        vec![
            commit.seq.to_string(),
            what(visit, changeset, &changes),
            naming::author(visit, changeset),
            changeset.at.to_string(),
            changes.len().to_string(),
            visit.url(&Resource::change(commit.seq)),
        ]
    });
    Table {
        head,
        rows: rows.collect(),
    }
}

/// The parameters that the controls show.
const NAMES: [&str; 4] = ["country", "region", "group", "kind"];

fn controls(visit: &Visit<'_>) -> Rendered {
    components::filters(visit, &NAMES, say!(visit, "changes-filter-label"), || {
        let all = || say!(visit, "filter-all");
        view! {
            <PlaceFilters visit />
            <SelectFilter visit name="kind" label=say!(visit, "filter-kind") any=all() choices=kinds(visit) />
        }
    })
}

fn row(visit: &Visit<'_>, notes: &Notes, commit: &Commit) -> impl IntoView + use<> {
    let changeset = &commit.changeset;
    let changes: Vec<_> = shown(visit, &changeset.changes).collect();
    let sources = naming::sources(visit, changeset);
    let sources = (!visit.is_past()).then(|| view! { <Cite visit notes of=&sources /> });
    view! {
        <tr>
            <th scope="row">
                <a href=visit
                    .href(
                        &Resource::change(commit.seq),
                    )>{say!(visit, "changes-nth", number = commit.seq.to_string())}</a>
            </th>
            <td class="changes-what">
                <bdi>{what(visit, changeset, &changes)}</bdi>
                {sources}
            </td>
            <td>
                <bdi>{naming::author(visit, changeset)}</bdi>
            </td>
            <td class="changes-when">{moment(visit, changeset.at)}</td>
            <td>{changes.len()}</td>
        </tr>
    }
}

/// The comment; on a past day the names of what was touched, because a comment may tell of what came later.
pub fn what(visit: &Visit<'_>, changeset: &Changeset, changes: &[&Change]) -> String {
    if !visit.is_past() {
        return naming::comment(visit, changeset);
    }
    let names: Vec<_> = changes
        .iter()
        .take(MOST_NAMED)
        .map(|change| reference::name(visit, &change.reference(), None))
        .collect();
    let names = names.join(" · ");
    match changes.len().saturating_sub(MOST_NAMED) {
        0 => names,
        more => say!(visit, "changes-and-more", names = names, count = more),
    }
}
