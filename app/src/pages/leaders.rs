//! Everyone who leads a country or its government: one dense table, sorted by what changes first.

mod filters;
mod table;

use crate::{
    components::{FilterProblems, Notes, PageOf, Pager, SourceList},
    page::{Detour, Page},
    visit::Visit,
    words::say,
};
use domain::snapshot::LeaderTable;
use filters::Wanted;
use leptos::prelude::*;

/// How many rows stand on one page.
const ROWS: usize = 60;

pub fn leaders(visit: &Visit<'_>) -> Result<Page, Detour> {
    let title = say!(visit, "leaders-title");
    let notes = Notes::of_whole_sources();
    let wanted = Wanted::read(visit);
    let leaders = visit
        .snapshot
        .leaders(&wanted.filter, wanted.order, visit.language);
    let at = PageOf::of(leaders.len(), ROWS, wanted.page);
    let body = view! {
        <h1>{title.clone()}</h1>
        {filters::form(visit)}
        <div id="results" aria-live="polite">
            <FilterProblems problems=wanted.problems.clone() />
            <p class="leaders-count">{count(visit, &leaders)}</p>
            {table::table(visit, &notes, leaders.rows(at.rows()), wanted.order)}
            <Pager visit at />
            <SourceList visit notes=&notes />
        </div>
    };
    Ok(Page::new(title, say!(visit, "leaders-description"), body))
}

/// How many people lead how many countries; one king of fifteen realms is one leader.
fn count(visit: &Visit<'_>, leaders: &LeaderTable) -> String {
    if leaders.is_empty() {
        return say!(visit, "leaders-none");
    }
    let held = say!(
        visit,
        "leaders-count",
        leaders = leaders.people,
        countries = leaders.countries
    );
    let vacant = (leaders.vacant > 0).then(|| say!(visit, "leaders-count-vacant", offices = leaders.vacant));
    let not_recorded = (leaders.not_recorded > 0).then(|| {
        say!(
            visit,
            "leaders-count-not-recorded",
            offices = leaders.not_recorded
        )
    });
    let doubts = (leaders.doubts > 0).then(|| say!(visit, "leaders-count-doubt", doubts = leaders.doubts));
    let parts: Vec<_> = [Some(held), vacant, not_recorded, doubts]
        .into_iter()
        .flatten()
        .collect();
    parts.join(" · ")
}
