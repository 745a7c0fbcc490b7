//! A briefing on several countries for two sheets of paper: who leads, since when, what is in doubt, what comes.

use super::countries::{SeveralCountries, controls, offered};
use crate::{
    address::Resource,
    components::{Cite, EventDate, FilterProblems, Notes, SourceList, countdown},
    naming,
    page::{Detour, Page},
    pages::relations::{exposure_section, leaders_section},
    rendered::{Rendered, rendered},
    visit::Visit,
    words::say,
};
use domain::{
    Edtf, Event,
    snapshot::{EventFilter, Relation},
    stage::EventState,
};
use jiff::ToSpan;
use leptos::prelude::*;

/// How far ahead a briefing looks.
const MONTHS: i32 = 12;
/// How many events it has room for.
const MOST_EVENTS: usize = 16;

pub fn brief(visit: &Visit<'_>) -> Result<Page, Detour> {
    let asked = SeveralCountries::read(visit);
    let form = controls(visit, say!(visit, "brief-form"), || ());
    let relation = visit.snapshot.relation(&asked.ids);
    let title = match &relation {
        Some(_) => say!(visit, "brief-title-of", countries = asked.name.clone()),
        None => say!(visit, "brief-title"),
    };
    let content = match &relation {
        Some(relation) => sheet(visit, relation),
        None => rendered(offered(visit)),
    };
    let body = view! {
        <article class="brief">
            <h1>{title.clone()}</h1>
            {form}
            <div id="results" aria-live="polite">
                <FilterProblems problems=asked.problems />
                {content}
            </div>
        </article>
    };
    Ok(Page::new(title, say!(visit, "brief-description"), body))
}

fn sheet(visit: &Visit<'_>, relation: &Relation<'_>) -> Rendered {
    let notes = Notes::default();
    let day = Edtf::from_day(visit.day()).spoken(visit.language);
    let address = format!("{}{}", visit.site.public_url, visit.here_pinned());
    rendered(view! {
        <p class="brief-stamp">
            {say!(visit, "brief-stamp", date = day)} " · " <a href=address.clone()>{address.clone()}</a>
            " · " <button type="button" data-tool="print">
                {say!(visit, "toolbar-print")}
            </button>
        </p>
        {leaders_section(visit, &notes, relation)}
        {exposure_section(visit, &notes, relation)}
        {coming(visit, &notes, relation)}
        <SourceList visit notes=&notes />
    })
}

/// The votes and hand-overs of the next months, in the order of their dates.
fn coming(visit: &Visit<'_>, notes: &Notes, relation: &Relation<'_>) -> impl IntoView + use<> {
    let filter = EventFilter {
        countries: relation.countries.iter().map(|it| it.id.to_string()).collect(),
        from: Some(visit.day()),
        to: Some(visit.day().saturating_add(MONTHS.months())),
        ..EventFilter::default()
    };
    let agenda = visit.snapshot.agenda(&filter);
    // What may fall on any day of some year is no date to plan with.
    let is_dated = |event: &Event| event.date.on.month().is_some();
    let events: Vec<_> = agenda
        .into_iter()
        .filter(|(event, state)| state.is_ahead() && *state != EventState::Postponed && is_dated(event))
        .map(|(event, _)| event)
        .collect();
    let left_out = events.len().saturating_sub(MOST_EVENTS);
    let left_out = (left_out > 0).then(|| {
        let text = say!(visit, "brief-more", count = left_out);
        view! { <p class="quiet">{text}</p> }
    });
    let items = events
        .iter()
        .take(MOST_EVENTS)
        .map(|event| item(visit, notes, event))
        .collect_view();
    let content = match events.is_empty() {
        true => rendered(view! { <p>{say!(visit, "brief-nothing")}</p> }),
        false => rendered(view! { <ol class="events-list">{items}</ol> }),
    };
    view! {
        <section aria-labelledby="coming-title">
            <h2 id="coming-title">{say!(visit, "brief-coming")}</h2>
            {content}
            {left_out}
        </section>
    }
}

fn item(visit: &Visit<'_>, notes: &Notes, event: &Event) -> impl IntoView + use<> {
    let decides =
        naming::what_it_decides(visit, event).map(|clause| view! { <p class="events-decides">{clause}</p> });
    view! {
        <li class="events-row">
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
                    <Cite visit notes of=&event.provenance />
                </p>
                {decides}
            </div>
            <p class="events-distance countdown">{countdown(visit, &event.date.on)}</p>
        </li>
    }
}
