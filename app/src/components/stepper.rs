//! The steps of a transition in their order: done, next, expected, and what each decides.

use super::{Cite, EventDate, Notes, countdown, live_countdown};
use crate::{
    address::Resource,
    naming,
    visit::Visit,
    words::{listed, say, word},
};
use domain::{Event, id::EventId, snapshot::Step, stage::EventState};
use leptos::{either::Either, prelude::*};

#[component]
pub fn Stepper<'c>(
    visit: &'c Visit<'c>,
    steps: &'c [Step<'c>],
    /// The step that comes next; none where the transition is closed.
    next: Option<&'c EventId>,
    /// The step whose page this is.
    marked: Option<&'c EventId>,
    /// With notes each step also says what it decides, what came of it and on whose word.
    notes: Option<&'c Notes>,
    label: String,
) -> impl IntoView + use<> {
    let items = steps
        .iter()
        .map(|step| {
            let event = step.event;
            let is_next = next == Some(&event.id);
            let is_marked = marked == Some(&event.id);
            let name = naming::event_name(visit, event);
            let name = if is_marked {
                Either::Left(view! { <strong>{name}</strong> })
            } else {
                Either::Right(view! { <a href=visit.href(&Resource::event(&event.id))>{name}</a> })
            };
            let full = notes.map(|_| particulars(visit, event));
            let cited = notes.map(|notes| view! { <Cite visit notes of=&event.provenance /> });
            view! {
                <li
                    class="stepper-step"
                    data-state=state_of_step(step.state, is_next)
                    aria-current=is_marked.then_some("step")
                >
                    <p class="stepper-state">{state_words(visit, step.state, is_next)}</p>
                    <p class="stepper-name">{name} {cited}</p>
                    <p class="stepper-date">
                        <EventDate visit event />
                        {distance(visit, event, step.state, is_next)}
                    </p>
                    {full}
                </li>
            }
        })
        .collect_view();
    view! {
        <ol class="stepper" aria-label=label>
            {items}
        </ol>
    }
}

/// How a step looks; see `style/components/stepper.css`.
const fn state_of_step(state: EventState, is_next: bool) -> &'static str {
    match state {
        EventState::Held => "done",
        EventState::Cancelled | EventState::Annulled => "void",
        EventState::Unrecorded => "unrecorded",
        EventState::Upcoming | EventState::Ongoing | EventState::Postponed if is_next => "next",
        EventState::Upcoming | EventState::Ongoing | EventState::Postponed => "expected",
    }
}

fn state_words(visit: &Visit<'_>, state: EventState, is_next: bool) -> String {
    match state {
        EventState::Held => say!(visit, "step-done"),
        EventState::Upcoming | EventState::Ongoing if is_next => say!(visit, "step-next"),
        EventState::Upcoming | EventState::Ongoing => say!(visit, "step-expected"),
        EventState::Unrecorded | EventState::Postponed | EventState::Cancelled | EventState::Annulled => {
            word(visit.language, "state", state.word())
        }
    }
}

/// How far away a step is: alive for the next one, plain for those after it, nothing for the rest.
fn distance(visit: &Visit<'_>, event: &Event, state: EventState, is_next: bool) -> impl IntoView + use<> {
    let is_dated = matches!(state, EventState::Upcoming | EventState::Ongoing);
    is_dated.then(|| {
        if is_next {
            Either::Left(view! {
                " "
                {live_countdown(visit, &event.date.on)}
            })
        } else {
            let words = countdown(visit, &event.date.on);
            Either::Right(view! {
                " "
                <span class="countdown">{words}</span>
            })
        }
    })
}

/// What a step decides, and what came of it.
fn particulars(visit: &Visit<'_>, event: &Event) -> impl IntoView + use<> {
    let decides =
        naming::what_it_decides(visit, event).map(|clause| view! { <p class="stepper-decides">{clause}</p> });
    let outcome = event.outcome.as_ref().and_then(|outcome| {
        let winners: Vec<_> = outcome
            .winners
            .iter()
            .filter_map(|id| visit.snapshot.person(id.as_str()))
            .map(|person| person.name.in_language(visit.language).to_owned())
            .collect();
        match winners.is_empty() {
            true => outcome
                .summary
                .as_ref()
                .map(|summary| naming::text(visit, summary).to_owned()),
            false => Some(listed(visit.language, &winners)),
        }
    });
    let outcome = outcome.map(|outcome| {
        view! { <p class="stepper-outcome">{say!(visit, "step-outcome", outcome = outcome)}</p> }
    });
    view! {
        {decides}
        {outcome}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_step_that_may_still_happen_can_be_next() {
        assert_eq!(state_of_step(EventState::Upcoming, true), "next");
        assert_eq!(state_of_step(EventState::Upcoming, false), "expected");
        assert_eq!(state_of_step(EventState::Held, true), "done");
        assert_eq!(state_of_step(EventState::Unrecorded, true), "unrecorded");
    }
}
