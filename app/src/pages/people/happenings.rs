//! The events that a person took or will take part in, and the changes of holder they were part of.

use crate::{
    address::Resource,
    components::{Cite, EventDate, Notes, countdown},
    naming,
    query::Query,
    visit::Visit,
    words::say,
};
use domain::{
    Event, Person,
    snapshot::{Spell, TransitionView},
};
use leptos::prelude::*;

/// How many past events are listed; the others are on the page of events.
const MOST_PAST: usize = 10;

pub fn events(
    visit: &Visit<'_>,
    notes: &Notes,
    person: &Person,
    spells: &[Spell<'_>],
) -> Option<impl IntoView + use<>> {
    let all: Vec<_> = visit.snapshot.events_of_person(&person.id).collect();
    let (ahead, past): (Vec<&Event>, Vec<&Event>) = all
        .into_iter()
        .partition(|event| visit.snapshot.state_of(event).is_ahead());
    if ahead.is_empty() && past.is_empty() {
        return None;
    }
    let has_more = past.len() > MOST_PAST;
    let ahead: Vec<_> = ahead
        .into_iter()
        .map(|event| line(visit, notes, event, true))
        .collect();
    let past: Vec<_> = past
        .into_iter()
        .rev()
        .take(MOST_PAST)
        .map(|event| line(visit, notes, event, false))
        .collect();
    let more = spells.first().filter(|_| has_more).map(|spell| {
        let country = Query::default().with("country", Some(spell.office.country.as_str()));
        view! {
            <p>
                <a href=visit.href_with(&Resource::EVENTS, &country)>{say!(visit, "person-events-more")}</a>
            </p>
        }
    });
    Some(view! {
        <section aria-labelledby="events-title">
            <h2 id="events-title">{say!(visit, "person-events")}</h2>
            {(!ahead.is_empty())
                .then(|| {
                    view! {
                        <h3>{say!(visit, "person-events-ahead")}</h3>
                        <ul class="person-events">{ahead}</ul>
                    }
                })}
            {(!past.is_empty())
                .then(|| {
                    view! {
                        <h3>{say!(visit, "person-events-past")}</h3>
                        <ul class="person-events">{past}</ul>
                    }
                })}
            {more}
        </section>
    })
}

fn line(visit: &Visit<'_>, notes: &Notes, event: &Event, is_ahead: bool) -> impl IntoView + use<> {
    let place = event
        .place
        .as_ref()
        .map(|place| format!(" · {}", place.in_language(visit.language)));
    let away = is_ahead.then(|| format!(" · {}", countdown(visit, &event.date.on)));
    view! {
        <li>
            <EventDate visit event />
            " "
            <a href=visit.href(&Resource::event(&event.id))>{naming::event_name(visit, event)}</a>
            {place}
            {away}
            <Cite visit notes of=&event.provenance />
        </li>
    }
}

/// The changes of holder in which the person left an office or came into one, newest first.
pub fn transitions(
    visit: &Visit<'_>,
    person: &Person,
    spells: &[Spell<'_>],
) -> Option<impl IntoView + use<>> {
    let mut offices: Vec<_> = spells.iter().map(|spell| &spell.office.id).collect();
    offices.dedup();
    let mut views: Vec<_> = offices
        .into_iter()
        .flat_map(|office| visit.snapshot.transitions_of(office))
        .filter_map(|transition| visit.snapshot.transition_view(transition))
        .filter(|view| is_of(&view.outgoing, person) || is_of(&view.incoming, person))
        .collect();
    views.sort_by(|a, b| a.transition.id.cmp(&b.transition.id));
    views.dedup_by(|a, b| a.transition.id == b.transition.id);
    views.sort_by_key(|view| {
        let last = view.steps.last().map(|step| step.event.date.on.clone());
        std::cmp::Reverse((view.stage.is_open(), last))
    });
    let items: Vec<_> = views
        .iter()
        .map(|view| transition_line(visit, person, view))
        .collect();
    (!items.is_empty()).then(|| {
        view! {
            <section aria-labelledby="transitions-title">
                <h2 id="transitions-title">{say!(visit, "person-transitions")}</h2>
                <ul class="person-transitions">{items}</ul>
            </section>
        }
    })
}

fn is_of(spell: &Option<Spell<'_>>, person: &Person) -> bool {
    spell.as_ref().is_some_and(|spell| spell.person.id == person.id)
}

fn transition_line(visit: &Visit<'_>, person: &Person, view: &TransitionView<'_>) -> impl IntoView + use<> {
    let part = if is_of(&view.outgoing, person) {
        say!(visit, "person-outgoing")
    } else {
        say!(visit, "person-incoming")
    };
    let stage = naming::stage(visit, view);
    view! {
        <li>
            <a href=visit
                .href(&Resource::transition(&view.transition.id))>{naming::transition_name(visit, view)}</a>
            {format!(" · {part} · {stage}")}
        </li>
    }
}
