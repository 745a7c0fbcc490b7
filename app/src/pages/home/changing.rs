//! One line for each office that is changing hands.

use crate::{
    address::Resource,
    components::{Cite, CountryLink, EventDate, Notes, PersonLink, StageSteps, countdown},
    naming,
    visit::Visit,
    words::{say, word},
};
use domain::{
    snapshot::{ChangingOffice, Spell, TransitionView},
    stage::Stage,
    status::Headline,
};
use leptos::{either::Either, prelude::*};

/// How many changes of holder the first page names.
pub const MOST: usize = 10;

pub fn list(visit: &Visit<'_>, notes: &Notes, changing: &[ChangingOffice<'_>]) -> impl IntoView + use<> {
    if changing.is_empty() {
        return Either::Left(view! { <p class="quiet">{say!(visit, "home-nothing-changing")}</p> });
    }
    let items = changing.iter().map(|it| item(visit, notes, it)).collect_view();
    Either::Right(view! { <ul class="changing">{items}</ul> })
}

fn item(visit: &Visit<'_>, notes: &Notes, it: &ChangingOffice<'_>) -> impl IntoView + use<> {
    let country = visit.snapshot.country(it.office.country.as_str());
    let country = country.map(|country| view! { <CountryLink visit country /> });
    let next = it.next.map(|event| {
        let away = countdown(visit, &event.date.on);
        view! {
            <p class="changing-next">
                <a href=visit.href(&Resource::event(&event.id))>{naming::event_name(visit, event)}</a>
                <Cite visit notes of=&event.provenance />
                <br />
                <EventDate visit event />
                " "
                <span class="countdown">{away}</span>
            </p>
        }
    });
    let next = match next {
        Some(next) => Either::Left(next),
        None => {
            Either::Right(view! { <p class="changing-next quiet">{say!(visit, "home-next-unknown")}</p> })
        }
    };
    let page = match &it.change {
        Some(view) => Resource::transition(&view.transition.id),
        None => Resource::office(&it.office.id),
    };
    // Before anything is set off, who follows and how far it is would be said in every row alike.
    let change = it.change.as_ref().filter(|view| view.stage != Stage::Anticipated);
    view! {
        <li class="changing-item">
            <div class="changing-office">
                {country} <h3>
                    <a href=visit.href(&page)>{naming::text(visit, &it.office.title).to_owned()}</a>
                </h3>
            </div>
            <p class="changing-who">
                {who(visit, it.outgoing.as_ref())} {change.map(|view| followed_by(visit, view))}
            </p>
            {change.map(|view| view! { <StageSteps visit of=view /> })}
            {next}
        </li>
    }
}

fn followed_by(visit: &Visit<'_>, view: &TransitionView<'_>) -> impl IntoView + use<> {
    view! {
        <span class="changing-arrow" aria-hidden="true">
            " → "
        </span>
        <span class="visually-hidden">{say!(visit, "home-followed-by")}</span>
        {successor(visit, view)}
    }
}

fn successor(visit: &Visit<'_>, view: &TransitionView<'_>) -> impl IntoView + use<> {
    if let Some(presumed) = &view.presumed {
        return Either::Left(view! { <PersonLink visit person=presumed.person /> });
    }
    let is_known = view.is_successor_known();
    let meanwhile = view.incoming.as_ref().filter(|_| !is_known).map(|spell| {
        view! {
            " · "
            <small class="quiet">{word(visit.language, "status", Headline::Acting.word())}</small>
            " "
            <PersonLink visit person=spell.person />
        }
    });
    Either::Right(view! {
        {who(visit, view.incoming.as_ref().filter(|_| is_known))}
        {meanwhile}
    })
}

fn who(visit: &Visit<'_>, spell: Option<&Spell<'_>>) -> impl IntoView + use<> {
    match spell {
        Some(spell) => Either::Left(view! { <PersonLink visit person=spell.person /> }),
        None => Either::Right(view! { <span class="quiet">{say!(visit, "home-not-known")}</span> }),
    }
}
