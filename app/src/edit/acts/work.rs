//! What the forms of acts give: the work that a draft is to do.

use crate::edit::form::Form;
use domain::{
    EntityRef,
    changeset::Seq,
    edit::{ActError, Draft, merge::Choices},
    id::CountryId,
};

/// Acts on a draft; gives what was made, where there is a page to go to.
type Drafting<'a> = Box<dyn FnOnce(&mut Draft<'_>) -> Result<Option<EntityRef>, ActError> + 'a>;

/// What is to be done once everything that a form asked for is there.
pub enum Work<'a> {
    Draft(Drafting<'a>),
    Undo(Seq),
    /// A record becomes one with another, which stays.
    Merge {
        from: EntityRef,
        into: EntityRef,
        choices: Choices,
    },
    TakeOut(EntityRef),
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
    let world = form.visit.snapshot.world();
    world.country_of(&world.get(entity)?).cloned()
}
