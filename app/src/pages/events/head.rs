//! What stands first on an event's page: its name, its date, what it decides, and where it stands.

use super::dates;
use crate::{
    address::Resource,
    components::{CountryLink, EventDate, Moment, Notes, RuleText, countdown, live_countdown},
    naming,
    visit::Visit,
    words::{say, word},
};
use domain::{Event, entity::Firmness, stage::EventState};
use leptos::{either::EitherOf3, prelude::*};

pub fn head(visit: &Visit<'_>, event: &Event) -> impl IntoView + use<> {
    let state = visit.snapshot.state_of(event);
    let countries = event
        .countries
        .iter()
        .filter_map(|id| visit.snapshot.country(id.as_str()))
        .map(|country| {
            view! {
                <li>
                    <CountryLink visit country />
                </li>
            }
        })
        .collect_view();
    let decides = naming::decision(visit, event).map(|sentence| view! { <p class="lede">{sentence}</p> });
    view! {
        <header class="event-head">
            <p class="event-kind">{word(visit.language, "event-kind", event.kind.word())}</p>
            <h1>{naming::event_name(visit, event)}</h1>
            <ul class="event-countries">{countries}</ul>
            <p class="event-when">
                <EventDate visit event is_long=true />
                " "
                {distance(visit, event, state)}
            </p>
            {decides}
            {notice(visit, event, state)}
        </header>
    }
}

/// How far away the event is: alive while it is ahead, plain when it is past, nothing where it will not be.
fn distance(visit: &Visit<'_>, event: &Event, state: EventState) -> impl IntoView + use<> {
    match state {
        EventState::Upcoming | EventState::Ongoing => EitherOf3::A(live_countdown(visit, &event.date.on)),
        EventState::Held | EventState::Annulled | EventState::Unrecorded => {
            EitherOf3::B(view! { <span class="countdown">{countdown(visit, &event.date.on)}</span> })
        }
        EventState::Postponed | EventState::Cancelled => EitherOf3::C(()),
    }
}

/// What a reader must not overlook: that the event will not be, has moved, was void, or that nobody knows.
fn notice(visit: &Visit<'_>, event: &Event, state: EventState) -> impl IntoView + use<> {
    let date = || event.date.on.spoken(visit.language);
    let text = match state {
        EventState::Cancelled => Some(say!(visit, "event-is-cancelled", date = date())),
        EventState::Postponed => Some(say!(visit, "event-is-postponed", date = date())),
        EventState::Unrecorded => Some(say!(visit, "event-is-unrecorded", date = date())),
        EventState::Annulled => event.annulled.as_ref().map(|annulment| {
            say!(
                visit,
                "event-is-annulled",
                date = annulment.on.spoken(visit.language)
            )
        }),
        EventState::Upcoming | EventState::Ongoing | EventState::Held => None,
    };
    // Giving a date up keeps it, with the reason, as the last of the earlier ones.
    let given_up = event
        .previous
        .last()
        .filter(|earlier| earlier.date.on == event.date.on)
        .and_then(|earlier| earlier.note.as_ref());
    let why = match state {
        EventState::Cancelled | EventState::Postponed => given_up,
        EventState::Annulled => event
            .annulled
            .as_ref()
            .and_then(|annulment| annulment.note.as_ref()),
        EventState::Unrecorded | EventState::Upcoming | EventState::Ongoing | EventState::Held => None,
    };
    let why = why.map(|note| format!(" {}", naming::text(visit, note)));
    text.map(|text| {
        view! {
            <p class="event-notice" data-state=state.word()>
                {text}
                {why}
            </p>
        }
    })
}

/// What is known of the event, name by name.
pub fn facts(visit: &Visit<'_>, notes: &Notes, event: &Event) -> impl IntoView + use<> {
    let language = visit.language;
    let state = word(language, "state", visit.snapshot.state_of(event).word());
    let kind = word(language, "date-kind", event.date.kind.word());
    let date = match event.date.firmness {
        firmness @ (Firmness::Confirmed | Firmness::Tentative | Firmness::Changing) => {
            format!("{} · {kind}", word(language, "firmness", firmness.word()))
        }
        // The state says these already.
        Firmness::Postponed | Firmness::Cancelled | Firmness::Held => kind,
    };
    let row = |name: String, text: String| {
        view! {
            <div>
                <dt>{name}</dt>
                <dd>{text}</dd>
            </div>
        }
    };
    let text = |text: &Option<domain::Text>| text.as_ref().map(|text| naming::text(visit, text).to_owned());
    let day = |name: String, date: &Option<domain::Edtf>| {
        date.as_ref().map(|date| {
            view! {
                <div>
                    <dt>{name}</dt>
                    <dd>
                        <Moment visit date is_long=true />
                    </dd>
                </div>
            }
        })
    };
    let announced = day(say!(visit, "event-announced"), &event.announced);
    let expected = day(say!(visit, "event-expected"), &event.expected);
    let whole = event
        .round_of
        .as_ref()
        .and_then(|id| visit.snapshot.event(id.as_str()))
        .map(|whole| {
            view! {
                <div>
                    <dt>{say!(visit, "event-round-of")}</dt>
                    <dd>
                        <a href=visit.href(&Resource::event(&whole.id))>{naming::event_name(visit, whole)}</a>
                    </dd>
                </div>
            }
        });
    view! {
        <dl class="event-facts">
            {row(say!(visit, "event-state"), state)} {row(say!(visit, "event-firmness"), date)} {announced}
            {expected} {dates::time_of_day(visit, event)}
            {text(&event.place).map(|place| row(say!(visit, "event-place"), place))}
            {text(&event.body).map(|body| row(say!(visit, "event-body"), body))} {whole}
            {rules(visit, notes, event)} {series(visit, event)} {relation(visit, event)}
        </dl>
    }
}

/// The votes before and after it for the same chamber.
fn series(visit: &Visit<'_>, event: &Event) -> impl IntoView + use<> {
    let series = visit.snapshot.series(event);
    let is_one = series.len() == 1;
    let row = |name: String, body: &domain::Body, other: &Event| {
        let body = (!is_one).then(|| format!(" · {}", body.name.in_language(visit.language)));
        view! {
            <div>
                <dt>{name}</dt>
                <dd>
                    <a href=visit.href(&Resource::event(&other.id))>{naming::event_name(visit, other)}</a>
                    ", "
                    <EventDate visit event=other />
                    {body}
                </dd>
            </div>
        }
    };
    series
        .iter()
        .map(|it| {
            let previous = it
                .previous
                .map(|other| row(say!(visit, "event-previous-vote"), it.body, other));
            let next = it
                .next
                .map(|other| row(say!(visit, "event-next-vote"), it.body, other));
            (previous, next)
        })
        .collect_view()
}

/// By which rules the vote is held: of each office that it fills, and of each chamber that it is for.
fn rules(visit: &Visit<'_>, notes: &Notes, event: &Event) -> impl IntoView + use<> {
    let chambers = visit
        .snapshot
        .rules_behind_chambers(event)
        .map(|(body, rule)| {
            let name = body.name.in_language(visit.language).to_owned();
            view! {
                <div>
                    <dt>{say!(visit, "event-rule")}</dt>
                    <dd>
                        <RuleText visit notes rule />
                        {format!(" · {name}")}
                    </dd>
                </div>
            }
        })
        .collect_view();
    let offices = visit
        .snapshot
        .rules_behind(event)
        .map(|(office, rule)| {
            view! {
                <div>
                    <dt>{say!(visit, "event-rule")}</dt>
                    <dd>
                        <RuleText visit notes rule />
                        " · "
                        <a href=visit
                            .href(
                                &Resource::office(&office.id),
                            )>{naming::text(visit, &office.title).to_owned()}</a>
                    </dd>
                </div>
            }
        })
        .collect_view();
    (offices, chambers)
}

/// The page about the countries of the event together.
fn relation(visit: &Visit<'_>, event: &Event) -> impl IntoView + use<> {
    let mut ids: Vec<_> = event.countries.iter().map(|id| id.as_str()).collect();
    ids.sort_unstable();
    (ids.len() > 1).then(|| {
        let href = visit.href(&Resource::relation(ids));
        view! {
            <div>
                <dt>{say!(visit, "event-relation")}</dt>
                <dd>
                    <a href=href>{naming::country_names(visit, event)}</a>
                </dd>
            </div>
        }
    })
}
