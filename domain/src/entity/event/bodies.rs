//! The chambers that an event is a vote for.

use crate::id::BodyId;
use serde::{Deserialize, Deserializer, Serialize};
use std::ops::Deref;

/// The bodies that an event votes for, in no order that means anything.
///
/// Most events have none, so the list lies behind one pointer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
#[expect(
    clippy::box_collection,
    reason = "a list of three words would cost each event of a world as much"
)]
pub struct Bodies(Option<Box<Vec<BodyId>>>);

impl Deref for Bodies {
    type Target = [BodyId];

    fn deref(&self) -> &[BodyId] {
        self.0.as_deref().map_or(&[], Vec::as_slice)
    }
}

impl Bodies {
    pub const fn is_empty(&self) -> bool {
        self.0.is_none()
    }
}

impl From<Vec<BodyId>> for Bodies {
    fn from(mut bodies: Vec<BodyId>) -> Self {
        bodies.shrink_to_fit();
        Self((!bodies.is_empty()).then(|| Box::new(bodies)))
    }
}

impl<'de> Deserialize<'de> for Bodies {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::deserialize(deserializer).map(Self::from)
    }
}
