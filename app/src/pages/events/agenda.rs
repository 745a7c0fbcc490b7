//! The list of events, grouped by month.

use super::{
    calendar,
    filter::{ANY, Direction, EventRequest, MONTH},
    rows::{AgendaRow, rows_of},
};
use crate::{
    address::Resource,
    components::{
        self, Choice, EventDate, FilterProblems, HiddenFields, InputFilter, Notes, PageOf, Pager,
        PlaceFilters, Preset, Presets, SelectFilter, Toolbar, countdown,
    },
    fragment::{Part, fragments},
    links, naming,
    page::{Detour, Page},
    query::Query,
    rendered::Rendered,
    sharing,
    table::Table,
    visit::Visit,
    words::{say, word},
};
use domain::{
    entity::{EventKind, Firmness},
    stage::EventState,
};
use jiff::{ToSpan, civil::Date};
use leptos::prelude::*;

const ROWS: usize = 100;

pub fn events(visit: &Visit<'_>) -> Result<Page, Detour> {
    let asked = EventRequest::read(visit);
    if asked.is_month {
        return Ok(month_page(visit, asked));
    }
    let rows = rows_of(visit, &asked.filter, asked.direction);
    let at = PageOf::of(rows.len(), ROWS, asked.page);
    let count = say!(visit, "events-count", count = rows.len());
    let groups = at
        .slice(&rows)
        .chunk_by(|a, b| a.place == b.place)
        .map(|rows| group(visit, rows))
        .collect_view();
    let body = view! {
        <h1>{say!(visit, "events-title")}</h1>
        {controls(visit)}
        <div id="results" class="events" aria-live="polite">
            <Toolbar visit data=Some(links::event_data(visit, &asked.filter)) />
            {presets(visit)}
            <FilterProblems problems=asked.problems />
            <p class="events-count">
                <strong>{heading(visit, asked.direction)}</strong>
                " · "
                {count}
                " · "
                {other_way(visit, asked.direction)}
            </p>
            {rows.is_empty().then(|| view! { <p>{say!(visit, "events-none")}</p> })}
            {groups}
            <Pager visit at />
        </div>
    };
    Ok(Page::new(
        say!(visit, "events-title"),
        say!(visit, "events-description"),
        body,
    ))
}

/// The same as a calendar of one month.
fn month_page(visit: &Visit<'_>, asked: EventRequest) -> Page {
    let month = calendar::month(visit, &asked);
    let body = view! {
        <h1>{say!(visit, "events-title")}</h1>
        {controls(visit)}
        <div id="results" class="events" aria-live="polite">
            <Toolbar visit data=Some(links::event_data(visit, &asked.filter)) />
            {presets(visit)}
            <FilterProblems problems=asked.problems />
            {month}
        </div>
    };
    Page::new(
        say!(visit, "events-title"),
        say!(visit, "events-description"),
        body,
    )
}

/// The list as a table.
pub fn rows(visit: &Visit<'_>) -> Table {
    let head = vec![
        say!(visit, "field-date"),
        say!(visit, "table-edtf"),
        say!(visit, "field-name"),
        say!(visit, "field-countries"),
        say!(visit, "field-kind"),
        say!(visit, "event-state"),
        say!(visit, "field-firmness"),
        say!(visit, "field-decides"),
        say!(visit, "field-id"),
        say!(visit, "field-url"),
    ];
    let asked = EventRequest::read(visit);
    let rows = rows_of(visit, &asked.filter, asked.direction)
        .into_iter()
        .map(|row| {
            let event = row.event;
            vec![
                sharing::date(visit, event),
                event.date.on.to_string(),
                naming::event_name(visit, event),
                naming::country_names(visit, event),
                sharing::kind(visit, event),
                word(visit.language, "state", row.state.word()),
                word(visit.language, "firmness", event.date.firmness.word()),
                naming::what_it_decides(visit, event).unwrap_or_default(),
                event.id.to_string(),
                visit.url(&Resource::event(&event.id)),
            ]
        });
    Table {
        head,
        rows: rows.collect(),
    }
}

/// Spans that are asked for often: their names, and the days that they go from and to.
fn spans(visit: &Visit<'_>) -> [(String, Query); 4] {
    let day = visit.day();
    let year = |month, last| Date::new(day.year(), month, last).unwrap_or(day);
    let until = |days: i32| {
        let last = day.saturating_add(days.days());
        Query::of("from", &day.to_string()).with("to", Some(&last.to_string()))
    };
    let this_year = Query::of("from", &year(1, 1).to_string()).with("to", Some(&year(12, 31).to_string()));
    [
        (say!(visit, "events-next-days", days = 30), until(30)),
        (say!(visit, "events-next-days", days = 90), until(90)),
        (say!(visit, "events-this-year"), this_year.clone()),
        (
            say!(visit, "events-held-this-year"),
            this_year
                .with("status", Some(EventState::Held.word()))
                .with("sort", Some("newest")),
        ),
    ]
}

/// The ways to those spans, with the other filters kept.
fn presets(visit: &Visit<'_>) -> impl IntoView + use<> {
    let kept = visit
        .query
        .only(&["country", "region", "group", "kind", "firmness", "q"]);
    let asked = visit
        .query
        .only(&["from", "to", "status", "sort", "view"])
        .canonical();
    let month = Query::of("view", MONTH);
    let presets = spans(visit)
        .into_iter()
        .chain([(say!(visit, "events-month"), month)])
        .map(|(name, span)| Preset {
            name,
            is_current: span.clone().canonical() == asked,
            href: visit.href_with(&Resource::EVENTS, &kept.and(&span)),
        })
        .collect();
    view! { <Presets presets /> }
}

/// The parameters that the controls show.
const NAMES: [&str; 11] = [
    "q", "country", "region", "group", "kind", "status", "firmness", "from", "to", "sort", "view",
];

fn controls(visit: &Visit<'_>) -> Rendered {
    components::filters(visit, &NAMES, say!(visit, "filter-label"), || {
        let language = visit.language;
        let states = [Choice {
            value: ANY.to_owned(),
            label: say!(visit, "filter-state-any"),
        }]
        .into_iter()
        .chain(Choice::words(
            language,
            "state",
            EventState::ALL.iter().map(|it| it.word()),
        ))
        .collect();
        let kinds = Choice::words(
            language,
            "event-kind",
            EventKind::ALL.iter().map(|kind| kind.word()),
        );
        let firmness = Choice::words(language, "firmness", Firmness::ALL.iter().map(|it| it.word()));
        let orders = vec![Choice {
            value: "newest".to_owned(),
            label: say!(visit, "filter-newest"),
        }];
        let all = || say!(visit, "filter-all");
        view! {
            <HiddenFields query=visit.query.only(&["view"]) />
            <InputFilter visit name="q" label=say!(visit, "filter-text") kind="search" />
            <PlaceFilters visit />
            <SelectFilter visit name="kind" label=say!(visit, "filter-kind") any=all() choices=kinds />
            <SelectFilter
                visit
                name="status"
                label=say!(visit, "filter-state")
                any=say!(visit, "filter-state-ordered")
                choices=states
            />
            <SelectFilter
                visit
                name="firmness"
                label=say!(visit, "filter-firmness")
                any=all()
                choices=firmness
            />
            <InputFilter visit name="from" label=say!(visit, "filter-from") kind="date" />
            <InputFilter visit name="to" label=say!(visit, "filter-to") kind="date" />
            <SelectFilter
                visit
                name="sort"
                label=say!(visit, "filter-sort")
                any=say!(visit, "filter-soonest")
                choices=orders
            />
        }
    })
}

fn heading(visit: &Visit<'_>, direction: Direction) -> String {
    match direction {
        Direction::Ahead => say!(visit, "events-ahead"),
        Direction::Past => say!(visit, "events-past"),
        Direction::Through => say!(visit, "events-through"),
        Direction::Backwards => say!(visit, "events-backwards"),
    }
}

/// The way to what the agenda does not show now.
fn other_way(visit: &Visit<'_>, direction: Direction) -> impl IntoView + use<> {
    let plain = visit
        .query
        .with("page", None)
        .with("status", None)
        .with("from", None)
        .with("to", None);
    let (query, words) = match direction {
        Direction::Ahead => (
            plain.with("sort", Some("newest")),
            say!(visit, "events-show-past"),
        ),
        _ => (plain.with("sort", None), say!(visit, "events-show-ahead")),
    };
    // The clocks are added by the address itself.
    let query = query.with("as_of", None).with("known_at", None);
    view! { <a href=visit.href_with(&Resource::EVENTS, &query)>{words}</a> }
}

fn group(visit: &Visit<'_>, rows: &[AgendaRow<'_>]) -> impl IntoView + use<> {
    let heading = rows.first().map(|row| row.place.heading(visit));
    let items = fragments(
        visit,
        &Notes::default(),
        rows,
        |row| (Part::EventRow, row.event.id.as_str()),
        |_, row| item(visit, row),
    );
    view! {
        <section class="events-group">
            <h2>{heading}</h2>
            <ol class="events-list">{items}</ol>
        </section>
    }
}

fn item(visit: &Visit<'_>, row: &AgendaRow<'_>) -> impl IntoView + use<> {
    let event = row.event;
    let round = event.round.map(|round| {
        let words = say!(visit, "event-round", round = round);
        view! {
            " · "
            <span class="events-round">{words}</span>
        }
    });
    let decides =
        naming::what_it_decides(visit, event).map(|clause| view! { <p class="events-decides">{clause}</p> });
    let distance = matches!(row.state, EventState::Upcoming | EventState::Ongoing)
        .then(|| view! { <span class="countdown">{countdown(visit, &event.date.on)}</span> });
    // What is upcoming shows by its countdown, and the date itself says what went otherwise.
    let state = matches!(row.state, EventState::Held | EventState::Ongoing).then(
        || view! { <span class="events-state">{word(visit.language, "state", row.state.word())}</span> },
    );
    view! {
        <li class="events-row" data-state=row.state.word()>
            <p class="events-date">
                <EventDate visit event />
            </p>
            <div>
                <p class="events-name">
                    <span class="flag" aria-hidden="true">
                        {naming::flags(visit, event)}
                    </span>
                    " "
                    <a href=visit.href(&Resource::event(&event.id))>{naming::event_name(visit, event)}</a>
                    {round}
                </p>
                {decides}
            </div>
            <p class="events-distance">{distance} " " {state}</p>
        </li>
    }
}
