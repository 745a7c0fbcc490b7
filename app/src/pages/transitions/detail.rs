//! The page of one transition: what happens next and by when, and what each step decides.

use super::words::state_sentence;
use crate::{
    address::Resource,
    components::{
        Cite, CountryLink, EventDate, Freshness, History, Moment, Notes, PersonLink, PresumedMark, ShareLine,
        SourceList, StageSteps, StatusMark, StatusNote, Stepper, Toolbar, live_countdown,
    },
    links, naming,
    page::{Detour, HeadExtras, Page},
    pages::{editing, structured},
    visit::Visit,
    words::{say, word},
};
use domain::{
    Edtf, EntityRef,
    snapshot::{Presumed, Spell, TransitionView},
    stage::EventState,
};
use leptos::{either::Either, prelude::*};

pub fn transition(visit: &Visit<'_>) -> Result<Page, Detour> {
    let id = visit.param("id");
    let Some(transition) = visit.snapshot.transition(id) else {
        let lower = id.to_lowercase();
        let is_known = lower != id && visit.snapshot.transition(&lower).is_some();
        let moved = || Detour::Moved(visit.href(&visit.resource.lower_case()));
        return Err(if is_known { moved() } else { Detour::NotFound });
    };
    let Some(view) = visit.snapshot.transition_view(transition) else {
        return Err(Detour::NotFound);
    };
    let notes = Notes::default();
    let title = naming::transition_name(visit, &view);
    let sentence = state_sentence(visit, &view);
    let body = view! {
        <article class="transition">
            {head(visit, &view, &title, &sentence)}
            {editing::links(visit, || editing::about_transition(&view))}
            <p class="transition-word">
                {say!(
                    visit, "transition-cause", cause = word(visit.language, "cause", transition.cause.word())
                )} <Cite visit notes=&notes of=&transition.provenance /> " "
                <Freshness visit provenance=&transition.provenance />
            </p> {next(visit, &view, &notes)} {steps(visit, &view, &notes)} {people(visit, &view, &notes)}
            <SourceList visit notes=&notes />
            <History visit reference=EntityRef::Transition(transition.id.clone()) /> <ShareLine visit />
            <Toolbar visit data=links::data(visit) />
        </article>
    };
    let way = [
        (Resource::TRANSITIONS, say!(visit, "nav-transitions")),
        (visit.resource.clone(), title.clone()),
    ];
    let extras = HeadExtras {
        data: vec![structured::breadcrumbs(visit, &way)],
        ..HeadExtras::default()
    };
    Ok(Page::new(title, sentence, body).with_extras(extras))
}

fn head(visit: &Visit<'_>, view: &TransitionView<'_>, title: &str, sentence: &str) -> impl IntoView + use<> {
    let country = visit.snapshot.country(view.office.country.as_str());
    let country = country.map(|country| {
        view! {
            <CountryLink visit country />
            " · "
        }
    });
    view! {
        <header class="transition-head">
            <p>
                {country}
                <a href=visit
                    .href(
                        &Resource::office(&view.office.id),
                    )>{naming::text(visit, &view.office.title).to_owned()}</a>
            </p>
            <h1>{title.to_owned()}</h1>
            <p class="lede">{sentence.to_owned()}</p>
            <StageSteps visit of=view />
        </header>
    }
}

/// What happens next, and by when?
fn next(visit: &Visit<'_>, view: &TransitionView<'_>, notes: &Notes) -> impl IntoView + use<> {
    if !view.stage.is_open() {
        return None;
    }
    let answer = match view.next() {
        Some(step) => {
            let event = step.event;
            let decides = naming::what_it_decides(visit, event).map(|clause| view! { <p>{clause}</p> });
            let distance =
                (step.state != EventState::Postponed).then(|| live_countdown(visit, &event.date.on));
            Either::Left(view! {
                <div class="transition-next">
                    <p class="transition-when">
                        <EventDate visit event is_long=true />
                        " "
                        {distance}
                    </p>
                    <p>
                        <a href=visit.href(&Resource::event(&event.id))>{naming::event_name(visit, event)}</a>
                        <Cite visit notes of=&event.provenance />
                    </p>
                    {decides}
                </div>
            })
        }
        None => Either::Right(view! { <p>{say!(visit, "transition-next-unknown")}</p> }),
    };
    Some(view! {
        <section aria-labelledby="next-title">
            <h2 id="next-title">{say!(visit, "transition-next-title")}</h2>
            {answer}
        </section>
    })
}

/// What does each step decide?
fn steps(visit: &Visit<'_>, view: &TransitionView<'_>, notes: &Notes) -> impl IntoView + use<> {
    let next = view.next().map(|step| step.event.id.clone());
    let title = say!(visit, "transition-steps-title");
    let steps = if view.steps.is_empty() {
        Either::Left(view! { <p>{say!(visit, "transition-steps-none")}</p> })
    } else {
        let label = title.clone();
        Either::Right(
            view! { <Stepper visit steps=&view.steps next=next.as_ref() marked=None notes=Some(notes) label /> },
        )
    };
    view! {
        <section aria-labelledby="steps-title">
            <h2 id="steps-title">{title}</h2>
            {steps}
        </section>
    }
}

/// Who leaves and who comes, with where each of them stands.
fn people(visit: &Visit<'_>, view: &TransitionView<'_>, notes: &Notes) -> impl IntoView + use<> {
    view! {
        <section aria-labelledby="people-title">
            <h2 id="people-title">{say!(visit, "transition-people-title")}</h2>
            <dl class="transition-people">
                <div>
                    <dt>{say!(visit, "transition-outgoing")}</dt>
                    <dd>{holder(visit, view.outgoing.as_ref(), notes, nobody_before(visit, view))}</dd>
                </div>
                {meanwhile(visit, view, notes)}
                <div>
                    <dt>{say!(visit, "transition-incoming")}</dt>
                    <dd>
                        {match &view.presumed {
                            Some(presumed) => Either::Left(presumed_holder(visit, presumed, notes)),
                            None => {
                                Either::Right(
                                    holder(
                                        visit,
                                        view.incoming.as_ref(),
                                        notes,
                                        say!(visit, "transition-successor-unknown"),
                                    ),
                                )
                            }
                        }}
                    </dd>
                </div>
            </dl>
        </section>
    }
}

/// What it means that nobody is recorded as leaving: the office was vacant only where its line is complete.
fn nobody_before(visit: &Visit<'_>, view: &TransitionView<'_>) -> String {
    let began = view
        .incoming
        .as_ref()
        .and_then(|spell| spell.tenure.start.as_ref());
    let day = began.and_then(Edtf::earliest).unwrap_or(visit.day());
    let absence = visit.snapshot.absence_before(view.office, day);
    word(visit.language, "status", absence.word())
}

/// Who acts until the change has happened.
fn meanwhile(visit: &Visit<'_>, view: &TransitionView<'_>, notes: &Notes) -> impl IntoView + use<> {
    let is_told = |spell: &Spell<'_>| {
        let others = [&view.outgoing, &view.incoming];
        others
            .into_iter()
            .flatten()
            .any(|other| other.tenure.id == spell.tenure.id)
    };
    let holders = visit.snapshot.holders(&view.office.id);
    let acting: Vec<_> = holders
        .iter()
        .filter(|spell| view.stage.is_open() && spell.tenure.is_acting() && !is_told(spell))
        .map(|spell| {
            view! { <dd>{holder(visit, Some(spell), notes, String::new())}</dd> }
        })
        .collect();
    (!acting.is_empty()).then(|| {
        view! {
            <div>
                <dt>{say!(visit, "transition-meanwhile")}</dt>
                {acting}
            </div>
        }
    })
}

fn presumed_holder(visit: &Visit<'_>, presumed: &Presumed<'_>, notes: &Notes) -> impl IntoView + use<> {
    view! {
        <p class="transition-person">
            <PersonLink visit person=presumed.person />
            <Cite visit notes of=&presumed.event.provenance />
        </p>
        <p>
            <PresumedMark visit presumed />
        </p>
    }
}

fn holder(
    visit: &Visit<'_>,
    spell: Option<&Spell<'_>>,
    notes: &Notes,
    nobody: String,
) -> impl IntoView + use<> {
    let Some(spell) = spell else {
        return Either::Right(view! { <span class="quiet">{nobody}</span> });
    };
    let start = spell.tenure.start.as_ref().map(|date| {
        view! { <span>{say!(visit, "transition-from")} " " <Moment visit date /></span> }
    });
    let end = spell.tenure.end.as_ref().map(|date| {
        view! {
            " "
            <span>{say!(visit, "transition-until")} " " <Moment visit date /></span>
        }
    });
    Either::Left(view! {
        <p class="transition-person">
            <PersonLink visit person=spell.person />
            <Cite visit notes of=&spell.tenure.provenance />
        </p>
        <p>
            <StatusMark visit spell />
            " "
            <StatusNote visit spell />
        </p>
        <p class="quiet">{start} {end}</p>
        <p>
            <Freshness visit provenance=&spell.tenure.provenance />
        </p>
    })
}
