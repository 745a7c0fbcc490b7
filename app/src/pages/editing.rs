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

/// The tenures in an office that have not ended, and the office: what happens to people is what is told most often.
pub fn about_office(visit: &Visit<'_>, office: &Office) -> Vec<EntityRef> {
    let mut spells = visit.snapshot.holders(&office.id);
    spells.extend(visit.snapshot.designates(&office.id));
    let tenures = spells
        .iter()
        .map(|spell| EntityRef::Tenure(spell.tenure.id.clone()));
    tenures.chain([EntityRef::Office(office.id.clone())]).collect()
}

/// The offices of a country with who holds them, those that lead it first, its parties, and the country.
pub fn about_country(visit: &Visit<'_>, country: &Country) -> Vec<EntityRef> {
    let snapshot = &visit.snapshot;
    let leading = snapshot.leading(country).offices;
    let leads = |office: &&Office| leading.iter().any(|it| it.id == office.id);
    let mut offices = snapshot.offices_of(&country.id);
    offices.sort_by_key(|office| !leads(office));
    let mut about: Vec<_> = offices
        .into_iter()
        .flat_map(|office| about_office(visit, office))
        .collect();
    let parties = snapshot.parties_of(&country.id);
    about.extend(parties.map(|party| EntityRef::Party(party.id.clone())));
    let bodies = snapshot.bodies_of(&country.id);
    about.extend(bodies.map(|body| EntityRef::Body(body.id.clone())));
    about.push(EntityRef::Country(country.id.clone()));
    about
}

/// The tenures of a person that have not ended, and the person.
pub fn about_person(person: &domain::Person, spells: &[Spell<'_>]) -> Vec<EntityRef> {
    let open = spells.iter().filter(|spell| spell.status.phase != Phase::Ended);
    open.map(|spell| EntityRef::Tenure(spell.tenure.id.clone()))
        .chain([EntityRef::Person(person.id.clone())])
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
