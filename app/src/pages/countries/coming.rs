//! What is coming in a country, and what has been.

use crate::{
    address::Resource,
    components::{Cite, DueElection, EventDate, Notes, completeness, countdown},
    fragment::{Part, fragments},
    naming,
    query::Query,
    rendered::Rendered,
    visit::Visit,
    words::say,
};
use domain::{
    Country, Event,
    snapshot::{Due, DueFor},
};
use leptos::{either::Either, prelude::*};

/// How many events each list has.
const MOST_AHEAD: usize = 12;
const MOST_PAST: usize = 8;

/// The offices that are changing hands.
pub fn changes(visit: &Visit<'_>, notes: &Notes, country: &Country) -> impl IntoView + use<> {
    let views: Vec<_> = visit
        .snapshot
        .offices_of(&country.id)
        .into_iter()
        .flat_map(|office| visit.snapshot.open_transitions_of(&office.id))
        .filter_map(|transition| visit.snapshot.transition_view(transition))
        .collect();
    let items = views
        .iter()
        .map(|view| {
            let stage = naming::stage(visit, view);
            let next = view.next().map(|step| {
                let event = step.event;
                view! {
                    <span>
                        <a href=visit.href(&Resource::event(&event.id))>{naming::event_name(visit, event)}</a>
                        ", "
                        <EventDate visit event />
                        " "
                        <span class="countdown">{countdown(visit, &event.date.on)}</span>
                    </span>
                }
            });
            view! {
                <li class="coming-item">
                    <span>
                        <a href=visit
                            .href(
                                &Resource::transition(&view.transition.id),
                            )>{naming::transition_name(visit, view)}</a>
                        <Cite visit notes of=&view.transition.provenance />
                        " "
                        <small class="status-note">{stage}</small>
                    </span>
                    {next}
                </li>
            }
        })
        .collect_view();
    (!views.is_empty()).then(|| {
        view! {
            <section aria-labelledby="changes-title">
                <h2 id="changes-title">{say!(visit, "country-changing")}</h2>
                <ul class="coming">{items}</ul>
            </section>
        }
    })
}

/// The events ahead, and those whose date has passed without a recorded outcome.
pub fn events(visit: &Visit<'_>, notes: &Notes, country: &Country) -> impl IntoView + use<> {
    let events: Vec<_> = visit
        .snapshot
        .coming_events_of(&country.id)
        .filter(|event| event.round_of.is_none())
        .take(MOST_AHEAD)
        .collect();
    let due: Vec<_> = visit
        .snapshot
        .offices_of(&country.id)
        .into_iter()
        .filter_map(|office| visit.snapshot.election_due(office))
        .chain(
            visit
                .snapshot
                .bodies_of(&country.id)
                .filter_map(|body| visit.snapshot.body_election_due(body)),
        )
        .map(|due| due_item(visit, notes, &due))
        .collect();
    let is_empty = events.is_empty() && due.is_empty();
    let more = visit.href_with(
        &Resource::EVENTS,
        &Query::default().with("country", Some(country.id.as_str())),
    );
    view! {
        <section aria-labelledby="coming-title">
            <h2 id="coming-title">{say!(visit, "country-coming")}</h2>
            {if is_empty { Some(say!(visit, "country-nothing-coming")) } else { None }}
            <ul class="coming">{items(visit, notes, &events)} {due}</ul>
            <p>
                <a href=more>{say!(visit, "country-all-events")}</a>
            </p>
        </section>
    }
}

/// An election that nobody has announced, by the rule of its office or chamber, or of its term.
fn due_item(visit: &Visit<'_>, notes: &Notes, due: &Due<'_>) -> impl IntoView + use<> {
    let what = match due.of {
        DueFor::Office(office) => Either::Left(view! {
            <a href=visit
                .href(&Resource::office(&office.id))>{naming::text(visit, &office.title).to_owned()}</a>
        }),
        DueFor::Body(body) => Either::Right(body.name.in_language(visit.language).to_owned()),
    };
    view! {
        <li class="coming-item">
            <span>{say!(visit, "due-election")} " · " {what}</span>
            <DueElection visit notes due />
        </li>
    }
}

/// The last events that were held.
pub fn past(visit: &Visit<'_>, notes: &Notes, country: &Country) -> impl IntoView + use<> {
    let events: Vec<_> = visit
        .snapshot
        .past_events_of(&country.id)
        .filter(|event| event.round_of.is_none())
        .take(MOST_PAST)
        .collect();
    let query = Query::default()
        .with("country", Some(country.id.as_str()))
        .with("sort", Some("newest"));
    let more = visit.href_with(&Resource::EVENTS, &query);
    let recorded: Vec<_> = country.recorded_elections.iter().collect();
    let complete = completeness(
        visit,
        notes,
        &recorded,
        |visit, time| say!(visit, "country-elections-recorded", time = time),
        |visit| say!(visit, "country-elections-recorded-unknown"),
    );
    (!events.is_empty()).then(|| {
        view! {
            <section aria-labelledby="past-title">
                <h2 id="past-title">{say!(visit, "country-past")}</h2>
                <ul class="coming">{items(visit, notes, &events)}</ul>
                <p>
                    <a href=more>{say!(visit, "country-earlier-events")}</a>
                </p>
                {complete}
            </section>
        }
    })
}

fn items(visit: &Visit<'_>, notes: &Notes, events: &[&Event]) -> Rendered {
    fragments(
        visit,
        notes,
        events,
        |event| (Part::CountryEvent, event.id.as_str()),
        |notes, event| item(visit, notes, event),
    )
}

fn item(visit: &Visit<'_>, notes: &Notes, event: &Event) -> impl IntoView + use<> {
    let decides = naming::what_it_decides(visit, event);
    let ahead = visit
        .snapshot
        .state_of(event)
        .is_ahead()
        .then(|| countdown(visit, &event.date.on));
    view! {
        <li class="coming-item">
            <span>
                <a href=visit.href(&Resource::event(&event.id))>{naming::event_name(visit, event)}</a>
                <Cite visit notes of=&event.provenance />
                {decides
                    .map(|decides| {
                        view! {
                            " "
                            <small class="status-note">{decides}</small>
                        }
                    })}
            </span>
            " "
            <span>
                <EventDate visit event />
                " "
                <span class="countdown">{ahead}</span>
            </span>
        </li>
    }
}
