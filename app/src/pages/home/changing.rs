//! One line for each office that is changing hands.

use crate::{
    address::Resource,
    components::{Cite, CountryLink, EventDate, Notes, PersonLink, StageSteps, countdown},
    naming,
    visit::Visit,
    words::say,
};
use domain::snapshot::{Spell, TransitionView};
use leptos::{either::Either, prelude::*};

/// How many changes of holder the first page names.
pub const MOST: usize = 12;

pub fn list(visit: &Visit<'_>, notes: &Notes, open: &[TransitionView<'_>]) -> impl IntoView + use<> {
    if open.is_empty() {
        return Either::Left(view! { <p class="quiet">{say!(visit, "home-nothing-changing")}</p> });
    }
    let items = open.iter().map(|view| item(visit, notes, view)).collect_view();
    Either::Right(view! { <ul class="changing">{items}</ul> })
}

fn item(visit: &Visit<'_>, notes: &Notes, view: &TransitionView<'_>) -> impl IntoView + use<> {
    let country = visit.snapshot.country(view.office.country.as_str());
    let country = country.map(|country| view! { <CountryLink visit country /> });
    let next = view.next().map(|step| {
        let event = step.event;
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
    view! {
        <li class="changing-item">
            <div class="changing-office">
                {country} <h3>
                    <a href=visit
                        .href(
                            &Resource::transition(&view.transition.id),
                        )>{naming::text(visit, &view.office.title).to_owned()}</a>
                </h3>
            </div>
            <p class="changing-who">
                {who(visit, view.outgoing.as_ref())} <span class="changing-arrow" aria-hidden="true">
                    " → "
                </span> <span class="visually-hidden">{say!(visit, "home-followed-by")}</span>
                {successor(visit, view)}
            </p>
            <StageSteps visit of=view />
            {next}
        </li>
    }
}

fn successor(visit: &Visit<'_>, view: &TransitionView<'_>) -> impl IntoView + use<> {
    match &view.presumed {
        Some(presumed) => Either::Left(view! { <PersonLink visit person=presumed.person /> }),
        None => Either::Right(who(visit, view.incoming.as_ref())),
    }
}

fn who(visit: &Visit<'_>, spell: Option<&Spell<'_>>) -> impl IntoView + use<> {
    match spell {
        Some(spell) => Either::Left(view! { <PersonLink visit person=spell.person /> }),
        None => Either::Right(view! { <span class="quiet">{say!(visit, "home-not-known")}</span> }),
    }
}
