//! What changed between two days: who left and who came, which status changed, which dates were moved.

mod days;
mod figure;
mod request;
mod rows;
mod tables;

pub use rows::rows;

use crate::{
    address::Resource,
    components::{
        self, FilterProblems, InputFilter, Notes, PlaceFilters, Preset, Presets, SourceList, Toolbar,
    },
    page::{Detour, Page},
    query::Query,
    rendered::Rendered,
    visit::Visit,
    words::say,
};
use days::Days;
use domain::snapshot::{Comparison, OfficeDifference};
use jiff::{ToSpan, civil::Date};
use leptos::prelude::*;
use request::ComparisonRequest;
use std::collections::BTreeSet;

pub fn compare(visit: &Visit<'_>) -> Result<Page, Detour> {
    let request = ComparisonRequest::read(visit);
    let days = Days::of(visit, &request);
    let found = days
        .earlier
        .snapshot
        .compared_with(&days.later.snapshot, &request.filter);
    let notes = Notes::of_whole_sources();
    let title = say!(visit, "compare-title");
    let (changed, other): (Vec<_>, Vec<_>) = found.offices.iter().partition(|it| it.changed_hands());
    let [from, to] = days.names();
    let body = view! {
        <h1>{title.clone()}</h1>
        {controls(visit)}
        <div id="results" class="compare" aria-live="polite">
            <Toolbar visit data=None />
            {presets(visit)}
            <FilterProblems problems=request.problems.clone() />
            <p class="lede">{lead(visit, &changed, [from.clone(), to.clone()])}</p>
            {not_recorded(visit, &found)}
            {(changed.len() > 2).then(|| figure::figure(&days, &changed))}
            {tables::hands(&days, &notes, &changed)}
            {tables::statuses(&days, &notes, &other)}
            {tables::dates(&days, &found.moved)}
            <SourceList visit=&days.later notes=&notes />
        </div>
    };
    let description = say!(visit, "compare-description", from = from, to = to);
    Ok(Page::new(title, description, body))
}

/// What somebody would say on the telephone.
fn lead(visit: &Visit<'_>, changed: &[&OfficeDifference<'_>], [from, to]: [String; 2]) -> String {
    if changed.is_empty() {
        return say!(visit, "compare-lead-none", from = from, to = to);
    }
    let countries: BTreeSet<_> = changed.iter().map(|it| &it.country.id).collect();
    say!(
        visit,
        "compare-lead",
        from = from,
        to = to,
        offices = changed.len(),
        countries = countries.len()
    )
}

fn not_recorded(visit: &Visit<'_>, found: &Comparison<'_>) -> Option<impl IntoView + use<>> {
    let text =
        (found.not_recorded > 0).then(|| say!(visit, "compare-not-recorded", offices = found.not_recorded));
    text.map(|text| view! { <p class="quiet">{text}</p> })
}

/// The parameters that the controls show.
const NAMES: [&str; 5] = ["from", "to", "country", "region", "group"];

fn controls(visit: &Visit<'_>) -> Rendered {
    components::filters(visit, &NAMES, say!(visit, "compare-filter-label"), || {
        view! {
            <InputFilter visit name="from" label=say!(visit, "filter-from") kind="date" />
            <InputFilter visit name="to" label=say!(visit, "filter-to") kind="date" />
            <PlaceFilters visit />
        }
    })
}

/// Spans that are asked for often.
fn presets(visit: &Visit<'_>) -> impl IntoView + use<> {
    let day = visit.day();
    let new_year = |year| Date::new(year, 1, 1).unwrap_or(day);
    let days = |from: Date, to: Option<Date>| {
        let to = to.map(|to| to.to_string());
        Query::of("from", &from.to_string()).with("to", to.as_deref())
    };
    let last_year = (new_year(day.year() - 1), new_year(day.year()));
    let spans = [
        (
            say!(visit, "compare-last-days", days = 30),
            days(day.saturating_sub(30.days()), None),
        ),
        (say!(visit, "compare-this-year"), days(new_year(day.year()), None)),
        (
            say!(visit, "compare-last-year"),
            days(last_year.0, Some(last_year.1)),
        ),
        (
            say!(visit, "compare-ten-years"),
            days(day.saturating_sub(10.years()), None),
        ),
    ];
    let kept = visit.query.only(&["country", "region", "group"]);
    let asked = visit.query.only(&["from", "to"]).canonical();
    let presets = spans
        .into_iter()
        .map(|(name, span)| Preset {
            name,
            is_current: span.clone().canonical() == asked,
            href: visit.href_with(&Resource::COMPARISON, &kept.and(&span)),
        })
        .collect();
    view! { <Presets presets /> }
}
