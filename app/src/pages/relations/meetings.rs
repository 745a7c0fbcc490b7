//! Both lines of leaders on one axis with their meetings between, and every meeting in a table.

use super::sentence;
use crate::{
    address::Resource,
    components::{
        Cite, EventDate, Notes, completeness,
        timeline::{Axis, Chart, Dot, Lane, TimelineRow, bars_of, figure, first_day},
    },
    naming,
    visit::Visit,
    words::say,
};
use domain::{Event, id::PersonId, snapshot::Relation, stage::EventState};
use leptos::prelude::*;
use std::collections::HashMap;

/// The figure reaches back at least this many years.
const LEAST_YEARS: i32 = 4;

pub fn section(
    visit: &Visit<'_>,
    notes: &Notes,
    relation: &Relation<'_>,
    sentence: Option<String>,
) -> impl IntoView + use<> {
    let chart = chart(visit, relation).map(|chart| figure(visit, &chart));
    let has_meetings = !relation.meetings.is_empty();
    // What is said of two countries says nothing of meetings of three.
    let complete = (relation.countries.len() == 2).then(|| {
        completeness(
            visit,
            notes,
            &relation.recorded_meetings,
            |visit, time| say!(visit, "relation-meetings-recorded", time = time),
            |visit| say!(visit, "relation-meetings-recorded-unknown"),
        )
    });
    view! {
        <section aria-labelledby="meetings-title">
            <h2 id="meetings-title">{say!(visit, "relation-meetings")}</h2>
            {sentence.map(|sentence| view! { <p class="lede">{sentence}</p> })}
            {chart}
            {has_meetings.then(|| table(visit, notes, relation))}
            {(!has_meetings).then(|| view! { <p>{say!(visit, "relation-meetings-none")}</p> })}
            {complete}
        </section>
    }
}

/// A lane for each country, and the meetings in every gap between two lanes.
fn chart(visit: &Visit<'_>, relation: &Relation<'_>) -> Option<Chart> {
    let present = relation
        .present
        .iter()
        .filter_map(|spell| spell.tenure.start.as_ref()?.earliest());
    let held = relation
        .meetings
        .iter()
        .filter(|(_, state)| *state == EventState::Held);
    let first_meeting = held.filter_map(|(event, _)| event.date.on.earliest()).min();
    // Lines that begin long before the first meeting would press the meetings into a corner.
    let first = present.chain(first_meeting).min();
    let first = first.or_else(|| {
        relation
            .lines
            .iter()
            .filter_map(|(_, line)| first_day(line))
            .min()
    })?;
    let axis = Axis::new(Some(first), visit.day(), LEAST_YEARS);
    let dots = dots(visit, relation, &axis);
    let mut rows = Vec::new();
    let mut above = None;
    for (office, line) in &relation.lines {
        // Meetings stand between the lanes of two countries, not between two offices of one.
        let is_next_country = above
            .replace(&office.country)
            .is_some_and(|it| *it != office.country);
        if is_next_country && !dots.is_empty() {
            rows.push(TimelineRow::Dots(dots.clone()));
        }
        let country = visit
            .snapshot
            .country(office.country.as_str())?
            .name
            .in_language(visit.language);
        let title = office.title.in_language(visit.language);
        let label = say!(visit, "relation-lane", country = country, office = title);
        let (full, thin) = bars_of(visit, line, &axis);
        rows.extend(Lane::stack(Some(label), false, full));
        rows.extend(Lane::stack(None, true, thin));
    }
    let names: Vec<_> = relation
        .countries
        .iter()
        .map(|country| country.name.in_language(visit.language))
        .collect();
    let label = say!(
        visit,
        "relation-figure",
        countries = naming::join_countries(visit.language, &names)
    );
    Some(Chart {
        id: "relation".to_owned(),
        label,
        axis,
        day: None,
        rows,
    })
}

fn dots(visit: &Visit<'_>, relation: &Relation<'_>, axis: &Axis) -> Vec<Dot> {
    relation
        .meetings
        .iter()
        .filter(|(_, state)| *state == EventState::Held)
        .filter_map(|(event, _)| {
            let on = event.date.on.earliest().filter(|on| *on >= axis.from)?;
            let place = event
                .place
                .as_ref()
                .map(|place| format!(" · {}", place.in_language(visit.language)));
            let title = format!(
                "{}{}",
                event.date.on.spoken(visit.language),
                place.unwrap_or_default()
            );
            Some(Dot {
                on,
                title,
                is_counted: counted(relation, event).is_some(),
            })
        })
        .collect()
}

/// The number of a meeting among those of the present leaders.
fn counted(relation: &Relation<'_>, event: &Event) -> Option<usize> {
    relation
        .meetings_of_present
        .iter()
        .position(|meeting| meeting.id == event.id)
        .map(|place| place + 1)
}

fn table(visit: &Visit<'_>, notes: &Notes, relation: &Relation<'_>) -> impl IntoView + use<> {
    let numbers = numbers(relation);
    let rows: Vec<_> = relation
        .meetings
        .iter()
        .zip(numbers)
        .rev()
        .map(|((event, state), number)| row(visit, notes, relation, event, *state, number))
        .collect();
    let caption = say!(visit, "relation-meetings-caption");
    let since = sentence::since(relation).map(|since| since.spoken(visit.language));
    let explained = since.map(|since| view! { <p class="relation-numbering">{say!(visit, "relation-numbering", since = since)}</p> });
    view! {
        <div class="table-scroll" tabindex="0" role="group" aria-label=caption.clone()>
            <table class="ledger relation-meetings">
                <caption class="visually-hidden">{caption.clone()}</caption>
                <thead>
                    <tr>
                        <th scope="col">{say!(visit, "relation-number")}</th>
                        <th scope="col">{say!(visit, "relation-date")}</th>
                        <th scope="col">{say!(visit, "relation-place")}</th>
                        <th scope="col">{say!(visit, "relation-occasion")}</th>
                        <th scope="col">{say!(visit, "relation-who")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        {explained}
    }
}

/// For each meeting its number: the how manieth of the same leaders of these countries.
fn numbers(relation: &Relation<'_>) -> Vec<Option<usize>> {
    let mut counts: HashMap<Vec<&PersonId>, usize> = HashMap::new();
    relation
        .meetings
        .iter()
        .map(|(event, state)| {
            if let Some(number) = counted(relation, event) {
                return Some(number);
            }
            let leaders = leaders(relation, event).filter(|_| *state == EventState::Held)?;
            let count = counts.entry(leaders).or_default();
            *count += 1;
            Some(*count)
        })
        .collect()
}

/// Who took part as the leader of one of the countries; none unless every country is there.
fn leaders<'r>(relation: &Relation<'r>, event: &'r Event) -> Option<Vec<&'r PersonId>> {
    let of_country = |country: &domain::Country| {
        let mut taking_part = event
            .participants
            .iter()
            .filter(|it| it.role.is_none() && it.country == country.id);
        taking_part.find_map(|it| it.person.as_ref())
    };
    relation
        .countries
        .iter()
        .map(|country| of_country(country))
        .collect()
}

fn row(
    visit: &Visit<'_>,
    notes: &Notes,
    relation: &Relation<'_>,
    event: &Event,
    state: EventState,
    number: Option<usize>,
) -> impl IntoView + use<> {
    let number = number.map(|number| number.to_string());
    let is_counted = counted(relation, event).is_some();
    let place = event
        .place
        .as_ref()
        .map(|place| place.in_language(visit.language).to_owned());
    let about = event.description.as_ref().filter(|_| event.name.is_some());
    let about = about.map(|about| {
        view! {
            " "
            <small class="line-note">{about.in_language(visit.language).to_owned()}</small>
        }
    });
    let away = state
        .is_ahead()
        .then(|| event.date.on.countdown(visit.day()).spoken(visit.language));
    let who: Vec<_> = event
        .participants
        .iter()
        .filter_map(|it| it.person.as_ref())
        .collect();
    let who: Vec<_> = who
        .into_iter()
        .filter_map(|id| visit.snapshot.person(id.as_str()))
        .map(|person| person.name.in_language(visit.language))
        .collect();
    view! {
        <tr data-counted=is_counted.then_some("true")>
            <td class="relation-meeting-number">{number}</td>
            <td>
                <EventDate visit event />
                {away
                    .map(|away| {
                        view! {
                            " "
                            <small class="line-note">{away}</small>
                        }
                    })}
            </td>
            <td>{place}</td>
            <td>
                <a href=visit.href(&Resource::event(&event.id))>{occasion(visit, event)}</a>
                {about}
                <Cite visit notes of=&event.provenance />
            </td>
            <td>{who.join(" · ")}</td>
        </tr>
    }
}

/// What the meeting was: its own name, else what is said of it, else its kind.
fn occasion(visit: &Visit<'_>, event: &Event) -> String {
    match (&event.name, &event.description) {
        (None, Some(about)) => about.in_language(visit.language).to_owned(),
        _ => naming::event_name(visit, event),
    }
}
