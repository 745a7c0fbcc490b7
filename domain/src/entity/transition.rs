//! One change of holder in one office.

use super::{Provenance, words};
use crate::{
    Edtf,
    id::{OfficeId, TenureId, TransitionId},
};
use serde::{Deserialize, Serialize};

words! {
    /// What set a transition off.
    Cause {
        Election = "election",
        TermEnd = "term_end",
        AnnouncedDeparture = "announced_departure",
        Resignation = "resignation",
        LostConfidence = "lost_confidence",
        Removal = "removal",
        Suspension = "suspension",
        Death = "death",
        Succession = "succession",
        Coup = "coup",
        Other = "other",
    }
}

/// One change of holder in one office. Its steps are the events that point to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Transition {
    pub id: TransitionId,
    pub office: OfficeId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outgoing: Option<TenureId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub incoming: Option<TenureId>,
    pub cause: Cause,
    /// When it became clear that the office would not change hands after all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cancelled: Option<Edtf>,
    #[serde(flatten)]
    pub provenance: Provenance,
}

impl Transition {
    /// The tenures that go out and come in.
    pub fn tenures(&self) -> impl Iterator<Item = &TenureId> {
        self.outgoing.iter().chain(&self.incoming)
    }
}
