//! The page of one event.

use super::{dates, head, outcome, people, since, structured};
use crate::{
    address::{Document, Resource},
    calendar_entry::CalendarEntry,
    components::{Cite, EventDate, Freshness, History, Notes, ShareBar, SourceList, Stepper, Toolbar},
    fragment::{Part, cited_fragment},
    links, naming,
    page::{Detour, HeadExtras, Page},
    pages::{
        editing,
        structured::{breadcrumbs, way_to_country},
    },
    sharing,
    visit::Visit,
    words::say,
};
use domain::{EntityRef, Event};
use leptos::prelude::*;

pub fn event(visit: &Visit<'_>) -> Result<Page, Detour> {
    let id = visit.param("id");
    let Some(event) = visit.snapshot.event(id) else {
        let lower = id.to_lowercase();
        let is_known = lower != id && visit.snapshot.event(&lower).is_some();
        return Err(if is_known {
            Detour::Moved(visit.href(&visit.resource.lower_case()))
        } else {
            Detour::NotFound
        });
    };
    let notes = Notes::default();
    let name = naming::event_name(visit, event);
    let entry = CalendarEntry::of(&visit.snapshot, event);
    let no_calendar = entry
        .is_nowhere()
        .then(|| sharing::calendar_note(visit, event, entry));
    let has_calendar = no_calendar.is_none();
    let body = view! {
        <article class="event">
            {head::head(visit, event)} {editing::links(visit, || vec![EntityRef::Event(event.id.clone())])}
            {since::since(visit, event)}
            {cited_fragment(visit, &notes, (Part::Event, id), |notes| facts(visit, notes, event))}
            <SourceList visit notes=&notes /> <History visit reference=EntityRef::Event(event.id.clone()) />
            <ShareBar visit title=name.clone() sentence=sharing::sentence(visit, event) no_calendar />
            <Toolbar visit data=links::data(visit) />
        </article>
    };
    let summary = say!(
        visit,
        "event-description",
        name = name.clone(),
        date = event.date.on.spoken(visit.language),
        decides = naming::decision(visit, event).unwrap_or_default()
    );
    let summary = summary.trim().to_owned();
    let way = match &*event.countries {
        [country] => way_to_country(visit, country),
        _ => vec![(Resource::EVENTS, say!(visit, "nav-events"))],
    };
    let format = |document| visit.url(&visit.resource.document(document));
    let extras = HeadExtras {
        data: vec![
            structured::structured(visit, event, &summary),
            breadcrumbs(
                visit,
                &[way, vec![(visit.resource.clone(), name.clone())]].concat(),
            ),
        ],
        formats: has_calendar
            .then(|| ("text/calendar", format(Document::Calendar)))
            .into_iter()
            .chain([("application/json", format(Document::Data))])
            .collect(),
    };
    Ok(Page::new(name, summary, body).with_extras(extras))
}

/// What is known of an event.
fn facts(visit: &Visit<'_>, notes: &Notes, event: &Event) -> impl IntoView + use<> {
    let description = event.description.as_ref().map(|text| {
        view! { <p class="prose">{naming::text(visit, text).to_owned()}</p> }
    });
    view! {
        {head::facts(visit, notes, event)}
        <p class="event-word">
            <Cite visit notes of=&event.provenance />
            " "
            <Freshness visit provenance=&event.provenance />
        </p>
        {description}
        {outcome::outcome(visit, event)}
        {chains(visit, event)}
        {rounds(visit, event)}
        {people::participants(visit, event)}
        {people::candidates(visit, event)}
        {dates::moves(visit, event)}
    }
}

/// The transitions that the event is a step of, each with all its steps.
fn chains(visit: &Visit<'_>, event: &Event) -> impl IntoView + use<> {
    event
        .transitions
        .iter()
        .enumerate()
        .filter_map(|(place, id)| {
            let transition = visit.snapshot.transition(id.as_str())?;
            let view = visit.snapshot.transition_view(transition)?;
            let next = view.next().map(|step| step.event.id.clone());
            let title_id = format!("chain-{}", place + 1);
            let heading_id = title_id.clone();
            let name = naming::transition_name(visit, &view);
            let label = say!(visit, "stepper-label", name = name.clone());
            Some(view! {
                <section aria-labelledby=title_id>
                    <h2 id=heading_id>
                        <a href=visit.href(&Resource::transition(&transition.id))>{name}</a>
                    </h2>
                    <Stepper
                        visit
                        steps=&view.steps
                        next=next.as_ref()
                        marked=Some(&event.id)
                        notes=None
                        label
                    />
                </section>
            })
        })
        .collect_view()
}

/// The rounds of the election that this is, or is a round of.
fn rounds(visit: &Visit<'_>, event: &Event) -> impl IntoView + use<> {
    let whole = event.round_of.as_ref().unwrap_or(&event.id);
    let later = visit.snapshot.rounds_of(whole);
    // Where the first round stands for the election, the others name it.
    let first = visit
        .snapshot
        .event(whole.as_str())
        .filter(|whole| whole.round.is_some());
    let rounds: Vec<_> = first.into_iter().chain(later).collect();
    let items = rounds
        .iter()
        .map(|round| {
            let number = round
                .round
                .map(|number| say!(visit, "event-round", round = number));
            let name = number.unwrap_or_else(|| naming::event_name(visit, round));
            let current = (round.id == event.id).then_some("true");
            view! {
                <li>
                    <a href=visit.href(&Resource::event(&round.id)) aria-current=current>
                        {name}
                    </a>
                    " · "
                    <EventDate visit event=*round />
                </li>
            }
        })
        .collect_view();
    rounds.iter().any(|round| round.id != event.id).then(|| {
        view! {
            <section aria-labelledby="rounds-title">
                <h2 id="rounds-title">{say!(visit, "event-rounds-title")}</h2>
                <ul class="event-list">{items}</ul>
            </section>
        }
    })
}
