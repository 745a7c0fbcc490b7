//! The entities: everything a changeset can change, each with its own sources.
//!
//! Every struct here is at once the record in the journal, the table in a file of `data/`, and the
//! value that the queries answer with. Dates are [`Edtf`](crate::Edtf) strings, ids are slugs, texts
//! are `{ en, ja, ko }`. Absent optional fields mean "not known", never "no".

mod body;
pub mod citation;
mod country;
mod event;
mod exact;
mod former_name;
mod office;
mod party;
mod person;
mod provenance;
mod recorded;
mod renamed;
mod rule;
pub mod source;
mod tenure;
#[cfg(test)]
mod tests;
mod transition;

use crate::words::words;

pub(crate) use exact::exact;

pub use body::{Body, Chamber};
pub use citation::Citation;
pub use country::{Country, Government, Group, Region};
pub use event::{
    Annulment, Bodies, Candidate, DateKind, EarlierDate, Event, EventDate, EventKind, Figure, Firmness,
    Outcome, Participant, Unit, Venue,
};
pub use former_name::FormerName;
pub use office::{Filling, Office, Role};
pub use party::Party;
pub use person::Person;
pub use provenance::{Provenance, Review};
pub use recorded::{Absence, Recorded, RecordedMeetings, covers};
pub use renamed::Renamed;
pub use rule::{ElectionRule, FixedDay, Reckoning, TimeUnit, Weekday, Window};
pub use source::Source;
pub use tenure::{Capacity, EndReason, Entry, Outlook, Powers, Span, Tenure, Term};
pub use transition::{Cause, Transition};

use crate::id::{
    BodyId, CountryId, EventId, IdError, OfficeId, PartyId, PersonId, SourceId, TenureId, TransitionId,
};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

macro_rules! entities {
    ($($kind:ident $id:ident),* $(,)?) => {
        /// Any one entity, as a changeset carries it; shared with the table of the world that it stands in.
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        #[serde(rename_all = "snake_case")]
        pub enum Entity {
            $($kind(Arc<$kind>),)*
        }

        /// What sort of thing an entity is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        #[serde(rename_all = "snake_case")]
        pub enum EntityKind {
            $($kind,)*
        }

        /// The name of one entity: what sort of thing, and which.
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        #[serde(rename_all = "snake_case")]
        pub enum EntityRef {
            $($kind($id),)*
        }

        impl EntityKind {
            pub const ALL: &'static [Self] = &[$(Self::$kind),*];
        }

        impl Entity {
            pub fn kind(&self) -> EntityKind {
                match self { $(Entity::$kind(_) => EntityKind::$kind,)* }
            }

            pub fn id(&self) -> &str {
                match self { $(Entity::$kind(it) => it.id.as_str(),)* }
            }

            pub fn reference(&self) -> EntityRef {
                match self { $(Entity::$kind(it) => EntityRef::$kind(it.id.clone()),)* }
            }

            /// The same under another id; as it is where that names another kind.
            #[must_use]
            pub fn under(mut self, reference: &EntityRef) -> Self {
                match (&mut self, reference) {
                    $((Entity::$kind(it), EntityRef::$kind(id)) if it.id != *id => Arc::make_mut(it).id = id.clone(),)*
                    _ => {}
                }
                self
            }
        }

        impl EntityRef {
            pub fn kind(&self) -> EntityKind {
                match self { $(EntityRef::$kind(_) => EntityKind::$kind,)* }
            }

            pub fn id(&self) -> &str {
                match self { $(EntityRef::$kind(id) => id.as_str(),)* }
            }

            /// The name of an entity from its two parts.
            ///
            /// # Errors
            /// When the text is no id.
            pub fn parse(kind: EntityKind, id: &str) -> Result<Self, IdError> {
                match kind { $(EntityKind::$kind => $id::parse(id).map(EntityRef::$kind),)* }
            }
        }

        $(impl From<$kind> for Entity {
            fn from(it: $kind) -> Self { Entity::$kind(Arc::new(it)) }
        }

        impl From<Arc<$kind>> for Entity {
            fn from(it: Arc<$kind>) -> Self { Entity::$kind(it) }
        })*
    };
}

impl Entity {
    /// On whose word the entity stands; a source stands on its own.
    pub fn provenance(&self) -> Option<&Provenance> {
        match self {
            Self::Country(it) => Some(&it.provenance),
            Self::Office(it) => Some(&it.provenance),
            Self::Party(it) => Some(&it.provenance),
            Self::Body(it) => Some(&it.provenance),
            Self::Person(it) => Some(&it.provenance),
            Self::Tenure(it) => Some(&it.provenance),
            Self::Event(it) => Some(&it.provenance),
            Self::Transition(it) => Some(&it.provenance),
            Self::Source(_) => None,
        }
    }

    /// The number of its item in Wikidata, where it is recorded.
    pub fn wikidata(&self) -> Option<&str> {
        match self {
            Self::Country(it) => it.wikidata.as_deref(),
            Self::Office(it) => it.wikidata.as_deref(),
            Self::Party(it) => it.wikidata.as_deref(),
            Self::Body(it) => it.wikidata.as_deref(),
            Self::Person(it) => it.wikidata.as_deref(),
            Self::Event(it) => it.wikidata.as_deref(),
            Self::Tenure(_) | Self::Transition(_) | Self::Source(_) => None,
        }
    }

    pub fn provenance_mut(&mut self) -> Option<&mut Provenance> {
        match self {
            Self::Country(it) => Some(&mut Arc::make_mut(it).provenance),
            Self::Office(it) => Some(&mut Arc::make_mut(it).provenance),
            Self::Party(it) => Some(&mut Arc::make_mut(it).provenance),
            Self::Body(it) => Some(&mut Arc::make_mut(it).provenance),
            Self::Person(it) => Some(&mut Arc::make_mut(it).provenance),
            Self::Tenure(it) => Some(&mut Arc::make_mut(it).provenance),
            Self::Event(it) => Some(&mut Arc::make_mut(it).provenance),
            Self::Transition(it) => Some(&mut Arc::make_mut(it).provenance),
            Self::Source(_) => None,
        }
    }
}

impl EntityKind {
    /// The word used in data, URLs and translation keys.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Country => "country",
            Self::Office => "office",
            Self::Party => "party",
            Self::Body => "body",
            Self::Person => "person",
            Self::Tenure => "tenure",
            Self::Event => "event",
            Self::Transition => "transition",
            Self::Source => "source",
        }
    }

    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.word() == word)
    }
}

entities! {
    Country CountryId,
    Office OfficeId,
    Party PartyId,
    Body BodyId,
    Person PersonId,
    Tenure TenureId,
    Event EventId,
    Transition TransitionId,
    Source SourceId,
}
