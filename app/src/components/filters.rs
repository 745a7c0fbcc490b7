//! The plain controls above a list. The form works by itself; the island in it only saves the click.

mod choice;

pub use choice::{Choice, group_label, read_filter, read_page};

use super::HiddenFields;
use crate::{
    fragment::{Part, fragment},
    islands::LiveFilter,
    query::CLOCKS,
    rendered::{Rendered, rendered},
    visit::Visit,
    words::say,
};
use leptos::prelude::*;

/// A select with a first line that asks for all.
#[component]
pub fn SelectFilter<'c>(
    visit: &'c Visit<'c>,
    name: &'static str,
    label: String,
    any: String,
    choices: Vec<Choice>,
) -> impl IntoView + use<> {
    let chosen = visit.query.first(name).unwrap_or_default();
    let options = choices
        .into_iter()
        .map(|choice| {
            let is_chosen = choice.value == chosen;
            view! {
                <option value=choice.value selected=is_chosen>
                    {choice.label}
                </option>
            }
        })
        .collect_view();
    view! {
        <label class="filters-field">
            <span>{label}</span>
            <select name=name>
                <option value="">{any}</option>
                {options}
            </select>
        </label>
    }
}

/// A field for words or a day.
#[component]
pub fn InputFilter<'c>(
    visit: &'c Visit<'c>,
    name: &'static str,
    label: String,
    kind: &'static str,
) -> impl IntoView + use<> {
    let value = visit.query.first(name).map(str::to_owned);
    view! {
        <label class="filters-field">
            <span>{label}</span>
            <input type=kind name=name value=value maxlength=(kind == "search").then_some("100") />
        </label>
    }
}

/// Which countries: one, those of a region, those of a group.
#[component]
pub fn PlaceFilters<'c>(visit: &'c Visit<'c>) -> impl IntoView + use<> {
    let all = || say!(visit, "filter-all");
    view! {
        <SelectFilter
            visit
            name="country"
            label=say!(visit, "filter-country")
            any=all()
            choices=Choice::countries(visit)
        />
        <SelectFilter
            visit
            name="region"
            label=say!(visit, "filter-region")
            any=all()
            choices=Choice::regions(visit)
        />
        <SelectFilter visit name="group" label=group_label(visit) any=all() choices=Choice::groups(visit) />
    }
}

/// The form around the controls of a list, whose results stand in the element `results`. `names` are the parameters that the
/// controls show; where none of them is asked for, all who ask get the same form.
pub fn filters<Controls: IntoView>(
    visit: &Visit<'_>,
    names: &[&str],
    label: String,
    controls: impl FnOnce() -> Controls,
) -> Rendered {
    if visit.query.pairs().any(|(name, _)| names.contains(&name)) {
        return rendered(form(visit, label, controls()));
    }
    fragment(visit, (Part::Filters, &visit.resource.to_string()), || {
        form(visit, label, controls())
    })
}

fn form<Controls: IntoView>(
    visit: &Visit<'_>,
    label: String,
    controls: Controls,
) -> impl IntoView + use<Controls> {
    let action = visit.plain_href(&visit.resource);
    view! {
        <form class="filters" method="get" action=action.clone() role="search" aria-label=label>
            <HiddenFields query=visit.query.only(&CLOCKS) />
            {controls}
            <p class="filters-actions">
                <button>{say!(visit, "filter-go")}</button>
                " "
                <a href=visit.href(&visit.resource)>{say!(visit, "filter-clear")}</a>
                {live_filter(say!(visit, "filter-busy"))}
            </p>
        </form>
    }
}

/// Lets a form narrow the element `results` while somebody types; `busy` is said meanwhile.
pub fn live_filter(busy: String) -> impl IntoView + use<> {
    let note = rendered(view! { <span class="live-filter" data-results="results" data-busy=busy></span> });
    view! { <LiveFilter>{note}</LiveFilter> }
}

/// What of the filters could not be read.
#[component]
pub fn FilterProblems(problems: Vec<String>) -> impl IntoView {
    (!problems.is_empty()).then(|| {
        let items = problems
            .into_iter()
            .map(|problem| view! { <li>{problem}</li> })
            .collect_view();
        view! { <ul class="filter-problems">{items}</ul> }
    })
}
