//! The list of transitions: what may still change hands first, then what has, by year.

use crate::{
    address::Resource,
    components::{
        self, Choice, CountryLink, EventDate, FilterProblems, InputFilter, PersonLink, SelectFilter,
        StageSteps, Toolbar, countdown, group_label, read_filter,
    },
    links, naming,
    page::{Detour, Page},
    rendered::Rendered,
    table::Table,
    visit::Visit,
    words::say,
};
use domain::{
    Country,
    entity::{Group, Region},
    folding::Needle,
    snapshot::{Spell, TransitionView},
    stage::{EventState, Stage},
};
use leptos::{either::Either, prelude::*};

/// What the reader asks for. An empty list asks for all.
struct TransitionFilter {
    countries: Vec<String>,
    stages: Vec<Stage>,
    groups: Vec<Group>,
    regions: Vec<Region>,
    text: Needle,
    problems: Vec<String>,
}

impl TransitionFilter {
    fn read(visit: &Visit<'_>) -> Self {
        let mut problems = Vec::new();
        let country = |typed: &str| {
            let code = typed.to_lowercase();
            visit
                .snapshot
                .country(&code)
                .map(|country| country.id.to_string())
        };
        Self {
            countries: read_filter(visit, "country", country, &mut problems),
            stages: read_filter(visit, "status", Stage::from_word, &mut problems),
            groups: read_filter(visit, "group", Group::from_word, &mut problems),
            regions: read_filter(visit, "region", Region::from_word, &mut problems),
            text: Needle::of(visit.query.first("q").unwrap_or_default()),
            problems,
        }
    }

    fn takes(&self, visit: &Visit<'_>, country: &Country, view: &TransitionView<'_>) -> bool {
        (self.countries.is_empty() || self.countries.iter().any(|code| code == country.id.as_str()))
            && (self.stages.is_empty() || self.stages.contains(&view.stage))
            && (self.groups.is_empty() || self.groups.iter().any(|group| country.groups.contains(group)))
            && (self.regions.is_empty() || self.regions.contains(&country.region))
            && visit.snapshot.transition_matches(view, &self.text)
    }
}

/// A transition with the country of its office.
type Row<'v> = (&'v Country, TransitionView<'v>);

/// What is asked for, in the order of the screen: what may still change hands, and what has, newest first.
fn rows_of<'v>(visit: &'v Visit<'_>, asked: &TransitionFilter) -> (Vec<Row<'v>>, Vec<Row<'v>>) {
    let rows: Vec<_> = visit
        .snapshot
        .transition_views()
        .filter_map(|view| Some((visit.snapshot.country(view.office.country.as_str())?, view)))
        .filter(|(country, view)| asked.takes(visit, country, view))
        .collect();
    let (open, mut closed): (Vec<_>, Vec<_>) = rows.into_iter().partition(|(_, view)| view.stage.is_open());
    // The sort is stable, so the newest of a year stay first.
    closed.sort_by_key(|(_, view)| std::cmp::Reverse(year_of(view)));
    (open, closed)
}

/// The list as a table.
pub fn rows(visit: &Visit<'_>) -> Table {
    let (open, closed) = rows_of(visit, &TransitionFilter::read(visit));
    let head = vec![
        say!(visit, "leaders-column-country"),
        say!(visit, "column-office"),
        say!(visit, "transition-outgoing"),
        say!(visit, "transition-incoming"),
        say!(visit, "filter-stage"),
        say!(visit, "leaders-column-next"),
        say!(visit, "field-date"),
        say!(visit, "field-id"),
        say!(visit, "field-url"),
    ];
    let rows = open.iter().chain(&closed).map(|(country, view)| {
        let outgoing = view.outgoing.as_ref().map(|spell| spell.person);
        let outgoing = outgoing.map(|person| person.name.in_language(visit.language).to_owned());
        let next = view.next().map(|step| step.event);
        vec![
            country.name.in_language(visit.language).to_owned(),
            naming::text(visit, &view.office.title).to_owned(),
            outgoing.unwrap_or_else(|| say!(visit, "status-vacant")),
            naming::successor(visit, view).unwrap_or_default(),
            naming::stage(visit, view),
            next.map(|event| naming::event_name(visit, event))
                .unwrap_or_default(),
            next.map(|event| event.date.on.to_string()).unwrap_or_default(),
            view.transition.id.to_string(),
            visit.url(&Resource::transition(&view.transition.id)),
        ]
    });
    Table {
        head,
        rows: rows.collect(),
    }
}

pub fn transitions(visit: &Visit<'_>) -> Result<Page, Detour> {
    let asked = TransitionFilter::read(visit);
    let (open, closed) = rows_of(visit, &asked);
    let counts = say!(
        visit,
        "transitions-count",
        open = open.len(),
        closed = closed.len()
    );
    let years = closed
        .chunk_by(|(_, a), (_, b)| year_of(a) == year_of(b))
        .map(|rows| {
            let year = rows.first().and_then(|(_, view)| year_of(view)).map_or_else(
                || say!(visit, "transitions-no-year"),
                |year| say!(visit, "transitions-year", year = year.to_string()),
            );
            section(visit, year, rows)
        })
        .collect_view();
    let body = view! {
        <h1>{say!(visit, "transitions-title")}</h1>
        {controls(visit)}
        <div id="results" class="transitions" aria-live="polite">
            <Toolbar visit data=links::data(visit) />
            <FilterProblems problems=asked.problems />
            <p class="transitions-count">
                {counts} " · " <a href=visit.href(&Resource::COMPARISON)>{say!(visit, "compare-title")}</a>
            </p>
            {(!open.is_empty()).then(|| section(visit, say!(visit, "transitions-open"), &open))}
            {years}
        </div>
    };
    Ok(Page::new(
        say!(visit, "transitions-title"),
        say!(visit, "transitions-description"),
        body,
    ))
}

/// The year in which the office changed hands, or in which it turned out that it would not.
fn year_of(view: &TransitionView<'_>) -> Option<i16> {
    let start = view
        .incoming
        .as_ref()
        .and_then(|spell| spell.tenure.start.as_ref());
    let last = view.steps.last().map(|step| &step.event.date.on);
    view.transition
        .cancelled
        .as_ref()
        .or(start)
        .or(last)
        .and_then(|date| date.year())
}

/// The parameters that the controls show.
const NAMES: [&str; 5] = ["q", "country", "status", "group", "region"];

fn controls(visit: &Visit<'_>) -> Rendered {
    components::filters(visit, &NAMES, say!(visit, "transitions-filter-label"), || {
        let stages = Choice::words(visit.language, "stage", Stage::ALL.iter().map(|it| it.word()));
        let all = || say!(visit, "filter-all");
        view! {
            <InputFilter visit name="q" label=say!(visit, "transitions-filter-text") kind="search" />
            <SelectFilter
                visit
                name="country"
                label=say!(visit, "filter-country")
                any=all()
                choices=Choice::countries(visit)
            />
            <SelectFilter visit name="status" label=say!(visit, "filter-stage") any=all() choices=stages />
            <SelectFilter
                visit
                name="group"
                label=group_label(visit)
                any=all()
                choices=Choice::groups(visit)
            />
            <SelectFilter
                visit
                name="region"
                label=say!(visit, "filter-region")
                any=all()
                choices=Choice::regions(visit)
            />
        }
    })
}

fn section(
    visit: &Visit<'_>,
    title: String,
    rows: &[(&Country, TransitionView<'_>)],
) -> impl IntoView + use<> {
    let items = rows
        .iter()
        .map(|(country, view)| item(visit, country, view))
        .collect_view();
    view! {
        <section>
            <h2>{title}</h2>
            <ul class="transitions-list">{items}</ul>
        </section>
    }
}

fn item(visit: &Visit<'_>, country: &Country, view: &TransitionView<'_>) -> impl IntoView + use<> {
    let next = view.next().map(|step| {
        let distance = (step.state != EventState::Postponed).then(|| countdown(visit, &step.event.date.on));
        view! {
            <p class="transitions-next">
                <a href=visit
                    .href(&Resource::event(&step.event.id))>{naming::event_name(visit, step.event)}</a>
                " · "
                <EventDate visit event=step.event />
                " "
                <span class="countdown">{distance}</span>
            </p>
        }
    });
    let none_known = (next.is_none() && view.stage.is_open())
        .then(|| view! { <p class="transitions-next">{say!(visit, "transition-next-unknown")}</p> });
    view! {
        <li class="transitions-item" data-stage=view.stage.word()>
            <p class="transitions-office">
                <CountryLink visit country />
                " "
                <a href=visit
                    .href(
                        &Resource::transition(&view.transition.id),
                    )>{naming::text(visit, &view.office.title).to_owned()}</a>
            </p>
            <p class="transitions-people">
                {holder(visit, view.outgoing.as_ref(), say!(visit, "status-vacant"))} " → "
                {successor(visit, view)}
            </p>
            <StageSteps visit of=view />
            {next}
            {none_known}
        </li>
    }
}

fn successor(visit: &Visit<'_>, view: &TransitionView<'_>) -> impl IntoView + use<> {
    match &view.presumed {
        Some(presumed) => Either::Left(view! { <PersonLink visit person=presumed.person /> }),
        None => {
            let nobody = say!(visit, "transition-successor-unknown");
            Either::Right(holder(visit, view.incoming.as_ref(), nobody))
        }
    }
}

fn holder(visit: &Visit<'_>, spell: Option<&Spell<'_>>, nobody: String) -> impl IntoView + use<> {
    match spell {
        Some(spell) => Either::Left(view! { <PersonLink visit person=spell.person /> }),
        None => Either::Right(view! { <span class="quiet">{nobody}</span> }),
    }
}
