//! What belongs to what: lists of entities by their owner, kept in order and shared between worlds.

use crate::{Body, Event, Office, Tenure, Transition};
use imbl::OrdMap;
use jiff::civil::Date;
use std::{cmp::Ordering, sync::Arc};

/// Whether an entity comes into its lists or leaves them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Listing {
    Add,
    TakeOut,
}

/// An entity that stands in lists, and where.
pub(super) trait Listed {
    /// The order of a list; equal for the same entity alone.
    fn order(&self, other: &Self) -> Ordering;
}

impl Listed for Office {
    fn order(&self, other: &Self) -> Ordering {
        self.id.cmp(&other.id)
    }
}

impl Listed for Body {
    fn order(&self, other: &Self) -> Ordering {
        self.id.cmp(&other.id)
    }
}

/// By the beginning; what has no start stands where it ended, and last where it has not.
impl Listed for Tenure {
    fn order(&self, other: &Self) -> Ordering {
        tenure_order(self, other).then_with(|| self.id.cmp(&other.id))
    }
}

impl Listed for Event {
    fn order(&self, other: &Self) -> Ordering {
        self.date
            .on
            .cmp(&other.date.on)
            .then_with(|| self.id.cmp(&other.id))
    }
}

impl Listed for Transition {
    fn order(&self, other: &Self) -> Ordering {
        self.id.cmp(&other.id)
    }
}

/// Tenures by start. One without a start stands where it ended, since it began before that; one that has neither comes last, by
/// designation.
pub(crate) fn tenure_order(one: &Tenure, other: &Tenure) -> Ordering {
    let place = |tenure: &Tenure| {
        let day = ordering_day(tenure);
        let is_undated = tenure.start.is_none() && tenure.end.is_none();
        (is_undated, day.is_none(), day, tenure.start.is_some())
    };
    place(one)
        .cmp(&place(other))
        .then_with(|| one.start.cmp(&other.start))
        .then_with(|| one.designated.cmp(&other.designated))
}

/// The day by which a tenure stands among others: the last on which it may have begun, as far as that is known.
pub(crate) fn ordering_day(tenure: &Tenure) -> Option<Date> {
    match &tenure.start {
        Some(start) => start.latest(),
        None => tenure
            .end
            .as_ref()
            .and_then(|end| end.earliest().or(end.latest())),
    }
}

/// Entities by owner. A list is copied when it changes while another world shares it, and changed in place otherwise.
#[derive(Clone, Debug, PartialEq)]
pub struct Index<Owner: Ord, T>(OrdMap<Owner, Arc<Vec<Arc<T>>>>);

impl<Owner: Ord, T> Default for Index<Owner, T> {
    fn default() -> Self {
        Self(OrdMap::new())
    }
}

impl<Owner: Ord, T> Index<Owner, T> {
    /// The entities of an owner, in order.
    pub fn of(&self, owner: &Owner) -> &[Arc<T>] {
        self.0.get(owner).map_or(&[], |list| list)
    }
}

#[expect(private_bounds, reason = "what is listed and how is the world's own business")]
impl<Owner: Ord + Clone, T: Listed> Index<Owner, T> {
    /// Puts an entity into the list of an owner, once, however often it names the owner; or takes it out.
    pub(super) fn list(&mut self, owner: &Owner, entity: &Arc<T>, listing: Listing) {
        let Some(list) = self.0.get_mut(owner) else {
            if listing == Listing::Add {
                self.0.insert(owner.clone(), Arc::new(vec![Arc::clone(entity)]));
            }
            return;
        };
        match (place(list, entity), listing) {
            (Err(place), Listing::Add) => Arc::make_mut(list).insert(place, Arc::clone(entity)),
            (Ok(_), Listing::TakeOut) if list.len() == 1 => {
                self.0.remove(owner);
            }
            (Ok(place), Listing::TakeOut) => {
                Arc::make_mut(list).remove(place);
            }
            (Ok(_), Listing::Add) | (Err(_), Listing::TakeOut) => {}
        }
    }
}

fn place<T: Listed>(list: &[Arc<T>], entity: &T) -> Result<usize, usize> {
    list.binary_search_by(|listed| listed.order(entity))
}
