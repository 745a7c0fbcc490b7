//! What an editor finds on a page: the forms for what the page is about.

use super::changes::reference;
use crate::{components::EditLinks, edit::Subject, visit::Visit};
use domain::{
    Country, EntityRef, Office,
    snapshot::{Spell, TransitionView},
    status::Phase,
};
use leptos::prelude::*;

/// The forms for some things, for who may use them.
pub fn links<About>(visit: &Visit<'_>, about: About) -> impl IntoView + use<About>
where
    About: FnOnce() -> Vec<EntityRef>,
{
    visit.can_edit().then(|| {
        let subjects = about()
            .into_iter()
            .map(|entity| (reference::name(visit, &entity, None), Subject::Entity(entity)))
            .collect();
        view! { <EditLinks visit subjects /> }
    })
}

/// An office, and the tenures in it that have not ended.
pub fn about_office(visit: &Visit<'_>, office: &Office) -> Vec<EntityRef> {
    let mut spells = visit.snapshot.holders(&office.id);
    spells.extend(visit.snapshot.designates(&office.id));
    let tenures = spells
        .iter()
        .map(|spell| EntityRef::Tenure(spell.tenure.id.clone()));
    std::iter::once(EntityRef::Office(office.id.clone()))
        .chain(tenures)
        .collect()
}

/// A country, its offices with who holds them, and its parties.
pub fn about_country(visit: &Visit<'_>, country: &Country) -> Vec<EntityRef> {
    let snapshot = &visit.snapshot;
    let mut about = vec![EntityRef::Country(country.id.clone())];
    for office in snapshot.offices_of(&country.id) {
        about.extend(about_office(visit, office));
    }
    let parties = snapshot.parties_of(&country.id);
    about.extend(parties.map(|party| EntityRef::Party(party.id.clone())));
    about
}

/// A person, and the tenures that have not ended.
pub fn about_person(person: &domain::Person, spells: &[Spell<'_>]) -> Vec<EntityRef> {
    let open = spells.iter().filter(|spell| spell.status.phase != Phase::Ended);
    std::iter::once(EntityRef::Person(person.id.clone()))
        .chain(open.map(|spell| EntityRef::Tenure(spell.tenure.id.clone())))
        .collect()
}

/// A transition, its office, and who leaves.
pub fn about_transition(view: &TransitionView<'_>) -> Vec<EntityRef> {
    let leaving = view
        .outgoing
        .iter()
        .filter(|spell| spell.status.phase != Phase::Ended);
    [
        EntityRef::Transition(view.transition.id.clone()),
        EntityRef::Office(view.office.id.clone()),
    ]
    .into_iter()
    .chain(leaving.map(|spell| EntityRef::Tenure(spell.tenure.id.clone())))
    .collect()
}
