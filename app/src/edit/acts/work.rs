//! What the forms of acts give: the work that a draft is to do.

use crate::edit::form::Form;
use domain::{
    EntityRef,
    changeset::Seq,
    edit::{ActError, Draft},
    id::{CountryId, TenureId},
};

/// Acts on a draft; gives what was made, where there is a page to go to.
type Drafting<'a> = Box<dyn FnOnce(&mut Draft<'_>) -> Result<Option<EntityRef>, ActError> + 'a>;

/// What is to be done once everything that a form asked for is there.
pub enum Work<'a> {
    Draft(Drafting<'a>),
    Undo(Seq),
}

impl<'a> Work<'a> {
    /// Work that makes nothing with a page of its own.
    pub fn plain(work: impl FnOnce(&mut Draft<'_>) -> Result<(), ActError> + 'a) -> Option<Self> {
        Some(Self::Draft(Box::new(move |draft| work(draft).map(|()| None))))
    }

    /// Work that makes something to go to.
    pub fn making(work: impl FnOnce(&mut Draft<'_>) -> Result<EntityRef, ActError> + 'a) -> Option<Self> {
        Some(Self::Draft(Box::new(move |draft| work(draft).map(Some))))
    }
}

/// The country that something belongs to, where it belongs to one.
pub fn country_of(form: &Form<'_>, entity: &EntityRef) -> Option<CountryId> {
    let snapshot = &form.visit.snapshot;
    let of_office = |id: &str| snapshot.office(id).map(|office| office.country.clone());
    let of_tenure = |id: &TenureId| {
        snapshot
            .tenure(id.as_str())
            .and_then(|it| of_office(it.office.as_str()))
    };
    match entity {
        EntityRef::Country(id) => Some(id.clone()),
        EntityRef::Office(id) => of_office(id.as_str()),
        EntityRef::Tenure(id) => of_tenure(id),
        EntityRef::Transition(id) => snapshot
            .transition(id.as_str())
            .and_then(|it| of_office(it.office.as_str())),
        EntityRef::Event(id) => snapshot.event(id.as_str())?.countries.first().cloned(),
        EntityRef::Party(id) => Some(snapshot.party(id.as_str())?.country.clone()),
        EntityRef::Person(_) | EntityRef::Source(_) => None,
    }
}
