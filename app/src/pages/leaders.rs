//! Everyone who leads a country or its government: one dense table, sorted by what changes first.

mod filters;
mod table;

use crate::{
    components::{FilterProblems, Notes, PageOf, Pager, SourceList},
    page::{Detour, Page},
    visit::Visit,
    words::say,
};
use domain::snapshot::Leader;
use filters::Wanted;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// How many rows stand on one page.
const ROWS: usize = 60;

pub fn leaders(visit: &Visit<'_>) -> Result<Page, Detour> {
    let title = say!(visit, "leaders-title");
    let notes = Notes::default();
    let wanted = Wanted::read(visit);
    let mut leaders = visit
        .snapshot
        .leaders(&wanted.filter, wanted.order, visit.language);
    leaders.retain(|leader| wanted.takes_status(leader));
    let at = PageOf::of(leaders.len(), ROWS, wanted.page);
    let body = view! {
        <h1>{title.clone()}</h1>
        {filters::form(visit)}
        <div id="results" aria-live="polite">
            <FilterProblems problems=wanted.problems.clone() />
            <p class="leaders-count">{count(visit, &leaders)}</p>
            {table::table(visit, &notes, at.slice(&leaders), wanted.order)}
            <Pager visit at />
            <SourceList visit notes=&notes />
        </div>
    };
    Ok(Page::new(title, say!(visit, "leaders-description"), body))
}

/// How many people lead how many countries; one king of fifteen realms is one leader.
fn count(visit: &Visit<'_>, leaders: &[Leader<'_>]) -> String {
    if leaders.is_empty() {
        return say!(visit, "leaders-none");
    }
    let people: BTreeSet<_> = leaders
        .iter()
        .filter_map(|leader| leader.spell.as_ref())
        .map(|spell| &spell.person.id)
        .collect();
    let countries: BTreeSet<_> = leaders.iter().map(|leader| &leader.country.id).collect();
    let vacancies = leaders.iter().filter(|leader| leader.spell.is_none()).count();
    let held = say!(
        visit,
        "leaders-count",
        leaders = people.len(),
        countries = countries.len()
    );
    if vacancies == 0 {
        return held;
    }
    say!(visit, "leaders-count-vacant", count = held, vacancies = vacancies)
}
