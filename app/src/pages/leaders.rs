//! Everyone who leads a country or its government: one dense table, sorted by what changes first.

mod filters;
mod table;

use crate::{
    address::Resource,
    components::{FilterProblems, Notes, PageOf, Pager, SourceList, Toolbar, status_words},
    links, naming,
    page::{Detour, Page},
    table::Table,
    visit::Visit,
    words::{say, word},
};
use domain::snapshot::{Leader, LeaderTable};
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
            <Toolbar visit data=links::data(visit) />
            <FilterProblems problems=wanted.problems.clone() />
            <p class="leaders-count">{count(visit, &leaders)}</p>
            {table::table(visit, &notes, leaders.rows(at.rows()), wanted.order)}
            <Pager visit at />
            <SourceList visit notes=&notes />
        </div>
    };
    Ok(Page::new(title, say!(visit, "leaders-description"), body))
}

/// The table as texts.
pub fn rows(visit: &Visit<'_>) -> Table {
    let wanted = Wanted::read(visit);
    let leaders = visit
        .snapshot
        .leaders(&wanted.filter, wanted.order, visit.language);
    let head = vec![
        say!(visit, "leaders-column-country"),
        say!(visit, "column-office"),
        say!(visit, "column-holder"),
        say!(visit, "column-since"),
        say!(visit, "column-status"),
        say!(visit, "leaders-column-next"),
        say!(visit, "field-date"),
        say!(visit, "column-checked"),
        say!(visit, "field-url"),
    ];
    Table {
        head,
        rows: leaders.iter().map(|leader| texts(visit, &leader)).collect(),
    }
}

fn texts(visit: &Visit<'_>, leader: &Leader<'_>) -> Vec<String> {
    let spell = leader.spell.as_ref();
    let since = spell.and_then(|spell| spell.tenure.start.as_ref());
    let status = match (spell, leader.absence) {
        (Some(spell), _) => status_words(visit, spell),
        (None, Some(absence)) => word(visit.language, "status", absence.word()),
        (None, None) => String::new(),
    };
    let provenance = spell.map_or(&leader.office.provenance, |spell| &spell.tenure.provenance);
    let text = |date: Option<String>| date.unwrap_or_default();
    vec![
        leader.country.name.in_language(visit.language).to_owned(),
        naming::text(visit, &leader.office.title).to_owned(),
        text(spell.map(|spell| spell.person.name.in_language(visit.language).to_owned())),
        text(since.map(ToString::to_string)),
        status,
        text(leader.next.map(|event| naming::event_name(visit, event))),
        text(leader.next.map(|event| event.date.on.to_string())),
        text(provenance.verified.map(|day| day.to_string())),
        visit.url(&Resource::office(&leader.office.id)),
    ]
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
