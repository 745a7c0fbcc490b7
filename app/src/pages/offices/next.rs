//! What comes next for an office, and the changes of holder that are behind it.

use crate::{
    address::Resource,
    components::{Cite, DueElection, EventDate, Freshness, Notes, countdown},
    naming,
    visit::Visit,
    words::{say, word},
};
use domain::{Event, Office, entity::Firmness, snapshot::TransitionView};
use leptos::prelude::*;

pub fn section(visit: &Visit<'_>, notes: &Notes, office: &Office) -> impl IntoView + use<> {
    let decision = visit.snapshot.next_decision(&office.id);
    let open: Vec<_> = visit
        .snapshot
        .open_transitions_of(&office.id)
        .filter_map(|transition| visit.snapshot.transition_view(transition))
        .map(|view| open_transition(visit, &view))
        .collect();
    let nothing =
        (decision.is_none() && open.is_empty()).then(|| view! { <p>{say!(visit, "office-next-none")}</p> });
    let due = visit.snapshot.election_due(office).map(|due| {
        view! { <p class="office-due">{say!(visit, "due-election")} " · " <DueElection visit notes due=&due /></p> }
    });
    view! {
        <section aria-labelledby="next-title">
            <h2 id="next-title">{say!(visit, "office-next")}</h2>
            {nothing}
            {due}
            {decision.map(|event| decision_words(visit, notes, event))}
            {(!open.is_empty()).then(|| view! { <ul class="office-transitions">{open}</ul> })}
        </section>
    }
}

fn decision_words(visit: &Visit<'_>, notes: &Notes, event: &Event) -> impl IntoView + use<> {
    let decides = naming::what_it_decides(visit, event)
        .map(|decides| view! { <span class="office-decides">{decides}</span> });
    // A postponed event has no date to count down to.
    let away = (event.date.firmness != Firmness::Postponed).then(|| countdown(visit, &event.date.on));
    view! {
        <div class="office-decision">
            <p class="lede">
                <a href=visit.href(&Resource::event(&event.id))>{naming::event_name(visit, event)}</a>
            </p>
            <p>
                <EventDate visit event is_long=true />
                {away
                    .map(|away| {
                        view! {
                            " · "
                            <span class="countdown">{away}</span>
                        }
                    })}
                <Cite visit notes of=&event.provenance />
            </p>
            {decides.map(|decides| view! { <p>{decides}</p> })}
            <Freshness visit provenance=&event.provenance />
        </div>
    }
}

fn open_transition(visit: &Visit<'_>, view: &TransitionView<'_>) -> impl IntoView + use<> {
    let stage = naming::stage(visit, view);
    let incoming = match &view.incoming {
        Some(spell) => say!(
            visit,
            "office-successor",
            person = spell.person.name.in_language(visit.language)
        ),
        None => match &view.presumed {
            Some(presumed) => say!(
                visit,
                "office-successor-presumed",
                person = presumed.person.name.in_language(visit.language)
            ),
            None => say!(visit, "office-successor-unknown"),
        },
    };
    view! {
        <li>
            <a href=visit
                .href(&Resource::transition(&view.transition.id))>{naming::transition_name(visit, view)}</a>
            {format!(" · {stage} · {incoming}")}
        </li>
    }
}

/// The changes of holder that are over, newest first.
pub fn earlier(visit: &Visit<'_>, office: &Office) -> impl IntoView + use<> {
    let mut views: Vec<_> = visit
        .snapshot
        .transitions_of(&office.id)
        .filter_map(|transition| visit.snapshot.transition_view(transition))
        .filter(|view| !view.stage.is_open())
        .collect();
    views.sort_by_key(|view| {
        let incoming = view
            .incoming
            .as_ref()
            .and_then(|spell| spell.tenure.start.clone());
        let last = view.steps.last().map(|step| step.event.date.on.clone());
        std::cmp::Reverse(incoming.or(last))
    });
    let items: Vec<_> = views
        .iter()
        .map(|view| {
            let stage = naming::stage(visit, view);
            let cause = word(visit.language, "cause", view.transition.cause.word());
            let successor = view
                .incoming
                .as_ref()
                .map(|spell| format!(" → {}", spell.person.name.in_language(visit.language)));
            view! {
                <li>
                    <a href=visit
                        .href(
                            &Resource::transition(&view.transition.id),
                        )>{naming::transition_name(visit, view)}</a>
                    {successor}
                    " "
                    <small class="line-note">{format!("{cause} · {stage}")}</small>
                </li>
            }
        })
        .collect();
    (!items.is_empty()).then(|| {
        view! {
            <section aria-labelledby="earlier-title">
                <h2 id="earlier-title">{say!(visit, "office-earlier")}</h2>
                <ul class="office-transitions">{items}</ul>
            </section>
        }
    })
}
