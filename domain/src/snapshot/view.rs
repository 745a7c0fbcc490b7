//! A world and a day, with what was made for it.

use super::memory::Memory;
use crate::{
    World,
    changeset::Seq,
    doubt::Freshness,
    entity::{Body, Country, Event, Office, Party, Person, Source, Tenure, Transition},
    id::{BodyId, CountryId, EventId, OfficeId, PartyId, PersonId, SourceId, TenureId, TransitionId},
};
use elsa::sync::FrozenMap;
use jiff::civil::Date;
use std::{fmt, sync::Arc};

/// The world as it was known on one day.
pub struct Snapshot {
    pub on: Date,
    /// The number of the last changeset in the world it was taken from.
    pub seq: Seq,
    /// By which the age of checks is judged, in a view of today.
    pub(super) freshness: Option<Freshness>,
    pub(super) world: World,
    /// Whether no source came out later, so that none has to be looked for.
    pub(super) is_every_source_out: bool,
    /// The number of the last changeset that was recorded by the end of the day.
    pub(super) recorded_by: Seq,
    pub(super) countries: Parts<CountryId, Country>,
    pub(super) offices: Parts<OfficeId, Office>,
    pub(super) parties: Parts<PartyId, Party>,
    pub(super) bodies: Parts<BodyId, Body>,
    pub(super) persons: Parts<PersonId, Person>,
    pub(super) tenures: Parts<TenureId, Tenure>,
    pub(super) events: Parts<EventId, Event>,
    pub(super) transitions: Parts<TransitionId, Transition>,
    pub(super) sources: Parts<SourceId, Source>,
    pub(super) memory: Memory,
}

/// Records that were known in part and have been looked at, as they were known.
#[expect(
    clippy::redundant_allocation,
    reason = "the map lends what its box holds, and that is to be the shared pointer"
)]
pub(super) struct Parts<Id, T>(pub FrozenMap<Id, Box<Arc<T>>>);

impl<Id, T> Default for Parts<Id, T> {
    fn default() -> Self {
        Self(FrozenMap::default())
    }
}

impl fmt::Debug for Snapshot {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Snapshot")
            .field("on", &self.on)
            .field("seq", &self.seq)
            .finish_non_exhaustive()
    }
}

/// The order of events by their dates.
pub(super) fn by_date(one: &Event, other: &Event) -> std::cmp::Ordering {
    one.date
        .on
        .cmp(&other.date.on)
        .then_with(|| one.id.cmp(&other.id))
}
